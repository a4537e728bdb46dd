"""What one seat has on its desk in the Council: the package being put together, what is selected, what is unfolded."""

from typing import Final

from attrs import define, field

from game.engine.questions.chamber import PackagePreview, package_preview
from game.engine.questions.council import Agenda, agenda
from game.engine.questions.matters import MatterItem
from game.engine.view import View
from game.model.moves import Propose
from game.ui.panels.bench import Bench

VOTING: Final = ("reply", "final")
COUNCIL: Final = ("table", "reply", "final", "count")
READY: Final = 5
"""How many packages are offered to begin with."""


@define(eq=False, repr=False)
class CouncilDesk:
    """Lasts as long as the seat is at the table. `part` is the section shown at the side, `wing` that of the chamber.

    `drafts` are the packages being put together: the seat's own under "", a counter under the package that it answers.
    `asked` is the package to which a counter is being written.
    """

    chosen: str = ""
    part: str = "agenda"
    wing: str = "matter"
    wide: bool = False
    asked: str = ""
    drafts: dict[str, tuple[str, ...]] = field(factory=dict)
    toggled: set[str] = field(factory=set)
    stage: tuple[int, str] = (0, "")
    _view: View | None = None
    _agenda: Agenda | None = None
    _ready: tuple[tuple[str, ...], ...] | None = None
    _previews: dict[tuple[str, ...], PackagePreview] = field(factory=dict)

    def is_open(self, key: str, at_first: bool = False) -> bool:
        """Whether something is unfolded."""
        return (key in self.toggled) is not at_first

    @property
    def draft(self) -> tuple[str, ...]:
        """The package, or the counter, that matters are now put into."""
        return self.drafts.get(self.asked, ())

    def look(self, view: View) -> None:
        """Take a new view: what was worked out from the old one is dropped."""
        if view is self._view:
            return
        self._view, self._agenda, self._ready = view, None, None
        self._previews.clear()
        if (view.turn, view.step) != self.stage:
            self.stage = (view.turn, view.step)
            self.asked = ""
            self.drafts = {"": self.drafts.get("", ())}
            waiting = view.step in VOTING or (view.step not in COUNCIL and self.part == "package")
            self.part = "packages" if waiting else "agenda" if self.part == "packages" else self.part

    def agenda(self) -> Agenda:
        """The agenda of the view that was taken last."""
        assert self._view is not None
        if self._agenda is None:
            self._agenda = agenda(self._view)
        return self._agenda

    def preview(self, matters: tuple[str, ...]) -> PackagePreview:
        """What a package would do, worked out once for a view."""
        assert self._view is not None
        found = self._previews.get(matters)
        if found is None:
            found = self._previews[matters] = package_preview(self._view, matters)
        return found

    def shown(self) -> MatterItem | None:
        """The matter that is shown in full: the selected one, else the first that is asked about now."""
        found = self.agenda()
        tabled = [name for one in found.packages for name in one.matters if one.waits]
        bodies = sorted(found.bodies, key=lambda body: body.convened and not body.sits)
        first = (one.id for body in bodies for one in body.matters if body.mine and not one.decided)
        for name in (self.chosen, *tabled[:1], *self.draft[:1], *first):
            item = self.matter(name)
            if item is not None:
                return item
        return None

    def ready(self) -> tuple[tuple[str, ...], ...]:
        """A few packages of treaty matters that the seat may put now, those that belong together first."""
        assert self._view is not None
        if self._ready is None:
            plain = {one.id for body in self.agenda().bodies for one in body.matters if one.promise is None}
            found = (move.matters for move in self._view.legal() if isinstance(move, Propose))
            kept = [matters for matters in dict.fromkeys(found) if set(matters) <= plain]
            self._ready = tuple(sorted(kept, key=lambda matters: abs(len(matters) - 2))[:READY])
        return self._ready

    def matter(self, name: str) -> MatterItem | None:
        """A matter on the agenda."""
        return next((one for body in self.agenda().bodies for one in body.matters if one.id == name), None)


def desk_of(bench: Bench) -> CouncilDesk:
    """The seat's desk, with its present view."""
    found: CouncilDesk = bench.memory.setdefault("council", CouncilDesk())
    found.look(bench.view)
    return found


def may_table(bench: Bench) -> bool:
    """Whether the seat is one that brings packages before the Council."""
    seat = bench.setting.world.seats.get(bench.seat)
    return seat is not None and bool(seat.council)


def my_package(bench: Bench) -> str:
    """The id of the package that the seat has put this turn; empty while it has put none."""
    return next((one.id for one in desk_of(bench).agenda().packages if one.mine), "")


def may_add(bench: Bench) -> bool:
    """Whether matters can be put into a package now: into a counter, or into a package that is not tabled yet."""
    if not may_table(bench):
        return False
    if desk_of(bench).asked:
        return True
    return bench.view.step not in (*VOTING, "count") and not (
        bench.view.step == "table" and my_package(bench)
    )


def most(bench: Bench) -> int:
    """How many matters a package holds."""
    return bench.setting.numbers.politics.package_size
