"""What happened, ready to be listed: the seat's log with the tracks that each event moved."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define, evolve, field, frozen

from game.engine.questions.common import sentence
from game.engine.questions.feed import FeedEntry, feed
from game.engine.view import View
from game.report.account import LEAST, TOLD_AGAIN, WEIGHT
from game.report.text import signed
from game.ui.panels.bench import Bench

FILTERS: Final = {
    "all": "All",
    "council": "Council",
    "air": "Air",
    "operations": "Operations",
    "politics": "Politics",
    "mine": "Mine",
}
UNDER: Final = {"law": "council"}
"""Categories of the log that share a filter."""
ICONS: Final = {"council": "gavel", "air": "plane", "operations": "flag", "politics": "chart"}
UNTOLD: Final = frozenset({"turn", "votes", "odds", "move", "standing"})
"""Kinds that a summary leaves out: what they lead to is told beside them, or is on the map."""


@frozen
class Entry:
    """One thing that happened: `filter` says under which it is listed, `moved` which tracks it moved."""

    told: FeedEntry
    filter: str
    text: str
    moved: tuple[str, ...] = ()
    mine: bool = False

    @property
    def kind(self) -> str:
        """The kind of the event."""
        return self.told.kind


@define
class History:
    """The seat's log as entries; what has been worked out already is kept while the log only grows."""

    _found: list[Entry] = field(factory=list, init=False)
    _log: tuple[object, ...] = field(default=(), init=False)

    def entries(self, view: View, title: str) -> list[Entry]:
        """All entries, oldest first; `title` is the seat's, by which it knows what is about itself."""
        log, old = view.log, self._log
        if log is old:
            return self._found
        if len(log) < len(old) or (old and log[len(old) - 1] is not old[-1]):
            self._found, old = [], ()
        own = frozenset(name for name, unit in view.own.items() if unit.mine)
        found = list(self._found)
        for told in feed(view, len(old)):
            values = log[told.number].event.values
            if told.kind == "track" and found and _belongs(found[-1], told, values):
                found[-1] = evolve(found[-1], moved=(*found[-1].moved, _moved(values)))
            else:
                found.append(_entry(told, values, own, title))
        self._found, self._log = found, log
        return found


def _entry(told: FeedEntry, values: tuple[object, ...], own: frozenset[str], title: str) -> Entry:
    track = told.kind == "track"
    text = sentence(str(values[-1])) if track else told.text
    category = UNDER.get(told.category, told.category)
    return Entry(
        told,
        category if category in ICONS else "politics",
        text,
        (_moved(values),) if track else (),
        told.unit in own or (bool(title) and title in text),
    )


def _belongs(last: Entry, told: FeedEntry, values: tuple[object, ...]) -> bool:
    """Whether a track moved because of the entry before it."""
    return last.told.turn == told.turn and str(values[-1]).casefold() in last.text.casefold()


def _moved(values: tuple[object, ...]) -> str:
    return f"{values[0]} {signed(int(str(values[1])))}"


def entries(bench: Bench) -> list[Entry]:
    """The log of the seat at the bench, oldest first."""
    history: History = bench.memory.setdefault("history", History())
    seat = bench.setting.world.seats.get(bench.seat)
    return history.entries(bench.view, seat.title if seat else "")


def shown(found: Iterable[Entry], wanted: str, search: str) -> Iterator[Entry]:
    """The entries under a filter that hold every word of a search; headings of turns stay while nothing is sought."""
    words = search.casefold().split()
    for entry in found:
        turn = entry.kind == "turn"
        if turn and words:
            continue
        if not turn and not (wanted == "all" or entry.filter == wanted or (wanted == "mine" and entry.mine)):
            continue
        if all(word in f"{entry.text} {entry.told.cite}".casefold() for word in words):
            yield entry


def most_telling(found: Iterable[Entry], most: int) -> list[Entry]:
    """At most so many entries, those that matter most, in their own order."""
    told: dict[str, int] = {}
    ranked: list[tuple[int, int, Entry]] = []
    for number, entry in enumerate(found):
        if entry.kind not in UNTOLD:
            weight = WEIGHT.get(entry.kind, LEAST) - TOLD_AGAIN * told.get(entry.kind, 0)
            told[entry.kind] = told.get(entry.kind, 0) + 1
            ranked.append((-weight, number, entry))
    kept = sorted(ranked, key=lambda one: one[:2])[:most]
    return [entry for _, _, entry in sorted(kept, key=lambda one: one[1])]
