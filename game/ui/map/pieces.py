"""What the map is told: counters, facilities, overlays, the selection and air tracks, as plain frozen records.

A place is a hex (0 and up) or an off-map box (-1 and down), as in `game.model.board`; a hexside is `hex * 6 + side`.
"""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from game.ui.theme import Colour, SideLook

BASE_LAYERS: Final = ("political", "oblast", "terrain")
"""What the ground itself shows; everything else that can be switched comes as an Overlay."""

MARKS: Final = ("dug-in", "rail", "ready", "duty", "aloft", "moved", "spent", "no-supply", "disrupted")
"""The small signs that a counter knows how to draw."""


@frozen(kw_only=True)
class Piece:
    """A counter. Two equal pieces look the same, so that a drawn counter can be kept.

    Attributes:
        id: what a Pick names.
        place: hex or box.
        look: colour, letter and frame of its side.
        symbol: the id that `game.report.symbols.symbol_of` gives ("s-cross-tracks"; "d-" for a diamond).
        echelon: the mark of its size ("XX", "III", "•••").
        name: a short name for the rim; `title` the long one.
        ratings: what stands big below the symbol ("6-5-7"), empty for nothing.
        steps: steps left, 0 unknown; `full` its steps when whole.
        commander: the side that commands it, None where it is its own.
        basis: the legal basis of a foreign unit: "" none needed, "held", "expiring" or "missing".
        marks: signs out of MARKS.
        mine: whether the viewer may order it; `dimmed` draws it pale (has moved, is of no matter now).
        rank: the lower, the higher in its stack.
    """

    id: str
    place: int
    look: SideLook
    symbol: str
    echelon: str = ""
    name: str = ""
    title: str = ""
    ratings: str = ""
    steps: int = 0
    full: int = 0
    commander: SideLook | None = None
    basis: str = ""
    marks: tuple[str, ...] = ()
    mine: bool = False
    dimmed: bool = False
    rank: int = 0


@frozen(kw_only=True)
class Facility:
    """The sign of a facility: `kind` as in the scenario, `condition` "whole", "damaged" or "destroyed"."""

    id: str
    place: int
    kind: str
    title: str = ""
    condition: str = "whole"
    leased: bool = False


@frozen(kw_only=True)
class Patch:
    """A tinted hex of an overlay; `strength` 0–1; `hatched` slants lines over it instead of filling it."""

    hex: int
    colour: Colour
    strength: float = 0.35
    hatched: bool = False


@frozen(kw_only=True)
class Outline:
    """Hexsides drawn as one strong line: the rim of a region, a border."""

    edges: tuple[int, ...]
    colour: Colour
    dashed: bool = False


@frozen(kw_only=True)
class Circle:
    """A range around a place; `radius` in hexes."""

    place: int
    radius: float
    colour: Colour
    dashed: bool = False


@frozen(kw_only=True)
class Link:
    """A line between two places: who commands whom, a supply route; the arrow points to `end`."""

    start: int
    end: int
    colour: Colour
    dashed: bool = False


@frozen(kw_only=True)
class Entry:
    """A line of a legend: `sign` is "fill", "hatch", "line", "dashes" or "circle"."""

    colour: Colour
    text: str
    sign: str = "fill"


@frozen(kw_only=True)
class Overlay:
    """A layer that can be switched by its `kind` ("supply", "air-defence", "region", "basis", "command", …).

    `always` keeps it shown whatever the switches say (ground that was taken, say).
    """

    kind: str
    patches: tuple[Patch, ...] = ()
    outlines: tuple[Outline, ...] = ()
    circles: tuple[Circle, ...] = ()
    links: tuple[Link, ...] = ()
    legend: tuple[Entry, ...] = ()
    always: bool = False


@frozen(kw_only=True)
class Selection:
    """What is selected: a unit and its place, what it reaches (hex -> cost), its path, the places it may attack.

    `path` begins at the unit's own place; `barred` are hexes shown as out of the question.
    """

    unit: str = ""
    place: int | None = None
    reach: Mapping[int, int] = field(factory=dict)
    path: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    barred: tuple[int, ...] = ()


@frozen(kw_only=True)
class AirTrack:
    """A track in the air: where it was (`path`), where it is (`place`), the hex it heads for (`course`).

    `identity` is "unknown", "friend", "hostile" or "neutral"; `sign` is "plane", "rotor", "missile" or "drone".
    """

    id: str
    place: int
    path: tuple[int, ...] = ()
    course: int | None = None
    identity: str = "unknown"
    sign: str = "plane"
    label: str = ""
    urgent: bool = False


@frozen(kw_only=True)
class Pick:
    """What the pointer or the keyboard met on the map.

    `kind` is "hex", "unit", "box", "facility" or "track"; `id` names the unit, box, facility or track and is a hex's
    label; `place` is where. `gesture` is "hover", "click", "double" or "menu" (the right button).
    """

    kind: str
    id: str
    place: int
    gesture: str = "click"
