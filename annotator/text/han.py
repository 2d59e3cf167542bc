"""Classes of characters, as the insides of regular expressions' brackets."""

from __future__ import annotations

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Han characters of every plane, with 〇 and 々."""

BLANK = " \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks within a line, other than the tab: whoever writes one may have meant any other."""

DIGIT = "0-9０-９"

INKLESS = "\u200b\u200c\u2060\ufeff\xad\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters without ink or width, but for the joiner, which may hold an emoji together."""
