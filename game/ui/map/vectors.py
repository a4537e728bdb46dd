"""The lines of the printed board: coasts, waters, borders, railways, roads, the grid and its numbers.

Each function paints one kind of them into a pane, or into `big`, a copy FINE times larger.
"""

from collections.abc import Generator
from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np
import pygame

from game.ui.fonts import font
from game.ui.map.brush import FINE, WHITE, Pane, clipped, mask, stroke, wash
from game.ui.map.geometry import Array, Bounds
from game.ui.map.soft import Soft

if TYPE_CHECKING:
    from game.ui.map.ground import Ground

Layers = frozenset[str]

RIVER_WIDTHS: Final = {"1": 1.1, "2": 1.8, "3": 2.7}
NUMBERS_FROM: Final = 1.9
"""From how many pixels a kilometre hexes are numbered."""


def land(ground: "Ground", pane: Pane, soft: Soft) -> Generator[None, None, None]:
    """Shore bands on the sea, then the land through a mask of its areas."""
    window = pane.bounds.grown(20)
    coast = [pane.px(shape.xy) for shape in ground.near("coast", window)]
    k = pane.weight
    for wide, strength in ((24, 0.10), (14, 0.13), (6, 0.17)) if coast else ():
        shares = mask(pane.size, 1, lambda big, w=wide * k: stroke(big, WHITE, coast, w))  # type: ignore[misc]
        wash(pane.surface, ground.inks.shore, strength, shares)
        yield
    land = soft.cut(soft.land, pane.bounds, pane.size)
    yield

    def areas(big: pygame.Surface) -> None:
        for shape in ground.chart.near("country", window):
            points = clipped(shape.xy.tolist(), window)
            if len(points) > 2:
                spots = pane.px(np.array(points), FINE).tolist()
                pygame.draw.polygon(big, (0, 0, 0) if shape.hole else WHITE, spots)

    shares = mask(pane.size, FINE, areas)
    yield
    if int(shares.min()) == 255:
        pane.surface.blit(land, (0, 0))
        return
    cover = land.convert_alpha() if pygame.display.get_surface() else _with_alpha(land)
    alpha = pygame.surfarray.pixels_alpha(cover)
    alpha[:] = shares
    del alpha
    pane.surface.blit(cover, (0, 0))


def _with_alpha(picture: pygame.Surface) -> pygame.Surface:
    found = pygame.Surface(picture.get_size(), pygame.SRCALPHA, 32)
    found.blit(picture, (0, 0))
    return found


def glow(ground: "Ground", pane: Pane) -> None:
    """The soft band along state borders."""
    lines = [pane.px(shape.xy) for shape in ground.near("states", pane.bounds.grown(8))]
    for wide, strength in ((9, 0.20), (5, 0.22)) if lines else ():
        shares = mask(
            pane.size,
            1,
            lambda big, w=wide * pane.weight: stroke(big, WHITE, lines, w),  # type: ignore[misc]
        )
        wash(pane.surface, ground.inks.border_glow, strength, shares)


