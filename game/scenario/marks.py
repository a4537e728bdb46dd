"""Where a number comes from: cited, an assumption of the game's, or changed by an amendment.

Where a file may write a number, a text, true or false, or a list, it may write
`{ value = 4, assumption = "two days' notice is usual", range = [3, 6] }` or `{ value = 4, cite = "R43" }`.
A table may also carry `assumption` or `cite` as a key of its own, which then covers all its numbers.
"""

import math
from typing import Any, Literal

from attrs import field, frozen

from game.scenario.faults import KeyPath

MARK_KEYS = ("value", "assumption", "cite", "range")

GROUNDS = frozenset({"assumption", "cite"})

Ground = Literal["assumption", "cite", "amendment"]


@frozen
class Cover:
    """Why the numbers of a table, or one number, are what they are; `low` and `high` bound an assumption.

    `depth` is the length of the path of the table that says so.
    """

    kind: Ground
    why: str
    low: int | float | None = None
    high: int | float | None = None
    depth: int = 0


@frozen
class Mark:
    """One value with the ground that it stands on. `file` and `line` say where it was written.

    `why` is the rationale of an assumption, the citation of a cited value, or the amendment's reason with its
    citation in brackets.
    """

    path: KeyPath
    value: Any
    kind: Ground
    why: str
    low: int | float | None = None
    high: int | float | None = None
    file: str = field(default="", kw_only=True)
    line: int = field(default=0, kw_only=True)


def is_mark(value: Any) -> bool:
    """Whether a table stands for one marked value."""
    return type(value) is dict and "value" in value and ("assumption" in value or "cite" in value)


def bounds(value: Any) -> tuple[int | float, int | float] | None:
    """A range as its two ends, or None when it is none."""
    if not isinstance(value, list) or len(value) != 2:
        return None
    low, high = value
    if type(low) not in (int, float) or type(high) not in (int, float):
        return None
    return (low, high) if math.isfinite(low) and math.isfinite(high) and low <= high else None
