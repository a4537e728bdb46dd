"""What a newcomer might sensibly do next: a legal move of each kind, with one sentence why."""

from collections.abc import Iterator

from attrs import frozen

from game.engine.questions.affairs import crisis, measures, offers
from game.engine.questions.common import enemies_at, setting_of
from game.engine.questions.council import agenda
from game.engine.questions.fight import attack_preview
from game.engine.questions.flying import air_tracks
from game.engine.questions.orders import able_verdict, unit_orders
from game.engine.questions.words import words
from game.engine.view import View
from game.model.moves import Attack, Convene, DigIn, Done, Move, MoveUnit, Propose, TakeMeasure, TakePosture
from game.model.terms import Answer, Posture, Role

FAVOURABLE = 60
"""Per cent of an attack's results that must be without a loss or with a greater one for the defender: to suggest it."""


@frozen
class Suggestion:
    """A legal move that makes sense now, in words, and one sentence why."""

    kind: str
    title: str
    why: str
    move: Move


def suggestions(view: View) -> tuple[Suggestion, ...]:
    """A sensible legal move of each kind for somebody who has never played, with one sentence why."""
    if view.to_move != view.seat or view.ended:
        return ()
    asked = {"table": _table_moves, "reply": _reply_moves, "final": _reply_moves, "plan": _plan_moves,
             "duty": _duty_moves, "operations": _field_moves}.get(view.step)  # fmt: skip
    found = [one for one in asked(view) if view.verdict(one.move).allowed] if asked else []
    done = Suggestion(
        "done", "Finish this step", "When nothing is left that you want to do here.", Done(view.seat)
    )
    return (*found, done)


def _named(view: View, kind: str, move: Move, why: str) -> Suggestion:
    return Suggestion(kind, words(setting_of(view), move), why, move)


def _crisis_moves(view: View) -> Iterator[Suggestion]:
    waits = crisis(view)
    if waits is not None:
        why = "The crisis must be answered before the step can end, and neither way out is free."
        yield _named(view, "crisis", waits.choices[0].act.move, why)


def _table_moves(view: View) -> Iterator[Suggestion]:
    yield from _crisis_moves(view)
    law = setting_of(view).law
    chamber = agenda(view)
    for offer in offers(view):
        for answer in offer.answers:
            if offer.waits and answer.kind == "no":
                why = "Nobody but you and the Westerns knows of it; your ally may see a trace if you accept."
                yield _named(view, "offer", answer.move, why)
    if chamber.convene and isinstance(chamber.convene.move, Convene):
        why = "Period, deployment and plans are decided only while the Council sits, from the next turn on."
        yield _named(view, "convene", chamber.convene.move, why)
    legal = [one for one in view.legal() if isinstance(one, Propose)]
    if legal:
        first = next(
            (one for one in legal if any(law.matters[m].makes.period for m in one.matters)), legal[0]
        )
        why = "A package is adopted as a whole, and only if every member of its body agrees."
        yield _named(view, "propose", first, why)
    yield from _measure(view)


