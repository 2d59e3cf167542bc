"""From bytes to raw text; numerals, words and dates in it. Knows no project and no label."""
