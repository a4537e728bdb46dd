"""The result with its scoring explained: every objective, held or not, and why."""

from collections.abc import Iterator

from game.law.setting import Setting
from game.model.state import State
from game.report.text import plain_number
from game.rules.score import Score, score

PARTS = (("military", "Military result, shared"), ("private", "Own aims"), ("card", "Secret national card"))


def result_lines(state: State, setting: Setting, reasons: bool = True) -> Iterator[str]:
    """The result of a game, seat by seat."""
    for seat, found in score(state, setting).items():
        yield headline(setting.world.seats[seat].title, found)
        yield from explained(found, reasons)


def headline(title: str, found: Score) -> str:
    """A seat's total against its par.

    Par is what the seat usually reaches; points are never compared with another seat's.
    """
    gap = found.against_par
    verdict = f"{gap} above par" if gap > 0 else f"{-gap} below par" if gap < 0 else "at par"
    return f"{title}: {found.total} points, {verdict} ({found.par})"


def explained(found: Score, reasons: bool) -> Iterator[str]:
    """Each part of a score, its objectives, and the sentence of every condition that failed."""
    for part, title in PARTS:
        lines = [line for line in found.lines if line.part == part]
        if not lines:
            continue
        halved = ", halved because the military result is low" if part == "private" and found.halved else ""
        yield f"  {title}: {getattr(found, part)}{halved}"
        for line in lines:
            yield f"    {'+' if line.held else '·'} {line.earned} of {line.points}  {line.title}"
            if reasons and not line.held:
                failed = next((item for item in line.findings if not item.holds), None)
                if failed:
                    yield f"           {failed.text}"
    if found.breaches:
        whose = "of the partner's" if found.breaches < 0 else "of its own"
        yield f"  Breaches, {whose}: {'+' if found.breaches < 0 else ''}{plain_number(-found.breaches)}"
