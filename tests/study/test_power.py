"""Whose answer decides: answers are turned round lawfully, and only what hangs on them changes."""

import pickle
from functools import cache
from pathlib import Path

import pytest

from game.core.verdict import Finding, Verdict
from game.engine.reducer import IllegalMove
from game.engine.session import Session
from game.model.moves import Decree, GiveReply, Propose, TurnKey, Withhold
from game.model.terms import Answer
from game.players.player import Player, play_out
from game.players.table import players_for
from game.report.power import (
    BEGIN,
    CELLS,
    END,
    PAGE,
    Measured,
    Study,
    matrix_lines,
    power_lines,
    written_into,
)
from game.report.rights_across import columns, rows_across
from game.study.answers import Other, Turned, answering, others, question_of
from game.study.ensemble import scenario_named
from game.study.power import Flip, games_of, one_of, powers, turned_round
from game.study.regimes import regimes, roots

ROOT = Path(__file__).parents[2]
MINSK, MOSCOW, CENTRE = "head_of_state.by", "head_of_state.ru", "kremlin_centre"


def players(session: Session) -> dict[str, Player]:
    seats = dict.fromkeys(session.setting.world.seats, "doctrine")
    return players_for(session.setting, session.seed, seats)


def played(name: str, seed: int) -> Session:
    found = scenario_named(name)
    session = Session(found.setting, seed, found.opening)
    return play_out(session, players(session))


@cache
def kept(name: str, seed: int) -> Session:
    """A game that no test goes back in."""
    return played(name, seed)


@cache
def worlds() -> tuple[tuple[str, ...], ...]:
    """The regimes of every scenario that is shipped, for which all of them are read."""
    return regimes()


def turned(session: Session, other: Other) -> Session:
    session.back(other.place)
    seats = players(session)
    seat = session.setting.world.seat_of_office[other.office]
    seats[seat] = Turned(seats[seat], session.setting, other)
    return play_out(session, seats)


# -- what an answer is -------------------------------------------------------------------------------------
def test_what_a_package_decides_is_its_question_and_concessions_are_the_price() -> None:
    setting = scenario_named("zapad-2021").setting
    assert question_of(setting, ("open_period", "deploy_rgf", "front_guarantee")) == {
        "open_period",
        "deploy_rgf",
    }
    assert question_of(setting, ("front_guarantee",)) == {"front_guarantee"}


@pytest.mark.parametrize("name", ["zapad-2021", "reluctant-allies", "single-organisation"])
def test_every_answer_turned_round_is_lawful_and_says_the_opposite(name: str) -> None:
    session = kept(name, 1)
    found = [other for office in session.setting.world.offices for other in others(session, office)]
    assert found
    for other in found:
        move, view = session.line[other.place], session.view_at
        assert answering(move) and getattr(move, "office", "") == other.office
        seat = session.setting.world.seat_of_office[other.office]
        if other.move is not None:
            assert view(seat, other.place).verdict(other.move).allowed
            assert isinstance(move, TurnKey) is isinstance(other.move, Withhold)
        elif other.aye:
            assert isinstance(move, GiveReply) and move.answer is Answer.NO
        else:
            assert not isinstance(move, GiveReply) or move.answer is not Answer.NO


def test_a_key_that_the_law_leaves_no_choice_about_is_no_choice() -> None:
    """An officer who may only withhold answered, and is counted so; there is nothing to turn round."""
    session = kept("zapad-2021", 1)
    forced = [move for move in session.line if isinstance(move, Withhold) and move.office == "ccp.by"]
    assert forced and others(session, "ccp.by") == ()
    found = next(flip for flip in turned_round("zapad-2021", 1) if flip.office == "ccp.by")
    assert found == Flip(office="ccp.by", free=False)


def test_decisions_alone_and_packages_of_ones_own_are_answers() -> None:
    session = kept("single-organisation", 1)
    alone = [other for other in others(session, CENTRE) if other.move is None]
    assert any(isinstance(session.line[other.place], Decree) for other in alone)
    session = kept("zapad-2021", 1)
    assert any(isinstance(session.line[other.place], Propose) for other in others(session, MINSK))


