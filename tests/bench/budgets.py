"""What each thing may cost at most, in milliseconds on one core, by the name of its benchmark."""

from statistics import median

from pytest_benchmark.fixture import BenchmarkFixture

BUDGETS = {
    "apply": 0.060,
    "apply_march": 0.100,
    "replay": 0.100,
    "legal_unit": 0.3,
    "legal_matter": 0.3,
    "view": 0.3,
    "load_and_check": 250,
    "load_and_check_in_a_new_process": 500,
    "help_in_a_new_process": 150,
    "exercise": 1200,
    "campaign": 80,
    "seat_turn": 25,
    "map_pan": 4,
    "map_zoom": 10,
    "map_slice": 12,
    "map_first_frame": 400,
    "window_frame": 7,
    "window_first_frame": 2000,
    "window_click": 33,
    "unit_orders": 2,
    "order_for_click": 1,
    "agenda": 5,
}


MEASURED: list[tuple[str, float, float, float, int]] = []
"""Of each benchmark: its name, the median and the 95th percentile in milliseconds, the budget, how often timed."""


def spread(benchmark: BenchmarkFixture, name: str, milliseconds: list[float]) -> None:
    """Enter what was timed one by one, and check its median against the budget."""
    ordered = sorted(milliseconds)
    middle, high = median(ordered), ordered[len(ordered) * 95 // 100]
    benchmark.extra_info |= {"median_ms": middle, "p95_ms": high, "budget_ms": BUDGETS[name]}
    MEASURED.append((benchmark.name.removeprefix("test_"), middle, high, BUDGETS[name], len(ordered)))
    assert middle <= BUDGETS[name], (
        f"{name} takes {middle:.3f} ms at the median; {BUDGETS[name]:g} are allowed"
    )


def total(benchmark: BenchmarkFixture, name: str) -> None:
    """Enter the benchmark's own rounds, and check their median against the budget."""
    spread(benchmark, name, [seconds * 1000 for seconds in benchmark.stats.stats.data])
