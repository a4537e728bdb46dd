"""What `? NAME`, `why` and `help` answer at the terminal: units, matters, measures, and names that nothing bears."""

import pytest

from game.cli.givers import givers
from game.cli.helping import DOES
from game.cli.orders import VERBS
from game.cli.worded import TYPED
from game.engine.session import Session
from game.players.player import play_out
from game.players.table import players_for
from game.scenario.load import load
from tests.cli.test_campaign import campaign, flat


def answered(line: str, seat: str = "moscow") -> str:
    """What a seat is shown for one line in its first step."""
    return flat(campaign({seat: [line]}).split(f"> {line}")[1].split("> quit")[0])


def test_a_unit_without_orders_says_why() -> None:
    assert "In peacetime your formations get no orders" in answered("? ru-1gtr")
    assert "In peacetime your formations get no orders" in answered("? 1st Guards Tank Regiment")
    assert "it belongs to Minsk and takes no orders from you" in answered("? by-6mech")


@pytest.mark.parametrize("line", ["? hold-back", "? measure hold-back"])
def test_a_measure_is_explained_like_a_matter(line: str) -> None:
    text = answered(line)
    assert "Hold deliveries and credits back; costs 1" in text
    assert "Open to Moscow, without a vote" in text
    assert "✓ It costs 1 capital; there is 3" in text


def test_a_measure_of_another_seat_says_whose_it_is() -> None:
    text = answered("? crack-down")
    assert "Open to Minsk" in text and "✗" not in text


def test_a_name_that_nothing_bears_is_answered_in_a_sentence() -> None:
    assert "There is no unit, matter or measure “hold-bak”; did you mean “hold-back”?" in answered(
        "? hold-bak"
    )
    assert "units, matters and ? alone show the names." in answered("? zzzz")


def test_why_alone_says_how_it_is_used() -> None:
    assert "Write an order behind why" in answered("why")


def test_a_package_for_two_bodies_is_told_in_plain_words() -> None:
    apart = answered("why propose duty_plan + deploy_rgf")
    assert "duty_plan by the two defence ministries; deploy_rgf by the Supreme State Council" in apart
    assert "One package goes to one body: put them apart." in apart
    together = answered("why propose debt_relief + deploy_rgf")
    assert "Together they would go to the Supreme State Council" in together
    assert "different bodies" not in answered("why propose debt_relief + economic_aid")


def test_the_example_of_a_package_is_one_that_may_be_put() -> None:
    text = answered("?")
    listed = text.split("propose ")[1].split(" or several")[0].split(" | ")
    example = text.split("such as propose ")[1].split(";")[0].split(" + ")
    assert example == ["extend_leases", "arms_supply"]
    assert set(example) <= set(listed)
    assert "such as propose extend_leases + " in answered("? extend_leases")
    assert "such as" not in answered("? access_facilities"), "its body can add no promise"


def test_help_of_a_word_is_the_help_of_this_word() -> None:
    text = answered("help propose")
    assert text.strip().startswith("propose MATTER [MATTER …]: put matters")
    assert "aims" not in text
    assert "? MEASURE:" in answered("help ?")
    assert "did you mean “propose”?" in answered("help propos")
    assert set(DOES) == set(VERBS)


def test_an_order_that_does_not_exist_here_says_so() -> None:
    assert "There is no secret offer in this scenario" in answered("offer minsk economic_aid")
    assert "There is no posture to choose in this scenario" in answered("posture pause")
    orders = answered("help").split("quit ")[1]
    assert "propose MATTER" in orders and "choose WAY-OUT" in orders
    assert "offer SEAT" not in orders and "posture pause" not in orders
    assert "There is no secret offer in this scenario" in answered("help offer")


@pytest.mark.parametrize("scenario", ["reluctant-allies", "zapad-2021"])
def test_every_order_of_a_whole_game_is_one_that_its_seat_can_give(scenario: str) -> None:
    loaded = load(scenario)
    session = Session(loaded.setting, 3, loaded.opening)
    seats = [name for name, seat in loaded.setting.world.seats.items() if seat.sides]
    play_out(session, players_for(loaded.setting, 3, dict.fromkeys(seats, "random")), 6)
    given = [move for move in session.line if type(move) in TYPED]
    assert given
    for move in given:
        seat = getattr(move, "seat", "") or loaded.setting.world.seat_of_office[move.office]
        assert seat in givers(loaded.setting, TYPED[type(move)][0])
