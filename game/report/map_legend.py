"""The legend of a map picture: what its colours, symbols, signs and lines mean, in blocks below one another."""

from typing import Final

from attrs import frozen

from game.law.setting import Setting
from game.model.world import World
from game.report.map_sites import Site, site_sign
from game.report.map_style import (
    BLOOD,
    CITY,
    FRAME,
    INK,
    MARSH,
    RIVER_WIDTHS,
    SEA,
    WOODS,
    alliances,
    colours_of,
    written,
)
from game.report.symbols import FRAMES, Counter, card, counter, disc, size_mark

ROW: Final = 23
HEAD: Final = 24
COLUMN: Final = 158
WIDTH: Final = 316
"""How wide the legend is."""

PLAIN: Final = "#f1e9cd"
WIDE_RIVER: Final = {True: f' stroke-width="{RIVER_WIDTHS[3]}"', False: ""}

BRANCHES: Final = (
    ("cross", "infantry, territorial"),
    ("cross-tracks", "mechanised"),
    ("cross-wheels", "motorised"),
    ("tracks", "tanks"),
    ("cross-wings", "air assault"),
    ("SOF", "special forces"),
    ("teeth", "engineers"),
    ("IRR", "irregulars"),
    ("gun", "artillery"),
    ("rockets", "rocket artillery"),
    ("missile", "missiles"),
    ("dome", "air defence, short"),
    ("dome-rocket", "air defence, long"),
    ("dish", "radar"),
    ("plane-F", "fighters"),
    ("plane-A", "strike aircraft"),
    ("rotor", "helicopters"),
    ("HQ", "staff, command post"),
)
"""The symbols that the legend explains, without their frame."""

MARKS: Final = (("I", "battery"), ("II", "battalion"), ("III", "regiment"), ("X", "brigade"), ("XX", "division"),
                ("XXXX", "army"))  # fmt: skip


@frozen
class Block:
    """A part of the legend: its title, its height, and its drawing below the title."""

    title: str
    height: float
    drawing: str


def blocks(setting: Setting, symbols: tuple[str, ...], home: str) -> list[Block]:
    """All blocks of the legend; of the branches, those whose symbol is in use. `home` is the alliance in rectangles."""
    return [
        sides_block(setting.world),
        counter_block(setting.world),
        branches_block(symbols, setting.world, home),
        sites_block(),
        lines_block(setting),
        ground_block(setting.world),
    ]


def sides_block(world: World) -> Block:
    """Each side with its colour and letter."""
    rows = []
    for n, (name, side) in enumerate(world.sides.items()):
        colours, y = colours_of(world, name), ROW * (n + 0.5)
        rows.append(f'<g transform="translate(11 {y:g}) scale(.56)">{card(colours)}</g>')
        rows.append(
            f'<text x="11" y="{y + 4.6:g}" font-size="13" font-weight="700" text-anchor="middle" '
            f'fill="{colours.text}">{side.letter}</text>'
        )
        title = side.label
        rows.append(written(30, y + 4.6, title, "small"))
    return Block("SIDES", ROW * len(world.sides), "".join(rows))


