"""Whose answer decides: answers are turned round lawfully, and only what hangs on them changes."""

import pickle

import pytest

from game.core.verdict import Finding, Verdict
from game.engine.reducer import IllegalMove
from game.model.moves import Done, GiveReply, Move, TurnKey, Withhold
from game.model.terms import Answer
from game.report.power import power_lines
from game.study.power import Turned, opposite, powers, turned_round


@pytest.mark.parametrize(
    ("move", "other"),
    [
        (GiveReply("head_of_state.by", "p", Answer.AYE), GiveReply("head_of_state.by", "p", Answer.NO)),
        (GiveReply("head_of_state.by", "p", Answer.NO), GiveReply("head_of_state.by", "p", Answer.AYE)),
        (
            GiveReply("head_of_state.by", "p", Answer.COUNTER, ("a",)),
            GiveReply("head_of_state.by", "p", Answer.NO),
        ),
        (TurnKey("duty_officer.ru", "u", "t"), Withhold("duty_officer.ru", "u", "t")),
        (Withhold("duty_officer.ru", "u", "t"), TurnKey("duty_officer.ru", "u", "t")),
        (Done("polesye"), None),
    ],
)
def test_an_answer_has_an_opposite_and_other_moves_have_none(move: Move, other: Move | None) -> None:
    assert opposite(move) == other


def test_a_game_is_turned_round_the_same_way_each_time() -> None:
    found = turned_round("zapad-2021", 3)
    assert found and found == turned_round("zapad-2021", 3)
    assert len({item.office for item in found}) == len(found)


def test_powers_count_games_and_rank_by_decisions() -> None:
    games = [
        [
            Turned(office="head_of_state.by", decisive=True, gain=-2),
            Turned(office="mod.ru", decisive=False, gain=0),
        ],
        [Turned(office="head_of_state.by", decisive=False, gain=1)],
        [],
    ]
    first, second = powers("zapad-2021", games)
    assert (first.office, first.answered, first.decisive, first.games) == ("head_of_state.by", 2, 1, 3)
    assert first.share.value == pytest.approx(1 / 3)
    assert (second.office, second.decisive) == ("mod.ru", 0)
    text = "\n".join(power_lines({"zapad-2021": "Zapad-2021"}, {"zapad-2021": [first, second]}, 3, 1))
    assert "the President of Polesye" in text and "2 of 3" in text


def test_a_refused_move_goes_from_process_to_process() -> None:
    verdict = Verdict(
        "turn.done", (Finding("turn", False, "it is not {}'s turn", ("Polesye",), "rulebook 1.2"),)
    )
    found = pickle.loads(pickle.dumps(IllegalMove(verdict)))
    assert str(found) == str(IllegalMove(verdict)) and found.verdict == verdict
