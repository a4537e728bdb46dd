"""The map of a game as one picture: what a seat may know, as self-contained SVG.

The same view, setting, title and window give the same bytes: nothing is asked of the clock, of luck, of the machine or
of any other file, and no font is embedded or fetched.
"""

from html import escape
from typing import Final

from attrs import frozen

from game.engine.view import View
from game.law.setting import Setting
from game.model.terms import Period
from game.report.map_boxes import SIDE_WIDTH, Panel, length_of, panel_drawn, panels, places_along
from game.report.map_ground import ground, names_of_countries
from game.report.map_labels import Area, Room, country_spots, dot_areas, river_names, town_dots, town_labels
from game.report.map_legend import WIDTH, blocks, legend
from game.report.map_pieces import home, known_symbols, pieces, stack_reach, stacks
from game.report.map_sheet import Sheet, Window, window_of
from game.report.map_sites import Site, site_row, sites_at
from game.report.map_style import (
    BLOOD,
    FONTS,
    FRAME,
    INK,
    PAPER,
    PATTERNS,
    STYLE,
    alliance_ink,
    alliances,
    hatch,
    text_width,
    written,
)
from game.report.symbols import Counter, symbol
from game.report.text import counted

MARGIN: Final = 26
GAP: Final = 14
PAD: Final = 18
HEADER: Final = 84
CHIPS: Final = 134
HALO: Final = '<use href="#names" stroke="#fbf7ea" stroke-width="3.2" stroke-linejoin="round"/>'
"""The names once more below themselves with a pale edge, which every viewer draws alike."""

PERIODS: Final = {
    Period.PEACETIME: "Peacetime",
    Period.THREATENED: "Threatened period",
    Period.WARTIME: "Wartime",
}


@frozen
class Layout:
    """Where the parts of the picture lie: the map's upper left corner, the lower end of the map with its panels, the
    left end of the legend and of the panels above the map."""

    x: float
    y: float
    bottom: float
    key_x: float
    upper_x: float


def map_svg(view: View, setting: Setting, title: str = "", window: Window | None = None) -> str:
    """Everything that a view shows, on the map of its scenario.

    Args:
        view: what the seat may know; Control's shows everything.
        setting: the scenario that the view was made in.
        title: the heading; the scenario's own title where it is empty.
        window: the part of the board to draw; the whole board by default.
    """
    sheet = Sheet(setting.world.board, window or window_of(setting.world.board))
    found = pieces(setting, view)
    edges = panels(setting, found)
    symbols = known_symbols(found)
    layout = laid_out(view, setting, title or setting.world.title, sheet, edges)
    key, key_height = legend(blocks(setting, symbols, home(setting, view)))
    chips = chips_drawn(view, setting)
    low = max(layout.bottom, layout.y + 2 * PAD + CHIPS + key_height)
    width, height = layout.key_x + WIDTH + 2 * PAD + MARGIN, low + MARGIN
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
            f'height="{height:g}" font-family="{FONTS}">\n',
            definitions(setting, sheet, symbols),
            f'<rect width="{width:g}" height="{height:g}" fill="{PAPER}"/>\n',
            header(layout, view, setting, title or setting.world.title),
            map_drawn(view, setting, sheet, found, layout),
            boxes_drawn(setting, sheet, edges, layout),
            f'<rect x="{layout.key_x:g}" y="{layout.y:g}" width="{WIDTH + 2 * PAD}" height="{low - layout.y:g}" rx="7" '
            f'fill="#fbf6e8" stroke="{FRAME}" stroke-width="1.4"/>',
            f'<g transform="translate({layout.key_x + PAD:g} {layout.y + PAD:g})">{chips}'
            f'<g transform="translate(0 {CHIPS})">{key}</g></g>\n</svg>\n',
        )
    )


def laid_out(view: View, setting: Setting, title: str, sheet: Sheet, edges: dict[str, list[Panel]]) -> Layout:
    """Where everything goes: the head beside the upper panels, panels left and right of the map, then the legend."""
    left = SIDE_WIDTH + GAP if edges["left"] else 0
    right = SIDE_WIDTH + GAP if edges["right"] else 0
    head = max(text_width(title, 36), text_width(moment(view, setting), 19)) + MARGIN + 30
    x = MARGIN + left
    upper = edges["top"]
    start = max(x, head)
    needed = sum(panel.width + 12 for panel in upper)
    beside = start + needed <= x + sheet.width + right
    above = max((panel.height for panel in upper), default=0)
    top = max(HEADER, above) if beside else HEADER + GAP + above
    lower = max((panel.height for panel in edges["bottom"]), default=-GAP) + GAP
    y = MARGIN + top + GAP
    return Layout(
        x=x,
        y=y,
        bottom=y + max(sheet.height + lower, length_of(edges["left"]), length_of(edges["right"])),
        key_x=x + sheet.width + right + GAP,
        upper_x=start if beside else x,
    )


def definitions(setting: Setting, sheet: Sheet, symbols: tuple[str, ...]) -> str:
    """The style sheet, the patterns, the symbols in use, and the clip of the map."""
    world = setting.world
    hatches = "".join(hatch(n, alliance_ink(world, name)) for n, name in enumerate(alliances(world)))
    return (
        f"<style>{STYLE}</style>\n<defs>{PATTERNS}{hatches}"
        f'<clipPath id="map"><rect width="{sheet.width}" height="{sheet.height}" rx="4"/></clipPath>'
        f"{''.join(map(symbol, symbols))}</defs>\n"
    )


