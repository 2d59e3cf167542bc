"""What holds of every text that is cleaned, shown in another script, or searched for furniture."""

import json
import re
import time
import unicodedata
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.text.clean import ALL_RULES, RULES, SHOWN_ONLY, clean, tidy
from annotator.text.load import decode
from annotator.text.offsets import OffsetMap
from annotator.text.script import Script, _converter, convert
from annotator.text.views import SCRIPTS, Mode, furniture_of, view_of
from tests.conftest import AWKWARD, ROOT

PIECES = [
    *"商會长一十月年万元第名個𠮷",
    *(
        "會(huì)",
        "（zhǎng）",
        " (gè)",
        "(ㄏㄨㄟˋ)",
        "huì",
        "(hui)",
        "(lǐ shì)",
        "(試行)",
        "(A3)",
        "(me",
    ),
    *("1", "2", "0", "1 2 ", "2 0 2 1", " ", ".", "．", "２", "％", "%", "-", "至", "人"),
    *("\xa0", "\u3000", "\u200b", "\u200d", "\ufeff", "\ufe00", "\U000e0100", "\t"),
    *("😀", "👨\u200d👩\u200d👧", "❄\ufe0f", "e\u0301", "\u0304"),
    *("\r\n", "\r", "\n", "\n\n", "\u2028", "\x85"),
    *("**", "*", "_", "`", "``", "# ", "> ", "[", "](", "(http://a)", "![", "<!--", "-->", "---"),
    *(",", ";", ":", "!", "?", "(", ")", "（", "）", "。", "”", "Ａ", "１", "a", "word"),
    *("字" * 22 + "\n", "甲" * 21 + "，\n", "word " * 9 + "\n"),  # lines of one width
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
SOME_RULES = st.sets(st.sampled_from(sorted(ALL_RULES))).map(frozenset)

LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
FULL_WIDTH = {half: full for full, half in HALF_WIDTH.items() if half in ",;:!?()"} | {".": "。"}


def is_blank(character):
    return unicodedata.category(character) == "Zs"


def may_read(raw, shown, rules):
    """Return whether one of ``rules`` may show the character ``raw`` as ``shown``."""
    ends_line = raw in LINE_ENDS
    return (
        raw == shown
        or ("spaces" in rules and is_blank(raw) and shown == " ")
        or ("line_ends" in rules and ends_line and shown == "\n")
        or ("broken_lines" in rules and (ends_line or raw.isspace()) and shown == " ")
        or ("width" in rules and shown in (HALF_WIDTH.get(raw), FULL_WIDTH.get(raw)))
    )


def places(view):
    """Return where in the raw text each character of ``view`` stands."""
    found = [view.map.back(at, at + 1) for at in range(len(view.text))]
    assert all(end == start + 1 for start, end in found)
    return [start for start, _ in found]


def left_out(view, text):
    """Return the stretches of ``text`` that ``view`` does not show, each with where it begins."""
    gone = sorted(set(range(len(text))) - set(places(view)))
    for _, group in groupby(enumerate(gone), lambda pair: pair[1] - pair[0]):
        run = [at for _, at in group]
        yield run[0], text[run[0] : run[-1] + 1]


def there_and_back(view, start, end):
    """Return the raw span without what the view leaves out at its edges."""
    return view.map.back(*view.map.forward(start, end))


def some_spans(length):
    """Return every span that is short, reaches an end, or is neither but comes cheap."""
    for start in range(length):
        yield from ((start, end) for end in range(start + 1, min(start + 4, length) + 1))
        yield from {(start, length), (0, start + 1)}


@given(TEXTS, SOME_RULES)
def test_every_character_shown_is_one_raw_character_in_its_order(text, rules):
    for view, used in ((clean(text, rules), rules - SHOWN_ONLY), (tidy(text, rules), rules)):
        found = places(view)
        assert all(before < after for before, after in pairwise(found))
        for raw, shown in zip(found, view.text, strict=True):
            assert may_read(text[raw], shown, used), (text[raw], shown)


GLOSSING = ("LATIN", "BOPOMOFO", "COMBINING", "FULLWIDTH LATIN", "MODIFIER", "CARON", "DOT ABOVE")
MARKS = re.compile(
    r"(?:<!--.*?-->|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[#>*_`\-\[ ])+", re.DOTALL
)  # of Markdown, with what stands in comments, images and the targets of links


def is_part_of_gloss(character):
    return character in "()（） :'’-012345ˊˇˋ˙" or (
        unicodedata.category(character)[0] in "LM"
        and unicodedata.name(character).startswith(GLOSSING)
    )


def belongs_to(rule, text, start, gone):
    """Return whether ``gone``, at ``start`` of ``text``, is what ``rule`` is there to leave out."""
    before, after = text[:start], text[start + len(gone) :]
    match rule:
        case "line_ends":
            return gone == "\n" and before.endswith("\r")
        case "invisible":
            return all(unicodedata.category(one) in ("Cf", "Mn") for one in gone)
        case "markdown":
            return bool(MARKS.fullmatch(gone))
        case "glosses":
            explained = unicodedata.name(before[-1:], "")
            return "IDEOGRAPH" in explained and all(map(is_part_of_gloss, gone))
        case "torn_digits":
            beside = before[-1:] + after[:1]
            return is_blank(gone) and any(one.isdecimal() for one in beside)
        case "broken_lines":
            return "\n" in gone and gone.isspace()
        case "blank_lines":
            return "\n" in gone and gone.isspace()
    return False  # the others leave nothing out


@given(TEXTS)
def test_a_rule_leaves_out_nothing_but_what_it_is_for(text):
    for rule in RULES:
        for start, gone in left_out(tidy(text, frozenset({rule})), text):
            assert belongs_to(rule, text, start, gone), (rule, gone)


@given(TEXTS, SOME_RULES)
def test_rules_do_what_each_does_alone_one_after_the_other_and_those_off_do_nothing(text, rules):
    shown, found = text, list(range(len(text)))
    for rule in RULES:
        if rule in rules:
            view = tidy(shown, frozenset({rule}))
            shown, found = view.text, [found[at] for at in places(view)]
    whole = tidy(text, rules)
    assert whole.text == shown
    assert places(whole) == found


@given(TEXTS)
def test_without_rules_a_text_is_as_it_was(text):
    for view in (clean(text, frozenset()), tidy(text, frozenset()), view_of(text, Mode.RAW)):
        assert view.text == text
        assert len(view.map) == 0


@given(TEXTS, SOME_RULES)
def test_every_span_of_clean_text_comes_back_from_the_raw_text_unchanged(text, rules):
    for view in (clean(text, rules), tidy(text, rules)):
        for span in some_spans(len(view.text)):
            raw = view.map.back(*span)
            assert view.map.forward(*raw) == span
            assert view.of_raw(*raw) == view.text[span[0] : span[1]]
            assert view.map.back(*view.map.forward(*raw)) == raw


@given(
    st.lists(st.sampled_from([*PIECES, "記憶體", "内存", "软件", "計程車", "里面"]), max_size=12),
    st.sampled_from([mode for mode in Mode if mode is not Mode.RAW]),
)
def test_every_span_of_any_view_comes_back_from_the_raw_text_unchanged(pieces, mode):
    text = "".join(pieces)
    view, shown = view_of(text, mode), tidy(text)
    converted = convert(shown.text, SCRIPTS[mode])[1] if mode in SCRIPTS else OffsetMap()
    inside_atoms = {
        point for _, (start, end) in view.map.blocks() for point in range(start + 1, end)
    }
    for span in some_spans(len(view.text)):
        raw = view.map.back(*span)
        assert view.map.back(*view.map.forward(*raw)) == raw
        step_by_step = shown.map.back(*converted.back(*span))
        assert raw[0] <= step_by_step[0] < step_by_step[1] <= raw[1]
        covered = view.map.forward(*raw)
        assert covered[0] <= span[0] < span[1] <= covered[1]
        if inside_atoms.isdisjoint(span):
            assert covered == span


@given(TEXTS, SOME_RULES)
def test_what_a_view_keeps_of_a_raw_span_it_keeps_whole(text, rules):
    view = clean(text, rules)
    for start, end in some_spans(len(text)):
        kept = there_and_back(view, start, end)
        if kept[0] < kept[1]:
            assert start <= kept[0] < kept[1] <= end
            assert there_and_back(view, *kept) == kept
            assert view.of_raw(*kept) == view.of_raw(start, end) != ""
        else:
            assert view.of_raw(start, end) == ""


# Three rules find more in a text that was cleaned, and rightly so. Joining the lines of some blocks
# changes which width most lines of the text have (broken_lines). A gloss of another kind behind one
# that is gone touches the character (glosses). In "# > a" the ">" is text until the "#" is gone
# (markdown).
ONCE = ALL_RULES - {"broken_lines", "glosses", "markdown"}


@given(TEXTS, SOME_RULES)
def test_cleaning_what_is_clean_changes_nothing(text, rules):
    rules &= ONCE
    once = tidy(text, rules).text
    assert tidy(once, rules).text == once


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("辻\ufe00\U000e0100家", "辻家"),  # one selector behind another
        ("辻\u200b\ufe00家", "辻家"),
        ("太好了!!真的?!", "太好了！！真的？！"),  # one mark behind another
        ("会长说;!", "会长说；！"),
        ("2019,(试行)办法", "2019，（试行）办法"),  # a bracket that becomes wide only now
        ("约翰．史密斯到会", "约翰．史密斯到会"),  # a dot that was wide ends no sentence
        ("１．增收３．５％", "1.增收3.5%"),
        ("一.加强领导\n十二.抓好落实", "一.加强领导\n十二.抓好落实"),  # a number's dot neither
        ("排名第一.会后合影.", "排名第一。会后合影。"),
    ],
)
def test_marks_are_shown_as_what_they_are(raw, shown):
    assert tidy(raw).text == shown


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.name)
def test_a_clean_report_is_clean_with_every_rule(path):
    text = decode(path.read_bytes(), path).text
    once = clean(text).text
    assert clean(once).text == once


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("前<!-- 一\n<!-- 二 -->后", "前后"),
        ("前<!-->后", "前<!-->后"),
        ("前<!-- 一 -->中<!-- 二 -->后", "前中后"),
        ("`码`与``码`", "码与``码`"),
        ("<!--" + "长" * 20_000 + "-->", "<!--" + "长" * 20_000 + "-->"),
    ],
)
def test_comments_and_code_are_told_from_what_only_begins_like_them(raw, shown):
    assert clean(raw, frozenset({"markdown"})).text == shown


