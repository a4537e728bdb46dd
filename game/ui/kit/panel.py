"""A panel: a tree of elements laid out in a rectangle, drawn once and kept until something changes."""

from collections.abc import Callable
from typing import Final

import pygame
from attrs import define, field

from game.ui.kit.boxes import SCROLLBAR
from game.ui.kit.elements import fill
from game.ui.kit.ink import Ink
from game.ui.kit.keys import PAGES, is_hotkey
from game.ui.kit.layout import Action, Area, Element, Layout, Mood, Spot
from game.ui.theme import Colour

STEP: Final = 60
"""How far a notch of the wheel scrolls, in pixels at 100 %."""
STEP_BACK: Final = -1_000_000
STEP_ON: Final = 1_000_000


@define(eq=False)
class Panel:
    """Holds one tree of elements. `handle` gives back the action of the control that was used, or None."""

    ink: Ink
    rect: pygame.Rect = field(factory=lambda: pygame.Rect(0, 0, 0, 0))
    root: Element | None = None
    ground: str | Colour | None = "panel"
    hover: str = ""
    focus: str = ""
    pressed: str = ""
    offsets: dict[str, int] = field(factory=dict)
    _layout: Layout = field(factory=Layout, init=False)
    _stale: bool = field(default=True, init=False)
    _kept: pygame.Surface | None = field(default=None, init=False)
    _bar: str = field(default="", init=False)
    _grip: int = field(default=0, init=False)

    # -- what it holds -----------------------------------------------------------------------------------------
    def show(self, root: Element, rect: pygame.Rect, ink: Ink | None = None) -> None:
        """Hold another tree, in this rectangle; scrolling and focus stay where their names still are."""
        if root is self.root and rect == self.rect and (ink is None or ink is self.ink):
            return
        if ink is not None:
            self.ink = ink
        self.root, self.rect, self._stale, self._kept = root, rect.copy(), True, None

    def refresh(self) -> None:
        """Draw it again: a canvas on it has changed."""
        self._kept = None

    def layout(self) -> Layout:
        """Its spots and areas, laid out if they are not."""
        if self._stale:
            self._layout = Layout()
            if self.root is not None:
                self.root.place(self.ink, self.rect, self._layout)
            self._stale = False
            for area in self._layout.areas.values():
                held = self.offsets.get(area.key, area.most if area.to_end else 0)
                self.offsets[area.key] = max(0, min(held, area.most))
            keys = {spot.key for spot in self._layout.spots if spot.action is not None}
            self.focus = self.focus if self.focus in keys else ""
            self.hover = self.hover if self.hover in keys else ""
        return self._layout

    def controls(self) -> list[Spot]:
        """What can be used, in the order of the keyboard."""
        return [spot for spot in self.layout().spots if spot.action is not None and spot.key]

    def spot(self, key: str) -> Spot:
        """The spot of a name.

        Raises:
            KeyError: no spot has this name.
        """
        for spot in self.layout().spots:
            if spot.key == key:
                return spot
        raise KeyError(key)

    def where(self, spot: Spot) -> pygame.Rect:
        """Where a spot is on the screen, scrolled as its area is."""
        return spot.rect.move(0, -self.offsets[spot.area]) if spot.area else spot.rect

    def at(self, point: tuple[int, int]) -> Spot | None:
        """The control under a point."""
        for spot in reversed(self.layout().spots):
            if spot.action is not None and self.where(spot).collidepoint(point) and self._seen(spot, point):
                return spot
        return None

    def tip(self, point: tuple[int, int]) -> tuple[str, pygame.Rect] | None:
        """The tip under a point, and the rectangle that it belongs to."""
        for spot in reversed(self.layout().spots):
            if spot.tip and self.where(spot).collidepoint(point) and self._seen(spot, point):
                return spot.tip, self.where(spot)
        return None

    def _seen(self, spot: Spot, point: tuple[int, int]) -> bool:
        return not spot.area or self.layout().areas[spot.area].rect.collidepoint(point)

    # -- using it ------------------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> Action:
        """What the event makes of the panel: the action of a control, or None."""
        found = HANDLERS.get(event.type)
        return found(self, event) if found else None

    def _motion(self, event: pygame.event.Event) -> Action:
        if self._bar:
            self._drag_bar(event.pos[1])
            return None
        if self.pressed and event.buttons[0]:
            spot = self.spot(self.pressed) if self._has(self.pressed) else None
            if spot is not None and spot.slides:
                return spot.slides(event.pos[0], self.where(spot))
        under = self.at(event.pos)
        self._mark(hover=under.key if under else "")
        return None

    def _has(self, key: str) -> bool:
        return any(spot.key == key for spot in self.layout().spots)

    def _press(self, event: pygame.event.Event) -> Action:
        if event.button != 1 or not self.rect.collidepoint(event.pos):
            return None
        bar = next((a for a in self.layout().areas.values() if self._trough(a).collidepoint(event.pos)), None)
        if bar is not None:
            self._bar, self._grip = bar.key, event.pos[1] - self._thumb(bar).y
            if not self._thumb(bar).collidepoint(event.pos):
                self._grip = self._thumb(bar).height // 2
                self._drag_bar(event.pos[1])
            return None
        spot = self.at(event.pos)
        self._mark(
            pressed=spot.key if spot else "", focus=spot.key if spot and (spot.types or spot.slides) else ""
        )
        return spot.slides(event.pos[0], self.where(spot)) if spot and spot.slides else None

    def _release(self, event: pygame.event.Event) -> Action:
        if event.button != 1:
            return None
        pressed, self._bar = self.pressed, ""
        self._mark(pressed="")
        spot = self.at(event.pos)
        if spot is not None and spot.key == pressed and not (spot.slides or spot.types):
            return spot.action
        return None

    def _wheel(self, event: pygame.event.Event) -> Action:
        point = getattr(event, "at", None) or pygame.mouse.get_pos()
        area = next((a for a in self.layout().areas.values() if a.rect.collidepoint(point)), None)
        if area is not None:
            self.scroll(area.key, -event.y * self.ink.px(STEP))
        return None

    def scroll(self, key: str, by: int) -> None:
        """Scroll an area by so many pixels, as far as it goes."""
        area = self.layout().areas.get(key)
        if area is not None:
            self.offsets[key] = max(0, min(area.most, self.offsets.get(key, 0) + by))
            self._kept = None

    def _key(self, event: pygame.event.Event) -> Action:
        spot = self.spot(self.focus) if self.focus and self._has(self.focus) else None
        if spot is not None and spot.types and event.key == pygame.K_BACKSPACE:
            return spot.types(spot.value[:-1])
        if spot is not None and spot.slides and event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            return spot.slides(STEP_BACK if event.key == pygame.K_LEFT else STEP_ON, self.where(spot))
        if (
            spot is not None
            and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
            and not spot.types
        ):
            return None if spot.slides else spot.action
        if event.key in PAGES and self.layout().areas:
            areas = self.layout().areas
            area = areas[spot.area] if spot is not None and spot.area else next(iter(areas.values()))
            self.scroll(area.key, PAGES[event.key](area))
            return None
        typing = spot is not None and spot.types
        for other in self.controls():
            if other.hotkey and not typing and is_hotkey(other.hotkey, event):
                return other.action
        return None

    def _text(self, event: pygame.event.Event) -> Action:
        spot = self.spot(self.focus) if self.focus and self._has(self.focus) else None
        return spot.types(spot.value + event.text) if spot is not None and spot.types else None

    def is_typing(self) -> bool:
        """Whether a field has the keyboard."""
        return bool(self.focus) and self._has(self.focus) and self.spot(self.focus).types is not None

    def step_focus(self, by: int) -> bool:
        """Move the focus on by one control, or back; False when it leaves the panel, which then has none."""
        keys = [spot.key for spot in self.controls()]
        at = keys.index(self.focus) + by if self.focus in keys else 0 if by > 0 else len(keys) - 1
        inside = 0 <= at < len(keys)
        self._mark(focus=keys[at] if inside else "")
        if inside:
            self.reveal(self.spot(keys[at]))
        return inside

    def reveal(self, spot: Spot) -> None:
        """Scroll so that a spot is seen whole."""
        if spot.area:
            area, rect = self.layout().areas[spot.area], self.where(spot)
            if rect.top < area.rect.top:
                self.scroll(area.key, rect.top - area.rect.top)
            elif rect.bottom > area.rect.bottom:
                self.scroll(area.key, min(rect.bottom - area.rect.bottom, rect.top - area.rect.top))

    def _mark(self, **changes: str) -> None:
        for name, value in changes.items():
            if getattr(self, name) != value:
                setattr(self, name, value)
                self._kept = None

    # -- scroll bars ---------------------------------------------------------------------------------------------
    def _trough(self, area: Area) -> pygame.Rect:
        wide = self.ink.px(SCROLLBAR)
        return pygame.Rect(area.rect.right - wide, area.rect.y, wide, area.rect.height)

    def _thumb(self, area: Area) -> pygame.Rect:
        trough = self._trough(area)
        high = max(self.ink.px(24), trough.height * area.rect.height // max(1, area.height))
        y = trough.y + (trough.height - high) * self.offsets[area.key] // max(1, area.most)
        return pygame.Rect(trough.x, y, trough.width, high)

    def _drag_bar(self, y: int) -> None:
        area = self.layout().areas.get(self._bar)
        if area is not None:
            trough, thumb = self._trough(area), self._thumb(area)
            share = (y - self._grip - trough.y) / max(1, trough.height - thumb.height)
            self.offsets[area.key] = max(0, min(area.most, round(share * area.most)))
            self._kept = None

    # -- drawing -------------------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface) -> None:
        """Blit the panel; it is drawn again only after a change."""
        if self.rect.width <= 0 or self.rect.height <= 0:
            return
        self.layout()
        if self._kept is None:
            clear = self.ground is None
            self._kept = pygame.Surface(self.rect.size, pygame.SRCALPHA if clear else 0)
            self._kept.fill((0, 0, 0, 0) if self.ground is None else self.ink.colour(self.ground))
            self._paint(self._kept)
        surface.blit(self._kept, self.rect)

    def _paint(self, target: pygame.Surface) -> None:
        layout, ink = self.layout(), self.ink
        shift = (-self.rect.x, -self.rect.y)
        for spot in layout.spots:
            rect = self.where(spot)
            if spot.area:
                seen = layout.areas[spot.area].rect
                if not rect.colliderect(seen):
                    continue
                target.set_clip(seen.move(shift))
            else:
                target.set_clip(None)
            named = bool(spot.key) and spot.action is not None
            mood = Mood(
                named and spot.key == self.hover, named and spot.key == self.focus, spot.key == self.pressed
            )
            spot.paint(target, rect.move(shift), ink, mood)
        target.set_clip(None)
        for area in layout.areas.values():
            fill(target, ink.colour("ground"), self._trough(area).move(shift), ink.px(4))
            fill(target, ink.colour("faint"), self._thumb(area).move(shift), ink.px(4))


HANDLERS: dict[int, Callable[[Panel, pygame.event.Event], Action]] = {
    pygame.MOUSEMOTION: Panel._motion,
    pygame.MOUSEBUTTONDOWN: Panel._press,
    pygame.MOUSEBUTTONUP: Panel._release,
    pygame.MOUSEWHEEL: Panel._wheel,
    pygame.KEYDOWN: Panel._key,
    pygame.TEXTINPUT: Panel._text,
}
