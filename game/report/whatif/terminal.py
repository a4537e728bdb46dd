"""The comparison for a terminal: one table a what-if, expectations, and what was used."""

from collections.abc import Iterable, Iterator

from game.report.text import counted, table, wrapped
from game.report.whatif.words import interval, number, pairs, pays, verdict
from game.study.whatif import Comparison, Study, Used

HEADS = ("yardstick", "base", "what-if", "difference, 95 %", "effect", "pairs +/=/−", "pairing")


def study_lines(study: Study) -> Iterator[str]:
    """The whole study in plain text."""
    plan = study.plan
    yield f"{study.title} ({plan.base}), {counted(plan.games, 'game')} each, seeds {plan.seeds[0]} to {plan.seeds[-1]}"
    for item in study.comparisons:
        yield ""
        yield from comparison_lines(study, item)
    yield ""
    yield from wrapped(
        "Differences are of games with the same seed; a * marks an interval without 0. Effect is the mean difference "
        "in standard deviations of the differences. Pairing says how many times smaller the variance is than without."
    )


def comparison_lines(study: Study, item: Comparison) -> Iterator[str]:
    """One what-if."""
    yield f"{item.title} ({item.name})"
    if item.question:
        yield from wrapped(f"Asks: {item.question}", "  ")
    rows = []
    for row in item.rows:
        found, share = row.found, row.share
        star = " *" if found.difference.is_clear else ""
        cells = (row.title, number(found.base.value, share), number(found.other.value, share))
        rows.append(
            (*cells, interval(found.difference, share) + star, f"{found.effect:+.2f}", pairs(row), pays(row))
        )
    yield from table(HEADS, rows, width=130)
    for row in item.rows:
        if row.expected:
            said = f"{row.title}, {verdict(row.expected)}: {row.expected.why} [{row.expected.cite}]"
            yield from wrapped(said, "  - ")
            if row.expected.note:
                yield from wrapped(f"Note: {row.expected.note}", "    ")
    yield from used_lines(study, item.used, "  ")


def used_lines(study: Study, used: Used, indent: str) -> Iterator[str]:
    """Which matters were adopted, only ever refused, never put; which rules never spoke."""
    adopted = "; ".join(f"{study.titles.get(m, m)} in {n}" for m, n in used.adopted.items()) or "nothing"
    yield from wrapped(f"Adopted (in so many games): {adopted}.", indent, "  ")
    yield from wrapped(f"Put and never adopted: {titled(study, used.only_refused)}.", indent, "  ")
    yield from wrapped(f"Never put: {titled(study, used.never_put)}.", indent, "  ")
    yield from wrapped(f"Rules that no event cites: {', '.join(used.silent) or 'none'}.", indent, "  ")


def titled(study: Study, matters: Iterable[str]) -> str:
    """Matters by their titles."""
    return "; ".join(study.titles.get(name, name) for name in matters) or "none"
