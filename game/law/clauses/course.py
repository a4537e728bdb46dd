"""Clauses on the course of a game: tracks, promises, what has happened, counts, dates, stages, the purpose."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import frozen

from game.core.verdict import Finding
from game.law.clauses.case import Case
from game.law.clauses.parts import Part
from game.law.clauses.politics import listing
from game.model.terms import Intent, PromiseStatus


@frozen(kw_only=True)
class TrackIs:
    """A political track stands within bounds."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.TRACKS})
    track: str
    at_least: int = 0
    at_most: int = 100
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the track lies between the bounds, both included."""
        now = case.state.tracks[self.track]
        title = case.setting.stakes.tracks[self.track].title
        says = "{} must stand between {} and {}; it stands at {}"
        values: tuple[str | int, ...] = (title, self.at_least, self.at_most, now)
        if self.at_most >= 100:
            says, values = "{} must stand at {} or more; it stands at {}", (title, self.at_least, now)
        elif self.at_least <= 0:
            says, values = "{} must stand at {} or less; it stands at {}", (title, self.at_most, now)
        return Finding("track", self.within(case.state.tracks), says, values, self.cite)

    def within(self, tracks: Mapping[str, int]) -> bool:
        """Whether the track lies between the bounds among these."""
        return self.at_least <= tracks[self.track] <= self.at_most


@frozen(kw_only=True)
class PromisesKept:
    """A seat has broken no promise, and has at least `made` that are open or kept."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.PROMISES})
    seat: str
    made: int = 0
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the seat's word is good."""
        own = [promise for promise in case.state.politics.promises if promise.by == self.seat]
        good = [promise for promise in own if promise.status is not PromiseStatus.BROKEN]
        holds = len(good) == len(own) and len(good) >= self.made
        title = case.setting.world.seats[self.seat].title
        says = "{} must have kept every promise, and made at least {}; it made {} and kept to {}"
        return Finding("promises", holds, says, (title, self.made, len(own), len(good)), self.cite)


@frozen(kw_only=True)
class ObligationsHeld:
    """At least `count` promises owed to a seat are open or kept."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.PROMISES})
    to: str
    count: int
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether enough is owed to the seat."""
        owed = sum(
            p.to == self.to and p.status is not PromiseStatus.BROKEN for p in case.state.politics.promises
        )
        values = (case.setting.world.seats[self.to].title, self.count, owed)
        return Finding(
            "obligations",
            owed >= self.count,
            "{} must be owed at least {} things; it is owed {}",
            values,
            self.cite,
        )


@frozen(kw_only=True)
class Happened:
    """An event has happened; or, with `never`, has not."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.HAPPENED})
    event: str
    never: bool = False
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the event is on record."""
        known = self.event in case.state.happened
        title = case.setting.world.names.get(self.event, self.event)
        says = "this must not have happened: {}" if self.never else "this must have happened: {}"
        return Finding("happened", known is not self.never, says, (title,), self.cite)


@frozen(kw_only=True)
class TallyIs:
    """A count kept for the score stands within bounds."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.TALLY})
    tally: str
    at_least: int = 0
    at_most: int = 1_000_000
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the count lies between the bounds, both included."""
        now = case.state.tally.get(self.tally, 0)
        title = case.setting.world.names.get(self.tally, self.tally)
        if self.at_most < 1_000_000:
            says, values = "{} must be at most {}; it is {}", (title, self.at_most, now)
        else:
            says, values = "{} must be at least {}; it is {}", (title, self.at_least, now)
        return Finding("tally", self.at_least <= now <= self.at_most, says, values, self.cite)


@frozen(kw_only=True)
class TurnIs:
    """The turn lies between two turns, both included."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.TURN})
    first: int = 1
    last: int = 10_000
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the turn is within the span."""
        clock = case.setting.world.clock
        values = (clock.label(self.first), clock.label(min(self.last, clock.turns)))
        says = "the date must lie between {} and {}"
        return Finding("turn", self.spans(case.state.planned), says, values, self.cite)

    def spans(self, planned: int) -> bool:
        """Whether a planned turn is within the span."""
        return self.first <= planned <= self.last


@frozen(kw_only=True)
class StageIs:
    """The exercise has reached one of these stages."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.STAGE})
    one_of: tuple[str, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the stage is one of these."""
        titles = listing(tuple(case.setting.stakes.stages[stage].title for stage in self.one_of))
        return Finding("stage", case.state.stage in self.one_of, "the stage must be {}", (titles,), self.cite)


@frozen(kw_only=True)
class IntentIs:
    """What the Westerns really want is one of these; only their own objectives and cards may ask."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.INTENT})
    one_of: tuple[Intent, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the drawn intent is one of these."""
        names = case.setting.world.names
        titles = listing(tuple(names.get(f"intent.{intent.value}", intent.value) for intent in self.one_of))
        return Finding(
            "intent",
            case.state.politics.intent in self.one_of,
            "the purpose must be {}",
            (titles,),
            self.cite,
        )
