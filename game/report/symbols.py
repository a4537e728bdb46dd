"""Counters: rounded squares with a side's colour and letter, a role symbol after APP-6, size, name and steps.

A kind's symbol follows from its symbol code (`Kind.sidc`, twenty digits after APP-6 E): digits 9–10 give the size,
11–16 the branch, 19–20 a modifier. The frame is a rectangle for the viewer's own alliance and a diamond for the
other. Everything is drawn as paths around the counter's middle; words in frames are the standard's own.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from attrs import frozen

from game.model.terms import Role
from game.model.world import Kind
from game.report.map_style import BLOOD, INK, PAPER, Colours, text_width

HALF: Final = 18
"""Half the width of a counter."""

FRAMES: Final = {True: "M-12.5-8h25v16h-25z", False: "M0-10.5L14.5 0 0 10.5-14.5 0z"}
CROSS: Final = {True: "M-12.5-8l25 16M-12.5 8l25-16", False: "M-7.2-5.2L7.2 5.2M-7.2 5.2L7.2-5.2"}
TRACKS: Final = "M-4-3.6h8a3.6 3.6 0 0 1 0 7.2h-8a3.6 3.6 0 0 1 0-7.2z"
WHEELS: Final = {True: "M0-8v16", False: "M0-10.5v21"}
WINGS: Final = {
    True: "M-5.5 7q2.7-4.6 5.5-.6 2.8-4 5.5.6",
    False: "M-4.6 6q2.3-4 4.6-.4 2.3-3.6 4.6.4",
}
DOME: Final = {True: "M-12.5 8q12.5-11 25 0", False: "M-7.2 5.2q7.2-7 14.4 0"}
ROCKET: Final = "M-2.6 4v-6.4q0-2.6 2.6-4 2.6 1.4 2.6 4v6.4"
FILLED: Final = frozenset({"gun", "rockets", "plane", "rotor"})

SHAPES: Final[Mapping[str, tuple[str, ...]]] = {
    "121100": ("cross",),
    "121102": ("cross", "tracks"),
    "121104": ("cross", "wheels"),
    "120500": ("tracks",),
    "121800": ("SOF",),
    "140700": ("teeth",),
    "130300": ("gun",),
    "130302": ("rockets",),
    "130700": ("missile",),
    "130102": ("dome", "rocket"),
    "130100": ("dome",),
    "151200": ("dish",),
    "120800": ("plane",),
    "120600": ("rotor",),
    "121000": ("HQ",),
}
"""What a branch is drawn with, by digits 11–16 of its code."""

BY_ROLE: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.MANOEUVRE: ("cross",),
    Role.IRREGULAR: ("IRR",),
    Role.HEADQUARTERS: ("HQ",),
    Role.ARTILLERY: ("gun",),
    Role.MISSILE: ("missile",),
    Role.SAM: ("dome",),
    Role.RADAR: ("dish",),
    Role.FIGHTER: ("plane",),
    Role.STRIKE: ("plane",),
    Role.HELICOPTER: ("rotor",),
}
"""The same for a code that is not in the table, by the unit's role."""

AIRBORNE: Final = frozenset({"01", "59"})
SIZES: Final[Mapping[str, str]] = {
    "11": "•", "12": "•", "13": "••", "14": "•••", "15": "I", "16": "II", "17": "III",
    "18": "X", "21": "XX", "22": "XXX", "23": "XXXX", "24": "XXXXX",
}  # fmt: skip
"""Marks of size by digits 9–10: dots for the smallest, strokes up to a regiment, crosses from a brigade."""


@frozen(kw_only=True)
class Counter:
    """What a counter shows.

    `strength` is empty where it is not known, `worn` that steps are lost; `under` is (letter, colour) of a commander
    from another side, None for its own; `unlawful` that the unit stands where it is without a legal basis.
    """

    symbol: str
    size: str
    letter: str
    name: str
    strength: str
    colours: Colours
    worn: bool = False
    under: tuple[str, str] | None = None
    unlawful: bool = False


def symbol_of(kind: Kind, own: bool) -> str:
    """The id of a kind's symbol, which `symbol` draws: its parts and its frame."""
    irregular = kind.role is Role.IRREGULAR
    parts = BY_ROLE[kind.role] if irregular else SHAPES.get(kind.sidc[10:16], BY_ROLE[kind.role])
    if kind.sidc[18:20] in AIRBORNE:
        parts = (*parts, "wings")
    letter = {Role.FIGHTER: "F", Role.STRIKE: "A"}.get(kind.role)
    return "-".join(("s" if own else "d", *parts, *((letter,) if letter else ())))


def size_of(kind: Kind) -> str:
    """The mark of a kind's size; empty where its code gives none."""
    return SIZES.get(kind.sidc[8:10], "")


def symbol(name: str) -> str:
    """The drawing of a symbol by its id, for the definitions of a picture."""
    frame, *parts = name.split("-")
    own = frame == "s"
    drawn = "".join(part_drawn(part, own) for part in parts)
    return (
        f'<g id="{name}" stroke="{INK}" stroke-width="1.3" fill="none">{drawn}<path d="{FRAMES[own]}"/></g>'
    )


