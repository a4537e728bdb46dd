"""How the last votes of the Council went: who voted how, what was carried, and why something was not."""

from collections.abc import Iterator

from game.engine.session import Logged
from game.ui.kit import Card, Column, Element, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cap, cited, empty, explained, label, lead

RESULTS = {
    "carried": ("tick", "good"),
    "refused": ("cross", "bad"),
    "package_failed": ("warn", "warn"),
    "decreed": ("gavel", "accent"),
    "decided": ("gavel", "accent"),
}
CARRIED = ("carried", "decreed", "decided")
"""The results by which something has come into force."""
ANSWERS = {"aye": ("tick", "good"), "no": ("cross", "bad"), "counter": ("pen", "warn")}
TURNS = 6
"""Of how many turns with votes the results are shown."""


def is_result(logged: Logged) -> bool:
    """Whether an entry tells what became of a package or a decree; in the air another kind of refusal is told."""
    return logged.event.kind in RESULTS and logged.event.place is None


def votes_part(bench: Bench, turns_shown: int = TURNS) -> Element:
    """The votes turn by turn, the last first."""
    turns: dict[int, list[Logged]] = {}
    for logged in bench.view.log:
        if logged.event.kind == "votes" or is_result(logged):
            turns.setdefault(logged.turn, []).append(logged)
    if not turns:
        return empty(
            "Nothing has been voted on yet. When a package has been put and answered, all votes are opened together "
            "and stand here with the reasons.",
            "envelope",
        )
    clock = bench.setting.clock(bench.view)
    parts: list[Element] = []
    for turn in sorted(turns, reverse=True)[:turns_shown]:
        parts.append(label(clock.label(turn)))
        parts += list(_turn(bench, turns[turn]))
    return Column(parts, gap=8)


def _turn(bench: Bench, found: list[Logged]) -> Iterator[Element]:
    """The packages of a turn: their votes with their result, then what was decided alone."""
    votes = {one.event.subject: one for one in found if one.event.kind == "votes"}
    for one in found:
        if is_result(one):
            yield _result(bench, one, votes.get(one.event.subject))


def _result(bench: Bench, one: Logged, votes: Logged | None) -> Element:
    name, colour = RESULTS[one.event.kind]
    parts: list[Element] = [
        lead(name, cited(f"{cap(one.event.text)}.", one.event.cite, "body", "text"), colour)
    ]
    if votes is not None:
        parts += list(_votes(str(votes.event.values[1])))
    parts += list(_remarks(bench, one))
    return Card(parts, edge=colour, pad=12, gap=4)


def _remarks(bench: Bench, one: Logged) -> Iterator[Element]:
    """What others have said in public on their refusal, as long as they are remembered to have said it."""
    if one.event.kind == "refused":
        for text in bench.table.remarks(one.event.subject):
            yield lead("people", Text(text, "small", "soft"), "faint", 14)


def _votes(told: str) -> Iterator[Element]:
    """Each member's vote, from the line that opened them."""
    for vote in told.split("; "):
        who, _, answer = vote.rpartition(": ")
        name, colour = ANSWERS.get(answer, ("ring", "faint"))
        yield lead(name, Text((Span(f"{cap(who)}: ", "small", "soft"), Span(answer, "small"))), colour, 14)


def has_voted(bench: Bench) -> bool:
    """Whether anything has been decided or refused yet."""
    return any(is_result(one) for one in bench.view.log)


def last_result(bench: Bench) -> Element | None:
    """The result of this turn's votes in a line each, if there are any."""
    found = [one for one in bench.view.log if one.turn == bench.view.turn and is_result(one)]
    if not found:
        return None
    lines: list[Element] = []
    for one in found:
        name, colour = RESULTS[one.event.kind]
        lines.append(
            lead(name, Text(f"{cap(one.event.text)}.", "body", tip=explained(one.event.cite)), colour)
        )
        lines += list(_remarks(bench, one))
    return Column(lines, gap=4)