def moment(view: View, setting: Setting) -> str:
    """The turn, its date, the stage of the script."""
    stage = setting.stakes.stages.get(view.stage)
    words = [f"Turn {view.planned}", view.date[:1].upper() + view.date[1:]]
    if stage:
        words.append(stage.title)
    if view.ended:
        words.append("the game is over")
    return " · ".join(words)


def header(layout: Layout, view: View, setting: Setting, title: str) -> str:
    """The title, and below it the turn with its date."""
    return (
        written(MARGIN, MARGIN + 34, title, "head", 'font-size="36"')
        + written(MARGIN, MARGIN + 66, moment(view, setting), "head", 'font-size="19" font-weight="500"')
        + "\n"
    )


def chips_drawn(view: View, setting: Setting) -> str:
    """What everybody wants to know of the moment: the period, the Joint Command, whose knowledge is shown."""
    seat = setting.world.seats.get(view.seat)
    chips = (
        (PERIODS[view.period], BLOOD, view.period is not Period.PEACETIME),
        ("Joint Command formed" if view.joint_command else "No Joint Command", "#6d3fa0", view.joint_command),
        (f"Seen by {seat.title if seat else view.seat.capitalize()}", INK, False),
    )
    return "".join(chip(0, 38 * n, WIDTH, text, ink, full) for n, (text, ink, full) in enumerate(chips))


def chip(x: float, y: float, width: float, text: str, ink: str, full: bool) -> str:
    """A rounded label; filled where what it says is out of the ordinary."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="30" rx="15" fill="{ink if full else "none"}" '
        f'stroke="{ink}" stroke-width="1.6"/>'
        f'<text x="{x + width / 2:g}" y="{y + 20.5:g}" font-size="16" font-weight="600" text-anchor="middle" '
        f'fill="{"#ffffff" if full else ink}">{escape(text)}</text>'
    )


def map_drawn(
    view: View, setting: Setting, sheet: Sheet, found: dict[int, tuple[Counter, ...]], layout: Layout
) -> str:
    """The map itself, in its frame."""
    sites = {place: here for place, here in sites_at(setting, view).items() if sheet.shows(place)}
    room = Room(sheet.width, sheet.height)
    occupy(sheet, room, found, sites)
    outside = outside_note(sheet, room, found)
    covered = {place: max(stack_reach(here)) for place, here in found.items() if sheet.shows(place)}
    names = town_labels(sheet, room, covered, (1, 2))
    spots = country_spots(sheet, setting, room)
    names += town_labels(sheet, room, covered, (3, 4)) + river_names(sheet, room)
    signs = "".join(site_row(here, *lowered(sheet, place)) for place, here in sites.items())
    return "".join(
        (
            f'<g transform="translate({layout.x:g} {layout.y:g})"><g clip-path="url(#map)">\n',
            "\n".join(ground(sheet, setting, view)),
            "".join(names_of_countries(sheet, setting, spots)),
            f'\n<g>{town_dots(sheet, covered)}</g>{HALO}<g id="names">{names}{outside}</g>\n',
            f"<g>{stacks(sheet, found)}</g>\n<g>{signs}</g></g>",
            f'<rect width="{sheet.width}" height="{sheet.height}" rx="4" fill="none" stroke="{FRAME}" '
            'stroke-width="3"/></g>\n',
        )
    )


def lowered(sheet: Sheet, place: int) -> tuple[float, float]:
    """Where the signs of a hex stand: below its middle."""
    x, y = sheet.middle(place)
    return x, y + 23


def outside_note(sheet: Sheet, room: Room, found: dict[int, tuple[Counter, ...]]) -> str:
    """How many known units stand on the map outside the window, in the lower left corner; empty for none."""
    missing = sum(len(here) for place, here in found.items() if place >= 0 and not sheet.shows(place))
    if not missing:
        return ""
    text = f"{counted(missing, 'unit')} outside this frame"
    room.taken.append(Area(0, sheet.height - 28, text_width(text, 13) + 20, sheet.height))
    return written(10, sheet.height - 11, text, "town", 'font-size="13" font-style="italic"')


def occupy(
    sheet: Sheet, room: Room, found: dict[int, tuple[Counter, ...]], sites: dict[int, tuple[Site, ...]]
) -> None:
    """Mark what no word may cover: counters and the signs of facilities."""
    for place, here in found.items():
        if sheet.shows(place):
            x, y = sheet.middle(place)
            low, high = stack_reach(here)
            room.taken.append(Area(x - low, y - high, x + high, y + low))
    room.taken.extend(dot_areas(sheet))
    for place, signs in sites.items():
        middle, level = lowered(sheet, place)
        half = 7.5 * min(len(signs), 3) + 1
        room.taken.append(Area(middle - half, level - 8, middle + half, level + 8))


def boxes_drawn(setting: Setting, sheet: Sheet, edges: dict[str, list[Panel]], layout: Layout) -> str:
    """The panels around the map."""
    parts = []
    sides = {"left": MARGIN, "right": layout.x + sheet.width + GAP}
    for edge, x in sides.items():
        for panel, y in zip(edges[edge], places_along(edges[edge], layout.y, sheet.height)):
            parts.append(panel_drawn(setting, panel, x, y))
    for edge, start in (("top", layout.upper_x), ("bottom", layout.x)):
        length = layout.x + sheet.width - start
        for panel, left in zip(edges[edge], places_along(edges[edge], start, length)):
            above = layout.y - GAP - panel.height if edge == "top" else layout.y + sheet.height + GAP
            parts.append(panel_drawn(setting, panel, left, above))
    return "".join(parts) + "\n"
