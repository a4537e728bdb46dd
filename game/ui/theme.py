"""What the window looks like: inks, type sizes, spaces, and the colours of sides, at a scale of 100 to 200 %.

Side colours follow Okabe and Ito and stay apart for colour-blind eyes; a letter and a frame shape say the side too,
so that colour is never alone.
"""

from collections.abc import Mapping
from typing import Final

import pygame
from attrs import evolve, frozen

from game.ui.fonts import font

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """The colour of a code such as #1d2126.

    >>> rgb("#1d2126")
    (29, 33, 38)
    """
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


@frozen(kw_only=True)
class Palette:
    """The inks of panels and of paper; every pair that carries text has a contrast of 4.5 or more."""

    ground: Colour = rgb("#171b20")
    panel: Colour = rgb("#22272e")
    raised: Colour = rgb("#2e353f")
    hover: Colour = rgb("#3a4350")
    line: Colour = rgb("#434c58")
    text: Colour = rgb("#eeece6")
    soft: Colour = rgb("#bdc2c9")
    faint: Colour = rgb("#a2aab3")
    accent: Colour = rgb("#e0a63a")
    accent_text: Colour = rgb("#1d1708")
    link: Colour = rgb("#86bdea")
    good: Colour = rgb("#79c796")
    bad: Colour = rgb("#f08f7e")
    warn: Colour = rgb("#e9c46a")
    paper: Colour = rgb("#f4ecd8")
    ink: Colour = rgb("#2b2620")
    focus: Colour = rgb("#ffffff")


STANDARD: Final = Palette()
HIGH_CONTRAST: Final = Palette(
    ground=rgb("#000000"),
    panel=rgb("#0b0d10"),
    raised=rgb("#1b2027"),
    hover=rgb("#333d4a"),
    line=rgb("#7c8794"),
    text=rgb("#ffffff"),
    soft=rgb("#e6e8eb"),
    faint=rgb("#c3c9d0"),
    accent=rgb("#ffc14d"),
    link=rgb("#a9d4ff"),
    good=rgb("#9be8b5"),
    bad=rgb("#ffb0a3"),
)
PALETTES: Final = {"standard": STANDARD, "high contrast": HIGH_CONTRAST}


@frozen
class SideLook:
    """How a side is shown: its colour, the ink on it, its letter, the frame of its counters."""

    fill: Colour
    text: Colour
    letter: str
    frame: str


FRAMES: Final = ("rectangle", "notched", "chamfered", "rounded", "arched")
FILLS: Final = (
    (rgb("#00785a"), rgb("#ffffff")),
    (rgb("#c25400"), rgb("#ffffff")),
    (rgb("#0068a8"), rgb("#ffffff")),
    (rgb("#7fc4ee"), rgb("#12222e")),
    (rgb("#b8578f"), rgb("#ffffff")),
    (rgb("#e3cf35"), rgb("#2b2622")),
    (rgb("#5c5c5c"), rgb("#ffffff")),
)
"""The colours of sides in the order of the scenario, the same as on printed maps."""

STYLES: Final = {
    "display": (40, "bold", False),
    "title": (26, "semibold", False),
    "heading": (19, "semibold", False),
    "label": (13, "semibold", False),
    "body": (16, "regular", False),
    "strong": (16, "semibold", False),
    "small": (14, "regular", False),
    "note": (14, "regular", True),
    "number": (22, "semibold", False),
}
"""Size in pixels at 100 %, weight, italic: by the name of a text style."""


@frozen(kw_only=True)
class Theme:
    """A palette at a scale; every size of the window is asked of it."""

    palette: Palette = STANDARD
    scale: int = 100
    speed: int = 100

    def px(self, size: float) -> int:
        """A length at 100 % in pixels of this scale, at least 1 for anything that is there at all.

        >>> Theme(scale=150).px(10), Theme().px(0)
        (15, 0)
        """
        return max(1, round(size * self.scale / 100)) if size > 0 else round(size * self.scale / 100)

    def font(self, style: str) -> pygame.font.Font:
        """The face of a text style."""
        size, weight, italic = STYLES[style]
        return font(self.px(size), weight, italic)

    def at(self, scale: int) -> "Theme":
        """The same look at another scale."""
        return evolve(self, scale=max(100, min(200, scale)))


def side_looks(sides: Mapping[str, str]) -> dict[str, SideLook]:
    """How each side is shown, from its id and letter, in the scenario's order.

    >>> looks = side_looks({"by": "P", "ru": "F"})
    >>> looks["ru"].letter, looks["by"].frame != looks["ru"].frame
    ('F', True)
    """
    return {
        side: SideLook(*FILLS[number % len(FILLS)], letter, FRAMES[number % len(FRAMES)])
        for number, (side, letter) in enumerate(sides.items())
    }
