"""A grid of hexes: pointy top, odd rows pushed right; a hex is one whole number, `row * cols + col`.

Sides are numbered clockwise from the upper right: 0 NE, 1 E, 2 SE, 3 SW, 4 W, 5 NW. A hex is shown as «CCRR»,
column and row counted from 01 at the upper left. A hexside has a number too, `hex * 6 + side`.
"""

from functools import lru_cache

from attrs import field, frozen

SIDES = ("NE", "E", "SE", "SW", "W", "NW")
SIDE_OF = {name: side for side, name in enumerate(SIDES)}

_EVEN_ROW = ((0, -1), (1, 0), (0, 1), (-1, 1), (-1, 0), (-1, -1))
_ODD_ROW = ((1, -1), (1, 0), (1, 1), (0, 1), (-1, 0), (0, -1))


def opposite(side: int) -> int:
    """The same hexside as the hex beyond it counts it.

    >>> SIDES[opposite(SIDE_OF["NE"])]
    'SW'
    """
    return (side + 3) % 6


@frozen(eq=False)
class Grid:
    """A rectangle of hexes, with what is asked most often worked out once; make it with `grid_of`.

    `neighbours[hex]` are the hexes next to it, by side, those off the grid left out; `steps[hex]` the same as
    pairs (hexside number, neighbour); `beside[hexside number]` is the hex beyond one, None off the grid.
    """

    cols: int
    rows: int
    labels: tuple[str, ...] = field(repr=False)
    beside: tuple[int | None, ...] = field(repr=False)
    steps: tuple[tuple[tuple[int, int], ...], ...] = field(repr=False)
    neighbours: tuple[tuple[int, ...], ...] = field(repr=False)
    _q: tuple[int, ...] = field(repr=False)
    _r: tuple[int, ...] = field(repr=False)
    _discs: dict[tuple[int, int], tuple[int, ...]] = field(factory=dict, repr=False)

    @property
    def size(self) -> int:
        """The number of hexes."""
        return len(self.neighbours)

    def hex_of(self, label: str) -> int:
        """The hex with a «CCRR» label; ValueError when there is none.

        >>> grid_of(43, 44).hex_of("0102")
        43
        """
        if len(label) == 4 and label.isascii() and label.isdigit():
            col, row = int(label[:2]) - 1, int(label[2:]) - 1
            if 0 <= col < self.cols and 0 <= row < self.rows:
                return row * self.cols + col
        raise ValueError(
            f'"{label}" is no hex of this map: column and row run from {self.labels[0]} to {self.labels[-1]}'
        )

    def distance(self, a: int, b: int) -> int:
        """The number of steps from one hex to another.

        >>> g = grid_of(43, 44)
        >>> g.distance(g.hex_of("1332"), g.hex_of("2423"))
        15
        """
        q = self._q[a] - self._q[b]
        r = self._r[a] - self._r[b]
        return max(abs(q), abs(r), abs(q + r))

    def side_towards(self, a: int, b: int) -> int | None:
        """The side of `a` that `b` lies on; None when they are not neighbours."""
        for edge, there in self.steps[a]:
            if there == b:
                return edge % 6
        return None

    def within(self, centre: int, radius: int) -> tuple[int, ...]:
        """All hexes at most `radius` steps away, the centre too, in rising order; remembered."""
        key = (centre, radius)
        found = self._discs.get(key)
        if found is None:
            found = self._discs[key] = self._disc(centre, radius)
        return found

    def ring(self, centre: int, radius: int) -> tuple[int, ...]:
        """All hexes exactly `radius` steps away, in rising order.

        >>> len(grid_of(9, 9).ring(40, 2))
        12
        """
        return tuple(h for h in self.within(centre, radius) if self.distance(centre, h) == radius)

    def line(self, a: int, b: int) -> tuple[int, ...]:
        """A straight row of hexes from `a` to `b`, both included; backwards it is the same line reversed.

        Whole numbers only. Where the line runs between two hexes it takes the eastern one, or the western one
        where the eastern is off the grid.

        >>> g = grid_of(5, 5)
        >>> [g.labels[h] for h in g.line(g.hex_of("0201"), g.hex_of("0205"))]
        ['0201', '0202', '0203', '0204', '0205']
        """
        start, end = (self._q[a], self._r[a]), (self._q[b], self._r[b])
        for lean in (1, -1):
            cells = [self._at(q, r) for q, r in _between(start, end, lean)]
            if None not in cells:
                break
        return tuple(cell for cell in cells if cell is not None)

    def _at(self, q: int, r: int) -> int | None:
        col = q + (r - (r & 1)) // 2
        return r * self.cols + col if 0 <= col < self.cols and 0 <= r < self.rows else None

    def _disc(self, centre: int, radius: int) -> tuple[int, ...]:
        q, r = self._q[centre], self._r[centre]
        found: list[int] = []
        for down in range(max(-radius, -r), min(radius, self.rows - 1 - r) + 1):
            row = r + down
            shift = (row - (row & 1)) // 2
            first = max(0, q + max(-radius, -down - radius) + shift)
            last = min(self.cols - 1, q + min(radius, -down + radius) + shift)
            found.extend(range(row * self.cols + first, row * self.cols + last + 1))
        return tuple(found)


