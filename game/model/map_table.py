"""Reading a map's TOML table into plain parts, with every fault told in a sentence."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from attrs import frozen

from game.core.hexes import SIDE_OF, SIDES, Grid, grid_of
from game.model.landmarks import Box, Frame, Line, River, Site, Town

LAYERS = ("terrain", "country", "oblast")
WATER = ("sea", "lake")
NOBODY = "."

Path = tuple[str | int, ...]


class MapFault(NamedTuple):
    """One thing that is wrong: where in the table (keys and list positions) and what, in a sentence."""

    path: Path
    says: str


class MapError(ValueError):
    """A map that does not fit together; `faults` lists everything found, the message has a line for each."""

    def __init__(self, faults: Iterable[MapFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.says for fault in self.faults))


@frozen(kw_only=True)
class MapTable:
    """A map as read: one id a hex in each layer, titles by id, and the landmarks."""

    title: str
    frame: Frame
    grid: Grid
    terrain: tuple[str, ...]
    country: tuple[str, ...]
    oblast: tuple[str, ...]
    titles: Mapping[str, str]
    towns: tuple[Town, ...]
    rivers: tuple[River, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    sites: tuple[Site, ...]


def read_map(raw: Mapping[str, Any]) -> MapTable:
    """The parts of a map, from a table as `tomllib` gives it.

    Types and required keys are taken as checked. MapError when the parts do not fit together: rows of the
    wrong length, a character without a meaning, a hex off the map, a town at sea, a road that jumps, …
    """
    meta = raw["meta"]
    faults: list[MapFault] = []
    try:
        grid = grid_of(meta["cols"], meta["rows"])
    except ValueError as error:
        raise MapError([MapFault(("meta", "cols"), str(error))]) from None
    layers = {name: _layer(raw, name, grid, faults) for name in LAYERS}
    if faults:
        raise MapError(faults)
    reader = _Reader(grid, layers, faults)
    reader.check_oblasts()
    boxes = tuple(reader.box(n, item) for n, item in enumerate(raw.get("box", ())))
    parts = MapTable(
        title=meta["title"],
        frame=Frame(meta["km_per_hex"], meta["lat0"], meta["lon0"], meta["x0"], meta["y0"]),
        grid=grid,
        terrain=layers["terrain"],
        country=layers["country"],
        oblast=layers["oblast"],
        titles={entry["id"]: entry["title"] for name in LAYERS for entry in raw["legend"][name].values()},
        towns=tuple(reader.town(name, item) for name, item in raw.get("town", {}).items()),
        rivers=tuple(reader.river(n, item) for n, item in enumerate(raw.get("river", ()))),
        lines=tuple(reader.line(n, item) for n, item in enumerate(raw.get("line", ()))),
        boxes=boxes,
        sites=tuple(reader.site(n, item, boxes) for n, item in enumerate(raw.get("site", ()))),
    )
    reader.check_unique("town", parts.towns, lambda town: town.name)
    reader.check_unique("box", boxes, lambda box: box.id)
    reader.check_unique("site", parts.sites, lambda site: site.id)
    if faults:
        raise MapError(faults)
    return parts


def _layer(raw: Mapping[str, Any], name: str, grid: Grid, faults: list[MapFault]) -> tuple[str, ...]:
    """One id a hex, row by row, from the characters of `grid.<name>` and their legend."""
    meaning = {mark: entry["id"] for mark, entry in raw["legend"][name].items()}
    if name != "terrain":
        meaning.setdefault(NOBODY, "")
    path = ("grid", name)
    rows = raw["grid"][name].strip("\n").splitlines()
    if len(rows) != grid.rows:
        faults.append(MapFault(path, f"grid.{name} has {len(rows)} rows, meta.rows says {grid.rows}"))
    for number, row in enumerate(rows, 1):
        if len(row) != grid.cols:
            says = f"row {number} of grid.{name} has {len(row)} characters, meta.cols says {grid.cols}"
            faults.append(MapFault(path, says))
        for mark in dict.fromkeys(row):
            if mark not in meaning:
                where = f'row {number} of grid.{name}, character {row.index(mark) + 1}: "{mark}"'
                faults.append(MapFault(path, f"{where} is not in legend.{name}"))
    return tuple(meaning.get(mark, "") for row in rows for mark in row)


class _Reader:
    """Turns the entries of a map's lists into records, noting every fault on the way."""

    def __init__(self, grid: Grid, layers: Mapping[str, tuple[str, ...]], faults: list[MapFault]) -> None:
        self.grid = grid
        self.layers = layers
        self.faults = faults

    def fault(self, path: Path, says: str) -> None:
        self.faults.append(MapFault(path, says))

    def hex(self, label: str, path: Path, what: str) -> int | None:
        try:
            return self.grid.hex_of(label)
        except ValueError as error:
            self.fault(path, f"{what}: {error}")
            return None

    def hexes(self, labels: Iterable[str], path: Path, what: str) -> tuple[int, ...]:
        found = [self.hex(label, (*path, n), what) for n, label in enumerate(labels)]
        return tuple(h for h in found if h is not None)

    def check_oblasts(self) -> None:
        """An oblast's id begins with its country's, and stands only in that country's hexes."""
        for h, (country, oblast) in enumerate(zip(self.layers["country"], self.layers["oblast"])):
            if oblast.partition(".")[0] != country:
                says = f'hex {self.grid.labels[h]}: oblast "{oblast}" is no part of country "{country}"'
                self.fault(("grid", "oblast"), says)

    def check_unique(self, kind: str, items: Iterable[Any], key: Callable[[Any], str]) -> None:
        seen: set[str] = set()
        for item in items:
            name = key(item)
            if name in seen:
                self.fault((kind,), f'there are two {kind} entries called "{name}"')
            seen.add(name)

    def dry(self, h: int, path: Path, what: str) -> None:
        terrain = self.layers["terrain"][h]
        if terrain in WATER:
            self.fault(path, f"{what}: hex {self.grid.labels[h]} is {terrain}")

    def town(self, name: str, item: Mapping[str, Any]) -> Town:
        path, what = ("town", name, "hex"), f'town "{item["name"]}"'
        h = self.hex(item["hex"], path, what)
        if h is not None:
            self.dry(h, path, what)
            owner = self.layers["country"][h]
            if owner != item["country"]:
                at = f'its hex {item["hex"]} in "{owner}"'
                self.fault(path, f'{what} is in country "{item["country"]}", {at}')
        return Town(
            id=name,
            name=item["name"],
            hex=h or 0,
            country=item["country"],
            rank=item["rank"],
            people=item.get("pop", 0),
            lat=float(item.get("lat", 0)),
            lon=float(item.get("lon", 0)),
        )

    def river(self, n: int, item: Mapping[str, Any]) -> River:
        what = f'river "{item["name"]}"'
        if item["size"] not in (1, 2, 3):
            self.fault(("river", n, "size"), f"{what}: size is 1, 2 or 3, not {item['size']}")
        sides: list[int] = []
        for m, text in enumerate(item["sides"]):
            path = ("river", n, "sides", m)
            label, _, side = text.partition("/")
            h = self.hex(label, path, what)
            if side not in SIDE_OF:
                sides_are = ", ".join(SIDES)
                self.fault(path, f'{what}: "{text}" is no hexside; write CCRR/side, side {sides_are}')
            elif h is not None:
                sides.append(h * 6 + SIDE_OF[side])
        return River(name=item["name"], size=item["size"], sides=tuple(sides))

    def line(self, n: int, item: Mapping[str, Any]) -> Line:
        kind, via = item["kind"], tuple(item["via"])
        what = f"{kind} {via[0]}–{via[-1]}" if via else kind
        path = ("line", n, "hexes")
        if kind not in ("road", "rail"):
            self.fault(("line", n, "kind"), f'{what}: a line is "road" or "rail"')
        chain = self.hexes(item["hexes"], path, what)
        labels = self.grid.labels
        for m, (a, b) in enumerate(pairwise(chain)):
            if self.grid.side_towards(a, b) is None:
                jump = f"jumps from {labels[a]} to {labels[b]}, which is not next to it"
                self.fault((*path, m + 1), f"{what} {jump}")
        for m, h in enumerate(chain):
            self.dry(h, (*path, m), what)
        return Line(kind=kind, via=via, hexes=chain)

    def box(self, n: int, item: Mapping[str, Any]) -> Box:
        path, what = ("box", n, "edge"), f'box "{item["id"]}"'
        edge = self.hexes(item["edge"], path, what)
        for m, h in enumerate(edge):
            self.dry(h, (*path, m), what)
            if len(self.grid.neighbours[h]) == 6:
                self.fault((*path, m), f"{what}: hex {self.grid.labels[h]} is not on the map's edge")
        transit = item["transit"]
        return Box(
            id=item["id"],
            title=item["title"],
            place=-1 - n,
            side=item.get("side", ""),
            country=item.get("country", ""),
            oblast=item.get("oblast", ""),
            edge=edge,
            transit=transit["value"] if isinstance(transit, Mapping) else transit,
            says=item.get("says", ""),
        )

    def site(self, n: int, item: Mapping[str, Any], boxes: tuple[Box, ...]) -> Site:
        places = {box.id: box.place for box in boxes}
        place = places.get(item["at"])
        if place is None:
            place = self.hex(item["at"], ("site", n, "at"), f'site "{item["id"]}" (hex or box)')
        return Site(
            id=item["id"],
            title=item["title"],
            kind=item["kind"],
            place=place or 0,
            says=item.get("says", ""),
            cite=item.get("cite", ""),
            source=item.get("source", ""),
            assumption=item.get("assumption", ""),
        )
