"""Faults that come of a misspelt name: one sentence that names the nearest right word, not ten missing keys."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from game.scenario.document import value_at
from game.scenario.faults import KeyPath, clean, hint, show

if TYPE_CHECKING:
    from game.scenario.reading import Reading

MISSING = "missing key "

Told = tuple[KeyPath, str]


def plainer(reading: "Reading", faults: Iterable[Told]) -> Iterator[Told]:
    """The faults of a reading, in which the missing keys of a table that nobody meant to make are one fault.

    An amendment that sets a key inside a table that does not exist makes that table, with this one key: most
    often its name is misspelt. A file that amends without a base misses everything, and is told that only.
    """
    baseless = "amend" in reading.main.tree and "base" not in reading.main.tree
    wanting: dict[KeyPath, list[str]] = {}
    for path, message in faults:
        if message.startswith(MISSING):
            wanting.setdefault(path[:-1], []).append(message.removeprefix(MISSING))
        else:
            yield path, message
    if baseless:
        return
    for table, keys in wanting.items():
        near = _meant(reading, table)
        if near:
            says = f"there is no '{clean(str(table[-1]), 40)}' in {show(table[:-1])}{near}"
            yield table, f"{says} A new one needs {', '.join(keys)}"
        else:
            yield from (((*table, key.strip("'")), MISSING + key) for key in keys)


def _meant(reading: "Reading", table: KeyPath) -> str:
    """The question after the name that was meant, when an amendment made this table by a key inside it."""
    changes = [change for change in reading.changes if change.path[: len(table)] == table]
    if not changes or any(change.path == table for change in changes):
        return ""
    others: Any = value_at(reading.tree, table[:-1], {})
    names = [str(name) for name in others if name != table[-1]] if isinstance(others, dict) else []
    return hint(str(table[-1]), names)
