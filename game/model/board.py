"""The board: terrain, borders, rivers, roads, towns and off-map boxes, indexed by place.

A place is a whole number: a hex (0 and up) or an off-map box (-1 and down, -1 minus the box's number).
The tables by place (`terrain`, `country`, `oblast`, `zone`, `names`) hold the hexes and then the boxes from
last to first, so that `country[place]` is right for both; the first `size` entries are the hexes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen

from game.core.hexes import Grid, opposite
from game.model.landmarks import Box, Edge, Frame, Line, River, Site, Town, Zone
from game.model.map_table import MapTable, read_map

FAR: Final = 10_000
"""The distance to a box: further than any range."""

EDGES: Final = tuple(Edge(bool(code & 1), bool(code & 2), code >> 2) for code in range(16))
"""The sixteen things a hexside may be, by its code: 1 road, 2 railway, 4 times the size of the river."""

_BRACKETED = re.compile(r".*\((\d{4})\)")


@frozen(kw_only=True, eq=False)
class Board:
    """A map made ready for play; it never changes in a game.

    By place: `terrain`, `country`, `oblast` (ids, empty where nobody rules), `zone` (index into `zones`) and
    `names`. By hex: `neighbours`, `steps`, `road` and `rail` (bit `1 << side` set where the line crosses),
    `river` (six sizes, 0–3), `town` (the largest, or None), `station` (a town on a railway). By hexside:
    `edges`, a code (see EDGES). `exits` are the boxes that a hex on the map's edge leads to, `titles` the
    readable names of terrain, countries and oblasts.
    """

    title: str
    grid: Grid = field(repr=False)
    frame: Frame = field(repr=False)
    titles: Mapping[str, str] = field(repr=False)
    terrain: tuple[str, ...] = field(repr=False)
    country: tuple[str, ...] = field(repr=False)
    oblast: tuple[str, ...] = field(repr=False)
    zone: tuple[int, ...] = field(repr=False)
    zones: tuple[Zone, ...] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    edges: bytes = field(repr=False)
    road: bytes = field(repr=False)
    rail: bytes = field(repr=False)
    river: tuple[tuple[int, ...], ...] = field(repr=False)
    town: tuple[Town | None, ...] = field(repr=False)
    station: tuple[bool, ...] = field(repr=False)
    towns: tuple[Town, ...] = field(repr=False)
    rivers: tuple[River, ...] = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    boxes: tuple[Box, ...] = field(repr=False)
    sites: Mapping[str, Site] = field(repr=False)
    exits: Mapping[int, tuple[int, ...]] = field(repr=False)
    cols: int
    rows: int
    size: int
    neighbours: tuple[tuple[int, ...], ...] = field(repr=False)
    steps: tuple[tuple[tuple[int, int], ...], ...] = field(repr=False)
    _places: Mapping[str, int] = field(repr=False)

    @classmethod
    def build(cls, table: MapTable) -> "Board":
        """The board of a map that has been read: everything that is asked often, worked out once."""
        grid = table.grid
        boxes = table.boxes[::-1]
        country = (*table.country, *(box.country for box in boxes))
        oblast = (*table.oblast, *(box.oblast for box in boxes))
        rulers = tuple(map(Zone, country, oblast))
        zones = tuple(dict.fromkeys(rulers))
        number = {zone: n for n, zone in enumerate(zones)}
        town = _largest(table.towns, grid.size)
        edges = _edge_codes(table)
        rail = _mask(edges, 2)
        return cls(
            title=table.title,
            grid=grid,
            frame=table.frame,
            titles=table.titles,
            terrain=(*table.terrain, *("off-map" for _ in boxes)),
            country=country,
            oblast=oblast,
            zone=tuple(number[zone] for zone in rulers),
            zones=zones,
            names=(*_hex_names(grid, town), *(box.title for box in boxes)),
            edges=edges,
            road=_mask(edges, 1),
            rail=rail,
            river=tuple(tuple(code >> 2 for code in edges[h : h + 6]) for h in range(0, len(edges), 6)),
            town=town,
            station=tuple(here is not None and sides != 0 for here, sides in zip(town, rail)),
            towns=table.towns,
            rivers=table.rivers,
            lines=table.lines,
            boxes=table.boxes,
            sites={site.id: site for site in table.sites},
            exits=_exits(table.boxes),
            cols=grid.cols,
            rows=grid.rows,
            size=grid.size,
            neighbours=grid.neighbours,
            steps=grid.steps,
            places=_place_words(table),
        )

    def name(self, place: int) -> str:
        """How a place is shown: «Brest (1332)», «1333» where no town is, or a box's title."""
        return self.names[place]

    def label(self, place: int) -> str:
        """The «CCRR» label of a hex, the id of a box: what `parse_place` reads back."""
        return self.grid.labels[place] if place >= 0 else self.boxes[-1 - place].id

    def parse_place(self, text: str) -> int:
        """The place that a text names; ValueError, with the nearest known name, when it names none.

        Reads a label, a name as shown, and the name or id of a town, a box or a site. Capitals, accents and
        punctuation do not matter.
        """
        bracketed = _BRACKETED.fullmatch(text.strip())
        label = bracketed.group(1) if bracketed else text.strip()
        if label.isdigit():
            return self.grid.hex_of(label)
        word = _fold(text)
        if word in self._places:
            return self._places[word]
        near = get_close_matches(word, self._places, n=1)
        hint = f'; did you mean "{self.name(self._places[near[0]])}"?' if near else ""
        raise ValueError(f'"{text}" is no place on this map: no hex, town, box or site{hint}')

    def distance(self, a: int, b: int) -> int:
        """Steps between two hexes; a box is FAR from everything but itself."""
        if a < 0 or b < 0:
            return 0 if a == b else FAR
        return self.grid.distance(a, b)

    def within(self, place: int, radius: int) -> tuple[int, ...]:
        """All hexes at most `radius` steps from a hex, itself too; of a box, only the box."""
        return self.grid.within(place, radius) if place >= 0 else (place,)

    def edge_kind(self, hex: int, side: int) -> Edge:
        """What lies on one side of a hex."""
        return EDGES[self.edges[hex * 6 + side]]

    def edge_costs(self, price: Callable[[str, Edge], int]) -> tuple[int, ...]:
        """The cost of leaving each hex over each side, by hexside number, for `dial_reach`; 0 off the map.

        `price` is asked once for each terrain entered and kind of hexside crossed; 0 = nobody passes.
        """
        known = {
            (terrain, code): price(terrain, EDGES[code])
            for terrain in dict.fromkeys(self.terrain[: self.size])
            for code in sorted(set(self.edges))
        }
        terrain = self.terrain
        return tuple(
            0 if there is None else known[terrain[there], code]
            for there, code in zip(self.grid.beside, self.edges)
        )

    def centre(self, hex: int) -> tuple[float, float]:
        """Where the middle of a hex is drawn: kilometres east and south of the projection's centre."""
        row, col = divmod(hex, self.cols)
        km = self.frame.km_per_hex
        return self.frame.x0 + km * (col + (row & 1) / 2), self.frame.y0 + km * 0.75**0.5 * row


