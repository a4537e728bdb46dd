"""Off-map areas on a map picture: panels beside the edge that they lead to, with the units in them."""

import textwrap
from typing import Final

from attrs import frozen

from game.law.setting import Setting
from game.model.board import Board
from game.model.landmarks import Box
from game.report.map_style import FRAME, colours_of, written
from game.report.symbols import Counter, stack
from game.report.text import counted

PITCH: Final = 43
PAD: Final = 10
SIDE_WIDTH: Final = 3 * PITCH + 2 * PAD
"""How wide a panel at the left or the right edge is."""


@frozen(kw_only=True)
class Panel:
    """A box with its counters, the edge it stands at, and its middle along that edge as a share of it."""

    box: Box
    edge: str
    middle: float
    counters: tuple[Counter, ...]
    across: int

    @property
    def title(self) -> list[str]:
        """Its title in lines that fit."""
        return textwrap.wrap(self.box.title, 17 if self.across <= 3 else 40, break_long_words=True)

    @property
    def width(self) -> int:
        """How wide it is drawn."""
        return max(self.across, 3) * PITCH + 2 * PAD

    @property
    def height(self) -> int:
        """How high it is drawn."""
        rows = -(-len(self.counters) // max(self.across, 1))
        return 2 * PAD + 17 * len(self.title) + 16 + PITCH * rows + (3 if rows else 0)


def panels(setting: Setting, found: dict[int, tuple[Counter, ...]]) -> dict[str, list[Panel]]:
    """The panels of every edge ("left", "right", "top", "bottom"), in the order in which they stand there."""
    board = setting.world.board
    edges: dict[str, list[Panel]] = {"left": [], "right": [], "top": [], "bottom": []}
    for box in board.boxes:
        counters = found.get(box.place, ())
        edge, middle = edge_of(board, box)
        across = 3 if edge in ("left", "right") else max(3, len(counters))
        edges[edge].append(Panel(box=box, edge=edge, middle=middle, counters=counters, across=across))
    return {edge: sorted(here, key=lambda panel: panel.middle) for edge, here in edges.items()}


def edge_of(board: Board, box: Box) -> tuple[str, float]:
    """The edge of the map that a box leads to, and how far along it; the right edge for one that leads nowhere."""
    if not box.edge:
        return "right", 0.5
    rows, cols = zip(*(divmod(h, board.cols) for h in box.edge))
    row, col = sum(rows) / len(rows), sum(cols) / len(cols)
    gaps = {"left": col, "right": board.cols - 1 - col, "top": row, "bottom": board.rows - 1 - row}
    edge = min(gaps, key=lambda name: gaps[name])
    share = row / board.rows if edge in ("left", "right") else col / board.cols
    return edge, share


def places_along(panels_here: list[Panel], start: float, length: float, gap: float = 12) -> list[float]:
    """Where each panel begins along its edge: near its middle, none over another, past the end if they must."""
    sizes = [panel.height if panel.edge in ("left", "right") else panel.width for panel in panels_here]
    length = max(length, length_of(panels_here, gap))
    found: list[float] = []
    last = start
    for panel, size in zip(panels_here, sizes):
        last = max(last, start + panel.middle * length - size / 2)
        found.append(last)
        last += size + gap
    limit = start + length
    for n in range(len(found) - 1, -1, -1):
        found[n] = max(start, min(found[n], limit - sizes[n]))
        limit = found[n] - gap
    return found


def length_of(panels_here: list[Panel], gap: float = 12) -> float:
    """How much of their edge panels take at least."""
    sizes = [panel.height if panel.edge in ("left", "right") else panel.width for panel in panels_here]
    return sum(sizes) + gap * max(len(sizes) - 1, 0)


def panel_drawn(setting: Setting, panel: Panel, x: float, y: float) -> str:
    """A panel at its upper left corner."""
    colours = colours_of(setting.world, panel.box.side)
    parts = [
        f'<g transform="translate({x:g} {y:g})">',
        f'<rect width="{panel.width}" height="{panel.height}" rx="7" fill="{colours.ground}" stroke="{FRAME}" '
        'stroke-width="1.4"/>',
        f'<rect x="0" y="0" width="{panel.width}" height="5" rx="2.5" fill="{colours.ink}"/>',
    ]
    for n, line in enumerate(panel.title):
        parts.append(written(PAD, PAD + 15 + 17 * n, line, "head", 'font-size="14.5"'))
    top = PAD + 17 * len(panel.title) + 14
    away = f"{counted(panel.box.transit, 'half-day')} away" if panel.box.transit else "next to the map"
    parts.append(written(PAD, top, away, "note"))
    for n, item in enumerate(panel.counters):
        row, col = divmod(n, max(panel.across, 1))
        parts.append(stack(PAD + PITCH * (col + 0.5) - 2, top + 10 + PITCH * (row + 0.5), (item,)))
    return "".join((*parts, "</g>"))
