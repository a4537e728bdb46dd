"""Plain TOML values to attrs records: strict, every fault at once, each with its path and a plain sentence.

A class is compiled once into a table of converters. Supported in annotations: int, float, bool, str, dates,
enums (by value), Literal, Annotated with limits, X | None, tuple, frozenset, Mapping, other attrs classes,
Any, and unions whose members are written in different ways (`int | str`).

A field is written by its name, without a trailing underscore, or by `field(metadata={"key": "from"})`.
A class with `__marked__ = True` demands a source for each of its numbers, and for those of the records inside
it; `field(metadata={"marked": False})` frees a field.
"""

import datetime
import functools
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

import attrs

from game.scenario import leaves
from game.scenario.faults import KeyPath
from game.scenario.leaves import Convert, got
from game.scenario.marking import marked
from game.scenario.marks import GROUNDS
from game.scenario.record import ID, ID_SAYS, Entry, record
from game.scenario.task import BAD, Task

T = TypeVar("T")

_LEAVES: Mapping[Any, Convert] = {
    int: leaves.whole,
    float: leaves.decimal,
    bool: leaves.truth,
    str: leaves.words,
    datetime.date: leaves.day,
    datetime.datetime: leaves.moment,
}
_WRITTEN: Mapping[Any, frozenset[type]] = {
    int: frozenset({int}),
    float: frozenset({int, float}),
    bool: frozenset({bool}),
    str: frozenset({str}),
    datetime.date: frozenset({datetime.date}),
    datetime.datetime: frozenset({datetime.datetime}),
}
_TABLE_ONLY = frozenset({dict})
_LISTS = (tuple, frozenset, Sequence)
_TABLES = (dict, Mapping)


def structure(tree: object, kind: type[T], task: Task, path: KeyPath = ()) -> T | None:
    """Build a record from plain values; None when there are faults. Those and the marks are left in `task`.

    >>> @attrs.frozen
    ... class Unit:
    ...     hex: str
    ...     strength: int = 4
    >>> task = Task()
    >>> structure({"streng": 5}, Unit, task)
    >>> task.faults
    [(('streng',), "unknown key 'streng', did you mean 'strength'?"), (('hex',), "missing key 'hex'")]
    """
    annotation: Any = kind
    made = converter(annotation)(tree, path, task)
    return None if made is BAD or task.faults else typing.cast(T, made)


@functools.cache
def converter(kind: Any) -> Convert:
    """The converter of an annotation, compiled once.

    Errors:
        TypeError: the annotation is none that a scenario can fill; a mistake in the program.
    """
    sorts = written(kind)
    if sorts <= _TABLE_ONLY:
        return _base(kind)
    return marked(_base(kind), tables_too=dict in sorts)