def board_from_table(raw: Mapping[str, Any]) -> Board:
    """The board of a map's TOML table; MapError (a ValueError) with a sentence for each fault."""
    return Board.build(read_map(raw))


def _fold(text: str) -> str:
    """A name without capitals, accents and punctuation.

    >>> _fold("St. Petersburg"), _fold("Łomża")
    ('st petersburg', 'lomza')
    """
    plain = unicodedata.normalize("NFD", text.casefold().replace("ł", "l"))
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def _place_words(table: MapTable) -> dict[str, int]:
    """Every folded name and id of a place; a town's comes before a box's, a box's before a site's."""
    words: dict[str, int] = {}
    named = [
        *((word, town.hex) for town in table.towns for word in (town.name, town.id)),
        *((word, box.place) for box in table.boxes for word in (box.title, box.id)),
        *((word, site.place) for site in table.sites for word in (site.title, site.id)),
    ]
    for word, place in named:
        words.setdefault(_fold(word), place)
    return words


def _largest(towns: Iterable[Town], size: int) -> tuple[Town | None, ...]:
    """The town of each hex: the one of highest rank, then the first named."""
    found: list[Town | None] = [None] * size
    for town in towns:
        here = found[town.hex]
        if here is None or town.rank < here.rank:
            found[town.hex] = town
    return tuple(found)


def _hex_names(grid: Grid, town: Iterable[Town | None]) -> list[str]:
    return [f"{here.name} ({label})" if here else label for label, here in zip(grid.labels, town)]


def _edge_codes(table: MapTable) -> bytes:
    """A code for each hexside, the same seen from both hexes."""
    grid = table.grid
    codes = bytearray(grid.size * 6)
    for river in table.rivers:
        for edge in river.sides:
            size = max(river.size, codes[edge] >> 2)
            for one in _both(grid, edge):
                codes[one] = codes[one] & 3 | size << 2
    for line in table.lines:
        bit = 1 if line.kind == "road" else 2
        for a, b in pairwise(line.hexes):
            side = grid.side_towards(a, b)
            if side is not None:
                codes[a * 6 + side] |= bit
                codes[b * 6 + opposite(side)] |= bit
    return bytes(codes)


def _both(grid: Grid, edge: int) -> tuple[int, ...]:
    """A hexside as both its hexes count it; only one does at the edge of the map."""
    there = grid.beside[edge]
    return (edge,) if there is None else (edge, there * 6 + opposite(edge % 6))


def _mask(edges: bytes, bit: int) -> bytes:
    """For each hex, the sides whose code has a bit, as bits."""
    found = bytearray(len(edges) // 6)
    for edge, code in enumerate(edges):
        if code & bit:
            found[edge // 6] |= 1 << edge % 6
    return bytes(found)


def _exits(boxes: Iterable[Box]) -> dict[int, tuple[int, ...]]:
    """For each hex on the edge, the boxes that may be reached from it."""
    found: dict[int, tuple[int, ...]] = {}
    for box in boxes:
        for h in box.edge:
            found[h] = (*found.get(h, ()), box.place)
    return found
