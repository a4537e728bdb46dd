"""Where on a track something happens: the values that promises, objectives, decisions and stages ask for."""

from collections.abc import Iterator

from attrs import frozen

from game.law.clauses import Needs
from game.law.clauses.course import TrackIs
from game.ui.panels.bench import Bench


@frozen
class Mark:
    """A value on a track at which something holds: `words` say which side of it, `title` what hangs on it."""

    value: int
    at_least: bool
    title: str

    @property
    def words(self) -> str:
        """The condition in words."""
        return f"At least {self.value}" if self.at_least else f"At most {self.value}"

    def holds(self, value: int) -> bool:
        """Whether the track meets it at a value."""
        return value >= self.value if self.at_least else value <= self.value


def marks(bench: Bench, track: str) -> tuple[Mark, ...]:
    """The marks on a track that the seat may know: what the law says, and its own objectives."""
    return tuple(dict.fromkeys(_marks(bench, track)))


def _marks(bench: Bench, track: str) -> Iterator[Mark]:
    law, stakes = bench.setting.law, bench.setting.stakes
    for matter in law.matters.values():
        for needs in (matter.needs, matter.test):
            yield from _of(needs, track, f"“{matter.title}”")
    for measure in stakes.measures.values():
        if bench.seat in measure.seats:
            yield from _of(measure.needs, track, f"the measure “{measure.title}”")
    for item in stakes.objectives.values():
        if bench.seat in item.seats and (not item.card or item.card == bench.view.card):
            yield from _of(item.needs, track, f"your aim “{item.title}”")


def _of(needs: Needs | None, track: str, title: str) -> Iterator[Mark]:
    """The values that clauses on this track name."""
    for _, clause in needs.clauses if needs is not None else ():
        if isinstance(clause, TrackIs) and clause.track == track:
            if clause.at_least > 0:
                yield Mark(clause.at_least, True, title)
            if clause.at_most < 100:
                yield Mark(clause.at_most, False, title)
