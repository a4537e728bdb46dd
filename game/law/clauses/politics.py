"""Clauses on periods, decisions, bodies, offices, posts, promises and tracks."""

from typing import ClassVar

from attrs import frozen

from game.core.verdict import Finding
from game.law.clauses.case import Case
from game.law.clauses.parts import Part
from game.model.terms import Intent, Period, PromiseStatus


def listing(words: tuple[str, ...], last: str = "or") -> str:
    """Words as a reader lists them.

    >>> listing(("a", "b", "c"))
    'a, b or c'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


@frozen(kw_only=True)
class PeriodIs:
    """The legal period is one of those named."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.PERIOD})
    one_of: tuple[Period, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the period is one of these."""
        now = case.state.period
        names = listing(tuple(period.value for period in self.one_of))
        return Finding(
            "period", now in self.one_of, "the period must be {}; it is {}", (names, now.value), self.cite
        )


@frozen(kw_only=True)
class Decision:
    """A matter has been adopted and its mandate is in force; or, with `absent`, is not."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.MANDATES})
    matter: str
    absent: bool = False
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the mandate is in force."""
        law = case.setting.law
        matter = law.matters[self.matter]
        given = law.mandate(case.state, self.matter) is not None
        if self.absent:
            return Finding(
                "decision", not given, "it must not be decided already: {}", (matter.title,), self.cite
            )
        body = law.bodies[matter.body]
        values = (matter.title, body.title, body.voting.value)
        return Finding("decision", given, "needs the decision “{}” of {} ({})", values, self.cite)


@frozen(kw_only=True)
class AnyDecision:
    """At least one of several matters has a mandate in force."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.MANDATES})
    one_of: tuple[str, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether one of the mandates is in force."""
        law = case.setting.law
        held = any(law.mandate(case.state, matter) for matter in self.one_of)
        names = listing(tuple(f"“{law.matters[matter].title}”" for matter in self.one_of))
        return Finding("any_decision", held, "needs one of the decisions {}", (names,), self.cite)


@frozen(kw_only=True)
class JointCommandIs:
    """The Joint Command of the joint forces exists; or, with `absent`, does not (R10, X03)."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.MANDATES})
    absent: bool = False
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the Joint Command has been formed."""
        exists = case.setting.law.joint_command(case.state)
        says = "there must be no Joint Command yet" if self.absent else "the Joint Command must exist"
        return Finding("joint_command", exists is not self.absent, says, (), self.cite)


@frozen(kw_only=True)
class PlansActive:
    """The application plans of the joint forces are active; with `or_at_home`, nobody needs them on own soil.

    Own soil is that of the unit's side, asked of the case's place (R08, R69, X37).
    """

    reads: ClassVar[frozenset[Part]] = frozenset({Part.MANDATES, Part.AREA})
    or_at_home: bool = False
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the plans are active, or are not needed."""
        world, law = case.setting.world, case.setting.law
        active = law.plans_active(case.state)
        matter = law.matters[law.switches.plans].title
        if not self.or_at_home:
            says = "the application plans must be active, which “{}” does"
            return Finding("plans", active, says, (matter,), self.cite)
        unit = world.units[case.unit]
        home = case.place is not None and world.ground_of(case.place) == unit.side
        says = "{} may open fire only on the soil of {}, or once “{}” makes the application plans active"
        values = (unit.title, world.sides[unit.side].title, matter)
        return Finding("plans", home or active, says, values, self.cite)


@frozen(kw_only=True)
class BodySits:
    """A body is sitting; one that need not be convened always is."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.SITTING})
    body: str
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the body sits this turn."""
        council = case.state.council
        body = case.setting.law.bodies[self.body]
        sits = not body.sits or council.sits_from <= case.state.turn <= council.sits_until
        title = body.title
        return Finding("sitting", sits, "{} must be convened and sitting", (title,), self.cite)


@frozen(kw_only=True)
class OfficeIs:
    """The office that acts is one of those named."""

    reads: ClassVar[frozenset[Part]] = frozenset()
    one_of: tuple[str, ...]
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the acting office has this right."""
        offices = case.setting.world.offices
        names = listing(tuple(offices[office].title for office in self.one_of))
        return Finding("office", case.office in self.one_of, "only {} may do this", (names,), self.cite)


@frozen(kw_only=True)
class PostHeldBy:
    """A post is held by an office of a side."""

    reads: ClassVar[frozenset[Part]] = frozenset({Part.POSTS})
    post: str
    side: str
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the post's holder belongs to the side."""
        world, law = case.setting.world, case.setting.law
        holder = law.holder(case.state, self.post)
        values = (law.posts[self.post].title, world.sides[self.side].title, world.offices[holder].title)
        held = world.offices[holder].side == self.side
        return Finding("post", held, "the {} must come from {}; it is {}", values, self.cite)


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
        values = (title, self.at_least, self.at_most, now)
        holds = self.at_least <= now <= self.at_most
        return Finding("track", holds, "{} must stand between {} and {}; it stands at {}", values, self.cite)


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
        holds = self.first <= case.state.turn <= self.last
        clock = case.setting.world.clock
        values = (clock.label(self.first), clock.label(min(self.last, clock.turns)))
        return Finding("turn", holds, "the date must lie between {} and {}", values, self.cite)


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
