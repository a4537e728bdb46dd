"""Prints what was measured beside its budget, under the table of pytest-benchmark."""

from pytest import TerminalReporter

from tests.bench.budgets import MEASURED


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """A line a benchmark: the median of the single thing, and what it may cost."""
    terminalreporter.write_sep("-", "milliseconds a piece, against the budget")
    terminalreporter.write_line(f"{'':34}{'median':>10}{'95 %':>10}{'budget':>10}{'timed':>9}")
    for name, middle, high, budget, times in MEASURED:
        terminalreporter.write_line(f"{name:34}{middle:>10.3f}{high:>10.3f}{budget:>10g}{times:>9}")
