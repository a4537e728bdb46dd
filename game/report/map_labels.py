"""Where words go on a map picture: each label takes the first free place, the more important ones first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import define, field, frozen

from game.law.setting import Setting
from game.model.landmarks import Town
from game.report.map_sheet import Sheet
from game.report.map_style import INK, PAPER, text_width, written

SIZES: Final[Mapping[int, float]] = {1: 18, 2: 15.5, 3: 13, 4: 12}
"""The size of a town's name by its rank."""


@frozen
class Area:
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether two rectangles overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@define
class Room:
    """What is taken on a sheet, and the sheet's own edge."""

    width: float
    height: float
    taken: list[Area] = field(factory=list)

    def free(self, area: Area) -> bool:
        """Whether an area lies on the sheet and meets nothing that is there."""
        inside = (
            area.left >= 3
            and area.top >= 3
            and area.right <= self.width - 3
            and area.bottom <= self.height - 3
        )
        return inside and not any(area.meets(other) for other in self.taken)

    def crowding(self, area: Area) -> int:
        """How many things an area meets; many for one that leaves the sheet."""
        inside = (
            area.left >= 3
            and area.top >= 3
            and area.right <= self.width - 3
            and area.bottom <= self.height - 3
        )
        return sum(area.meets(other) for other in self.taken) + (0 if inside else 100)


def around(x: float, y: float, width: float, size: float, gap: float) -> Iterator[tuple[float, float, str]]:
    """Baselines for a text around a point, the best first: (x, y, anchor)."""
    low, high, level = y + gap + size * 0.8, y - gap - size * 0.24, y + size * 0.34
    yield x + gap + 2, level, "start"
    yield x - gap - 2, level, "end"
    yield x, low, "middle"
    yield x, high, "middle"
    for right, down in ((1, 0.5), (-1, 0.5), (1, -0.5), (-1, -0.5)):
        yield x + right * (gap * 0.8 + 1), level + down * (gap + size), "start" if right > 0 else "end"
    for aside in (0.3 * width, -0.3 * width):
        yield x + aside, low, "middle"
        yield x + aside, high, "middle"


def area_of(x: float, y: float, width: float, size: float, anchor: str) -> Area:
    """The rectangle that a text takes."""
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    return Area(left - 1, y - size * 0.78, left + width + 1, y + size * 0.24)


def town_labels(sheet: Sheet, room: Room, covered: Mapping[int, float], ranks: tuple[int, ...]) -> str:
    """The names of the towns of some ranks in the window, the great ones first.

    The name of a town below a stack of counters stands beside the stack (`covered`: half its width by hex). A small
    town whose name finds no free place shows its dot only.
    """
    towns = [town for town in sheet.board.towns if town.rank in ranks and sheet.shows(town.hex)]
    ordered = sorted(towns, key=lambda town: town.rank)
    return "".join(name_of(sheet, room, town, covered.get(town.hex)) for town in ordered)


def town_dots(sheet: Sheet, covered: Mapping[int, float]) -> str:
    """The dots of the towns in the window that no counter covers."""
    towns = (town for town in sheet.board.towns if sheet.shows(town.hex) and town.hex not in covered)
    return "".join(dot(town, *sheet.middle(town.hex)) for town in towns)


def dot_areas(sheet: Sheet) -> Iterator[Area]:
    """What the dots of the towns take."""
    for town in sheet.board.towns:
        if sheet.shows(town.hex):
            x, y = sheet.middle(town.hex)
            yield Area(x - 5.5, y - 5.5, x + 5.5, y + 5.5)


def name_of(sheet: Sheet, room: Room, town: Town, half: float | None) -> str:
    """The name of a town at the first free place around it; empty where there is none."""
    x, y = sheet.middle(town.hex)
    size = SIZES[town.rank]
    text = town.name.upper() if town.rank == 1 else town.name
    width = text_width(text, size)
    gap = 6 if half is None else half + 3
    spots = [
        (spot, area_of(spot[0], spot[1], width, size, spot[2])) for spot in around(x, y, width, size, gap)
    ]
    free = next(((spot, area) for spot, area in spots if room.free(area)), None)
    if free is None and town.rank > 2:
        return ""
    spot, area = free or min(spots, key=lambda pair: room.crowding(pair[1]))
    room.taken.append(area)
    weight = ' font-weight="700"' if town.rank == 1 else ' font-weight="600"' if town.rank == 2 else ""
    return written(spot[0], spot[1], text, "town", f'font-size="{size:g}" text-anchor="{spot[2]}"{weight}')


