"""The drawing sheet of a map picture: which hexes it shows, where they lie, and the outlines of areas on it.

All measures are whole pixels of the picture: a hex is 48 wide and 56 high, a row lies 42 below the last. Corners are
moved a little, each always in the same way, so that coasts and woods look grown and yet every area and line that
meets a corner meets it at the same point.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import field, frozen

from game.law.setting import Setting
from game.model.board import Board

WIDE: Final = 48
DOWN: Final = 42
CORNERS: Final = ((0, -28), (24, -14), (24, 14), (0, 28), (-24, 14), (-24, -14))
"""The corners of a hex around its centre, clockwise; hexside n runs from corner n to the next."""

SWAY: Final = 5
"""How far a corner is moved at most, each way."""

Point = tuple[float, float]
Corner = tuple[int, int]
Cell = tuple[int, int]


class Window(NamedTuple):
    """The part of a board that a picture shows: first and last column and row, counted from 0, both included."""

    left: int
    top: int
    right: int
    bottom: int


@frozen
class Sheet:
    """A board seen through a window. A cell is (row, column); cells just outside the board repeat its edge."""

    board: Board
    window: Window
    cells: tuple[Cell, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        left, top, right, bottom = self.window
        cells = tuple((row, col) for row in range(top - 1, bottom + 2) for col in range(left - 1, right + 2))
        object.__setattr__(self, "cells", cells)

    @property
    def width(self) -> int:
        """How wide the map is drawn."""
        return (self.window.right - self.window.left) * WIDE + WIDE + WIDE // 2

    @property
    def height(self) -> int:
        """How high the map is drawn."""
        return (self.window.bottom - self.window.top) * DOWN + 56

    def hex(self, cell: Cell) -> int:
        """The hex of a cell; of one off the board, the nearest."""
        row = min(max(cell[0], 0), self.board.rows - 1)
        return row * self.board.cols + min(max(cell[1], 0), self.board.cols - 1)

    def centre(self, cell: Cell) -> Corner:
        """The middle of a cell on the sheet."""
        row, col = cell
        return (col - self.window.left) * WIDE + 24 * (row & 1) + 24, (row - self.window.top) * DOWN + 28

    def cell(self, hex: int) -> Cell:
        """The cell of a hex."""
        return divmod(hex, self.board.cols)

    def middle(self, hex: int) -> Corner:
        """The middle of a hex on the sheet."""
        return self.centre(self.cell(hex))

    def shows(self, place: int) -> bool:
        """Whether a place is a hex inside the window."""
        row, col = divmod(place, self.board.cols)
        left, top, right, bottom = self.window
        return place >= 0 and top <= row <= bottom and left <= col <= right

    def near(self, hex: int) -> bool:
        """Whether a hex is inside the window or next to it."""
        row, col = self.cell(hex)
        left, top, right, bottom = self.window
        return top - 1 <= row <= bottom + 1 and left - 1 <= col <= right + 1

    def hexside(self, cell: Cell, side: int) -> tuple[Corner, Corner]:
        """The two corners of a hexside, clockwise."""
        x, y = self.centre(cell)
        (ax, ay), (bx, by) = CORNERS[side], CORNERS[(side + 1) % 6]
        return (x + ax, y + ay), (x + bx, y + by)

    def swayed(self, corner: Corner) -> Point:
        """Where a corner is drawn; the same in every window."""
        x = corner[0] + self.window.left * WIDE
        y = corner[1] + self.window.top * DOWN
        mixed = (x * 73_856_093 ^ y * 19_349_663) & 0xFFFF_FFFF
        mixed = (mixed ^ mixed >> 13) * 1_274_126_177 & 0xFFFF_FFFF
        span = 2 * SWAY + 1
        return corner[0] + mixed % span - SWAY, corner[1] + (mixed >> 8) % span - SWAY

    def outline(self, inside: Callable[[int], bool]) -> str:
        """The path around all hexes that a test holds for; empty when there are none."""
        chosen = {cell for cell in self.cells if inside(self.hex(cell))}
        after: dict[Corner, Corner] = {}
        for cell in self.cells:
            if cell in chosen:
                for side, there in enumerate(beside(cell)):
                    if there not in chosen:
                        start, end = self.hexside(cell, side)
                        after[start] = end
        return "".join(closed([self.swayed(corner) for corner in loop]) for loop in loops(after))

    def frontier(self, apart: Callable[[int, int], bool]) -> str:
        """The path along all hexsides between hexes that a test tells apart."""
        edges: list[tuple[Corner, Corner]] = []
        known = set(self.cells)
        for cell in self.cells:
            for side, there in enumerate(beside(cell)[:3]):
                if there in known and apart(self.hex(cell), self.hex(there)):
                    edges.append(self.hexside(cell, side))
        return self.strands(edges)

    def strands(self, edges: Iterable[tuple[Corner, Corner]]) -> str:
        """The path of hexsides given in any order, joined into lines as long as they go."""
        return "".join(opened([self.swayed(corner) for corner in chain]) for chain in chains(edges))


def beside(cell: Cell) -> tuple[Cell, ...]:
    """The six cells next to one, by side."""
    row, col = cell
    odd = row & 1
    return (
        (row - 1, col + odd), (row, col + 1), (row + 1, col + odd),
        (row + 1, col + odd - 1), (row, col - 1), (row - 1, col + odd - 1),
    )  # fmt: skip


def loops(after: dict[Corner, Corner]) -> Iterator[list[Corner]]:
    """The closed lines that steps from corner to corner make."""
    rest = dict(after)
    while rest:
        start = next(iter(rest))
        loop = [start]
        while (there := rest.pop(loop[-1])) != start:
            loop.append(there)
        yield loop


def chains(edges: Iterable[tuple[Corner, Corner]]) -> Iterator[list[Corner]]:
    """Lines made of edges, each used once; a line ends where three meet."""
    links: dict[Corner, list[Corner]] = {}
    for a, b in dict.fromkeys((min(edge), max(edge)) for edge in edges):
        links.setdefault(a, []).append(b)
        links.setdefault(b, []).append(a)
    crossings = {corner: len(ends) for corner, ends in links.items()}
    starts = [corner for corner, number in crossings.items() if number != 2]
    for start in (*starts, *links):
        while links[start]:
            chain = [start]
            while len(chain) == 1 or (crossings[chain[-1]] == 2 and links[chain[-1]]):
                there = links[chain[-1]].pop(0)
                links[there].remove(chain[-1])
                chain.append(there)
            yield chain


def number(value: float) -> str:
    """A coordinate as short as it goes.

    >>> number(12.0), number(-3.5)
    ('12', '-3.5')
    """
    return f"{round(value, 1) + 0.0:g}"


def at(point: Point) -> str:
    """A point as a path writes it."""
    return f"{number(point[0])} {number(point[1])}"


def halfway(a: Point, b: Point) -> Point:
    """The point between two points."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def closed(points: list[Point]) -> str:
    """A smooth closed path that runs through the middle of every edge and rounds every corner."""
    ends = [halfway(a, b) for a, b in zip(points, (*points[1:], points[0]))]
    curves = "".join(f"Q{at(corner)} {at(end)}" for corner, end in zip(points, ends))
    return f"M{at(ends[-1])}{curves}Z"


