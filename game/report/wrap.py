"""Lines cut to the width of a terminal."""

import textwrap

WIDTH = 110


def wrapped(text: str, mark: str = "", most: int = 0, width: int = WIDTH) -> str:
    """Text in lines of `width` characters behind a mark; no more than `most` lines, if that is not 0.

    >>> print(wrapped("one two three", "- ", width=8))
    - one
      two
      three
    """
    return "\n".join(
        textwrap.wrap(
            text,
            width,
            initial_indent=mark,
            subsequent_indent=" " * len(mark),
            max_lines=most or None,
            placeholder=" …",
            break_on_hyphens=False,
        )
    )
