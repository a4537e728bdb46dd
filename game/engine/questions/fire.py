"""Fire in the air before it happens, as a seat may know it: a unit on a track, a salvo at its targets."""

from collections.abc import Callable
from typing import cast

from attrs import frozen

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.engine.questions.common import Reason, alliances, reason, sentence, setting_of
from game.engine.questions.fight import Share, Shift, percent_of
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import TakePosture
from game.model.state import State, Track
from game.model.terms import Posture, Role
from game.rules.air import flight
from game.rules.air.keys import flies
from game.rules.air.picture import air_unit
from game.rules.air.weapons import Preview as Firing
from game.rules.air.weapons import engagement, fire_place, territory


@frozen
class FirePreview:
    """A unit's fire on a track: when and where, rounds, per cent a round and why, and the exact chances.

    `impulses` from now until it could fire: 1 is the coming one; for a fighter on the ground, when it would meet the
    track if the last key were turned now. `law` is what the ground below says to it there. `shares` are the chances of
    each number of weapons or aircraft destroyed, out of `size`.
    """

    unit: str
    title: str
    track: str
    impulses: int
    place: int
    name: str
    size: int
    rounds: int
    percent: int
    shifts: tuple[Shift, ...]
    shares: tuple[Share, ...]
    law: Reason


def fire_preview(view: View, unit: str, track: str) -> FirePreview | None:
    """What a unit's fire would do to a track; None where the seat may not know, or the unit cannot come to fire."""
    setting = setting_of(view)
    target = next((one for one in view.air if one.id == track and view.seat in one.known), None)
    known = unit in view.own or unit in view.seen
    if target is None or not known or setting.world.alliance_of[unit] not in alliances(view):
        return None
    if unit in view.seen and view.seen[unit].ready < 0:
        return None
    found = view.preview(lambda s, g, _: _firing(s, g, unit, track))
    if found is None:
        return None
    when, shot, law = cast(tuple[int, Firing, Finding], found)
    shares = percent_of(weight for _, weight in shot.chances)
    return FirePreview(
        unit=unit,
        title=setting.world.units[unit].title,
        track=track,
        impulses=when,
        place=shot.place,
        name=setting.world.board.name(shot.place),
        size=shot.size,
        rounds=shot.rounds,
        percent=shot.kill,
        shifts=tuple(Shift(by, sentence(text), "rulebook 3.6") for text, by in shot.drivers),
        shares=tuple(
            Share(_destroyed(number), weight, share, defender=number)
            for (number, weight), share in zip(shot.chances, shares)
        ),
        law=reason(law),
    )


def _firing(state: State, setting: Setting, unit: str, track: str) -> tuple[int, Firing, Finding] | None:
    """When a unit would come to fire on a track, what that would do, and the law there."""
    record = air_unit(setting, unit)
    target = next(one for one in state.air.tracks if one.id == track)
    if record is None or record.kind.role is Role.RADAR or unit not in state.units:
        return None
    place, when = fire_place(state, setting, record, target), 1
    if place is None and record.kind.role is Role.FIGHTER and flies(state, setting, record):
        index = flight.meeting(state, setting, record, target)
        if index is not None:
            place, when = target.path[index], -(-(index - target.at) // max(1, target.speed))
    if place is None:
        return None
    law = territory(state, setting, unit, target, place)
    return when, engagement(state, setting, record, target, place), law


def _destroyed(number: int) -> str:
    return "None destroyed" if not number else f"{number} destroyed"


@frozen
class SalvoTarget:
    """A target of a salvo: missiles sent at it, impulses until they arrive, damage it can still take."""

    facility: str
    title: str
    place: int
    missiles: int
    impulses: int
    left: int


@frozen
class SalvoPreview:
    """A salvo before it is chosen: its targets, what is spent, what each missile that arrives does; and the verdict."""

    targets: tuple[SalvoTarget, ...]
    missiles: int
    left: int
    damage: int
    unknown: str
    move: TakePosture
    verdict: Verdict


def salvo_preview(view: View, targets: tuple[str, ...]) -> SalvoPreview | None:
    """How a salvo at these facilities would be shared out; None for a seat that has no missiles to know of."""
    setting = setting_of(view)
    if view.missiles is None:
        return None
    sides = setting.world.seats[view.seat].sides if view.seat in setting.world.seats else ()
    ask: Callable[[State, Setting, str], object] = lambda s, g, seat: flight.salvo_tracks(  # noqa: E731
        evolve(s, politics=evolve(s.politics, targets=targets)), g, sides[0]
    )
    tracks = cast(tuple[Track, ...], view.preview(ask)) if sides else ()
    move = TakePosture(view.seat, Posture.SALVO, targets)
    found = tuple(
        SalvoTarget(
            facility=one.target,
            title=setting.world.title_of(one.target),
            place=one.path[-1],
            missiles=one.size,
            impulses=-(-(len(one.path) - 1) // one.speed),
            left=setting.world.facilities[one.target].strength - view.facilities[one.target].damage,
        )
        for one in tracks
    )
    fired = sum(one.missiles for one in found)
    says = "How many arrive depends on the other side's air defence, its rules of engagement and its keys."
    damage = setting.numbers.air.leak_damage
    return SalvoPreview(found, fired, view.missiles - fired, damage, says, move, view.verdict(move))
