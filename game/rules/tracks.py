"""Political tracks: what moves them at once, and their slow drift under causal influences.

Drift goes half-day by half-day whatever the turn's length (`game.rules.drift`), so that a month of daily turns moves a
track as far as one monthly turn. What is less than a point is carried over.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from attrs import field, frozen

from game.core.records import evolve
from game.law.clauses import Case, Clause
from game.law.clauses.course import TrackIs
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State
from game.rules.drift import HIGH, LOW, Drift, Influences, Standing

TOGETHER = 200
"""How many sets of influences that acted together are remembered."""


@frozen(eq=False)
class Compiled:
    """Every influence of a setting with what it needs besides tracks, and those that acted together, by what held."""

    rows: tuple[tuple[Standing, tuple[Clause, ...]], ...]
    together: dict[object, Influences] = field(factory=dict)


def shift(
    state: State,
    setting: Setting,
    track: str,
    amount: int,
    why: str,
    cite: str,
    audience: frozenset[str] = frozenset(),
) -> Outcome:
    """Move a track at once, within 0 to 100, and say why to those who may know (`audience` empty: all such)."""
    return shifts(state, setting, {track: amount}, why, cite, audience)


def shifts(
    state: State,
    setting: Setting,
    moves: Mapping[str, int],
    why: str,
    cite: str,
    audience: frozenset[str] = frozenset(),
) -> Outcome:
    """Move several tracks at once for one reason, told in the order given.

    A track that the scenario lacks has nothing to move.
    """
    tracks, events = dict(state.tracks), []
    for track, amount in moves.items():
        if track not in tracks:
            continue
        was = tracks[track]
        tracks[track] = min(HIGH, max(LOW, was + amount))
        if tracks[track] != was:
            events.append(_told(setting, track, tracks[track] - was, why, cite, audience))
    return Outcome(evolve(state, tracks=tracks), tuple(events)) if events else Outcome(state)


def drift(state: State, setting: Setting) -> Outcome:
    """Let every influence whose needs hold move its track for as many half-days as the turn lasts."""
    course = Drift(state.tracks, state.carried, _standing(state, setting))
    course.go_on(setting.clock(state).lasts(state.turn))
    if not course.pushes:
        return Outcome(state)
    now = course.tracks
    events = tuple(
        _caused(setting, track, now[track] - was, course.pushes[track])
        for track, was in state.tracks.items()
        if now[track] != was
    )
    return Outcome(evolve(state, tracks=now, carried=course.carried), events)


def _standing(state: State, setting: Setting) -> Influences:
    """The influences that may act this turn: whatever they need besides tracks is there.

    Most need nothing else; what the others find tells which there are, and these are put together once.
    """
    found = cast(Compiled | None, setting.cache.get("tracks.influences"))
    if found is None:
        found = setting.cache["tracks.influences"] = _compiled(setting)
    case = Case(state, setting)
    ready = tuple([_hold(others, case) for _, others in found.rows if others])
    key = (ready, tuple(state.tracks))
    known = found.together.get(key)
    if known is None:
        if len(found.together) >= TOGETHER:
            found.together.clear()
        known = found.together[key] = Influences(_acting(found, ready, state.tracks))
    return known


def _hold(clauses: tuple[Clause, ...], case: Case) -> bool:
    for clause in clauses:  # noqa: SIM110 - asked for every influence in every turn
        if not clause.met(case).holds:
            return False
    return True


def _acting(found: Compiled, ready: tuple[bool, ...], tracks: Mapping[str, int]) -> Iterator[Standing]:
    """The influences whose other needs are `ready`, and whose tracks there are, in their order."""
    answers = iter(ready)
    for item, others in found.rows:
        holds = next(answers) if others else True
        if holds and item.to in tracks and (not item.of or item.of in tracks):
            yield item


def _compiled(setting: Setting) -> Compiled:
    """Every influence, and what it needs besides tracks."""
    rows = []
    for name, influence in setting.stakes.influences.items():
        clauses = [clause for _, clause in influence.needs.clauses]
        bounds = tuple(clause for clause in clauses if isinstance(clause, TrackIs))
        others = tuple(clause for clause in clauses if not isinstance(clause, TrackIs))
        looks = dict.fromkeys([influence.of] * bool(influence.of) + [clause.track for clause in bounds])
        item = Standing(name, influence.to, influence.of, influence.per_100, bounds, tuple(looks))
        rows.append((item, others))
    return Compiled(tuple(rows))


def _caused(setting: Setting, track: str, moved: int, causes: Mapping[str, int]) -> Event:
    """The event of a drift: its two strongest causes in that direction."""
    influences = setting.stakes.influences
    along = sorted((n for n in causes if causes[n] * moved > 0), key=lambda n: -abs(causes[n]))[:2]
    why = " and ".join(influences[name].title for name in along) or "what had gathered before"
    cite = ", ".join(dict.fromkeys(influences[name].cite for name in along)) or "rulebook 6.1"
    return _told(setting, track, moved, why, cite, frozenset())


def _told(setting: Setting, track: str, moved: int, why: str, cite: str, audience: frozenset[str]) -> Event:
    record = setting.stakes.tracks.get(track)
    seats = _seats(setting, track)
    both = seats & audience if seats and audience else seats or audience
    title = record.title if record else track
    return Event("track", "{} {:+d}: {}", (title, moved, why), cite, both, track)


def _seats(setting: Setting, track: str) -> frozenset[str]:
    """The seats that see a track, and Control; empty for all. Found once for a setting."""
    key = ("tracks.seats", track)
    found = setting.cache.get(key)
    if found is None:
        record = setting.stakes.tracks.get(track)
        seen_by = record.seen_by if record else ()
        found = setting.cache[key] = frozenset({*seen_by, "control"} if seen_by else ())
    return cast(frozenset[str], found)
