"""Plain values of a scenario: numbers, texts, true or false, words of an enum, dates; nothing is coerced."""

import datetime
import math
import re
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from game.scenario.faults import KeyPath, clean
from game.scenario.task import BAD, Task

Convert = Callable[[Any, KeyPath, Task], Any]

_SHOWN = 40


def got(value: Any) -> str:
    """A value as a fault names it.

    >>> got("x"), got(True), got(5), got(2.5), got([])
    ("text 'x'", 'true', 'the number 5', 'the decimal number 2.5', 'a list')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"text '{clean(value, _SHOWN)}'"
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, float):
        return f"the decimal number {value}" if math.isfinite(value) else str(value)
    if isinstance(value, datetime.date | datetime.time):
        return f"the date or time {value}"
    if isinstance(value, list):
        return "a list"
    return "a table" if type(value) is dict else "a list of tables"


def whole(value: Any, path: KeyPath, task: Task) -> Any:
    """A whole number; true and 5.0 are none."""
    if type(value) is int:
        if task.watches:
            task.number(value, path)
        return value
    return task.fault(path, f"expected a whole number, got {got(value)}")


def decimal(value: Any, path: KeyPath, task: Task) -> Any:
    """A number with or without a point, finite."""
    if type(value) not in (int, float):
        return task.fault(path, f"expected a number, got {got(value)}")
    if not math.isfinite(value):
        return task.fault(path, f"expected a number, got {value}")
    if task.watches:
        task.number(value, path)
    return float(value)


def truth(value: Any, path: KeyPath, task: Task) -> Any:
    """True or false."""
    if type(value) is bool:
        return value
    return task.fault(path, f"expected true or false, got {got(value)}")


def words(value: Any, path: KeyPath, task: Task) -> Any:
    """A text."""
    if type(value) is str:
        return value
    return task.fault(path, f"expected text, got {got(value)}")


def day(value: Any, path: KeyPath, task: Task) -> Any:
    """A date without a time."""
    if type(value) is datetime.date:
        return value
    return task.fault(path, f"expected a date such as 2021-09-10 (without quotes), got {got(value)}")


def moment(value: Any, path: KeyPath, task: Task) -> Any:
    """A date with a time."""
    if type(value) is datetime.datetime:
        return value
    return task.fault(path, f"expected a date and time such as 2021-09-10T06:00:00, got {got(value)}")


def one_of(choices: dict[Any, Any]) -> Convert:
    """One of a few written values, each with what it means."""
    texts = [str(choice) for choice in choices]
    listed = ", ".join(texts)

    def convert(value: Any, path: KeyPath, task: Task) -> Any:
        if isinstance(value, str | int) and value in choices and type(value) in kinds:
            return choices[value]
        near = task.hints(value, texts) if isinstance(value, str) else ""
        return task.fault(path, f"expected one of {listed}; got {got(value)}{near}")

    kinds = {type(choice) for choice in choices}
    return convert


def member(kind: type[Enum]) -> Convert:
    """A member of an enum, by its value."""
    return one_of({item.value: item for item in kind})


def limited(inner: Convert, limits: Iterable[Any]) -> Convert:
    """A value that must also keep limits: see `game.core.limits.Limit`."""
    checks = [check for limit in limits for check in _checks(limit)]

    def convert(value: Any, path: KeyPath, task: Task) -> Any:
        made = inner(value, path, task)
        if made is not BAD:
            for holds, says in checks:
                if not holds(made):
                    return task.fault(path, f"{says}, got {got(value)}")
        return made

    return convert


def _checks(limit: Any) -> list[tuple[Callable[[Any], bool], str]]:
    def wants(name: str) -> Any:
        return getattr(limit, name, None)

    checks: list[tuple[Callable[[Any], bool], str]] = []
    ge, gt, le, lt = wants("ge"), wants("gt"), wants("le"), wants("lt")
    if (ge, gt, le, lt) != (None, None, None, None):

        def within(value: Any) -> bool:
            above = (ge is None or value >= ge) and (gt is None or value > gt)
            return above and (le is None or value <= le) and (lt is None or value < lt)

        checks.append((within, f"must be {_range(ge, gt, le, lt)}"))
    least, most = wants("min_length"), wants("max_length")
    if least is not None or most is not None:
        checks.append(
            (
                lambda value: (least or 0) <= len(value) and (most is None or len(value) <= most),
                f"must have a length {_range(least, None, most, None)}",
            )
        )
    if pattern := wants("pattern"):
        full = re.compile(pattern)
        checks.append(
            (
                lambda value: full.fullmatch(value) is not None,
                f"expected {wants('says') or f'text of the form {pattern}'}",
            )
        )
    return checks


def _range(ge: Any, gt: Any, le: Any, lt: Any) -> str:
    """A range in words.

    >>> _range(0, None, 9, None), _range(1, None, None, None), _range(None, 0, None, 5)
    ('between 0 and 9', 'at least 1', 'more than 0 and less than 5')
    """
    if ge is not None and le is not None:
        return f"between {ge} and {le}"
    named = (("at least", ge), ("more than", gt), ("at most", le), ("less than", lt))
    return " and ".join(f"{word} {end}" for word, end in named if end is not None)
