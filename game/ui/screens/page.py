"""What the screens beside the board share: one page of elements, arrow keys, Esc for the way back, F1 for help."""

from collections.abc import Iterable
from typing import Final

import pygame
from attrs import define, field, frozen

from game.ui.kit import REST, Action, Button, Column, Element, Layers, Row, Scroll, Span, Text
from game.ui.screen import Change, Desk, Leave, Quit, Screen

Reply = Screen | Leave | Quit | Change | None

WIDE: Final = 900
"""From how many pixels at 100 % a page has two columns."""
ARROWS: Final = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_LEFT: -1, pygame.K_RIGHT: 1}
PICK: Final = "pick"
"""The first word of an action that only picks; it happens as soon as the keyboard comes to it."""


def _there(parts: Iterable[Element | None]) -> tuple[Element, ...]:
    """Elements without the gaps that conditions leave."""
    return tuple(part for part in parts if part is not None)


@frozen(eq=False)
class Sheet:
    """What a page shows: its title, its columns side by side, and the ways on at its foot.

    `share` is the width of the first column in per cent of the page; `ground` is what columns stand on. A page with
    `most` is no wider than that, in pixels at 100 %, and no higher than what it holds.
    """

    title: str
    columns: tuple[Element, ...]
    foot: tuple[Element, ...] = field(default=(), converter=_there)
    said: str = ""
    share: int = 40
    back: str = "Back"
    ground: str | None = "panel"
    most: float = 0


