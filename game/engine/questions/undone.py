"""What a seat has still to do in a step, to ask before it ends."""

from collections.abc import Iterator

from attrs import frozen

from game.engine.questions.affairs import crisis, measures, offers
from game.engine.questions.common import enemies_at, setting_of
from game.engine.questions.council import agenda
from game.engine.questions.flying import air_tracks
from game.engine.questions.orders import able_verdict
from game.engine.view import View
from game.model.moves import (
    Move,
    Propose,
    TakePosture,
)
from game.model.terms import Posture, Rail, Role

USEFUL = (Role.MANOEUVRE, Role.IRREGULAR, Role.ARTILLERY, Role.MISSILE, Role.STRIKE, Role.HELICOPTER)


@frozen
class Undone:
    """Something that is still open in this step; `unit` and `place` are where to jump to, `moves` what would close it."""

    kind: str
    title: str
    unit: str = ""
    place: int | None = None
    moves: tuple[Move, ...] = ()


def undone(view: View) -> tuple[Undone, ...]:
    """What is still open for the seat in this step; nothing while it is not its turn."""
    if view.to_move != view.seat or view.ended:
        return ()
    steps = {"table": _at_table, "reply": _replies, "final": _replies, "plan": _planning, "duty": _on_duty}
    asked = {**steps, "operations": _operations}.get(view.step)
    return tuple(asked(view)) if asked else ()


def _crisis(view: View) -> Iterator[Undone]:
    """The card that must be answered before the step can end."""
    waits = crisis(view)
    if waits is not None:
        moves = tuple(one.act.move for one in waits.choices if one.act.legal)
        yield Undone("crisis", f"A crisis must be answered: {waits.title}", moves=moves)


def _at_table(view: View) -> Iterator[Undone]:
    yield from _crisis(view)
    for offer in offers(view):
        if offer.waits:
            moves = tuple(one.move for one in offer.answers if one.legal)
            yield Undone("offer", f"A secret offer waits for your answer: “{offer.terms}”", moves=moves)
    yield from _unspent(view)
    chamber = agenda(view)
    mine = any(package.mine for package in chamber.packages)
    if not mine:
        legal = [one for one in view.legal() if isinstance(one, Propose)]
        if legal:
            yield Undone("package", "You have put no package to the Council this turn")
    if chamber.convene and chamber.convene.legal:
        yield Undone(
            "convene", "The Council does not sit, and you have not convened it", moves=(chamber.convene.move,)
        )


def _unspent(view: View) -> Iterator[Undone]:
    """Capital that could still buy a measure."""
    able = tuple(one for one in measures(view) if one.act.legal)
    if able:
        kept = setting_of(view).numbers.politics.capital_kept
        left = f"{view.capital} capital is unspent; at most {kept} is kept for the next turn"
        yield Undone("capital", left, moves=tuple(one.act.move for one in able))


def _replies(view: View) -> Iterator[Undone]:
    for package in agenda(view).packages:
        if package.waits:
            moves = tuple(one.move for one in package.answers if one.legal)
            yield Undone(
                "reply", f"The package of {package.by} waits for your reply; silence refuses it", moves=moves
            )
        for counter in package.counters:
            moves = tuple(one.move for one in counter.answers if one.legal)
            if moves:
                yield Undone("reply", f"The counter of {counter.by} waits for your answer", moves=moves)


def _planning(view: View) -> Iterator[Undone]:
    yield from _crisis(view)
    if view.posture is None and any(isinstance(one, TakePosture) for one in view.legal(Posture.PAUSE)):
        yield Undone("posture", "You have chosen no posture; that counts as a pause")
    yield from _unspent(view)


def _on_duty(view: View) -> Iterator[Undone]:
    for track in air_tracks(view):
        for crew in track.crews:
            if crew.asked:
                moves = tuple(one.move for one in crew.orders if one.legal)
                title = f"{crew.title} waits for your word against: {track.title}"
                yield Undone("duty", title, crew.unit, track.place, moves)


def _operations(view: View) -> Iterator[Undone]:
    """The formations that could still act, while activations are left; those beside an enemy first."""
    if not view.activations:
        return
    world = setting_of(view).world
    enemies = set(enemies_at(view))
    found = []
    for name, own in view.own.items():
        if not own.mine or own.state.standing or world.kind_of[name].role not in USEFUL:
            continue
        if able_verdict(view, name).allowed:
            at = own.state.place
            near = at >= 0 and bool(enemies & set(world.board.neighbours[at]))
            says = " beside the enemy" if near else " on trains" if own.state.rail is Rail.LOADED else ""
            title = f"{world.units[name].title} could still act{says}: {world.board.name(at)}"
            found.append((not near, Undone("unit", title, name, at)))
    yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))
