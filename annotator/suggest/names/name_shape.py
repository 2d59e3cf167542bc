"""How likely a stretch of text is a person's name: its characters, and what stands behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.text import gazetteers

if TYPE_CHECKING:
    from annotator.suggest.names.words import Words

HAN = "\u4e00-\u9fff"
_FOLLOWS = re.compile(
    r"\Z|[，,、。；;：:！!？?（）()\s“”\"‘’'《》\[\]【】/|—…0-9-]"
    "|同志|先生|女士|小姐|老师|老人|叔叔|阿姨|伉俪|夫妇|夫人|等|一行"
    "|[一两二三四五六七八九十][名位人同家]|主持|出席|参加|列席|致(?=[欢答以开闭颁])|致[辞词]"
    "|作(?![为家坊用业品物])|做[了重主报]|讲[话授述解]|说|表示|指出|强调|介绍|宣[读布讲誓]|代表"
    "|担任|出任|任|兼|当选?|为|被|受|应|和|与|及|以及"
    "|向[^阳东荣明]|在|到|从|对|给|将|把|也|还|就|都|已|曾|最后|首先|接着|随后|随即|带|率|陪同"
    "|要求|希望|认为|提|通报|传达|部署|总结|汇报|发|点评"
    "|授|领|的|是|自|于|因|以|上台|捐|认捐|资助|走访|参观|考察|调研|看望|会见|前往|赴|深入|签|分别|共同|先后"
    "|一起|一致|全程|亲自|积极|率先|踊跃|主动|现场|当场|亲切|深情|深入|反映|通报|说明|商定|商议"
    "|牵线|协调|组织|转交|递|自豪|激动|高兴|笑|点头"
    "|书面|回忆|坦言|感慨|告诉|透露|解释|补充|勉励|鼓励|感谢|祝|欢迎|围绕|结合|针对|通过|利用"
    "|负责|牵头|获|荣获|评为|入选|履|创[办立建]"
    "|成立|经营|生于|籍|男|女|今年|现[年任为]|原|时任|所|本人|个人|组织|召集|谈|看|问|没有|不|最"
    "|来|去|做|坐|站|走|听|拿|用|让|请"
    "|同|跟|联系|免去|辞|接|连任|续|继|牺牲|逝世|病|投|落选|建议|引述|会同|主讲|交流|握|驾驶"
    "|夺得|经营|接过|接任|急得|自发|动情|激动|抵押|掏出|递交|走[进出西]|怀揣|直起|找到|劝|得知"
    "|一直|一夜|正[在忙]|热情|详细|逐一|逐条|耐心|当即|连夜|立即|马上|见证|蝉联"
    "|卸任|朗诵|演唱|监誓|就职|就|亦|各(?=[0-9一二三四五六七八九十])|并|则|更|正|仍|这|那|此|该|们"
)
_ACTS = re.compile(
    "同志|先生|女士|小姐|老师|叔叔|阿姨|伉俪|夫妇|等[一二两三四五六七八九十0-9]|一行|主持|出席"
    "|致[辞词]|作[了重主动工题专表发汇报总]|讲话|说|表示|指出|强调|介绍|宣[读布]"
    "|代表|担任|出任|任|当选|带领|率|陪同|要求|认为|提出|通报|传达|汇报|发言|点评|授课|捐|回忆"
    "|坦言|感慨|告诉|透露|引述|告诉|建议|负责"
)
"""Of these a person alone is the subject."""
_HONORIFIC = re.compile("同志|先生|女士|叔叔|阿姨|老师|夫妇")
_RANK = re.compile("(?:常务副|第一副|常务|执行|名誉|荣誉|党组|党委|党支部|支部|副|总|代|老)")
_NEVER_AFTER = re.compile("[了着过地得们]")
_NEVER_GIVEN = frozenset(
    "的了是在等这那各每们着过地得之吗呢吧啊我你他她它您和与及或被把并也都还就很两省市县区部委村镇乡商院团室所馆厂店站局处科率带族"
)
_SELDOM_GIVEN = frozenset(
    "说对将已于至到且但而给让使其无不出担指率带会员事表提参做本年月日下内外前后个位次项条件约近超计党再又"
)
_PRIOR = {2: 0.6, 3: 1.0, 4: 1.0}
SYLLABLES = frozenset(
    "音宝力德贺祖提肯胡合那顺琴高娃云其希苦伍呷沙马根俄子则嘎嫫洛惹史依曲阿吉的日黑果夫支格图阿艾吾买古丽娜尔江提别克孜才让卓玛扎西次仁巴特乌兰格桑旦增多吉木呷热依不都赛力阔帕夏米拉迪努比合曼吐逊卡德亥拜山库苏莱麦万沙地白雪亚森玉斯甫哈布勒叶波尼朝鲁图雅其日松央金达娃罗平措加旺堆顿珠伊敏明"
)
"""Characters that names of the Uyghurs, Tibetans, Mongols, Yi and others are written with."""
_TRANSLITERATED = re.compile(f"[{''.join(SYLLABLES)}]{{3,8}}")
_SPLIT = re.compile(
    "连任|兼任|担任|出任|主持|代表|表示|指出|强调|介绍|宣读|致辞|讲话|带领|率领|参加|出席|当选|主讲"
)
"""What a name that took its first character would tear apart."""
_IMPOSSIBLE = -9.0
_HOPELESS = -2.5
"""Below this nothing around a name can make it likely."""
_ALL_HAN = re.compile(f"[{HAN}]+")
_NAMES = ("nr", "nz")
_OF_NAMES = re.compile("n[rsztg]")
"""Parts of speech that the segmenter gives to pieces of names."""


def follows(text: str, end: int) -> bool:
    """Return whether what stands at ``end`` may come right behind a person's name."""
    return _FOLLOWS.match(text, end) is not None or title_at(text, end)


