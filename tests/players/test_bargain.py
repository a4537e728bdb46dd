"""Haggling: what an AI gives way to, and what it does not."""

from attrs import evolve

from game.engine.session import Session
from game.players.bargain import demand, reservation, steps_towards
from game.players.doctrine_player import doctrine_player
from game.players.footing import scales
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


def test_who_was_deceived_asks_more_for_all_that_it_gives_and_pays_no_more_for_what_it_gets() -> None:
    """Rulebook 2.10: the price of a seat rises to which a promise was broken, and nobody else's."""
    mind, view = position()
    gives = next(name for name, item in mind.setting.law.matters.items() if item.owes == "polesye")
    gets = next(name for name, item in mind.setting.law.matters.items() if item.owes == "federation")
    before = scales(mind, view)
    for seat, dearer in (("polesye", True), ("federation", False)):
        after = scales(mind, evolve(view, surcharge={seat: 2}))
        cost = 2 * mind.doctrine.numbers["price"] * dearer
        assert after.total((gives,)) == before.total((gives,)) - cost
        assert after.total((gets,)) == before.total((gets,))


def test_the_base_is_worth_less_than_nothing() -> None:
    mind, view = position()
    assert scales(mind, view).weigh(("found_bobruisk",)).total < 0
    assert loaded().setting.doctrines["polesye"].red_lines == ("found_bobruisk",)
