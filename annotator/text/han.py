"""Classes of characters, as the insides of regular expressions' brackets."""

from __future__ import annotations

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Han characters of every plane, with 〇 and 々."""

BLANK = " \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks within a line, other than the tab: whoever writes one may have meant any other."""

DIGIT = "0-9０-９"
