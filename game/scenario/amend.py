"""Laying amendments over a scenario: who changed which key, which changes collide, and the changed tree."""

from typing import Any

from attrs import evolve

from game.scenario.change import ABSENT, Change
from game.scenario.document import Document, Keyed, Tree, copy_of
from game.scenario.faults import Fault, Hints, KeyPath, clean, show
from game.scenario.leaves import got
from game.scenario.marks import is_mark

Place = tuple[Document, KeyPath]
"""A file and the path, in that file, where something was written."""


class Overlay:
    """A tree with the changes laid over it so far, and for each changed path where it was written.

    `bases` gives for each file the files that it stands on; `places` finds where the base wrote a path.
    """

    def __init__(
        self, tree: Tree, owners: dict[KeyPath, Document], bases: dict[Document, tuple[Document, ...]]
    ) -> None:
        self.tree = tree
        self.owners = owners
        self.bases = bases
        self.changes: list[Change] = []
        self.faults: list[Fault] = []
        self.origins: dict[KeyPath, Change] = {}
        self.slots: dict[KeyPath, list[Place]] = {}
        self._above: dict[KeyPath, list[Change]] = {}
        self._claims: dict[KeyPath, Change] = {}
        self._hints = Hints()

    def lay(self, change: Change) -> None:
        """Make one change, or note why it cannot be made."""
        if change.kind != "own":
            if collision := self._collision(change):
                self.faults.append(change.fault(collision))
                return
            self._claim(change)
        laid = {
            "set": self._set,
            "own": self._set,
            "drop": self._drop,
            "add": self._add,
            "remove": self._remove,
        }
        try:
            before = laid[change.kind](change)
        except _CannotError as error:
            self.faults.append(change.fault(str(error)))
        else:
            self.changes.append(evolve(change, before=before))

    def place(self, path: KeyPath) -> Place:
        """Where the value at a path was written: by a change, or in the file that owns it."""
        for end in range(len(path), 0, -1):
            head, rest = path[:end], path[end:]
            if rest and isinstance(rest[0], int) and head in self.slots and rest[0] < len(self.slots[head]):
                document, at = self.slots[head][rest[0]]
                return document, (*at, *rest[1:])
            if head in self.origins:
                change = self.origins[head]
                return change.document, (*change.at, *rest)
        return self.written(path)

    def written(self, path: KeyPath) -> Place:
        """Where the scenario itself, without amendments, has a path."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.owners:
                return self.owners[path[:end]], path
        return self.owners[()], path

    # Collisions

    def _collision(self, change: Change) -> str:
        """Why a change may not be made after the ones before it; empty when it may."""
        heads = [self._claims[path] for path in _heads(change.path) if path in self._claims]
        met = [*heads, *self._above.get(change.path, ())]
        based_on = self.bases.get(change.document, ())
        for earlier in met:
            key = f"'{show(earlier.path)}'" if earlier.path != change.path else "this key"
            if earlier.document is change.document:
                return f"{key} is already changed in this file, at {earlier.place}"
            if earlier.document not in based_on:
                return f"{key} is also changed at {earlier.place}: these two what-ifs cannot be stacked"
            if not change.override:
                return f"{key} is already changed by its base, at {earlier.place}: say override = true"
        return ""

    def _claim(self, change: Change) -> None:
        self._claims[change.path] = change
        for path in _heads(change.path)[:-1]:
            self._above.setdefault(path, []).append(change)

    # The four changes; each returns the value before

    def _set(self, change: Change) -> Any:
        parent = self._parent(change, create=True)
        key = change.path[-1]
        value = copy_of(change.value)
        if isinstance(parent, Keyed):
            if key not in parent:
                raise self._missing(change.path, parent, " (a new one is added with add)")
            if not isinstance(value, dict) or value.setdefault("id", key) != key:
                raise _CannotError(f"'{clean(str(key))}' must stay a table with the same id")
        before = parent.get(key, ABSENT)
        parent[key] = value
        self._written_by(change, change.path)
        return before

    def _drop(self, change: Change) -> Any:
        parent = self._parent(change, create=False)
        key = change.path[-1]
        if key not in parent:
            raise self._missing(change.path, parent, " to drop")
        before = parent.pop(key)
        self._written_by(change, change.path)
        return before

    def _add(self, change: Change) -> Any:
        items, path = self._list(change, create=True)
        item = copy_of(change.value)
        name = change.path[-1]
        if isinstance(items, Keyed):
            if not isinstance(item, dict) or "id" not in item:
                raise _CannotError(f"an item of '{show(path)}' is a table with an id, not {got(item)}")
            if name in items:
                raise _CannotError(f"'{show(path)}' already has '{clean(str(name))}'")
            items[str(name)] = item
            self._written_by(change, change.path)
        else:
            if _index(items, item) is not None:
                raise _CannotError(f"'{show(path)}' already has {got(item)}")
            self._slots(path, items).append((change.document, change.at))
            items.append(item)
        return ABSENT

    def _remove(self, change: Change) -> Any:
        items, path = self._list(change, create=False)
        if isinstance(items, Keyed):
            name = change.path[-1]
            if name not in items:
                raise self._missing(change.path, items, " to remove")
            before = items.pop(str(name))
            self._written_by(change, change.path)
            return before
        number = _index(items, change.value)
        if number is None:
            near = self._hints(str(change.value), [item for item in items if isinstance(item, str)])
            raise _CannotError(f"'{show(path)}' has no {got(change.value)} to remove{near}")
        self._slots(path, items).pop(number)
        return items.pop(number)

    # Finding the way

    def _parent(self, change: Change, *, create: bool) -> Any:
        """The table that holds the last key of a change; makes the tables on the way when asked."""
        node: Any = self.tree
        for end, part in enumerate(change.path[:-1], 1):
            node = self._step(node, part, change, change.path[:end], create)
        return self._table(node, change.path[:-1])

    def _step(self, node: Any, part: str | int, change: Change, path: KeyPath, create: bool) -> Any:
        table = self._table(node, path[:-1])
        if part not in table:
            if not create or isinstance(table, Keyed):
                raise self._missing(path, table)
            table[part] = {}
            self.origins[path] = evolve(change, at=change.at[: len(change.at) - len(change.path) + len(path)])
        return table[part]

    def _table(self, node: Any, path: KeyPath) -> Any:
        if isinstance(node, dict):
            return node
        if isinstance(node, list):
            raise _CannotError(f"'{show(path)}' is a list: set it whole, or use add and remove")
        raise _CannotError(f"'{show(path)}' is {got(node)}, not a table")

    def _list(self, change: Change, *, create: bool) -> tuple[Any, KeyPath]:
        """The list that a change adds to or removes from, with its path."""
        path = change.path[:-1]
        if not path:
            raise _CannotError("add and remove change a list below a key")
        parent = self._parent(evolve(change, path=path, at=change.at[:-1]), create=create)
        key = path[-1]
        if key not in parent:
            if not create or isinstance(parent, Keyed):
                raise self._missing(path, parent)
            parent[key] = []
            self.origins[path] = evolve(change, at=change.at[:-1])
        if is_mark(parent[key]):
            parent, key, path = parent[key], "value", (*path, "value")
        items = parent[key]
        if items == [] and isinstance(change.value, dict) and "id" in change.value:
            items = parent[key] = Keyed()
        if isinstance(items, list | Keyed):
            return items, path
        raise _CannotError(
            f"'{show(path)}' is {got(items)}, not a list" + ": use set" * isinstance(items, dict)
        )

    def _missing(self, path: KeyPath, table: dict[str, Any], why: str = "") -> "_CannotError":
        near = self._hints(str(path[-1]), list(table)[:500])
        return _CannotError(f"there is no '{show(path)}'{why}{near}")

    def _slots(self, path: KeyPath, items: list[Any]) -> list[Place]:
        """Where each item of a changed list was written."""
        if path not in self.slots:
            self.slots[path] = [self.place((*path, number)) for number in range(len(items))]
        return self.slots[path]

    def _written_by(self, change: Change, path: KeyPath) -> None:
        """From now on the path, and all below it, stands where the change is."""
        size = len(path)
        if path in self._above or change.override:
            for table in (self.origins, self.slots):
                for old in [known for known in table if known[:size] == path]:
                    del table[old]
        self.origins[path] = change


class _CannotError(Exception):
    """A change that the tree does not allow, in a sentence."""


def _heads(path: KeyPath) -> list[KeyPath]:
    """A path's ancestors, from the first key, and itself."""
    return [path[:end] for end in range(1, len(path) + 1)]


def _index(items: list[Any], wanted: Any) -> int | None:
    """The number of an equal item of the same sort (true is not 1)."""
    return next((n for n, item in enumerate(items) if type(item) is type(wanted) and item == wanted), None)
