"""Where the map is looked at from: a point in kilometres, pixels a kilometre, and the motion to another such view.

At rest the zoom is one of a few levels, at which everything is drawn without scaling. Screen points are relative to
the upper left corner of the map's rectangle; `size` is that rectangle's.
"""

from math import floor, log
from typing import Final

from attrs import define, field, frozen

from game.ui.map.geometry import Bounds, Point

LADDER: Final = (1.0, 1.4, 2.0, 2.8, 4.0, 5.6)
LEAST: Final = 0.3
ROOM: Final = 0.6
"""The share of a window that margins must leave for the board, or they are not counted when all of it is shown."""

GLIDE: Final = 180
FLIGHT: Final = 420
"""How long a change of zoom and a flight to a place take, milliseconds at normal speed."""

Size = tuple[int, int]


@frozen(kw_only=True)
class Margins:
    """Room beside the board, in pixels: what lies off the map stands there."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


@frozen(kw_only=True)
class Motion:
    """A change under way: from one view to another; with `anchor`, a screen point that stays where it is."""

    start: tuple[float, float, float]
    end: tuple[float, float, float]
    lasts: float
    anchor: tuple[Point, Point] | None = None


@define(kw_only=True)
class Camera:
    """The view of a map. `speed` is in per cent; 0 moves at once."""

    bounds: Bounds
    margins: Margins = field(factory=Margins)
    size: Size = (1, 1)
    scale: int = 100
    speed: int = 100
    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    _motion: Motion | None = None
    _gone: float = 0.0

    @property
    def fit(self) -> float:
        """The zoom at which the whole board fills the window; with its margins, where they leave most of the room."""
        wide = self.size[0] - self.margins.left - self.margins.right
        high = self.size[1] - self.margins.top - self.margins.bottom
        if wide < ROOM * self.size[0]:
            wide = self.size[0]
        if high < ROOM * self.size[1]:
            high = self.size[1]
        exact = min(wide / self.bounds.width, high / self.bounds.height)
        return max(LEAST, floor(exact * 50) / 50)

    @property
    def levels(self) -> tuple[float, ...]:
        """The zooms to rest at, from the whole board to the closest."""
        ladder = (*LADDER, 8.0) if self.scale > 150 else LADDER
        return (self.fit, *(zoom for zoom in ladder if zoom >= self.fit * 1.15))

    @property
    def aim(self) -> float:
        """The zoom at rest, when a change is under way the one that it leads to."""
        return self._motion.end[2] if self._motion else self.zoom

    @property
    def aim_at(self) -> Point:
        """The middle of the view at rest, km."""
        return self._motion.end[:2] if self._motion else (self.x, self.y)

    @property
    def moving(self) -> bool:
        """Whether a change is under way."""
        return self._motion is not None

    @property
    def zooming(self) -> bool:
        """Whether the wheel or a key is changing the zoom."""
        return self._motion is not None and self._motion.anchor is not None

    def resize(self, size: Size) -> None:
        """Take another window; what was the whole board stays the whole board."""
        if size == self.size:
            return
        whole = self.size == (1, 1) or abs(self.aim - self.fit) < 1e-9
        self.size = size
        self._motion = None
        if whole:
            self.go_home(0)
        else:
            self._rest(self.x, self.y, min(self.levels, key=lambda level: abs(log(level / self.zoom))))

    def to_screen(self, x: float, y: float) -> Point:
        """The screen point of a point in kilometres."""
        left, top = self.origin
        return (x - self.bounds.left) * self.zoom - left, (y - self.bounds.top) * self.zoom - top

    def to_map(self, px: float, py: float) -> Point:
        """The point in kilometres under a screen point."""
        left, top = self.origin
        return self.bounds.left + (px + left) / self.zoom, self.bounds.top + (py + top) / self.zoom

    @property
    def origin(self) -> tuple[int, int]:
        """The pixel of the whole picture at this zoom that lies in the upper left corner."""
        return (
            round((self.x - self.bounds.left) * self.zoom - self.size[0] / 2),
            round((self.y - self.bounds.top) * self.zoom - self.size[1] / 2),
        )

    def clamp(self, x: float, y: float, zoom: float) -> tuple[float, float, float]:
        """The nearest view that shows no more void than the margins."""
        found = []
        for at, low, high, before, after, room in (
            (x, self.bounds.left, self.bounds.right, self.margins.left, self.margins.right, self.size[0]),
            (y, self.bounds.top, self.bounds.bottom, self.margins.top, self.margins.bottom, self.size[1]),
        ):
            least, most = low - before / zoom + room / 2 / zoom, high + after / zoom - room / 2 / zoom
            found.append((least + most) / 2 if least > most else min(max(at, least), most))
        return found[0], found[1], zoom

    def pan(self, dx: float, dy: float) -> None:
        """Move what is seen by so many pixels; ends any motion."""
        self._motion = None
        left, top = self.origin
        x = self.bounds.left + (left - dx + self.size[0] / 2) / self.zoom
        y = self.bounds.top + (top - dy + self.size[1] / 2) / self.zoom
        self._rest(x, y, self.zoom)

    def step(self, by: int, anchor: Point | None = None) -> None:
        """Zoom in (1) or out (-1) by levels; the place under `anchor` stays there, else the middle."""
        levels = self.levels
        here = min(range(len(levels)), key=lambda n: abs(log(levels[n] / self.aim)))
        zoom = levels[max(0, min(len(levels) - 1, here + by))]
        spot = anchor or (self.size[0] / 2, self.size[1] / 2)
        if zoom == self.zoom:
            return
        kept = self.to_map(*spot)
        self._start(self._held(kept, spot, zoom), GLIDE, (spot, kept))

    def fly_to(self, x: float, y: float, zoom: float | None = None, lasts: float = FLIGHT) -> None:
        """Glide to a view of a point; at the present level unless another zoom is asked."""
        near = min(self.levels, key=lambda level: abs(log(level / (zoom or self.aim))))
        self._start(self.clamp(x, y, near), lasts, None)

    def go_home(self, lasts: float = FLIGHT) -> None:
        """Show the whole board."""
        middle = self.bounds.left + self.bounds.width / 2, self.bounds.top + self.bounds.height / 2
        self._start(self.clamp(*middle, self.fit), lasts, None)

    def update(self, passed: float) -> bool:
        """Let milliseconds pass; True while a motion is under way."""
        motion = self._motion
        if motion is None:
            return False
        self._gone += passed
        t = min(1.0, self._gone / motion.lasts)
        if t >= 1:
            self._motion = None
            self._rest(*motion.end)
            return False
        share = t * t * (3 - 2 * t)
        zoom = motion.start[2] * (motion.end[2] / motion.start[2]) ** share
        if motion.anchor:
            spot, kept = motion.anchor
            self.x, self.y, self.zoom = self._held(kept, spot, zoom)
        else:
            x, y = (a + (b - a) * share for a, b in zip(motion.start[:2], motion.end[:2]))
            self._rest(x, y, zoom)
        return True

    def _held(self, kept: Point, spot: Point, zoom: float) -> tuple[float, float, float]:
        x = kept[0] - (spot[0] - self.size[0] / 2) / zoom
        y = kept[1] - (spot[1] - self.size[1] / 2) / zoom
        return self.clamp(x, y, zoom)

    def _start(
        self, end: tuple[float, float, float], lasts: float, anchor: tuple[Point, Point] | None
    ) -> None:
        if self.speed <= 0 or lasts <= 0:
            self._motion = None
            self._rest(*end)
            return
        self._motion = Motion(
            start=(self.x, self.y, self.zoom), end=end, lasts=lasts * 100 / self.speed, anchor=anchor
        )
        self._gone = 0.0

    def _rest(self, x: float, y: float, zoom: float) -> None:
        self.x, self.y, self.zoom = self.clamp(x, y, zoom)