def acts(text: str, end: int) -> bool:
    """Return whether at ``end`` something is said that only a person does or is."""
    return _ACTS.match(text, end) is not None or title_at(text, end)


def title_at(text: str, start: int) -> bool:
    """Return whether a title's last word stands at ``start``."""
    rank = _RANK.match(text, start)
    at = rank.end() if rank else start
    heads = gazetteers.title_heads()
    return heads.match(text, start) is not None or heads.match(text, at) is not None


def lengths(text: str, start: int) -> tuple[int, ...]:
    """Return how many code points a Chinese name that starts there may have; none: no surname."""
    weights = gazetteers.surnames()
    if weights.get(text[start : start + 2]) == "double":
        return 3, 4
    return (2, 3) if text[start : start + 1] in weights else ()


def best_length(text: str, lexed: Words, start: int, least: float) -> tuple[int, float]:
    """Return how long the name at ``start`` most likely is, and how likely; 0 below ``least``."""
    best = (0, least)
    for length in lengths(text, start):
        score = likely(text, lexed, start, start + length)
        if score > best[1] or (score == best[1] and length > best[0]):
            best = length, score
    return best


def transliterated(text: str, start: int) -> int:
    """Return where a name of transliterated syllables (吾买尔江) ends; ``start`` if none."""
    found = _TRANSLITERATED.match(text, start)
    if not found:
        return start
    for end in range(found.end(), start + 2, -1):
        if follows(text, end):
            return end
    return found.end() if found.end() > start + 3 else start


def transliterated_before(text: str, end: int) -> int:
    """Return where a name of such syllables that ends at ``end`` starts; ``end`` if none."""
    start = end
    while start > 0 and end - start < 8 and text[start - 1] in SYLLABLES:
        start -= 1
    return start if end - start > 2 else end


def likely(text: str, lexed: Words, start: int, end: int) -> float:
    """Return how likely a name lies just there: 2.5 and more is likely, the more the likelier."""
    name = text[start:end]
    score = _by_itself(name) if len(name) == end - start else _IMPOSSIBLE
    if score <= _HOPELESS:
        return score
    if name[-1] in "为任" and title_at(text, end):
        score -= 2.5  # …为会长: the name ends before
    score -= 3 if _SPLIT.match(text, end - 1) else 0
    behind = follows(text, end)
    score += 2 if behind else -1
    score -= 3 if _NEVER_AFTER.match(text, end) else 0
    return score + _by_words(lexed, start, end, behind=behind)


@lru_cache(maxsize=20_000)
def _by_itself(name: str) -> float:
    """Return what the characters of a name say of it, whatever stands around it."""
    weights = gazetteers.surnames()
    given = name[2:] if weights.get(name[:2]) == "double" else name[1:]
    rare = len(given) == len(name) - 1 and weights.get(name[0]) == "rare"
    if not given or not _ALL_HAN.fullmatch(name):
        return _IMPOSSIBLE
    if gazetteers.title_heads().search(given) or _HONORIFIC.search(name):
        return _IMPOSSIBLE
    score = _PRIOR[len(name)] - (0.4 if rare else 0)
    score -= 4 * sum(char in _NEVER_GIVEN for char in given)
    return score - sum(char in _SELDOM_GIVEN for char in given)


def _of_word(flag: str, length: int) -> float:
    """Return what it says of a name that the segmenter takes just it for a word."""
    if flag.startswith(_NAMES):
        return 1.5 if flag.startswith("nr") else 0.5
    return -2.5 if length > 2 or flag[0] in "vdpcratm" else -1.5


def _by_words(lexed: Words, start: int, end: int, *, behind: bool) -> float:
    """Return what the words around speak for or against a name that lies just there."""
    at, last = lexed.at(start), lexed.at(end - 1)
    flag, begins = lexed.flags[at], lexed.starts[at] == start
    score = 1.0 if lexed.ends[last] == end else 0.0
    if not begins:
        score -= 1.0 if lexed.ends[at] - start > 1 else 0.5
    if begins and lexed.ends[at] == end:
        score += _of_word(flag, end - start)
    elif begins and at == last and not flag.startswith(_NAMES):
        score -= 3
    elif begins and at != last and lexed.ends[at] - start > 1 and not _OF_NAMES.match(flag):
        score -= 0 if gazetteers.surnames().get(lexed.texts[at]) == "double" else 2
    elif begins and at != last and flag[0] in "pcvdru" and lexed.ends[at] == start + 1:
        score -= 1.5 if flag[0] == "v" else 2.5
    if lexed.ends[last] > end and lexed.starts[last] > start and lexed.flags[last][0] != "x":
        score -= 0.5 if lexed.flags[last].startswith("nr") or behind else 2
    return score
