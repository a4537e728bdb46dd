"""Reading a table into one attrs class: unknown keys, missing keys, and the ground of its numbers."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from game.scenario.faults import KeyPath, clean
from game.scenario.leaves import Convert, got
from game.scenario.marks import GROUNDS, bounds
from game.scenario.task import BAD, NOTED, Task

ID = re.compile(r"[a-z][a-z0-9_.-]{0,39}")
"""What an id looks like."""

ID_SAYS = "small letters, digits, '.', '_' and '-', a letter first, at most 40"


@frozen
class Entry:
    """A field of a class: the argument that it fills and how it is read.

    `marked` says whether its numbers need a source, where that differs from the class.
    """

    argument: str
    convert: Convert
    marked: bool | None
    required: bool


def record(kind: type[Any], entries: Mapping[str, Entry]) -> Convert:
    """The converter of an attrs class, from its fields by written key."""
    required = tuple(key for key, entry in entries.items() if entry.required)
    marked: bool | None = getattr(kind, "__marked__", None)
    exceptions = {key: entry.marked for key, entry in entries.items() if entry.marked is not None}
    has_range = "range" in entries

    def convert(table: Any, path: KeyPath, task: Task) -> Any:
        if type(table) is not dict:
            return task.fault(path, f"expected a table, got {got(table)}")
        cover = task.ground(table, path) or task.cover
        if has_range and cover is not None and (ends := bounds(table.get("range"))):
            cover = evolve(cover, low=ends[0], high=ends[1])
        demand = task.demand if marked is None else marked
        before = task.under(cover, demand)
        arguments: dict[str, Any] = {}
        whole = True
        for key, value in table.items():
            entry = entries.get(key)
            if entry is None:
                if key not in GROUNDS:
                    task.fault((*path, key), f"unknown key '{clean(key, 40)}'{task.hints(key, entries)}")
                    whole = False
                continue
            special = key in exceptions or (key == "range" and cover is not None)
            if special:  # a range bounds the table's numbers and is none itself
                task.under(NOTED if key == "range" else cover, exceptions.get(key) or False)
            made = entry.convert(value, (*path, key), task)
            if special:
                task.under(cover, demand)
            whole = whole and made is not BAD
            arguments[entry.argument] = made
        task.under(*before)
        for key in required:
            if key not in table:
                task.fault((*path, key), f"missing key '{key}'")
                whole = False
        return _built(kind, arguments, path, task) if whole else BAD

    return convert


def _built(kind: type[Any], arguments: Mapping[str, Any], path: KeyPath, task: Task) -> Any:
    """The record itself; what its own validators refuse is a fault of the table."""
    try:
        return kind(**arguments)
    except ValueError as error:
        return task.fault(path, clean(str(error)))