# -- furniture ------------------------------------------------------------------------------------

LINES = st.sampled_from(
    ["版权所有：某市商會(huì)", "当前位置：首页 > 新闻", "首页\u3000概况\xa0新闻 联系我们", "",
     "上一篇：甲", "推荐阅读", "【关闭窗口】", "地址：1 2 号", "京ICP备00000000号-1", "\u200b",
     "商会于2 0 2 1年召开会议。", "免责声明：" + "本站只转载，" * 50, "图为会场", "𠮷😀", "- 3 -",
     "  "]
)  # fmt: skip


@st.composite
def pages(draw):
    text = "".join(draw(LINES) + draw(st.sampled_from(["\n", "\r\n", "\u2028"])) for _ in range(6))
    edges = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30), st.booleans())
    told = [
        (start, min(start + length, len(text)), is_furniture)
        for start, length, is_furniture in draw(st.lists(edges, max_size=4))
    ]
    return text, told


@given(pages(), SOME_RULES)
def test_furniture_lies_in_order_and_apart_and_what_is_told_goes_before_what_is_found(page, rules):
    text, told = page
    points = {}
    for stretches in ([], told):
        spans = furniture_of(text, rules, stretches)
        assert all(before[1] < after[0] for before, after in pairwise(spans))
        assert all(0 <= start < end <= len(text) for start, end in spans)
        points[bool(stretches)] = {point for span in spans for point in range(*span)}
    expected = points[False]
    for start, end, is_furniture in told:
        stretch = set(range(start, end))
        expected = expected | stretch if is_furniture else expected - stretch
    assert points[bool(told)] == expected