def _measure(view: View) -> Iterator[Suggestion]:
    able = [one for one in measures(view) if one.act.legal]
    if able:
        best = max(
            able,
            key=lambda one: (sum(abs(track.by) for track in one.tracks) * 10 // max(1, one.cost), one.id),
        )
        why = "Little capital is kept for the next turn, and a measure needs nobody's consent."
        yield _named(view, "measure", TakeMeasure(view.seat, best.id), why)


def _reply_moves(view: View) -> Iterator[Suggestion]:
    for package in agenda(view).packages:
        asked = (*package.answers, *(one for counter in package.counters for one in counter.answers))
        for answer in asked:
            if answer.legal and answer.kind == Answer.AYE.value:
                why = "Without your consent nothing of it is decided; you may also counter with a changed package."
                yield _named(view, "reply", answer.move, why)


def _plan_moves(view: View) -> Iterator[Suggestion]:
    yield from _crisis_moves(view)
    why = {
        Posture.PAUSE: "It gains escalation points for later, and nobody learns of it.",
        Posture.HYBRID: "It is cheap and unsettles the other side, without an open attack.",
    }
    for posture, says in why.items():
        yield _named(view, "posture", TakePosture(view.seat, posture), says)
    yield from _measure(view)


def _duty_moves(view: View) -> Iterator[Suggestion]:
    for track in air_tracks(view):
        for crew in track.crews:
            for order in crew.orders:
                if crew.asked and order.legal and order.kind != "withhold":
                    why = f"{track.title} is over {track.name}; without your word {crew.title} does nothing."
                    yield _named(view, order.kind, order.move, why)
                    return


def _field_moves(view: View) -> Iterator[Suggestion]:
    """The best attack in view, a march towards the enemy or the frontier, a prepared position, a train."""
    world = setting_of(view).world
    formations = [
        name
        for name, own in view.own.items()
        if own.mine and own.state.place >= 0 and world.kind_of[name].role is Role.MANOEUVRE
        if able_verdict(view, name).allowed
    ]
    yield from _best_attack(view, formations)
    yield from _best_march(view, formations)
    near = sorted(formations, key=lambda name: (_to_goal(view, name), name))
    digging = (DigIn(view.seat, name) for name in near if not view.own[name].state.dug_in)
    for move in [one for one in digging if view.verdict(one).allowed][:1]:
        yield _named(
            view, "dig", move, "A prepared position makes every attack on it weaker until the unit moves."
        )
    far = [name for name, own in view.own.items() if own.mine and world.kind_of[name].role is Role.MANOEUVRE]
    for name in sorted(far, key=lambda name: (-_to_goal(view, name), name)):
        load = next((one for one in unit_orders(view, name).rail if one.legal), None)
        if load is not None:
            why = "Trains go many times further than a march, after a turn to load and before one to unload."
            yield _named(view, "rail", load.move, why)
            break


def _goals(view: View) -> list[int]:
    """Where the seat's forces are needed: at the enemies in view, else at its own key towns."""
    return [place for place in enemies_at(view) if place >= 0] or _towns(view)


def _to_goal(view: View, unit: str) -> int:
    """How far a unit stands from where it is needed."""
    distance, here = setting_of(view).world.board.distance, view.own[unit].state.place
    return min((distance(here, goal) for goal in _goals(view)), default=0)


def _best_attack(view: View, formations: list[str]) -> Iterator[Suggestion]:
    found: list[tuple[int, Attack]] = []
    for name in formations:
        for target in unit_orders(view, name).attacks:
            if target.alone.legal:
                units = (name, *target.joining)
                shown = attack_preview(view, units, target.place)
                if shown is not None and shown.verdict.allowed:
                    good = sum(
                        one.percent for one in shown.shares if one.attacker <= one.defender and one.percent
                    )
                    found.append((good, shown.move))
    if found:
        good, best = max(found, key=lambda pair: pair[0])
        if good >= FAVOURABLE:
            yield _named(view, "attack", best, f"In {good} of 100 cases it costs you no more than the enemy.")


def _best_march(view: View, formations: list[str]) -> Iterator[Suggestion]:
    """The march that brings a formation nearest to an enemy in view, or else to the nearest enemy ground."""
    world = setting_of(view).world
    board, goals = world.board, _goals(view)
    if not goals:
        return
    best: tuple[int, int, str] | None = None
    for name in formations:
        here = view.own[name].state.place
        start = min(board.distance(here, goal) for goal in goals)
        for at, step in unit_orders(view, name).reach.items():
            if step.legal and (board.road[at] or board.rail[at]):
                gain = start - min(board.distance(at, goal) for goal in goals)
                best = max(best, (gain, -at, name)) if best else (gain, -at, name)
    if best and best[0] > 0:
        move = MoveUnit(view.seat, best[2], -best[1])
        yield _named(
            view,
            "march",
            move,
            "It comes closer to where it will be needed, along a road that keeps it supplied.",
        )


def _towns(view: View) -> list[int]:
    """The seat's own key towns, where nothing of the enemy is in view."""
    world = setting_of(view).world
    sides = world.seats[view.seat].sides
    return [
        world.facility_place[name]
        for name, item in world.facilities.items()
        if item.key_town and item.side in sides
    ]
