"""Roads and railways: from a chain of places to hexes in order."""

from collections.abc import Iterable
from itertools import pairwise

from game.core.hexes import Grid
from game.mapmaking.errors import MapMakingError
from game.mapmaking.hand import HandLine
from game.model.landmarks import Line, Town


def lay_lines(lines: Iterable[HandLine], towns: Iterable[Town], grid: Grid) -> list[Line]:
    """Each line straight from place to place; MapMakingError when one is not on the board."""
    places = {town.name: town.hex for town in towns}
    found = []
    for line in lines:
        try:
            stops = [places[stop] if stop in places else grid.hex_of(stop.strip("()")) for stop in line.via]
        except ValueError as error:
            raise MapMakingError(f"lines.toml, {line.kind} {line.via[0]}–{line.via[-1]}: {error}") from None
        hexes = stops[:1]
        for a, b in pairwise(stops):
            hexes += grid.line(a, b)[1:]
        named = tuple(stop for stop in line.via if not stop.startswith("("))
        found.append(Line(kind=line.kind, via=named, hexes=tuple(hexes)))
    return found
