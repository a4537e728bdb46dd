"""The map view as a whole: what it is told changes what is drawn, in time and in slices."""

import ast
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

import game.ui.map as package
from game.model.world import World
from game.ui.map import (
    BASE_LAYERS,
    AirTrack,
    Circle,
    Entry,
    Facility,
    Link,
    MapView,
    Outline,
    Overlay,
    Patch,
    Piece,
    Selection,
)
from game.ui.map.counters import draw_counter, pad_of
from game.ui.theme import SideLook
from tests.ui.map.conftest import RECT, the_chart

Make = Callable[..., Piece]


def frame(shown: MapView) -> bytes:
    canvas = pygame.Surface((1180, 860), 0, 32)
    shown.draw(canvas, RECT)
    return pygame.image.tobytes(canvas, "RGB")


def test_it_knows_no_view_and_no_rule() -> None:
    for source in Path(package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.startswith(("game.engine", "game.rules", "game.law")) for name in names), (
                source
            )


def test_the_first_frame_waits_for_nothing(shown: MapView) -> None:
    blank = frame(shown)
    assert len({blank[i : i + 3] for i in range(0, len(blank), 9999)}) > 10
    assert shown.tiles.painted == 0


def test_slices_lead_to_the_finished_picture(
    shown: MapView, world: World, looks: dict[str, SideLook]
) -> None:
    other = MapView(world, looks=looks, speed=0, chart=the_chart())
    other.camera.resize(RECT.size)
    other.look_at(world.board.parse_place("Minsk"), 2.0)
    other.finish(RECT)
    rounds = 0
    while shown.update(16, 4):
        frame(shown) if rounds % 20 == 0 else None
        rounds += 1
        assert rounds < 3000
    assert rounds > 5 and frame(shown) == frame(other)


def test_everything_that_is_told_is_drawn(shown: MapView, piece: Make) -> None:
    board = shown.world.board
    minsk, lida = board.parse_place("Minsk"), board.parse_place("Lida")
    shown.finish(RECT)
    last = frame(shown)

    def changes() -> None:
        nonlocal last
        shown.finish(RECT)
        now = frame(shown)
        assert now != last
        last = now

    shown.set_pieces([piece("a", minsk), piece("b", lida, "ru")])
    changes()
    shown.set_facilities([Facility(id="f", place=lida, kind="airfield", condition="damaged")])
    changes()
    shown.set_selection(Selection(unit="a", place=minsk, reach=dict.fromkeys(board.neighbours[minsk], 1)))
    changes()
    shown.set_selection(
        Selection(unit="a", place=minsk, path=(minsk, board.neighbours[minsk][0]), targets=(lida,))
    )
    changes()
    shown.set_tracks([AirTrack(id="t", place=lida, course=minsk, path=(board.neighbours[lida][0],))])
    changes()
    for layer in BASE_LAYERS:
        shown.set_layers(shown.layers - {layer})
        changes()
    colour = (200, 20, 20)
    overlays = (
        Overlay(
            kind="one",
            patches=(Patch(hex=lida, colour=colour), Patch(hex=minsk, colour=colour, hatched=True)),
        ),
        Overlay(kind="two", outlines=(Outline(edges=(lida * 6, lida * 6 + 1), colour=colour),)),
        Overlay(kind="three", circles=(Circle(place=lida, radius=2, colour=colour, dashed=True),)),
        Overlay(kind="four", links=(Link(start=lida, end=minsk, colour=colour),)),
    )
    shown.set_overlays(overlays)
    for overlay in overlays:
        shown.set_layers({*shown.layers, overlay.kind})
        changes()


def test_only_layers_that_are_on_have_a_legend(shown: MapView) -> None:
    supply = Overlay(kind="supply", legend=(Entry(colour=(0, 0, 0), text="in supply"),))
    taken = Overlay(kind="taken", legend=(Entry(colour=(9, 9, 9), text="taken"),), always=True)
    shown.set_overlays([supply, taken])
    assert [entry.text for entry in shown.legend()] == ["taken"]
    shown.set_layers({"supply"})
    assert [entry.text for entry in shown.legend()] == ["in supply", "taken"]


