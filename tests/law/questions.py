"""What a numbered case may ask of a State: one derived value a question."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from game.law.clauses import Case
from game.law.setting import Setting
from game.model.state import State
from game.rules.air.weapons import territory
from game.rules.council import automatic

Table = Mapping[str, Any]


@cache
def visitors() -> Mapping[str, Table]:
    """Units that the counter sheet leaves out and the law must be able to judge."""
    found: Mapping[str, Table] = tomllib.loads((Path(__file__).parent / "visitors.toml").read_text("utf-8"))[
        "visitor"
    ]
    return found


def place_of(setting: Setting, name: str) -> int:
    """The place of a facility's id, a town, a box or a hex."""
    known = setting.world.facility_place.get(name)
    return setting.world.board.parse_place(name) if known is None else known


def value(setting: Setting, state: State, ask: Table) -> object:
    """The derived value that a question asks for."""
    (question, about), *more = ask.items()
    if more:
        raise ValueError(f"one question at a time: {ask}")
    return QUESTIONS[question](setting, state, about)


def _basis(setting: Setting, state: State, about: Table) -> object:
    found = setting.law.basis(state, setting, about["unit"], place_of(setting, about["place"]))
    return "none" if found is None else found or "not needed"


def _promise(setting: Setting, state: State, matter: str) -> object:
    """Whether a promise's test would hold now."""
    test = setting.law.matters[matter].test
    return test is None or test.hold(Case(state, setting, seat=setting.law.matters[matter].owes))


def _automatic(setting: Setting, state: State, rule: str) -> object:
    return rule in automatic(state, setting).state.council.mandates


def _bases_at_opening(setting: Setting, state: State, side: str) -> object:
    """The bases on which a side's own counters stand on an ally's soil."""
    found = {
        setting.law.basis(state, setting, name, unit.place)
        for name, unit in state.units.items()
        if name not in visitors() and setting.world.side_of[name] == side
    }
    return sorted("none" if basis is None else basis for basis in found if basis != "")


def _territory(setting: Setting, state: State, about: Table) -> object:
    """Whose law on weapons applies to a track over a place."""
    track = next(track for track in state.air.tracks if track.id == about["track"])
    return territory(state, setting, about["unit"], track, place_of(setting, about["place"])).values[0]


QUESTIONS: Mapping[str, Any] = {
    "superior": lambda setting, state, unit: setting.law.superior(state, setting, unit),
    "basis": _basis,
    "in_region": lambda setting, state, about: setting.law.in_region(
        setting.world, about["group"], place_of(setting, about["place"])
    ),
    "armies": lambda setting, state, group: sorted(setting.law.armies(state, group)),
    "holder": lambda setting, state, post: setting.law.holder(state, post),
    "holder_side": lambda setting, state, post: setting.world.offices[setting.law.holder(state, post)].side,
    "is_base": lambda setting, state, name: setting.law.is_base(state, setting, name).holds,
    "voters": lambda setting, state, body: list(setting.law.bodies[body].voters),
    "decided_by": lambda setting, state, matter: setting.law.matters[matter].body,
    "in_force": lambda setting, state, matter: setting.law.mandate(state, matter) is not None,
    "joint_command": lambda setting, state, _: setting.law.joint_command(state),
    "plans": lambda setting, state, _: setting.law.plans_active(state),
    "period": lambda setting, state, _: state.period.value,
    "lease": lambda setting, state, name: state.facilities[name].lease.value,
    "facility": lambda setting, state, about: getattr(setting.world.facilities[about["of"]], about["what"]),
    "happened": lambda setting, state, event: event in state.happened,
    "promise_holds": _promise,
    "automatically": _automatic,
    "bases_at_opening": _bases_at_opening,
    "appoints": lambda setting, state, post: [
        name for name, matter in setting.law.matters.items() if post in matter.makes.posts
    ],
    "answers_to": lambda setting, state, office: any(
        setting.law.superior(state, setting, name) == office
        for name, unit in setting.world.units.items()
        if unit.army in setting.law.armies(state, "rgf")
    ),
    "army_of": lambda setting, state, unit: setting.world.units[unit].army,
    "superior_side": lambda setting, state, unit: (
        setting.world.offices[setting.law.superior(state, setting, unit)].side
    ),
    "of_kind": lambda setting, state, about: sorted(
        name
        for name, item in setting.world.facilities.items()
        if item.kind == about["kind"] and item.side == about["side"]
    ),
    "owes": lambda setting, state, name: len(setting.world.facilities[name].owes),
    "noted": lambda setting, state, about: about["words"] in setting.world.facilities[about["of"]].note,
    "territory": _territory,
    "aloft": lambda setting, state, unit: unit in state.air.aloft,
}
