"""What a map holds besides its hexes: towns, rivers, roads, railways, off-map boxes and sites."""

from typing import NamedTuple

from attrs import frozen


class Edge(NamedTuple):
    """What lies on a hexside: whether a road or a railway crosses it, and the size of its river (0–3)."""

    road: bool
    rail: bool
    river: int


class Zone(NamedTuple):
    """A country and one of its oblasts, by id; both empty where nobody rules. Law is judged once a zone."""

    country: str
    oblast: str


class Frame(NamedTuple):
    """How the map lies on the globe, for drawing only: Lambert azimuthal equal-area, km, y to the south."""

    km_per_hex: float
    lat0: float
    lon0: float
    x0: float
    y0: float


@frozen(kw_only=True)
class Town:
    """A town in a hex; rank 1 is a capital, 4 a village; `people` as GeoNames counts them, 0 unknown."""

    id: str
    name: str
    hex: int
    country: str
    rank: int
    people: int = 0
    lat: float = 0.0
    lon: float = 0.0


@frozen(kw_only=True)
class River:
    """A river by name: hexside numbers from source to mouth; size 1 stream, 2 river, 3 great river."""

    name: str
    size: int
    sides: tuple[int, ...]


@frozen(kw_only=True)
class Line:
    """A road or a railway: hexes in order, each next to the last; `via` names the places that fix it."""

    kind: str
    via: tuple[str, ...]
    hexes: tuple[int, ...]


@frozen(kw_only=True)
class Box:
    """An off-map area. `place` is -1 minus its number, `edge` the hexes `transit` half-days away.

    `side` is who may use it; `country` and `oblast` whose law holds there, empty for nobody's.
    """

    id: str
    title: str
    place: int
    side: str
    country: str
    oblast: str
    edge: tuple[int, ...]
    transit: int
    says: str = ""


@frozen(kw_only=True)
class Site:
    """A place with a function, which a scenario may make a facility of."""

    id: str
    title: str
    kind: str
    place: int
    says: str = ""
    cite: str = ""
    source: str = ""
    assumption: str = ""
