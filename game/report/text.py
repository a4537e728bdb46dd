"""Plain text for a terminal: wrapped paragraphs, aligned tables, numbers as a reader writes them."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence

WIDTH = 100
"""The widest line of a report."""


def signed(number: int) -> str:
    """A number with its sign, a true minus included.

    >>> signed(3), signed(-2), signed(0)
    ('+3', '−2', '0')
    """
    return f"+{number}" if number > 0 else plain_number(number)


def plain_number(number: int) -> str:
    """A number as text, with a true minus.

    >>> plain_number(-4)
    '−4'
    """
    return f"−{-number}" if number < 0 else str(number)


def counted(number: int, word: str) -> str:
    """A number with its noun.

    >>> counted(1, "turn"), counted(4, "hex"), counted(2, "sortie")
    ('1 turn', '4 hexes', '2 sorties')
    """
    ending = "" if number == 1 else "es" if word.endswith(("x", "s", "sh")) else "s"
    return f"{plain_number(number)} {word}{ending}"


def moved(tracks: Mapping[str, int], titles: Mapping[str, str]) -> str:
    """What moves which tracks, in a list.

    >>> moved({"tension": 3}, {"tension": "Tension"})
    'Tension +3'
    """
    return ", ".join(
        f"{titles.get(name, name)} {signed(amount)}" for name, amount in tracks.items() if amount
    )


def wrapped(text: str, indent: str = "", hanging: str = "", width: int = WIDTH, most: int = 0) -> list[str]:
    """A paragraph in lines of at most `width`, no more than `most` if that is not 0.

    `indent` is the margin or mark of the first line, as wide on the others; `hanging` indents those further.
    """
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=" " * len(indent) + hanging,
        break_long_words=False,
        break_on_hyphens=False,
        max_lines=most or None,
        placeholder=" …",
    )


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], width: int = WIDTH, widths: Sequence[int] = ()
) -> list[str]:
    """An aligned table in Markdown; cells are wrapped to `widths`, or the widest column so that a line fits.

    >>> print("\\n".join(table(("a", "b"), [("1", "22")])))
    | a | b  |
    |---|----|
    | 1 | 22 |
    """
    cells = [list(row) for row in rows]
    sizes = list(widths)
    if not sizes:
        sizes = [max(len(str(row[n])) for row in [list(headers), *cells]) for n in range(len(headers))]
        while sum(sizes) + 3 * len(sizes) + 1 > width and max(sizes) > 12:
            sizes[sizes.index(max(sizes))] -= 1
    lines = _row(headers, sizes, hyphens=True)
    lines.append("|" + "|".join("-" * (size + 2) for size in sizes) + "|")
    for row in cells:
        lines += _row(row, sizes)
    return lines


def plain_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table in Markdown, a row a line and unpadded: for a page whose cells are long.

    >>> plain_table(("a", "b"), [("1", "22")])
    ['| a | b |', '|---|---|', '| 1 | 22 |']
    """
    lines = [f"| {' | '.join(row)} |" for row in (headers, *rows)]
    return [lines[0], f"|{'---|' * len(headers)}", *lines[1:]]


def _row(cells: Sequence[str], widths: Sequence[int], hyphens: bool = False) -> list[str]:
    """One row of a table, in as many lines as its longest cell needs; heads may break at hyphens too."""
    parts = [textwrap.wrap(cell, size, break_on_hyphens=hyphens) or [""] for cell, size in zip(cells, widths)]
    height = max(len(part) for part in parts)
    return [
        "| "
        + " | ".join((part[n] if n < len(part) else "").ljust(size) for part, size in zip(parts, widths))
        + " |"
        for n in range(height)
    ]
