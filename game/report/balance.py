"""The balance of a scenario as text: tables that stand in the repository, and whether each condition holds."""

from collections.abc import Iterator

from game.study.balance import POLICIES, Balance, mean
from game.study.conditions import conditions, share, usage


def balance_text(found: Balance) -> str:
    """The whole report in Markdown, the same bytes for the same games."""
    return "\n".join(
        (*_head(found), *_policies(found), *_results(found), *_uses(found), *_conditions(found), "")
    )


def _head(found: Balance) -> Iterator[str]:
    last = found.first + found.games - 1
    yield f"# Balance of {found.scenario}"
    yield ""
    yield (
        f"Made by `zapad balance {found.scenario} --games {found.games} --first {found.first}`: seeds {found.first} to "
        f"{last} for each cell, AI seats in all places."
    )


def _policies(found: Balance) -> Iterator[str]:
    what = "the Westerns' intent" if found.hides == "intent" else "the two secret cards"
    yield from ("", f"## A seat's own score by its policy and {what}", "")
    yield f"| seat | policy | {' | '.join(found.cases)} | mean |"
    yield f"|---|---|{'---|' * (len(found.cases) + 1)}"
    for seat in dict.fromkeys(seat for seat, _, _ in found.columns):
        for policy in POLICIES:
            row = [mean(found.columns[seat, policy, case], seat) for case in found.cases]
            cells = " | ".join(f"{number:.1f}" for number in row)
            yield f"| {seat} | {policy} | {cells} | {sum(row) / len(row):.1f} |"


def _results(found: Balance) -> Iterator[str]:
    what = f"a hidden {found.hides}"
    yield from ("", f"## Games with {what}, all seats by their doctrines", "")
    yield "| seat | par | mean | lowest | quarter | median | three quarters | highest |"
    yield "|---|---|---|---|---|---|---|---|"
    for seat, par in found.pars.items():
        scores = sorted(result.total[seat] for result in found.hidden)
        cut = [scores[min(len(scores) - 1, len(scores) * part // 4)] for part in range(5)]
        cells = " | ".join(str(number) for number in cut)
        yield f"| {seat} | {par} | {mean(found.hidden, seat):.1f} | {cells} |"
    if not found.script:
        return
    won = share(found.hidden, sum(result.victory for result in found.hidden))
    yield ""
    yield f"The Northerns restore everything in {won:.0%} of these games."


def _uses(found: Balance) -> Iterator[str]:
    yield from ("", "## What is used", "")
    yield "| move, measure or card | games | uses with an alternative within 2 points |"
    yield "|---|---|---|"
    for name, (games, close) in usage(found.hidden).items():
        yield f"| {name} | {games:.0%} | {close:.0%} |"


def _conditions(found: Balance) -> Iterator[str]:
    yield from ("", "## Conditions", "", "| condition | holds | measured |", "|---|---|---|")
    for item in conditions(found):
        yield f"| {item.title} | {'yes' if item.holds else '**no**'} | {item.says} |"
