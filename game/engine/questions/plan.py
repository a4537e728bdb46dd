"""The Westerns' plan: points, missiles, what each posture costs and brings, the targets of a salvo."""

from attrs import frozen

from game.engine.questions.common import Act, act, setting_of
from game.engine.questions.matters import Moved, moved
from game.engine.questions.words import POSTURES, words
from game.engine.view import View
from game.model.moves import TakePosture
from game.model.terms import Posture


@frozen
class PostureItem:
    """A posture: its price and gain in escalation points, what it moves, and the order that takes it.

    A salvo needs targets first (`salvo_preview` in `fight`): its order here names none.
    """

    posture: str
    title: str
    cost: int
    gain: int
    tracks: tuple[Moved, ...]
    act: Act
    taken: bool


@frozen
class TargetItem:
    """A facility that a salvo may name: where it is, what it is worth, and the damage that it can still take."""

    facility: str
    title: str
    kind: str
    place: int
    worth: int
    left: int


@frozen
class Plan:
    """What the seat that plans may choose from; `aims` is how many targets a salvo must name."""

    escalation: int
    missiles: int
    intent: str
    aims: int
    postures: tuple[PostureItem, ...]
    targets: tuple[TargetItem, ...]


def plan(view: View) -> Plan | None:
    """The plan of the seat that takes postures; None for any other seat."""
    if view.escalation is None or view.missiles is None:
        return None
    setting = setting_of(view)
    numbers = setting.numbers.politics
    targets = tuple(_targets(view))
    intent = setting.world.names.get(f"intent.{view.intent.value}", view.intent.value) if view.intent else ""
    return Plan(
        escalation=view.escalation,
        missiles=view.missiles,
        intent=intent,
        aims=min(numbers.salvo_targets, len(targets)),
        postures=tuple(_posture(view, posture) for posture in numbers.postures),
        targets=targets,
    )


def _posture(view: View, posture: Posture) -> PostureItem:
    numbers = setting_of(view).numbers.politics.postures[posture]
    move = TakePosture(view.seat, posture)
    return PostureItem(
        posture=posture.value,
        title=POSTURES[posture],
        cost=numbers.cost,
        gain=numbers.gain,
        tracks=moved(view, numbers.tracks),
        act=act(view, "posture", words(setting_of(view), move), move),
        taken=view.posture is posture,
    )


def _targets(view: View) -> list[TargetItem]:
    """The targets on the other side that still stand."""
    world = setting_of(view).world
    found = []
    for name, item in world.facilities.items():
        state = view.facilities.get(name)
        open_ = item.target and world.sides[item.side].alliance in world.bound
        if open_ and state is not None and state.founded and state.damage < item.strength:
            left = item.strength - state.damage
            place = world.facility_place[name]
            found.append(TargetItem(name, item.title, item.kind, place, item.worth, left))
    return found
