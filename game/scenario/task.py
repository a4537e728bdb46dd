"""One run of turning a tree into records: its faults, marks and citations, and whose numbers it reads."""

from collections.abc import Mapping
from typing import Any, Final

from game.scenario.faults import Hints, KeyPath
from game.scenario.marks import Cover, Ground, Mark

MOST = 500
"""How many faults one run keeps; a hostile file may hold more than anybody will read."""


class _Bad:
    """Stands for a value that had a fault, so that what holds it is not built."""


BAD: Final = _Bad()

NOTED: Final = Cover("cite", "")
"""The cover inside a marked value, whose mark is already noted."""


class Task:
    """What a run collects. `cover` and `demand` belong to the table that is being read.

    `amended` gives, for each path that an amendment changed, the amendment's reason: it is the ground of
    numbers that the amendment writes without a mark of their own.
    """

    def __init__(self, amended: Mapping[KeyPath, Cover] | None = None) -> None:
        self.faults: list[tuple[KeyPath, str]] = []
        self.marks: list[Mark] = []
        self.cites: list[tuple[KeyPath, str]] = []
        self.hints = Hints()
        self.amended = dict(amended or {})
        self.cover: Cover | None = None
        self.demand = False
        self.watches = bool(self.amended)

    def fault(self, path: KeyPath, message: str) -> _Bad:
        """Note a fault; returns what the faulty value reads as."""
        if len(self.faults) < MOST:
            self.faults.append((path, message))
        elif len(self.faults) == MOST:
            self.faults.append(((), f"more than {MOST} faults; the rest is not listed"))
        return BAD

    def under(self, cover: Cover | None, demand: bool) -> tuple[Cover | None, bool]:
        """Read on under another cover and demand; returns the ones until now, for `back`."""
        before = self.cover, self.demand
        self.cover, self.demand = cover, demand
        self.watches = cover is not None or demand or bool(self.amended)
        return before

    def number(self, value: int | float, path: KeyPath) -> None:
        """Note the ground of a number, or that it has none and must have one."""
        if self.cover is NOTED:
            return
        cover = self._amendment(path) if self.amended else self.cover
        if cover is not None:
            self.marks.append(Mark(path, value, cover.kind, cover.why, cover.low, cover.high))
        elif self.demand:
            self.fault(path, f"the number {value} must say where it comes from: cite or assumption")

    def _amendment(self, path: KeyPath) -> Cover | None:
        """The reason of the amendment that wrote a path, unless what it wrote has its own; else the cover."""
        least = self.cover.depth if self.cover else 0
        for end in range(len(path), least, -1):
            if path[:end] in self.amended:
                return self.amended[path[:end]]
        return self.cover

    def ground(self, table: Mapping[str, Any], path: KeyPath) -> Cover | None:
        """The cover that a table gives its own numbers; faults when its `assumption` or `cite` is no text."""
        cover: Cover | None = None
        kinds: tuple[Ground, ...] = ("cite", "assumption")  # an assumption says more than the rule it serves
        for kind in kinds:
            why = table.get(kind)
            if why is None:
                continue
            if type(why) is not str or not why.strip() or "\n" in why:
                if why != "":
                    self.fault((*path, kind), f"'{kind}' must be one line of text")
                continue
            if kind == "cite":
                self.cites.append(((*path, kind), why))
            cover = Cover(kind, why, depth=len(path))
        return cover