@lru_cache(maxsize=16)
def grid_of(cols: int, rows: int) -> Grid:
    """The grid of a size, made once; ValueError outside 1–99 columns and rows: a label has four digits."""
    if not (1 <= cols <= 99 and 1 <= rows <= 99):
        raise ValueError(f"a map has 1 to 99 columns and rows, not {cols} and {rows}")
    beside: list[int | None] = []
    for row in range(rows):
        turns = _ODD_ROW if row & 1 else _EVEN_ROW
        for col in range(cols):
            for right, down in turns:
                inside = 0 <= col + right < cols and 0 <= row + down < rows
                beside.append((row + down) * cols + col + right if inside else None)
    steps = tuple(
        tuple((edge, there) for edge in range(h * 6, h * 6 + 6) if (there := beside[edge]) is not None)
        for h in range(cols * rows)
    )
    return Grid(
        cols=cols,
        rows=rows,
        labels=tuple(f"{col:02d}{row:02d}" for row in range(1, rows + 1) for col in range(1, cols + 1)),
        beside=tuple(beside),
        steps=steps,
        neighbours=tuple(tuple(there for _, there in pairs) for pairs in steps),
        q=tuple(col - (row - (row & 1)) // 2 for row in range(rows) for col in range(cols)),
        r=tuple(row for row in range(rows) for _ in range(cols)),
    )


def _between(start: tuple[int, int], end: tuple[int, int], lean: int) -> list[tuple[int, int]]:
    """Axial coordinates from one cell to another, every tie broken by a nudge of `lean` towards the east."""
    (q0, r0), (q1, r1) = start, end
    length = max(abs(q0 - q1), abs(r0 - r1), abs(q0 + r0 - q1 - r1))
    if length == 0:
        return [(q0, r0)]
    scale = 16
    unit = length * scale
    found: list[tuple[int, int]] = []
    for step in range(length + 1):
        exact = [
            (q0 * (length - step) + q1 * step) * scale + 3 * lean,
            (r0 * (length - step) + r1 * step) * scale - lean,
        ]
        exact.append(-exact[0] - exact[1])
        whole = [(2 * value + unit) // (2 * unit) for value in exact]
        misses = [abs(near * unit - value) for near, value in zip(whole, exact)]
        if misses[0] > misses[1] and misses[0] > misses[2]:
            whole[0] = -whole[1] - whole[2]
        elif misses[1] > misses[2]:
            whole[1] = -whole[0] - whole[2]
        found.append((whole[0], whole[1]))
    return found