def test_a_consent_taken_back_takes_back_what_the_office_itself_had_put_that_turn() -> None:
    """Both Presidents put the declaration in one turn: who refuses the other's package puts none either."""
    session = kept("zapad-2021", 1)
    for office in (MINSK, MOSCOW):
        found = [o for o in others(session, office) if o.question == {"declare_aggression"}]
        assert len(found) == 1 and isinstance(session.line[found[0].place], Propose)


def test_luck_picks_a_question_first_so_that_none_weighs_more_for_being_asked_often() -> None:
    great, small = Other(CENTRE, 0, frozenset({"deploy_rgf"}), False), frozenset({"appoint_urads_by"})
    choices = [great, *(Other(CENTRE, place, small, False) for place in range(1, 30))]
    found = [one_of(choices, seed) for seed in range(1, 101)]
    assert found == [one_of(choices, seed) for seed in range(1, 101)]
    assert 35 <= found.count(great) <= 65
    assert len(set(found)) > 10


# -- playing on --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["zapad-2021", "reluctant-allies"])
def test_going_back_to_an_answer_and_turning_nothing_gives_the_same_game(name: str) -> None:
    session = played(name, 1)
    line = list(session.line)
    places = {other.place for office in session.setting.world.offices for other in others(session, office)}
    for place in sorted(places, reverse=True)[::3]:
        session.back(place)
        assert play_out(session, players(session)).line == line, place


def test_an_office_keeps_to_the_answer_it_was_turned_to() -> None:
    session = played("zapad-2021", 1)
    assert "declare_aggression" in session.state.council.mandates
    other = next(o for o in others(session, MINSK) if o.question == {"declare_aggression"})
    before, line = list(session.line[: other.place]), turned(session, other).line
    assert line[: other.place] == before
    assert "declare_aggression" not in session.state.council.mandates
    for move in line[other.place :]:
        if isinstance(move, Propose) and move.office == MINSK:
            assert "declare_aggression" not in move.matters


def test_a_refusal_turned_round_consents_to_that_question_and_to_nothing_beyond() -> None:
    setting = scenario_named("zapad-2021").setting
    aye = Turned(
        players(kept("zapad-2021", 1))["polesye"], setting, Other(MINSK, 0, frozenset({"deploy_rgf"}), True)
    )
    assert aye.asks(("deploy_rgf", "front_guarantee"))
    assert not aye.asks(("deploy_rgf", "declare_aggression"))
    no = Turned(aye.inner, setting, Other(MINSK, 0, frozenset({"deploy_rgf"}), False))
    assert no.asks(("deploy_rgf", "declare_aggression"))
    assert no.puts(Propose(MINSK, ("deploy_rgf",))) and not no.puts(Propose(MOSCOW, ("deploy_rgf",)))


def test_a_game_is_turned_round_the_same_way_each_time_in_any_process() -> None:
    here = list(games_of("reluctant-allies", (1, 2), 1))
    assert here == list(games_of("reluctant-allies", (1, 2), 2))
    assert all(len({flip.office for flip in game}) == len(game) for game in here)


# -- counting and telling ----------------------------------------------------------------------------------
GAMES = [
    [Flip(office=MINSK, decisive=True, gain=-2), Flip(office="mod.ru")],
    [Flip(office=MINSK, gain=1), Flip(office="ccp.by", free=False)],
    [Flip(office=MINSK, free=False)],
    [],
]


def test_powers_count_games_and_rank_by_decisions() -> None:
    first, second, third = powers("zapad-2021", GAMES)
    assert (first.office, first.games, first.answered, first.free, first.decisive) == (MINSK, 4, 3, 2, 1)
    assert first.share.value == pytest.approx(1 / 4)
    assert first.when_free is not None and first.when_free.value == pytest.approx(1 / 2)
    assert (second.office, second.decisive) == ("mod.ru", 0)
    assert (third.office, third.when_free, third.gain) == ("ccp.by", None, None)


