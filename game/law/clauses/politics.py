"""Clauses on periods, decisions, the Joint Command, plans, bodies, offices and posts."""

from functools import lru_cache
from typing import ClassVar

from attrs import frozen

from game.core.verdict import Finding
from game.law.clauses.case import Case
from game.law.clauses.parts import Part
from game.model.terms import Period


@lru_cache(maxsize=256)
def listing(words: tuple[str, ...], last: str = "or") -> str:
    """Words as a reader lists them; the same few lists stand in thousands of kept findings, as one string each.

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
        return _on_period(case.state.period, self.one_of, self.cite)


@lru_cache(maxsize=128)
def _on_period(now: Period, one_of: tuple[Period, ...], cite: str) -> Finding:
    """The finding on a period: few are ever made, and thousands of kept verdicts hold them."""
    names = listing(tuple(period.value for period in one_of))
    return Finding("period", now in one_of, "the period must be {}; it is {}", (names, now.value), cite)


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
