"""The board around the map: what is undone, what has happened, the log, layers, the guide, and that all of it fits."""

import pygame
import pytest

from game.model.moves import Done
from game.ui import dress
from game.ui.overlays import LAYERS, MAKERS, Wardrobe
from game.ui.panels import guide, history
from tests.ui.audit import faults
from tests.ui.board.conftest import Play, Playing


def test_units_are_dressed_as_the_seat_knows_them(playing: Playing) -> None:
    play = playing()
    setting = play.table.setting
    mine = {one.id: one for one in dress.pieces(play.table.view("polesye"), setting)}
    theirs = {one.id: one for one in dress.pieces(play.table.view("westerns"), setting)}
    assert mine["by-103ab"].mine and mine["by-103ab"].symbol.startswith("s-")
    assert mine["ru-ctr-su30"].commander is not None and mine["ru-ctr-su30"].basis == "held"
    assert not any(one.mine for one in theirs.values() if one.id.startswith("by-"))
    assert all(one.symbol.startswith("d-") for one in theirs.values() if one.id.startswith("by-"))
    assert len(theirs) < len(mine) + 40
    names = {one.id for one in dress.facilities(play.table.view("polesye"), setting)}
    assert "ab-baranovichi" in names and "ab-bobruisk" not in names


def test_every_overlay_has_a_legend_and_is_made_once(playing: Playing) -> None:
    play = playing()
    view, wardrobe = play.table.view("polesye"), Wardrobe(play.table.setting)
    worn = wardrobe.wear(view, LAYERS)
    assert [one.kind for one in worn] == list(MAKERS)
    assert all(one.legend for one in worn if one.kind != "captured")
    assert all(a is b for a, b in zip(worn, wardrobe.wear(view, LAYERS)))


def test_layers_are_switched_by_their_keys(playing: Playing) -> None:
    play = playing()
    assert "supply" not in play.board.ground.shown.layers
    play.key(pygame.K_4)
    assert "supply" in play.board.ground.shown.layers
    assert "Your supply reaches here" in play.said()
    play.key(pygame.K_l)
    play.press("layer supply")
    assert "supply" not in play.board.ground.shown.layers


def test_what_is_undone_is_asked_once_and_leads_there(playing: Playing) -> None:
    play = playing()
    bench = play.board.bench
    play.press("done")
    assert "There is more to do" in play.said() and "could still act" in play.said()
    play.press("undone 0")
    assert not bench.dialog and bench.unit in bench.view.own
    play.press("done")
    play.frames(40)
    assert not bench.acts or bench.view.step != "operations"


def test_a_new_turn_begins_with_what_has_happened(playing: Playing) -> None:
    play = playing("polesye", "table")
    play.board.act(Done("polesye"))
    bench = play.board.bench
    for _ in range(400):
        play.frames(1)
        if bench.view.turn > 1 and bench.acts:
            break
        if bench.acts:
            play.board.act(Done("polesye"))
    play.frames()
    assert bench.dialog == "summary" and "What has happened since you last moved" in play.said()
    play.key(pygame.K_RETURN)
    assert not bench.dialog


def test_the_log_is_filtered_searched_and_leads_to_places(playing: Playing) -> None:
    play = playing()
    bench = play.board.bench
    found = history.entries(bench)
    assert found and history.entries(bench) is found
    play.key(pygame.K_F7)
    play.press("log Council")
    council = list(history.shown(found, "council", ""))
    assert all(one.filter == "council" or one.kind == "turn" for one in council)
    bench.memory["log"].update(filter="all", search="zzz")
    bench.touch()
    play.frames()
    assert "Nothing of this kind has happened." in play.said()
    assert [one for one in history.shown(found, "all", "measure") if one.kind == "turn"] == []


def test_the_guide_goes_on_by_what_was_done(playing: Playing) -> None:
    play = playing(guided=True)
    bench = play.board.bench
    first = guide.hint(bench)
    assert first is not None and first.suggestion is not None and first.place is not None
    play.click(play.at(first.place))
    second = guide.hint(bench)
    assert second is not None and second.how != first.how
    play.press("guide do")
    third = guide.hint(bench)
    assert third is None or third.title != first.title
    play.press("guide leave")
    assert guide.hint(bench) is None


def test_a_place_tells_its_ground_its_law_and_its_units(playing: Playing) -> None:
    play = playing()
    place = play.table.setting.world.board.parse_place("grodno")
    play.click(play.at(place), button=3)
    said = play.said()
    for text in ("Terrain", "Ground of", "needs a legal basis here", "6th Guards Mechanised Brigade"):
        assert text in said


@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 100), ((1024, 640), 200), ((1600, 900), 200)])
@pytest.mark.parametrize("step", ["table", "operations"])
def test_every_text_is_whole(playing: Playing, size: tuple[int, int], scale: int, step: str) -> None:
    play = playing("polesye", step, size, scale, guided=True)
    assert not faults(play.board._layers)
    if step == "operations":
        _look_around(play)


def _look_around(play: Play) -> None:
    """Every view of the panel of orders, the cards, the layers."""
    board = play.board
    acts = (
        ("orders", "unit", "by-103ab"),
        ("ground", "about", play.table.setting.world.board.parse_place("grodno")),
        ("ground", "layers"),
        ("done",),
        ("close",),
        ("ground", "order", play.table.setting.world.board.parse_place("warsaw")),
    )
    for action in acts:
        board.act(action)
        play.frames(2)
        assert not faults(board._layers), action
