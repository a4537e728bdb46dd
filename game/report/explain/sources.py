"""Where values come from and who refers to them: file and line, assumption, amendment; citations and mentions."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from game.report.text import plain_number
from game.scenario.change import ABSENT
from game.scenario.cites import facts
from game.scenario.faults import KeyPath, show
from game.scenario.load import Loaded
from game.scenario.marks import Mark


@lru_cache(maxsize=4)
def sources_of(loaded: Loaded) -> "Sources":
    """The provenance of a loaded scenario, worked out once."""
    return Sources(loaded)


_TEXTS = frozenset(
    {"title", "text", "note", "assumption", "cite", "ask", "why", "briefing", "news", "summary"}
)
"""Keys whose text is prose, in which an id is no reference."""


class Sources:
    """The provenance of one loaded scenario."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded

    def place(self, path: KeyPath) -> str:
        """File and line where the value at a path was written."""
        file, line, _ = self.loaded.reading.place(path)
        return f"{Path(file).name}:{line}"

    @cached_property
    def marks(self) -> Mapping[KeyPath, Mark]:
        """The ground of each number by its path."""
        return {mark.path: mark for mark in self.loaded.marks}

    def ground(self, path: KeyPath) -> tuple[str, str, str]:
        """Why the number at a path is what it is, its range, and where it was written."""
        mark = self.marks.get(path)
        if mark is None:
            return "", "", self.place(path)
        bounds = "" if mark.low is None else f"range {_number(mark.low)} to {_number(mark.high)}"
        said = {"assumption": "assumption", "cite": "given by", "amendment": "amended"}[mark.kind]
        return f"{said}: {mark.why}", bounds, self.place(path)

    def numbers(self, path: KeyPath, values: Mapping[str, object]) -> tuple[str, ...]:
        """Values below a path with their grounds; those that stand on the same ground share a line."""
        groups: dict[tuple[str, str], list[str]] = {}
        places: dict[tuple[str, str], str] = {}
        for key, value in values.items():
            why, bounds, where = self.ground((*path, key))
            groups.setdefault((why, bounds), []).append(f"{key.replace('_', ' ')} {_number(value)}")
            places.setdefault((why, bounds), where)
        return tuple(
            f"{', '.join(named)} [{'; '.join(part for part in (*group, places[group]) if part)}]"
            for group, named in groups.items()
        )

    def history(self, path: KeyPath) -> tuple[str, ...]:
        """Where a table was first written, and every amendment of it."""
        lines = []
        for step in self.loaded.reading.trail(path):
            where = f"{Path(step.file).name}:{step.line}"
            if step.kind == "written":
                lines.append(f"written at {where}")
            else:
                before = "" if step.before is ABSENT else f", before: {_short(step.before)}"
                lines.append(f"changed at {where}: {step.why} [{step.cite}]{before}")
        return tuple(lines)

    # -- who refers to what ------------------------------------------------------------------------------
    @cached_property
    def cited(self) -> Mapping[str, tuple[str, ...]]:
        """For each row, paragraph and section, the places of the scenario that cite it."""
        found: dict[str, list[str]] = {}
        for path, key, value in _leaves(self.loaded.reading.tree, ()):
            if key == "cite" and isinstance(value, str):
                for cite in facts().cites(value):
                    found.setdefault(cite.name, []).append(self._named(path[:-1]))
        return {name: tuple(dict.fromkeys(places)) for name, places in found.items()}

    def mentions(self, name: str, own: KeyPath) -> tuple[str, ...]:
        """The places that name an id, as a value or as a key of a table, outside its own table."""
        found = []
        for path, key, value in _leaves(self.loaded.reading.tree, ()):
            if path[: len(own)] == own or key in _TEXTS or path[0] == "names":
                continue
            if value == name or any(part == name for part in path):
                at = path[: path.index(name) + 1] if name in path else path
                found.append(self._named(at))
        return tuple(dict.fromkeys(found))

    def _named(self, path: KeyPath) -> str:
        return f"{show(path)} ({self.place(path)})"


def _leaves(node: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str | int, Any]]:
    """Every plain value of a tree with its path and its last key; items of lists under the list's key."""
    entries: Any = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in entries:
        here = (*path, key)
        if isinstance(value, dict | list):
            yield from _leaves(value, here)
        else:
            yield here, key, value


def _number(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return plain_number(value) if isinstance(value, int) else str(value)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"
