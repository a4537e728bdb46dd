"""Answers about the selected unit that are worked out once and kept until the view changes."""

from collections.abc import Callable, Hashable
from typing import Any, cast

from game.engine.questions.fight import AttackPreview, StrikePreview, attack_preview, strike_preview
from game.engine.questions.orders import UnitOrders, able_verdict, unit_orders
from game.engine.questions.route import Route, route
from game.engine.questions.suggestions import Suggestion, suggestions
from game.engine.questions.undone import USEFUL, Undone, undone
from game.ui.panels.bench import Bench


def asked(bench: Bench, key: Hashable, make: Callable[[], Any]) -> Any:
    """The answer under a key: kept as long as the seat knows nothing new."""
    view = bench.view
    kept = bench.memory.get("asked")
    if kept is None or kept[0] is not view:
        kept = bench.memory["asked"] = (view, {})
    answers: dict[Hashable, Any] = kept[1]
    if key not in answers:
        answers[key] = make()
    return answers[key]


def known(bench: Bench, key: Hashable) -> Any:
    """The answer under a key, None while it has not been asked for."""
    kept = bench.memory.get("asked")
    return kept[1].get(key) if kept is not None and kept[0] is bench.view else None


def orders_of(bench: Bench, unit: str) -> UnitOrders:
    """All that a unit could be ordered to do."""
    return cast(UnitOrders, asked(bench, ("orders", unit), lambda: unit_orders(bench.view, unit)))


def route_of(bench: Bench, unit: str, place: int) -> Route:
    """The way of a unit to a place."""
    return cast(Route, asked(bench, ("route", unit, place), lambda: route(bench.view, unit, place)))


def attack_of(bench: Bench, units: tuple[str, ...], place: int) -> AttackPreview | None:
    """The odds of an attack."""
    made = lambda: attack_preview(bench.view, units, place)  # noqa: E731
    return cast(AttackPreview | None, asked(bench, ("attack", units, place), made))


def strike_of(bench: Bench, unit: str, place: int) -> StrikePreview | None:
    """The chances of a strike."""
    made = lambda: strike_preview(bench.view, unit, place)  # noqa: E731
    return cast(StrikePreview | None, asked(bench, ("strike", unit, place), made))


def can_act(bench: Bench, unit: str) -> bool:
    """Whether a unit can be activated now."""
    return bool(asked(bench, ("able", unit), lambda: able_verdict(bench.view, unit).allowed))


def undone_of(bench: Bench) -> tuple[Undone, ...]:
    """What is still open in this step."""
    return cast(tuple[Undone, ...], asked(bench, "undone", lambda: undone(bench.view)))


def suggestions_of(bench: Bench) -> tuple[Suggestion, ...]:
    """What a newcomer might do next."""
    return cast(tuple[Suggestion, ...], asked(bench, "suggestions", lambda: suggestions(bench.view)))


def ready_units(bench: Bench) -> tuple[str, ...]:
    """The units that can be activated now and do not follow a standing order, by place from the west."""
    return cast(tuple[str, ...], asked(bench, "ready units", lambda: _ready(bench)))


def _ready(bench: Bench) -> tuple[str, ...]:
    if bench.view.step != "operations" or not bench.acts:
        return ()
    kinds = bench.setting.world.kind_of
    found = [
        (own.state.place < 0, own.state.place % bench.setting.world.board.cols, name)
        for name, own in bench.view.own.items()
        if own.mine and not own.state.standing
        if kinds[name].role in USEFUL and can_act(bench, name)
    ]
    return tuple(name for _, _, name in sorted(found))
