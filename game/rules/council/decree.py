"""Decrees: what one office decides alone and at once, such as sending visiting forces home (R48)."""

from collections.abc import Iterator
from typing import cast

from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Decree
from game.model.state import State
from game.rules.common import joined, turn_findings
from game.rules.council.adopt import adopt
from game.rules.council.packages import is_sole, judge_matters, pay, price_findings
from game.rules.council.words import audience, office_title, seat_of, unknown
from game.rules.move_rule import MoveRule

CITE = "rulebook 2.7"
PROMISE = {False: "“{}” is nobody's promise", True: "“{}” is promised in a package, and not decreed"}


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Decree]:
    """Every matter that an office of the seat decides alone."""
    key = ("decrees", seat)
    found = cast(tuple[Decree, ...] | None, setting.cache.get(key))
    if found is None:
        found = setting.cache[key] = tuple(_alone(setting, seat))
    return (move for move in found if about in ("", move.matter))


def _alone(setting: Setting, seat: str) -> Iterator[Decree]:
    for name, matter in setting.law.matters.items():
        body = setting.law.bodies.get(matter.body)
        if body is not None and not matter.owes and is_sole(body):
            for office in body.voters:
                if setting.world.seat_of_office.get(office) == seat:
                    yield Decree(office, name)


def verdict(state: State, setting: Setting, move: Decree) -> Verdict:
    """The matter is this office's alone, is no promise, and its conditions hold."""
    seat = seat_of(setting, move.office)
    findings = list(turn_findings(state, setting, seat, ("table",), "a decree"))
    if move.office not in setting.world.offices:
        findings.append(unknown("office", move.office, setting.world.offices, CITE))
    matter = setting.law.matters.get(move.matter)
    body = setting.law.bodies.get(matter.body) if matter else None
    if matter is None or body is None:
        findings.append(unknown("matter", move.matter, setting.law.matters, CITE))
        return Verdict("council.decree", tuple(findings))
    who = (office_title(setting, move.office), matter.title)
    alone = is_sole(body) and move.office in body.voters
    says = "{} must decide “{}” alone; it is a matter for {}"
    findings.append(Finding("alone", alone, says, (*who, body.title), body.cite))
    findings.append(Finding("promise", not matter.owes, PROMISE[bool(matter.owes)], (matter.title,), CITE))
    findings += judge_matters(state, setting, move.office, (move.matter,))
    findings += price_findings(state, setting, (move.matter,), (seat,))
    return Verdict("council.decree", tuple(findings))


def effect(state: State, setting: Setting, move: Decree) -> Outcome:
    """The matter is in force at once, and what was promised against it is broken at once."""
    matter = setting.law.matters[move.matter]
    seat = seat_of(setting, move.office)
    values = (office_title(setting, move.office), matter.title)
    event = Event(
        "decreed", "{} decides alone: “{}”", values, matter.cite, audience(setting, move.matter), move.matter
    )
    paid = Outcome(pay(state, setting, (move.matter,)), (event,))
    package = f"{state.turn}/{seat}/decree"
    return joined(paid, adopt(paid.state, setting, (move.matter,), package, move.office))


DECREE = MoveRule(options, verdict, effect)
