"""What the amendments of a what-if file ask for, one change a key, each with its reason and its place.

    [[amend]]
    why  = "the district commander decides, as the proposal of 2015 wanted"
    cite = "C02, P34"
    set.law.articles.deployment.needs.decision = {by = "wmd", cite = "P34"}
    set.unit.by-6mech.attack = 5
    add.law.groups.rgf.armies = ["20caa"]
    remove.law.groups.rgf.armies = ["1gta"]
    drop = ["law.matters.appoint_commander"]

What stands left of an `=` (with its table header) is the key that changes, what stands right of it its new
value, whole. An item that is added to or removed from a list counts as a key of that list, by its id or text,
so that two what-ifs may add different units, and may not both add the same one.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

from attrs import frozen

from game.scenario.document import Document, Keyed
from game.scenario.faults import Fault, Hints, KeyPath, clean
from game.scenario.leaves import got
from game.scenario.marks import Cover

Kind = Literal["set", "drop", "add", "remove", "own"]

_KEYS = ("why", "cite", "override", "set", "drop", "add", "remove")
_PART = re.compile(r'([A-Za-z0-9_-]+)|"([^"\\]*)"|\'([^\']*)\'')


class _Absent:
    """Stands for a value that is not there."""

    def __repr__(self) -> str:
        return "(not there)"


ABSENT = _Absent()


@frozen(eq=False)
class Change:
    """One key changed by one file. `at` is where the file says so; `before` the value until then, or ABSENT.

    `kind` "own" is a key that a what-if file carries for itself, such as its title.
    """

    path: KeyPath
    kind: Kind
    value: Any
    document: Document
    at: KeyPath
    why: str = ""
    cite: str = ""
    override: bool = False
    before: Any = ABSENT

    @property
    def cover(self) -> Cover:
        """The ground that the amendment gives to the numbers it writes."""
        return Cover("amendment", f"{self.why} [{self.cite}]")

    @property
    def place(self) -> str:
        """`file:line:col` of the change."""
        line, col = self.document.place(self.at)
        return f"{clean(self.document.source.file)}:{line}:{col}"

    def fault(self, message: str) -> Fault:
        """A fault at the change, under the path that it changes."""
        return self.document.fault(self.at, message, self.path)


class Amendments:
    """Reads the `[[amend]]` tables of one file: its changes, and the faults in how they are written."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[Fault] = []
        self.changes: list[Change] = []
        self.hints = Hints()
        tables = document.tree.get("amend", [])
        if isinstance(tables, dict) and not isinstance(tables, Keyed):
            self._fault(("amend",), "an amendment begins with [[amend]], in two pairs of brackets")
            return
        if not isinstance(tables, list | Keyed):
            self._fault(("amend",), f"expected [[amend]] tables, got {got(tables)}")
            return
        entries = tables.items() if isinstance(tables, dict) else enumerate(tables)
        for number, table in entries:
            self._read(table, ("amend", number))

    def _fault(self, at: KeyPath, message: str) -> None:
        self.faults.append(self.document.fault(at, message))

    def _read(self, table: Any, at: KeyPath) -> None:
        """One amendment."""
        if type(table) is not dict:
            return self._fault(at, f"expected an [[amend]] table, got {got(table)}")
        for key in table:
            if key not in _KEYS:
                self._fault((*at, key), f"unknown key '{clean(key, 40)}'{self.hints(key, _KEYS)}")
        why, cite = (self._reason(table, key, at) for key in ("why", "cite"))
        override = table.get("override", False)
        if type(override) is not bool:
            self._fault((*at, "override"), f"expected true or false, got {got(override)}")
        found = [*self._settings(table, at), *self._dropped(table, at), *self._items(table, at)]
        if not found and not self.faults:
            self._fault(at, "this amendment changes nothing: it needs set, drop, add or remove")
        self.changes += [
            Change(path, kind, value, self.document, where, why, cite, override is True)
            for path, kind, value, where in found
        ]
        return None

    def _reason(self, table: dict[str, Any], key: str, at: KeyPath) -> str:
        """The mandatory `why` or `cite` of an amendment."""
        text = table.get(key)
        if type(text) is str and text.strip():
            return text
        what = "missing key" if text is None else "there must be a text in"
        self._fault((*at, key), f"{what} '{key}': every amendment has 'why' and 'cite'")
        return ""

    def _settings(self, table: dict[str, Any], at: KeyPath) -> Iterator[tuple[KeyPath, Kind, Any, KeyPath]]:
        for path, value, where in self._targets(table, "set", at):
            yield path, "set", value, where

    def _dropped(self, table: dict[str, Any], at: KeyPath) -> Iterator[tuple[KeyPath, Kind, Any, KeyPath]]:
        paths = table.get("drop", [])
        if not isinstance(paths, list):
            self._fault((*at, "drop"), f'drop is a list of keys, such as ["law.bodies.x"], got {got(paths)}')
            return
        for number, text in enumerate(paths):
            where = (*at, "drop", number)
            path = key_path(text) if type(text) is str else None
            if path is None:
                self._fault(where, f"expected a key such as 'law.bodies.x', got {got(text)}")
            else:
                yield path, "drop", ABSENT, where

    def _items(self, table: dict[str, Any], at: KeyPath) -> Iterator[tuple[KeyPath, Kind, Any, KeyPath]]:
        kinds: tuple[Kind, ...] = ("remove", "add")
        for kind in kinds:
            for path, value, where in self._targets(table, kind, at):
                if isinstance(value, Keyed):
                    entries: Any = value.items()
                elif isinstance(value, list) and value:
                    entries = enumerate(value)
                else:
                    self._fault(where, f"{kind} needs a list of items, got {got(value)}")
                    continue
                for name, item in entries:
                    yield (*path, item_name(item)), kind, item, (*where, name)

    def _targets(
        self, table: dict[str, Any], key: Kind, at: KeyPath
    ) -> Iterator[tuple[KeyPath, Any, KeyPath]]:
        """The keys below `set`, `add` or `remove`, each with its value and where it stands."""
        where = (*at, key)
        node = table.get(key, {})
        if type(node) is not dict or (not node and self.document.is_assigned(where)):
            return self._fault(
                where, f"{key} is written with the key that it changes: {key}.law.bodies.x = …"
            )
        yield from self._below(node, (), where)
        return None

    def _below(
        self, node: dict[str, Any], path: KeyPath, where: KeyPath
    ) -> Iterator[tuple[KeyPath, Any, KeyPath]]:
        for key, value in node.items():
            here = (*where, key)
            if type(value) is not dict or self.document.is_assigned(here):
                yield (*path, key), value, here
            elif value:
                yield from self._below(value, (*path, key), here)
            else:
                self._fault(here, "this table is empty: it changes nothing")


def item_name(item: Any) -> str:
    """The key that a list's item counts as: its id, its text, or how it is written."""
    if isinstance(item, dict) and type(item.get("id")) is str:
        return str(item["id"])
    return item if isinstance(item, str) else repr(item)


def key_path(text: str) -> KeyPath | None:
    """A dotted key as a path; parts with other signs than letters, digits, '_' and '-' stand in quotes.

    >>> key_path('offices."head_of_state.by".title')
    ('offices', 'head_of_state.by', 'title')
    >>> key_path("offices..title") is None
    True
    """
    parts: list[str] = []
    at = 0
    while part := _PART.match(text, at):
        parts.append(next(found for found in part.groups() if found is not None))
        at = part.end()
        if at == len(text):
            return tuple(parts)
        if text[at] != ".":
            return None
        at += 1
    return None
