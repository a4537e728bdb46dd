"""Convening the Council: a head of state calls it, and it sits from the next turn on (R07)."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Convene
from game.model.state import State
from game.rules.common import turn_findings
from game.rules.council.words import office_title, seat_of, table, unknown
from game.rules.move_rule import MoveRule

CITE = "R07, P24"


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Convene]:
    """Each office of the seat that is a member of a body which must be convened."""
    if not about and seat in setting.world.seats:
        for office in setting.world.seats[seat].offices:
            if _called_by(setting, office):
                yield Convene(office)


def verdict(state: State, setting: Setting, move: Convene) -> Verdict:
    """A member convenes its body, alone, when it neither sits nor is called already."""
    basic = turn_findings(state, setting, seat_of(setting, move.office), ("table",), "convening")
    if move.office not in setting.world.offices:
        return Verdict(
            "council.convene", (*basic, unknown("office", move.office, setting.world.offices, CITE))
        )
    council, clock = state.council, setting.clock(state)
    idle = state.turn > council.sits_until
    span = (clock.label(max(1, council.sits_from)), clock.label(max(1, council.sits_until)))
    says = (
        "the Council must be neither sitting nor called"
        if idle
        else "the Council is called already: from {} to {}"
    )
    member = bool(_called_by(setting, move.office))
    who = (office_title(setting, move.office),)
    return Verdict(
        "council.convene",
        (
            *basic,
            Finding("voter", member, "{} must be a member of a body that is convened", who, CITE),
            Finding("idle", idle, says, () if idle else span, "rulebook 2.1"),
        ),
    )


def effect(state: State, setting: Setting, move: Convene) -> Outcome:
    """The body sits from the next turn for as long as the rulebook says."""
    first, last = state.turn + 1, state.turn + setting.numbers.politics.sitting
    council = evolve(state.council, sits_from=first, sits_until=last, convened_by=move.office)
    clock, body = setting.clock(state), setting.law.bodies[_called_by(setting, move.office)]
    values = (office_title(setting, move.office), body.title, clock.label(first), clock.label(last))
    event = Event(
        "convened", "{} convenes {}: it sits from {} to {}", values, f"{CITE}; rulebook 2.1", table(setting)
    )
    return Outcome(evolve(state, council=council), (event,))


def _called_by(setting: Setting, office: str) -> str:
    """The body that an office may convene; "" for none."""
    bodies = setting.law.bodies.items()
    return next((name for name, body in bodies if body.sits and office in body.voters), "")


CONVENE = MoveRule(options, verdict, effect)
