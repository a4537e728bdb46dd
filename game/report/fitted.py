"""How wide the columns of a crowded table should be, so that it is as low as may be."""

import textwrap
from collections.abc import Sequence

LEAST, STEP = 8, 3


def fitted(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """A width for each column of a table that may be `width` wide: room goes where it saves most lines.

    >>> fitted(("a", "b"), [("a long sentence in a cell", "=")], 40)
    [25, 8]
    """
    columns = [(header.replace("-", " "), *(row[n] for row in rows)) for n, header in enumerate(headers)]
    most = [max(map(len, column)) for column in columns]
    sizes = [max(LEAST, *(len(word) for cell in column for word in cell.split())) for column in columns]
    heights = [_heights(column, size) for column, size in zip(columns, sizes)]
    while True:
        free = width - sum(sizes) - 3 * len(sizes) - 1
        steps = {n: min(STEP, free, most[n] - size) for n, size in enumerate(sizes)}
        wider = {n: _heights(columns[n], sizes[n] + step) for n, step in steps.items() if step > 0}
        if not wider:
            return sizes
        saved = {n: (_lines(heights, n, found), sum(found) - sum(heights[n])) for n, found in wider.items()}
        best = min(wider, key=lambda n: (*saved[n], -max(heights[n]), n))
        sizes[best] += steps[best]
        heights[best] = wider[best]


def _heights(cells: Sequence[str], size: int) -> list[int]:
    """In how many lines each cell of a column stands."""
    return [len(textwrap.wrap(cell, size, break_on_hyphens=False)) or 1 for cell in cells]


def _lines(heights: Sequence[list[int]], changed: int, instead: list[int]) -> int:
    """How many lines a table has where one column's heights are others."""
    columns = [instead if n == changed else own for n, own in enumerate(heights)]
    return sum(map(max, zip(*columns)))
