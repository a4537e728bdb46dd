"""The score: explained line by line, halved by a poor military result, set against the seat's own par."""

from attrs import evolve

from game.model.state import State
from game.model.terms import Intent
from game.rules.score import military_result, score, victory
from tests.rules.small_world import at, opening, setting


def with_card(card: str) -> State:
    state = opening(setting())
    return evolve(state, politics=evolve(state.politics, cards={"polesye": card}))


def test_every_line_says_why() -> None:
    game = setting()
    result = score(with_card("peacemaker"), game)["polesye"]
    assert (result.military, result.private, result.card, result.total) == (8, 5, 6, 19)
    assert result.against_par == 19 - 9
    assert [line.objective for line in result.lines] == ["grodno", "brest", "post", "quiet"]
    assert result.lines[0].texts == ("Grodno must be held by the northerns",)


def test_another_card_does_not_count() -> None:
    game = setting()
    assert score(with_card("hardliner"), game)["polesye"].card == 0
    assert "quiet" not in {line.objective for line in score(with_card("hardliner"), game)["polesye"].lines}


def test_the_northerns_share_the_military_result_and_a_poor_one_halves_the_rest() -> None:
    game = setting()
    taken = evolve(with_card("hardliner"), control={at("0403"): "westerns"})
    result = score(taken, game)
    assert result["polesye"].military == result["federation"].military == military_result(taken, game) == 4
    assert result["polesye"].halved and result["polesye"].private == 2
    assert not result["westerns"].halved


def test_breaches_take_points_away_and_may_go_below_zero() -> None:
    game = setting()
    state = evolve(opening(game), tally={"breach.federation": 12, "breach.polesye": -1})
    result = score(state, game)
    assert result["federation"].total == 8 - 12
    assert result["polesye"].total == 8 + 5 + 1


def test_the_intent_makes_a_bluff_honest() -> None:
    game = setting()
    for intent, points in ((Intent.BLUFF, 7), (Intent.FULL, 0)):
        state = opening(game)
        state = evolve(state, politics=evolve(state.politics, intent=intent))
        assert score(state, game)["westerns"].total == points
    lost = evolve(opening(game), tally={"lost.pom": 2})
    assert score(lost, game)["westerns"].total == 0


def test_victory_asks_for_the_ground_and_the_invaders() -> None:
    game = setting()
    state = opening(game)
    assert victory(state, game).allowed
    taken = evolve(state, control={at("0403"): "westerns"})
    assert {finding.name for finding in victory(taken, game).objections} == {"result", "restored"}
    inside = evolve(state, units={**state.units, "pom-301": evolve(state.units["pom-301"], place=at("0404"))})
    found = victory(inside, game).objections
    assert [finding.text for finding in found] == [
        "no invader may stand on the ground defended: 301st Brigade"
    ]


def test_enemy_ground_that_was_taken_is_no_lost_position() -> None:
    game = setting()
    assert victory(evolve(opening(game), control={at("0203"): "northerns"}), game).allowed
