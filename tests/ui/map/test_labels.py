"""Words: none over another, none under a counter, none off the board; the important ones are never missing."""

from collections.abc import Callable
from itertools import combinations

import pygame
import pytest

from game.ui.map import AirTrack, Facility, MapView, Piece
from game.ui.map.labels import FROM, Label, candidates, state_spots, type_scale
from game.ui.map.stacks import closed, counter_size

LEVELS = (0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6)


def crowd(shown: MapView, piece: Callable[..., Piece]) -> list[Piece]:
    """A counter or three in the hex of every second town."""
    towns = shown.world.board.towns[::2]
    return [piece(f"{town.id}-{n}", town.hex) for k, town in enumerate(towns) for n in range(1 + k % 3)]


def named(shown: MapView, level: float) -> list[Label]:
    return [label for label in shown.lettering.get(level) if label.kind == "town"]


def core(label: Label) -> pygame.Rect:
    """The letters of a word, without its pale edge and the room above and below them."""
    return label.area.inflate(-6, -round(label.area.height * 0.42))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("crowded", [False, True])
def test_words_do_not_overlap(
    shown: MapView, piece: Callable[..., Piece], level: float, crowded: bool
) -> None:
    if crowded:
        shown.set_pieces(crowd(shown, piece))
    for one, two in combinations(named(shown, level), 2):
        assert not core(one).colliderect(core(two)), (one.text, two.text)


@pytest.mark.parametrize("level", LEVELS)
def test_no_word_lies_under_a_counter(shown: MapView, piece: Callable[..., Piece], level: float) -> None:
    shown.set_pieces(crowd(shown, piece))
    size = counter_size(shown.layout.flat * level, shown.scale)
    bounds = shown.layout.bounds
    for place, stack in shown.stacks.items():
        x, y = shown.layout.centres[place]
        for placed in closed(stack, ((x - bounds.left) * level, (y - bounds.top) * level), size):
            hidden = [label.text for label in named(shown, level) if core(label).colliderect(placed.body)]
            assert not hidden, (place, hidden)


@pytest.mark.parametrize("level", LEVELS)
def test_great_towns_are_always_named(shown: MapView, piece: Callable[..., Piece], level: float) -> None:
    shown.set_pieces(crowd(shown, piece))
    names = {label.text for label in named(shown, level)}
    missing = [
        t.name
        for t in shown.world.board.towns
        if t.rank <= 2 and level >= FROM[t.rank] and t.name not in names
    ]
    assert len(missing) <= (2 if level < 1 else 0), missing


@pytest.mark.parametrize("level", LEVELS)
def test_words_stay_on_the_board(shown: MapView, level: float) -> None:
    bounds = shown.layout.bounds
    board = pygame.Rect(0, 0, round(bounds.width * level), round(bounds.height * level)).inflate(12, 14)
    assert all(board.contains(label.area) for label in named(shown, level))


def test_words_keep_clear_of_signs_and_tracks(shown: MapView) -> None:
    board = shown.world.board
    minsk, brest = board.parse_place("Minsk"), board.parse_place("Brest")
    shown.set_facilities([Facility(id="plant", place=minsk, kind="power", condition="damaged")])
    shown.set_tracks([AirTrack(id="t", place=brest)])
    signs = [area for _, _, area in shown.facility_areas()]
    assert signs
    left, top = shown.camera.origin
    for label in named(shown, 2.0):
        assert core(label).move(-left, -top).collidelist(signs) < 0, label.text


def test_more_towns_are_named_the_closer_one_looks(shown: MapView) -> None:
    counts = [len(named(shown, level)) for level in LEVELS]
    assert counts == sorted(counts) and counts[-1] == len(shown.world.board.towns)


def test_states_have_the_scenarios_titles(shown: MapView) -> None:
    texts = {label.text for label in shown.lettering.get(1.0) if label.kind == "state"}
    assert texts == {side.title for side in shown.world.sides.values()}
    for title, point, width in state_spots(shown.world, shown.layout):
        hex = shown.layout.hex_at(*point)
        assert hex is not None and width > 0
        assert shown.world.sides[shown.world.ground[hex]].title == title


def test_rivers_are_named_along_their_courses(shown: MapView) -> None:
    rivers = [label for label in shown.lettering.get(2.0) if label.kind == "river"]
    assert {"Neman", "Pripyat", "Dnieper"} <= {label.text for label in rivers}


def test_candidates_stand_beside_not_on_what_they_name() -> None:
    base = pygame.Rect(100, 100, 12, 12)
    found = list(candidates(base, (60, 14)))
    assert not any(spot.colliderect(base) for spot in found)
    assert len({spot.topleft for spot in found}) == len(found)


def test_type_grows_with_the_windows_scale() -> None:
    assert type_scale(2.0, 200) == 2 * type_scale(2.0, 100) == 2.0
    assert type_scale(0.7, 100) < type_scale(5.6, 100)
