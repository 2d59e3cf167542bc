"""Two texts that read the same have one fingerprint, and no others."""

import pytest

from annotator.text.fingerprint import fingerprint

TEXT = "沈丹商会会长率12人赴南京，\n捐款4.11万元。\n"


@pytest.mark.parametrize(
    "other",
    [
        TEXT.strip(),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("，", "，\u00a0"),
        TEXT.replace("商会", "商會(huì)").replace("會", "会"),
        TEXT.replace("12", "1 2"),
        f"\ufeff{TEXT}",
    ],
)
def test_what_clean_up_takes_away_makes_no_other_text(other):
    assert fingerprint(other) == fingerprint(TEXT)


@pytest.mark.parametrize("other", [TEXT.replace("12", "13"), TEXT[1:], TEXT + "完", ""])
def test_another_character_makes_another_text(other):
    assert fingerprint(other) != fingerprint(TEXT)
