"""Laying a scenario's files together into one tree, knowing which file holds what."""

from collections.abc import Sequence

from game.scenario.document import Document, Keyed, Tree, copy_of
from game.scenario.faults import Fault, KeyPath, clean, hint

_NOT_IN_TREE = ("base", "amend", "parts")


def graft(root: Document, parts: Sequence[Document]) -> tuple[Tree, dict[KeyPath, Document], list[Fault]]:
    """The tree of a scenario and its parts, the file that owns each path, and keys that two files write.

    Tables of the same name grow together, lists of tables with ids too; any other key has one file.
    """
    faults = list(root.faults)
    if "amend" in root.tree:
        near = next((key for key in root.tree if hint(key, ("base",))), "")
        asks = f"; is '{clean(near, 40)}' meant for 'base'?" if near else ""
        faults.append(root.fault(("amend",), f"amend needs a base: only a what-if amends{asks}"))
    owners: dict[KeyPath, Document] = {(): root}
    tree: Tree = {key: copy_of(value) for key, value in root.tree.items() if key not in _NOT_IN_TREE}
    for part in parts:
        faults += part.faults
        for key in _NOT_IN_TREE:
            if key in part.tree:
                faults.append(part.fault((key,), f"a part of a scenario cannot have '{key}'"))
        _grow(
            tree,
            {key: value for key, value in part.tree.items() if key not in _NOT_IN_TREE},
            (),
            part,
            owners,
            faults,
        )
    return tree, owners, faults


def _grow(
    tree: Tree,
    more: Tree,
    path: KeyPath,
    part: Document,
    owners: dict[KeyPath, Document],
    faults: list[Fault],
) -> None:
    for key, value in more.items():
        here = (*path, key)
        if key not in tree:
            tree[key] = copy_of(value)
            owners[here] = part
        elif type(tree[key]) is type(value) and isinstance(value, dict) and not isinstance(tree, Keyed):
            _grow(tree[key], value, here, part, owners, faults)
        else:
            other = _owner(here, owners)
            line, col = other.place(here)
            faults.append(
                part.fault(here, f"this key is already written at {other.source.file}:{line}:{col}")
            )


def _owner(path: KeyPath, owners: dict[KeyPath, Document]) -> Document:
    return next(owners[path[:end]] for end in range(len(path), -1, -1) if path[:end] in owners)
