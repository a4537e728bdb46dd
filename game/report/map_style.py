"""What a map picture looks like: inks, the colours of sides, the style sheet, the fill patterns."""

from html import escape
from typing import Final

from attrs import frozen

from game.model.world import World

FONTS: Final = "'IBM Plex Sans Condensed','Roboto Condensed','Segoe UI','Helvetica Neue',Arial,sans-serif"

PAPER: Final = "#f6efdd"
INK: Final = "#2b2622"
FRAME: Final = "#4b3a30"
NOTE: Final = "#6a5d50"
BLOOD: Final = "#b3261e"


@frozen
class Colours:
    """The colours of a side: of its counters and what is written on them, and of its ground."""

    ink: str
    text: str
    pale: str
    ground: str


SIDES: Final = (
    Colours("#00785a", "#ffffff", "#e3f3ec", "#f1e9cd"),
    Colours("#c25400", "#ffffff", "#fdeadb", "#ecd8cb"),
    Colours("#0068a8", "#ffffff", "#e0eef8", "#d9e4dd"),
    Colours("#7fc4ee", "#12222e", "#f3fafe", "#d6e2e6"),
    Colours("#b8578f", "#ffffff", "#fae9f3", "#e3e0e4"),
    Colours("#e3cf35", "#2b2622", "#fdfae0", "#ebe8d0"),
    Colours("#5c5c5c", "#ffffff", "#efefef", "#e4e2dc"),
)
"""After Okabe and Ito, a little darker where white letters stand on them; the letter and the frame of a counter say
the side too, so that colour is never alone."""

NOBODY: Final = Colours("#8a8378", "#ffffff", "#f0ede6", "#ece7da")
"""Ground that no side of the game holds."""

SEA: Final = "#b9d4dd"
SHORES: Final = (("#c4dce3", 44), ("#cfe3e8", 28), ("#dbebee", 14))
WOODS: Final = "#8fae6b"
MARSH: Final = "#9cc4b6"
CITY: Final = "#b99a88"
RIVER: Final = "#5d97bb"

RIVER_WIDTHS: Final = (0, 2.2, 3.4, 4.8)

STYLE: Final = f"""
.hexes{{fill:none;stroke:#3a322a;stroke-opacity:.2}}
.no{{font-size:8px;fill:#3a322a;fill-opacity:.42;text-anchor:middle}}
.river{{fill:none;stroke:{RIVER};stroke-linecap:round;stroke-linejoin:round}}
.bank{{fill:none;stroke:#f3f3e6;stroke-opacity:.75;stroke-linecap:round;stroke-linejoin:round}}
.road{{fill:none;stroke:#bf5a3d;stroke-width:2}}
.verge{{fill:none;stroke:#fbf5e6;stroke-width:4;stroke-opacity:.85}}
.rail{{fill:none;stroke:#3f3a37;stroke-width:1.3}}
.ties{{fill:none;stroke:#3f3a37;stroke-width:5;stroke-dasharray:1.2 7}}
.oblast{{fill:none;stroke:#7d6f60;stroke-width:1.1;stroke-opacity:.75;stroke-dasharray:2 4}}
.glow{{fill:none;stroke:#a8575e;stroke-opacity:.2;stroke-width:10;stroke-linejoin:round}}
.border{{fill:none;stroke:#6e2f38;stroke-width:2.2;stroke-dasharray:13 3.5 2.5 3.5}}
.region{{fill:none;stroke:#6d3fa0;stroke-width:3;stroke-linejoin:round}}
.regionglow{{fill:none;stroke:#6d3fa0;stroke-opacity:.16;stroke-width:13;stroke-linejoin:round}}
.land{{font-weight:600;fill:#4a3b30;fill-opacity:.42;text-anchor:middle}}
.water{{font-style:italic;fill:#2f6d94;text-anchor:middle}}
.town{{fill:{INK}}}
.head{{font-weight:700;fill:{INK}}}
.small{{font-size:13px;fill:{INK}}}
.note{{font-size:13px;fill:{NOTE}}}
.title{{font-size:14px;font-weight:700;fill:{FRAME};letter-spacing:.8px}}
"""

PATTERNS: Final = """
<pattern id="trees" width="18" height="16" patternUnits="userSpaceOnUse">
<g fill="#5f8047" fill-opacity=".6"><circle cx="4" cy="4.4" r="1.9"/><circle cx="13" cy="12.4" r="1.9"/></g>
<g fill="#b3cb90" fill-opacity=".6"><circle cx="3.5" cy="3.6" r="1.2"/><circle cx="12.5" cy="11.6" r="1.2"/></g>
</pattern>
<pattern id="copses" width="30" height="26" patternUnits="userSpaceOnUse">
<g fill="#6f9155" fill-opacity=".6"><circle cx="6" cy="7" r="1.7"/><circle cx="21" cy="20" r="1.7"/></g>
</pattern>
<pattern id="tufts" width="22" height="18" patternUnits="userSpaceOnUse">
<path d="M2 6h7M5.5 6V2M4 6L2.8 3M7 6L8.2 3M13 15h7M16.5 15v-4M15 15l-1.2-3M18 15l1.2-3" fill="none" stroke="#3d7a75"
 stroke-opacity=".62"/></pattern>
<pattern id="ponds" width="24" height="20" patternUnits="userSpaceOnUse">
<g fill="#8fbcd0"><ellipse cx="6" cy="6" rx="4" ry="2.2"/><ellipse cx="17" cy="15" rx="4.4" ry="2"/></g></pattern>
<pattern id="blocks" width="9" height="9" patternUnits="userSpaceOnUse">
<path d="M1 1h3v3H1zM5.5 5h2.6v3H5.5z" fill="#8a6a5b" fill-opacity=".5"/></pattern>
"""


def colours_of(world: World, side: str) -> Colours:
    """The colours of a side, by its place in the scenario; of nobody's ground for an unknown or empty one."""
    names = tuple(world.sides)
    return SIDES[names.index(side) % len(SIDES)] if side in names else NOBODY


def alliances(world: World) -> tuple[str, ...]:
    """The alliances of a scenario, in the order of its sides."""
    return tuple(dict.fromkeys(side.alliance for side in world.sides.values()))


def alliance_ink(world: World, alliance: str) -> str:
    """The ink of an alliance: that of its first side."""
    return colours_of(
        world, next((n for n, side in world.sides.items() if side.alliance == alliance), "")
    ).ink


def hatch(number: int, ink: str) -> str:
    """A pattern of slanting lines, for ground that an alliance has taken."""
    return (
        f'<pattern id="taken-{number}" width="9" height="9" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({45 if number % 2 else 135})"><path d="M1.5 0v9" stroke="{ink}" stroke-width="3" '
        'stroke-opacity=".65"/></pattern>'
    )


NARROW: Final = frozenset("iljtfrI.,:;'’|!()[] -·/")
BROAD: Final = frozenset("mwMW@%—")


def text_width(text: str, size: float, spacing: float = 0) -> float:
    """How wide a text may come out at most in the usual sans-serif fonts."""
    units = sum(0.34 if c in NARROW else 0.9 if c in BROAD else 0.7 if c.isupper() else 0.575 for c in text)
    return units * size + spacing * len(text)


def written(x: float, y: float, text: str, style: str, extra: str = "") -> str:
    """A text at a point of its baseline."""
    return f'<text x="{x:g}" y="{y:g}" class="{style}"{" " + extra if extra else ""}>{escape(text)}</text>'
