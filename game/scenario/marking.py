"""Reading a marked value: `{ value = 4, assumption = "why", range = [3, 6] }` stands where 4 may stand."""

from typing import Any

from game.scenario.faults import KeyPath, clean
from game.scenario.leaves import Convert, got
from game.scenario.marks import MARK_KEYS, Cover, Mark, bounds
from game.scenario.task import BAD, NOTED, Task


def marked(inner: Convert, *, tables_too: bool = False) -> Convert:
    """The same converter, which also takes its value with a mark and notes the mark.

    With `tables_too` the plain value may be a table as well, and only a complete mark is read as one.
    """

    def convert(value: Any, path: KeyPath, task: Task) -> Any:
        if type(value) is dict and (_is_whole_mark(value) if tables_too else _is_like_mark(value)):
            return _unwrapped(value, path, task, inner)
        return inner(value, path, task)

    return convert


def _is_like_mark(value: dict[str, Any]) -> bool:
    return "value" in value or "assumption" in value or "cite" in value


def _is_whole_mark(value: dict[str, Any]) -> bool:
    return "value" in value and len(value) > 1 and all(key in MARK_KEYS for key in value)


def _unwrapped(table: dict[str, Any], path: KeyPath, task: Task, inner: Convert) -> Any:
    faults = len(task.faults)
    for key in table:
        if key not in MARK_KEYS:
            task.fault(
                (*path, key), f"unknown key '{clean(key, 40)}' in a marked value{task.hints(key, MARK_KEYS)}"
            )
    if "value" not in table:
        return task.fault(path, "a marked value needs the key 'value'")
    ground = task.ground(table, path)
    if "assumption" in table and "cite" in table:
        task.fault(path, "a marked value says either 'cite' or 'assumption', not both")
    elif ground is None and len(task.faults) == faults:
        task.fault(path, "a marked value must say where it comes from: cite or assumption")
    ends = _range(table, path, task)
    before = task.under(NOTED, task.demand)
    made = inner(table["value"], (*path, "value"), task)
    task.under(*before)
    if ground is None or len(task.faults) > faults:
        return BAD
    task.marks.append(_mark(table["value"], path, ground, ends))
    return made


def _range(table: dict[str, Any], path: KeyPath, task: Task) -> tuple[int | float, int | float] | None:
    """The range of a marked number, or of each number of a marked list; faults when the value is outside."""
    if "range" not in table:
        return None
    at = (*path, "range")
    ends = bounds(table["range"])
    if ends is None:
        task.fault(at, f"a range is a list of two numbers, the lower first, got {got(table['range'])}")
        return None
    value = table["value"]
    for number in value if isinstance(value, list) else [value]:
        if type(number) not in (int, float):
            task.fault(at, f"only numbers have a range, not {got(number)}")
            return None
        if not ends[0] <= number <= ends[1]:
            task.fault((*path, "value"), f"{got(number)} is outside its own range, {ends[0]} to {ends[1]}")
            return None
    return ends


def _mark(value: Any, path: KeyPath, ground: Cover, ends: tuple[int | float, int | float] | None) -> Mark:
    low, high = ends or (None, None)
    return Mark(path, value, ground.kind, ground.why, low, high)
