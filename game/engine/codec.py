"""Records as JSON and back: moves for saves, and canonical bytes of anything for digests and comparisons."""

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from game.model.moves import Move

KINDS: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Move)}
NAME = "move"
"""The key under which a move's JSON object names its kind; no move has a field of that name."""


class BadRecord(ValueError):
    """A record that is no move; its text is one sentence that says what was expected."""


def plain(value: object) -> Any:
    """A value as JSON can hold it: attrs records as objects, sets sorted, integer keys as text.

    >>> plain(frozenset({"b", "a"}))
    ['a', 'b']
    """
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted((plain(item) for item in value), key=repr)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [plain(item) for item in value]
    kind: Any = type(value)
    if attrs.has(kind):
        told = {name: plain(getattr(value, name)) for name in _names(kind)}
        return {name: item for name, item in told.items() if item or name not in _untold(kind)}
    if isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} has no canonical form")


def canonical(value: object) -> bytes:
    """The canonical bytes of a value: sorted keys, ASCII, no spaces, no floats."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in attrs.fields(kind) if item.eq and item.repr)


@cache
def _untold(kind: type) -> frozenset[str]:
    """The fields that are left out while they are empty."""
    return frozenset(item.name for item in attrs.fields(kind) if "untold_when_empty" in item.metadata)


def encode(move: Move) -> dict[str, Any]:
    """A move as a JSON object; `move` names its kind, for an inject has a `kind` of its own.

    >>> from game.model.moves import Done
    >>> encode(Done("polesye"))
    {'move': 'Done', 'seat': 'polesye'}
    """
    return {NAME: type(move).__name__, **plain(move)}


def decode(record: Mapping[str, Any]) -> Move:
    """The move that a JSON object holds.

    Raises:
        BadRecord: the object is no move; the text says what is wrong with it.
    """
    name = record.get(NAME)
    if not isinstance(name, str) or name not in KINDS:
        raise BadRecord(f"{name!r} is no kind of move{hint(str(name), KINDS)}")
    kind = KINDS[name]
    hints, fields = _hints(kind), {item.name: item for item in attrs.fields(kind)}
    given = {key: value for key, value in record.items() if key != NAME}
    for key in given:
        if key not in fields:
            raise BadRecord(f"{name} has no field {key!r}{hint(key, fields)}")
    for key, item in fields.items():
        if key not in given and item.default is attrs.NOTHING:
            raise BadRecord(f"{name} must say its {key}")
    return kind(**{key: _read(value, hints[key], f"{name}.{key}") for key, value in given.items()})  # type: ignore[no-any-return]


def hint(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or nothing."""
    close = get_close_matches(word, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def field_kind(move: str, name: str) -> type | None:
    """The plain type of a move's field: str, int, bool or tuple; None where there is none such.

    >>> field_kind("Propose", "matters")
    <class 'tuple'>
    """
    kind = _hints(KINDS[move]).get(name) if move in KINDS else None
    return get_origin(kind) or kind


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(value: Any, kind: Any, at: str) -> Any:
    origin = get_origin(kind)
    if origin in (UnionType, Union):
        if value is None and NoneType in get_args(kind):
            return None
        return _read(value, next(arg for arg in get_args(kind) if arg is not NoneType), at)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise BadRecord(f"{at} must be a list")
        return tuple(_read(item, get_args(kind)[0], f"{at}[{n}]") for n, item in enumerate(value))
    if isinstance(kind, type) and issubclass(kind, Enum):
        values = [member.value for member in kind]
        if value not in values:
            raise BadRecord(f"{at} must be one of {', '.join(values)}{hint(str(value), values)}")
        return kind(value)
    if type(value) is not kind:
        expected = {str: "text", int: "a whole number", bool: "true or false"}.get(kind, str(kind))
        raise BadRecord(f"{at} must be {expected}, not {value!r}")
    if kind is int and not -(10**9) < value < 10**9:
        raise BadRecord(f"{at} is out of bounds")
    return value
