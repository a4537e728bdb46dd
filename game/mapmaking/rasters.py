"""The rasters of the base layer: soft ground to tint the paper with, and whose ground each pixel is."""

from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from game.mapmaking.cover import CITY, FOREST, SAVANNA, WILD, WOODY_SAVANNA
from game.mapmaking.hand import Hand
from game.mapmaking.natural_earth import Shape
from game.mapmaking.plane import Floats
from game.mapmaking.sheet import Sheet

Raster = NDArray[np.uint8]
Mask = NDArray[np.bool_]

SHADES: Final = 4
"""Tones are kept in steps of this, which halves the file and is not seen."""

SEED: Final = 5
"""The grain of the marshes' rims; any number, but always the same."""


@frozen(eq=False)
class _Pixels:
    """The middle of every pixel, km and degrees."""

    x: Floats = field(repr=False)
    y: Floats = field(repr=False)
    lat: Floats = field(repr=False)
    lon: Floats = field(repr=False)

    def inside(self, shape: Shape) -> Mask:
        """The pixels whose middle lies in a shape."""
        import shapely

        shapely.prepare(shape)
        found: Mask = shapely.contains_xy(shape, self.x.ravel(), self.y.ravel()).reshape(self.x.shape)
        return found


def rasters(hand: Hand, sheet: Sheet, land: Shape, ids: list[str]) -> dict[str, Raster]:
    """All rasters by name."""
    import shapely

    pixels = _pixels(hand, sheet)
    dry = pixels.inside(land)
    lakes = pixels.inside(shapely.union_all(sheet.lakes)) & dry
    return {
        **_soft(sheet, pixels),
        "relief": _relief(sheet, pixels, dry),
        "seadist": _from_shore(dry, hand.drawing.pixel),
        "land": np.where(lakes, 2, dry).astype(np.uint8),
        "oblast": _owners(sheet, pixels, ids),
    }


def _pixels(hand: Hand, sheet: Sheet) -> _Pixels:
    draw = hand.drawing
    west, north, size = draw.west - draw.margin, draw.north - draw.margin, draw.pixel
    width = int((draw.east + draw.margin - west) / size)
    height = int((draw.south + draw.margin - north) / size)
    x, y = np.meshgrid(west + size * (np.arange(width) + 0.5), north + size * (np.arange(height) + 0.5))
    return _Pixels(x, y, *sheet.plane.inverse(x, y))


def _tones(values: Any) -> Raster:
    """Numbers from 0 to 1 as bytes."""
    steps = np.round(255 * np.clip(values, 0, 1) / SHADES)
    found: Raster = np.minimum(steps * SHADES, 255).astype(np.uint8)
    return found


def _soft(sheet: Sheet, pixels: _Pixels) -> dict[str, Raster]:
    """Forest, city and marsh, softened so that their rims are rims of woods and not of squares."""
    from scipy.ndimage import gaussian_filter

    classes = sheet.cover.at(pixels.lat, pixels.lon)
    woods = np.select(
        [np.isin(classes, FOREST), classes == WOODY_SAVANNA, classes == SAVANNA], [1.0, 0.62, 0.25], 0.0
    )
    zone = gaussian_filter(pixels.inside(sheet.marshes) * 1.0, 7)
    grain = gaussian_filter(np.random.default_rng(SEED).normal(0, 1, zone.shape), 5)
    wild = gaussian_filter(np.isin(classes, WILD) * 1.0, 2.2)
    return {
        "forest": _tones(gaussian_filter(woods, 1.7)),
        "urban": _tones(gaussian_filter((classes == CITY) * 1.0, 1.2)),
        "marsh": _tones(zone * (0.35 + 0.75 * wild) + 0.10 * grain / grain.std() * zone),
    }


def _relief(sheet: Sheet, pixels: _Pixels, dry: Mask) -> Raster:
    """The shaded relief without what is wide and flat: only slopes are left, fading at the shore."""
    from scipy.ndimage import gaussian_filter

    light = sheet.cover.light(pixels.lat, pixels.lon)
    light = np.where(dry, light, light[dry].mean())
    slopes = (light - gaussian_filter(light, 18)) * 5 * gaussian_filter(dry * 1.0, 2)
    return _tones((128 + slopes) / 255)


def _from_shore(dry: Mask, pixel: float) -> Raster:
    from scipy.ndimage import distance_transform_edt

    found: Raster = np.clip(distance_transform_edt(~dry) * pixel * 2, 0, 255).astype(np.uint8)
    return found


def _owners(sheet: Sheet, pixels: _Pixels, ids: list[str]) -> Raster:
    """The oblast of each pixel of land; where the sources leave a slit, the nearest one of the same country."""
    from scipy.ndimage import distance_transform_edt

    number = {name: n for n, name in enumerate(ids)}
    found = np.zeros(pixels.x.shape, np.uint8)
    for country, shape in sheet.countries.items():
        known = np.zeros_like(found)
        for name, parts in sorted(sheet.oblasts_of(country).items()):
            for part in parts:
                known[pixels.inside(part)] = number[name]
        nearest = distance_transform_edt(known == 0, return_distances=False, return_indices=True)
        mine = pixels.inside(shape)
        found[mine] = known[tuple(nearest)][mine]
    return found
