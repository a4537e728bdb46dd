"""Political tracks: what moves them at once, and their slow drift under causal influences.

Drift goes half-day by half-day whatever the turn's length, so that a month of daily turns moves a track as
far as one monthly turn. In each half-day every influence reads the values with which it began, and each track
moves by the sum, taken in the order of the scenario file. What is less than a point is carried over.
"""

from collections.abc import Mapping
from typing import cast

from game.core.records import evolve
from game.law.clauses import Case, Clause
from game.law.clauses.course import TrackIs
from game.law.setting import Setting
from game.law.stakes import Influence
from game.model.events import Event, Outcome
from game.model.state import State
from game.rules.common import put, then

Standing = tuple[str, Influence, tuple[TrackIs, ...]]
"""An influence that may act this turn, by its name, with what it needs of tracks."""

LOW, HIGH, MIDDLE = 0, 100, 50
PARTS = 100 * MIDDLE
"""Parts of a point: an influence moves by hundredths, a scaled one by fiftieths of those."""


def shift(
    state: State,
    setting: Setting,
    track: str,
    amount: int,
    why: str,
    cite: str,
    audience: frozenset[str] = frozenset(),
) -> Outcome:
    """Move a track at once, within 0 to 100, and say why to those who may know (`audience` empty: all such).

    A scenario without that track has nothing to move.
    """
    now = state.tracks.get(track)
    if now is None:
        return Outcome(state)
    after = min(HIGH, max(LOW, now + amount))
    if after == now:
        return Outcome(state)
    moved = evolve(state, tracks=put(state.tracks, track, after))
    return Outcome(moved, (_told(setting, track, after - now, why, cite, audience),))


def shifts(
    state: State,
    setting: Setting,
    moves: Mapping[str, int],
    why: str,
    cite: str,
    audience: frozenset[str] = frozenset(),
) -> Outcome:
    """Move several tracks for one reason, in the order given."""
    outcome = Outcome(state)
    for track, amount in moves.items():
        outcome = then(outcome, lambda now, t=track, a=amount: shift(now, setting, t, a, why, cite, audience))  # type: ignore[misc]
    return outcome


def drift(state: State, setting: Setting) -> Outcome:
    """Let every influence whose needs hold move its track for as many half-days as the turn lasts."""
    pushes: dict[str, dict[str, int]] = {}
    tracks, carried = dict(state.tracks), dict(state.carried)
    influences = _standing(state, setting)
    left = setting.clock(state).lasts(state.turn) if influences else 0
    while left > 0:
        step = _half_day(tracks, influences)
        sums = {track: sum(causes.values()) for track, causes in step.items()}
        span = min(left, _unmoved(tracks, carried, sums) + 1)
        for track, causes in step.items():
            total = pushes.setdefault(track, {})
            for name, parts in causes.items():
                total[name] = total.get(name, 0) + span * parts
        _gather(tracks, carried, sums, span - 1)
        _move(tracks, carried, sums)
        left -= span
    events = tuple(
        _caused(setting, track, tracks[track] - was, pushes[track])
        for track, was in state.tracks.items()
        if tracks[track] != was
    )
    return Outcome(evolve(state, tracks=tracks, carried=carried) if pushes else state, events)


def _standing(state: State, setting: Setting) -> tuple[Standing, ...]:
    """The influences that may act this turn: whatever they need besides tracks is there."""
    case = Case(state, setting)
    return tuple(
        (name, influence, bounds)
        for name, influence, others, bounds in _compiled(setting)
        if influence.to in state.tracks
        and (not influence.of or influence.of in state.tracks)
        and all(clause.met(case).holds for clause in others)
    )


