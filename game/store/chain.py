"""The text of a save: one canonical JSON record a line, each line bound to the one before by SHA-256.

A line is `<64 hex> <canonical JSON>`; the hex is SHA-256 of the previous line's hex, a newline and the JSON.
"""

import hmac
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from attrs import frozen

Record = dict[str, Any]

GENESIS: Final = "0" * 64
MAX_LINE: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 40
MAX_INTEGER: Final = 2**63 - 1
RESERVED: Final = ("header", "seal", "group")

_TOO_DEEP = f"the record is nested more than {MAX_DEPTH} levels"
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_LONG_NUMBER = re.compile(rb"[0-9]{19}")
_ONE_BRACKET = bytes.maketrans(b"{}", b"[]")
_NOT_BRACKETS = bytes(code for code in range(256) if code not in b"[]{}")


def _refuse(text: str) -> Any:
    raise ValueError(text)


_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse)


@frozen
class Fault:
    """Why a line (from 1) is not a record of this save."""

    line: int
    why: str


@frozen
class Parsed:
    """The intact lines at the beginning of a save.

    `lines[i]` is the line of `records[i]`; `head` is the hash of the last intact line, `end` the bytes up to
    and with it. `unfinished` is the line of a last record that was not written whole; `fault` is damage.
    """

    records: tuple[Record, ...]
    lines: tuple[int, ...]
    head: str
    end: int
    unfinished: int | None = None
    fault: Fault | None = None


def canonical(value: Mapping[str, Any]) -> bytes:
    """The one text of a record: sorted keys, ASCII, no spaces, no floats. Raises ValueError or TypeError.

    >>> canonical({"kind": "move", "at": [3, None], "by": "Zażółć"})
    b'{"at":[3,null],"by":"Za\\\\u017c\\\\u00f3\\\\u0142\\\\u0107","kind":"move"}'
    """
    try:
        body = _ENCODER.encode(value).encode("ascii")
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    why = _TOO_DEEP if _is_too_deep(body) else _shape_fault(value)
    if why:
        raise ValueError(why)
    return body


def link_hash(previous: str, body: bytes) -> str:
    """The hash that binds a record's text to all before it."""
    return sha256(previous.encode("ascii") + b"\n" + body).hexdigest()


def line_of(previous: str, body: bytes) -> tuple[bytes, str]:
    """The line of a record and its hash."""
    head = link_hash(previous, body)
    return head.encode("ascii") + b" " + body + b"\n", head


def seal_record(head: str, key: bytes | None) -> Record:
    """The record that ends a file after the line with the hash `head`; a key proves its maker."""
    seal = {"kind": "seal", "head": head}
    return seal if key is None else seal | {"mac": seal_mac(key, head)}


def seal_mac(key: bytes, head: str) -> str:
    """The seal's code for the records up to `head`: HMAC-SHA-256, 64 hex digits."""
    return hmac.digest(key, b"zapad seal\n" + head.encode("ascii"), "sha256").hex()


def kind_fault(record: object) -> str | None:
    """Why this is not a record that a player of the store may append, or None."""
    if not isinstance(record, dict):
        return "a record is a JSON object"
    kind = record.get("kind")
    if not isinstance(kind, str) or not _KIND.fullmatch(kind):
        return "a record has a kind, a short lower-case word"
    return f"a record of kind {kind} is written by the store itself" if kind in RESERVED else None


def parse(data: bytes) -> Parsed:
    """The intact records of a save's bytes, and what is wrong after them. Never raises."""
    records: list[Record] = []
    lines: list[int] = []
    head, start, number = GENESIS, 0, 0
    while start < len(data):
        number += 1
        stop = data.find(b"\n", start, start + MAX_LINE + 1)
        if stop < 0 and len(data) - start > MAX_LINE:
            why = f"the line is longer than {MAX_LINE // 1024 // 1024} MB"
            return Parsed(tuple(records), tuple(lines), head, start, fault=Fault(number, why))
        line = data[start:] if stop < 0 else data[start:stop]
        body = line[65:]
        if stop < 0 or line[64:65] != b" " or line[:64] != link_hash(head, body).encode("ascii"):
            after = b"" if stop < 0 else data[stop + 1 :]
            unfinished = not after.strip(b"\0") and not _holds_whole_record(head, line)
            fault = None if unfinished else Fault(number, "the record is damaged or was edited")
            torn = number if unfinished else None
            return Parsed(tuple(records), tuple(lines), head, start, torn, fault)
        found = _records_of(body, first=number == 1, previous=head)
        if isinstance(found, str):
            return Parsed(tuple(records), tuple(lines), head, start, fault=Fault(number, found))
        records += found
        lines += [number] * len(found)
        head, start = line[:64].decode("ascii"), stop + 1
    return Parsed(tuple(records), tuple(lines), head, start)


def _records_of(body: bytes, first: bool, previous: str) -> list[Record] | str:
    """The records of a line whose hash is right (several for a group), or why they are none."""
    if _is_too_deep(body):
        return _TOO_DEEP
    try:
        record = _DECODER.decode(body.decode("ascii"))
        if not isinstance(record, dict) or _ENCODER.encode(record).encode("ascii") != body:
            return "this is not a record of a save"
        if _LONG_NUMBER.search(body) and (why := _shape_fault(record)):
            return why
    except (ValueError, RecursionError):
        return "this is not a record of a save"
    kind = record.get("kind")
    if first or kind == "header":
        return [record] if first and kind == "header" else "a save has one header, as its first record"
    if kind == "seal":
        fits = record.get("head") == previous
        return [record] if fits else "the seal does not belong to the records before it"
    if kind == "group":
        members = record.get("records")
        if not isinstance(members, list) or not members:
            return "this group of records is empty"
        return next((why for why in map(kind_fault, members) if why), members)
    return kind_fault(record) or [record]


def _holds_whole_record(head: str, line: bytes) -> bool:
    """A whole record begins this bad line and something follows: an edit, not a write that was cut."""
    try:
        _, end = _DECODER.raw_decode(line.decode("latin-1"), 65)
    except (ValueError, RecursionError):
        return False
    whole = line[:64] == link_hash(head, line[65:end]).encode("ascii")
    return whole and bool(line[end:].strip(b"\0"))


def _is_too_deep(body: bytes) -> bool:
    """The text has more than `MAX_DEPTH` brackets inside each other, or they do not match."""
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return False
    brackets = _STRING.sub(b"", body).translate(_ONE_BRACKET, _NOT_BRACKETS)
    for _ in range(MAX_DEPTH):
        brackets = brackets.replace(b"[]", b"")
    return bool(brackets)


def _shape_fault(value: object) -> str | None:
    """Why a value that is not too deep has no canonical text: a fraction, a large number, a key."""
    layer: list[Any] = [value]
    while layer:
        if any(isinstance(node, float) for node in layer):
            return "a record holds no fractions"
        if any(isinstance(node, int) and not -MAX_INTEGER <= node <= MAX_INTEGER for node in layer):
            return "a number in the record is too large"
        maps = [node for node in layer if isinstance(node, dict)]
        if not all(isinstance(key, str) for node in maps for key in node):
            return "a key in the record is not a text"
        layer = [child for node in maps for child in node.values()] + [
            child for node in layer if isinstance(node, (list, tuple)) for child in node
        ]
    return None
