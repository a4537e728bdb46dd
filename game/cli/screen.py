"""Text for the terminal in which it is read: no line is wider than it, nor wider than a reader likes."""

import shutil
from collections.abc import Sequence
from itertools import zip_longest

from game.report.text import WIDTH, wrapped

LEAST = 60
MOST = 120
"""The widest line of a table; text stays within `WIDTH`."""
GAP = "  "


def width(most: int = WIDTH) -> int:
    """How wide a line may be here: as wide as the terminal, within bounds."""
    return max(LEAST, min(most, shutil.get_terminal_size((WIDTH, 24)).columns))


def lines(text: str, mark: str = "  ", most: int = 0, hanging: str = "") -> str:
    """A paragraph behind a mark, in one string; at most `most` lines, if that is not 0."""
    return "\n".join(wrapped(text, mark, hanging, width(), most))


def columns(rows: Sequence[Sequence[str]], room: int = 0, least: int = 12) -> list[str]:
    """Rows in aligned columns that fit into `room` (0: the terminal): the widest are narrowed, their cells wrapped.

    >>> columns([("a", "one two"), ("bc", "three")], room=11, least=4)
    ['  a   one', '      two', '  bc  three']
    """
    room = room or width(MOST)
    sizes = [max(len(cell) for cell in column) for column in zip(*rows)]
    while sum(sizes) + len(GAP) * len(sizes) > room and max(sizes) > least:
        sizes[sizes.index(max(sizes))] -= 1
    found = []
    for row in rows:
        cells = [wrapped(cell, width=size) for cell, size in zip(row, sizes)]
        for parts in zip_longest(*cells, fillvalue=""):
            line = "".join(GAP + part.ljust(size) for part, size in zip(parts, sizes))
            found.append(line.rstrip())
    return found
