"""The duty room: posts, fighters, batteries and radars, what is in the air, the law below it, and the keys."""

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from game.engine.questions.common import Act, act, alliances, my_offices, sentence, setting_of
from game.engine.questions.flying import AirTrack, air_tracks
from game.engine.questions.words import ROES
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import SetRoe
from game.model.state import State
from game.model.terms import Rail, Roe, Role
from game.rules.air.keys import right
from game.rules.air.orders import roe
from game.rules.air.picture import air_unit
from game.rules.air.weapons import rounds_left

MINUTES = 10
"""Minutes of an impulse (rulebook 3.1)."""


@frozen
class DutyPost:
    """An office with a say in the air: whose keys it turns, and the air-defence units that answer to it, by id."""

    office: str
    title: str
    seat: str
    mine: bool
    keys: tuple[str, ...]
    units: tuple[str, ...]


@frozen
class AirForce:
    """An air-defence unit of the alliance. `role` is fighter, sam or radar; readiness and rounds -1 where not known.

    `state` says what it does in words; `aloft` is the track it flies against. `keys` are the offices whose keys its
    take-off needs over its own base, `article` the treaty rule that says so. `rounds` are those it may fire this turn.
    """

    unit: str
    title: str
    role: str
    place: int
    name: str
    steps: int
    ready: int
    magazine: int
    reach: int
    radar: int
    on_duty: bool
    state: str
    aloft: str
    sorties: int
    rounds: int
    office: str
    mine: bool
    keys: tuple[str, ...]
    article: str


@frozen
class RoeItem:
    """The seat's rule of engagement for a kind of track, and the orders that would change it."""

    kind: str
    title: str
    rule: str
    says: str
    choices: tuple[Act, ...]


@frozen
class DutyRoom:
    """The whole duty room. The clock: `impulse` of `impulses`, `left` of them still to come, ten minutes each."""

    impulse: int
    impulses: int
    left: int
    minutes_left: int
    decisions_left: int
    posts: tuple[DutyPost, ...]
    forces: tuple[AirForce, ...]
    tracks: tuple[AirTrack, ...]
    rules: tuple[RoeItem, ...]


def duty_room(view: View) -> DutyRoom:
    """Everything that the duty room shows to a seat."""
    numbers = setting_of(view).numbers.air
    left = max(0, numbers.impulses - view.impulse + 1) if view.air else 0
    forces = tuple(_forces(view))
    return DutyRoom(
        impulse=view.impulse,
        impulses=numbers.impulses,
        left=left,
        minutes_left=left * MINUTES,
        decisions_left=max(0, numbers.decisions - view.decisions),
        posts=tuple(_posts(view, forces)),
        forces=forces,
        tracks=air_tracks(view),
        rules=rules_of_engagement(view),
    )


# -- who stands duty ----------------------------------------------------------------------------------------
def _posts(view: View, forces: tuple[AirForce, ...]) -> Iterator[DutyPost]:
    """The offices whose keys are asked for, and those that units answer to; the seat's own first."""
    world = setting_of(view).world
    offices = dict.fromkeys((*(key for one in forces for key in one.keys), *(one.office for one in forces)))
    mine = my_offices(view)
    for office in sorted(offices, key=lambda name: name not in mine):
        yield DutyPost(
            office,
            sentence(world.title_of(office)),
            world.title_of(world.seat_of_office.get(office, "")),
            office in mine,
            tuple(one.unit for one in forces if office in one.keys),
            tuple(one.unit for one in forces if office == one.office),
        )


def _forces(view: View) -> Iterator[AirForce]:
    world, mine = setting_of(view).world, alliances(view)
    for name in (*view.own, *view.seen):
        if world.alliance_of[name] in mine and world.kind_of[name].role in (
            Role.FIGHTER,
            Role.SAM,
            Role.RADAR,
        ):
            yield _force(view, name)


def _force(view: View, name: str) -> AirForce:
    world = setting_of(view).world
    kind, unit, own = world.kind_of[name], world.units[name], view.own.get(name)
    now = own.state if own else view.seen[name]

    def ask(state: State, setting: Setting, seat: str) -> object:
        asked = right(state, setting, name, now.place)
        office = setting.law.superior(state, setting, name)
        record = air_unit(setting, name)
        rounds = rounds_left(state, setting, record) if own and record and kind.role is not Role.RADAR else -1
        return asked.article, asked.offices, office, rounds

    article, keys, office, rounds = cast(tuple[str, tuple[str, ...], str, int], view.preview(ask))
    fighter = kind.role is Role.FIGHTER
    law = setting_of(view).law.articles
    return AirForce(
        unit=name,
        title=unit.title,
        role=kind.role.value,
        place=now.place,
        name=world.board.name(now.place),
        steps=now.steps,
        ready=now.ready,
        magazine=now.magazine,
        reach=kind.reach,
        radar=kind.radar,
        on_duty="duty" in unit.tags,
        state=_doing(view, name, now.ready, now.rail),
        aloft=view.aloft.get(name, ""),
        sorties=view.sorties.get(name, 0),
        rounds=rounds,
        office=office,
        mine=own is not None and own.mine,
        keys=keys if fighter else (),
        article=sentence(law[article].title) if fighter and article in law else "",
    )


def _doing(view: View, unit: str, ready: int, rail: Rail) -> str:
    """What an air-defence unit does, in a few words."""
    if unit in view.aloft:
        return "in the air"
    if rail is not Rail.NONE:
        return "on trains"
    if ready == 0:
        return "not ready"
    return "on duty" if "duty" in setting_of(view).world.units[unit].tags else "ready"


def rules_of_engagement(view: View) -> tuple[RoeItem, ...]:
    """The seat's standing rules, one for each kind of track."""
    setting = setting_of(view)
    found = []
    for kind in setting.numbers.air.roe:
        rule = cast(Roe, view.preview(lambda s, g, seat, k=kind: roe(s, g, seat, k)))  # type: ignore[misc]
        moves = (SetRoe(view.seat, kind, one) for one in Roe)
        choices = tuple(act(view, one.roe.value, sentence(ROES[one.roe]), one) for one in moves)
        title = sentence(setting.world.names.get(kind, kind))
        found.append(RoeItem(kind, title, rule.value, sentence(ROES[rule]), choices))
    return tuple(found)
