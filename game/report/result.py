"""The result with its scoring explained: every objective, held or not, and why."""

from collections.abc import Iterator
from itertools import islice

from attrs import field, frozen

from game.engine.session import Session
from game.law.setting import Setting
from game.model.state import State
from game.report.account import WEIGHT, sentence
from game.report.prices import FeltPrice, felt_prices, raised
from game.report.text import plain_number
from game.rules.score import Score, ScoreLine, score, victory

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
    return f"{title}: {found.total} points, {against(found)} ({found.par})"


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


# -- the same as records, for a screen -----------------------------------------------------------------------
DECISIVE = 60
"""From which weight on an event may be called one on which a game turned."""


@frozen
class Aim:
    """One objective: what it earned of its points, and the sentences of the conditions that failed."""

    title: str
    earned: int
    points: int
    held: bool
    why: tuple[str, ...]


@frozen
class Part:
    """A part of a score with its aims; `note` says what was done to its sum."""

    title: str
    points: int
    note: str
    aims: tuple[Aim, ...]


@frozen(kw_only=True)
class SeatResult:
    """The result of one seat: `verdict` sets it against the seat's own par, `card` is the secret card revealed.

    `prices` are what each concession was worth, the same for every seat; none before the end.
    """

    seat: str
    title: str
    total: int
    par: int
    verdict: str
    parts: tuple[Part, ...] = field(repr=False)
    card: tuple[str, str] = ("", "")
    breaches: str = ""
    prices: tuple[FeltPrice, ...] = ()
    dearer: str = ""


@frozen
class TurningPoint:
    """Something on which the game turned, with its turn, its date and the number of moves before it."""

    turn: int
    date: str
    text: str
    move: int


def seat_results(session: Session) -> tuple[SeatResult, ...]:
    """The result of every seat as the game stands."""
    world, stakes, state = session.setting.world, session.setting.stakes, session.state
    found = []
    for seat, made in score(state, session.setting).items():
        card = stakes.cards.get(state.politics.cards.get(seat, ""))
        whose = "of the partner's" if made.breaches < 0 else "of its own"
        found.append(
            SeatResult(
                seat=seat,
                title=world.seats[seat].title,
                total=made.total,
                par=made.par,
                verdict=against(made),
                parts=tuple(_parts(made)),
                card=(card.title, card.text) if card else ("", ""),
                breaches=f"Breaches, {whose}: {plain_number(-made.breaches)}" if made.breaches else "",
                prices=felt_prices(state, session.setting),
                dearer=raised(state, session.setting, seat),
            )
        )
    return tuple(found)


def against(found: Score) -> str:
    """A total against its par, in words."""
    gap = found.against_par
    return f"{gap} above par" if gap > 0 else f"{-gap} below par" if gap < 0 else "at par"


def _parts(found: Score) -> Iterator[Part]:
    for part, title in PARTS:
        lines = [line for line in found.lines if line.part == part]
        if lines:
            halved = "halved, for the military result is low" if part == "private" and found.halved else ""
            yield Part(title, getattr(found, part), halved, tuple(map(_aim, lines)))


def _aim(line: ScoreLine) -> Aim:
    why = () if line.held else tuple(finding.text for finding in line.findings if not finding.holds)
    return Aim(line.title, line.earned, line.points, line.held, why)


OUTCOME = {
    "result": "The military result is too low: {1}; {0} was needed.",
    "restored": "Ground that is still lost: {1}.",
    "defeated": "Invaders who still stand on the ground defended: {0}.",
}
"""What each failed condition of victory says afterwards."""


def outcome(session: Session) -> tuple[str, ...]:
    """How the game ended, in sentences: why it is over, and where defence is scored whether it has succeeded."""
    ends = [logged.event.text for logged in session.log if logged.event.kind == "end"]
    if not session.setting.numbers.politics.military_most:
        return tuple(ends)
    verdict = victory(session.state, session.setting)
    if verdict.allowed:
        return (*ends, "The defence has succeeded: all ground is restored, and no invader stands on it.")
    failed = [OUTCOME[finding.name].format(*finding.values) for finding in verdict.objections]
    return (*ends, "The defence has not succeeded.", *failed)


def turning_points(session: Session, most: int = 10) -> tuple[TurningPoint, ...]:
    """The decisions and turns of fortune that mattered most, in their order; of each kind the first counts most.

    Half of them are the most telling of one part of the game each, so that its end is told too.
    """
    seen: dict[str, int] = {}
    ranked = []
    for number, logged in enumerate(session.log):
        weight = WEIGHT.get(logged.event.kind, 0)
        if weight >= DECISIVE:
            told = seen[logged.event.kind] = seen.get(logged.event.kind, 0) + 1
            ranked.append((10 * told - weight, number))
    clock = session.setting.clock(session.state)
    ranked.sort()
    parts: dict[int, int] = {}
    for _, number in ranked:
        parts.setdefault(session.log[number].turn * (most // 2) // (session.state.turn + 1), number)
    rest = (number for _, number in ranked if number not in parts.values())
    kept = sorted((*parts.values(), *islice(rest, most - len(parts))))
    return tuple(
        TurningPoint(clock.at(item.turn)[0], clock.label(item.turn), sentence(item.event, 3), item.move)
        for item in (session.log[number] for number in kept)
    )
