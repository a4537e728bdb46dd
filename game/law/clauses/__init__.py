"""The vocabulary of clauses: every condition that law, objectives, cards and stages may ask for.

A clause holds its own values and the citation it rests on, and finds whether it is met. To add one: write its
class in this package with the parts of the State that it looks at, then give it a line in `Needs`. Scenario files
may use it at once.
"""

from typing import ClassVar, Protocol

import attrs
from attrs import field, frozen

from game.core.verdict import Finding
from game.law.clauses import air, course, forces, places, politics
from game.law.clauses.case import Case
from game.law.clauses.parts import Part

__all__ = ["Case", "Clause", "Needs", "Part"]


class Clause(Protocol):
    """One condition with its values and its citation; `reads` are the parts of the State that it looks at."""

    reads: ClassVar[frozenset[Part]]

    @property
    def cite(self) -> str:
        """The rows and paragraphs it rests on."""

    def met(self, case: Case) -> Finding:
        """Whether it is met, as a finding with its sentence."""


@frozen(kw_only=True)
class Needs:
    """What is required, all of it; a clause left out is not required. Empty needs always hold."""

    period: politics.PeriodIs | None = None
    decision: politics.Decision | None = None
    other_decision: politics.Decision | None = None
    any_decision: politics.AnyDecision | None = None
    joint_command: politics.JointCommandIs | None = None
    plans: politics.PlansActive | None = None
    sitting: politics.BodySits | None = None
    office: politics.OfficeIs | None = None
    post: politics.PostHeldBy | None = None
    other_post: politics.PostHeldBy | None = None
    track: course.TrackIs | None = None
    other_track: course.TrackIs | None = None
    promises: course.PromisesKept | None = None
    obligations: course.ObligationsHeld | None = None
    happened: course.Happened | None = None
    other_happened: course.Happened | None = None
    tally: course.TallyIs | None = None
    other_tally: course.TallyIs | None = None
    turn: course.TurnIs | None = None
    stage: course.StageIs | None = None
    intent: course.IntentIs | None = None
    group: forces.InGroup | None = None
    army: forces.ArmyIs | None = None
    side: forces.SideIs | None = None
    tag: forces.Tagged | None = None
    role: forces.RoleIs | None = None
    region: places.InRegion | None = None
    ground: places.OnGroundOf | None = None
    facility: places.AtFacility | None = None
    lease: places.LeaseIs | None = None
    founded: places.FacilityStands | None = None
    intact: places.IntactAtLeast | None = None
    holds: places.Holds | None = None
    other_holds: places.Holds | None = None
    war_over: places.WarIsOver | None = None
    presence: forces.PresenceIs | None = None
    other_presence: forces.PresenceIs | None = None
    basis: forces.HasBasis | None = None
    based: forces.BasedOn | None = None
    stands: forces.StandsLawfully | None = None
    superior: forces.Ordered | None = None
    keys: air.KeysTurned | None = None

    clauses: tuple[tuple[str, Clause], ...] = field(init=False, eq=False, repr=False)
    undated: tuple[Clause, ...] = field(init=False, eq=False, repr=False)
    """The clauses that ask more than that the turn lies in a span."""

    def __attrs_post_init__(self) -> None:
        found = tuple(
            (item.name, clause)
            for item in attrs.fields(Needs)
            if item.init and (clause := getattr(self, item.name)) is not None
        )
        object.__setattr__(self, "clauses", found)
        object.__setattr__(self, "undated", tuple(clause for name, clause in found if name != "turn"))

    def findings(self, case: Case) -> tuple[Finding, ...]:
        """Every clause's finding, in the order of the vocabulary."""
        return tuple([clause.met(case) for _, clause in self.clauses]) if self.clauses else ()

    def hold(self, case: Case) -> bool:
        """Whether all clauses are met; stops at the first that is not."""
        for _, clause in self.clauses:  # noqa: SIM110 - asked so often that a generator would cost
            if not clause.met(case).holds:
                return False
        return True

    def hold_undated(self, case: Case) -> bool:
        """Whether all clauses are met, asked where the date is known to be."""
        for clause in self.undated:  # noqa: SIM110 - as above
            if not clause.met(case).holds:
                return False
        return True

    @property
    def reads(self) -> frozenset[Part]:
        """The parts of the State that the clauses look at."""
        return frozenset(part for _, clause in self.clauses for part in clause.reads)