def _compiled(setting: Setting) -> tuple[tuple[str, Influence, tuple[Clause, ...], tuple[TrackIs, ...]], ...]:
    """Every influence with what it needs besides tracks, and of tracks; taken apart once for a setting."""
    found = cast(
        tuple[tuple[str, Influence, tuple[Clause, ...], tuple[TrackIs, ...]], ...] | None,
        setting.cache.get("tracks.influences"),
    )
    if found is None:
        rows = []
        for name, influence in setting.stakes.influences.items():
            clauses = [clause for _, clause in influence.needs.clauses]
            bounds = tuple(clause for clause in clauses if isinstance(clause, TrackIs))
            others = tuple(clause for clause in clauses if not isinstance(clause, TrackIs))
            rows.append((name, influence, others, bounds))
        found = setting.cache["tracks.influences"] = tuple(rows)
    return found


def _half_day(tracks: Mapping[str, int], influences: tuple[Standing, ...]) -> dict[str, dict[str, int]]:
    """How many parts each influence moves each track in one half-day."""
    step: dict[str, dict[str, int]] = {}
    for name, influence, bounds in influences:
        if bounds and not all(clause.within(tracks) for clause in bounds):
            continue
        scale = tracks[influence.of] - MIDDLE if influence.of else MIDDLE
        step.setdefault(influence.to, {})[name] = influence.per_100 * scale
    return step


def _unmoved(tracks: Mapping[str, int], carried: Mapping[str, int], parts: Mapping[str, int]) -> int:
    """How many half-days these movements only gather, so that no track moves by a point or meets its end.

    As long as no track moves, every half-day is like the one before.
    """
    fewest = PARTS * HIGH
    for track, amount in parts.items():
        value, rest = tracks[track], carried.get(track, 0)
        if (value == HIGH and rest > 0) or (value == LOW and rest < 0):
            return 0
        if not amount or _pressed(value, rest, amount):
            continue
        if value in (LOW, HIGH) and (value == HIGH) is (amount > 0):
            return 0
        gathered = rest if amount > 0 else -rest
        fewest = min(fewest, (PARTS - 1 - gathered) // abs(amount))
    return max(0, fewest)


def _pressed(value: int, rest: int, amount: int) -> bool:
    """Whether a track stands at its end and is pushed against it, with nothing carried over: it stays as it is."""
    return not rest and ((value == HIGH and amount > 0) or (value == LOW and amount < 0))


def _gather(tracks: Mapping[str, int], carried: dict[str, int], parts: Mapping[str, int], span: int) -> None:
    """Enter half-days in which nothing but the parts carried over changes."""
    if not span:
        return
    for track, amount in parts.items():
        rest = carried.get(track, 0)
        carried[track] = rest if _pressed(tracks[track], rest, amount) else rest + span * amount


def _move(tracks: dict[str, int], carried: dict[str, int], parts: Mapping[str, int]) -> None:
    """Enter one half-day's movements, each track within its bounds."""
    for track, amount in parts.items():
        total = carried.get(track, 0) + amount
        points = abs(total) // PARTS * (1 if total > 0 else -1)
        value, rest = tracks[track] + points, total - points * PARTS
        if value >= HIGH:
            value, rest = HIGH, min(rest, 0) if value == HIGH else 0
        elif value <= LOW:
            value, rest = LOW, max(rest, 0) if value == LOW else 0
        tracks[track], carried[track] = value, rest


def _caused(setting: Setting, track: str, moved: int, causes: Mapping[str, int]) -> Event:
    """The event of a drift: its two strongest causes in that direction."""
    influences = setting.stakes.influences
    along = sorted((n for n in causes if causes[n] * moved > 0), key=lambda n: -abs(causes[n]))[:2]
    why = " and ".join(influences[name].title for name in along) or "what had gathered before"
    cite = ", ".join(dict.fromkeys(influences[name].cite for name in along)) or "rulebook 6.1"
    return _told(setting, track, moved, why, cite, frozenset())


def _told(setting: Setting, track: str, moved: int, why: str, cite: str, audience: frozenset[str]) -> Event:
    record = setting.stakes.tracks.get(track)
    seats = frozenset({*record.seen_by, "control"}) if record and record.seen_by else frozenset()
    both = seats & audience if seats and audience else seats or audience
    title = record.title if record else track
    return Event("track", "{} {:+d}: {}", (title, moved, why), cite, both, track)
