"""Proposing: one sealed package a seat and turn. What one office decides alone is adopted at once."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Propose
from game.model.state import Package, State
from game.rules.common import joined, turn_findings
from game.rules.council import menu
from game.rules.council.adopt import adopt
from game.rules.council.packages import (
    PACKAGE,
    decided_by,
    is_sole,
    judge_package,
    package_id,
    package_named,
    pay,
)
from game.rules.council.words import audience, office_title, own, seat_of, titles, unknown
from game.rules.move_rule import MoveRule


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Propose]:
    """Single matters, chains that belong together, both with one concession; `about` names a matter."""
    return iter(menu.packages(state, setting, seat, about))


def verdict(state: State, setting: Setting, move: Propose) -> Verdict:
    """A package is its seat's only one this turn, and every matter of it may be put to its body now."""
    seat = seat_of(setting, move.office)
    basic = turn_findings(state, setting, seat, ("table",), "tabling a package")
    if move.office not in setting.world.offices:
        return Verdict(
            "council.propose", (*basic, unknown("office", move.office, setting.world.offices, PACKAGE))
        )
    first = package_named(state, package_id(state.turn, seat)) is None
    one = Finding("one", first, "a seat tables one package a turn, and does not take it back", (), PACKAGE)
    political = seat in setting.world.seats and setting.world.seats[seat].council
    who = (office_title(setting, move.office),)
    table = Finding("council", political, "{} must be held by a seat that tables packages", who, PACKAGE)
    return Verdict(
        "council.propose", (*basic, table, one, *judge_package(state, setting, move.office, move.matters))
    )


def effect(state: State, setting: Setting, move: Propose) -> Outcome:
    """The package lies sealed before its body; what its office decides alone is in force at once."""
    seat = seat_of(setting, move.office)
    name = decided_by(setting, move.matters)
    package = Package(id=package_id(state.turn, seat), by=move.office, body=name, matters=move.matters)
    state = evolve(state, council=evolve(state.council, packages=(*state.council.packages, package)))
    body = setting.law.bodies[name]
    values = (office_title(setting, move.office), titles(setting, move.matters), body.title)
    sealed = Event("tabled", "{} puts {} to {}", values, body.cite, own(seat), subject=package.id)
    if not is_sole(body):
        return Outcome(state, (sealed,))
    alone = Event(
        "decided", "{} decides alone: {}", values[:2], body.cite, audience(setting, *move.matters), package.id
    )
    paid = Outcome(pay(state, setting, move.matters), (alone,))
    return joined(paid, adopt(paid.state, setting, move.matters, package.id, move.office))


PROPOSE = MoveRule(options, verdict, effect)
