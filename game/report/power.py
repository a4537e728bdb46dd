"""Who decides: how often an office's answer was decisive, scenario by scenario."""

from collections.abc import Iterator, Mapping, Sequence

from game.report.text import table, wrapped
from game.report.whatif.words import number, signed
from game.study.power import Power

HEADS = ("office", "answered in", "decisive in", "share of games, 95 %", "gain of the other answer")


def power_lines(
    titles: Mapping[str, str], found: Mapping[str, Sequence[Power]], games: int, first: int
) -> Iterator[str]:
    """One table a scenario."""
    yield "# Rights and power"
    yield ""
    yield from wrapped(
        f"{games} games of each scenario by doctrines, seeds {first} to {first + games - 1}. In each game one answer of "
        "each office, picked by luck, was turned round (aye into no, no into aye, a key turned into a key withheld) and "
        "the game played on. It was decisive where somebody else won, or another seat reached its par or missed it."
    )
    for name, powers in found.items():
        yield ""
        yield f"## {titles[name]} ({name})"
        yield ""
        yield from table(HEADS, [_row(item) for item in powers], width=130)


def _row(item: Power) -> tuple[str, ...]:
    share, gain = item.share, item.gain
    return (
        item.title,
        f"{item.answered} of {item.games}",
        str(item.decisive),
        f"{number(share.value, True)} [{number(share.low, True)}, {number(share.high, True)}]",
        f"{signed(gain.value, False)} [{signed(gain.low, False)}, {signed(gain.high, False)}] points",
    )