def test_a_counter_glides_along_its_path(world: World, looks: dict[str, SideLook], piece: Make) -> None:
    shown = MapView(world, looks=looks, chart=the_chart())
    shown.camera.resize(RECT.size)
    a = world.board.parse_place("Minsk")
    b = world.board.neighbours[a][1]
    c = world.board.neighbours[b][1]
    shown.set_pieces([piece("a", a)])
    assert shown.glides.where("a") is None
    shown.set_pieces([piece("a", c)], {"a": (a, b, c)})
    assert shown.glides.where("a") == pytest.approx(shown.layout.centres[a])
    assert shown.glides.update(110)
    assert shown.glides.where("a") == pytest.approx(shown.layout.centres[b])
    assert not shown.glides.update(400) and shown.glides.where("a") is None


def test_nothing_moves_at_speed_nothing(shown: MapView, piece: Make) -> None:
    shown.set_pieces([piece("a", 100)])
    shown.set_pieces([piece("a", 101)])
    assert shown.glides.names == ()
    shown.fly_to(900)
    assert not shown.camera.moving


def test_it_idles_when_nothing_is_left_to_do(shown: MapView, piece: Make) -> None:
    shown.set_pieces([piece("a", 100)])
    shown.finish(RECT)
    for _ in range(3000):
        if not shown.update(16, 8):
            break
    assert not shown.update(16)


def test_a_rectangle_beyond_the_window_or_of_no_size_does_no_harm(shown: MapView) -> None:
    canvas = pygame.Surface((300, 200), 0, 32)
    shown.draw(canvas, pygame.Rect(0, 0, 1180, 816))
    shown.draw(canvas, pygame.Rect(400, 0, 100, 100))
    shown.draw(canvas, pygame.Rect(0, 0, 0, 0))
    shown.draw_minimap(canvas, pygame.Rect(10, 10, 120, 100))


@pytest.mark.parametrize("size", [24, 34, 46, 84])
def test_sides_differ_by_more_than_colour(looks: dict[str, SideLook], size: int) -> None:
    """In grey, the counters of any two sides still look different: frame and letter tell them apart."""
    shades = {}
    for side, look in looks.items():
        grey = SideLook((110, 110, 110), (255, 255, 255), look.letter, look.frame)
        picture = draw_counter(Piece(id="x", place=0, look=grey, symbol="s-cross"), size)
        shades[side] = pygame.image.tobytes(picture, "RGBA")
    assert len(set(shades.values())) == len(looks)


@pytest.mark.parametrize("size", [24, 34, 40, 56])
def test_a_counter_shows_steps_commander_basis_and_marks(looks: dict[str, SideLook], size: int) -> None:
    def drawn(**more: object) -> bytes:
        piece = Piece(id="x", place=0, look=looks["ru"], symbol="s-cross", **more)  # type: ignore[arg-type]
        picture = draw_counter(piece, size)
        assert picture.get_width() == size + 2 * pad_of(size)
        return pygame.image.tobytes(picture, "RGBA")

    plain = drawn(steps=3, full=3)
    always = [drawn(steps=3, full=3, commander=looks["by"]), drawn(steps=3, full=3, basis="missing")]
    always += [drawn(steps=3, full=3, dimmed=True), drawn(steps=3, full=3, mine=True)]
    assert all(picture != plain for picture in always)
    if size >= 34:
        more = [
            drawn(steps=2, full=3),
            drawn(steps=3, full=3, basis="held"),
            drawn(steps=3, full=3, ratings="4-4-5"),
        ]
        more += [drawn(steps=3, full=3, marks=(mark,)) for mark in package.MARKS]
        assert all(picture != plain for picture in more) and len(set(more)) == len(more)
