"""Where words go on the map: each label takes the first free place, the more important first, none under a counter.

Positions are whole pixels of the whole board at one zoom, so that words move with the ground and are drawn sharp.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from math import atan2, degrees, hypot
from typing import Final

import numpy as np
import pygame
from attrs import frozen

from game.model.landmarks import Town
from game.model.world import World
from game.ui.fonts import font
from game.ui.map.geometry import Array, Layout, Point
from game.ui.map.ground import Ground
from game.ui.map.inks import Inks
from game.ui.map.overlays import haloed
from game.ui.theme import Colour

FROM: Final[Mapping[int, float]] = {1: 0.0, 2: 0.68, 3: 1.25, 4: 1.8}
"""From how many pixels a kilometre towns of a rank are named."""
SIZES: Final[Mapping[int, float]] = {1: 17, 2: 14.5, 3: 12.5, 4: 11.5}
STYLES: Final[Mapping[int, tuple[str, bool]]] = {
    1: ("bold", False), 2: ("semibold", False), 3: ("medium", False), 4: ("regular", True),
}  # fmt: skip
DOTS: Final[Mapping[int, float]] = {1: 6.2, 2: 4.6, 3: 3.3, 4: 2.8}
RIVERS_FROM: Final = 1.0
AGAIN: Final = 640
"""After how many pixels a river is named again."""
OBLASTS_FROM: Final = 1.4
STATES_UNTIL: Final = 4.5


@frozen(eq=False)
class Label:
    """A picture of a word, where its upper left corner lies; `kind` is "town", "river", "oblast", "dot" or "state"."""

    kind: str
    text: str
    picture: pygame.Surface
    area: pygame.Rect


class Room:
    """A board in pixels, and what is taken on it."""

    def __init__(self, board: pygame.Rect, taken: Iterable[pygame.Rect]) -> None:
        self.board = board
        self.taken = list(taken)

    def free(self, area: pygame.Rect) -> bool:
        """Whether an area lies on the board and meets nothing that is there."""
        return self.board.contains(area) and area.collidelist(self.taken) < 0

    def take(self, area: pygame.Rect) -> None:
        """Let nothing else stand there."""
        self.taken.append(area)


def type_scale(ppk: float, scale: int) -> float:
    """How large words are at a zoom: they grow slower than the ground."""
    return float(min(1.45, max(0.82, (ppk / 2) ** 0.55))) * scale / 100


def label_steps(
    ground: Ground,
    ppk: float,
    blocked: Sequence[pygame.Rect],
    counters: Sequence[pygame.Rect],
    regions: bool = False,
) -> Generator[None, None, tuple[Label, ...]]:
    """Find places for all words of the board at a zoom, a word a step; none lies over `blocked` or `counters`.

    With `regions` the oblasts are named too.
    """
    grow = type_scale(ppk, ground.scale)
    towns = sorted(
        (town for town in ground.world.board.towns if ppk >= FROM[town.rank]),
        key=lambda town: (town.rank, -town.people, town.id),
    )
    bounds = ground.layout.bounds
    board = pygame.Rect(0, 0, round(bounds.width * ppk), round(bounds.height * ppk))
    room = Room(board, [*blocked, *counters])
    dots = [_dot(ground, town, ppk, grow) for town in towns]
    room.taken.extend(dot.area.inflate(-2, -2) for dot in dots)
    found: list[Label] = []
    for town in towns:
        label = _named(ground, town, ppk, grow, room, [*counters, *blocked])
        if label:
            found.append(label)
            room.take(label.area)
        yield
    rivers: list[Label] = []
    if ppk >= RIVERS_FROM:
        for label in _rivers(ground, ppk, grow, room):
            rivers.append(label)
            yield
    oblasts = list(_oblasts(ground, ppk, grow, room)) if regions and ppk >= OBLASTS_FROM else []
    return (*_states(ground, ppk, grow), *oblasts, *dots, *rivers, *found)


def _pixel(ground: Ground, point: Point, ppk: float) -> Point:
    bounds = ground.layout.bounds
    return (point[0] - bounds.left) * ppk, (point[1] - bounds.top) * ppk


def _dot(ground: Ground, town: Town, ppk: float, grow: float) -> Label:
    """The sign of a town: a ring; with a dot in it for a great one, a red dot for a capital."""
    x, y = _pixel(ground, ground.layout.of_town(town), ppk)
    radius = DOTS[town.rank] * grow
    half = round(radius + 2)
    picture = pygame.Surface((2 * half + 1, 2 * half + 1), pygame.SRCALPHA, 32)
    middle = half, half
    pygame.draw.aacircle(picture, (46, 38, 36), middle, radius + 1)
    pygame.draw.aacircle(picture, (252, 248, 238), middle, max(1, radius - 0.8))
    if town.rank <= 2:
        pygame.draw.aacircle(picture, (150, 44, 44) if town.rank == 1 else (46, 38, 36), middle, radius * 0.5)
    area = picture.get_rect(center=(round(x), round(y)))
    return Label("dot", town.name, picture, area)


def _named(
    ground: Ground, town: Town, ppk: float, grow: float, room: Room, obstacles: Sequence[pygame.Rect]
) -> Label | None:
    inks = ground.inks
    weight, italic = STYLES[town.rank]
    text = town.name.upper() if town.rank == 1 else town.name
    size = max(10, round(SIZES[town.rank] * grow))
    picture = haloed(text, size, weight, italic, inks.text, inks.halo, max(1.4, 1.6 * grow))
    x, y = _pixel(ground, ground.layout.of_town(town), ppk)
    core = picture.get_rect().inflate(-4, -round(size * 0.36))
    anchor = pygame.Rect(0, 0, 2 * round(DOTS[town.rank] * grow + 1), 2 * round(DOTS[town.rank] * grow + 1))
    anchor.center = round(x), round(y)
    hidden = anchor.inflate(8, 8).collidelist(obstacles)
    around = [anchor] if hidden < 0 else [anchor, obstacles[hidden].union(anchor)]
    around.append(around[-1].inflate(round(size * 1.2), round(size * 0.9)))
    if town.rank <= 2:
        around.append(around[-1].inflate(round(size * 0.9), round(size * 0.7)))
    for base in around:
        for spot in candidates(base, core.size):
            if room.free(spot):
                return Label("town", town.name, picture, picture.get_rect(center=spot.center))
    return None


def candidates(base: pygame.Rect, size: tuple[int, int]) -> Iterator[pygame.Rect]:
    """Places for a word beside a rectangle, the best first: right, upper and lower right, left, above, below."""
    wide, high = size
    middle = base.centery - high // 2
    for x, y in (
        (base.right + 1, middle),
        (base.right, base.top - high // 2),
        (base.right, base.bottom - high // 2),
        (base.left - wide - 1, middle),
        (base.centerx - wide // 2, base.top - high),
        (base.centerx - wide // 2, base.bottom + 1),
        (base.left - wide, base.top - high // 2),
        (base.left - wide, base.bottom - high // 2),
        (base.left, base.top - high),
        (base.left, base.bottom + 1),
        (base.right - wide, base.top - high),
        (base.right - wide, base.bottom + 1),
    ):
        yield pygame.Rect(x, y, wide, high)


def _rivers(ground: Ground, ppk: float, grow: float, room: Room) -> Iterator[Label]:
    """Names of rivers along their courses, where the course is straight enough; long rivers twice when close."""
    named: dict[str, list[pygame.Rect]] = {}
    for shape in sorted(ground.rivers, key=lambda shape: -len(shape.xy)):
        size, _, name = shape.tag.partition("|")
        if not name:
            continue
        done = named.setdefault(name, [])
        height = max(10, round({"3": 13, "2": 12}.get(size, 11) * grow))
        face = font(height, "regular", True)
        width = face.size(name)[0] * 1.12
        line = (shape.xy - (ground.layout.bounds.left, ground.layout.bounds.top)) * ppk
        for first, last in _stretches(line, width):
            middle = (first + last) / 2
            if any(hypot(area.centerx - middle[0], area.centery - middle[1]) < AGAIN for area in done):
                continue
            label = _along(ground.inks, name, height, first, last, grow)
            if room.free(label.area.inflate(-round(label.area.width * 0.2), -round(label.area.height * 0.2))):
                done.append(label.area)
                room.take(label.area.inflate(-4, -4))
                yield label


def _stretches(line: Array, width: float) -> list[tuple[Array, Array]]:
    """Stretches of a line as long as a word, the straightest and most central first."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    found = []
    for middle in np.linspace(0.12, 0.88, 24):
        start, end = middle * along[-1] - width / 2, middle * along[-1] + width / 2
        if start < 0 or end > along[-1]:
            continue
        first, last = (
            np.array([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])])
            for at in (start, end)
        )
        straight = float(np.hypot(*(last - first))) / width
        if straight > 0.6:
            found.append((-straight + abs(middle - 0.5) * 0.1, first, last))
    return [(first, last) for _, first, last in sorted(found, key=lambda item: item[0])]