def part_drawn(part: str, own: bool) -> str:
    """One part of a symbol."""
    paths = {
        "cross": CROSS[own],
        "tracks": TRACKS,
        "wheels": WHEELS[own],
        "wings": WINGS[own],
        "dome": DOME[own],
        "rocket": ROCKET,
        "teeth": "M-6.5 4v-7h13v7M0-3v7",
        "gun": "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
        "rockets": "M-2.3 3.4a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0zM-4-.6L0-3.8 4-.6V-2.2L0-5.4-4-2.2zM-4-3.4L0-6.6"
        " 4-3.4V-5L0-8-4-5z",
        "missile": "M-3.2 5.6V-2.4q0-2.6 3.2-4 3.2 1.4 3.2 4V5.6M0 5.6V-1",
        "dish": "M-5.5-4.5q.6 8.4 9.4 8.8M-1.4.6L2.6-1 1.6 2.4 6.2-4.8",
        "plane": "M0 0L-5-3.2Q-9-3.6-9 0t4 3.2L0 0 5-3.2Q9-3.6 9 0T5 3.2z",
        "rotor": "M-8-4L8 4V-4L-8 4z",
    }
    if part in paths:
        fill = f' fill="{INK}"' if part in FILLED else ""
        return f'<path d="{paths[part]}"{fill}/>'
    small = part in ("F", "A")
    size, y = (6, 7.2) if small else (9, 3.3)
    return (
        f'<text y="{y}" font-size="{size}" font-weight="700" text-anchor="middle" fill="{INK}" stroke="none">'
        f"{escape(part)}</text>"
    )


def size_mark(mark: str, colour: str) -> str:
    """A mark of size, centred on the middle of its line."""
    pitch = {"X": 6, "I": 3.6, "•": 4.2}.get(mark[:1], 0)
    if len(mark) > 3:
        pitch = 5
    start = -pitch * (len(mark) - 1) / 2 + (2 if len(mark) > 3 else 0)
    strokes, dots = [], []
    for n, sign in enumerate(mark):
        x = start + n * pitch
        if sign == "X":
            strokes.append(f"M{x - 2.3:g}-2.6l4.6 5.2M{x - 2.3:g} 2.6l4.6-5.2")
        elif sign == "I":
            strokes.append(f"M{x:g}-2.8v5.6")
        else:
            dots.append(f'<circle cx="{x:g}" r="1.4" fill="{colour}"/>')
    lines = f'<path d="{"".join(strokes)}" stroke="{colour}" stroke-width="1.4"/>' if strokes else ""
    return lines + "".join(dots)


def card(colours: Colours) -> str:
    """The bare square of a counter."""
    return (
        f'<rect x="-18" y="-18" width="36" height="36" rx="4.5" fill="{colours.ink}" stroke="{INK}" '
        f'stroke-width="1.1"/>'
    )


def counter(shown: Counter) -> str:
    """A whole counter around its middle."""
    colours = shown.colours
    own = shown.symbol.startswith("s")
    text = f'fill="{colours.text}" font-weight="700"'
    room = 31 - text_width(shown.strength, 8.6) - (5 if shown.worn else 1.5)
    small = min(7.6, room / max(text_width(shown.name, 1), 1))
    parts = [
        '<rect x="-16.5" y="-16" width="36" height="36" rx="5" fill="#2b2018" fill-opacity=".3"/>',
        card(colours),
        f'<path d="{FRAMES[own]}" fill="{colours.pale}"/><use href="#{shown.symbol}"/>',
        f'<text x="-15.4" y="-9.6" font-size="9" {text}>{escape(shown.letter)}</text>',
        f'<g transform="translate(2.5 -13)">{size_mark(shown.size, colours.text)}</g>',
        f'<text x="-15.4" y="15.8" font-size="{small:.3g}" {text}>{escape(shown.name)}</text>',
        strength_mark(shown),
    ]
    return "".join(parts)


def strength_mark(shown: Counter) -> str:
    """The steps at the lower right corner; on a pale plate where some have been lost."""
    wide = text_width(shown.strength, 8.6) + 3
    plate = (
        f'<rect x="{16.8 - wide:g}" y="8.7" width="{wide:g}" height="8.2" rx="2" fill="#fff7d6"/>'
        if shown.worn
        else ""
    )
    ink = BLOOD if shown.worn else shown.colours.text
    return (
        f'{plate}<text x="15.4" y="15.9" font-size="8.6" font-weight="700" text-anchor="end" fill="{ink}">'
        f"{escape(shown.strength)}</text>"
    )


def commander_badge(letter: str, colour: str) -> str:
    """The mark of a commander from another side, at a counter's upper right corner."""
    return disc(16.5, -16.5, letter, colour, "#ffffff")


def disc(x: float, y: float, text: str, fill: str, ink: str) -> str:
    """A small disc with a sign in it."""
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="6.8" fill="{fill}" stroke="{PAPER}" stroke-width="1.5"/>'
        f'<text x="{x:g}" y="{y + 3:g}" font-size="8.6" font-weight="700" text-anchor="middle" fill="{ink}">'
        f"{escape(text)}</text>"
    )


def stack(x: float, y: float, counters: Iterable[Counter]) -> str:
    """Counters in one place: the first on top, the others as edges behind it, with their number and their marks."""
    shown = list(counters)
    behind = shown[1:4]
    parts = [f'<g transform="translate({x:g} {y:g})">']
    for depth in range(len(behind), 0, -1):
        shift = 4 * depth
        parts.append(f'<g transform="translate({shift} {-shift})">{card(behind[depth - 1].colours)}</g>')
    parts.append(counter(shown[0]))
    lift = 4 * len(behind)
    led = next((item.under for item in shown if item.under), None)
    if led:
        parts.append(f'<g transform="translate({lift} {-lift})">{commander_badge(*led)}</g>')
    if len(shown) > 1:
        parts.append(disc(-19.5, -0.5, str(len(shown)), INK, "#ffffff"))
    if any(item.unlawful for item in shown):
        parts.append(disc(16.5, 5, "!", BLOOD, "#ffffff"))
    return "".join((*parts, "</g>"))