def opened(points: list[Point]) -> str:
    """A smooth path from the first point to the last; closed where both are the same."""
    if points[0] == points[-1] and len(points) > 3:
        return closed(points[:-1])
    ends = [halfway(a, b) for a, b in pairwise(points[1:])]
    curves = "".join(f"Q{at(corner)} {at(end)}" for corner, end in zip(points[1:], ends))
    return f"M{at(points[0])}L{at(halfway(*points[:2]))}{curves}L{at(points[-1])}"


def window_of(board: Board) -> Window:
    """The window that shows a whole board."""
    return Window(0, 0, board.cols - 1, board.rows - 1)


def window_around(board: Board, places: Iterable[int], margin: int) -> Window:
    """The smallest window with some hexes and a margin around them; the whole board where no hex is among them."""
    cells = [divmod(place, board.cols) for place in places if place >= 0]
    if not cells:
        return window_of(board)
    rows, cols = [row for row, _ in cells], [col for _, col in cells]
    return Window(
        max(min(cols) - margin, 0),
        max(min(rows) - margin, 0),
        min(max(cols) + margin, board.cols - 1),
        min(max(rows) + margin, board.rows - 1),
    )


def theatre(setting: Setting, also: Iterable[int] = ()) -> Window:
    """The window of a scenario: where its units begin and its facilities stand, and the places given besides."""
    world = setting.world
    units = [world.board.parse_place(unit.place) for unit in world.units.values()]
    sites = [place for name, place in world.facility_place.items() if world.facilities[name].target]
    return window_around(world.board, (*units, *sites, *also), 2)