def _along(inks: Inks, name: str, height: int, first: Array, last: Array, grow: float) -> Label:
    dx, dy = last - first
    turn = (degrees(atan2(-dy, dx)) + 90) % 180 - 90
    picture = pygame.transform.rotozoom(
        haloed(name, height, "regular", True, inks.water_text, inks.halo, 1.3), turn, 1
    )
    angle = np.radians(turn)
    shift = np.array([np.sin(angle), np.cos(angle)]) * -8.5 * grow
    middle = (first + last) / 2 + shift
    return Label("river", name, picture, picture.get_rect(center=(round(middle[0]), round(middle[1]))))


def _oblasts(ground: Ground, ppk: float, grow: float, room: Room) -> Iterator[Label]:
    """The names of regions in small wide letters, each at the free hex of its own that is nearest to its middle."""
    board, centres = ground.world.board, ground.layout.centres
    lands = {board.titles.get(country, "") for country in board.country if country}
    hexes: dict[str, list[int]] = {}
    for h in range(board.size):
        if board.oblast[h] and board.terrain[h] != "sea":
            hexes.setdefault(board.oblast[h], []).append(h)
    for oblast, here in hexes.items():
        title = board.titles.get(oblast, "")
        if not title or title in lands or len(here) < 4:
            continue
        middle = np.array([centres[h] for h in here]).mean(0)
        picture = spaced(title, max(9, round(12 * grow)), ground.inks.region_text, 190)
        for h in sorted(here, key=lambda h: hypot(*(np.array(centres[h]) - middle)))[:14]:
            x, y = _pixel(ground, centres[h], ppk)
            area = picture.get_rect(center=(round(x), round(y)))
            if room.free(area):
                room.take(area)
                yield Label("oblast", title, picture, area)
                break


