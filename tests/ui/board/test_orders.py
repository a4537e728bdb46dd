"""Orders by the hands of a player: refused with their reason, played by clicks, played by keys alone, taken back."""

import pygame

from game.engine.questions.orders import unit_orders
from game.model.moves import MoveUnit
from tests.ui.board.conftest import Play, Playing

UNIT = "by-103ab"


def open_place(play: Play, unit: str) -> int:
    """A hex without counters that the unit may march to."""
    orders = unit_orders(play.board.bench.view, unit)
    taken = set(play.board.ground.shown.stacks)
    return next(at for at, step in orders.reach.items() if step.legal and at not in taken)


def test_a_refused_order_shows_its_rule_its_sentence_and_its_paragraph(playing: Playing) -> None:
    play = playing("federation")
    place = play.table.setting.world.board.parse_place("orsha")
    play.board.act(("orders", "unit", "ru-12gtr"))
    before = play.table.view("federation").own["ru-12gtr"]
    play.click(play.at(place))
    said = play.said()
    assert "March · rulebook 4.2" in said
    assert "Move 12th Guards Tank Regiment to Orsha (3120)" in said
    assert "The period must be threatened or wartime; it is peacetime." in said
    assert "R36" in said and "Paragraph 28 says this." in said
    assert "What you can do instead" in said
    assert play.table.view("federation").own["ru-12gtr"] == before
    play.key(pygame.K_ESCAPE)
    assert play.board.bench.refused is None


def test_the_way_out_of_a_refusal_is_a_button(playing: Playing) -> None:
    play = playing("federation")
    play.board.act(("orders", "unit", "ru-12gtr"))
    play.click(play.at(play.table.setting.world.board.parse_place("orsha")))
    play.press("way 0")
    assert play.board.bench.refused is None
    assert play.table.view("federation").own["ru-12gtr"].state.acted == 1


def test_clicks_order_a_march(playing: Playing) -> None:
    play = playing()
    start = play.table.view("polesye").own[UNIT].state.place
    play.click(play.at(start))
    assert play.board.bench.unit == UNIT
    selection = play.board.ground.shown.selection
    assert selection is not None and selection.reach
    place = open_place(play, UNIT)
    play.click(play.at(place))
    assert play.table.view("polesye").own[UNIT].state.place == place


def test_the_way_under_the_pointer_is_shown(playing: Playing) -> None:
    play = playing()
    play.board.act(("orders", "unit", UNIT))
    place = open_place(play, UNIT)
    point = play.at(place)
    at = round(point[0]), round(point[1])
    play.app.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
    selection = play.board.ground.shown.selection
    assert selection is not None and selection.path[-1] == place
    assert "movement points" in play.board.ground.shown.caption(play.board.ground.shown.hands.hover)


def test_a_step_is_played_by_keys_alone(playing: Playing) -> None:
    play = playing()
    bench, shown = play.board.bench, play.board.ground.shown
    play.key(pygame.K_n)
    unit = bench.unit
    assert unit
    start = bench.view.own[unit].state.place
    moved = None
    for key in (pygame.K_RIGHT, pygame.K_DOWN, pygame.K_LEFT, pygame.K_LEFT, pygame.K_UP, pygame.K_UP):
        play.key(key)
        reach = unit_orders(bench.view, unit).reach
        if shown.cursor in reach and reach[shown.cursor].legal and shown.cursor not in shown.stacks:
            moved = shown.cursor
            play.key(pygame.K_RETURN)
            break
    assert moved is not None
    assert bench.view.own[unit].state.place == moved != start
    play.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    assert bench.dialog == "undone"
    play.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    assert (bench.view.turn, bench.view.step) != (1, "operations") or not bench.acts


def test_an_order_is_taken_back_or_says_why_it_stands(playing: Playing) -> None:
    play = playing()
    bench = play.board.bench
    places = unit_orders(bench.view, UNIT).reach
    start = bench.view.own[UNIT].state.place
    undone = stood = False
    for place in (at for at, step in places.items() if step.legal):
        play.board.act(MoveUnit("polesye", UNIT, place))
        play.key(pygame.K_z, pygame.KMOD_CTRL)
        if bench.view.own[UNIT].state.place == start:
            undone = True
        else:
            stood = "Your last order stands:" in play.said()
            break
        if undone:
            break
    assert undone or stood


def test_what_cannot_be_taken_back_says_why(playing: Playing) -> None:
    play = playing()
    play.key(pygame.K_z, pygame.KMOD_CTRL)
    assert "Your last order stands: " in play.board.bench.told


def test_greyed_orders_say_why(playing: Playing) -> None:
    play = playing("federation")
    play.board.act(("orders", "unit", "ru-12gtr"))
    play.frames()
    play.press("order dig Dig in")
    assert "must be on the map" in play.said()
    assert play.board.bench.refused is not None
