"""The questions of a seat: what a screen asks at every click, and what it asks when it is opened."""

from collections.abc import Callable
from time import perf_counter

from pytest_benchmark.fixture import BenchmarkFixture

from game.engine.questions.council import agenda
from game.engine.questions.orders import order_for_click, unit_orders
from game.engine.view import View
from tests.bench.budgets import spread
from tests.bench.games import exercise, loaded


def timed(ask: Callable[[], object]) -> float:
    start = perf_counter()
    ask()
    return (perf_counter() - start) * 1000


def views(step: str) -> list[View]:
    return [played.view for played in exercise() if played.view.step == step]


def test_unit_orders(benchmark: BenchmarkFixture) -> None:
    """All that one unit might do, asked of every unit of the seat that moves."""
    asked = [(view, name) for view in views("operations")[::5] for name, own in view.own.items() if own.mine]
    spread(benchmark, "unit_orders", [timed(lambda v=v, n=n: unit_orders(v, n)) for v, n in asked])  # type: ignore[misc]
    benchmark.pedantic(unit_orders, asked[-1], rounds=1)


def test_order_for_click(benchmark: BenchmarkFixture) -> None:
    """What a click means, near and far."""
    size = loaded().setting.world.board.size
    found = []
    for number, view in enumerate(views("operations")[::3]):
        unit = next((name for name, own in view.own.items() if own.mine), "")
        for place in (number * 37 % size, number * 211 % size):
            found.append(timed(lambda v=view, u=unit, p=place: order_for_click(v, u, p)))  # type: ignore[misc]
    spread(benchmark, "order_for_click", found)
    benchmark.pedantic(order_for_click, (views("operations")[0], unit, 0), rounds=1)


def test_agenda(benchmark: BenchmarkFixture) -> None:
    """The whole Council chamber."""
    asked = views("table")
    spread(benchmark, "agenda", [timed(lambda v=v: agenda(v)) for v in asked])  # type: ignore[misc]
    benchmark.pedantic(agenda, (asked[0],), rounds=1)
