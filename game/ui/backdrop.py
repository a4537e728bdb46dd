"""Pictures of a scenario's map for screens beside the board: painted a few milliseconds at a time, then kept."""

from collections.abc import Generator, Mapping
from typing import Final

import pygame
from attrs import define, field

from game.model.world import World
from game.ui.map.chart import load_chart
from game.ui.map.geometry import Bounds, Layout
from game.ui.map.ground import Ground
from game.ui.map.inks import INKS
from game.ui.theme import SideLook, side_looks

LAYERS: Final = frozenset({"political", "terrain"})
FADE: Final = 500
"""Milliseconds in which a finished picture comes up."""
KEPT: Final = 24

Key = tuple[object, ...]
_done: dict[Key, pygame.Surface] = {}
_grounds: dict[Key, Ground] = {}


def clear() -> None:
    """Drop every picture that is kept."""
    _done.clear()
    _grounds.clear()


@define(eq=False, repr=False)
class Backdrop:
    """A picture of a world's map of a size, `units` on it as small squares in the colours of their sides.

    `picture` is None until it is finished; `shown` says how far it has come up, from 0 to 255.
    """

    world: World
    units: Mapping[str, int] = field(factory=dict)
    palette: str = "standard"
    picture: pygame.Surface | None = field(default=None, init=False)
    shown: int = field(default=0, init=False)
    _steps: Generator[None, None, pygame.Surface] | None = field(default=None, init=False)
    _key: Key = field(default=(), init=False)
    _clock: int = field(default=0, init=False)

    def want(self, size: tuple[int, int], bounds: Bounds | None = None) -> None:
        """Ask for a picture that fills this size, of these kilometres or of the whole board."""
        whole = bounds or Layout(self.world.board).bounds
        key = (self.world.id, self.world.ground, tuple(self.units.items()), size, whole, self.palette)
        if key == self._key:
            return
        self._key, self._steps, self.picture = key, None, _done.get(key)
        self.shown = 255 if self.picture else 0
        if self.picture is None and size[0] > 0 and size[1] > 0:
            self._steps = self._paint(size, _filling(whole, size))

    def update(self, ms: int, budget: int = 8) -> bool:
        """Paint for about `budget` milliseconds; True while there is more to do or the picture is coming up."""
        start = pygame.time.get_ticks()
        while self._steps is not None:
            try:
                next(self._steps)
            except StopIteration as done:
                self._keep(done.value)
            except (OSError, KeyError, ValueError):  # a page without its picture is still a page
                self._steps = None
            if pygame.time.get_ticks() - start >= budget:
                return True
        if self.picture is not None and self.shown < 255:
            self.shown = min(255, self.shown + max(1, ms) * 255 // FADE)
            return True
        return False

    def finish(self) -> None:
        """Paint all that is missing now; for pictures and tests."""
        while self._steps is not None:
            self.update(FADE, 1000)
        self.shown = 255

    def draw(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """As much of the picture as has come up."""
        if self.picture is not None:
            self.picture.set_alpha(self.shown)
            surface.blit(self.picture, rect)

    def _keep(self, picture: pygame.Surface) -> None:
        self._steps, self.picture, self.shown = None, picture, 0
        if len(_done) >= KEPT:
            _done.pop(next(iter(_done)))
        _done[self._key] = picture

    def _paint(self, size: tuple[int, int], bounds: Bounds) -> Generator[None, None, pygame.Surface]:
        ground = self._ground()
        yield
        ppk = size[0] / bounds.width
        picture = yield from ground.paint(bounds, ppk, size, LAYERS)
        shown = pygame.Surface(size)
        shown.blit(picture, (0, 0))
        yield
        self._dots(shown, ground.layout, bounds, ppk)
        return shown

    def _ground(self) -> Ground:
        key = (self.world.id, self.world.ground, self.palette)
        if key not in _grounds:
            layout = Layout(self.world.board)
            _grounds[key] = Ground(load_chart(), layout, self.world, INKS[self.palette])
        return _grounds[key]

    def _dots(self, picture: pygame.Surface, layout: Layout, bounds: Bounds, ppk: float) -> None:
        """A square for each unit on the map, those of one place beside each other."""
        looks = side_looks({name: side.letter for name, side in self.world.sides.items()})
        here: dict[int, int] = {}
        side = max(4, round(12 * ppk))
        for unit, place in self.units.items():
            if place < 0:
                continue
            number = here[place] = here.get(place, -1) + 1
            x, y = layout.centres[place]
            at = (
                (x - bounds.left) * ppk + number * side * 0.45,
                (y - bounds.top) * ppk - number * side * 0.3,
            )
            _square(picture, at, side, looks[self.world.side_of[unit]])


def _square(picture: pygame.Surface, at: tuple[float, float], side: int, look: SideLook) -> None:
    box = pygame.Rect(0, 0, side, side)
    box.center = (round(at[0]), round(at[1]))
    pygame.draw.rect(picture, (255, 255, 255), box.inflate(2, 2), border_radius=2)
    pygame.draw.rect(picture, look.fill, box, border_radius=2)


def _filling(bounds: Bounds, size: tuple[int, int]) -> Bounds:
    """The largest part of a rectangle around its middle that has the shape of a picture."""
    ppk = max(size[0] / bounds.width, size[1] / bounds.height)
    wide, high = size[0] / ppk, size[1] / ppk
    x, y = (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2
    return Bounds(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