def _states(ground: Ground, ppk: float, grow: float) -> Iterator[Label]:
    """The titles of the sides, widely spaced and pale, over the broadest part of their ground."""
    if ppk > STATES_UNTIL:
        return
    for title, point, width in state_spots(ground.world, ground.layout):
        text = title.removeprefix("the ").upper()
        room = width * ppk * 0.82
        size = max(11, min(round(34 * grow), round(room / max(len(text), 1) / 0.92)))
        picture = spaced(text, size, ground.inks.land)
        x, y = _pixel(ground, point, ppk)
        yield Label("state", title, picture, picture.get_rect(center=(round(x), round(y))))


def state_spots(world: World, layout: Layout) -> list[tuple[str, Point, float]]:
    """For each side with ground: its title, the middle of its broadest band of hexes, and that band's width in km."""
    board = world.board
    found = []
    for name, side in world.sides.items():
        bands = []
        for row in range(2, board.rows - 2):
            run: list[int] = []
            for col in range(board.cols + 1):
                h = row * board.cols + col
                inside = col < board.cols and world.ground[h] == name and board.terrain[h] != "sea"
                if inside:
                    run.append(col)
                elif run:
                    bands.append((len(run), row, run[0], run[-1]))
                    run = []
        if bands:
            longest = max(bands)[0]
            good = [band for band in bands if band[0] >= longest * 0.86]
            length, row, first, last = good[len(good) // 2]
            a, b = layout.centres[row * board.cols + first], layout.centres[row * board.cols + last]
            found.append((side.title, ((a[0] + b[0]) / 2, a[1]), length * layout.flat))
    return found


def spaced(text: str, size: int, ink: Colour, alpha: int = 96) -> pygame.Surface:
    """A word in wide, pale letters."""
    face = font(size, "semibold")
    gap = round(size * 0.34)
    letters = [face.render(letter, True, ink) for letter in text]
    width = sum(letter.get_width() for letter in letters) + gap * (len(letters) - 1)
    found = pygame.Surface((max(1, width), letters[0].get_height()), pygame.SRCALPHA, 32)
    x = 0
    for letter in letters:
        found.blit(letter, (x, 0))
        x += letter.get_width() + gap
    found.set_alpha(alpha)
    return found