def waters(ground: "Ground", pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    """Lakes with their shores, and the line of the coast."""
    k = pane.weight * FINE
    inks = ground.inks
    window = pane.bounds.grown(6)
    lakes = [pane.px(shape.xy, FINE) for shape in ground.chart.near("lake", window)]
    for lake in lakes:
        if len(lake) > 2:
            pygame.draw.polygon(big, inks.lake, lake.tolist())
    stroke(big, inks.lake_edge, lakes, 0.6 * k, closed=True)
    stroke(big, inks.coast, [pane.px(s.xy, FINE) for s in ground.near("coast", window)], 1.1 * k)


def rivers(ground: "Ground", pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    """Rivers along their hexsides, as wide as they are great, each with a pale bank."""
    k = pane.weight * FINE
    found = [
        (RIVER_WIDTHS[shape.tag[0]], pane.px(shape.xy, FINE))
        for shape in ground.near("river", pane.bounds.grown(6))
    ]
    for wide, line in found:
        stroke(big, ground.inks.river_case, [line], (wide + 1.6) * k)
    for wide, line in found:
        stroke(big, ground.inks.river, [line], wide * k)


def borders(ground: "Ground", pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    """The dashed lines between states and between regions."""
    k = pane.weight
    for kind, on, off, wide, colour in (
        ("oblast", 4.5, 3.0, 0.8, ground.inks.oblast),
        ("political", 10.0, 3.2, 1.6, ground.inks.border),
    ):
        if kind in layers:
            lines = "states" if kind == "political" else "regions"
            found = ground.dashed(lines, on * k / pane.ppk, off * k / pane.ppk, pane.bounds.grown(4))
            stroke(big, colour, [pane.px(shape.xy, FINE) for shape in found], wide * k * FINE)


def rails(ground: "Ground", pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    """Railways with their ties; ties stand at even distances along each piece."""
    k = pane.weight * FINE
    lines = [pane.px(shape.xy, FINE) for shape in ground.near("rail", pane.bounds.grown(6))]
    stroke(big, ground.inks.rail, lines, 0.8 * k)
    for line in lines:
        for start, end in _ties(line, 7 * k, 2.1 * k):
            pygame.draw.line(big, ground.inks.rail, start, end, max(1, int(0.7 * k)))


def _ties(line: Array, apart: float, reach: float) -> list[list[list[float]]]:
    """The two ends of every tie of a line."""
    along = np.diff(line, axis=0)
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
    far = np.concatenate([[0.0], np.cumsum(length)])
    stops = np.arange(apart / 2, far[-1], apart)
    n = np.minimum(np.searchsorted(far, stops, side="right") - 1, len(along) - 1)
    unit = along[n] / length[n][:, None]
    middle = line[n] + unit * (stops - far[n])[:, None]
    across = np.column_stack([-unit[:, 1], unit[:, 0]]) * reach
    found: list[list[list[float]]] = np.stack([middle + across, middle - across], axis=1).tolist()
    return found


def roads(ground: "Ground", pane: Pane, big: pygame.Surface, layers: Layers) -> None:
    """Roads with their pale verges."""
    k = pane.weight * FINE
    lines = [pane.px(shape.xy, FINE) for shape in ground.near("road", pane.bounds.grown(6))]
    stroke(big, ground.inks.road_case, lines, 2.9 * k)
    stroke(big, ground.inks.road, lines, 1.5 * k)


def _cells(ground: "Ground", window: Bounds) -> list[int]:
    """The hexes that may touch a window."""
    layout, board = ground.layout, ground.world.board
    high, wide, frame = 1.5 * layout.radius, layout.flat, board.frame
    first = max(0, int((window.top - frame.y0) / high) - 1)
    last = min(board.rows - 1, int((window.bottom - frame.y0) / high) + 2)
    left = max(0, int((window.left - frame.x0) / wide) - 2)
    right = min(board.cols - 1, int((window.right - frame.x0) / wide) + 2)
    return [row * board.cols + col for row in range(first, last + 1) for col in range(left, right + 1)]


def grid(ground: "Ground", pane: Pane) -> None:
    """The sides of the hexes."""
    layout, beside = ground.layout, ground.world.board.grid.beside
    offsets = (np.array(layout.offsets) * (pane.ppk * FINE)).tolist()
    wide = max(1, round(0.62 * pane.weight * FINE))

    def hexes(big: pygame.Surface) -> None:
        for h in _cells(ground, pane.bounds):
            x, y = pane.px(np.array(layout.centres[h]), FINE)
            spots = [(x + dx, y + dy) for dx, dy in offsets]
            for side in range(6):
                if side < 3 or beside[h * 6 + side] is None:
                    pygame.draw.line(big, WHITE, spots[side], spots[(side + 1) % 6], wide)

    wash(pane.surface, ground.inks.grid, ground.inks.grid_strength, mask(pane.size, FINE, hexes))


def numbers(ground: "Ground", pane: Pane) -> None:
    """The number of every hex near its upper corner, where hexes are large enough."""
    if pane.ppk < NUMBERS_FROM:
        return
    layout, labels = ground.layout, ground.world.board.grid.labels
    size = max(7, round(layout.flat * min(pane.ppk, 4.0) * 0.135 * sqrt(ground.scale / 100)))
    face = font(size)
    for h in _cells(ground, pane.bounds):
        x, y = pane.px(np.array(layout.centres[h]))
        word = face.render(labels[h], True, ground.inks.number)
        word.set_alpha(120)
        top = y - layout.radius * pane.ppk * 0.84
        pane.surface.blit(word, (round(x - word.get_width() / 2), round(top)))
