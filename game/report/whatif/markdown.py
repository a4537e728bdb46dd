"""The comparison as a page for the repository: what each what-if was expected to change, and what it changes."""

from collections.abc import Iterator, Sequence
from statistics import median

from game.report.text import counted
from game.report.whatif.words import interval, number, pairs, pays, verdict
from game.study.whatif import Comparison, Row, Study

HEADS = ("yardstick", "base", "what-if", "difference, 95 %", "effect", "pairs + = −", "pairing")
GAIN = 2
"""From this on pairing is said to pay: so many times smaller is the variance of a difference."""


def study_markdown(study: Study) -> str:
    """The whole page in Markdown, the same bytes for the same games."""
    parts = [*_head(study), *_overview(study), *_pairing(study)]
    for item in study.comparisons:
        parts += _comparison(item)
    return "\n".join([*parts, ""])


def _head(study: Study) -> Iterator[str]:
    plan = study.plan
    names = " ".join(plan.variants)
    yield f"# What the what-ifs change in {study.title}"
    yield ""
    yield (
        f"Made by `zapad whatif {plan.base} {names} --games {plan.games} --first {plan.first}`: "
        f"{counted(plan.games, 'game')} of each with the same seeds, AI seats in all places. "
        "A difference is of two games with the same seed; a * marks a 95 % interval without 0. Effect is the mean "
        "difference in standard deviations of the differences. Pairs are counted where the what-if's value is higher, "
        "the same and lower."
    )
    yield ""
    yield (
        "An expectation is argued from the source, not from the games. Where the games say something else it still "
        "stands, and a note gives its author's reading of why."
    )


def _overview(study: Study) -> Iterator[str]:
    yield from ("", "## Expected and measured", "")
    yield "| what-if | yardstick | expected | difference, 95 % | verdict |"
    yield "|---|---|---|---|---|"
    for item in study.comparisons:
        for row in item.rows:
            if row.expected is not None:
                said = verdict(row.expected).partition(": ")[2]
                shown = said if row.expected.agrees else f"**{said}**"
                gap = interval(row.found.difference, row.share)
                yield f"| {item.name} | {row.title} | {row.expected.direction} | {gap} | {shown} |"


def _pairing(study: Study) -> Iterator[str]:
    """How many times smaller the variance is for sharing the luck, over all measures that vary."""
    gains = [row.found.pays for item in study.comparisons for row in item.rows if row.found.pays]
    still = sum(not row.found.pays for item in study.comparisons for row in item.rows)
    yield from ("", "## What pairing is worth", "")
    if not gains:
        yield "No measure differs in any pair, so there is nothing to compare."
        return
    paying = sum(gain >= GAIN for gain in gains)
    yield (
        f"The variance of a paired difference is at least {GAIN} times smaller than without pairing on {paying} of "
        f"{len(gains)} measures ({100 * paying / len(gains):.0f} %); half of them gain {median(gains):.1f} times or "
        f"more. On {still} further measures no pair, or every pair alike, differs."
    )


def _comparison(item: Comparison) -> Iterator[str]:
    yield from ("", f"## {item.title} ({item.name})", "")
    if item.question:
        yield f"{item.question} *{item.expectation}*"
        yield ""
    yield f"| {' | '.join(HEADS)} |"
    yield f"|{'---|' * len(HEADS)}"
    yield from (f"| {' | '.join(cells)} |" for cells in map(_cells, item.rows))
    notes = [line for row in item.rows if row.expected for line in _expected(row)]
    if notes:
        yield ""
        yield from notes


def _cells(row: Row) -> Sequence[str]:
    found, share = row.found, row.share
    star = " *" if found.difference.is_clear else ""
    base, other = number(found.base.value, share), number(found.other.value, share)
    gap = interval(found.difference, share) + star
    return (row.title, base, other, gap, f"{found.effect:+.2f}", pairs(row).replace("/", " "), pays(row))


def _expected(row: Row) -> Iterator[str]:
    said = row.expected
    if said is not None:
        yield f"- {row.title}, {verdict(said)}: {said.why} [{said.cite}]"
        if said.note:
            yield f"  - Note: {said.note}"