# -- loading --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "商会召开会议".encode() + b"\xed\xa0\x80",
        "商会".encode() + "\ud842\udfb7".encode("utf-8", "surrogatepass") + "召开会议".encode(),
        b"\xef\xbb\xbf" + "\ud842".encode("utf-8", "surrogatepass"),
        b"\xff\xfe" + "商会\ud842会议".encode("utf-16-le", "surrogatepass"),
    ],
    ids=["in UTF-8", "a pair in UTF-8", "after a mark", "in UTF-16"],
)
def test_half_a_character_is_refused_at_the_door(data):
    with pytest.raises(UserError):
        decode(data, "report.txt")


# -- scripts --------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["記憶體", "內存", "内存", "互联网", "網際網路", "軟體", "软件", "打印机", "印表機", "鼠标",
     "滑鼠", "服务器", "伺服器", "程序", "出租车", "計程車", "方便面", "速食麵", "公交车",
     "数据库", "信息", "寮國", "老挝", "U盘", "隨身碟", "博客", "部落格", "高清", "乾隆", "干部",
     "头发", "皇后", "里面", "台灣", "着", "裡", "发展", "會(huì)", "商會", "家", "，", "。", " ",
     "-", "\n", "\u3000", "a", "1", "𠮷", "😀", "e\u0301"]
)  # fmt: skip
SCRIPT_TEXTS = st.lists(
    WORDS | st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=3),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("script", Script)
