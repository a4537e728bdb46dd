"""The ground of a map picture: sea, countries, woods and marshes, rivers, roads, railways, borders, the hex grid."""

from collections.abc import Iterator
from itertools import pairwise

from game.core.hexes import Grid
from game.engine.view import View
from game.law.setting import Setting
from game.model.landmarks import Line
from game.report.map_sheet import Sheet, at, halfway
from game.report.map_style import (
    CITY,
    MARSH,
    RIVER_WIDTHS,
    SEA,
    SHORES,
    WOODS,
    alliance_ink,
    alliances,
    colours_of,
    written,
)

WATER = ("sea", "lake")
RAIL_SHIFT = (1.5, 4.0)
"""How far a railway is drawn from the middle of its hexes, so that a road beside it stays to be seen."""


def ground(sheet: Sheet, setting: Setting, view: View) -> Iterator[str]:
    """Everything on the map that does not move."""
    yield f'<rect width="{sheet.width}" height="{sheet.height}" fill="{SEA}"/>'
    yield from shores(sheet)
    yield from countries(sheet, setting)
    yield from cover(sheet)
    yield from waters(sheet)
    yield hex_grid(sheet)
    yield from rivers(sheet)
    yield from taken(sheet, setting, view)
    yield from borders(sheet, setting)
    yield from region(sheet, setting)
    yield from ways(sheet)


def shores(sheet: Sheet) -> Iterator[str]:
    """Paler water along the coast, in bands."""
    terrain = sheet.board.terrain
    coast = sheet.frontier(lambda a, b: (terrain[a] == "sea") != (terrain[b] == "sea"))
    for colour, width in SHORES:
        yield f'<path d="{coast}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>'


def countries(sheet: Sheet, setting: Setting) -> Iterator[str]:
    """The land, in the soft colour of the side that holds it."""
    world, terrain = setting.world, sheet.board.terrain
    for side in ("", *world.sides):
        area = sheet.outline(lambda h, side=side: terrain[h] != "sea" and world.ground[h] == side)  # type: ignore[misc]
        if area:
            colour = colours_of(world, side).ground
            yield f'<path d="{area}" fill="{colour}" stroke="{colour}" stroke-width="2.5"/>'


def cover(sheet: Sheet) -> Iterator[str]:
    """Woods, marshes and cities: a tint that lets the country's colour through, and a pattern."""
    terrain = sheet.board.terrain
    for kind, tint, strength, pattern in (
        ("mixed", WOODS, 0.2, "copses"),
        ("forest", WOODS, 0.52, "trees"),
        ("marsh", MARSH, 0.8, "tufts"),
        ("lakeland", MARSH, 0.3, "ponds"),
        ("urban", CITY, 0.75, "blocks"),
    ):
        area = sheet.outline(lambda h, kind=kind: terrain[h] == kind)  # type: ignore[misc]
        if area:
            rim = f' stroke="{tint}" stroke-opacity=".55"' if kind != "mixed" else ""
            yield f'<path d="{area}" fill="{tint}" fill-opacity="{strength}"{rim}/>'
            yield f'<path d="{area}" fill="url(#{pattern})"/>'


def waters(sheet: Sheet) -> Iterator[str]:
    """Lakes, and the line of the coast."""
    terrain = sheet.board.terrain
    lake = sheet.outline(lambda h: terrain[h] == "lake")
    if lake:
        yield f'<path d="{lake}" fill="{SEA}" stroke="#7fa9bb" stroke-width="1.5"/>'
    coast = sheet.frontier(lambda a, b: (terrain[a] == "sea") != (terrain[b] == "sea"))
    if coast:
        yield f'<path d="{coast}" fill="none" stroke="#7fa9bb" stroke-width="1.5"/>'


def hex_grid(sheet: Sheet) -> str:
    """The hexsides, and the number of every hex near its upper corner."""
    window, labels = sheet.window, sheet.board.grid.labels
    top, left = window.top, window.left
    shown = [c for c in sheet.cells if sheet.shows(sheet.hex(c)) and 0 <= c[0] < sheet.board.rows]
    inside = [(row, col) for row, col in shown if top <= row <= window.bottom and left <= col <= window.right]
    lines = []
    for cell in sheet.cells:
        x, y = sheet.centre(cell)
        lines.append(f"M{x} {y - 28}l24 14v28l-24 14")
    numbers = "".join(number_of(sheet, cell, labels[sheet.hex(cell)]) for cell in inside)
    return f'<path d="{"".join(lines)}" class="hexes"/><g class="no">{numbers}</g>'


def number_of(sheet: Sheet, cell: tuple[int, int], label: str) -> str:
    """The number of a hex."""
    x, y = sheet.centre(cell)
    return f'<text x="{x}" y="{y - 16}">{label}</text>'


