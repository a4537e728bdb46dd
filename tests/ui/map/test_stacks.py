"""Stacks: how they lie, how they open, what is under a point."""

from collections.abc import Callable

import pygame
import pytest

from game.ui.map import Piece
from game.ui.map.stacks import SHOWN, closed, counter_size, fanned, footprint, moved, stacks_of, under

VIEW = pygame.Rect(0, 0, 1180, 816)


@pytest.fixture
def stack(piece: Callable[..., Piece]) -> tuple[Piece, ...]:
    return stacks_of([piece(f"u{n}", 7, rank=n) for n in (3, 0, 2, 1, 4, 5)])[7]


def test_the_lowest_rank_lies_on_top(stack: tuple[Piece, ...]) -> None:
    assert [piece.rank for piece in stack] == [0, 1, 2, 3, 4, 5]
    placed = closed(stack, (300, 300), 40)
    assert len(placed) == SHOWN + 1 and placed[0].piece.id == "u0"


def test_a_point_meets_the_topmost_counter(stack: tuple[Piece, ...]) -> None:
    placed = closed(stack, (300, 300), 40)
    found = under((300, 300), placed)
    assert found is not None and found.id == "u0"
    last = placed[-1].body
    behind = under((last.right - 1, last.top), placed)
    assert behind is not None and behind.id == placed[-1].piece.id
    assert under((200, 200), placed) is None


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("size", [24, 34, 40, 84])
def test_the_footprint_covers_the_stack(stack: tuple[Piece, ...], count: int, size: int) -> None:
    area = footprint(count, (300, 300), size)
    assert all(area.contains(placed.body) for placed in closed(stack[:count], (300, 300), size))


@pytest.mark.parametrize("middle", [(0, 0), (600, 400), (1180, 816), (1179, 3)])
def test_an_open_stack_is_in_view_and_every_counter_can_be_met(
    stack: tuple[Piece, ...], middle: tuple[int, int]
) -> None:
    fan = fanned(stack, 7, middle, 52, VIEW)
    assert VIEW.contains(fan.card)
    assert [placed.piece.id for placed in fan.counters] == [piece.id for piece in stack]
    for placed in fan.counters:
        assert fan.card.contains(placed.body)
        for point in (
            placed.body.topleft,
            placed.body.center,
            (placed.body.right - 1, placed.body.bottom - 1),
        ):
            assert under(point, fan.counters) is placed.piece
    assert len({placed.body.topleft for placed in fan.counters}) == len(stack)


def test_counters_grow_with_hexes_within_limits() -> None:
    sizes = [counter_size(width, 100) for width in range(10, 200, 10)]
    assert sizes == sorted(sizes) and sizes[0] == 24 and sizes[-1] == 84
    assert counter_size(18, 150) == 29


def test_who_moved(piece: Callable[..., Piece]) -> None:
    before = {p.id: p for p in (piece("a", 1), piece("b", 2))}
    assert moved(before, [piece("a", 5), piece("b", 2), piece("c", 3)]) == {"a": (1, 5)}
