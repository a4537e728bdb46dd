"""Off-map areas: labelled panels at the edge of the board that they lead to, with their counters inside.

A panel keeps its size at every zoom; it stands beside the board and is joined to the hexes of its edge by a band.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

import pygame
from attrs import frozen

from game.model.board import Board
from game.model.landmarks import Box
from game.ui.fonts import font
from game.ui.map.camera import Camera, Margins
from game.ui.map.geometry import Layout, Point
from game.ui.map.pieces import Piece
from game.ui.map.stacks import Placed

EDGES: Final = ("left", "right", "top", "bottom")
WIDTH: Final = 132
GAP: Final = 10
COUNTER: Final = 34
ACROSS: Final = 3


@frozen(kw_only=True)
class Panel:
    """A box as a panel: the edge it stands at, how far along (0–1), its size in pixels, its title in lines."""

    box: Box
    edge: str
    middle: float
    size: tuple[int, int]
    lines: tuple[str, ...]
    counter: int
    across: int


@frozen(kw_only=True)
class Stand:
    """A panel on the screen: its rectangle and the two points of its edge of the board that it is joined to."""

    panel: Panel
    area: pygame.Rect
    joint: tuple[Point, Point]


def edge_of(board: Board, box: Box) -> tuple[str, float]:
    """The edge of the board that a box leads to, and how far along it; the right one for one that leads nowhere."""
    if not box.edge:
        return "right", 0.5
    rows, cols = zip(*(divmod(h, board.cols) for h in box.edge))
    row, col = sum(rows) / len(rows), sum(cols) / len(cols)
    gaps = {"left": col, "right": board.cols - 1 - col, "top": row, "bottom": board.rows - 1 - row}
    edge = min(gaps, key=lambda name: gaps[name])
    return edge, (row + 0.5) / board.rows if edge in ("left", "right") else (col + 0.5) / board.cols


def panels_of(board: Board, stacks: Mapping[int, Sequence[Piece]], scale: int) -> tuple[Panel, ...]:
    """The panels of a board's boxes, as large as what stands in them needs."""
    found = []
    counter = round(COUNTER * scale / 100)
    pitch = counter + max(4, counter // 6)
    pad = round(8 * scale / 100)
    face = font(round(15 * scale / 100), "semibold")
    line = face.get_linesize()
    for box in board.boxes:
        edge, middle = edge_of(board, box)
        count = len(stacks.get(box.place, ()))
        across = ACROSS if edge in ("left", "right") else max(ACROSS, count)
        wide = max(round(WIDTH * scale / 100), across * pitch + 2 * pad)
        lines = wrapped(box.title, face, wide - 2 * pad)
        note = round(17 * scale / 100)
        rows = -(-count // across)
        high = pad + line * len(lines) + note + (rows * pitch + pad // 2 if rows else 0) + pad
        found.append(
            Panel(
                box=box,
                edge=edge,
                middle=middle,
                size=(wide, high),
                lines=lines,
                counter=counter,
                across=across,
            )
        )
    return tuple(found)


def wrapped(text: str, face: pygame.font.Font, width: int) -> tuple[str, ...]:
    """A text in lines no wider than asked."""
    for letters in range(40, 4, -1):
        lines = textwrap.wrap(text, letters)
        if all(face.size(line)[0] <= width for line in lines):
            return tuple(lines)
    return (text,)


def margins_of(panels: Sequence[Panel]) -> Margins:
    """The room that panels need around the board."""

    def room(edge: str, axis: int) -> int:
        return max((panel.size[axis] + 2 * GAP for panel in panels if panel.edge == edge), default=GAP)

    return Margins(left=room("left", 0), right=room("right", 0), top=room("top", 1), bottom=room("bottom", 1))


def stands(panels: Sequence[Panel], layout: Layout, camera: Camera) -> tuple[Stand, ...]:
    """Where the panels are on the screen now; none lies over another of its edge."""
    bounds = layout.bounds
    left, top = camera.to_screen(bounds.left, bounds.top)
    right, bottom = camera.to_screen(bounds.right, bounds.bottom)
    found = []
    for edge in EDGES:
        here = sorted((panel for panel in panels if panel.edge == edge), key=lambda panel: panel.middle)
        upright = edge in ("left", "right")
        start, end = (top, bottom) if upright else (left, right)
        sizes = [panel.size[1 if upright else 0] for panel in here]
        for panel, at in zip(here, along([panel.middle for panel in here], sizes, start, end)):
            wide, high = panel.size
            x = {"left": left - GAP - wide, "right": right + GAP}.get(edge, at)
            y = {"top": top - GAP - high, "bottom": bottom + GAP}.get(edge, at)
            area = pygame.Rect(round(x), round(y), wide, high)
            found.append(Stand(panel=panel, area=area, joint=_joint(panel, layout, camera)))
    return tuple(found)


def along(middles: Sequence[float], sizes: Sequence[int], start: float, end: float) -> list[float]:
    """Where panels begin along an edge: near their middles, none over another, past its end only if they must."""
    found: list[float] = []
    last = start
    for middle, size in zip(middles, sizes):
        last = max(last, start + middle * (end - start) - size / 2)
        found.append(last)
        last += size + GAP
    limit = max(end, start + sum(sizes) + GAP * (len(sizes) - 1))
    for n in range(len(found) - 1, -1, -1):
        found[n] = max(start, min(found[n], limit - sizes[n]))
        limit = found[n] - GAP
    return found


def _joint(panel: Panel, layout: Layout, camera: Camera) -> tuple[Point, Point]:
    """The two ends of the stretch of the board's edge that a box leads to, on the screen."""
    bounds = layout.bounds
    if not panel.box.edge:
        spot = camera.to_screen(bounds.right, (bounds.top + bounds.bottom) / 2)
        return spot, spot
    xs, ys = zip(*(layout.centres[h] for h in panel.box.edge))
    half, tall = layout.flat / 2, layout.radius
    if panel.edge in ("left", "right"):
        x = bounds.left if panel.edge == "left" else bounds.right
        return camera.to_screen(x, min(ys) - tall), camera.to_screen(x, max(ys) + tall)
    y = bounds.top if panel.edge == "top" else bounds.bottom
    return camera.to_screen(min(xs) - half, y), camera.to_screen(max(xs) + half, y)


def counters_in(stand: Stand, stack: Sequence[Piece]) -> tuple[Placed, ...]:
    """The counters of a box in its panel, row by row from the bottom of its words."""
    panel = stand.panel
    size = panel.counter
    pitch = size + max(4, size // 6)
    rows = -(-len(stack) // panel.across)
    pad = (panel.size[0] - panel.across * pitch) // 2 + (pitch - size) // 2
    top = stand.area.bottom - rows * pitch - (pitch - size)
    found = []
    for n, piece in enumerate(stack):
        row, col = divmod(n, panel.across)
        x, y = stand.area.left + pad + col * pitch, top + row * pitch
        found.append(Placed(piece, pygame.Rect(x, y, size, size)))
    return tuple(found)
