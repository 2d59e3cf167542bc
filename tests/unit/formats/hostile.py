"""What no reader may trip over: lines and offsets that are none, and what is said of them."""

DEEP = b'{"text": ' + b"[" * 100_000
LINES = (
    (b'{"text": "a"', "not JSON at character"),
    (b"[1]", "it is not an object"),
    (b"null", "it is not an object"),
    (b'{"text": 3}', "it is not an object"),
    (b"\xff\xfe", "not UTF-8 at byte 0"),
    (b'{"text": "\\ud800"}', "half a surrogate pair"),
    (b'{"text": "a", "x": NaN}', "NaN is not a number"),
    (b'{"text": "a", "x": ' + b"9" * 5000 + b"}", "over 100 digits"),
    (DEEP, "nested too deep"),
)
"""Lines of JSON that hold no record, and the reason that is given."""

OFFSETS = (
    ("3, 1", "has no extent"),
    ("1, 1", "has no extent"),
    ("-1, 1", "has no extent"),
    ("0, 9999", "does not lie in the text"),
    ("0, 1" + "0" * 40, "does not lie in the text"),
    ("0, 1.0", "has no extent"),
    ("true, 2", "has no extent"),
    ('"0", "1"', "has no extent"),
    ("null, {}", "has no extent"),
)
"""Starts and ends, as JSON, that are no span of a short text; exclusive, and what is said."""

LABELS = ("null", "7", '""', '"a\\tb"', '"a\\nb"', '["PER"]', "{}")
"""JSON that is no label."""
