"""A JSON Schema of scenario files, for editors: made from the records that files are read into, and from nothing else.

It says what keys there are, what sort of value each takes and what each table is about. What ids name, what ranges
hold and what an amendment may change is for `zapad check` to say.
"""

import datetime
import inspect
import json
import types
import typing
from enum import Enum
from typing import Any, get_args, get_origin

import attrs

from game.scenario.marks import GROUNDS
from game.scenario.record import ID
from game.scenario.root import ScenarioFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_PLAIN: dict[Any, Schema] = {
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    str: {"type": "string"},
    datetime.date: {"type": "string", "format": "date"},
    datetime.datetime: {"type": "string", "format": "date-time"},
}
_TEXT: Schema = {"type": "string"}
_TABLES = (dict, typing.get_origin(typing.Mapping[str, int]))


def schema() -> Schema:
    """The schema of a file: a scenario, one of its parts, or a what-if.

    Several parts may each hold a few keys of one table, so the schema requires none of them.
    """
    defs: dict[str, Schema] = {}
    whole = _record(ScenarioFile, defs)
    own = {
        "parts": {
            "type": "array",
            "items": _TEXT,
            "description": "files beside this one that hold more of its tables",
        },
        "base": {"type": "string", "description": "the scenario that this what-if changes"},
        "amend": {"type": "array", "items": _amendment(whole["properties"])},
    }
    return {
        "$schema": DIALECT,
        "title": "A scenario, a part of one, or a what-if",
        "type": "object",
        "properties": {**own, **whole["properties"]},
        "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }


def _amendment(tables: Schema) -> Schema:
    """One change with its reason; the values it sets are whole or single keys of the scenario's tables."""
    some = {"type": "object", "properties": {name: {} for name in tables}, "additionalProperties": False}
    return {
        "type": "object",
        "description": "what is changed, why, and on which source that rests",
        "properties": {
            "why": _TEXT,
            "cite": _TEXT,
            "override": {"type": "boolean"},
            "set": some,
            "add": some,
            "remove": some,
            "drop": {"type": "array", "items": _TEXT},
        },
        "required": ["why", "cite"],
        "additionalProperties": False,
    }


def _of(kind: Any, defs: dict[str, Schema]) -> Schema:
    """The schema of an annotation; whatever is no table may carry its mark."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is typing.Annotated:
        return _of(args[0], defs)
    if origin in (typing.Union, types.UnionType):
        parts = [_of(part, defs) for part in args if part is not types.NoneType]
        return parts[0] if len(parts) == 1 else {"anyOf": parts}
    if origin in _TABLES:
        return _mapping(args[0], args[1], defs)
    if isinstance(kind, type) and attrs.has(kind):
        name = kind.__name__
        if name not in defs:
            defs[name] = {}
            defs[name] = _record(kind, defs)
        return {"$ref": f"#/$defs/{name}"}
    return {} if kind is Any else _marked(_bare(kind, origin, args, defs), defs)


def _bare(kind: Any, origin: Any, args: tuple[Any, ...], defs: dict[str, Schema]) -> Schema:
    """The schema of a number, text, truth, choice or list, without its mark."""
    if origin is typing.Literal:
        return {"enum": list(args)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [item.value for item in kind]}
    if origin is None:
        return dict(_PLAIN[getattr(kind, "__supertype__", kind)])
    fixed = origin is tuple and not (len(args) == 2 and args[1] is Ellipsis)
    if fixed:
        items = [_of(part, defs) for part in args]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    return {
        "type": "array",
        "items": _of(args[0], defs),
        **({"uniqueItems": True} if origin is frozenset else {}),
    }


def _marked(bare: Schema, defs: dict[str, Schema]) -> Schema:
    """A value, or the value with what it rests on: `{ value = 4, assumption = "why", range = [3, 6] }`."""
    mark = {
        "type": "object",
        "properties": {"value": bare, "assumption": _TEXT, "cite": _TEXT, "range": {"$ref": "#/$defs/range"}},
        "required": ["value"],
        "additionalProperties": False,
    }
    ends: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    defs.setdefault("range", ends)
    either = {"anyOf": [bare, mark]}
    if list(bare) != ["type"]:
        return either
    defs.setdefault(bare["type"], either)
    return {"$ref": f"#/$defs/{bare['type']}"}


def _mapping(key: Any, item: Any, defs: dict[str, Schema]) -> Schema:
    """A table of things by name, or a list of them with ids; a table of numbers may say what they rest on."""
    found: Schema = {"type": "object", "additionalProperties": _of(item, defs)}
    if isinstance(key, type) and issubclass(key, Enum):
        found["propertyNames"] = {"enum": [*(one.value for one in key), *sorted(GROUNDS)]}
    elif isinstance(item, type) and attrs.has(item):
        found["propertyNames"] = {"pattern": f"^{ID.pattern}$"}
    if not (isinstance(item, type) and attrs.has(item)):
        found["properties"] = dict.fromkeys(sorted(GROUNDS), _TEXT)
    return found


def _record(kind: type[Any], defs: dict[str, Schema]) -> Schema:
    """A table with the keys of a record; it may say what its numbers rest on."""
    hints = typing.get_type_hints(kind, include_extras=True)
    properties: Schema = {}
    for item in attrs.fields(kind):
        if item.init:
            key = item.metadata.get("key") or item.name.removesuffix("_")
            properties[key] = _of(hints[item.name], defs)
    return {
        "type": "object",
        "description": " ".join((inspect.getdoc(kind) or "").split()),
        "properties": {**dict.fromkeys(sorted(GROUNDS), _TEXT), **properties},
        "additionalProperties": False,
    }


def text() -> str:
    """The schema as the file that ships: assets/scenario.schema.json."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
