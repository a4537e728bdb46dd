"""One scenario file as a tree of plain values, and where each of them stands.

A list of tables that all have an `id` is held as `Keyed`: a table by id that remembers the numbers of its
items, so that the same path names a unit in the file, in an amendment and in a fault: `unit.by-6mech.attack`.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from attrs import field, frozen

from game.scenario.faults import Fault, KeyPath, ScenarioFaults, clean, show
from game.scenario.guard import PLAIN, Limits, Source, read_source, unsafe_in
from game.scenario.syntax import syntax_fault

Tree = dict[str, Any]

_ESCAPES = re.compile(r"\\[uUbfre]")


class Keyed(dict[str, Any]):
    """A list of tables that have an `id`, by id; `index` gives each item's number in its own file."""

    def __init__(self) -> None:
        super().__init__()
        self.index: dict[str, int] = {}


@frozen(eq=False)
class Document:
    """A parsed file. `tree` is shared: whoever changes values works on a copy."""

    path: Path
    source: Source
    tree: Tree
    faults: tuple[Fault, ...] = field(default=())

    @property
    def name(self) -> str:
        """The plain name by which other files call this one."""
        return self.path.stem

    def own_path(self, path: KeyPath) -> KeyPath:
        """A path with the ids of list items replaced by their numbers, as the file's text has them."""
        node: Any = self.tree
        own: list[str | int] = []
        for part in path:
            if isinstance(node, Keyed) and part in node.index:
                own.append(node.index[str(part)])
            else:
                own.append(part)
            node = _child(node, part)
        return tuple(own)

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Line and column where a path, or its nearest ancestor, stands in the file."""
        return self.source.place(self.own_path(path))

    def fault(self, path: KeyPath, message: str, shown: KeyPath | None = None) -> Fault:
        """A fault at a path of this file; `shown` is the path to print when it is another."""
        line, col = self.place(path)
        return self.source.fault_in(line, col, message, show(path if shown is None else shown))

    def is_assigned(self, path: KeyPath) -> bool:
        """Whether the whole path stands left of an `=`, so that what stands right of it is one value."""
        return self.own_path(path) in self.source.positions.assigned


def read_document(path: Path, limits: Limits = PLAIN, *, by_id: bool = True) -> Document:
    """Read, guard and parse one file; without `by_id` lists of tables stay lists.

    Errors:
        ScenarioFaults: the file is unreadable, unfit or no TOML. (Ids used twice are in `Document.faults`.)
    """
    return parse(read_source(path, limits), path, by_id=by_id)


def parse(source: Source, path: Path, *, by_id: bool = True) -> Document:
    """Parse a guarded text; see `read_document`."""
    try:
        raw = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioFaults([syntax_fault(source, str(error))]) from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise ScenarioFaults([source.fault_in(1, 1, f"not valid TOML: {clean(str(error))}")]) from None
    if _ESCAPES.search(source.text):
        if found := list(unsafe_in(raw)):
            raise ScenarioFaults(
                source.fault_in(*source.place(where), message, show(where)) for where, message in found[:100]
            )
    if not by_id:
        return Document(path, source, raw)
    twice: list[tuple[KeyPath, KeyPath]] = []
    tree = keyed(raw, (), twice)
    document = Document(path, source, tree)
    faults = tuple(_used_twice(source, again, first) for again, first in twice[:100])
    return Document(path, source, tree, faults) if faults else document


def keyed(node: Any, path: KeyPath = (), twice: list[tuple[KeyPath, KeyPath]] | None = None) -> Any:
    """The tree with every list of tables that have an `id` as `Keyed`; notes ids used twice, both places."""
    if isinstance(node, dict):
        for key, value in node.items():
            if type(value) is dict or type(value) is list:
                node[key] = keyed(value, (*path, key), twice)
        return node
    if not isinstance(node, list) or not node or not isinstance(node[0], dict | list):
        return node
    items = [keyed(item, (*path, number), twice) for number, item in enumerate(node)]
    if not all(type(item) is dict and type(item.get("id")) is str for item in items):
        return items
    table = Keyed()
    for number, item in enumerate(items):
        name = item["id"]
        if name in table and twice is not None:
            twice.append(((*path, number, "id"), (*path, table.index[name], "id")))
        name = f"{name}#{number + 1}" if name in table else name
        table[name], table.index[name] = item, number
    return table


def copy_of(node: Any) -> Any:
    """A copy of a tree that may be changed without touching the first."""
    if isinstance(node, Keyed):
        table = Keyed()
        table.index = node.index
        table.update((key, copy_of(value)) for key, value in node.items())
        return table
    if isinstance(node, dict):
        return {key: copy_of(value) for key, value in node.items()}
    return [copy_of(item) for item in node] if isinstance(node, list) else node


def value_at(node: Any, path: KeyPath, default: Any = None) -> Any:
    """What stands at a path of a tree, or the default."""
    for part in path:
        node = _child(node, part, _ABSENT)
        if node is _ABSENT:
            return default
    return node


_ABSENT = object()


def _child(node: Any, part: str | int, default: Any = None) -> Any:
    if isinstance(node, dict):
        return node.get(part, default)
    if isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node):
        return node[part]
    return default


def _used_twice(source: Source, again: KeyPath, first: KeyPath) -> Fault:
    line, _ = source.place(first)
    return source.fault_in(*source.place(again), f"this id is already used in line {line}", show(again))
