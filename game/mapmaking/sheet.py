"""The ground that a map is made of: every shape and raster that the sources give, in km of the map's plane."""

from collections.abc import Mapping

from attrs import field, frozen

from game.core.hexes import grid_of
from game.mapmaking.courses import courses
from game.mapmaking.cover import Cover, read_cover
from game.mapmaking.gshhg import lakes, river_pieces
from game.mapmaking.hand import Hand
from game.mapmaking.natural_earth import Shape, countries, divisions, projected
from game.mapmaking.plane import Floats, Plane
from game.mapmaking.sources import Library


@frozen(eq=False, kw_only=True)
class Sheet:
    """What there is to draw and to judge hexes by.

    `countries` by id; `oblasts` by id the parts of each, and under a bare country's id those of its divisions that
    are off the board; `rivers` by name; `window` is all that is drawn.
    """

    plane: Plane
    window: Shape = field(repr=False)
    countries: Mapping[str, Shape] = field(repr=False)
    oblasts: Mapping[str, list[Shape]] = field(repr=False)
    lakes: list[Shape] = field(repr=False)
    marshes: Shape = field(repr=False)
    rivers: Mapping[str, Floats] = field(repr=False)
    cover: Cover = field(repr=False)

    def oblasts_of(self, country: str) -> dict[str, list[Shape]]:
        """The oblasts of a country, by id."""
        return {name: parts for name, parts in self.oblasts.items() if name.partition(".")[0] == country}


def lay_out(hand: Hand, library: Library) -> Sheet:
    """Read the sources; MapMakingError when one of them lacks what the hand data name."""
    import shapely
    from shapely.geometry import Polygon, box

    plane = Plane(hand.frame, grid_of(hand.cols, hand.rows))
    drawing, margin = hand.drawing, hand.drawing.margin
    window = box(
        *(drawing.west - margin, drawing.north - margin, drawing.east + margin, drawing.south + margin)
    )
    nations = countries(
        library.member("world-atlas", "/countries-10m.json"),
        [*hand.countries.values(), *hand.beyond.values()],
        plane,
        window,
    )
    outlines = [Polygon([(lon, lat) for lat, lon in marsh.outline]) for marsh in hand.marshes]
    return Sheet(
        plane=plane,
        window=window,
        countries=nations,
        oblasts=divisions(
            library.member("qgis-common", "/world_map.gpkg"), hand.oblasts.values(), nations, plane, window
        ),
        lakes=lakes(library, hand.ground["lake_km2"], plane, window),
        marshes=shapely.union_all([projected(plane, outline) for outline in outlines]),
        rivers=courses(hand.rivers, river_pieces(library, plane), hand.course, plane),
        cover=read_cover(library),
    )