def dot(town: Town, x: float, y: float) -> str:
    """The dot of a town: the greater, the larger, with a core for the two first ranks."""
    radius = {1: 5.6, 2: 4.6, 3: 3.4, 4: 2.6}[town.rank]
    core = f'<circle cx="{x}" cy="{y}" r="{radius - 2.6:g}" fill="{INK}"/>' if town.rank < 3 else ""
    ring = f'<circle cx="{x}" cy="{y}" r="{radius:g}" fill="{PAPER}" stroke="{INK}" stroke-width="1.5"/>'
    return ring + core


def river_names(sheet: Sheet, room: Room) -> str:
    """The names of the greater rivers, each once, where its course leaves room for it."""
    names = []
    for river in sheet.board.rivers:
        if river.size < 2:
            continue
        width = text_width(river.name, 12.5) + 6
        course = [
            sheet.hexside(sheet.cell(edge // 6), edge % 6)[0] for edge in river.sides if sheet.near(edge // 6)
        ]
        middle = len(course) // 2
        for _, (x, y) in sorted(enumerate(course), key=lambda item: abs(item[0] - middle)):
            baselines = ((x, y - 9), (x, y + 17))
            free = next(
                (spot for spot in baselines if room.free(area_of(*spot, width, 12.5, "middle"))), None
            )
            if free:
                room.taken.append(area_of(*free, width, 12.5, "middle"))
                names.append(written(*free, river.name, "water", 'font-size="12.5"'))
                break
    return "".join(names)


def country_spots(sheet: Sheet, setting: Setting, room: Room) -> dict[str, tuple[float, float, float]]:
    """A free place for the name of each side's country: x, y of its baseline's middle, and its size.

    It is the place nearest to the middle of the ground where the whole name lies on it and hides nothing.
    """
    world = setting.world
    found: dict[str, tuple[float, float, float]] = {}
    for side, item in world.sides.items():
        cells = [c for c in sheet.cells if world.ground[sheet.hex(c)] == side and sheet.shows(sheet.hex(c))]
        if not cells:
            continue
        middles = [sheet.centre(cell) for cell in cells]
        middle = (sum(x for x, _ in middles) / len(cells), sum(y for _, y in middles) / len(cells))
        title = item.title.removeprefix("the ").upper()
        for size in (34, 28, 22, 18):
            width = text_width(title, size, size * 0.34)
            spot = nearest_spot(sheet, room, frozenset(cells), middle, width, size)
            if spot:
                found[side] = (*spot, size)
                room.taken.append(area_of(*spot, width, size, "middle"))
                break
    return found


def nearest_spot(
    sheet: Sheet,
    room: Room,
    ground: Iterable[tuple[int, int]],
    middle: tuple[float, float],
    width: float,
    size: float,
) -> tuple[float, float] | None:
    """The free baseline nearest to a point whose text lies wholly on some ground."""
    rows: dict[int, list[int]] = {}
    for cell in ground:
        across, down = sheet.centre(cell)
        rows.setdefault(down, []).append(across)
    best: tuple[float, float, float] | None = None
    for y, xs in sorted(rows.items()):
        for x in sorted(xs):
            reach = [other for other in xs if abs(other - x) <= width / 2]
            whole = len(reach) >= width // 48 and max(reach) - min(reach) >= width - 60
            area = area_of(x, y + size * 0.35, width, size, "middle")
            if whole and room.free(area):
                away = (x - middle[0]) ** 2 + (y - middle[1]) ** 2
                if best is None or away < best[0]:
                    best = (away, x, y + size * 0.35)
    return best[1:] if best else None
