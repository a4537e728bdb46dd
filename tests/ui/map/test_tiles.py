"""Tiles: which are seen, that painting comes in slices, what is kept in memory and on disk, and under what name."""

from pathlib import Path

import pygame
import pytest
from attrs import evolve

from game.model.world import World
from game.ui.map import BASE_LAYERS
from game.ui.map.geometry import Bounds, Layout
from game.ui.map.ground import Ground
from game.ui.map.inks import HIGH_CONTRAST, STANDARD
from game.ui.map.shelf import Shelf, cache_folder
from game.ui.map.tiles import KEPT, SIDE, Key, Tiles, size_at, tiles_in
from tests.ui.map.conftest import the_chart, the_world

LAYERS = frozenset(BASE_LAYERS)
BOUNDS = Layout(the_world().board).bounds


@pytest.fixture
def ground(world: World) -> Ground:
    return Ground(the_chart(), Layout(world.board), world, STANDARD)


def unpacked(shelf: Shelf, name: str) -> pygame.Surface | None:
    steps = shelf.read(name)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: pygame.Surface | None = done.value
            return found


def test_the_tiles_of_a_view_cover_it_and_no_more() -> None:
    view = pygame.Rect(700, 300, 900, 700)
    found = tiles_in(BOUNDS, 2.8, view)
    squares = [pygame.Rect(col * SIDE, row * SIDE, SIDE, SIDE) for col, row in found]
    assert all(square.colliderect(view) for square in squares)
    corners = (
        view.topleft,
        (view.right - 1, view.top),
        (view.left, view.bottom - 1),
        (view.right - 1, view.bottom - 1),
    )
    assert all(any(square.collidepoint(corner) for square in squares) for corner in corners)
    assert len(found) == len(set(found)) == 3 * 2


def test_no_tile_lies_off_the_board() -> None:
    wide, high = size_at(BOUNDS, 1.0)
    found = tiles_in(BOUNDS, 1.0, pygame.Rect(-4000, -4000, 9000, 9000))
    assert {col for col, _ in found} == set(range(-(-wide // SIDE)))
    assert {row for _, row in found} == set(range(-(-high // SIDE)))


def test_a_tile_is_painted_in_slices(ground: Ground) -> None:
    tiles = Tiles(ground, Shelf(None))
    key = Key(LAYERS, 4.0, 3, 3)
    tiles.ask([key])
    steps = 1
    while tiles.work(0):
        steps += 1
        assert steps < 400
    assert steps > 30 and key in tiles and tiles.painted == 1
    picture = tiles.get(key)
    assert picture is not None and picture.get_size() == (SIDE, SIDE)


def test_what_is_no_longer_wanted_is_not_painted(ground: Ground) -> None:
    tiles = Tiles(ground, Shelf(None))
    tiles.ask([Key(LAYERS, 4.0, 3, 3)])
    tiles.work(0)
    tiles.ask([])
    assert not tiles.work(0) and tiles.painted == 0 and tiles.missing == 0


def test_memory_is_bounded(ground: Ground) -> None:
    tiles = Tiles(ground, Shelf(None))
    for n in range(KEPT + 20):
        tiles._keep(Key(LAYERS, 5.6, n, 0), pygame.Surface((1, 1)))
    assert len(tiles._kept) == KEPT and Key(LAYERS, 5.6, KEPT + 19, 0) in tiles


def test_a_tile_comes_back_from_disk_as_it_was(ground: Ground, tmp_path: Path) -> None:
    key = Key(LAYERS, 1.0, 1, 1)
    first = Tiles(ground, Shelf(tmp_path))
    first.ask([key])
    first.finish()
    again = Tiles(ground, Shelf(tmp_path))
    again.ask([key])
    again.finish()
    one, two = first.get(key), again.get(key)
    assert again.painted == 0 and one is not None and two is not None
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(two, "RGB")


@pytest.mark.parametrize("junk", [b"", b"ZMT1", b"ZMT1\x10\x00\x10\x00junk", b"\x00" * 400])
def test_a_broken_file_is_painted_anew(ground: Ground, tmp_path: Path, junk: bytes) -> None:
    shelf = Shelf(tmp_path)
    (tmp_path / "tile").write_bytes(junk)
    assert unpacked(shelf, "tile") is None


def test_a_folder_that_cannot_be_written_does_no_harm(ground: Ground, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    shelf = Shelf(blocked / "tiles")
    for _ in shelf.write("tile", pygame.Surface((70, 70))):
        pass
    assert not shelf.writes and unpacked(shelf, "tile") is None


def test_old_tiles_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.map.shelf.ROOM", 1000)
    for n in range(10):
        (tmp_path / f"old{n}").write_bytes(b"x" * 400)
    for _ in Shelf(tmp_path).write("new", pygame.Surface((8, 8))):
        pass
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert "new" in kept and len(kept) <= 3


def test_the_name_says_all_that_a_picture_depends_on(ground: Ground, world: World) -> None:
    def name(of: Ground, layers: frozenset[str] = LAYERS, ppk: float = 1.0, col: int = 0) -> str:
        return Tiles(of, Shelf(None)).name(Key(layers, ppk, col, 0))

    chart, layout = ground.chart, ground.layout
    taken = evolve(world, ground=tuple("by" if side == "ru" else side for side in world.ground))
    names = [
        name(ground),
        name(ground, layers=frozenset({"terrain"})),
        name(ground, ppk=1.4),
        name(ground, col=1),
        name(Ground(chart, layout, world, HIGH_CONTRAST)),
        name(Ground(chart, layout, world, STANDARD, 150)),
        name(Ground(evolve(chart, digest="other"), layout, world, STANDARD)),
        name(Ground(chart, layout, taken, STANDARD)),
    ]
    assert len(set(names)) == len(names)
    assert name(Ground(chart, layout, world, STANDARD)) == names[0]


def test_the_cache_folder_can_be_named_or_switched_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZAPAD_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path / "tiles"
    monkeypatch.setenv("ZAPAD_CACHE", "")
    assert cache_folder() is None
    monkeypatch.delenv("ZAPAD_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = cache_folder()
    assert folder is not None and folder.parts[-2:] == ("zapad", "tiles")


def test_tiles_meet_without_a_seam(ground: Ground) -> None:
    """The last column of one tile and the first of the next are as alike as columns within a tile."""
    tiles = Tiles(ground, Shelf(None))
    keys = [Key(frozenset({"political"}), 2.0, 2, 2), Key(frozenset({"political"}), 2.0, 3, 2)]
    tiles.ask(keys)
    tiles.finish()
    left, right = (pygame.surfarray.array3d(tile).astype(int) for key in keys if (tile := tiles.get(key)))
    seam = abs(left[-1] - right[0]).mean()
    inside = abs(left[-2] - left[-1]).mean()
    assert seam < inside + 6


def test_windows_of_tiles_tell_the_ground(ground: Ground) -> None:
    tiles = Tiles(ground, Shelf(None))
    window = tiles.window(Key(LAYERS, 2.0, 1, 0))
    assert window == Bounds(BOUNDS.left + 256, BOUNDS.top, BOUNDS.left + 512, BOUNDS.top + 256)
