"""States to ask questions in, and every question with its answer as one value that can be compared."""

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random

from game.engine.questions import (
    asked,
    chamber,
    council,
    duty,
    feed,
    fight,
    fire,
    layers,
    plan,
    route,
    suggestions,
    tracks,
    undone,
    waits,
)
from game.engine.questions.orders import order_for_click, unit_orders
from game.engine.view import View
from game.model.state import State
from game.report.card import refusal_card
from game.rules.sequence import STEPS
from tests.walks.walker import Walker

SCENARIO = "zapad-2021"
SETTING = Walker(SCENARIO, 0).setting
SEATS = tuple(name for name, seat in SETTING.world.seats.items() if seat.sides)


@cache
def played(seed: int = 31) -> tuple[State, ...]:
    """The States of a walk in which somebody has to move."""
    walk = Walker(SCENARIO, seed, agreeable=8, warlike=True).walk(500)
    states = (taken.outcome.state for taken in walk)
    return tuple(one for one in states if not (one.ended or one.pending or one.paused))


def in_step(*steps: str) -> tuple[State, ...]:
    """Those of them in one of these steps."""
    return tuple(one for one in played() if STEPS[one.step].id in steps)


@cache
def chosen() -> tuple[State, ...]:
    """A few States of every step, early and late."""
    kinds: dict[object, list[State]] = {}
    for state in played():
        kinds.setdefault((state.step, state.waiting[0], state.turn > 5), []).append(state)
    return tuple(Random(3).choice(states) for states in kinds.values())


def whole(view: View) -> Iterator[tuple[str, object]]:
    """Every question that asks about everything, with its answer."""
    yield "agenda", council.agenda(view)
    yield "periods", chamber.package_preview(view, ("open_period", "deploy_rgf"))
    yield "expel", chamber.package_preview(view, ("expel_visitors", "close_period"))
    for matter in SETTING.law.matters:
        yield f"rights {matter}", chamber.rights(view, matter)
    yield "duty", duty.duty_room(view)
    yield "plan", plan.plan(view)
    yield "tracks", tracks.tracks(view)
    yield "aims", tracks.aims(view)
    yield "asked", asked.asked(view)
    yield "waits", (*waits.measures_wait(view), *waits.refused_wait(view), *waits.matters_wait(view))
    yield "supply", layers.supply_layer(view)
    yield "air", layers.air_layer(view)
    yield "regions", layers.regions(view)
    yield "basis", layers.basis_layer(view)
    yield "command", layers.command_layer(view)
    yield "watched", sorted(layers.watched_hexes(view))
    yield "undone", undone.undone(view)
    yield "suggestions", suggestions.suggestions(view)
    yield "feed", feed.feed(view)
    yield "salvo", fire.salvo_preview(view, tuple(SETTING.world.facilities)[:3])


def one_by_one(view: View, places: tuple[int, ...], units: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """Every question about single units, places and tracks."""
    for unit in units:
        orders = unit_orders(view, unit)
        yield f"orders {unit}", (orders, orders.why)
        for track in view.air:
            yield f"fire {unit} {track.id}", fire.fire_preview(view, unit, track.id)
        for place in places:
            move, verdict = order_for_click(view, unit, place)
            yield f"click {unit} {place}", (move, verdict)
            yield f"route {unit} {place}", route.route(view, unit, place)
            yield f"attack {unit} {place}", fight.attack_preview(view, (unit,), place)
            yield f"strike {unit} {place}", fight.strike_preview(view, unit, place)
            yield f"card {unit} {place}", refusal_card(view, verdict, move)


def answers(view: View, places: tuple[int, ...], units: tuple[str, ...]) -> Mapping[str, str]:
    """Every answer as text, in which even the order of sets would show only if it were not the same."""
    return {name: repr(_plain(answer)) for name, answer in (*whole(view), *one_by_one(view, places, units))}


def _plain(value: object) -> object:
    """A value without the order of its sets."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return tuple(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "__attrs_attrs__"):
        own = [item.name for item in value.__attrs_attrs__ if item.repr]
        return {name: _plain(getattr(value, name)) for name in own}
    return value
