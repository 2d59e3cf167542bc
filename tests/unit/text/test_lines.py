"""Lines are counted whatever ends them."""

import pytest

from annotator.text.lines import line_of, line_starts


def test_lines_end_as_the_window_counts_them():
    assert line_starts("a\r\nb\rc\u2028d\n") == (3, 5, 7, 9)
    assert line_starts("") == ()


@pytest.mark.parametrize(
    ("text", "point", "line"),
    [("", 0, 1), ("a", 1, 1), ("a\r\nb", 2, 1), ("a\r\nb", 3, 2), ("a\r\nb", 4, 2), ("a\n", 2, 2)],
)
def test_the_line_of_a_place(text, point, line):
    assert line_of(text, point) == line