def rivers(sheet: Sheet) -> Iterator[str]:
    """Rivers along their hexsides, as wide as they are great, each with a pale bank."""
    grid = sheet.board.grid
    courses = []
    for river in sheet.board.rivers:
        edges = [hexside_of(sheet, edge) for edge in river.sides if flows(sheet, grid, edge)]
        if edges:
            courses.append((sheet.strands(edges), RIVER_WIDTHS[river.size]))
    for course, width in courses:
        yield f'<path d="{course}" class="bank" stroke-width="{width + 2:g}"/>'
    for course, width in courses:
        yield f'<path d="{course}" class="river" stroke-width="{width:g}"/>'


def hexside_of(sheet: Sheet, edge: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two corners of a numbered hexside."""
    return sheet.hexside(sheet.cell(edge // 6), edge % 6)


def flows(sheet: Sheet, grid: Grid, edge: int) -> bool:
    """Whether a river's hexside is near enough to be drawn and does not lie in open water."""
    there = grid.beside[edge]
    both = (edge // 6, edge // 6 if there is None else there)
    return sheet.near(both[0]) and any(sheet.board.terrain[h] not in WATER for h in both)


def taken(sheet: Sheet, setting: Setting, view: View) -> Iterator[str]:
    """Hatching on the ground that another alliance than its owner's holds."""
    world = setting.world
    for number, alliance in enumerate(alliances(world)):
        area = sheet.outline(lambda h, holder=alliance: view.control.get(h) == holder)  # type: ignore[misc]
        if area:
            ink = alliance_ink(world, alliance)
            yield f'<path d="{area}" fill="url(#taken-{number})" stroke="{ink}" stroke-width="3"/>'


def borders(sheet: Sheet, setting: Setting) -> Iterator[str]:
    """Borders between states and, finer, between the regions of one state."""
    board, owner = sheet.board, setting.world.ground
    terrain = board.terrain

    def land(a: int, b: int) -> bool:
        return terrain[a] != "sea" and terrain[b] != "sea"

    def states(a: int, b: int) -> bool:
        foreign = board.country[a] != board.country[b] and not owner[a]
        return land(a, b) and (owner[a] != owner[b] or foreign)

    inner = sheet.frontier(lambda a, b: land(a, b) and board.zone[a] != board.zone[b] and not states(a, b))
    outer = sheet.frontier(states)
    yield f'<path d="{inner}" class="oblast"/>'
    yield f'<path d="{outer}" class="glow"/><path d="{outer}" class="border"/>'


def region(sheet: Sheet, setting: Setting) -> Iterator[str]:
    """The outline of the joint group's region: of the first group that the law names."""
    law, world = setting.law, setting.world
    name = next(iter(law.groups), "")
    if not name:
        return
    line = sheet.frontier(lambda a, b: law.in_region(world, name, a) != law.in_region(world, name, b))
    if line:
        yield f'<path d="{line}" class="regionglow"/><path d="{line}" class="region"/>'


def ways(sheet: Sheet) -> Iterator[str]:
    """Railways and roads, from hex to hex."""
    lines = sheet.board.lines
    roads = "".join(course(sheet, line) for line in lines if line.kind == "road")
    rails = "".join(course(sheet, line) for line in lines if line.kind == "rail")
    x, y = RAIL_SHIFT
    yield (
        f'<g transform="translate({x:g} {y:g})"><path d="{rails}" class="rail"/><path d="{rails}" class="ties"/></g>'
    )
    yield f'<path d="{roads}" class="verge"/><path d="{roads}" class="road"/>'


def course(sheet: Sheet, line: Line) -> str:
    """The smooth path of a road or railway through its hexes, as far as they are near the window."""
    path, last = [], -1
    for number, (a, b) in enumerate(pairwise(line.hexes)):
        if not (sheet.near(a) and sheet.near(b)):
            continue
        here, there = sheet.middle(a), sheet.middle(b)
        turn = halfway(here, there)
        path.append(f"Q{at(here)} {at(turn)}" if last == number - 1 >= 0 else f"M{at(here)}L{at(turn)}")
        last = number
        ends = number == len(line.hexes) - 2 or not sheet.near(line.hexes[number + 2])
        if ends:
            path.append(f"L{at(there)}")
    return "".join(path)


def names_of_countries(
    sheet: Sheet, setting: Setting, spots: dict[str, tuple[float, float, float]]
) -> Iterator[str]:
    """The names of the sides' countries across their ground, widely spaced, at the spots found for them."""
    for side, (x, y, size) in spots.items():
        title = setting.world.sides[side].label.upper()
        yield written(x, y, title, "land", f'font-size="{size:g}" letter-spacing="{size * 0.34:g}"')
