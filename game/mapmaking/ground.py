"""What each hex is: its terrain, its country and its oblast, judged at fixed places in it."""

from collections.abc import Mapping
from itertools import chain

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from game.mapmaking.cover import CITY, FOREST, WILD, WOODY_SAVANNA
from game.mapmaking.errors import MapMakingError
from game.mapmaking.hand import Hand
from game.mapmaking.natural_earth import Shape
from game.mapmaking.plane import Floats
from game.mapmaking.sheet import Sheet
from game.model.landmarks import Town
from game.model.map_table import WATER

SEA, LAKE, OPEN = "sea", "lake", "open"

Mask = NDArray[np.bool_]


@frozen(eq=False)
class Ground:
    """By hex: ids of terrain, country and oblast; empty where nobody rules."""

    terrain: list[str] = field(repr=False)
    country: list[str] = field(repr=False)
    oblast: list[str] = field(repr=False)


def judge(hand: Hand, sheet: Sheet) -> Ground:
    """The ground of every hex, with the owners that were set by hand."""
    import shapely

    water = shapely.union_all(sheet.lakes)
    for shape in (
        water,
        sheet.marshes,
        *sheet.countries.values(),
        *chain.from_iterable(sheet.oblasts.values()),
    ):
        shapely.prepare(shape)
    places = sheet.plane.scatter(int(hand.ground["points"]), int(hand.ground["seed"]))
    ground = Ground([], [], [])
    for h in range(sheet.plane.grid.size):
        x, y = (np.add(middle, places[:, axis]) for axis, middle in enumerate(sheet.plane.centre(h)))
        owners = {name: _inside(shape, x, y) for name, shape in sheet.countries.items()}
        land: Mask = np.any(list(owners.values()), axis=0)
        country = max(owners, key=lambda name: owners[name].mean())
        terrain = _terrain(
            hand.ground, sheet, water, land, sum(mask.mean() for mask in owners.values()), x, y
        )
        if terrain == SEA:
            country = ""
        ground.terrain.append(terrain)
        ground.country.append(country)
        ground.oblast.append(_oblast(sheet, country, x, y) if country else "")
    for owner in hand.owners:
        _give(ground, hex_at(sheet, *owner.at), owner.oblast)
    return ground


def give_towns(ground: Ground, towns: list[Town], sheet: Sheet) -> None:
    """A town's hex is land and its country's: that of the oblast which is nearest to the town."""
    import shapely

    for town in towns:
        if ground.terrain[town.hex] in WATER:
            ground.terrain[town.hex] = OPEN
        if ground.country[town.hex] != town.country:
            spot = shapely.Point(*sheet.plane.point(town.lat, town.lon))
            near = {
                name: min(part.distance(spot) for part in parts)
                for name, parts in sheet.oblasts_of(town.country).items()
                if "." in name
            }
            _give(ground, town.hex, min(near, key=lambda name: near[name]))


def hex_at(sheet: Sheet, lat: float, lon: float) -> int:
    """The hex of a place; MapMakingError off the board."""
    h = sheet.plane.hex_at(*sheet.plane.point(lat, lon))
    if h is None:
        raise MapMakingError(f"{lat}, {lon} does not lie on the board")
    return h


def _give(ground: Ground, h: int, oblast: str) -> None:
    ground.country[h] = oblast.partition(".")[0]
    ground.oblast[h] = oblast


def _inside(shape: Shape, x: Floats, y: Floats) -> Mask:
    import shapely

    found: Mask = shapely.contains_xy(shape, x, y)
    return found


def _terrain(
    least: Mapping[str, float], sheet: Sheet, water: Shape, land: Mask, share: float, x: Floats, y: Floats
) -> str:
    """The first terrain whose share is large enough; shares are those of the land, of lakes and marshes of all."""
    classes = sheet.cover.at(*sheet.plane.inverse(x, y))
    dry = max(int(land.sum()), 1)

    def of_land(*kinds: int) -> float:
        return float((np.isin(classes, kinds) & land).sum() / dry)

    lake = _inside(water, x, y).mean()
    forest = of_land(*FOREST) + least["savanna"] * of_land(WOODY_SAVANNA)
    swamp = _inside(sheet.marshes, x, y).mean()
    rules = (
        (share < least["land"], SEA),
        (lake > least["lake"], LAKE),
        (of_land(CITY) > least["urban"], "urban"),
        (swamp > least["marsh"] and of_land(*WILD) > least["wild"], "marsh"),
        (forest > least["forest"], "forest"),
        (forest > least["mixed"], "mixed"),
        (lake > least["lakeland"], "lakeland"),
    )
    return next((terrain for holds, terrain in rules if holds), OPEN)


def _oblast(sheet: Sheet, country: str, x: Floats, y: Floats) -> str:
    """The oblast with the largest share of a hex, of those of its country that are on the board."""
    shares = {
        name: sum(_inside(part, x, y).mean() for part in parts)
        for name, parts in sheet.oblasts_of(country).items()
        if "." in name
    }
    if not shares:
        raise MapMakingError(f'A hex is in "{country}", which has no oblast in regions.toml.')
    return max(sorted(shares), key=lambda name: shares[name])