def counter_block(world: World) -> Block:
    """One large counter with its parts, and the discs that may sit on it."""
    names = tuple(world.sides)
    first, second = names[0], names[min(1, len(names) - 1)]
    shown = Counter(
        symbol="s-tracks",
        size="III",
        letter=world.sides[second].letter,
        name="99",
        strength="2",
        worn=True,
        colours=colours_of(world, second),
    )
    parts = [f'<g transform="translate(43 42) scale(2.2)">{counter(shown)}</g>']
    for n, text in enumerate(
        ("letter of its side, size", "branch, within its frame", "name, steps (pale: some lost)")
    ):
        parts.append(written(100, 17 + 28 * n, text, "small"))
    notes = (
        ("3", INK, "units in one place, strongest on top"),
        (world.sides[first].letter, colours_of(world, first).ink, "under orders of another side"),
        ("!", BLOOD, "stands there without a legal basis"),
    )
    for n, (sign, fill, text) in enumerate(notes):
        y = 104 + ROW * n
        parts.append(disc(11, y, sign, fill, "#ffffff"))
        parts.append(written(30, y + 4.6, text, "small"))
    for n, (sign, text) in enumerate(MARKS):
        x, y = 106 * (n % 3), 104 + ROW * (3 + n // 3)
        parts.append(f'<g transform="translate({x + 11} {y})">{size_mark(sign, INK)}</g>')
        parts.append(written(x + 30, y + 4.6, text, "small"))
    return Block("COUNTERS", 104 + ROW * 4.5, "".join(parts))


def branches_block(symbols: tuple[str, ...], world: World, home: str) -> Block:
    """The symbols in use with their meaning, in two columns, and whose frame is which."""
    used = {name.split("-", 1)[1] for name in symbols}
    shown = [(part, text) for part, text in BRANCHES if part in used]
    lines = -(-len(shown) // 2)
    parts = []
    for n, (part, text) in enumerate(shown):
        x, y = COLUMN * (n // lines), ROW * (n % lines + 0.5)
        parts.append(f'<use href="#s-{part}" transform="translate({x + 15} {y:g})"/>')
        parts.append(written(x + 34, y + 4.6, text, "small"))
    y = ROW * (lines + 0.5)
    other = next((name for name in alliances(world) if name != home), "")
    for x, own, name in ((0, True, home), (COLUMN, False, other)):
        if not name:
            continue
        text = world.names.get(name, name)
        frame = f'<path d="{FRAMES[own]}" fill="none" stroke="{INK}" stroke-width="1.3"/>'
        parts.append(f'<g transform="translate({x + 15} {y:g})">{frame}</g>')
        parts.append(written(x + 34, y + 4.6, text, "small"))
    return Block("BRANCHES", ROW * (lines + 1), "".join(parts))


def sites_block() -> Block:
    """The signs of facilities, and how damage shows."""
    kinds = (("power", "power station"), ("depot", "depot"), ("bridge", "bridge"), ("junction", "rail junction"),
             ("radar", "radar"), ("airfield", "airfield"))  # fmt: skip
    states = (("power", "whole", "target, whole"), ("power", "damaged", "damaged"),
              ("power", "destroyed", "destroyed"))  # fmt: skip
    signs = [
        *((Site(kind, "whole", False, text), text) for kind, text in kinds),
        *((Site(kind, condition, False, text), text) for kind, condition, text in states),
        (Site("comms", "whole", True, "leased site"), "leased to an ally"),
    ]
    parts = []
    for n, (site, text) in enumerate(signs):
        x, y = COLUMN * (n // 5), ROW * (n % 5 + 0.5)
        parts.append(site_sign(site, x + 15, y))
        parts.append(written(x + 34, y + 4.6, text, "small"))
    return Block("TARGETS AND SITES", ROW * 5, "".join(parts))


def lines_block(setting: Setting) -> Block:
    """Roads, railways, rivers, borders, the region of the joint group."""
    group = next(iter(setting.law.groups.values()), None)
    rows = [
        (0, 0, "M0 0h30", ("verge", "road"), "road"),
        (1, 0, "M0 0h30", ("rail", "ties"), "railway"),
        (0, 1, "M0 0h30", ("glow", "border"), "state border"),
        (1, 1, "M0 0h30", ("oblast",), "regional border"),
        (0, 2, "M0 2q8-7 15-2t15-2", ("river",), "river, on hexsides"),
    ]
    if group:
        rows.append((0, 3, "M0 0h30", ("regionglow", "region"), f"region of {group.title}"))
    parts = []
    for column, row, path, styles, text in rows:
        x, y = COLUMN * column, ROW * (row + 0.5)
        drawn = "".join(
            f'<path d="{path}" class="{style}"{WIDE_RIVER[style == "river"]}/>' for style in styles
        )
        parts.append(f'<g transform="translate({x} {y:g})">{drawn}</g>')
        parts.append(written(x + 38, y + 4.6, text, "small"))
    return Block("LINES", ROW * (rows[-1][1] + 1), "".join(parts))


def ground_block(world: World) -> Block:
    """The kinds of ground, and ground that another alliance has taken."""
    rows = (
        (PLAIN, 1.0, "", "open country"),
        (WOODS, 0.2, "copses", "woods and fields"),
        (WOODS, 0.58, "trees", "forest"),
        (PLAIN, 1.0, f"taken-{min(1, len(alliances(world)) - 1)}", "taken"),
        (MARSH, 0.8, "tufts", "marsh"),
        (MARSH, 0.3, "ponds", "lakeland"),
        (CITY, 0.75, "blocks", "city"),
        (SEA, 1.0, "", "sea, lake"),
    )
    parts = []
    for n, (tint, strength, pattern, text) in enumerate(rows):
        x, y = COLUMN * (n // 4), ROW * (n % 4 + 0.5) * 1.1
        shape = f'x="{x}" y="{y - 9:g}" width="30" height="18" rx="3"'
        parts.append(f'<rect {shape} fill="{PLAIN}"/><rect {shape} fill="{tint}" fill-opacity="{strength}"/>')
        parts.append(f'<rect {shape} fill="{f"url(#{pattern})" if pattern else "none"}" stroke="{FRAME}"/>')
        parts.append(written(x + 38, y + 4.6, text, "small"))
    return Block("GROUND", ROW * 4.4, "".join(parts))


def legend(found: list[Block]) -> tuple[str, float]:
    """The blocks below one another, and how high they are together."""
    parts, y = [], 0.0
    for block in found:
        parts.append(
            f'<g transform="translate(0 {y:g})">{written(0, 12, block.title, "title")}'
            f'<g transform="translate(0 {HEAD})">{block.drawing}</g></g>'
        )
        y += HEAD + block.height + 20
    return "".join(parts), y - 20
