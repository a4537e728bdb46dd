"""Reading the files of assets/map/hand, with every fault told in a sentence, all at once."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from game.mapmaking.errors import MapMakingError
from game.mapmaking.hand import (
    Drawing,
    Hand,
    HandBox,
    HandLine,
    HandRiver,
    HandTown,
    Marsh,
    Owner,
    Region,
)
from game.model.landmarks import Frame

FILES: Final = ("frame", "regions", "towns", "rivers", "lines", "marshes", "owners", "boxes", "sites")
GROUND: Final = (
    *("points", "seed", "land", "lake", "urban", "marsh", "wild", "forest", "mixed", "lakeland"),
    *("savanna", "lake_km2"),
)
COURSE: Final = ("gap_km", "gap_cost", "side_cost", "near")
COMMENTS: Final = ("head", "town", "river", "line", "box", "site")
GROUNDED: Final = ("source", "assumption", "cite")
MAP_SIDES: Final = ("north", "east", "south", "west")
KINDS: Final[Mapping[str, type | tuple[type, ...]]] = {
    "text": str,
    "number": (int, float),
    "whole number": int,
    "list": list,
    "table": dict,
}


def read_hand(folder: Path) -> Hand:
    """Everything set by hand; MapMakingError with a line for each fault, OSError when a file cannot be read."""
    desk = _Desk(folder)
    frame, regions = desk.table("frame.toml"), desk.table("regions.toml")
    head = desk.part("frame.toml", frame, "frame")
    places = _places(desk, regions)
    towns = tuple(_towns(desk))
    hand = Hand(
        title=desk.get("frame.toml, [frame]", head, "title", "text"),
        cols=desk.get("frame.toml, [frame]", head, "cols", "whole number"),
        rows=desk.get("frame.toml, [frame]", head, "rows", "whole number"),
        frame=Frame(*(desk.number("frame.toml, [frame]", head, key) for key in Frame._fields)),
        drawing=_drawing(desk, desk.part("frame.toml", frame, "drawing")),
        ground=desk.judged("frame.toml, [ground]", desk.part("frame.toml", frame, "ground"), GROUND),
        course=desk.judged("frame.toml, [river]", desk.part("frame.toml", frame, "river"), COURSE),
        told=desk.part("frame.toml", frame, "told"),
        comment=desk.part("frame.toml", frame, "comment"),
        **places,
        towns=towns,
        rivers=tuple(_rivers(desk)),
        lines=tuple(_lines(desk, {town.name for town in towns})),
        marshes=tuple(_marshes(desk)),
        owners=tuple(_owners(desk, places["oblasts"])),
        boxes=tuple(_boxes(desk)),
        sites=tuple(entry for _, entry in desk.entries("sites.toml", "site", "id")),
    )
    for key in COMMENTS:
        desk.get("frame.toml, [comment]", hand.comment, key, "text")
    _check_countries(desk, hand)
    desk.close()
    return hand


class _Desk:
    """The files on the desk, and the faults found in them so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self._read: dict[str, dict[str, Any]] = {}

    def close(self) -> None:
        """MapMakingError when there was a fault."""
        if self.faults:
            raise MapMakingError("\n".join(dict.fromkeys(self.faults)))

    def fault(self, where: str, says: str) -> None:
        self.faults.append(f"{where}: {says}")

    def table(self, name: str) -> dict[str, Any]:
        if name not in self._read:
            try:
                self._read[name] = tomllib.loads((self.folder / name).read_text("utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise MapMakingError(f"{name}: this is not TOML: {error}") from None
        return self._read[name]

    def part(self, name: str, table: Mapping[str, Any], key: str) -> dict[str, Any]:
        found: dict[str, Any] = self.get(name, table, key, "table")
        return found

    def get(self, where: str, table: Mapping[str, Any], key: str, kind: str) -> Any:
        """The value of a key, checked; something harmless of its kind after a fault."""
        value = table.get(key)
        if value is None:
            self.fault(where, f'"{key}" is missing')
        elif not isinstance(value, KINDS[kind]) or isinstance(value, bool):
            self.fault(where, f'"{key}" is a {kind}, not {value!r}')
        else:
            return value
        return {"text": "", "number": 0.0, "whole number": 0, "list": [], "table": {}}[kind]

    def number(self, where: str, table: Mapping[str, Any], key: str) -> float:
        return float(self.get(where, table, key, "number"))

    def judged(self, where: str, table: Mapping[str, Any], keys: Iterable[str]) -> dict[str, float]:
        """Numbers that are the game's own: each a value with its reason and a range that it lies in."""
        found = {}
        for key in keys:
            entry, at = self.get(where, table, key, "table"), f"{where}, {key}"
            value = found[key] = self.number(at, entry, "value")
            self.get(at, entry, "assumption", "text")
            bounds = self.get(at, entry, "range", "list")
            if len(bounds) != 2 or not bounds[0] <= value <= bounds[1]:
                self.fault(at, f"{value:g} does not lie in its range {bounds}")
        return found

    def entries(self, name: str, kind: str, key: str) -> list[tuple[str, dict[str, Any]]]:
        """The entries [[kind]] of a file with the words for a fault; each says where it is from, or its file does."""
        table = self.table(name)
        found, seen = [], set()
        for n, entry in enumerate(self.get(name, table, kind, "list"), 1):
            called = entry.get(key) if isinstance(entry.get(key), str) else None
            where = f'{name}, {kind} "{called}"' if called else f"{name}, {kind} {n}"
            if not any(word in entry or word in table for word in GROUNDED):
                self.fault(where, 'nothing says where it is from: write a "source" or an "assumption"')
            if called and called in seen and key != "via":
                self.fault(where, "there are two of that name")
            seen.add(called)
            found.append((where, entry))
        return found

    def places(
        self, where: str, table: Mapping[str, Any], key: str, least: int
    ) -> tuple[tuple[float, float], ...]:
        """A list of at least so many [latitude, longitude]."""
        points = self.get(where, table, key, "list")
        if len(points) < least:
            self.fault(where, f'"{key}" needs at least {least} points')
        return tuple(self.place(where, point) for point in points)

    def place(self, where: str, point: Any) -> tuple[float, float]:
        """One [latitude, longitude]."""
        match point:
            case [float() | int() as lat, float() | int() as lon] if 40 <= lat <= 65 and 10 <= lon <= 50:
                return float(lat), float(lon)
        self.fault(where, f"{point} is no place near this map; write [latitude, longitude] in degrees")
        return 50.0, 25.0


def _places(desk: _Desk, regions: Mapping[str, Any]) -> dict[str, dict[str, Region]]:
    """Terrain, countries and oblasts by id."""
    name = "regions.toml"
    if not any(word in regions for word in GROUNDED):
        desk.fault(name, 'nothing says where it is from: write a "source" or an "assumption"')

    def region(kind: str, key: str, entry: Any) -> Region:
        where = f'{name}, {kind} "{key}"'
        shown = kind != "beyond"
        mark = desk.get(where, entry, "mark", "text") if shown else ""
        if shown and len(mark) != 1:
            desk.fault(where, f'"mark" is one character, not "{mark}"')
        names: list[str] = []
        if kind in ("country", "beyond"):
            names = [desk.get(where, entry, "natural_earth", "text")]
        elif kind == "oblast":
            names = desk.get(where, entry, "natural_earth", "list")
        title = desk.get(where, entry, "title", "text") if shown else ""
        return Region(id=key, mark=mark, title=title, names=tuple(names))

    found = {
        kind: {key: region(kind, key, entry) for key, entry in desk.part(name, regions, kind).items()}
        for kind in ("terrain", "country", "beyond", "oblast")
    }
    for kind, entries in found.items():
        marks = [entry.mark for entry in entries.values() if entry.mark]
        for mark in dict.fromkeys(mark for mark in marks if marks.count(mark) > 1):
            desk.fault(f"{name}, [{kind}]", f'two entries have the mark "{mark}"')
    return {
        "terrain": found["terrain"],
        "countries": found["country"],
        "beyond": found["beyond"],
        "oblasts": found["oblast"],
    }


def _drawing(desk: _Desk, table: Mapping[str, Any]) -> Drawing:
    where = "frame.toml, [drawing]"
    keys = ("west", "east", "north", "south", "margin", "pixel", "step")
    return Drawing(**{key: desk.number(where, table, key) for key in keys})


def _towns(desk: _Desk) -> Iterable[HandTown]:
    for key, entry in desk.part("towns.toml", desk.table("towns.toml"), "town").items():
        where = f'towns.toml, town "{key}"'
        name = desk.get(where, entry, "name", "text")
        yield HandTown(
            id=key,
            name=name,
            geonames=entry.get("geonames", name),
            country=desk.get(where, entry, "country", "text"),
            rank=_one_of(desk, where, entry, "rank", (1, 2, 3, 4)),
        )


def _rivers(desk: _Desk) -> Iterable[HandRiver]:
    for where, entry in desk.entries("rivers.toml", "river", "name"):
        yield HandRiver(
            name=desk.get(where, entry, "name", "text"),
            size=_one_of(desk, where, entry, "size", (1, 2, 3)),
            way=desk.places(where, entry, "way", 2),
            drawn=entry.get("drawn") is True,
        )


def _lines(desk: _Desk, towns: set[str]) -> Iterable[HandLine]:
    for where, entry in desk.entries("lines.toml", "line", "via"):
        via = [str(stop) for stop in desk.get(where, entry, "via", "list")]
        at = f"lines.toml, {entry.get('kind')} {via[0]}–{via[-1]}" if via else where
        if len(via) < 2:
            desk.fault(at, '"via" needs at least two places')
        for stop in via:
            label = stop.strip("()")
            if stop not in towns and not (len(label) == 4 and label.isdigit()):
                desk.fault(at, f'"{stop}" is no town of towns.toml and no hex; write CCRR for a hex')
        yield HandLine(kind=_one_of(desk, at, entry, "kind", ("road", "rail")), via=tuple(via))


def _marshes(desk: _Desk) -> Iterable[Marsh]:
    for where, entry in desk.entries("marshes.toml", "marsh", "name"):
        outline = desk.places(where, entry, "outline", 3)
        yield Marsh(name=desk.get(where, entry, "name", "text"), outline=outline)


def _owners(desk: _Desk, oblasts: Mapping[str, Region]) -> Iterable[Owner]:
    for where, entry in desk.entries("owners.toml", "owner", "oblast"):
        oblast = _one_of(desk, where, entry, "oblast", tuple(oblasts))
        yield Owner(at=desk.place(where, entry.get("at")), oblast=oblast)


def _boxes(desk: _Desk) -> Iterable[HandBox]:
    for where, entry in desk.entries("boxes.toml", "box", "id"):
        place = desk.get(where, entry, "place", "table")
        along = desk.number(where, place, "along")
        if not 0 <= along <= 1:
            desk.fault(where, f'"along" runs from 0 to 1, not {along:g}')
        shown = {key: value for key, value in entry.items() if key not in ("place", "source", "assumption")}
        yield HandBox(entry=shown, side=_one_of(desk, where, place, "side", MAP_SIDES), along=along)


def _one_of(desk: _Desk, where: str, table: Mapping[str, Any], key: str, allowed: tuple[Any, ...]) -> Any:
    value = table.get(key)
    if value not in allowed:
        shown: Callable[[Any], str] = str
        few = ", ".join(map(shown, allowed[:8])) + (", …" if len(allowed) > 8 else "")
        desk.fault(where, f'"{key}" is one of {few}, not {value!r}')
        return allowed[0] if allowed else ""
    return value


def _check_countries(desk: _Desk, hand: Hand) -> None:
    """Oblasts and towns name countries that there are."""
    for oblast in hand.oblasts:
        if oblast.partition(".")[0] not in hand.countries:
            desk.fault(f'regions.toml, oblast "{oblast}"', "its id does not begin with that of a country")
    for town in hand.towns:
        if town.country not in hand.countries:
            desk.fault(f'towns.toml, town "{town.id}"', f'there is no country "{town.country}"')
