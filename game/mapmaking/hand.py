"""What was set by hand: the records that the files of assets/map/hand are read into."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from game.model.landmarks import Frame

Place = tuple[float, float]
"""Latitude and longitude, degrees."""


@frozen(kw_only=True)
class Region:
    """A terrain, a country or an oblast: its character in the grid, and what the sources call it.

    `names` are a country's one name, or those of an oblast's parts: none means the whole country. `mark` is empty
    where no hex is the country's.
    """

    id: str
    mark: str = ""
    title: str = ""
    names: tuple[str, ...] = ()


@frozen(kw_only=True)
class HandTown:
    """A town that the map shows; `geonames` is its name in GeoNames."""

    id: str
    name: str
    geonames: str
    country: str
    rank: int


@frozen(kw_only=True)
class HandRiver:
    """A river from source to mouth; `drawn` when it is a curve through its points and not traced."""

    name: str
    size: int
    way: tuple[Place, ...]
    drawn: bool


@frozen(kw_only=True)
class HandLine:
    """A road or a railway as a chain of towns and hexes; one in parentheses bends it and is not named."""

    kind: str
    via: tuple[str, ...]


@frozen(kw_only=True)
class Marsh:
    """A great marsh, by its outline."""

    name: str
    outline: tuple[Place, ...]


@frozen(kw_only=True)
class Owner:
    """A hex whose oblast is set by hand, by a point in it."""

    at: Place
    oblast: str


@frozen(kw_only=True)
class HandBox:
    """An off-map box: `entry` is what the rules' board says of it; `side` and `along` where it is drawn."""

    entry: Mapping[str, Any] = field(repr=False)
    side: str
    along: float


@frozen(kw_only=True)
class Drawing:
    """What is drawn, km: the board's window, a margin around it, a raster's pixel, a polyline's step."""

    west: float
    east: float
    north: float
    south: float
    margin: float
    pixel: float
    step: float


@frozen(kw_only=True)
class Hand:
    """Everything that was set by hand.

    `ground` and `course` are the numbers by which hexes and rivers are judged; `told` and `comment` are what the map
    file says of itself; `sites` are its entries as they stand.
    """

    title: str
    cols: int
    rows: int
    frame: Frame
    drawing: Drawing
    ground: Mapping[str, float] = field(repr=False)
    course: Mapping[str, float] = field(repr=False)
    told: Mapping[str, str] = field(repr=False)
    comment: Mapping[str, str] = field(repr=False)
    terrain: Mapping[str, Region] = field(repr=False)
    countries: Mapping[str, Region] = field(repr=False)
    beyond: Mapping[str, Region] = field(repr=False)
    oblasts: Mapping[str, Region] = field(repr=False)
    towns: tuple[HandTown, ...] = field(repr=False)
    rivers: tuple[HandRiver, ...] = field(repr=False)
    lines: tuple[HandLine, ...] = field(repr=False)
    marshes: tuple[Marsh, ...] = field(repr=False)
    owners: tuple[Owner, ...] = field(repr=False)
    boxes: tuple[HandBox, ...] = field(repr=False)
    sites: tuple[Mapping[str, Any], ...] = field(repr=False)
