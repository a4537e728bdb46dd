"""The tornado table: which invented numbers decide the outcome, the widest swing first."""

from collections.abc import Iterator, Sequence

from game.report.text import table, wrapped
from game.report.whatif.words import signed
from game.study.sensitivity import Swing, Tornado
from game.study.zeroed import NOTICED, Zeroed

WIDE = 12
"""Characters of a bar on either side."""
NAMED = 4
"""How many targets are named that a weight moves."""
ZERO_HEADS = ("weight", "value", "targets that move", "points")
HEADS = ("assumption", "value", "range", "yardstick", "at low", "at high", "swing")


def tornado_lines(found: Tornado) -> Iterator[str]:
    """The table in plain text, which is Markdown too."""
    yield f"# Which assumptions decide {found.title}"
    yield ""
    yield from wrapped(
        f"Each of {found.tried} assumed numbers with a range was set to either end of it and played with "
        f"{found.screened} seeds; these {len(found.swings)} swing most and were played with {found.games}. A difference "
        "is from the base with the same seed; the bar is the mean difference in standard deviations of the base's games."
    )
    yield ""
    most = max((swing.size for swing in found.swings), default=1.0)
    yield from table(HEADS, [_row(swing, most) for swing in found.swings], width=150)
    yield ""
    for swing in found.swings:
        yield from wrapped(f"- {swing.assumed.name}: {swing.assumed.why}", "", "  ")


def zeroed_lines(found: Sequence[Zeroed], games: int) -> Iterator[str]:
    """What each weight moves when it is zero: which target, by how many points."""
    moved = sum(one.is_noticed for one in found)
    yield f"## The {len(found)} weights that swing most, each set to zero"
    yield ""
    yield from wrapped(
        f"Each was played with {games} games by the seeds of the base. {moved} of {len(found)} move at least one target "
        f"by {NOTICED} points. A share is that of the games in which a target is reached, in per cent."
    )
    yield ""
    yield from table(ZERO_HEADS, [_zeroed(one) for one in found], width=150)


def _zeroed(one: Zeroed) -> tuple[str, ...]:
    most = "; ".join(
        f"{name.upper()} {before:.0f} → {after:.0f}" for name, before, after in one.moves[:NAMED]
    )
    return one.assumed.name, str(one.assumed.value), most or "none", f"{one.most:.1f}"


def _row(swing: Swing, most: float) -> tuple[str, ...]:
    item = swing.assumed
    bar = "█" * max(1, round(WIDE * swing.size / most))
    return (
        item.name,
        str(item.value),
        f"{item.low} to {item.high}",
        swing.title,
        signed(swing.low.value, False) + (" *" if swing.low.is_clear else ""),
        signed(swing.high.value, False) + (" *" if swing.high.is_clear else ""),
        f"{bar} {swing.size:.2f}",
    )