def written(kind: Any) -> frozenset[type]:
    """The sorts of plain value that an annotation is written as."""
    origin = get_origin(kind)
    if origin is typing.Annotated:
        return written(get_args(kind)[0])
    if origin in (typing.Union, types.UnionType):
        return frozenset().union(*(written(part) for part in get_args(kind) if part is not types.NoneType))
    if origin in _LISTS:
        return frozenset({list})
    if origin in _TABLES or attrs.has(kind):
        return frozenset({dict})
    if origin is typing.Literal:
        return frozenset(type(choice) for choice in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return frozenset(type(item.value) for item in kind)
    return _WRITTEN.get(kind, frozenset())


def _base(kind: Any) -> Convert:
    if kind is Any:
        return lambda value, path, task: value
    if kind in _LEAVES:
        return _LEAVES[kind]
    origin, args = get_origin(kind), get_args(kind)
    if origin is typing.Annotated:
        return leaves.limited(_base(args[0]), args[1:])
    if origin in (typing.Union, types.UnionType):
        return _union(tuple(part for part in args if part is not types.NoneType))
    if origin in _LISTS:
        return _list(kind, origin, args)
    if origin in _TABLES:
        return _mapping(*args)
    if origin is typing.Literal:
        return leaves.one_of({choice: choice for choice in args})
    if isinstance(kind, type) and attrs.has(kind):
        return _later(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return leaves.member(kind)
    if hasattr(kind, "__supertype__"):
        return _base(kind.__supertype__)
    raise TypeError(f"a scenario cannot fill a field of type {kind!r}")


def _union(parts: tuple[Any, ...]) -> Convert:
    """The first member that is written as the value is."""
    if len(parts) == 1:
        return _base(parts[0])
    branches = [(written(part), _base(part)) for part in parts]
    by_sort: dict[type, Convert] = {}
    for sorts, convert in branches:
        if not sorts.isdisjoint(by_sort):
            raise TypeError(f"two members of the union {parts!r} are written in the same way")
        by_sort |= dict.fromkeys(sorts, convert)
    wanted = " or ".join(_SORTS[sort] for sort in by_sort)

    def convert_union(value: Any, path: KeyPath, task: Task) -> Any:
        found = by_sort.get(type(value)) or (by_sort.get(list) if isinstance(value, dict) else None)
        if found is None:
            return task.fault(path, f"expected {wanted}, got {got(value)}")
        return found(value, path, task)

    return convert_union


_SORTS: Mapping[type, str] = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    str: "text",
    list: "a list",
    dict: "a table",
    datetime.date: "a date",
    datetime.datetime: "a date and time",
}


def _list(kind: Any, origin: Any, args: tuple[Any, ...]) -> Convert:
    """A list of one sort of item, or one of fixed length: `tuple[X, ...]`, `tuple[X, Y]`, `frozenset[X]`."""
    fixed = origin is tuple and not (len(args) == 2 and args[1] is Ellipsis)
    each = [converter(part) for part in (args if fixed else args[:1])]
    build: Callable[[list[Any]], Any] = frozenset if origin is frozenset else tuple

    def convert(value: Any, path: KeyPath, task: Task) -> Any:
        if isinstance(value, list):
            entries: Any = enumerate(value)
        elif isinstance(value, dict) and type(value) is not dict:  # a list of tables that have ids
            entries = value.items()
        else:
            return task.fault(path, f"expected a list, got {got(value)}")
        if fixed and len(value) != len(each):
            return task.fault(path, f"expected a list of {len(each)} items, got {len(value)}")
        readers = each if fixed else each * len(value)
        items = [reads(item, (*path, name), task) for reads, (name, item) in zip(readers, entries)]
        if any(item is BAD for item in items):
            return BAD
        if origin is frozenset and len(set(items)) < len(items):
            twice = _first_twice(items)
            return task.fault((*path, twice), f"{got(value[twice])} stands in the list twice")
        return build(items)

    return convert


def _first_twice(items: list[Any]) -> int:
    """The number of the first item that stands in the list before."""
    seen: set[Any] = set()
    for number, item in enumerate(items):
        if item in seen:
            return number
        seen.add(item)
    return len(items)


def _mapping(key: Any, item: Any) -> Convert:
    """A table of things by name. Names of records are ids. A table of numbers may carry their ground."""
    from_key = converter(key)
    convert_item = converter(item)
    names_records = key is str and isinstance(item, type) and attrs.has(item)
    has_ground = str not in written(item) and item is not Any

    def convert(value: Any, path: KeyPath, task: Task) -> Any:
        if type(value) is not dict:
            return task.fault(path, f"expected a table, got {got(value)}")
        made: dict[Any, Any] = {}
        bad = False
        before = task.cover, task.demand
        if has_ground and not GROUNDS.isdisjoint(value):
            task.under(task.ground(value, path) or task.cover, task.demand)
        for name, entry in value.items():
            if has_ground and name in GROUNDS:
                continue
            at = (*path, name)
            if names_records and not ID.fullmatch(name):
                task.fault(at, f"{got(name)} is no id: {ID_SAYS}")
                bad = True
            named = from_key(name, at, task)
            filled = convert_item(entry, at, task)
            bad = bad or named is BAD or filled is BAD
            made[named] = filled
        task.under(*before)
        return BAD if bad else made

    return convert


def _later(kind: Any) -> Convert:
    """The converter of a record, compiled at first use: records may hold records of their own kind."""

    def convert(value: Any, path: KeyPath, task: Task) -> Any:
        return _record(kind)(value, path, task)

    return convert


@functools.cache
def _record(kind: type[Any]) -> Convert:
    hints: Mapping[str, Any] = {}
    if any(isinstance(item.type, str) for item in attrs.fields(kind)):
        hints = typing.get_type_hints(kind, include_extras=True)
    entries: dict[str, Entry] = {}
    for item in attrs.fields(kind):
        if item.init:
            key = item.metadata.get("key") or item.name.removesuffix("_")
            convert = converter(hints.get(item.name, item.type))
            required = item.default is attrs.NOTHING
            entries[key] = Entry(item.alias or item.name, convert, item.metadata.get("marked"), required)
    return record(kind, entries)
