"""Recovery: supply and repair, guests without a basis, drift of the tracks, promises, the end of a turn."""

from game.core.records import evolve
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State
from game.rules import air, operations, posture, presence, promises, stages, tracks
from game.rules.common import count, note, put, then, told
from game.rules.parties import alliance_at
from game.rules.score import Score, invaders, is_restored, lost_ground, military_result, score

CITE = "rulebook 6.7"
HORIZON = "horizon"
"""Why a game ended that went its whole length; other endings have ids of their own."""


def enter(state: State, setting: Setting) -> Outcome:
    """Everything that a turn ends with, in this order; then the next turn, or the end of the game."""
    outcome = Outcome(state)
    for part in (
        posture.settle,
        operations.recover,
        air.recover,
        presence.commanders,
        presence.settle,
        tracks.drift,
        _front,
        _towns,
        stages.advance,
        _end_test,
        promises.settle,
        _turn_over,
    ):
        outcome = then(outcome, lambda now, do=part: do(now, setting))  # type: ignore[misc]
    return outcome


def _front(state: State, setting: Setting) -> Outcome:
    """On record that ground was lost, and that everything lost is held again (R22)."""
    if lost_ground(state, setting) or invaders(state, setting):
        return Outcome(note(state, "invasion"))
    if (
        "invasion" not in state.happened
        or "line_restored" in state.happened
        or not is_restored(state, setting)
    ):
        return Outcome(state)
    says = "The lost positions are restored and the invaders are gone"
    return told(note(note(state, "repelled"), "line_restored"), Event("line_restored", says, (), "R22, P47"))


def _towns(state: State, setting: Setting) -> Outcome:
    """A town-turn to whoever holds a key town."""
    world = setting.world
    if not setting.clock(state).closes(state.turn):
        return Outcome(state)
    for name, item in world.facilities.items():
        if item.key_town:
            place = world.facility_place[name]
            state = count(state, f"towns.{alliance_at(setting, place, state.control.get(place, ''))}")
    return Outcome(state)


def _end_test(state: State, setting: Setting) -> Outcome:
    """Whether the game ends with this turn, and why: an ending of the scenario, or its last turn."""
    ending = next(
        (
            n
            for n, e in setting.stakes.endings.items()
            if e.needs.clauses and e.needs.hold(Case(state, setting))
        ),
        "",
    )
    if not ending and not promises.is_last(state, setting):
        return Outcome(state)
    return Outcome(evolve(state, ended=ending or HORIZON))


def _turn_over(state: State, setting: Setting) -> Outcome:
    """The next turn, which may be the next day of the same planned turn; or the result, when the game has ended."""
    if not state.ended:
        days = state.days
        if not setting.clock(state).closes(state.turn):
            days = put(days, state.planned, state.day + 1)
        return Outcome(evolve(state, turn=state.turn + 1, days=days))
    ending = setting.stakes.endings.get(state.ended)
    why, cite = (ending.title, ending.cite or CITE) if ending else ("its last turn is over", CITE)
    most = setting.numbers.politics.military_most
    result = Event(
        "end",
        "The game ends: {}. Military result: {} of {}",
        (why, military_result(state, setting), most),
        cite,
    )
    if not most:
        result = Event("end", "The game ends: {}", (why,), cite)
    return Outcome(
        state, (result, *(_points(setting, seat, item) for seat, item in score(state, setting).items()))
    )


def _points(setting: Setting, seat: str, item: Score) -> Event:
    values = (setting.world.seats[seat].title, item.total, item.against_par)
    return Event("result", "{}: {} points, {:+d} against its par", values, CITE, subject=seat)
