"""Political tracks: clamped, told to those who may know, drifting as far in small steps as in large ones."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.core.calendar import Clock, StepLength, Stretch
from game.law.stakes import Influence, PoliticalTrack, Stakes
from game.model.state import State
from game.rules import tracks
from tests.rules.small_world import opening, setting


def test_a_shift_stays_within_bounds_and_says_why() -> None:
    game = setting()
    after = tracks.shift(opening(game), game, "tension", 80, "shots at the border", "K01")
    assert after.state.tracks["tension"] == 100
    assert [event.text for event in after.events] == ["tension +50: shots at the border"]
    assert tracks.shift(after.state, game, "tension", 5, "more", "K01").events == ()


def test_a_hidden_track_is_told_to_those_who_see_it() -> None:
    game = setting()
    moved = tracks.shift(opening(game), game, "dissatisfaction.ru", -3, "a lease", "K10")
    assert moved.events[0].audience == {"federation", "control"}


def test_a_track_that_the_scenario_lacks_is_left_alone() -> None:
    game = setting()
    state = opening(game)
    assert tracks.shift(state, game, "no.such.track", 5, "x", "K01").state == state


def test_drift_names_the_cause_of_a_moved_point() -> None:
    clock = Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.WEEK, turns=3),))
    game = setting(clock=clock)
    outcome = tracks.drift(opening(game), game)
    told = {event.subject: (event.text, event.cite) for event in outcome.events}
    assert told["influence.ru"] == ("influence over Polesye +5: foreign formations in the country", "K40")


def test_an_influence_of_a_low_track_pushes_the_other_way() -> None:
    clock = Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.MONTH, turns=3),))
    game = setting(clock=clock)
    after = tracks.drift(opening(game), game).state
    assert after.tracks["dependence.by"] == 57  # 60 half-days of 0.2 points, times 30 of 50


def test_an_influence_stops_when_the_track_that_it_needs_has_moved() -> None:
    clock = Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.MONTH, turns=3),))
    game = setting(clock=clock)
    assert tracks.drift(opening(game), game).state.tracks["tension"] == 44


def test_an_influence_whose_needs_fail_does_nothing() -> None:
    game = setting()
    state = evolve(opening(game), happened={"attack": 1})
    assert tracks.drift(state, game).state.tracks["tension"] == 54
    assert tracks.drift(opening(game), game).state.tracks["tension"] == 50


WEIGHTS = st.tuples(st.integers(-300, 300), st.booleans())


@given(st.lists(WEIGHTS, min_size=1, max_size=5), st.integers(0, 100), st.integers(0, 100))
def test_a_month_of_days_moves_as_far_as_a_month(weights: list[tuple[int, bool]], a: int, b: int) -> None:
    stakes = Stakes(
        tracks={"a": PoliticalTrack(title="a", start=a), "b": PoliticalTrack(title="b", start=b)},
        influences={
            f"i{n}": Influence(
                title="i", to="a" if n % 2 else "b", per_100=per, of="a" if scaled else "", cite="K01"
            )
            for n, (per, scaled) in enumerate(weights)
        },
    )
    month = setting(stakes=stakes, clock=_clock(StepLength.MONTH, 1))
    daily = setting(stakes=stakes, clock=_clock(StepLength.DAY, 30))
    whole = tracks.drift(opening(month), month).state
    parts: State = opening(daily)
    for turn in range(1, 31):
        parts = tracks.drift(evolve(parts, turn=turn), daily).state
    assert whole.tracks == parts.tracks
    assert all(0 <= value <= 100 for value in whole.tracks.values())


def _clock(step: StepLength, turns: int) -> Clock:
    return Clock(start="2021-09-01", stretches=(Stretch(step=step, turns=turns),))
