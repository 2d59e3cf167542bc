"""Bytes to text: the codec is found out, what fits none is refused, nothing is ever replaced."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import (
    BinaryFile,
    DamagedText,
    EmptyFile,
    NoSuchEncoding,
    UnknownEncoding,
    WrongEncoding,
)
from annotator.text.load import ENCODINGS, decode
from tests.conftest import ROOT
from tests.unit.text.load.reading import TEXT, only, probe

TRADITIONAL = "雲澤市青蘅商會黨支部召開主題黨日活動，會員企業負責人參觀學習。\r\n會長表示捐款。"
CONTROL = [chr(c) for c in range(0x20) if chr(c) not in "\t\n\v\f\r\x1a\x1b"]
WRITTEN_IN = ("utf-8", "utf-8-sig", "gb18030", "gbk", "big5hkscs", "cp950")
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")


def seeds():
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        data = path.read_bytes()
        yield data.decode("gb18030" if "gb18030" in path.name else "utf-8-sig")


def encodable(text: str, codec: str) -> str:
    return text.encode(codec, "ignore").decode(codec)


@pytest.mark.parametrize("codec", [*WRITTEN_IN, *WIDE])
def test_every_seed_is_read_in_every_encoding_that_can_write_it(codec):
    for text in seeds():
        written = encodable(text, codec)
        if len(written) < 0.95 * len(text):
            continue  # simplified text in Big5 would be another text
        found = decode(written.encode(codec), "seed.txt")
        assert found.text == written
        assert found.confidence > 0.8


@pytest.mark.parametrize("codec", [*WRITTEN_IN, *WIDE])
def test_a_title_is_enough_to_tell_the_encoding(codec):
    right = asked = 0
    for text in seeds():
        for line in text.splitlines():
            title = line.strip()[:20]
            hanzi = sum("\u4e00" <= char <= "\u9fff" for char in title)
            if hanzi < 12 or encodable(title, codec) != title:
                continue
            asked += 1
            right += decode(title.encode(codec), "title.txt").text == title
    assert asked > 20
    assert right >= 0.99 * asked


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters=CONTROL), min_size=1),
    st.sampled_from(ENCODINGS),
)
def test_any_text_comes_back_in_the_encoding_that_the_user_chose(text, codec):
    written = encodable(text.removeprefix("\ufeff"), codec)
    if written.startswith("\ufeff"):
        return
    assert decode(written.encode(codec), "any.txt", encoding=codec).text == written


@given(st.binary(min_size=1, max_size=200))
def test_whatever_the_bytes_they_are_read_exactly_or_refused(data):
    try:
        found = decode(data, "any.txt")
    except (BinaryFile, DamagedText, UnknownEncoding):
        return
    found.text.encode("utf-8")  # no half characters
    assert "\ufffd" not in found.text or "\ufffd".encode(found.encoding) in data


def test_a_mark_decides_and_is_no_part_of_the_text(tmp_path):
    for mark, codec in [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ]:
        path = tmp_path / f"{codec}.txt"
        path.write_bytes(mark + TEXT.encode(codec))
        found = only(path)
        assert (found.text, found.confidence) == (TEXT, 1.0)
        chosen = decode(path.read_bytes(), path, encoding=codec)
        assert chosen.text == TEXT


def test_line_ends_stay_as_they_are(report_file):
    found = only(report_file(TRADITIONAL, encoding="big5"))
    assert (found.text, found.encoding) == (TRADITIONAL, "big5hkscs")
    assert found.data == TRADITIONAL.encode("big5")


def test_the_users_choice_wins_where_it_fits(report_file):
    path = report_file("\u5546\u4f1a", encoding="gb18030")
    assert only(path, encoding="GBK").encoding == "gb18030"
    assert only(path, encoding="gb18030").confidence == 1.0
    with pytest.raises(WrongEncoding, match="is not utf-8 text: byte 0"):
        only(path, encoding="utf-8")
    with pytest.raises(NoSuchEncoding, match="no encoding klingon"):
        only(path, encoding="klingon")


def test_damage_is_named_never_papered_over():
    good = TEXT.encode()
    with pytest.raises(DamagedText, match=f"utf-8 text, but is damaged at byte {len(good)}"):
        decode(good + b"\xff\xff\xfe", "torn.txt")
    traditional = (TRADITIONAL * 5).encode("gb18030")
    with pytest.raises(DamagedText, match="gb18030"):
        decode(traditional + b"\xff\xff" + traditional, "torn.txt")
    with pytest.raises(DamagedText, match="utf-16"):
        decode(TEXT.encode("utf-16-le") + b"\x00", "torn.txt")


def test_what_is_no_chinese_and_no_utf8_is_refused():
    with pytest.raises(UnknownEncoding, match="Save it as UTF-8"):
        decode("café à la crème, déjà vu".encode("latin-1"), "french.txt")
    with pytest.raises(BinaryFile, match="at byte"):
        decode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "picture.txt")


@pytest.mark.parametrize("data", [b"", b" \n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\xa1\xa1\n"])
def test_a_file_of_white_space_is_refused(tmp_path, data):
    path = tmp_path / "blank.txt"
    path.write_bytes(data)
    with pytest.raises((EmptyFile, UnknownEncoding)):
        only(path)


def test_a_file_of_50_mb_is_read_in_bounded_memory(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write((TEXT + "\n").encode() * ((1 << 20) // len((TEXT + "\n").encode())))
    (told,), peak = probe(path)
    assert told.startswith("Source")
    assert peak < 8 * 50
