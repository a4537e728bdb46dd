"""A scenario as read: its parts laid together, its amendments made, and where every value was written.

A scenario is a file without `base`; it may name `parts`, files beside it that hold more of its tables.
A what-if names its `base` and changes it by `[[amend]]` tables; several may be stacked on one scenario.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

import attrs
from attrs import evolve, frozen

from game.scenario.amend import Overlay
from game.scenario.change import ABSENT, Amendments, Change
from game.scenario.cites import Facts
from game.scenario.document import Document, Tree, value_at
from game.scenario.faults import Fault, KeyPath, ScenarioFaults
from game.scenario.marks import Mark
from game.scenario.misspelt import plainer
from game.scenario.parts import graft
from game.scenario.structure import structure
from game.scenario.task import Task

T = TypeVar("T")


@frozen
class Step:
    """One writing of a value: where, how, why, and what stood there before (ABSENT: nothing)."""

    file: str
    line: int
    col: int
    kind: str
    why: str
    cite: str
    before: Any


@frozen(eq=False)
class Reading:
    """A scenario's tree with everything that is known of where it comes from.

    `layers` are the files in the order in which they were laid, the scenario itself first; `main` is the file
    that was asked for. `faults` are those of parts and amendments; `build` reports them with its own.
    """

    main: Document
    layers: tuple[Document, ...]
    overlay: Overlay
    faults: tuple[Fault, ...]

    @property
    def tree(self) -> Tree:
        """The whole scenario as plain values, for checks that need no records. Not to be changed."""
        return self.overlay.tree

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change that was made, in order, with the value before it."""
        return tuple(self.overlay.changes)

    def place(self, path: KeyPath) -> tuple[str, int, int]:
        """File, line and column where the value at a path was written, or its nearest ancestor."""
        document, own = self.overlay.place(path)
        return document.source.file, *document.place(own)

    def fault(self, path: KeyPath, message: str) -> Fault:
        """A fault at a path of the scenario, told where that value was written."""
        document, own = self.overlay.place(path)
        return document.fault(own, message, path)

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """How the value at a path came to be: first written, then each change of it, around it or in it."""
        document, own = self.overlay.written(path)
        steps: list[Step] = []
        if value_at(document.tree, own, ABSENT) is not ABSENT:
            steps.append(Step(document.source.file, *document.place(own), "written", "", "", ABSENT))
        for change in self.overlay.changes:
            short = min(len(change.path), len(path))
            if change.path[:short] == path[:short]:
                place = change.document.place(change.at)
                file = change.document.source.file
                steps.append(Step(file, *place, change.kind, change.why, change.cite, change.before))
        return tuple(steps)

    def build(self, kind: type[T], facts: Facts | None = None) -> "Built[T]":
        """The scenario as a record of `kind`, with every fault; citations are checked against `facts`."""
        amended = {
            change.path: change.cover for change in self.overlay.changes if change.kind in ("set", "add")
        }
        task = Task(amended)
        value = structure(self.tree, kind, task)
        faults = [*self.faults, *(self.fault(path, message) for path, message in plainer(self, task.faults))]
        if facts is not None:
            faults += self._bad_cites(facts, task.cites)
        return Built(self, value, tuple(sorted(set(faults))), tuple(task.marks))

    def _bad_cites(self, facts: Facts, cites: Iterable[tuple[KeyPath, str]]) -> list[Fault]:
        known: dict[str, tuple[str, ...]] = {}
        found: list[Fault] = []
        for path, text in cites:
            if text not in known:
                known[text] = facts.objections(text)
            found += [self.fault(path, message) for message in known[text]]
        seen: set[tuple[Document, KeyPath]] = set()
        for change in self.overlay.changes:
            at = (*change.at[:2], "cite")
            if change.cite and (change.document, at) not in seen:
                seen.add((change.document, at))
                found += [change.document.fault(at, message) for message in facts.objections(change.cite)]
        return found


@attrs.frozen(eq=False, slots=False)
class Built(Generic[T]):
    """What `Reading.build` made: the record (None when a value had a fault), faults and bare marks."""

    reading: Reading
    value: T | None
    faults: tuple[Fault, ...]
    bare_marks: tuple[Mark, ...]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every number's ground, with the file and line where it was written."""
        placed: list[Mark] = []
        for mark in self.bare_marks:
            file, line, _ = self.reading.place(mark.path)
            placed.append(evolve(mark, file=file, line=line))
        return tuple(placed)

    def with_faults(self, more: Iterable[Fault]) -> "Built[T]":
        """The same with further faults, as a later check found them."""
        return evolve(self, faults=tuple(sorted({*self.faults, *more})))

    def require(self) -> T:
        """The record.

        Errors:
            ScenarioFaults: there are faults.
        """
        if self.faults or self.value is None:
            raise ScenarioFaults(self.faults)
        return self.value


def lay(chains: Sequence[Sequence[Document]], parts: Sequence[Document], own: frozenset[str]) -> Reading:
    """Lay parts and what-ifs together.

    `chains` holds each file asked for behind its bases, root first; the first chain is the main file's.
    `own` are the keys that a what-if says of itself.
    """
    root, main = chains[0][0], chains[0][-1]
    tree, owners, faults = graft(root, parts)
    layers: list[Document] = [root]
    bases: dict[Document, tuple[Document, ...]] = {}
    for chain in chains:
        for number, document in enumerate(chain):
            bases[document] = tuple(chain[:number])
            if document not in layers:
                layers.append(document)
    overlay = Overlay(tree, owners, bases)
    for document in layers[1:]:
        faults += document.faults
        amendments = Amendments(document)
        faults += amendments.faults
        for key, value in document.tree.items():
            if key in own:
                if document in chains[0]:
                    overlay.lay(Change((key,), "own", value, document, (key,)))
            elif key not in ("base", "amend"):
                message = f"a what-if changes its base by [[amend]] only: write set.{key} there"
                faults.append(document.fault((key,), message))
        for change in amendments.changes:
            overlay.lay(change)
    return Reading(main, tuple(layers), overlay, tuple(faults + overlay.faults))
