"""Arithmetic on colours: contrast, how they look to the colour-blind, and how far apart they are.

Colours are written ``#RRGGBB``. Contrast is that of WCAG 2.2 (relative luminance); colour blindness
is simulated with the matrices of Machado, Oliveira and Fernandes (2009) for complete dichromacy, on
linear light; differences are CIEDE2000 after Sharma, Wu and Dalal (2005), under D65.
"""

from __future__ import annotations

import colorsys
from enum import Enum
from math import atan2, cos, exp, hypot, pi, radians, sin, sqrt

TEXT_CONTRAST, LINE_CONTRAST = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11, level AA

_Triple = tuple[float, float, float]
_Matrix = tuple[_Triple, _Triple, _Triple]


class Sight(Enum):
    """How somebody sees colours; the value turns linear RGB into what is left of it."""

    NORMAL = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    PROTANOPIA = (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    )
    DEUTERANOPIA = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    TRITANOPIA = (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    )


_TO_XYZ: _Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: _Triple = (0.95047, 1.0, 1.08883)  # D65


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def over(colour: str, background: str, opacity: float) -> str:
    """Return what ``colour``, of that opacity from 0 to 1, looks like on ``background``."""
    pairs = zip(_bytes(colour), _bytes(background), strict=True)
    return _written(tuple(opacity * a + (1 - opacity) * b for a, b in pairs))


def legible(colour: str, background: str, least: float = TEXT_CONTRAST) -> str:
    """Return the colour nearest to ``colour``, of its hue, that reads on ``background``.

    ``least`` is the contrast it needs. Where neither lighter nor darker is enough, it is black or
    white, whichever reads better.
    """
    if contrast(colour, background) >= least:
        return colour
    ends = [end for end in ("#000000", "#FFFFFF") if contrast(end, background) >= least]
    if not ends:
        return max(("#000000", "#FFFFFF"), key=lambda end: contrast(end, background))
    found = [_towards(colour, end, background, least) for end in ends]
    return min(found, key=lambda near: difference(near, colour))


def seen(colour: str, sight: Sight) -> str:
    """Return how ``colour`` looks to somebody of that ``sight``."""
    light = _applied(sight.value, _linear(colour))
    return _written(tuple(255 * _encoded(min(1.0, max(0.0, part))) for part in light))


def difference(one: str, other: str) -> float:
    """Return how far apart two colours look; about 1 is the least that is noticed."""
    return ciede2000(_lab(one), _lab(other))


def ciede2000(one: _Triple, other: _Triple) -> float:
    """Return the CIEDE2000 difference of two colours given as CIE L*, a*, b*."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = (_hue(a1 * stretch, b1), _hue(a2 * stretch, b2))
    turn = (h2 - h1 + pi) % (2 * pi) - pi if c1 * c2 else 0.0
    hue = h1 + turn / 2 if c1 * c2 else h1 + h2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * cos(hue - radians(30))
        + 0.24 * cos(2 * hue)
        + 0.32 * cos(3 * hue + radians(6))
        - 0.20 * cos(4 * hue - radians(63))
    )
    spread = (lightness - 50) ** 2
    by_l = (l2 - l1) / (1 + 0.015 * spread / sqrt(20 + spread))
    by_c = (c2 - c1) / (1 + 0.045 * chroma)
    by_h = 2 * sqrt(c1 * c2) * sin(turn / 2) / (1 + 0.015 * chroma * weight)
    degrees = (hue * 180 / pi) % 360
    rotation = radians(30) * exp(-(((degrees - 275) / 25) ** 2))
    mixed = -2 * sqrt(chroma**7 / (chroma**7 + 25.0**7)) * sin(2 * rotation)
    return sqrt(by_l**2 + by_c**2 + by_h**2 + mixed * by_c * by_h)


def _towards(colour: str, end: str, background: str, least: float) -> str:
    """Return the first colour from ``colour`` to black or white that has enough contrast."""
    hue, start, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _bytes(colour)))
    near, far = start, 1.0 if end == "#FFFFFF" else 0.0
    found = end
    for _ in range(12):
        middle = (near + far) / 2
        tried = _written(tuple(255 * part for part in colorsys.hls_to_rgb(hue, middle, saturation)))
        if contrast(tried, background) >= least:
            found, far = tried, middle
        else:
            near = middle
    return found


def _hue(a: float, b: float) -> float:
    return atan2(b, a) % (2 * pi) if a or b else 0.0


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: str) -> _Triple:
    xyz = _applied(_TO_XYZ, _linear(colour))
    x, y, z = (_cube_root(part / white) for part, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(ratio: float) -> float:
    return float(ratio ** (1 / 3)) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116


def _applied(matrix: _Matrix, parts: _Triple) -> _Triple:
    x, y, z = (sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)
    return x, y, z


def _linear(colour: str) -> _Triple:
    red, green, blue = (_decoded(part / 255) for part in _bytes(colour))
    return red, green, blue


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * float(part ** (1 / 2.4)) - 0.055


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _written(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{min(255, max(0, round(part))):02X}" for part in parts)
