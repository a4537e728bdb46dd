"""The score: what each seat has of its objectives, why, and how that compares with the seat's own par.

The Northerns share the military result; a poor one halves what each has won for itself. A result is never set
against another seat's points.
"""

from collections.abc import Mapping

from attrs import frozen

from game.core.verdict import Finding, Verdict
from game.law.clauses import Case
from game.law.setting import Setting
from game.law.stakes import Objective
from game.model.state import State
from game.model.terms import Role
from game.rules.parties import alliance_at, allies, council_seats

CITE = "rulebook 6.8"


@frozen
class ScoreLine:
    """One objective of a seat: its points, whether they are held, and every condition in a sentence.

    `part` is "military", "private" or "card".
    """

    objective: str
    title: str
    points: int
    held: bool
    findings: tuple[Finding, ...]
    part: str
    family: str
    cite: str

    @property
    def earned(self) -> int:
        """The points that count."""
        return self.points if self.held else 0

    @property
    def texts(self) -> tuple[str, ...]:
        """The conditions as sentences."""
        return tuple(finding.text for finding in self.findings)


@frozen
class Score:
    """A seat's result: shared military result, own points after any halving, secret card, breaches, par."""

    seat: str
    military: int
    private: int
    card: int
    breaches: int
    halved: bool
    par: int
    lines: tuple[ScoreLine, ...]

    @property
    def total(self) -> int:
        """All parts together, less what breaches have cost."""
        return self.military + self.private + self.card - self.breaches

    @property
    def against_par(self) -> int:
        """The result measured against what this seat usually reaches."""
        return self.total - self.par


def score(state: State, setting: Setting) -> Mapping[str, Score]:
    """The score of every seat as things stand; at the end, the result."""
    return {name: score_of(state, setting, name) for name, seat in setting.world.seats.items() if seat.sides}


def score_of(state: State, setting: Setting, seat: str) -> Score:
    """The score of one seat. Caps apply to the Council's seats; nothing falls below zero but by breaches."""
    numbers, record = setting.numbers.politics, setting.world.seats[seat]
    lines = tuple(
        _line(state, setting, seat, name, item)
        for name, item in setting.stakes.objectives.items()
        if seat in item.seats and (not item.card or item.card == state.politics.cards.get(seat))
    )
    shares = any(line.part == "military" for line in lines)
    military, private, card = (max(0, _sum(lines, part)) for part in ("military", "private", "card"))
    if record.council:
        military, private = min(military, numbers.military_most), min(private, numbers.private_most)
        card = min(card, numbers.card_most)
    halved = shares and military < numbers.military_low
    return Score(
        seat,
        military,
        private // 2 if halved else private,
        card,
        state.tally.get(f"breach.{seat}", 0),
        halved,
        record.par,
        lines,
    )


def _sum(lines: tuple[ScoreLine, ...], part: str) -> int:
    return sum(line.earned for line in lines if line.part == part)


def _line(state: State, setting: Setting, seat: str, name: str, item: Objective) -> ScoreLine:
    findings = item.needs.findings(Case(state, setting, seat=seat))
    part = "card" if item.card else "military" if item.military else "private"
    held = all(finding.holds for finding in findings)
    return ScoreLine(name, item.title, item.points, held, findings, part, item.family, item.cite)


def military_result(state: State, setting: Setting) -> int:
    """The military result that the Council's seats share; 0 where nothing military is at stake."""
    return max((score_of(state, setting, seat).military for seat in council_seats(setting)), default=0)


# -- victory -----------------------------------------------------------------------------------------------
def lost_ground(state: State, setting: Setting) -> tuple[int, ...]:
    """The hexes of the Northerns' ground that the other side holds, in rising order."""
    world, own = setting.world, allies(setting)
    return tuple(
        place
        for place, control in sorted(state.control.items())
        if (owner := world.ground_of(place))
        and world.sides[owner].alliance in own
        and alliance_at(setting, place, control) not in own
    )


def invaders(state: State, setting: Setting) -> tuple[str, ...]:
    """The other side's manoeuvre formations that stand on the Northerns' ground."""
    world, own = setting.world, allies(setting)
    return tuple(
        name
        for name, unit in state.units.items()
        if world.alliance_of[name] not in own
        and world.kind_of[name].role is Role.MANOEUVRE
        and (owner := world.ground_of(unit.place))
        and world.sides[owner].alliance in own
    )


def is_restored(state: State, setting: Setting) -> bool:
    """Whether the Northerns hold all their ground and nobody hostile stands on it."""
    return not lost_ground(state, setting) and not invaders(state, setting)


def victory(state: State, setting: Setting) -> Verdict:
    """Whether the Northerns have won: a fair military result, positions restored, the invaders gone (R22)."""
    low, result = setting.numbers.politics.military_low, military_result(state, setting)
    lost, hostile = lost_ground(state, setting), invaders(state, setting)
    named = ", ".join(setting.world.board.name(place) for place in lost[:3]) or "none"
    units = ", ".join(setting.world.units[name].title for name in hostile[:3]) or "none"
    return Verdict(
        "score.victory",
        (
            Finding(
                "result",
                result >= low,
                "the military result must be at least {}; it is {}",
                (low, result),
                CITE,
            ),
            Finding(
                "restored",
                not lost,
                "lost positions must be restored; lost: {} ({})",
                (len(lost), named),
                "R22, P47",
            ),
            Finding(
                "defeated",
                not hostile,
                "no invader may stand on the ground defended: {}",
                (units,),
                "R22, P47",
            ),
        ),
    )
