"""Control's moves: always with a reason, within bounds, at any time, on record."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.core.verdict import Verdict
from game.engine.reducer import judge, step
from game.law.setting import Setting
from game.model.moves import (
    AnswerOffer,
    Inject,
    MakeOffer,
    Move,
    Note,
    Pause,
    ReleaseSeat,
    TakePosture,
    TakeSeat,
)
from game.model.state import Chance, State
from game.rules.control import inject_options
from game.rules.injects import KINDS
from tests.rules.small_world import at, at_step, opening, setting

WHY = "to see what they do"


@pytest.fixture
def game() -> Setting:
    return setting()


@pytest.fixture
def table(game: Setting) -> State:
    return at_step(opening(game), "table", "polesye")


def names(verdict: Verdict) -> set[str]:
    return {finding.name for finding in verdict.objections}


def test_every_inject_needs_a_reason_and_a_known_kind(game: Setting, table: State) -> None:
    assert names(judge(table, game, Inject("tracks", "tension", 5, " "))) == {
        "reason",
        "known kind of inject",
    }
    assert names(judge(table, game, Inject("track", "tensoin", 5, WHY))) == {"known political track"}
    assert (
        "did you mean “tension”" in judge(table, game, Inject("track", "tensoin", 5, WHY)).objections[0].text
    )


@pytest.mark.parametrize(
    ("kind", "subject", "low", "high"),
    [
        ("track", "tension", -50, 50),
        ("capital", "polesye", 0, 9),
        ("missiles", "westerns", -60, 0),
        ("escalation", "westerns", -12, 2),
        ("magazine", "ru-s400", -8, 0),
        ("steps", "by-6mech", -3, 0),
    ],
)
def test_amounts_stay_within_bounds(
    game: Setting, table: State, kind: str, subject: str, low: int, high: int
) -> None:
    assert KINDS[kind].bounds(table, game, subject) == (low, high)
    for amount in (low, high):
        assert judge(table, game, Inject(kind, subject, amount, WHY)).allowed is (amount != 0)
    for amount in (low - 1, high + 1, 0):
        assert names(judge(table, game, Inject(kind, subject, amount, WHY))) == {"amount"}


def test_injects_do_what_they_say(game: Setting, table: State) -> None:
    after = table
    for move in (
        Inject("track", "tension", 20, WHY),
        Inject("capital", "polesye", 2, WHY),
        Inject("missiles", "westerns", -10, WHY),
        Inject("escalation", "westerns", 1, WHY),
        Inject("magazine", "ru-s400", -3, WHY),
        Inject("steps", "by-6mech", -1, WHY),
        Inject("situation", "coup", 0, WHY),
        Inject("intruder", "overflight", 0, WHY),
        Inject("balloon", "0503", 1, WHY),
    ):
        outcome = step(after, game, move)
        assert outcome.events[0].audience == {"control"} and WHY in outcome.events[0].text
        assert not any(WHY in event.text for event in outcome.events[1:])
        after = outcome.state
    assert after.tracks["tension"] == 73
    assert after.politics.capital["polesye"] == 2
    assert (after.politics.missiles, after.politics.escalation) == (50, 13)
    assert (after.units["ru-s400"].magazine, after.units["by-6mech"].steps) == (5, 3)
    assert "coup" in after.happened
    assert [track.kind for track in after.air.tracks] == ["intruder", "balloon"]
    path = after.air.tracks[1].path
    assert path[-1] == at("0503") and game.world.ground_of(path[0]) == "pom" and len(path) == 3
    assert names(judge(after, game, Inject("intruder", "overflight", 0, WHY))) == {"fresh"}
    assert after.waiting == table.waiting


def test_news_is_read_by_all_and_its_braces_are_text(game: Setting, table: State) -> None:
    outcome = step(table, game, Inject("event", "Grodno {asks} for calm", 0, WHY))
    assert [(event.text, event.audience) for event in outcome.events[1:]] == [
        ("Grodno {asks} for calm", frozenset())
    ]
    assert names(judge(table, game, Inject("event", "  ", 0, WHY))) == {"text"}


def test_an_air_incident_comes_before_the_air_phase_is_over(game: Setting, table: State) -> None:
    late = at_step(table, "operations", "polesye")
    assert names(judge(late, game, Inject("airliner", "0503", 1, WHY))) == {"phase"}
    assert names(judge(table, game, Inject("airliner", "0999", 1, WHY))) == {"place"}
    assert names(judge(table, game, Inject("airliner", "Moscow", 1, WHY))) == {"place"}


def test_control_moves_while_chance_is_asked_and_while_play_is_paused(game: Setting, table: State) -> None:
    asked = evolve(table, pending=(Chance("k", "situation", "coup", (("yes", 1),)),))
    assert judge(asked, game, Inject("track", "tension", 5, WHY)).allowed
    paused = step(asked, game, Pause(True, "a question from the room")).state
    assert paused.paused and paused.pending == asked.pending
    assert judge(paused, game, Inject("track", "tension", 5, WHY)).allowed
    assert names(judge(paused, game, Pause(True, WHY))) == {"changes"}
    assert not step(paused, game, Pause(False, WHY)).state.paused
    assert names(judge(table, game, Pause(False, ""))) == {"changes", "reason"}


def test_seats_are_taken_and_given_back(game: Setting, table: State) -> None:
    taken = step(table, game, TakeSeat("polesye", "its player has left")).state
    assert taken.taken == {"polesye"}
    assert names(judge(taken, game, TakeSeat("polesye", WHY))) == {"free"}
    assert names(judge(table, game, ReleaseSeat("polesye", WHY))) == {"taken"}
    assert names(judge(table, game, TakeSeat("polesie", ""))) == {"known seat", "reason"}
    assert step(taken, game, ReleaseSeat("polesye", WHY)).state.taken == frozenset()


def test_remarks_are_controls_alone_and_may_follow_the_end(game: Setting, table: State) -> None:
    over = evolve(table, ended="horizon", waiting=())
    outcome = step(over, game, Note("watch turn five"))
    assert outcome.state == over and outcome.events[0].audience == {"control"}
    assert names(judge(over, game, Note(""))) == {"text"}
    assert names(judge(over, game, Inject("track", "tension", 5, WHY))) == {"playing"}


def test_options_cover_every_kind_that_has_subjects(game: Setting, table: State) -> None:
    found = list(inject_options(table, game, "control", ""))
    assert {move.kind for move in found} == set(KINDS) - {"event", "airliner", "balloon"}
    assert list(inject_options(table, game, "polesye", "")) == []
    for move in found:
        judge(table, game, move)


NAMES = ["", "polesye", "westerns", "halt", "{}", "Grodno", "0503", "moscow", "salvo", "coup", *KINDS]
WORDS = st.sampled_from(NAMES) | st.text(max_size=8)
JUNK = st.one_of(
    st.builds(Inject, WORDS, WORDS, st.integers(-200, 200), WORDS),
    st.builds(TakeSeat, WORDS, WORDS),
    st.builds(ReleaseSeat, WORDS, WORDS),
    st.builds(MakeOffer, WORDS, WORDS, WORDS),
    st.builds(AnswerOffer, WORDS, WORDS, st.booleans()),
    st.builds(TakePosture, WORDS, WORDS, st.lists(WORDS, max_size=4).map(tuple)),
)


@given(JUNK)
def test_no_verdict_raises_and_every_sentence_can_be_read(move: Move) -> None:
    game = setting()
    verdict = judge(at_step(opening(game), "plan", "westerns"), game, move)
    for finding in verdict.findings:
        assert finding.text and finding.cite
