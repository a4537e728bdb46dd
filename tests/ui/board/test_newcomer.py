"""What helps somebody who has never played: the map comes near, the guide weighs a package, keys lead to what to do."""

import pygame
import pytest
from attrs import evolve

from game.engine.questions.suggestions import Suggestion
from game.model.moves import GiveReply
from game.model.terms import Answer
from game.ui.panels import guide
from game.ui.panels.council_aims import Touch
from game.ui.screens import sight
from tests.ui.board.conftest import Playing


def test_a_game_begins_with_all_counters_in_sight_and_larger_than_on_the_whole_board(
    playing: Playing,
) -> None:
    play = playing()
    shown, area = play.board.ground.shown, play.board.rects_now["map"]
    play.board.bench.memory["guide left"] = True
    shown.home()
    play.frames(60)
    sight.begin(shown)
    play.frames(3)
    assert shown.zoom > shown.camera.fit
    assert all(area.collidepoint(shown.spot(place, area)) for place in shown.stacks if place >= 0)


def test_the_map_comes_near_to_what_the_guide_points_at(playing: Playing) -> None:
    play = playing(guided=True)
    bench = play.board.bench
    found = guide.hint(bench)
    assert found is not None and found.place is not None
    play.frames(60)
    x, y = play.board.ground.shown.spot(found.place, play.board.rects_now["map"])
    assert sight.is_near(play.board.ground.shown, bench.desk)
    assert not play.board._layers.covers((round(x), round(y)))


def test_what_the_pointer_was_over_is_forgotten_when_the_map_flies(playing: Playing) -> None:
    play = playing()
    hands = play.board.ground.shown.hands
    play.click(play.at(play.board.bench.view.own["by-6mech"].state.place))
    assert hands.hover is not None
    play.key(pygame.K_n)
    assert hands.hover is None


def test_what_the_pointer_was_over_is_forgotten_when_it_goes_to_a_panel(playing: Playing) -> None:
    play = playing()
    hands = play.board.ground.shown.hands
    play.click(play.at(play.board.bench.view.own["by-6mech"].state.place))
    side = play.board.rects_now["side"]
    play.app.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=side.center, rel=(0, 0), buttons=(0, 0, 0)))
    assert hands.hover is None


def test_the_panel_begins_with_the_selected_unit(playing: Playing) -> None:
    play = playing()
    bench = play.board.bench
    unit = "by-6mech"
    bench.select(unit, bench.view.own["by-11mech"].state.place)
    bench.tab = "orders"
    play.frames()
    said = play.said()
    place = bench.setting.world.board.name(bench.place or 0)
    title = bench.setting.world.units[unit].title
    assert said.index(f"{title}") < said.index("Orders\n") < said.rindex(place)


def test_the_first_tab_goes_where_there_is_something_to_do(playing: Playing) -> None:
    play = playing()
    play.board.bench.memory["guide left"] = True
    play.board.bench.touch()
    play.frames()
    play.key(pygame.K_TAB)
    assert play.board._layers.focused() == "next unit"


def test_the_guide_advises_no_consent_against_the_seats_own_aims(
    playing: Playing, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = playing(step="reply")
    bench = play.board.bench
    asked = next((one for one in guide.suggestions_of(bench) if isinstance(one.move, GiveReply)), None)
    assert asked is not None
    against = Touch("Both command posts are Polesye's", 4, False, "")
    for aims, answer in (
        ((against,), Answer.NO),
        ((evolve(against, helps=True),), Answer.AYE),
        ((), Answer.AYE),
    ):
        monkeypatch.setattr(guide, "touched", lambda bench, matters, aims=aims: aims)
        advice: Suggestion = guide.weighed(bench, asked)
        assert isinstance(advice.move, GiveReply) and advice.move.answer is answer
        assert ("command posts" in advice.why) is (answer is Answer.NO)
