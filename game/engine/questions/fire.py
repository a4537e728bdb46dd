"""Fire in the air before it happens, as a seat may know it: a unit on a track, a salvo at its targets."""

from collections.abc import Callable
from typing import cast

from attrs import frozen

from game.core.records import evolve
from game.core.verdict import Verdict
from game.engine.questions.common import sentence, setting_of
from game.engine.questions.fight import Share, Shift, percent_of
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import TakePosture
from game.model.state import State, Track
from game.model.terms import Posture
from game.rules.air import flight
from game.rules.air.weapons import Preview as Firing
from game.rules.air.weapons import preview as firing


@frozen
class FirePreview:
    """A unit's fire on a track in the coming impulse: rounds, per cent a round and why, and the exact chances.

    `shares` are the chances of each number of weapons or aircraft destroyed, out of `size`.
    """

    unit: str
    title: str
    track: str
    place: int
    name: str
    size: int
    rounds: int
    percent: int
    shifts: tuple[Shift, ...]
    shares: tuple[Share, ...]


def fire_preview(view: View, unit: str, track: str) -> FirePreview | None:
    """What a unit's fire would do to a track; None where the seat may not know, or the unit could not fire then."""
    found = cast(Firing | None, view.preview(lambda s, g, seat: firing(s, g, seat, unit, track)))
    if found is None:
        return None
    world = setting_of(view).world
    shares = percent_of(weight for _, weight in found.chances)
    return FirePreview(
        unit=unit,
        title=world.units[unit].title,
        track=track,
        place=found.place,
        name=world.board.name(found.place),
        size=found.size,
        rounds=found.rounds,
        percent=found.kill,
        shifts=tuple(Shift(by, sentence(text), "rulebook 3.6") for text, by in found.drivers),
        shares=tuple(
            Share(_destroyed(number), weight, share, defender=number)
            for (number, weight), share in zip(found.chances, shares)
        ),
    )


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
