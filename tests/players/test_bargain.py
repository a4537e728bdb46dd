"""Haggling: what an AI gives way to, and what it does not."""

from attrs import evolve

from game.engine.session import Session
from game.players.bargain import demand, reservation, steps_towards
from game.players.doctrine_player import doctrine_player
from game.players.worth import scales
from tests.players.table import game, loaded

PACKAGE = "deploy_rgf+open_period+presence_obligation"
BETTER = "deploy_rgf+open_period"


def position() -> tuple:
    session: Session = game(1, 3)
    mind = doctrine_player(session.setting, "polesye", 1).mind
    return mind, session.view("polesye")


def test_asking_again_for_the_same_moves_nothing() -> None:
    mind, view = position()
    first = evolve(view, refused={PACKAGE: 2})
    again = evolve(view, refused={PACKAGE: 3})
    for one in (first, again):
        assert steps_towards(one, scales(mind, one)) == 0
    assert demand(mind, first, scales(mind, first)) == demand(mind, again, scales(mind, again))


def test_a_worse_package_is_no_step() -> None:
    mind, view = position()
    worse = evolve(view, refused={BETTER: 2, PACKAGE: 3})
    assert steps_towards(worse, scales(mind, worse)) == 0


def test_a_better_package_is_a_step_and_brings_a_quarter_off() -> None:
    mind, view = position()
    moved = evolve(view, refused={PACKAGE: 2, BETTER: 3})
    assert steps_towards(moved, scales(mind, moved)) == 1
    least = reservation(mind, moved)
    assert demand(mind, moved, scales(mind, moved)) == max(least, 2 * least * 3 // 4)


def test_it_never_asks_less_than_its_reservation() -> None:
    mind, view = position()
    many = {
        f"{name}": turn for turn, name in enumerate((PACKAGE, BETTER, "deploy_rgf", "no_western_opening"), 1)
    }
    pressed = evolve(view, refused=many)
    assert demand(mind, pressed, scales(mind, pressed)) >= reservation(mind, pressed)


def test_the_reservation_falls_with_time_and_rises_with_distrust() -> None:
    mind, view = position()
    assert reservation(mind, evolve(view, turn=12)) < reservation(mind, evolve(view, turn=2))
    wary = evolve(mind, doctrine=evolve(mind.doctrine, distrust=95))
    assert reservation(wary, view) > reservation(mind, view)


def test_the_base_is_worth_less_than_nothing() -> None:
    mind, view = position()
    assert scales(mind, view).weigh(("found_bobruisk",)).total < 0
    assert loaded().setting.doctrines["polesye"].red_lines == ("found_bobruisk",)