@define(eq=False)
class Page:
    """A screen of one page. A screen of its own says what is on it (`body`) and what its actions do (`act`)."""

    layers: Layers = field(init=False)
    desk: Desk = field(init=False)

    # -- what a screen of its own says -------------------------------------------------------------------------
    def sheet(self) -> "Sheet":
        """All that the page shows."""
        raise NotImplementedError

    def act(self, action: Action) -> Reply:
        """What an action does."""
        return None

    def leave(self) -> Reply:
        """The way back, by Esc."""
        return Leave()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this screen and what they do, for the help."""
        return ()

    # -- what all do -------------------------------------------------------------------------------------------
    @property
    def wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.desk.size[0] * 100 // self.desk.ink.theme.scale >= WIDE

    @property
    def tall(self) -> bool:
        """Whether there is room for more than what must be there."""
        return self.desk.size[1] * 100 // self.desk.ink.theme.scale >= 480

    def open(self, desk: Desk) -> None:
        """Lay the page out for a desk; where the keyboard and the scrolls were, they stay."""
        old = getattr(self, "layers", None)
        self.desk = desk
        if old is None:
            self.layers = Layers(desk.ink)
        elif old.ink is not desk.ink:
            held = {name: (panel.focus, dict(panel.offsets)) for name, panel in old.panels.items()}
            self.layers.scale(desk.ink)
            self.show()
            for name, (focus, offsets) in held.items():
                if name in self.layers.panels:
                    self.layers.panels[name].focus = focus
                    self.layers.panels[name].offsets.update(offsets)
            return
        self.show()

    def show(self) -> None:
        """Lay out what the page shows now."""
        sheet, whole, ink = self.sheet(), self.desk.rect, self.desk.ink
        side, edge, gap = ink.px(32 if self.wide else 10), ink.px(18 if self.tall else 6), ink.px(12)
        inner = whole.inflate(-2 * side, 0)
        if sheet.most and self.wide and inner.width > ink.px(sheet.most):
            inner = inner.inflate(ink.px(sheet.most) - inner.width, 0)
        head, foot = self._head(sheet), Row(sheet.foot, gap=10, wraps=True, end=self.wide)
        between = gap if self.tall else edge
        top = edge + head.measure(ink, inner.width) + between
        high = foot.measure(ink, inner.width) if sheet.foot else 0
        low = whole.height - edge - (high + between if high else 0)
        held = [Column((Scroll(part, key="scroll"),), pad=14 if self.tall else 8) for part in sheet.columns]
        widths = self._widths(sheet, inner.width, gap)
        if sheet.most:
            low = min(low, top + max(one.measure(ink, width) for one, width in zip(held, widths)))
        x = inner.x
        for number, (element, width) in enumerate(zip(held, widths)):
            self.layers.show(f"column {number}", element, pygame.Rect(x, top, width, low - top), sheet.ground)
            x += width + gap
        if sheet.foot:
            rect = pygame.Rect(inner.x, low + between, inner.width, high)
            self.layers.show("foot", foot, rect, None)
        else:
            self.layers.hide("foot")
        for name in [name for name in self.layers.panels if name.startswith("column ")]:
            if int(name.split()[1]) >= len(held):
                self.layers.hide(name)
        self.layers.show("head", head, pygame.Rect(inner.x, edge, inner.width, top - edge), None)

    def _widths(self, sheet: "Sheet", room: int, gap: int) -> list[int]:
        """The width of each column: a share for the first, the rest for the others."""
        count = len(sheet.columns)
        if count == 1:
            return [room]
        first = room * sheet.share // 100
        return [first, *[(room - first - gap * (count - 1)) // (count - 1)] * (count - 1)]

    def _head(self, sheet: "Sheet") -> Row:
        """The title of the page and the way back."""
        style = "title" if self.wide else "heading"
        said = (Span(sheet.title, style), Span(f"   {sheet.said}", "body", "soft"))
        return Row(
            (
                Text(said if sheet.said and self.wide else sheet.title, style),
                Button(sheet.back, ("back",), kind="quiet", icon="left", hotkey="Esc", key="back"),
            ),
            widths=(REST, None),
            align="middle",
        )

    def handle(self, event: pygame.event.Event) -> Reply:
        """Arrows move the focus, Esc goes back, F1 helps; everything else is the controls'."""
        if event.type == pygame.KEYDOWN:
            done, reply = self.key(event)
            if done:
                return reply
        action = self.layers.handle(event)
        return None if action is None else self._done(action)

    def key(self, event: pygame.event.Event) -> tuple[bool, Reply]:
        """Whether a key is the page's own, and what it does."""
        if event.key == pygame.K_ESCAPE:
            return True, self.leave()
        if event.key == pygame.K_F1:
            return True, help_on(self.keys(), self.desk)
        if event.key in ARROWS and not self._is_taken(event.key):
            return True, self._step(ARROWS[event.key])
        if event.key == pygame.K_TAB:
            return True, self._step(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        return False, None

    def _is_taken(self, key: int) -> bool:
        """Whether the control with the focus has a use of its own for an arrow key."""
        spot = next((s for p in self.layers.active() for s in p.controls() if s.key == p.focus), None)
        return spot is not None and spot.slides is not None and key in (pygame.K_LEFT, pygame.K_RIGHT)

    def _step(self, by: int) -> Reply:
        """Move the focus; what is picked by coming to it is picked."""
        self.layers.step_focus(by)
        focus = self.layers.focused()
        spot = next((s for p in self.layers.active() for s in p.controls() if s.key == focus), None)
        if spot is not None and isinstance(spot.action, tuple) and spot.action[0] == PICK:
            return self._done(spot.action, stepped=True)
        return None

    def _done(self, action: Action, stepped: bool = False) -> Reply:
        if action == ("back",):
            return self.leave()
        reply = self.stepped(action) if stepped else self.act(action)
        if reply is None:
            self.show()
        return reply

    def stepped(self, action: Action) -> Reply:
        """What a pick does to which the keyboard has come; the same as any other unless a screen says otherwise."""
        return self.act(action)

    def update(self, ms: int) -> bool:
        """Let tips rest; most pages stand still."""
        self.layers.update(ms)
        return False

    def draw(self, surface: pygame.Surface) -> None:
        """The page."""
        surface.fill(self.desk.ink.colour("ground"))
        self.layers.draw(surface)

    def close(self) -> None:
        """Most pages hold nothing."""


def help_on(keys: tuple[tuple[str, str], ...], desk: Desk) -> Screen:
    """The help of a screen; imported when it is asked for."""
    from game.ui.screens.help import Help

    return Help(keys)