@given(text=SCRIPT_TEXTS | TEXTS)
def test_a_script_is_shown_as_opencc_converts_it(script, text):
    made, found = convert(text, script)
    assert made == _converter(script).convert(text)
    at = made_at = 0
    longest = max(length for group in _converter(script)._dict_chain_data for length, *_ in group)
    for (start, end), (first, last) in [*found.blocks(), ((len(text),) * 2, (len(made),) * 2)]:
        assert start - at == first - made_at >= 0
        assert end - start <= longest
        assert last - first <= 2 * longest
        for raw, shown in zip(text[at:start], made[made_at:first], strict=True):
            assert raw == shown or unicodedata.category(raw) == unicodedata.category(shown) == "Lo"
        at, made_at = end, last


def test_a_longer_word_does_not_make_up_for_a_shorter_one():
    made, found = convert("方便面U盘", Script.TRADITIONAL_OF_TAIWAN)
    assert made == "泡麵隨身碟"
    assert list(found.blocks()) == [((0, 3), (0, 2)), ((3, 5), (2, 5))]


def test_words_of_another_length_are_each_one_stretch():
    made, found = convert("我的打印机和内存，都坏了", Script.TRADITIONAL_OF_TAIWAN)
    assert made == "我的印表機和記憶體，都壞了"
    assert list(found.blocks()) == [((6, 8), (6, 9))]


# -- real reports ---------------------------------------------------------------------------------

TORN = re.compile(
    r"[0-9０-９][^\S\n]+(?:[.．][^\S\n]*)?[0-9０-９][0-9０-９.．\s]*[%％‰万亿萬億年月日号號元人名个個家]"
)
BRACKET = re.compile(r"[\u4e00-\u9fff][ ]?[(（]([^()（）]{1,40})[)）]")


def has_toned_syllable(text):
    letters = unicodedata.normalize("NFD", text)
    return bool(re.search("[aeiouü][\u0308]?[\u0300\u0301\u0304\u030c]", letters))


def test_real_reports_read_without_glosses_and_torn_numbers(shared):
    for path in sorted((shared / "reports").glob("*.txt")):
        text = clean(decode(path.read_bytes(), path).text).text
        glosses = [found[0] for found in BRACKET.finditer(text) if has_toned_syllable(found[1])]
        assert (path.name, glosses, TORN.findall(text)) == (path.name, [], [])


