"""Words that noun phrases beside numbers end at, or that do not belong to them."""

from __future__ import annotations

import re
from collections import defaultdict

from annotator.text.gazetteers import fact_words

ACT, NAMED, MANNER = 1, 2, 4
"""Kinds of word: what is done; what is done, or the name of it; how, when or where."""
COMMON = fact_words("common")
"""Nouns that tell little without the act before them: 代办事项."""


def _kinds() -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for name, kind in (("act", ACT), ("noun_act", NAMED), ("manner", MANNER)):
        for word in fact_words(name):
            found[word] |= kind
    return dict(found)


KINDS = _kinds()
"""The kinds of every word of two characters that is no part of what is counted."""

NO_ACT = re.compile(
    "[党会济益级府层群]组织|.?组织(?:覆盖|生活|关系|建设|委员|架构|工作|部)|.?新增就业|.?增加值"
    "|.?生产(?:总|力|线)|.?指导(?:员|组)|.?经营(?:户|者|业|主)|.?销售(?:额|收|量)|.?检查(?:组|站)"
    "|.?交流(?:会|团)|.?管理(?:员|处|局|部|办法|制度)|.?研究(?:院|所|会|生)|.?扩大会|.?表彰会|.?注册资"
)
"""Where an act is a part of a noun: 社会组织, 增加值; matched from the character before it."""
SUFFIXES = "率额量数金款费品点站村户岗队组库室所区园面会赛班营奖证书表者员人单版"
"""With one of these behind it any act is a noun."""
ATTACHED = re.compile(
    f"[{SUFFIXES}]|人员|项目|企业|商会|单位|党员|会员|党组织|资金|物资|经费|基地|中心|平台|活动|工作|任务"
    "|问题|方案|合同|协议|机构|机制|制度|对象|小组|车间|阵地|标准|总|收入|支出|效果|方式|渠道|窗口|网点"
    "|场所|体系|计划|成果|事项"
)
"""With one of these behind it an act that has a name is a part of a noun: 签约项目."""
QUOTED = re.compile("[“《「][^”》」]*[”》」]|\\([^()\n]{1,6}\\)")
"""What is a part of a noun as it is."""


def hidden(text: str) -> str:
    """Return ``text`` with a Q for each character of what is quoted or in short brackets."""
    if "“" in text or "《" in text or "「" in text or "(" in text:
        return QUOTED.sub(lambda found: "Q" * len(found[0]), text)
    return text
