"""What kind of body a title belongs to, and of what kind an organisation is."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache


class Kind(Enum):
    """Kinds of bodies, as the titles in them tell them apart."""

    PARTY = auto()
    ASSOCIATION = auto()
    COMPANY = auto()
    STATE = auto()
    PLACE = auto()
    CHAIR = auto()
    NONE = auto()
    CALLING = auto()
    VILLAGE = auto()
    ANY = auto()


_TITLES = (
    (
        Kind.NONE,
        r"^(?:预备|正式|老)?党员$|总书记|国家主席|总理|记者|通讯员|编辑|摄影|撰稿|特约|讲解员",
    ),
    (
        Kind.CALLING,
        r"^(?:副?教授|助理教授|教师|老师|律师|.*医师|医生|.*讲师|专家|.*专家|分析师|将军|.*司令)$",
    ),
    (Kind.VILLAGE, r"^(?:驻?村|社区)"),
    (Kind.COMPANY, r"^(?:公司|集团|企业)"),
    (Kind.ASSOCIATION, r"^(?:商会|协会|学会|分会)"),
    (
        Kind.PARTY,
        (
            r"书记$|党委|党总?支|支部|支委|党组|党小组|党建|党员"
            r"|(?:组织|宣传|纪检|统战|青年|纪律检查|群工|妇女|保密)委员$"
        ),
    ),
    (Kind.COMPANY, r"董事|^总$|^董$|经理|总裁|总监|^老板$|厂长|店长|首席|创始人|合伙人|股东|法人"),
    (Kind.ASSOCIATION, r"会长|理事|监事|秘书长|商会|协会|干事|会员|会董|司库|常务?委$"),
    (Kind.PLACE, r"^(?:常务|代理?)?副?(?:县|市|区|镇|乡|省|州|旗|盟)长$"),
    (Kind.CHAIR, r"主席$|执委$|常委$"),
    (Kind.STATE, r"[局厅处科所院校行部]长$|局长助理|行长助理"),
)
_BODIES = (
    (
        Kind.PARTY,
        (
            r"党委$|党组$|党支部$|党总支$|支部$|总支$|工委$|^中共.*委员会$|纪委$"
            r"|^.{0,8}[省市县区州旗镇乡]委$|支部委员会"
        ),
    ),
    (
        Kind.ASSOCIATION,
        (
            r"(?:商会|协会|学会|总会|联合会|促进会|同乡会|工商联|联谊会|研究会|基金会|公会|联会|分会"
            r"|总商会|理事会|监事会|社团|俱乐部|联盟|执行委员会|专业委员会|执委会)$"
        ),
    ),
    (
        Kind.STATE,
        (
            r"[局厅处科部办所署院]$|委员会$|政府$|人大|政协|管委会$|办公室$|法院$|检察院$|中心$"
            r"|大学$|学院$|学校$|中学$|小学$|党校$|银行$|报$|社$|台$|网$|委$"
        ),
    ),
    (Kind.COMPANY, r"公司|集团|厂$|店$|酒店|商行|企业|合作社|农场|市场|城$|事务所|业$"),
)
_LEVELS = ("党总支", "党委", "支部", "党组")
_PARTY_END = re.compile(
    r"(?:机关)?(?:联合|综合|流动)?(?:党组|党委|党总支|党支部|总支部委员会|支部委员会|总支|支部)$"
)
_COMMITTEE = re.compile("(?!中共).{2,7}[省市县区州旗镇乡]委")
_CHAIRED = re.compile(r"工商联|工商业联合会|政协|工会|妇联|文联|科协|侨联|残联|联合会")


_OF_STATE = re.compile("总书记|国家主席|总理$")


@lru_cache(maxsize=2048)
def is_of_state(title: str) -> bool:
    """Return whether a folded title is one of those who lead the state: in no body of a report."""
    return _OF_STATE.search(title) is not None


@lru_cache(maxsize=2048)
def kind_of_title(title: str) -> Kind:
    """Return to which kind of body a folded title belongs."""
    return next((kind for kind, words in _TITLES if re.search(words, title)), Kind.ANY)


@lru_cache(maxsize=4096)
def kind_of_body(name: str) -> Kind:
    """Return of which kind an organisation with the folded ``name`` is."""
    return next((kind for kind, words in _BODIES if re.search(words, name)), Kind.ANY)


@lru_cache(maxsize=8192)
def fits(title: str, name: str) -> bool:
    """Return whether one who has the folded ``title`` may have it in ``name``."""
    if title.startswith("分会") and not name.endswith("分会"):
        return False
    kind, body = kind_of_title(title), kind_of_body(name)
    match kind:
        case Kind.ANY:
            return True
        case Kind.NONE | Kind.CALLING | Kind.PLACE | Kind.VILLAGE:
            return False
        case Kind.ASSOCIATION:
            return body is kind and (title.endswith("秘书长") or "工商联" not in name[-3:])
        case Kind.PARTY:
            return body is Kind.PARTY and _level_fits(title, name)
        case Kind.CHAIR:
            return _CHAIRED.search(name) is not None
        case Kind.STATE:
            return body is Kind.STATE or (title[-2:-1] in name[-3:])
        case _:
            return kind is body


def _level_fits(title: str, name: str) -> bool:
    level = next((one for one in _LEVELS if one in title), None)
    if level is None:
        return True
    return level in name or (level == "党委" and name.endswith("委员会"))


def is_committee(name: str) -> bool:
    """Return whether a folded name is that of the party's committee of a place named in full."""
    return _COMMITTEE.fullmatch(name) is not None


def is_of_level(title: str, name: str) -> bool:
    """Return whether a folded title may be in the very party's body with the folded ``name``."""
    kind = kind_of_title(title)
    return kind is Kind.ANY or (kind is Kind.PARTY and _level_fits(title, name))


@lru_cache(maxsize=4096)
def without_party(name: str) -> tuple[int, int]:
    """Return where in a folded ``name`` that is which the party's body is in; all where none."""
    found = _PARTY_END.search(name)
    if found is None or found.start() < 4:
        return 0, len(name)
    return (2 if name.startswith("中共") else 0), found.start()