def test_every_hand_marked_span_reads_as_it_was_marked_and_comes_back(shared):
    wrong = []
    for path in sorted((shared / "gold").glob("*.json")):
        marked = json.loads(path.read_text(encoding="utf-8"))
        report = shared / "reports" / marked["file"]
        view = clean(decode(report.read_bytes(), report).text)
        for one in marked["spans"]:
            raw = one["start"], one["end"]
            first, last = view.map.forward(*raw)
            if view.text[first:last] != one["text"] or view.map.back(first, last) != raw:
                wrong.append((marked["file"], one, view.text[first:last]))
    assert wrong == []


# -- hostile texts --------------------------------------------------------------------------------

BASE, FACTOR, SLACK = 50_000, 4, 3
FLOOR = 0.02  # seconds below which a time tells nothing
HOSTILE = [
    *("(", "（", "1 ", " ", "\n ", "\n", "\r", "*a ", "* ", "_a ", "**", "[", "![", "](", "[a]("),
    *(
        "<!--",
        "<!--->",
        "`",
        "`` ` ",
        "# ",
        "> ",
        "- ",
        "會(",
        "會(huì)",
        "會huì",
        "(huì)",
        "會(a' ",
    ),
    *(
        "a",
        "ab ",
        "1.1.",
        "1 . 1 ",
        "第 1 ",
        "1 0 元",
        "2 0 2 1年 ",
        "，",
        ",",
        "。)",
        "“",
        "\u200b",
    ),
    *("\u200d", "👨\u200d", "會\ufe00", "\t", "甲  乙", "字\n", "版权所有 ", "主管单位:", "|"),
    *("推荐阅读\n", "\u0301"),
]


def seconds(work, text):
    start = time.process_time()
    work(text)
    return time.process_time() - start


def assert_linear(work, make, base):
    """Check that four times the text takes about four times as long, at the third try at last."""
    tries = []
    while len(tries) < 3:
        end = f"\n{len(tries)}"  # no text is the one before, which may be kept
        small, large = (seconds(work, make(length) + end) for length in (base, base * FACTOR))
        if large < FACTOR * SLACK * max(small, FLOOR):
            return
        tries.append((small, large))
    pytest.fail(f"not linear: seconds for a text and for one {FACTOR} times as long: {tries}")


def clean_and_search(text):
    tidy(text, ALL_RULES)
    furniture_of(text, ALL_RULES)


@pytest.mark.parametrize("pattern", HOSTILE)
def test_no_pattern_without_end_takes_more_than_its_length(pattern):
    assert_linear(clean_and_search, lambda n: (pattern * n)[:n], BASE)


@pytest.mark.parametrize(
    ("head", "pattern"),
    [
        ("版权声明：", "，"),
        ("版权声明：", "主管单位:"),
        ("會", "(huì)"),
        ("# [", "a"),
        ("*", "a"),
        ("<!--", "字"),
        ("\n", " "),
        ("會(", "ā"),
        ("1", " 2"),
    ],
)
def test_no_line_that_goes_on_for_ever_takes_more_than_its_length(head, pattern):
    assert_linear(clean_and_search, lambda n: head + (pattern * n)[:n], BASE)


@pytest.mark.parametrize("script", Script)
def test_a_clause_that_never_ends_is_converted_in_the_time_of_its_length(script):
    def make(length):
        return ("這個記憶體和服务器的軟體頭髮裡面" * length)[:length]

    assert_linear(lambda text: convert(text, script), make, BASE // 10)


def test_an_awkward_text_shows_all_of_its_ink():
    assert clean(AWKWARD).text == (
        "\U00020bb7野家商会\n会长\U00020bb7田 一郎捐款１２万元。\n"
        "Cafe\u0301 商會長\n共３名😀👨‍👩‍👧会员\n\n末行"
    )
