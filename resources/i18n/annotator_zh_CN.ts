<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Across</name>
    <message>
        <source>No reports were found that say different things.</source>
        <translation>没有发现说法不一的报告。</translation>
    </message>
    <message>
        <source>Across reports</source>
        <translation>各篇之间</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>搁置(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>重新待定(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>转到该处(&amp;G)</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>出入之处</translation>
    </message>
    <message>
        <source>Ruling</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Why it is right to ignore it</source>
        <translation>可以忽略的理由</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Span</source>
        <translation>片段(&amp;S)</translation>
    </message>
    <message>
        <source>E&amp;dges</source>
        <translation>边界(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>标签(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Add reports…</source>
        <translation>添加报告…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Import annotated files…</source>
        <translation>导入标注文件…</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Word lists…</source>
        <translation>词表…</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Export spans…</source>
        <translation>导出片段…</translation>
    </message>
    <message>
        <source>Export facts…</source>
        <translation>导出数据…</translation>
    </message>
    <message>
        <source>Save what waits</source>
        <translation>保存等待中的操作</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Verify project…</source>
        <translation>检查项目…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Previous suggestion</source>
        <translation>上一个候选</translation>
    </message>
    <message>
        <source>◀ Previous</source>
        <translation>◀ 上一个</translation>
    </message>
    <message>
        <source>Next suggestion</source>
        <translation>下一个候选</translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation>下一个 ▶</translation>
    </message>
    <message>
        <source>Previous unsure suggestion</source>
        <translation>上一个没把握的候选</translation>
    </message>
    <message>
        <source>Next unsure suggestion</source>
        <translation>下一个没把握的候选</translation>
    </message>
    <message>
        <source>Next span at this place</source>
        <translation>此处的下一个片段</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>下一处疑点</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>上一处疑点</translation>
    </message>
    <message>
        <source>Accept and go on</source>
        <translation>接受并继续</translation>
    </message>
    <message>
        <source>✓ Accept</source>
        <translation>✓ 接受</translation>
    </message>
    <message>
        <source>Accept all up to here</source>
        <translation>接受到此处为止的全部</translation>
    </message>
    <message>
        <source>Accept all the rest</source>
        <translation>接受其余全部</translation>
    </message>
    <message>
        <source>Accept all the rest, open the next report</source>
        <translation>接受其余全部，打开下一篇</translation>
    </message>
    <message>
        <source>Reject and go on</source>
        <translation>拒绝并继续</translation>
    </message>
    <message>
        <source>✗ Reject</source>
        <translation>✗ 拒绝</translation>
    </message>
    <message>
        <source>Remove span</source>
        <translation>移除片段</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Label every place in the report…</source>
        <translation>标注本篇中的每一处…</translation>
    </message>
    <message>
        <source>Label every place in the project…</source>
        <translation>标注项目中的每一处…</translation>
    </message>
    <message>
        <source>Reject all like this…</source>
        <translation>拒绝所有相同的候选…</translation>
    </message>
    <message>
        <source>Link to another span</source>
        <translation>与另一片段建立关系</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Find in the report…</source>
        <translation>在报告中查找…</translation>
    </message>
    <message>
        <source>Find the next place</source>
        <translation>查找下一处</translation>
    </message>
    <message>
        <source>Find the place before</source>
        <translation>查找上一处</translation>
    </message>
    <message>
        <source>Search the project…</source>
        <translation>搜索整个项目…</translation>
    </message>
    <message>
        <source>Next place found in the project</source>
        <translation>项目里找到的下一处</translation>
    </message>
    <message>
        <source>Place found before in the project</source>
        <translation>项目里找到的上一处</translation>
    </message>
    <message>
        <source>Edit value</source>
        <translation>编辑数值</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Edit attributes</source>
        <translation>编辑属性</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Report done, open the next</source>
        <translation>完成本篇，打开下一篇</translation>
    </message>
    <message>
        <source>Report done</source>
        <translation>完成本篇</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>下一篇</translation>
    </message>
    <message>
        <source>Previous report</source>
        <translation>上一篇</translation>
    </message>
    <message>
        <source>Flag the report</source>
        <translation>标记本篇待复查</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>分类…</translation>
    </message>
    <message>
        <source>Filter the queue by name</source>
        <translation>按名称筛选列表</translation>
    </message>
    <message>
        <source>Filter the queue…</source>
        <translation>筛选列表…</translation>
    </message>
    <message>
        <source>Filter the queue again</source>
        <translation>重新筛选列表</translation>
    </message>
    <message>
        <source>Show all reports</source>
        <translation>显示全部报告</translation>
    </message>
    <message>
        <source>About the report…</source>
        <translation>报告信息…</translation>
    </message>
    <message>
        <source>Page furniture, or not</source>
        <translation>标为页面杂项，或取消</translation>
    </message>
    <message>
        <source>Find candidates again</source>
        <translation>重新查找候选</translation>
    </message>
    <message>
        <source>Find candidates again in all reports</source>
        <translation>在所有报告中重新查找候选</translation>
    </message>
    <message>
        <source>Add to the word list</source>
        <translation>加入词表</translation>
    </message>
    <message>
        <source>Never suggest this</source>
        <translation>不再列为候选</translation>
    </message>
    <message>
        <source>Show rejected</source>
        <translation>显示已拒绝的候选</translation>
    </message>
    <message>
        <source>Show links between spans</source>
        <translation>显示片段间的关系</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行距</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <translation>文字恢复原大小</translation>
    </message>
    <message>
        <source>Raw, clean, converted text in turn</source>
        <translation>轮换原文、清理后、转换后</translation>
    </message>
    <message>
        <source>Text view</source>
        <translation>文本视图</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Clean text</source>
        <translation>清理后的文本</translation>
    </message>
    <message>
        <source>In simplified characters</source>
        <translation>以简体显示</translation>
    </message>
    <message>
        <source>In traditional characters</source>
        <translation>以繁体显示</translation>
    </message>
    <message>
        <source>In simplified characters, words of Taiwan turned</source>
        <translation>以简体显示（转换台湾用词）</translation>
    </message>
    <message>
        <source>In traditional characters, in words of Taiwan</source>
        <translation>以正体显示（台湾用词）</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Facts and posts…</source>
        <translation>数据与任职…</translation>
    </message>
    <message>
        <source>Findings…</source>
        <translation>疑点…</translation>
    </message>
    <message>
        <source>Differences across reports…</source>
        <translation>各篇之间的出入…</translation>
    </message>
    <message>
        <source>Figures…</source>
        <translation>统计图表…</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Language of the desktop</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>Find and run…</source>
        <translation>查找并执行…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改快捷键…</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门练习</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Begin one character earlier</source>
        <translation>起点前移一字</translation>
    </message>
    <message>
        <source>End one character later</source>
        <translation>终点后移一字</translation>
    </message>
    <message>
        <source>Begin one character later</source>
        <translation>起点后移一字</translation>
    </message>
    <message>
        <source>End one character earlier</source>
        <translation>终点前移一字</translation>
    </message>
    <message>
        <source>Begin one word earlier</source>
        <translation>起点前移一词</translation>
    </message>
    <message>
        <source>End one word later</source>
        <translation>终点后移一词</translation>
    </message>
    <message>
        <source>Begin one word later</source>
        <translation>起点后移一词</translation>
    </message>
    <message>
        <source>End one word earlier</source>
        <translation>终点前移一词</translation>
    </message>
    <message>
        <source>Split at the caret</source>
        <translation>在光标处拆分</translation>
    </message>
    <message>
        <source>Unite with the next</source>
        <translation>与下一个合并</translation>
    </message>
    <message>
        <source>Consistency…</source>
        <translation>标注一致性…</translation>
    </message>
</context>
<context>
    <name>Around</name>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Remove this link</source>
        <translation>删除此关系</translation>
    </message>
    <message>
        <source>{what} – undone</source>
        <translation>{what}（已撤销）</translation>
    </message>
    <message>
        <source>{count} at once</source>
        <translation>一次 {count} 处</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Adding reports</source>
        <translation>正在添加报告</translation>
    </message>
    <message>
        <source>Comparing texts</source>
        <translation>正在比对文本</translation>
    </message>
    <message>
        <source>Looking for candidates</source>
        <translation>正在查找候选</translation>
    </message>
    <message>
        <source>Reports added: {count}</source>
        <translation>已添加报告：{count} 篇</translation>
    </message>
    <message>
        <source>Stopped. Reports added: {count}</source>
        <translation>已停止。已添加报告：{count} 篇</translation>
    </message>
    <message>
        <source>in the project already: {count}</source>
        <translation>项目中已有：{count} 篇</translation>
    </message>
    <message>
        <source>spans added to those: {count}</source>
        <translation>其中新增片段：{count}</translation>
    </message>
    <message>
        <source>spans passed over: {count}</source>
        <translation>跳过的片段：{count}</translation>
    </message>
    <message>
        <source>spans left out: {count}</source>
        <translation>按要求未导入的片段：{count}</translation>
    </message>
    <message>
        <source>with the text of another: {count}</source>
        <translation>与已有报告同文：{count}</translation>
    </message>
    <message>
        <source>refused: {count}</source>
        <translation>未加入：{count}</translation>
    </message>
    <message>
        <source>remarks: {count}</source>
        <translation>说明：{count}</translation>
    </message>
    <message>
        <source>What did not come in</source>
        <translation>未加入的文件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Add the same texts too</source>
        <translation>同文的也加入</translation>
    </message>
    <message>
        <source>… and {count} more.</source>
        <translation>……还有 {count} 条。</translation>
    </message>
    <message>
        <source>{name} has the text of {other}.</source>
        <translation>{name} 与 {other} 同文。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find and run</source>
        <translation>查找并执行</translation>
    </message>
    <message>
        <source>Name of an action, a label or a report</source>
        <translation>操作、标签或报告的名称</translation>
    </message>
    <message>
        <source>More that are not shown: {count}. Type more of the name.</source>
        <translation>另有 {count} 项未显示，请继续输入名称。</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有这个名称。</translation>
    </message>
    <message>
        <source>That cannot be done here now.</source>
        <translation>现在不能在此执行。</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>Filter the queue</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>With findings only</source>
        <translation>只看有疑点的</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>2020, 2020-04, 2020-04-28</source>
        <translation>2020、2020-04、2020-04-28</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Marks under the label</source>
        <translation>含此标签的标记</translation>
    </message>
    <message>
        <source>Marks that are</source>
        <translation>标记状态</translation>
    </message>
    <message>
        <source>Open suggestions below the score</source>
        <translation>待定候选分数低于</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Last worked on by</source>
        <translation>最近审阅者</translation>
    </message>
    <message>
        <source>Report date from</source>
        <translation>报告日期自</translation>
    </message>
    <message>
        <source>Report date until</source>
        <translation>报告日期至</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Consistency</name>
    <message>
        <source>Looking through the project</source>
        <translation>正在查看整个项目</translation>
    </message>
    <message>
        <source>No text is marked in several ways.</source>
        <translation>没有标法不一的文字。</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>标注一致性</translation>
    </message>
    <message>
        <source>Places of the text</source>
        <translation>这段文字的各处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Space ticks the chosen places, Enter or a label&apos;s key labels the ticked ones; {undo} takes back what was done here.</source>
        <translation>空格勾选所选各处，回车或标签键给勾选的各处加标签；{undo} 撤销在此所做。</translation>
    </message>
    <message>
        <source>No text is marked in several ways any more.</source>
        <translation>已经没有标法不一的文字。</translation>
    </message>
    <message>
        <source>Texts marked in several ways: {count}. Likely errors come first.</source>
        <translation>标法不一的文字：{count}。最可能有错的排在前面。</translation>
    </message>
    <message>
        <source>{count} more come when you look again.</source>
        <translation>另有 {count} 条，再次查找时出现。</translation>
    </message>
    <message>
        <source>Of this one, the first places are shown.</source>
        <translation>这一条只列出前面的各处。</translation>
    </message>
    <message>
        <source>Label {count} places</source>
        <translation>标注 {count} 处</translation>
    </message>
    <message>
        <source>Take {count} marks away ({key})</source>
        <translation>去掉 {count} 处标注 ({key})</translation>
    </message>
    <message>
        <source>Each is right ({key})</source>
        <translation>都对 ({key})</translation>
    </message>
    <message>
        <source>Texts marked in several ways</source>
        <translation>标法不一的文字</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Marked as</source>
        <translation>标为</translation>
    </message>
    <message>
        <source>no mark</source>
        <translation>未标注</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>This is the last report.</source>
        <translation>这是最后一篇报告。</translation>
    </message>
    <message>
        <source>This is the first report.</source>
        <translation>这是第一篇报告。</translation>
    </message>
    <message>
        <source>Before the first one: on from the end.</source>
        <translation>已到第一个，转到最后。</translation>
    </message>
    <message>
        <source>After the last one: on from the beginning.</source>
        <translation>已到最后一个，从头继续。</translation>
    </message>
    <message>
        <source>No open suggestion has a score below {score}.</source>
        <translation>没有评分低于 {score} 的待定候选。</translation>
    </message>
    <message>
        <source>No suggestion is open in this report.</source>
        <translation>本篇已没有待定的候选。</translation>
    </message>
    <message>
        <source>No label is likely here: press a label&apos;s key.</source>
        <translation>此处没有合适的标签：请按某个标签的按键。</translation>
    </message>
    <message>
        <source>No suggestion is open before this place.</source>
        <translation>此处之前没有待定的候选。</translation>
    </message>
    <message>
        <source>Accepted {count} suggestions; {left} stay open, for they overlap other marks</source>
        <translation>已接受 {count} 个候选；{left} 个与其他片段重叠，仍待定</translation>
    </message>
    <message>
        <source>That is its label already.</source>
        <translation>它已经是这个标签。</translation>
    </message>
    <message>
        <source>Now select text with the mouse for {label}; Esc ends it.</source>
        <translation>现在用鼠标选取“{label}”的文字；按 Esc 取消。</translation>
    </message>
    <message>
        <source>No label waits for a selection any more.</source>
        <translation>不再有标签等待选取。</translation>
    </message>
    <message>
        <source>This would remove {spans} spans and reject {suggestions} suggestions. Do it again to confirm.</source>
        <translation>这将移除 {spans} 处片段并拒绝 {suggestions} 个候选。再做一次以确认。</translation>
    </message>
    <message>
        <source>Go to a suggestion first, or click a span.</source>
        <translation>请先转到一个候选，或点击一处片段。</translation>
    </message>
    <message>
        <source>Looked through to the end; suggestions changed: {count}</source>
        <translation>已查找到文末；变动的建议：{count}</translation>
    </message>
    <message>
        <source>Nothing changes by that.</source>
        <translation>这样没有任何变化。</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>This edge goes no further.</source>
        <translation>这一端不能再移。</translation>
    </message>
    <message>
        <source>Nothing follows to unite it with.</source>
        <translation>后面没有可以合并的片段。</translation>
    </message>
    <message>
        <source>No other span is at this place.</source>
        <translation>此处没有别的片段。</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export spans</source>
        <translation>导出片段</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>How it will read</source>
        <translation>导出后的样子</translation>
    </message>
    <message>
        <source>Counting… {percent} %</source>
        <translation>正在统计… {percent} %</translation>
    </message>
    <message>
        <source>Say where it is to be written.</source>
        <translation>请写明写到哪里。</translation>
    </message>
    <message>
        <source>{name} is there already. It is replaced if it is an export that nobody has touched.</source>
        <translation>{name} 已存在；只有当它是导出后没有人动过的文件夹时才会被替换。</translation>
    </message>
    <message>
        <source>{name} is there already, and will be replaced.</source>
        <translation>{name} 已存在，将被替换。</translation>
    </message>
    <message>
        <source>{name} are there already, and will be replaced.</source>
        <translation>{name} 已存在，将被替换。</translation>
    </message>
    <message>
        <source>{name}: {size} bytes that are no text</source>
        <translation>{name}：{size} 字节，不是文本</translation>
    </message>
    <message>
        <source>&amp;suggestions</source>
        <translation>候选(&amp;S)</translation>
    </message>
    <message>
        <source>what was re&amp;jected</source>
        <translation>已拒绝的(&amp;J)</translation>
    </message>
    <message>
        <source>with a data card &amp;beside it</source>
        <translation>附数据说明(&amp;B)</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>选择(&amp;O)…</translation>
    </message>
    <message>
        <source>all reports</source>
        <translation>全部报告</translation>
    </message>
    <message>
        <source>no split</source>
        <translation>不划分</translation>
    </message>
    <message>
        <source>See&amp;d:</source>
        <translation>种子(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>Beside confirmed spans:</source>
        <translation>除已确认的片段外：</translation>
    </message>
    <message>
        <source>Re&amp;ports:</source>
        <translation>报告(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Text:</source>
        <translation>文本(&amp;T)：</translation>
    </message>
    <message>
        <source>Sp&amp;lit:</source>
        <translation>划分(&amp;L)：</translation>
    </message>
    <message>
        <source>L&amp;icence:</source>
        <translation>许可(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Where to:</source>
        <translation>写到(&amp;W)：</translation>
    </message>
    <message>
        <source>Ta&amp;gs:</source>
        <translation>标记方式(&amp;G)：</translation>
    </message>
    <message>
        <source>To&amp;kens:</source>
        <translation>记号(&amp;K)：</translation>
    </message>
    <message>
        <source>Spans that &amp;cut tokens:</source>
        <translation>切断记号的片段(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Names in:</source>
        <translation>名称语言(&amp;N)：</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>单字</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>are left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>grow to whole ones</source>
        <translation>扩至整词</translation>
    </message>
    <message>
        <source>shrink to whole ones</source>
        <translation>缩至整词</translation>
    </message>
    <message>
        <source>those that the queue shows</source>
        <translation>队列中显示的</translation>
    </message>
    <message>
        <source>An export is being written already.</source>
        <translation>已有导出正在进行。</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>{path}: {reports} reports with {spans} spans are written.</source>
        <translation>{path}：已写出 {reports} 篇报告，{spans} 处片段。</translation>
    </message>
    <message>
        <source>Stopped: nothing was exported.</source>
        <translation>已停止，没有导出任何内容。</translation>
    </message>
    <message>
        <source>Reports: {reports}; spans: {spans}</source>
        <translation>报告：{reports}；片段：{spans}</translation>
    </message>
    <message>
        <source>{format} cannot carry: {losses}</source>
        <translation>{format} 不能保留：{losses}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Left out, as this text shows nothing of them: {count}</source>
        <translation>此文本中看不到而略去的：{count}</translation>
    </message>
    <message>
        <source>Left out, as another says the same here: {count}</source>
        <translation>与另一片段变得相同而略去的：{count}</translation>
    </message>
    <message>
        <source>Widened to what is converted as a whole: {count}</source>
        <translation>扩大到整体转换部分的：{count}</translation>
    </message>
    <message>
        <source>Reports that nobody has looked at go out with suggestions only.</source>
        <translation>还没有人审阅过的报告，只有连同候选一起才会导出。</translation>
    </message>
    <message>
        <source>Nothing of that is lost.</source>
        <translation>其中没有任何内容丢失。</translation>
    </message>
</context>
<context>
    <name>FactExport</name>
    <message>
        <source>CSV (a file each for facts and posts)</source>
        <translation>CSV（数据与任职各一个文件）</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Excel 工作簿（XLSX）</translation>
    </message>
    <message>
        <source>Parquet (a file each for facts and posts)</source>
        <translation>Parquet（数据与任职各一个文件）</translation>
    </message>
    <message>
        <source>JSON-LD (linked data)</source>
        <translation>JSON-LD（关联数据）</translation>
    </message>
    <message>
        <source>Those of confirmed spans</source>
        <translation>已确认片段的</translation>
    </message>
    <message>
        <source>Those of suggestions too</source>
        <translation>也包括建议的</translation>
    </message>
    <message>
        <source>Accepted facts and posts alone</source>
        <translation>仅已采纳的数据与任职</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>By indicator and year</source>
        <translation>按指标与年份</translation>
    </message>
    <message>
        <source>By indicator and month</source>
        <translation>按指标与月份</translation>
    </message>
    <message>
        <source>By indicator and day</source>
        <translation>按指标与日期</translation>
    </message>
    <message>
        <source>Export facts and posts</source>
        <translation>导出数据与任职</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Which</source>
        <translation>范围(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Pivot</source>
        <translation>透视表(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>{path}: {facts} facts and {posts} posts are written.</source>
        <translation>{path}：已写入 {facts} 条数据、{posts} 条任职。</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Meant as</source>
        <translation>限定</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>任职者</translation>
    </message>
    <message>
        <source>part of a whole</source>
        <translation>其中</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Choose the part that is not there first.</source>
        <translation>请先选定要否定的一项。</translation>
    </message>
    <message>
        <source>That mark is gone meanwhile.</source>
        <translation>该标记此间已不存在。</translation>
    </message>
    <message>
        <source>Facts: {count}</source>
        <translation>数据：{count}</translation>
    </message>
    <message>
        <source>Posts: {count}</source>
        <translation>任职：{count}</translation>
    </message>
    <message>
        <source>Accepted: {sure} of {count}</source>
        <translation>已采纳：{sure}/{count}</translation>
    </message>
    <message>
        <source>Accept	Space</source>
        <translation>采纳	空格</translation>
    </message>
    <message>
        <source>Set this part…	F2</source>
        <translation>设定此项…	F2</translation>
    </message>
    <message>
        <source>It is not so	Delete</source>
        <translation>并非如此	Delete</translation>
    </message>
    <message>
        <source>As proposed	Backspace</source>
        <translation>恢复建议	Backspace</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Stand behind the chosen rows (Space)</source>
        <translation>采纳所选各行（空格）</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部采纳</translation>
    </message>
    <message>
        <source>Stand behind all rows: one step to undo</source>
        <translation>采纳所有各行：一步即可撤销</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>A reviewer says so.</source>
        <translation>由审阅者认定。</translation>
    </message>
    <message>
        <source>Proposed by the rule “{rule}”.</source>
        <translation>由规则“{rule}”建议。</translation>
    </message>
    <message>
        <source>Nothing tells it.</source>
        <translation>没有依据。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>The text&apos;s column</source>
        <translation>正文所在的列</translation>
    </message>
    <message>
        <source>Which column of {name} holds the text of a report?</source>
        <translation>{name} 的哪一列是报告正文？</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Figures</source>
        <translation>统计图表</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save the table…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>&amp;Reviewer:</source>
        <translation>审阅者(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>从(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Up to:</source>
        <translation>到(&amp;U)：</translation>
    </message>
    <message>
        <source>All reviewers</source>
        <translation>所有审阅者</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Written to {name}.</source>
        <translation>已写入 {name}。</translation>
    </message>
    <message>
        <source>Decisions a day</source>
        <translation>每日决定</translation>
    </message>
    <message>
        <source>Reports done a day</source>
        <translation>每日完成的报告</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Seconds a span, by day</source>
        <translation>每个片段所用秒数，按日</translation>
    </message>
    <message>
        <source>Actions a span, by day</source>
        <translation>每个片段所用操作，按日</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Spans by label</source>
        <translation>各标签的片段</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Right as proposed, of those decided; the line: 95 % confidence</source>
        <translation>已判定的候选中原样正确的比例；横线为 95 % 置信区间</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>{share} % of {count}</source>
        <translation>{count} 个中 {share} %</translation>
    </message>
    <message>
        <source>Seconds a span, by reviewer</source>
        <translation>每个片段所用秒数，按审阅者</translation>
    </message>
    <message>
        <source>Actions a span, by reviewer</source>
        <translation>每个片段所用操作，按审阅者</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>审阅者</translation>
    </message>
    <message>
        <source>Nothing has been decided there yet.</source>
        <translation>还没有任何决定。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审阅者</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Reports done</source>
        <translation>完成的报告</translation>
    </message>
    <message>
        <source>Actions a span</source>
        <translation>每片段操作</translation>
    </message>
    <message>
        <source>Seconds a span</source>
        <translation>每片段秒数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>Suggester</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Edges wrong</source>
        <translation>边界错</translation>
    </message>
    <message>
        <source>Label wrong</source>
        <translation>标签错</translation>
    </message>
    <message>
        <source>Value wrong</source>
        <translation>数值错</translation>
    </message>
    <message>
        <source>Spurious</source>
        <translation>多余</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>正确率</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>上限</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Add reports</source>
        <translation>添加报告</translation>
    </message>
    <message>
        <source>Reports and records ({endings})</source>
        <translation>报告和标注记录 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import annotated files</source>
        <translation>导入标注文件</translation>
    </message>
    <message>
        <source>Annotated files ({endings})</source>
        <translation>标注文件 ({endings})</translation>
    </message>
    <message>
        <source>Add a folder of reports</source>
        <translation>添加报告文件夹</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Projects (*.annot)</source>
        <translation>项目 (*.annot)</translation>
    </message>
    <message>
        <source>Export spans</source>
        <translation>导出片段</translation>
    </message>
    <message>
        <source>Export facts and posts</source>
        <translation>导出数据与任职</translation>
    </message>
    <message>
        <source>Back up the project</source>
        <translation>备份项目</translation>
    </message>
    <message>
        <source>Add a word list</source>
        <translation>添加词表</translation>
    </message>
    <message>
        <source>Lists (*.txt *.tsv)</source>
        <translation>词表 (*.txt *.tsv)</translation>
    </message>
    <message>
        <source>Write the label set</source>
        <translation>写出标签集</translation>
    </message>
    <message>
        <source>Label set</source>
        <translation>标签集</translation>
    </message>
    <message>
        <source>Label sets (*.toml)</source>
        <translation>标签集 (*.toml)</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>类型：</translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message>
        <source>Filing reports</source>
        <translation>正在处理报告</translation>
    </message>
    <message>
        <source>On the way through the log</source>
        <translation>正在撤销或重做</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>places: {count}</source>
        <translation>共 {count} 处</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>第 {at} 处，共 {count} 处</translation>
    </message>
    <message>
        <source>Find in the report</source>
        <translation>在报告中查找</translation>
    </message>
    <message>
        <source>The place before (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>The next place (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Looking for what does not add up…</source>
        <translation>正在查找对不上的地方…</translation>
    </message>
    <message>
        <source>Nothing was found that does not add up.</source>
        <translation>没有发现对不上的地方。</translation>
    </message>
    <message>
        <source>{number} of {all}: {finding}</source>
        <translation>第 {number} 处，共 {all} 处：{finding}</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>No finding is current.</source>
        <translation>尚未选中疑点。</translation>
    </message>
    <message>
        <source>Right to ignore: {when}</source>
        <translation>可以忽略的情形：{when}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>记号</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Ruling</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>It is a fault indeed (C)</source>
        <translation>确有错误（C）</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>搁置…</translation>
    </message>
    <message>
        <source>It is right to ignore it (D)</source>
        <translation>可以忽略（D）</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新待定</translation>
    </message>
    <message>
        <source>As if nobody had ruled on it (O)</source>
        <translation>视为尚未裁定（O）</translation>
    </message>
    <message>
        <source>Fix the value</source>
        <translation>改正数值</translation>
    </message>
    <message>
        <source>Write the value of the chosen evidence anew (F)</source>
        <translation>重写所选依据的数值（F）</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Look through the report</source>
        <translation>查找本篇</translation>
    </message>
    <message>
        <source>Open: {open} · dismissed: {dismissed} · adds up: {holds}</source>
        <translation>待定：{open} · 已搁置：{dismissed} · 对得上：{holds}</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Which findings are shown</source>
        <translation>显示哪些疑点</translation>
    </message>
    <message>
        <source>Show what adds up</source>
        <translation>也显示对得上的</translation>
    </message>
    <message>
        <source>Why it is right to ignore:</source>
        <translation>为何可以忽略：</translation>
    </message>
    <message>
        <source>A reason, or nothing; Enter dismisses, Esc gives up</source>
        <translation>写上理由，或留空；回车搁置，Esc 放弃</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>adds up</source>
        <translation>对得上</translation>
    </message>
    <message>
        <source>{ruling}: {reason}</source>
        <translation>{ruling}：{reason}</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Practise for a minute</source>
        <translation>练习一分钟</translation>
    </message>
    <message>
        <source>End practice</source>
        <translation>结束练习</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Is this your first time here? Learn the keys in a minute on a short report. Or add your own reports: File → Add reports, or drop them here.</source>
        <translation>第一次使用？用一篇短报告，一分钟学会按键。也可以直接添加自己的报告：文件 → 添加报告，或拖放到这里。</translation>
    </message>
    <message>
        <source>That is all there is to it. End practice, and add your reports.</source>
        <translation>就是这些。结束练习，添加您的报告吧。</translation>
    </message>
    <message>
        <source>Practice: nothing of this is kept. Do each of these once, in any order.</source>
        <translation>练习：所做的都不会保留。下面每一项各做一次，顺序不限。</translation>
    </message>
    <message>
        <source>{key}: the framed suggestion is right</source>
        <translation>{key}：方框中的候选正确</translation>
    </message>
    <message>
        <source>{key}: it should not be there</source>
        <translation>{key}：不该标注</translation>
    </message>
    <message>
        <source>Another label&apos;s key, such as {key}: its label is wrong</source>
        <translation>别的标签的键，如 {key}：标签不对</translation>
    </message>
    <message>
        <source>Select text with the mouse, then a label&apos;s key: one was missing</source>
        <translation>用鼠标选中文字，再按标签的键：补上遗漏</translation>
    </message>
    <message>
        <source>{key}: take back what was done last</source>
        <translation>{key}：撤销上一步</translation>
    </message>
    <message>
        <source>{key}: the report is done</source>
        <translation>{key}：本篇完成</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>Something does not add up here.</source>
        <translation>这里前后对不上。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Every label</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>Every act</source>
        <translation>所有操作</translation>
    </message>
    <message>
        <source>Decisions: {count}</source>
        <translation>决定：{count}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>This report</source>
        <translation>仅本报告</translation>
    </message>
    <message>
        <source>Undo this decision</source>
        <translation>撤销此项</translation>
    </message>
    <message>
        <source>Undo the chosen decision (Delete)</source>
        <translation>撤销所选的决定（Delete）</translation>
    </message>
    <message>
        <source>Text, note, report</source>
        <translation>文字、备注、报告</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>审阅者</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>the project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Spans in it</source>
        <translation>片段数</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The first records</source>
        <translation>前几条记录</translation>
    </message>
    <message>
        <source>is refused</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>a new report</source>
        <translation>新报告</translation>
    </message>
    <message>
        <source>joins {name}, as a view</source>
        <translation>加入 {name}（另一种读法）</translation>
    </message>
    <message>
        <source>joins {name}</source>
        <translation>加入 {name}</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>what fits</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>characters (code points)</source>
        <translation>字符（码点）</translation>
    </message>
    <message>
        <source>UTF-16 units</source>
        <translation>UTF-16 单元</translation>
    </message>
    <message>
        <source>bytes of UTF-8</source>
        <translation>UTF-8 字节</translation>
    </message>
    <message>
        <source>Import annotated files</source>
        <translation>导入标注文件</translation>
    </message>
    <message>
        <source>the end is the last one</source>
        <translation>右端含最后一个</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>confirmed spans, but for what the file suggests</source>
        <translation>已确认的片段（文件注明是候选的除外）</translation>
    </message>
    <message>
        <source>suggestions, each to be reviewed</source>
        <translation>候选，逐个审阅</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Come in as</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Offsets count</source>
        <translation>位置按什么计</translation>
    </message>
    <message>
        <source>Reading the first records…</source>
        <translation>正在读取前几条记录……</translation>
    </message>
    <message>
        <source>Records: {count}.</source>
        <translation>记录：{count} 条。</translation>
    </message>
    <message>
        <source>Records: {count}. The first {shown} are shown.</source>
        <translation>共 {count} 条记录，显示前 {shown} 条。</translation>
    </message>
    <message>
        <source>The labels of the first {count} records are shown, and {shown} of those themselves.</source>
        <translation>列出前 {count} 条记录的标签，并显示其中前 {shown} 条。</translation>
    </message>
    <message>
        <source>Labels that are not shown here: {count}.</source>
        <translation>此处未列出的标签：{count} 个。</translation>
    </message>
    <message>
        <source>Label in the file</source>
        <translation>文件中的标签</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Comes in as</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Labels in the files</source>
        <translation>文件中的标签</translation>
    </message>
    <message>
        <source>“{name}” comes in as</source>
        <translation>“{name}”导入为</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>不导入</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>修饰</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>多于</translation>
    </message>
    <message>
        <source>about</source>
        <translation>大约</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>少于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>beginning of</source>
        <translation>初</translation>
    </message>
    <message>
        <source>middle of</source>
        <translation>中</translation>
    </message>
    <message>
        <source>end of</source>
        <translation>末</translation>
    </message>
    <message>
        <source>each</source>
        <translation>每</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>审阅者</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>ordinals</source>
        <translation>序次</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>durations</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>persons</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>events</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>set phrases</source>
        <translation>提法</translation>
    </message>
    <message>
        <source>word list</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>No span is current.</source>
        <translation>尚未选中片段。</translation>
    </message>
    <message>
        <source>Current span</source>
        <translation>当前片段</translation>
    </message>
    <message>
        <source>Spans labelled {label} have no value.</source>
        <translation>标签为“{label}”的片段没有数值。</translation>
    </message>
    <message>
        <source>Spans labelled {label} have no attributes.</source>
        <translation>标签为“{label}”的片段没有属性。</translation>
    </message>
    <message>
        <source>{count} characters in all</source>
        <translation>共 {count} 字</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>The project is backed up: {path}</source>
        <translation>项目已备份：{path}</translation>
    </message>
    <message>
        <source>The daily backup is not made: {reason}</source>
        <translation>未能完成每日备份：{reason}</translation>
    </message>
    <message>
        <source>Verifying the project</source>
        <translation>正在检查项目</translation>
    </message>
    <message>
        <source>The project is whole. Looked through: {report} reports, {mark} marks, {relation} links, {decision} decisions.</source>
        <translation>项目完好。已检查：报告 {report} 篇，标记 {mark} 个，关系 {relation} 条，决定 {decision} 次。</translation>
    </message>
    <message>
        <source>Texts that could be compared with nothing, as no source is kept of them: {count}.</source>
        <translation>没有保存来源、无从比对的正文：{count} 篇。</translation>
    </message>
    <message>
        <source>Something is under way with the project already.</source>
        <translation>项目正在处理中，请稍候。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Change keys</source>
        <translation>更改快捷键</translation>
    </message>
    <message>
        <source>Type a part of the name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>Set key</source>
        <translation>设置快捷键</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>再加一个快捷键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>不设快捷键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The keys of labels are set where labels are edited.</source>
        <translation>标签的快捷键在编辑标签处设置。</translation>
    </message>
    <message>
        <source>Press the key for “{name}”, or Esc to leave it.</source>
        <translation>请按下“{name}”的新快捷键，按 Esc 则不变。</translation>
    </message>
    <message>
        <source>Label: {name}</source>
        <translation>标签：{name}</translation>
    </message>
    <message>
        <source>Type a part of the name, or a key</source>
        <translation>输入名称的一部分，或快捷键</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改快捷键…</translation>
    </message>
    <message>
        <source>There is no such key.</source>
        <translation>没有这样的快捷键。</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>在文中</translation>
    </message>
    <message>
        <source>Move the caret</source>
        <translation>移动光标</translation>
    </message>
    <message>
        <source>Move it by words</source>
        <translation>按词移动光标</translation>
    </message>
    <message>
        <source>Move it by sentences</source>
        <translation>按句移动光标</translation>
    </message>
    <message>
        <source>Move it by paragraphs</source>
        <translation>按段移动光标</translation>
    </message>
    <message>
        <source>Select text from the caret</source>
        <translation>从光标处选择文字</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Give up what is selected, or under way</source>
        <translation>放弃所选或正在进行的操作</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Keys that cannot be used, or are used already: {keys}</source>
        <translation>不能使用或已被占用的快捷键：{keys}</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Merge “{name}” into another label</source>
        <translation>把“{name}”并入另一个标签</translation>
    </message>
    <message>
        <source>Remove “{name}” and its marks</source>
        <translation>移除“{name}”及其标记</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Its marks come under</source>
        <translation>其标记归入</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>In its context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Marks: {count} ({statuses}), in {reports} reports.</source>
        <translation>标记：{count}（{statuses}），分布在 {reports} 份报告中。</translation>
    </message>
    <message>
        <source>At {count} places both labels stand: one mark stays there, confirmed before open.</source>
        <translation>有 {count} 处两个标签都有：每处只留一个标记，已确认的优先于待定的。</translation>
    </message>
    <message>
        <source>Word lists that follow: {names}.</source>
        <translation>随之改动的词表：{names}。</translation>
    </message>
    <message>
        <source>The first {count} of them:</source>
        <translation>其中前 {count} 个：</translation>
    </message>
    <message>
        <source>Labels of the project</source>
        <translation>项目的标签</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>颜色…</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>并入…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>To a file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Colour of “{name}” in the light theme</source>
        <translation>“{name}”在浅色主题中的颜色</translation>
    </message>
    <message>
        <source>Colour of “{name}” in the dark theme</source>
        <translation>“{name}”在深色主题中的颜色</translation>
    </message>
    <message>
        <source>“{name}” is removed with its marks when you press OK.</source>
        <translation>按“确定”后，“{name}”连同其标记一起移除。</translation>
    </message>
    <message>
        <source>“{name}” is merged into “{other}” when you press OK.</source>
        <translation>按“确定”后，“{name}”并入“{other}”。</translation>
    </message>
    <message>
        <source>Read from {name}. Press OK to use it.</source>
        <translation>已读入 {name}。按“确定”采用。</translation>
    </message>
    <message>
        <source>It lacks these labels, whose marks go with them: {names}.</source>
        <translation>其中没有这些标签，它们的标记将一起移除：{names}。</translation>
    </message>
    <message>
        <source>Written to {name}.</source>
        <translation>已写入 {name}。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记数</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>{name} is hard to read in the light theme: contrast {found}, {least} is enough.</source>
        <translation>{name} 在浅色主题中难以看清：对比度 {found}，需要 {least}。</translation>
    </message>
    <message>
        <source>{name} is hard to read in the dark theme: contrast {found}, {least} is enough.</source>
        <translation>{name} 在深色主题中难以看清：对比度 {found}，需要 {least}。</translation>
    </message>
    <message>
        <source>The labels are as they were.</source>
        <translation>标签没有改动。</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>The link is given up.</source>
        <translation>已放弃建立关系。</translation>
    </message>
    <message>
        <source>No spans of this report are linked yet.</source>
        <translation>本报告还没有片段间的关系。</translation>
    </message>
    <message>
        <source>No relation is for spans labelled {label}.</source>
        <translation>没有适用于“{label}”片段的关系。</translation>
    </message>
    <message>
        <source>Link from {span}: go to another span and press the key again ({labels}). Escape gives up.</source>
        <translation>从 {span} 建立关系：到另一片段再按一次该键（{labels}）。按 Esc 放弃。</translation>
    </message>
    <message>
        <source>{one} and {other} cannot be linked. {label} goes with: {labels}.</source>
        <translation>{one} 与 {other} 之间不能建立关系。{label}可与：{labels}。</translation>
    </message>
    <message>
        <source>These two are linked so already.</source>
        <translation>两者已有这种关系。</translation>
    </message>
    <message>
        <source>Link {one} and {other}: {kinds}</source>
        <translation>{one} 与 {other}：{kinds}</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>suggest</source>
        <translation>列为候选</translation>
    </message>
    <message>
        <source>never suggest</source>
        <translation>不列为候选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>词条</translation>
    </message>
    <message>
        <source>Word lists</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新建词表</translation>
    </message>
    <message>
        <source>Add from a file…</source>
        <translation>从文件添加…</translation>
    </message>
    <message>
        <source>Remove list</source>
        <translation>删除词表</translation>
    </message>
    <message>
        <source>One entry a line</source>
        <translation>每行一个词条</translation>
    </message>
    <message>
        <source>Then find candidates again in all reports</source>
        <translation>然后在所有报告中重新查找候选</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>new list</source>
        <translation>新词表</translation>
    </message>
    <message>
        <source>any label</source>
        <translation>任何标签</translation>
    </message>
    <message>
        <source>The word lists are changed; Z takes it back.</source>
        <translation>词表已更改；按 Z 撤销。</translation>
    </message>
    <message>
        <source>“{text}” is in the word list “{name}” already.</source>
        <translation>“{text}”已在词表“{name}”中。</translation>
    </message>
    <message>
        <source>“{text}” is now in the word list “{name}”; Z takes it back.</source>
        <translation>“{text}”已加入词表“{name}”；按 Z 撤销。</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>link</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>stretches</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>词条</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>right as</source>
        <translation>标法都对</translation>
    </message>
    <message>
        <source>marks: {count}</source>
        <translation>片段：{count}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop reports here, or press Ctrl+O.</source>
        <translation>把报告拖到这里，或按 Ctrl+O。</translation>
    </message>
    <message>
        <source>no date found</source>
        <translation>未找到日期</translation>
    </message>
    <message>
        <source>{length} characters</source>
        <translation>{length} 字</translation>
    </message>
    <message>
        <source>Text size {zoom} %</source>
        <translation>文字大小 {zoom}%</translation>
    </message>
    <message>
        <source>Text: {mode}</source>
        <translation>文本：{mode}</translation>
    </message>
    <message>
        <source>Report annotator</source>
        <translation>报告标注器</translation>
    </message>
    <message>
        <source>Report annotator {version}
Labels spans in Chinese reports.</source>
        <translation>报告标注器 {version}
为中文报告标注实体与数字。</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Faults found in the project: {count}. Go on with a backup of it.</source>
        <translation>项目中发现 {count} 处错误。请改用它的备份继续。</translation>
    </message>
    <message>
        <source>Spans whose text is not there in this encoding: {count}. They were taken away; undo (Z) brings text and spans back.</source>
        <translation>按此编码解码后，有 {count} 个片段找不到原来的文字，已移除；撤销（Z）可恢复文本和片段。</translation>
    </message>
    <message>
        <source>{text} Leave without it?</source>
        <translation>{text}不保存就离开吗？</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Leave without it</source>
        <translation>不保存就离开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The program made a mistake and did not finish what it was doing. What was confirmed before is safe. Please send the details to its makers, and start it again.</source>
        <translation>程序出错，未能完成刚才的操作。此前确认的内容都已保存。请把详细信息发给开发者，并重新启动程序。</translation>
    </message>
</context>
<context>
    <name>Occurrences</name>
    <message>
        <source>Every place</source>
        <translation>每一处</translation>
    </message>
    <message>
        <source>Space ticks the chosen rows, Ctrl+A chooses all.</source>
        <translation>空格勾选所选行，Ctrl+A 选中全部。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>After</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>There now</source>
        <translation>此处现有</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>suggested so</source>
        <translation>已是候选</translation>
    </message>
    <message>
        <source>suggested: {labels}</source>
        <translation>候选：{labels}</translation>
    </message>
    <message>
        <source>rejected before</source>
        <translation>曾被拒绝</translation>
    </message>
    <message>
        <source>labelled: {labels}</source>
        <translation>已标注：{labels}</translation>
    </message>
    <message>
        <source>Looking for places</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>“{text}” is labelled {label} wherever it stands.</source>
        <translation>“{text}”各处都已标为“{label}”。</translation>
    </message>
    <message>
        <source>Label “{text}” as {label} at every ticked place.</source>
        <translation>在勾选的每一处把“{text}”标为“{label}”。</translation>
    </message>
    <message>
        <source>Labelled so already: {count}.</source>
        <translation>已如此标注：{count} 处。</translation>
    </message>
    <message>
        <source>Label {count} places</source>
        <translation>标注 {count} 处</translation>
    </message>
    <message>
        <source>Labelling</source>
        <translation>正在标注</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation>正在拒绝</translation>
    </message>
    <message>
        <source>Every place was changed in the meantime.</source>
        <translation>各处都已在此期间改动。</translation>
    </message>
    <message>
        <source>No open suggestion is like this one.</source>
        <translation>没有与此相同的待定候选。</translation>
    </message>
    <message>
        <source>Reject “{text}” as {label} at every ticked place.</source>
        <translation>在勾选的每一处拒绝把“{text}”标为“{label}”。</translation>
    </message>
    <message>
        <source>Reject {count} suggestions</source>
        <translation>拒绝 {count} 个候选</translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>Enter labels it {label}; another label: its key.</source>
        <translation>按 Enter 标为“{label}”；其他标签按其键。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>new</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>{count} 条待定</translation>
    </message>
    <message>
        <source>open suggestions: {count}</source>
        <translation>待定候选：{count}</translation>
    </message>
    <message>
        <source>findings: {count}</source>
        <translation>疑点：{count}</translation>
    </message>
    <message>
        <source>Reports: {done} of {total} done</source>
        <translation>报告：已完成 {done} / {total}</translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation>显示 {shown} / {total}</translation>
    </message>
    <message>
        <source>No report is as asked: {conditions}.</source>
        <translation>没有报告符合条件：{conditions}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Show all reports</source>
        <translation>显示全部报告</translation>
    </message>
    <message>
        <source>Take away: {condition}</source>
        <translation>取消条件：{condition}</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>加入顺序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Open suggestions</source>
        <translation>待定候选</translation>
    </message>
    <message>
        <source>Least sure suggestion</source>
        <translation>最不确定的候选</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审阅者</translation>
    </message>
    <message>
        <source>Report date</source>
        <translation>报告日期</translation>
    </message>
    <message>
        <source>Last worked on</source>
        <translation>最近审阅时间</translation>
    </message>
    <message>
        <source>“{part}” in the name</source>
        <translation>名称含“{part}”</translation>
    </message>
    <message>
        <source>score below {score}</source>
        <translation>分数低于 {score}</translation>
    </message>
    <message>
        <source>last worked on by {reviewer}</source>
        <translation>最近审阅：{reviewer}</translation>
    </message>
    <message>
        <source>from {day} on</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>with findings</source>
        <translation>有疑点</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Part of the name</source>
        <translation>名称的一部分</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Conditions…</source>
        <translation>筛选条件…</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>降序</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Report date</source>
        <translation>报告日期</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建于</translation>
    </message>
    <message>
        <source>Dateline</source>
        <translation>电头</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>row of a table</source>
        <translation>表格中的一行</translation>
    </message>
    <message>
        <source>JSON record</source>
        <translation>JSON 记录</translation>
    </message>
    <message>
        <source>About the report</source>
        <translation>报告信息</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>清理规则</translation>
    </message>
    <message>
        <source>2020-04-28; relative dates resolve against it</source>
        <translation>2020-04-28；相对日期以此推算</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>读取自</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>{encoding} ({percent} % sure)</source>
        <translation>{encoding}（把握 {percent}%）</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Report text</source>
        <translation>报告正文</translation>
    </message>
</context>
<context>
    <name>Rereading</name>
    <message>
        <source>The project&apos;s clean-up is changed, for all its reports; to take it back, choose it again.</source>
        <translation>项目的清理规则已改，对全部报告生效；如要改回，请重新选择。</translation>
    </message>
    <message>
        <source>Looking for candidates</source>
        <translation>正在查找候选</translation>
    </message>
    <message>
        <source>Candidates found again. Reports looked at: {count}; changed: {changed}</source>
        <translation>已重新查找候选。查看的报告：{count}；有变化的：{changed}</translation>
    </message>
    <message>
        <source>Stopped: the report is read as before.</source>
        <translation>已停止：报告保持原样。</translation>
    </message>
    <message>
        <source>Stopped. What was found until now stays.</source>
        <translation>已停止。已找到的予以保留。</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Line ends of every kind</source>
        <translation>各种换行符</translation>
    </message>
    <message>
        <source>Characters without ink</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>Blanks of every width</source>
        <translation>各种空格</translation>
    </message>
    <message>
        <source>Marks of Markdown</source>
        <translation>Markdown 标记</translation>
    </message>
    <message>
        <source>Pinyin glosses</source>
        <translation>夹注的拼音</translation>
    </message>
    <message>
        <source>Torn digits</source>
        <translation>被拆开的数字</translation>
    </message>
    <message>
        <source>Lines broken at a width</source>
        <translation>按宽度折断的行</translation>
    </message>
    <message>
        <source>Runs of empty lines</source>
        <translation>连续空行</translation>
    </message>
    <message>
        <source>Width of marks and figures (shown only)</source>
        <translation>标点和数字的全角半角（仅显示）</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>This report</source>
        <translation>本报告</translation>
    </message>
    <message>
        <source>as the project</source>
        <translation>同项目</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>&amp;Label {count}…</source>
        <translation>标注 {count} 处(&amp;L)…</translation>
    </message>
    <message>
        <source>Re&amp;ject {count}</source>
        <translation>拒绝 {count} 处(&amp;J)</translation>
    </message>
    <message>
        <source>Search the project</source>
        <translation>搜索整个项目</translation>
    </message>
    <message>
        <source>A text, or a label: 商会   PER is:open   QUANTITY &gt; 1000 人</source>
        <translation>文字或标签：商会   PER is:open   QUANTITY &gt; 1000 人</translation>
    </message>
    <message>
        <source>What is searched for</source>
        <translation>要搜索的内容</translation>
    </message>
    <message>
        <source>Places that were found</source>
        <translation>找到的各处</translation>
    </message>
    <message>
        <source>&amp;Form…</source>
        <translation>表单(&amp;F)…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>In the order of reports</source>
        <translation>按报告次序</translation>
    </message>
    <message>
        <source>By what stands before</source>
        <translation>按前文</translation>
    </message>
    <message>
        <source>By the text found</source>
        <translation>按找到的文字</translation>
    </message>
    <message>
        <source>By what stands after</source>
        <translation>按后文</translation>
    </message>
    <message>
        <source>By what is there now</source>
        <translation>按此处现有</translation>
    </message>
    <message>
        <source>Enter goes to the place, Space ticks, A labels, X rejects, Esc reads on</source>
        <translation>回车到该处，空格勾选，A 标注，X 拒绝，Esc 回到正文</translation>
    </message>
    <message>
        <source>Places: {count} … reports looked into: {looked} of {total}</source>
        <translation>已找到 {count} 处……已查 {looked} / {total} 篇</translation>
    </message>
    <message>
        <source>The first {count} places; there may be more.</source>
        <translation>最先的 {count} 处；可能还有更多。</translation>
    </message>
    <message>
        <source>Places: {count}</source>
        <translation>共 {count} 处</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Indexed for searching: {done} of {total} reports</source>
        <translation>正在建立搜索索引：{done} / {total} 篇</translation>
    </message>
    <message>
        <source>Nothing is found yet: search the project first.</source>
        <translation>还没有搜索结果：请先搜索整个项目。</translation>
    </message>
    <message>
        <source>The report is read otherwise now. Search again.</source>
        <translation>这篇报告的读法已经改变，请重新搜索。</translation>
    </message>
    <message>
        <source>Place {number} of {count}</source>
        <translation>第 {number} 处，共 {count} 处</translation>
    </message>
    <message>
        <source>Nothing is marked there.</source>
        <translation>那里没有标记。</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>Search by a form</source>
        <translation>用表单搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>suggested, open</source>
        <translation>候选，待定</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>not marked at all</source>
        <translation>没有任何标记</translation>
    </message>
    <message>
        <source>Text:</source>
        <translation>文字：</translation>
    </message>
    <message>
        <source>Near it:</source>
        <translation>附近有：</translation>
    </message>
    <message>
        <source>Label:</source>
        <translation>标签：</translation>
    </message>
    <message>
        <source>Status:</source>
        <translation>状态：</translation>
    </message>
    <message>
        <source>Value:</source>
        <translation>数值：</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>备注：</translation>
    </message>
    <message>
        <source>Suggester:</source>
        <translation>提取器：</translation>
    </message>
    <message>
        <source>Its rule:</source>
        <translation>规则：</translation>
    </message>
    <message>
        <source>Name of the report:</source>
        <translation>报告名：</translation>
    </message>
    <message>
        <source>In one line:</source>
        <translation>写成一行：</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>a part of it; * for any</source>
        <translation>其中的文字；* 表示任意</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Shift+J and Shift+K stop at suggestions with a lower score.</source>
        <translation>Shift+J 和 Shift+K 停在分数更低的候选上。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Reports are shown</source>
        <translation>报告显示为</translation>
    </message>
    <message>
        <source>Names found by LAC</source>
        <translation>用 LAC 查找名称</translation>
    </message>
    <message>
        <source>Daily backups</source>
        <translation>每日备份</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审阅者</translation>
    </message>
    <message>
        <source>Unsure below a score of</source>
        <translation>低于此分数为不确定</translation>
    </message>
    <message>
        <source>Own project</source>
        <translation>自己的项目</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>设置文件</translation>
    </message>
    <message>
        <source>the last {count} are kept, and older ones more sparsely</source>
        <translation>保留最近 {count} 份，更早的逐渐减少</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>as the desktop</source>
        <translation>随桌面</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>with the labels&apos; names</source>
        <translation>带标签名</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>LAC is chosen by {name}.</source>
        <translation>LAC 由 {name} 决定。</translation>
    </message>
    <message>
        <source>LAC is not installed; it comes by: pip install &apos;report-annotator[ner]&apos;</source>
        <translation>未安装 LAC；可安装：pip install &apos;report-annotator[ner]&apos;</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Tags</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tag, then Enter</source>
        <translation>输入分类后按回车</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tags of {count} reports</source>
        <translation>{count} 篇报告的分类</translation>
    </message>
    <message>
        <source>Tags of {name}</source>
        <translation>{name} 的分类</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Edge moved</source>
        <translation>边界已移</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>已拆分</translation>
    </message>
    <message>
        <source>United</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Relabelled</source>
        <translation>已改标签</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Value set</source>
        <translation>已改数值</translation>
    </message>
    <message>
        <source>Note set</source>
        <translation>已改备注</translation>
    </message>
    <message>
        <source>Attribute set</source>
        <translation>已设属性</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>已建立关系</translation>
    </message>
    <message>
        <source>Link removed</source>
        <translation>已删除关系</translation>
    </message>
    <message>
        <source>Kind of link changed</source>
        <translation>已更改关系种类</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>What is known of the report is changed</source>
        <translation>报告信息已改</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Clean-up is changed</source>
        <translation>清理规则已改</translation>
    </message>
    <message>
        <source>Page furniture is changed</source>
        <translation>页面杂项已改</translation>
    </message>
    <message>
        <source>Decoded anew</source>
        <translation>已重新解码</translation>
    </message>
    <message>
        <source>Candidates found again</source>
        <translation>已重新查找候选</translation>
    </message>
    <message>
        <source>Labels changed</source>
        <translation>标签已更改</translation>
    </message>
    <message>
        <source>Right in several ways</source>
        <translation>多种标法都对</translation>
    </message>
    <message>
        <source>Finding ruled on</source>
        <translation>已裁定一处疑点</translation>
    </message>
    <message>
        <source>Fact set</source>
        <translation>已设定数据</translation>
    </message>
    <message>
        <source>Post set</source>
        <translation>已设定任职</translation>
    </message>
    <message>
        <source>Labels changed; Z takes it back</source>
        <translation>标签已改动；按 Z 撤销</translation>
    </message>
    <message>
        <source>Word lists changed</source>
        <translation>词表已更改</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>已重做</translation>
    </message>
    <message>
        <source>what is known of the report</source>
        <translation>报告信息</translation>
    </message>
    <message>
        <source>clean-up</source>
        <translation>清理规则</translation>
    </message>
    <message>
        <source>page furniture</source>
        <translation>页面杂项</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>suggestions and spans changed: {count}</source>
        <translation>变动的候选和片段：{count}</translation>
    </message>
    <message>
        <source>Accepted {count} suggestions</source>
        <translation>已接受 {count} 个候选</translation>
    </message>
    <message>
        <source>Finding confirmed</source>
        <translation>疑点已确认</translation>
    </message>
    <message>
        <source>Finding dismissed</source>
        <translation>疑点已搁置</translation>
    </message>
    <message>
        <source>Finding open again</source>
        <translation>疑点重新待定</translation>
    </message>
    <message>
        <source>{count} suggestions</source>
        <translation>{count} 个候选</translation>
    </message>
    <message>
        <source>{count} under it taken away; Z brings them back</source>
        <translation>同时去掉了被覆盖的 {count} 处，按 Z 可恢复</translation>
    </message>
    <message>
        <source>suggestions and spans: {count}; reports: {reports}</source>
        <translation>候选和片段：{count}；报告：{reports}</translation>
    </message>
    <message>
        <source>left, for somebody has changed them since: {count} reports</source>
        <translation>其后已被他人改动，{count} 篇报告保持不变</translation>
    </message>
    <message>
        <source>the labels of the project; marks changed: {count}</source>
        <translation>项目的标签；改动的标记：{count}</translation>
    </message>
</context>
<context>
    <name>Unnamed</name>
    <message>
        <source>Choose all rows</source>
        <translation>选中所有行</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>Nothing can be changed while an act waits to be saved.</source>
        <translation>有操作等待保存，在此之前不能再作改动。</translation>
    </message>
    <message>
        <source>Everything is saved.</source>
        <translation>全部都已保存。</translation>
    </message>
    <message>
        <source>Given up, not saved: {count}</source>
        <translation>已放弃、未保存：{count} 项</translation>
    </message>
    <message>
        <source>Not saved yet: {count} acts.</source>
        <translation>尚未保存：{count} 项操作。</translation>
    </message>
    <message>
        <source>Not saved yet: what you did at {place}.</source>
        <translation>尚未保存：您在{place}处的操作。</translation>
    </message>
    <message>
        <source>Not saved yet: what you did last.</source>
        <translation>尚未保存：您的上一步操作。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Give up what is not saved</source>
        <translation>放弃尚未保存的操作</translation>
    </message>
    <message>
        <source>Another process is writing to the project.</source>
        <translation>另一个进程正在写入此项目。</translation>
    </message>
    <message>
        <source>The disk is full: make room on it.</source>
        <translation>磁盘已满，请腾出空间。</translation>
    </message>
    <message>
        <source>The project cannot be written ({reason}).</source>
        <translation>项目无法写入（{reason}）。</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>Converting…</source>
        <translation>正在转换…</translation>
    </message>
    <message>
        <source>· {mode} · raw {raw} · shown {shown} · line {line}</source>
        <translation>· {mode} · 原文 {raw} · 显示 {shown} · 第 {line} 行</translation>
    </message>
    <message>
        <source>raw text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>清理后</translation>
    </message>
    <message>
        <source>simplified</source>
        <translation>简体</translation>
    </message>
    <message>
        <source>traditional</source>
        <translation>繁体</translation>
    </message>
    <message>
        <source>simplified, Taiwan&apos;s words turned</source>
        <translation>简体（转换台湾用词）</translation>
    </message>
    <message>
        <source>traditional, in Taiwan&apos;s words</source>
        <translation>正体（台湾用词）</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{path} is not there (any more). Check the name, or add the file again.</source>
        <translation>{path} 不存在（或已被移走）。请核对文件名，或重新添加。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check who may read it, then try again.</source>
        <translation>无法读取 {path}：{reason}。请检查读取权限后重试。</translation>
    </message>
    <message>
        <source>{path} is empty: there is no text to review. Choose another file.</source>
        <translation>{path} 是空文件，没有可审阅的文字。请选择其他文件。</translation>
    </message>
    <message>
        <source>{path} is not a text file: it holds binary data at byte {offset}. Save the report as UTF-8 or GB18030 text and add that.</source>
        <translation>{path} 不是文本文件：第 {offset} 字节处是二进制数据。请将报告另存为 UTF-8 或 GB18030 文本后再添加。</translation>
    </message>
    <message>
        <source>{path} has {size} MB; a report may have {limit} MB. Split it, then add the parts.</source>
        <translation>{path} 有 {size} MB，而一篇报告最多 {limit} MB。请拆分后再添加。</translation>
    </message>
    <message>
        <source>{name} claims to be a report of this project, but its text is another. Give it the sha256 of its own source, or none.</source>
        <translation>{name} 自称是本项目中的一篇报告，但文字不同。请改用它自己来源的 sha256，或不写。</translation>
    </message>
    <message>
        <source>{path} is a project, not a report. Open it as a project.</source>
        <translation>{path} 是项目，不是报告。请作为项目打开。</translation>
    </message>
    <message>
        <source>{path} holds annotated records, not a report. Import it into a project.</source>
        <translation>{path} 是带标注的记录，不是报告。请把它导入项目。</translation>
    </message>
    <message>
        <source>{path}: {count} files of other kinds were passed over ({names}). Save what is a report as DOCX, PDF or text, then add it.</source>
        <translation>{path}：有 {count} 个其他类型的文件未读取（{names}）。其中如有报告，请另存为 DOCX、PDF 或文本后添加。</translation>
    </message>
    <message>
        <source>{path} holds no reports: no file in it ends in {suffixes}. Choose another folder.</source>
        <translation>{path} 中没有报告：没有以 {suffixes} 结尾的文件。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} is not text in UTF-8, GB18030, Big5 or UTF-16: byte {offset} fits none of them. Save it as UTF-8, then add it again.</source>
        <translation>{path} 不是 UTF-8、GB18030、Big5 或 UTF-16 文本：第 {offset} 字节与它们都不符。请另存为 UTF-8 后重新添加。</translation>
    </message>
    <message>
        <source>{path} looks like {encoding} text, but is damaged at byte {offset}. Get it anew, or choose another encoding for it.</source>
        <translation>{path} 看来是 {encoding} 文本，但第 {offset} 字节已损坏。请重新获取该文件，或为它选择别的编码。</translation>
    </message>
    <message>
        <source>{path} is not {encoding} text: byte {offset} does not fit. Choose another encoding.</source>
        <translation>{path} 不是 {encoding} 文本：第 {offset} 字节不符。请选择别的编码。</translation>
    </message>
    <message>
        <source>There is no encoding {name} to choose. Choose one of: {known}.</source>
        <translation>没有名为 {name} 的编码可选。可选：{known}。</translation>
    </message>
    <message>
        <source>{path} is damaged, or no {kind} file. Get it anew, then add it again.</source>
        <translation>{path} 已损坏，或不是 {kind} 文件。请重新获取后再添加。</translation>
    </message>
    <message>
        <source>{path} is protected by a password. Save it without one, then add it again.</source>
        <translation>{path} 有密码保护。请另存为无密码的文件后再添加。</translation>
    </message>
    <message>
        <source>{path} declares entities of its own in {part}, as no office program does. Save it anew with Word, Excel or LibreOffice, then add it again.</source>
        <translation>{path} 的 {part} 中自行声明了实体，办公软件不会这样做。请用 Word、Excel 或 LibreOffice 重新保存后再添加。</translation>
    </message>
    <message>
        <source>{path} is nested too deep, or holds a part too long, to be read. Save its text as plain text and add that.</source>
        <translation>{path} 嵌套过深或某一部分过长，无法读取。请把它的文字另存为纯文本后添加。</translation>
    </message>
    <message>
        <source>{path} holds no text: its pages are pictures, or empty. Have its text recognised (OCR) first, then add it again.</source>
        <translation>{path} 没有文字：各页是图片或空白。请先做文字识别（OCR）再添加。</translation>
    </message>
    <message>
        <source>Page {page} of {path} is damaged: its text is missing. Compare it with another copy.</source>
        <translation>{path} 第 {page} 页已损坏，该页文字缺失。请与另一份副本核对。</translation>
    </message>
    <message>
        <source>These pages of {path} are pictures, whose text is missing: {pages}. Have it recognised (OCR), then add the file again.</source>
        <translation>{path} 的以下各页是图片，文字缺失：{pages}。请做文字识别（OCR）后重新添加该文件。</translation>
    </message>
    <message>
        <source>{path} has {pages} pages; the first {limit} were read. Split it, then add the rest.</source>
        <translation>{path} 有 {pages} 页，只读取了前 {limit} 页。请拆分后添加其余部分。</translation>
    </message>
    <message>
        <source>{path} has no column or key {field}. Choose one of: {known}.</source>
        <translation>{path} 没有名为 {field} 的列或键。可选：{known}。</translation>
    </message>
    <message>
        <source>{path} holds no text to review in any column or key. Choose another file.</source>
        <translation>{path} 的各列或各键中都没有可审阅的正文。请选择别的文件。</translation>
    </message>
    <message>
        <source>{count} rows of {path} have no text in {field}; they were passed over. Choose another column if that is wrong.</source>
        <translation>{path} 有 {count} 行在 {field} 列没有文字，已略过。如不对，请选择别的列。</translation>
    </message>
    <message>
        <source>The sheet {sheet} of {path} has no column {field}: it was passed over. Name its column so, or save the sheet by itself.</source>
        <translation>{path} 的工作表 {sheet} 没有 {field} 列，已略过。请把该列改为此名，或单独保存该工作表。</translation>
    </message>
    <message>
        <source>A sheet of {path} spans {cells} cells; it may span {limit}. Delete what lies far from its data, then add it again.</source>
        <translation>{path} 的一个工作表占 {cells} 个单元格，上限为 {limit}。请删除远离数据的内容后重新添加。</translation>
    </message>
    <message>
        <source>{path} was not read: its name leads out of the archive. Pack it again under another name.</source>
        <translation>{path} 未读取：它的名称指向压缩包之外。请换个名称重新打包。</translation>
    </message>
    <message>
        <source>{path} was not read: it is a link. Pack the file itself that it points to.</source>
        <translation>{path} 未读取：它是链接。请打包它所指的文件本身。</translation>
    </message>
    <message>
        <source>{path} was not read: it is an archive in an archive. Unpack it, then add it.</source>
        <translation>{path} 未读取：它是压缩包中的压缩包。请先解压再添加。</translation>
    </message>
    <message>
        <source>{path} unpacks to more than {limit} MB. Split it, then add the parts.</source>
        <translation>{path} 解压后超过 {limit} MB。请拆分后分别添加。</translation>
    </message>
    <message>
        <source>{path} unpacks to more than {limit} times its size, as only archives do that are made to do harm. Add its files unpacked.</source>
        <translation>{path} 解压后超过原大小的 {limit} 倍，只有恶意压缩包才会如此。请解压后添加其中的文件。</translation>
    </message>
    <message>
        <source>{path} holds {count} files; an archive may hold {limit}. Split it, then add the parts.</source>
        <translation>{path} 含 {count} 个文件，压缩包上限为 {limit} 个。请拆分后分别添加。</translation>
    </message>
    <message>
        <source>{path} is packed in a way that is not known here. Pack it anew as plain ZIP.</source>
        <translation>{path} 的压缩方式无法识别。请重新打包为普通 ZIP。</translation>
    </message>
    <message>
        <source>{path} holds no reports: no file in it ends in {suffixes}. Choose another archive.</source>
        <translation>{path} 中没有报告：没有以 {suffixes} 结尾的文件。请选择别的压缩包。</translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}. Mend that line, then import the file again.</source>
        <translation>{path} 第 {line} 行：{reason}。请修正该行后重新导入。</translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}. This was left out; the rest of it was read.</source>
        <translation>{path} 第 {line} 行：{reason}。这一处没有读入，其余已读入。</translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}.</source>
        <translation>{path} 第 {line} 行：{reason}。</translation>
    </message>
    <message>
        <source>{path}, line {line}: the offsets count otherwise ({counting}); they were converted.</source>
        <translation>{path} 第 {line} 行：偏移的计数方式不同（{counting}），已换算。</translation>
    </message>
    <message>
        <source>{path}: what was said of line {line} holds for {count} more records.</source>
        <translation>{path}：对第 {line} 行的说明也适用于另外 {count} 条记录。</translation>
    </message>
    <message>
        <source>{path}, line {line}: it does not say what a name becomes. Write the name, a tab, and the label, or nothing behind the tab to leave it out.</source>
        <translation>{path} 第 {line} 行：没有写明名称对应什么标签。请写：名称、制表符、标签；制表符后留空表示不导入。</translation>
    </message>
    <message>
        <source>No span is labelled “{name}”: what was said of it had no effect.</source>
        <translation>没有标为“{name}”的标注：对它的指定没有起作用。</translation>
    </message>
    <message>
        <source>There is no format {name}. Choose one of: {known}.</source>
        <translation>没有名为 {name} 的格式。可选：{known}。</translation>
    </message>
    <message>
        <source>{path} does not tell which format it is of. Say so by --from, and one of: {known}.</source>
        <translation>无法看出 {path} 是哪种格式。请用 --from 指明以下之一：{known}。</translation>
    </message>
    <message>
        <source>{name} is only written, not read. Choose one of: {known}.</source>
        <translation>{name} 只能写出，不能读入。请从以下格式中选一种：{known}。</translation>
    </message>
    <message>
        <source>{name} is only read, not written. Choose one of: {known}.</source>
        <translation>{name} 只能读入，不能写出。请从以下格式中选一种：{known}。</translation>
    </message>
    <message>
        <source>{name} needs {extra}, which is not installed. Install it with: pip install &apos;report-annotator[{extra}]&apos;.</source>
        <translation>{name} 需要 {extra}，尚未安装。请运行：pip install &apos;report-annotator[{extra}]&apos;。</translation>
    </message>
    <message>
        <source>“{value}” is no split. Write the shares of two or three parts, such as 90/10 or 80/10/10.</source>
        <translation>“{value}”不是划分比例。请写出两份或三份的比例，例如 90/10 或 80/10/10。</translation>
    </message>
    <message>
        <source>{option} makes no difference to the format {name}. Leave it out.</source>
        <translation>{option} 对格式 {name} 不起作用。请去掉它。</translation>
    </message>
    <message>
        <source>{path} holds what somebody has written. Move it away, or export without a data card.</source>
        <translation>{path} 里有人写过的内容。请先移开它，或不写数据说明。</translation>
    </message>
    <message>
        <source>The label set {path} cannot be used: {reason}. Mend it, then try again.</source>
        <translation>标签集 {path} 无法使用：{reason}。请修正后重试。</translation>
    </message>
    <message>
        <source>{path} holds no marked reports: {reason}. Give a folder of gold files.</source>
        <translation>{path} 中没有人工标注的报告：{reason}。请指定标准答案所在的文件夹。</translation>
    </message>
    <message>
        <source>There is no project {path}. Check the name, or make it by importing reports.</source>
        <translation>没有项目 {path}。请核对名称，或通过导入报告来新建。</translation>
    </message>
    <message>
        <source>{path} is not a project of this program. Choose a file that ends in .annot.</source>
        <translation>{path} 不是本程序的项目。请选择以 .annot 结尾的文件。</translation>
    </message>
    <message>
        <source>{url} is a database of another kind, which cannot hold a project yet. Give the path of a file that ends in .annot, or {begins}:///PATH.</source>
        <translation>{url} 是另一种数据库，目前还不能存放项目。请给出以 .annot 结尾的文件路径，或 {begins}:///路径。</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name, or open it.</source>
        <translation>{path} 已存在。请换一个名称，或直接打开它。</translation>
    </message>
    <message>
        <source>{path} is left of a project that is gone. Delete it, or choose another name.</source>
        <translation>{path} 是已不存在的项目留下的。请删除它，或换一个名称。</translation>
    </message>
    <message>
        <source>{path} was made by a newer version of this program ({revision}). Update the program, then open it again.</source>
        <translation>{path} 由更新版本的程序创建（{revision}）。请升级程序后再打开。</translation>
    </message>
    <message>
        <source>The project {path} is damaged: {reason}. Nothing was written; open a backup of it.</source>
        <translation>项目 {path} 已损坏：{reason}。未写入任何内容；请打开它的备份。</translation>
    </message>
    <message>
        <source>The project {path} is locked by another process. Close that one, then try again.</source>
        <translation>项目 {path} 正被另一个进程锁定。请关闭那个进程后重试。</translation>
    </message>
    <message>
        <source>{path} is the project itself, not a backup of it. Choose another file.</source>
        <translation>{path} 就是项目本身，不是它的备份。请另选文件。</translation>
    </message>
    <message>
        <source>{path} holds a project or a report, not an export. Choose another name.</source>
        <translation>{path} 是项目或报告，不是导出文件。请换一个名称。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Nothing was saved there; choose another place, or allow writing.</source>
        <translation>无法写入 {path}：{reason}。没有保存任何内容；请换一个位置，或开放写入权限。</translation>
    </message>
    <message>
        <source>The disk that holds {path} is full. Nothing was saved there; make room on it.</source>
        <translation>{path} 所在的磁盘已满，那里什么也没有保存；请腾出空间。</translation>
    </message>
    <message>
        <source>Nobody called {name} has decided anything there. Choose one of: {known}.</source>
        <translation>那里没有名叫 {name} 的人做过决定。请选择：{known}。</translation>
    </message>
    <message>
        <source>Nothing is selected. Select some text, then label it.</source>
        <translation>没有选中文字。请先选中文字，再打标签。</translation>
    </message>
    <message>
        <source>Only blanks, or a part of a gloss, are there: no span can be made of that.</source>
        <translation>所选只有空白或注音的一部分，不能作为片段。</translation>
    </message>
    <message>
        <source>{start}-{end} does not lie in the text of {length} characters.</source>
        <translation>{start}-{end} 超出了全文 {length} 字的范围。</translation>
    </message>
    <message>
        <source>A relation {kind} does not lead from {begin} to {end}. Choose another kind.</source>
        <translation>关系 {kind} 不能从 {begin} 连到 {end}。请另选一种。</translation>
    </message>
    <message>
        <source>These two overlap, and only one of them can be a span. Accept one first.</source>
        <translation>两者重叠，只能有一个成为片段。请先接受其中一个。</translation>
    </message>
    <message>
        <source>A span is split where the caret stands inside it. Click or walk to that place first.</source>
        <translation>拆分要在片段内的光标处进行。请先点到或移到该处。</translation>
    </message>
    <message>
        <source>This span was changed elsewhere in the meantime. The report was read again.</source>
        <translation>这处片段刚在别处被改动，已重新读取本篇报告。</translation>
    </message>
    <message>
        <source>Somebody has ruled on this finding in the meantime: that stands.</source>
        <translation>其间已有人裁定这处疑点，以其为准。</translation>
    </message>
    <message>
        <source>The labels were changed elsewhere in the meantime. Look at them as they are now, then do it again.</source>
        <translation>标签在此期间已在别处改动。请看看现在的标签，再做一次。</translation>
    </message>
    <message>
        <source>Somebody has changed since what that act changed: it stays. The next undo goes further.</source>
        <translation>那一步改动的内容后来已被他人改过，因此保留。再按一次撤销会跳到更早的一步。</translation>
    </message>
    <message>
        <source>There is no decision {number} in this project.</source>
        <translation>本项目中没有编号为 {number} 的决定。</translation>
    </message>
    <message>
        <source>That decision is not in effect any more: it was undone before.</source>
        <translation>该决定已不生效：之前已经撤销。</translation>
    </message>
    <message>
        <source>It stays, for {who} has built on it since ({when}, “{what}”). Undo that first.</source>
        <translation>不能撤销：{who} 之后在此基础上做了操作（{when}，“{what}”）。请先撤销那一项。</translation>
    </message>
    <message>
        <source>It stays, for what it changed is otherwise by now. Nothing was undone.</source>
        <translation>不能撤销：它所改的内容现在已不是原样。未作任何改动。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>“{value}” is not a value for {label}. Write it as {example}.</source>
        <translation>“{value}”不能作为 {label} 的数值。请按此格式填写：{example}。</translation>
    </message>
    <message>
        <source>“{value}” is not a time. Write it as 2020-04-28 or 2020-04-28T09:30.</source>
        <translation>“{value}” 不是时间。请写成 2020-04-28 或 2020-04-28T09:30。</translation>
    </message>
    <message>
        <source>“{value}” is not a day. Write it as 2020-04-28, or leave it empty.</source>
        <translation>“{value}”不是一个日期。请写成 2020-04-28，或留空。</translation>
    </message>
    <message>
        <source>Nothing is written on these lines.</source>
        <translation>这些行上没有文字。</translation>
    </message>
    <message>
        <source>There is no report “{name}” in this project. Give its name or its number.</source>
        <translation>本项目中没有报告“{name}”。请给出报告的名称或编号。</translation>
    </message>
    <message>
        <source>{name} was not decoded from text: it has no encoding to change.</source>
        <translation>{name} 不是由文本解码而来，没有可更改的编码。</translation>
    </message>
    <message>
        <source>There is no label “{label}”. Choose one of: {known}.</source>
        <translation>没有标签“{label}”。请从下列标签中选择：{known}。</translation>
    </message>
    <message>
        <source>There is no word list “{name}” in this project. Check the name.</source>
        <translation>此项目中没有词表“{name}”。请检查名称。</translation>
    </message>
    <message>
        <source>There is a word list “{name}” already, for another label or use. Choose another name.</source>
        <translation>已有词表“{name}”，其标签或用途不同。请另选名称。</translation>
    </message>
    <message>
        <source>Somebody has changed these word lists in the meantime. Nothing was kept; open them again.</source>
        <translation>这些词表在此期间已被他人更改。未保存任何内容；请重新打开。</translation>
    </message>
    <message>
        <source>{path} holds no entries. Write one on each line, then add it again.</source>
        <translation>{path} 中没有词条。请每行写一个，然后重新添加。</translation>
    </message>
    <message>
        <source>{path}, line {line}: an entry has over {most} characters. Write one phrase on each line.</source>
        <translation>{path} 第 {line} 行：词条超过 {most} 个字符。请每行只写一个词。</translation>
    </message>
    <message>
        <source>{path} holds over {most} entries. Give several smaller lists.</source>
        <translation>{path} 的词条超过 {most} 个。请分成几个较小的词表。</translation>
    </message>
    <message>
        <source>The suggester {name} of {package} does not work: {reason}. What it suggests is left out; update or remove it.</source>
        <translation>{package} 的候选插件 {name} 无法正常工作：{reason}。它找到的候选已略去；请更新或卸载它。</translation>
    </message>
    <message>
        <source>What looked for candidates in {name} has ended before its time. What was found stays; find candidates again for the rest.</source>
        <translation>查找 {name} 中候选的进程提前结束。已找到的予以保留；如需其余，请重新查找候选。</translation>
    </message>
    <message>
        <source>There is no display to open a window on ({reason}). Log in to a desktop, use ssh -X, or start it as: xvfb-run -a annotator open</source>
        <translation>没有可以打开窗口的显示器（{reason}）。请登录桌面、使用 ssh -X，或这样启动：xvfb-run -a annotator open</translation>
    </message>
    <message>
        <source>The window needs Qt, which cannot be loaded: {reason}. Run: annotator doctor</source>
        <translation>窗口需要 Qt，但无法加载：{reason}。请运行：annotator doctor</translation>
    </message>
    <message>
        <source>LAC cannot be loaded: {reason}. Install it by: pip install &apos;report-annotator[ner]&apos;</source>
        <translation>无法加载 LAC：{reason}。请安装：pip install &apos;report-annotator[ner]&apos;</translation>
    </message>
    <message>
        <source>{key} belongs to “{name}”. Choose another key, or give that one another first.</source>
        <translation>{key} 已是“{name}”的快捷键。请换一个键，或先给它另设快捷键。</translation>
    </message>
    <message>
        <source>{key} moves in the text or opens a menu. Choose another key.</source>
        <translation>{key} 用于在文中移动或打开菜单。请换一个键。</translation>
    </message>
    <message>
        <source>There is no key {key}. Choose another one.</source>
        <translation>没有 {key} 这个键。请换一个。</translation>
    </message>
    <message>
        <source>“{value}” is no score. Write a number from 0 to 1, such as 0.8.</source>
        <translation>“{value}”不是分数。请写 0 到 1 之间的数，例如 0.8。</translation>
    </message>
    <message>
        <source>{reason} The label set {path} is not used.</source>
        <translation>{reason} 标签集 {path} 未被采用。</translation>
    </message>
    <message>
        <source>{label} cannot be a label of this set. Mend it.</source>
        <translation>{label} 不能作为本标签集的标签，请改正。</translation>
    </message>
    <message>
        <source>A label set that has no labels is none. Add one.</source>
        <translation>没有标签就不成标签集，请添加一个标签。</translation>
    </message>
    <message>
        <source>The id “{label}” is not a word of its own. Write letters, figures and _ alone, as no other label has them.</source>
        <translation>标识“{label}”不是独有的一个词。请只用字母、数字和下划线，且不与其他标签相同。</translation>
    </message>
    <message>
        <source>The id {label} is that of another label until now. Choose another id, or change that label first and press OK.</source>
        <translation>标识 {label} 现在属于另一个标签。请换一个标识，或先改那个标签并按“确定”。</translation>
    </message>
    <message>
        <source>{label} lacks a name. Give it one in Chinese and one in English.</source>
        <translation>{label} 缺少名称。请给它一个中文名和一个英文名。</translation>
    </message>
    <message>
        <source>{label} and {other} are both called “{name}”. Give one another name.</source>
        <translation>{label} 和 {other} 都叫“{name}”。请给其中一个换个名称。</translation>
    </message>
    <message>
        <source>{label}: “{colour}” is not a colour. Write one such as #1558B0.</source>
        <translation>{label}：“{colour}”不是颜色。请写成 #1558B0 这样。</translation>
    </message>
    <message>
        <source>{label}: “{key}” is not one free key. Write one letter, figure or sign, or none.</source>
        <translation>{label}：“{key}”不是一个按键。请写一个字母、数字或符号，或留空。</translation>
    </message>
    <message>
        <source>{label}: “{key}” is not one free key, it belongs to “{other}”. Choose another, or none.</source>
        <translation>{label}：按键“{key}”已属于“{other}”。请换一个，或留空。</translation>
    </message>
    <message>
        <source>{label}: “{kind}” is not a kind of value. Write one of {known}, or none.</source>
        <translation>{label}：“{kind}”不是值的种类。请写 {known} 之一，或留空。</translation>
    </message>
    <message>
        <source>{label}: the id “{attribute}” of an attribute is not a word of its own. Write letters, figures and _ alone, as no other attribute of the label has them.</source>
        <translation>{label}：属性的代号“{attribute}”不是独有的一个词。请只用字母、数字和 _，且不与该标签的其他属性相同。</translation>
    </message>
    <message>
        <source>{label}: the id “{choice}” of a choice of {attribute} is not a word of its own. Write letters, figures and _ alone, as no other of its choices has them.</source>
        <translation>{label}：属性 {attribute} 的选项代号“{choice}”不是独有的一个词。请只用字母、数字和 _，且不与其他选项相同。</translation>
    </message>
    <message>
        <source>{label}: “{id}” among its attributes lacks a name of its own. Give it one in Chinese and one in English.</source>
        <translation>{label}：其属性中的“{id}”没有独有的名称。请各给一个中文名和英文名。</translation>
    </message>
    <message>
        <source>{label} takes what is suggested as {id}, and so does another. Let one alone do.</source>
        <translation>{label} 收取标识为 {id} 的候选，另一个标签也收取。请只留一个。</translation>
    </message>
    <message>
        <source>The new label set forbids spans to overlap, and in {name} some do. Write overlap = true into it, or remove those spans first.</source>
        <translation>新标签集不许片段重叠，而 {name} 中有重叠的片段。请在其中写 overlap = true，或先移除那些片段。</translation>
    </message>
    <message>
        <source>The file itself is damaged: {reason}.</source>
        <translation>文件本身已损坏：{reason}。</translation>
    </message>
    <message>
        <source>Row {row} of the table {table} belongs to a row of {parent} that is not there.</source>
        <translation>表 {table} 的第 {row} 行所属的 {parent} 行不存在。</translation>
    </message>
    <message>
        <source>Row {row} of the table {table} cannot be read: {reason}.</source>
        <translation>表 {table} 的第 {row} 行无法读取：{reason}。</translation>
    </message>
    <message>
        <source>{report}: its text is not the one that was read from its source.</source>
        <translation>{report}：正文与从来源读入时的不同。</translation>
    </message>
    <message>
        <source>{report}: the source that is kept of it is not the one that was read.</source>
        <translation>{report}：保存的来源与读入时的不同。</translation>
    </message>
    <message>
        <source>{report} cannot be read: {reason}.</source>
        <translation>{report} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>{report}: mark {mark} cannot be read: {reason}.</source>
        <translation>{report}：标记 {mark} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>{report}: its {what} is not as decision {decision} left it.</source>
        <translation>{report}：其 {what} 与决定 {decision} 之后的不同。</translation>
    </message>
    <message>
        <source>{report}: its status is {status}, as nobody decided.</source>
        <translation>{report}：其状态是 {status}，但没有人这样决定过。</translation>
    </message>
    <message>
        <source>{report}: its {what} is noted as {told} for the queue, and is {found}.</source>
        <translation>{report}：列表所记的 {what} 是 {told}，实际是 {found}。</translation>
    </message>
    <message>
        <source>{report}: mark {mark} at {start}-{end} lies outside its text of {length} characters.</source>
        <translation>{report}：标记 {mark}（{start}-{end}）超出了正文（共 {length} 字）。</translation>
    </message>
    <message>
        <source>{report}: mark {mark} is not as decision {decision} left it ({what}).</source>
        <translation>{report}：标记 {mark} 与决定 {decision} 之后的不同（{what}）。</translation>
    </message>
    <message>
        <source>{report}: mark {mark}, which decision {decision} left there, is gone.</source>
        <translation>{report}：决定 {decision} 之后应在的标记 {mark} 不见了。</translation>
    </message>
    <message>
        <source>{report}: mark {mark}, which decision {decision} took away, is there.</source>
        <translation>{report}：决定 {decision} 已移除的标记 {mark} 仍在。</translation>
    </message>
    <message>
        <source>{report}: link {relation} is not as decision {decision} left it.</source>
        <translation>{report}：关系 {relation} 与决定 {decision} 之后的不同。</translation>
    </message>
    <message>
        <source>{report}: link {relation} leads to mark {mark}, which does not stand in this report.</source>
        <translation>{report}：关系 {relation} 所连的标记 {mark} 不在这篇报告里。</translation>
    </message>
    <message>
        <source>{report}: decision {decision} found mark {mark} otherwise than decision {earlier} had left it.</source>
        <translation>{report}：决定 {decision} 所见的标记 {mark} 与决定 {earlier} 之后的不同。</translation>
    </message>
    <message>
        <source>{report}: decision {decision} found link {relation} otherwise than decision {earlier} had left it.</source>
        <translation>{report}：决定 {decision} 所见的关系 {relation} 与决定 {earlier} 之后的不同。</translation>
    </message>
    <message>
        <source>{report}: decision {decision} found its {what} otherwise than decision {earlier} had left it.</source>
        <translation>{report}：决定 {decision} 所见的 {what} 与决定 {earlier} 之后的不同。</translation>
    </message>
    <message>
        <source>Decision {decision} found the project&apos;s {what} otherwise than decision {earlier} had left it.</source>
        <translation>决定 {decision} 所见的项目 {what} 与决定 {earlier} 之后的不同。</translation>
    </message>
    <message>
        <source>The project&apos;s {what} is not as decision {decision} left it.</source>
        <translation>项目的 {what} 与决定 {decision} 之后的不同。</translation>
    </message>
    <message>
        <source>What is searched for cannot be read from character {at} on. Write it otherwise.</source>
        <translation>从第 {at} 个字起无法理解要搜索什么。请换一种写法。</translation>
    </message>
    <message>
        <source>Nothing is searched for. Write a text, or a label such as {label}.</source>
        <translation>没有写要搜索什么。请写一段文字，或一个标签，如 {label}。</translation>
    </message>
    <message>
        <source>The quotation mark at character {at} is not closed. Write another one at the end.</source>
        <translation>第 {at} 个字处的引号没有配对。请在末尾再写一个。</translation>
    </message>
    <message>
        <source>At character {at}: there is no “{word}:” to search by. Choose one of: {known}; or put it in quotation marks, to find it as it stands.</source>
        <translation>第 {at} 个字处：不能按“{word}:”搜索。可用的有：{known}；若要照原样查找，请加引号。</translation>
    </message>
    <message>
        <source>At character {at}: behind “{word}” something is missing. Write it as {example}.</source>
        <translation>第 {at} 个字处：“{word}”后面缺少内容。写法如 {example}。</translation>
    </message>
    <message>
        <source>At character {at}: a mark is never “{word}”. Choose one of: {known}.</source>
        <translation>第 {at} 个字处：没有“{word}”这种状态。可选：{known}。</translation>
    </message>
    <message>
        <source>At character {at}: “{word}” cannot be asked for. Choose one of: {known}.</source>
        <translation>第 {at} 个字符处：没有“{word}”可选。请从以下选项中选一种：{known}。</translation>
    </message>
    <message>
        <source>At character {at}: there is no label “{word}”. Choose one of: {known}.</source>
        <translation>第 {at} 个字处：没有标签“{word}”。可选：{known}。</translation>
    </message>
    <message>
        <source>At character {at}: before “{word}” a label is missing. Write it as {example}; or put it in quotation marks, to find it as it stands.</source>
        <translation>第 {at} 个字处：“{word}”前面缺少标签。写法如 {example}；若要照原样查找，请加引号。</translation>
    </message>
    <message>
        <source>At character {at}: {label} has no values to compare. Take one of: {known}.</source>
        <translation>第 {at} 个字处：{label} 没有可以比较的数值。可选：{known}。</translation>
    </message>
    <message>
        <source>At character {at}: “{word}” is no value of {label}. Write it as {example}.</source>
        <translation>第 {at} 个字处：“{word}”不是 {label} 的值。写法如 {example}。</translation>
    </message>
    <message>
        <source>At character {at}: nothing lies in “{word}”. Write the smaller value first.</source>
        <translation>第 {at} 个字处：“{word}”之间什么也没有。请先写较小的值。</translation>
    </message>
    <message>
        <source>At character {at}: values of one label can be compared at a time. Leave {label} out.</source>
        <translation>第 {at} 个字处：一次只能比较一个标签的值。请去掉 {label}。</translation>
    </message>
    <message>
        <source>At character {at}: what is not marked has no label, status, value or note. Leave that out, or {word}.</source>
        <translation>第 {at} 个字处：没有标注的地方没有标签、状态、数值和备注。请去掉这些，或去掉 {word}。</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>{count} are announced, {found} are named.</source>
        <translation>说是{count}，列名的有 {found} 人。</translation>
    </message>
    <message>
        <source>{count} are announced, but {found} are named.</source>
        <translation>写明{count}，却列出{found}个名称。</translation>
    </message>
    <message>
        <source>Counts against lists</source>
        <translation>数目与列举</translation>
    </message>
    <message>
        <source>Where the list names only some, or one of them goes by two names.</source>
        <translation>名单只列出一部分，或一人有两个称呼时。</translation>
    </message>
    <message>
        <source>{figures} make a change of {ratio}; that is {share} within {tolerance} points.</source>
        <translation>由{figures}算得变动{ratio}，与{share}在{tolerance}个百分点之内相符。</translation>
    </message>
    <message>
        <source>{figures} make a change of {ratio}, not {share}; rounding explains {tolerance} points at most.</source>
        <translation>由{figures}算得变动{ratio}，不是{share}；四舍五入至多相差{tolerance}个百分点。</translation>
    </message>
    <message>
        <source>Growth against two figures</source>
        <translation>增长与前后两数</translation>
    </message>
    <message>
        <source>Where the growth is against another year or group than the figure before it.</source>
        <translation>增长所比的年份或范围与前一数字不同时。</translation>
    </message>
    <message>
        <source>{parts} give {sum}, but the total is {total}; none of them is rounded.</source>
        <translation>{parts}得{sum}，而合计为{total}；各数均未四舍五入。</translation>
    </message>
    <message>
        <source>{parts} give {sum}, but the total is {total}; rounding explains {tolerance} at most.</source>
        <translation>{parts}得{sum}，而合计为{total}；四舍五入至多相差{tolerance}。</translation>
    </message>
    <message>
        <source>{parts} give {sum}, the total.</source>
        <translation>{parts}得{sum}，与合计相符。</translation>
    </message>
    <message>
        <source>{parts} give {sum}; the total is {total}, as it should be within {tolerance}.</source>
        <translation>{parts}得{sum}；合计为{total}，在误差{tolerance}之内相符。</translation>
    </message>
    <message>
        <source>Parts and total</source>
        <translation>分项与合计</translation>
    </message>
    <message>
        <source>Where the parts are not all of the whole, or a thing counts as several of them.</source>
        <translation>各分项并非全部，或同一事物计入多个分项时。</translation>
    </message>
    <message>
        <source>{part} of {whole} is {ratio}; that is {share} within {tolerance} points.</source>
        <translation>{part}占{whole}的{ratio}，与{share}在{tolerance}个百分点之内相符。</translation>
    </message>
    <message>
        <source>{part} of {whole} is {ratio}, not {share}; rounding explains {tolerance} points at most.</source>
        <translation>{part}占{whole}的{ratio}，不是{share}；四舍五入至多相差{tolerance}个百分点。</translation>
    </message>
    <message>
        <source>Part, whole and ratio</source>
        <translation>部分、整体与比率</translation>
    </message>
    <message>
        <source>Where the ratio is of another whole than the one named before it.</source>
        <translation>比率的基数不是前文所述整体时。</translation>
    </message>
    <message>
        <source>{date} was 星期{is_day}, as 星期{named} says.</source>
        <translation>{date}是星期{is_day}，与所写星期{named}相符。</translation>
    </message>
    <message>
        <source>{date} was 星期{is_day}, not 星期{named}.</source>
        <translation>{date} 是星期{is_day}，不是星期{named}。</translation>
    </message>
    <message>
        <source>Dates and days of the week</source>
        <translation>日期与星期</translation>
    </message>
    <message>
        <source>Where the date is one of another calendar.</source>
        <translation>日期属于另一种历法时。</translation>
    </message>
    <message>
        <source>Reports that differ</source>
        <translation>各篇说法不一</translation>
    </message>
    <message>
        <source>One id, several reports</source>
        <translation>一个编号对应多篇</translation>
    </message>
    <message>
        <source>Where one report corrects the other, or each counts in its own way.</source>
        <translation>一篇更正另一篇，或各自统计口径不同时。</translation>
    </message>
    <message>
        <source>Where they were meant to be one report.</source>
        <translation>它们本应是同一篇时。</translation>
    </message>
    <message>
        <source>The id {id} is that of several: {names}.</source>
        <translation>编号 {id} 对应多篇报告：{names}。</translation>
    </message>
    <message>
        <source>{indicator}, {scope}, {date}: {values}.</source>
        <translation>{indicator}，{scope}，{date}：{values}。</translation>
    </message>
    <message>
        <source>From {since} to {until} are {years} years; “{words}” agrees.</source>
        <translation>{since}年至{until}年为{years}年，与“{words}”相符。</translation>
    </message>
    <message>
        <source>From {since} to {until} are {years} years; “{words}” does not agree.</source>
        <translation>{since}年至{until}年为{years}年，与“{words}”不符。</translation>
    </message>
    <message>
        <source>Ages and years</source>
        <translation>年龄与年数</translation>
    </message>
    <message>
        <source>Where the years are counted to another one than the report&apos;s.</source>
        <translation>年数并非算到报告之年时，可不予理会。</translation>
    </message>
    <message>
        <source>{whole} - {less} is {left}; that is {rest}.</source>
        <translation>{whole} - {less}得{left}，与{rest}相符。</translation>
    </message>
    <message>
        <source>{whole} - {less} is {left}, not {rest}; none of them is rounded.</source>
        <translation>{whole} - {less}得{left}，不是{rest}；各数均未四舍五入。</translation>
    </message>
    <message>
        <source>{whole} - {less} is {left}, not {rest}; rounding explains {tolerance} at most.</source>
        <translation>{whole} - {less}得{left}，不是{rest}；四舍五入至多相差{tolerance}。</translation>
    </message>
    <message>
        <source>What came, went and is left</source>
        <translation>收支与结余</translation>
    </message>
    <message>
        <source>Where something else came in or went out that the report does not tell.</source>
        <translation>另有收入或支出而报告未写时，可不予理会。</translation>
    </message>
    <message>
        <source>{date} is told of as past, but the report is of {report}.</source>
        <translation>{date}写成已过去，而报告日期为{report}。</translation>
    </message>
    <message>
        <source>Told before it happened</source>
        <translation>未到之日写成已然</translation>
    </message>
    <message>
        <source>Where the report&apos;s date was read wrongly, or is not its own.</source>
        <translation>报告日期读错或并非本报告日期时，可不予理会。</translation>
    </message>
    <message>
        <source>{count} are announced, {found} items follow.</source>
        <translation>写明{count}，其后列出{found}条，相符。</translation>
    </message>
    <message>
        <source>{count} are announced, but {found} items follow.</source>
        <translation>写明{count}，其后却列出{found}条。</translation>
    </message>
    <message>
        <source>Announced items against the list</source>
        <translation>所说条数与所列各条</translation>
    </message>
    <message>
        <source>Where the list is another one, or goes on beyond what the page holds.</source>
        <translation>所列并非此项，或本页未列完时，可不予理会。</translation>
    </message>
    <message>
        <source>{range} ends before it begins.</source>
        <translation>{range}：结束早于开始。</translation>
    </message>
    <message>
        <source>{range} is {days} days, as {said} says.</source>
        <translation>{range}共{days}天，与“{said}”相符。</translation>
    </message>
    <message>
        <source>{range} is {days} days, not {said}.</source>
        <translation>{range}共{days}天，与“{said}”不符。</translation>
    </message>
    <message>
        <source>Ranges of dates</source>
        <translation>日期起止</translation>
    </message>
    <message>
        <source>Where the range runs into another year that is not written.</source>
        <translation>起止跨年而未写明年份时，可不予理会。</translation>
    </message>
    <message>
        <source>{count} × {each} is {product}; that is {whole}.</source>
        <translation>{count} × {each}得{product}，与{whole}相符。</translation>
    </message>
    <message>
        <source>{count} × {each} is {product}, not {whole}; none of them is rounded.</source>
        <translation>{count} × {each}得{product}，不是{whole}；各数均未四舍五入。</translation>
    </message>
    <message>
        <source>{count} × {each} is {product}, not {whole}; rounding explains {tolerance} at most.</source>
        <translation>{count} × {each}得{product}，不是{whole}；四舍五入至多相差{tolerance}。</translation>
    </message>
    <message>
        <source>So many times so much</source>
        <translation>数量与单价</translation>
    </message>
    <message>
        <source>Where not all got the same, or the whole holds something else, too.</source>
        <translation>并非人人同额，或总额另含他项时，可不予理会。</translation>
    </message>
    <message>
        <source>{indicator}: {one} here and {other} there agree.</source>
        <translation>{indicator}：此处{one}与彼处{other}一致。</translation>
    </message>
    <message>
        <source>{indicator}: {one} here, but {other} there; rounding does not explain it.</source>
        <translation>{indicator}：此处为{one}，彼处为{other}，四舍五入解释不了。</translation>
    </message>
    <message>
        <source>One indicator, two values</source>
        <translation>同一指标，两个数值</translation>
    </message>
    <message>
        <source>Where the two are of different groups or times that the words leave open.</source>
        <translation>两者范围或时间不同而文中未写明时，可不予理会。</translation>
    </message>
    <message>
        <source>{count} rows give {sum}, the total.</source>
        <translation>{count}行合计{sum}，与总数相符。</translation>
    </message>
    <message>
        <source>{count} rows give {sum}, but the total is {total}; rounding explains {tolerance} at most.</source>
        <translation>{count}行合计{sum}，而所写总数为{total}；四舍五入至多相差{tolerance}。</translation>
    </message>
    <message>
        <source>{count} are announced, {found} rows follow.</source>
        <translation>写明{count}，其后有{found}行，相符。</translation>
    </message>
    <message>
        <source>{count} are announced, but {found} rows follow.</source>
        <translation>写明{count}，其后却有{found}行。</translation>
    </message>
    <message>
        <source>Rows and columns of tables</source>
        <translation>表格的行与列</translation>
    </message>
    <message>
        <source>Where rows were left out, or the total holds something not in the table.</source>
        <translation>表中略去若干行，或总数含表外项目时，可不予理会。</translation>
    </message>
    <message>
        <source>{figure}: the whole party has fewer than 110 million members.</source>
        <translation>{figure}：全党党员不足1.1亿名。</translation>
    </message>
    <message>
        <source>{figure}: a branch seldom has more than some hundred members.</source>
        <translation>{figure}：一个支部很少超过数百名党员。</translation>
    </message>
    <message>
        <source>{figure}: so many people are not on earth.</source>
        <translation>{figure}：世上没有这么多人。</translation>
    </message>
    <message>
        <source>{figure}: hardly anybody lives so long.</source>
        <translation>{figure}：几乎无人如此高寿。</translation>
    </message>
    <message>
        <source>{figure}: a part is not more than the whole.</source>
        <translation>{figure}：部分不会多于全部。</translation>
    </message>
    <message>
        <source>{figure}: the calendar has no such day.</source>
        <translation>{figure}：历法中没有这一天。</translation>
    </message>
    <message>
        <source>Figures that cannot be</source>
        <translation>不合情理的数值</translation>
    </message>
    <message>
        <source>Where the figure stands for something else, or is meant so.</source>
        <translation>数值另有所指，或本意如此时，可不予理会。</translation>
    </message>
    <message>
        <source>{votes} give {sum}, as many as were present: {present}.</source>
        <translation>{votes}得{sum}，与到会人数{present}相符。</translation>
    </message>
    <message>
        <source>{votes} give {sum}, but {present} were present; none of them is rounded.</source>
        <translation>{votes}得{sum}，而到会为{present}；各数均未四舍五入。</translation>
    </message>
    <message>
        <source>{came} came, but only {should} should have come.</source>
        <translation>实到{came}，而应到只有{should}。</translation>
    </message>
    <message>
        <source>{came} came and {excused} did not; they are all {should}.</source>
        <translation>实到{came}、未到{excused}，合为应到{should}。</translation>
    </message>
    <message>
        <source>{came} came and {excused} did not; they are {sum}, not {should}.</source>
        <translation>实到{came}、未到{excused}，合为{sum}，不是应到{should}。</translation>
    </message>
    <message>
        <source>Votes and who was present</source>
        <translation>票数与到会人数</translation>
    </message>
    <message>
        <source>Where not all who were present voted, or some votes were invalid.</source>
        <translation>并非到会者人人投票，或有废票时，可不予理会。</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Chats to tune a language model</source>
        <translation>用于微调语言模型的对话</translation>
    </message>
</context>
<context>
    <name>losses</name>
    <message>
        <source>what was rejected</source>
        <translation>已拒绝的候选</translation>
    </message>
    <message>
        <source>which spans are suggested or rejected</source>
        <translation>哪些是候选、哪些已否决</translation>
    </message>
    <message>
        <source>who or what proposed a span</source>
        <translation>标注由谁或由什么提出</translation>
    </message>
    <message>
        <source>scores of suggestions</source>
        <translation>候选的分数</translation>
    </message>
    <message>
        <source>values and units</source>
        <translation>数值和单位</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>spans that overlap a longer one</source>
        <translation>与更长标注重叠的标注</translation>
    </message>
    <message>
        <source>spans whose edges lie within words, or their edges</source>
        <translation>边界落在词内的标注，或其边界</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>control characters (they become U+FFFD)</source>
        <translation>控制字符（变为 U+FFFD）</translation>
    </message>
    <message>
        <source>blanks and line ends</source>
        <translation>空白和换行</translation>
    </message>
    <message>
        <source>the names of reports</source>
        <translation>报告名称</translation>
    </message>
    <message>
        <source>the ids of reports, and the sha256 of their sources</source>
        <translation>报告编号和来源文件的 sha256</translation>
    </message>
    <message>
        <source>dates and other metadata of reports</source>
        <translation>报告的日期和其他元数据</translation>
    </message>
    <message>
        <source>how a report is cleaned, and its furniture</source>
        <translation>报告的清理方式和页面装饰</translation>
    </message>
    <message>
        <source>what other programs&apos; files said beside</source>
        <translation>其他程序的文件附带的内容</translation>
    </message>
    <message>
        <source>the texts of reports, but for those of their spans</source>
        <translation>报告正文（片段本身的文字除外）</translation>
    </message>
    <message>
        <source>the ends of texts of over 32,767 characters</source>
        <translation>超过 32,767 个字符的文字的末尾</translation>
    </message>
    <message>
        <source>reports without spans</source>
        <translation>没有标注的报告</translation>
    </message>
</context>
</TS>
