"""Which of the seat's own aims a package touches: the conditions that it would meet, and those that it would break."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from game.law.bodies import Makes
from game.law.clauses.course import Happened, PromisesKept, TrackIs
from game.law.clauses.places import LeaseIs
from game.law.clauses.politics import AnyDecision, Decision, PeriodIs, PostHeldBy
from game.law.setting import Setting
from game.model.terms import Period
from game.ui.kit import Element, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import explained, lead

EVENTS: Final = {"period_opened": Period.THREATENED, "aggression_declared": Period.WARTIME}
"""Events that a change of the legal period puts on record."""

HELPS: Final = {
    True: ("tick", "good", "Works for"),
    False: ("cross", "bad", "Decides against"),
    None: ("dot", "warn", "Bears on"),
}


@frozen
class Touch:
    """An aim that a package touches: whether the package works for it (None: both ways), and its sources."""

    title: str
    points: int
    helps: bool | None
    cite: str


def touched(bench: Bench, matters: tuple[str, ...]) -> tuple[Touch, ...]:
    """The seat's aims that the adoption of these matters would decide for or against, as far as that can be said."""
    setting = bench.setting
    known = tuple(name for name in matters if name in setting.law.matters)
    made = [setting.law.matters[name].makes for name in known]
    found = []
    for item in setting.stakes.objectives.values():
        if bench.seat not in item.seats or (item.card and item.card != bench.view.card):
            continue
        says = {
            answer
            for _, clause in item.needs.clauses
            if (answer := _answer(bench, clause, known, made)) is not None
        }
        if says:
            found.append(Touch(item.title, item.points, says.pop() if len(says) == 1 else None, item.cite))
    return tuple(found)


def aim_lines(bench: Bench, matters: tuple[str, ...]) -> Iterator[Element]:
    """The aims that a package touches, a line each."""
    for one in touched(bench, matters):
        name, colour, word = HELPS[one.helps]
        said = (
            Span(f"{word} your aim ", "small", "soft"),
            Span(f"“{one.title}”", "body"),
            Span(f"   {one.points} point{'' if one.points == 1 else 's'}", "small", "faint"),
        )
        yield lead(name, Text(said, tip=explained(one.cite)), colour)


def _answer(bench: Bench, clause: object, matters: tuple[str, ...], made: list[Makes]) -> bool | None:
    """Whether a condition would hold by these matters; None where they do not decide it."""
    setting = bench.setting
    if isinstance(clause, Decision):
        return not clause.absent if clause.matter in matters else None
    if isinstance(clause, AnyDecision):
        return True if set(clause.one_of) & set(matters) else None
    if isinstance(clause, PeriodIs):
        period = next((one.period for one in reversed(made) if one.period), None)
        return period in clause.one_of if period else None
    if isinstance(clause, PostHeldBy):
        holder = next((one.posts[clause.post] for one in reversed(made) if clause.post in one.posts), "")
        return setting.world.offices[holder].side == clause.side if holder in setting.world.offices else None
    if isinstance(clause, LeaseIs):
        statuses = [one.leases[name] for one in made for name in clause.all_of if name in one.leases]
        return all(status in clause.one_of for status in statuses) if statuses else None
    if isinstance(clause, Happened):
        happens = any(
            one.event == clause.event or one.period is EVENTS.get(clause.event, one) for one in made
        )
        return not clause.never if happens else None
    if isinstance(clause, PromisesKept):
        return True if _owes(setting, matters, clause.seat) and clause.made else None
    return _track(bench, clause, made) if isinstance(clause, TrackIs) else None


def _owes(setting: Setting, matters: tuple[str, ...], seat: str) -> bool:
    return any(setting.law.matters[name].owes == seat for name in matters)


def _track(bench: Bench, clause: TrackIs, made: list[Makes]) -> bool | None:
    """Whether a track would come into its bounds, or leave them."""
    now = bench.view.tracks.get(clause.track)
    by = sum(one.tracks.get(clause.track, 0) for one in made)
    if now is None or not by:
        return None
    holds = [clause.at_least <= value <= clause.at_most for value in (now, min(100, max(0, now + by)))]
    return holds[1] if holds[0] is not holds[1] else None