def study(*names: str) -> Study:
    worlds = [
        [
            Measured(name, scenario_named(name), powers(name, GAMES[: 4 - place]))
            for place, name in enumerate(world)
        ]
        for world in roots(names)
    ]
    return Study(worlds, 4, 1, "zapad power")


def test_the_page_says_shares_across_scenarios_then_each_then_the_rights() -> None:
    text = "\n".join(power_lines(study("zapad-2021", "automatic-activation", "reluctant-allies"), PAGE))
    head = text.index("| office ")
    assert text.index("| President of Polesye") > head
    assert "25 % [5, 70], 3 |" in text and "3 of 4" in text
    assert "| no choice, 1 " in text
    assert "| President of Belarus" in text
    assert text.index("### Against zapad-2021") > text.index("## Reluctant Allies (reluctant-allies)")
    assert "### Against reluctant-allies" not in text


def test_the_shares_are_put_between_the_marks_of_another_page() -> None:
    once = written_into(f"before\n{BEGIN}\nold\n{END}\nafter\n", study("zapad-2021"))
    assert (
        "old" not in once
        and once.startswith(f"before\n{BEGIN}\n| office")
        and once.endswith(f"{END}\nafter\n")
    )
    assert written_into(once, study("zapad-2021")) == once
    with pytest.raises(ValueError, match="no room"):
        written_into("nothing", study("zapad-2021"))


# -- the page in the repository ----------------------------------------------------------------------------
PAGES = ROOT / "assets" / "power.md"


def test_readme_and_page_say_the_same_numbers() -> None:
    readme, page = (ROOT / "README.md").read_text("utf-8"), PAGES.read_text("utf-8")
    block = readme.partition(f"{BEGIN}\n")[2].partition(f"\n{END}")[0]
    made = next(line for line in block.splitlines() if line.endswith(CELLS))
    assert made in page.splitlines()
    above, _, below = block.partition(made)
    rows = [line for line in above.splitlines() if line.startswith("|")]
    shares = page.partition("## Whose answer decides\n")[2].partition("\n## ")[0]
    assert len(rows) > 4 and rows == [line for line in shares.splitlines() if line.startswith("|")]
    rights = [line for line in below.splitlines() if line.startswith("|")]
    assert len(rights) > 8 and set(rights) <= set(page.splitlines())


def test_the_matrix_of_the_page_is_what_the_law_says_today() -> None:
    page, told = PAGES.read_text("utf-8"), worlds()
    for world in told:
        lines = matrix_lines({name: scenario_named(name) for name in world}, PAGE)
        assert "\n".join(lines) in page, (
            f"`zapad power --write {PAGES.name}` has not been run since the law of {world}"
        )


def test_a_pickled_refusal_is_the_same() -> None:
    verdict = Verdict(
        "turn.done", (Finding("turn", False, "it is not {}'s turn", ("Polesye",), "rulebook 1.2"),)
    )
    found = pickle.loads(pickle.dumps(IllegalMove(verdict)))
    assert str(found) == str(IllegalMove(verdict)) and found.verdict == verdict


# -- scenarios side by side --------------------------------------------------------------------------------
def test_regimes_are_the_what_ifs_that_put_rights_into_other_hands() -> None:
    found = {world[0]: world[1:] for world in worlds()}
    assert {"armenia-model", "automatic-activation", "peacetime-deployment", "single-organisation"} < set(
        found["zapad-2021"]
    )
    assert "council-refuses" not in found["zapad-2021"] and "full-centre" not in found["zapad-2021"]
    assert "reluctant-allies" in found


def test_scenarios_of_one_world_stand_together() -> None:
    names = ("armenia-model", "reluctant-allies", "zapad-2021", "expulsion-2021")
    assert roots(names) == (("armenia-model", "zapad-2021"), ("reluctant-allies", "expulsion-2021"))


def test_columns_are_set_against_the_first() -> None:
    names = ("single-organisation", "zapad-2021")
    rows = rows_across(columns({name: scenario_named(name) for name in names}))
    opening = next(row for row in rows["decisions"] if "open the threatened period" in row[0])
    assert opening[1].startswith("joint decision-making centre") and opening[2].startswith(
        "Supreme State Council"
    )
