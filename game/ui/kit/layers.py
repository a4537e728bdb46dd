"""The panels of a screen: side by side or on top of each other, with one keyboard focus and tips between them."""

from typing import Final

import pygame
from attrs import define, field

from game.ui.kit.boxes import Card
from game.ui.kit.elements import Text
from game.ui.kit.ink import Ink
from game.ui.kit.layout import Action, Element
from game.ui.kit.panel import Panel

TIP_WIDTH: Final = 340
TIP_AFTER: Final = 350
"""How long the pointer rests before a tip is shown, in milliseconds."""
DIM: Final = (10, 12, 15, 150)


@define(eq=False)
class Layers:
    """Named panels in drawing order. Those shown as dialogs take every event until they are hidden."""

    ink: Ink
    panels: dict[str, Panel] = field(factory=dict)
    dialogs: list[str] = field(factory=list)
    _point: tuple[int, int] = field(default=(-1, -1), init=False)
    _rested: int = field(default=0, init=False)
    _by_keys: bool = field(default=False, init=False)

    # -- what is shown -------------------------------------------------------------------------------------------
    def show(self, name: str, root: Element, rect: pygame.Rect, ground: str | None = "panel") -> Panel:
        """Show a tree of elements in a panel of this name."""
        panel = self.panels.get(name)
        if panel is None:
            panel = self.panels[name] = Panel(self.ink, ground=ground)
        panel.show(root, rect, self.ink)
        return panel

    def dialog(self, name: str, root: Element, size: tuple[int, int], within: pygame.Rect) -> Panel:
        """Show a tree in the middle, above everything, as high as it needs and no higher than there is room."""
        width = min(self.ink.px(size[0]), within.width - self.ink.px(24))
        most = within.height - self.ink.px(24)
        height = min(most, self.ink.px(size[1]) if size[1] else root.measure(self.ink, width))
        rect = pygame.Rect(0, 0, width, height)
        rect.center = within.center
        panel = self.show(name, root, rect)
        if name not in self.dialogs:
            self.dialogs.append(name)
            for other in self.panels.values():
                other.focus = ""
        return panel

    def hide(self, name: str) -> None:
        """Take a panel away, if it is there."""
        self.panels.pop(name, None)
        if name in self.dialogs:
            self.dialogs.remove(name)

    def scale(self, ink: Ink) -> None:
        """Draw everything with another ink from now on."""
        self.ink = ink
        self.panels.clear()
        self.dialogs.clear()

    def active(self) -> list[Panel]:
        """The panels that take events: the uppermost dialog, or all."""
        if self.dialogs:
            return [self.panels[self.dialogs[-1]]]
        return list(self.panels.values())

    # -- using it ------------------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> Action:
        """The action of the control that was used, or None."""
        if event.type == pygame.MOUSEMOTION:
            self._point, self._rested, self._by_keys = event.pos, 0, False
        if event.type == pygame.KEYDOWN and event.key == pygame.K_TAB:
            self.step_focus(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return None
        for panel in self._order(event):
            action = panel.handle(event)
            if action is not None:
                return action
        return None

    def _order(self, event: pygame.event.Event) -> list[Panel]:
        """Uppermost first; keys go to the panel with the focus before the others."""
        panels = self.active()[::-1]
        if event.type in (pygame.KEYDOWN, pygame.TEXTINPUT):
            panels.sort(key=lambda panel: not panel.focus)
        return panels

    def covers(self, point: tuple[int, int]) -> bool:
        """Whether a panel is under the pointer, or a dialog is open: nothing behind gets the event."""
        return bool(self.dialogs) or any(panel.rect.collidepoint(point) for panel in self.panels.values())

    def is_typing(self) -> bool:
        """Whether a field has the keyboard."""
        return any(panel.is_typing() for panel in self.active())

    def step_focus(self, by: int) -> None:
        """Move the keyboard's focus to the next control, from panel to panel, around."""
        self._by_keys, self._rested = True, 0
        panels = [panel for panel in self.active() if panel.controls()]
        if not panels:
            return
        at = next((n for n, panel in enumerate(panels) if panel.focus), None)
        if at is None:
            panels[0 if by > 0 else -1].step_focus(by)
            return
        if not panels[at].step_focus(by):
            panels[(at + by) % len(panels)].step_focus(by)

    def focused(self) -> str:
        """The name of the control that has the focus, if one has."""
        return next((panel.focus for panel in self.active() if panel.focus), "")

    def update(self, ms: int) -> None:
        """Let time pass for tips."""
        self._rested += ms

    # -- drawing -------------------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface) -> None:
        """Draw the panels, a veil under the uppermost dialog, and the tip."""
        for name, panel in self.panels.items():
            if name not in self.dialogs:
                panel.draw(surface)
        for name in self.dialogs:
            if name == self.dialogs[-1]:
                veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
                veil.fill(DIM)
                surface.blit(veil, (0, 0))
            self.panels[name].draw(surface)
        self._draw_tip(surface)

    def tip(self) -> tuple[str, pygame.Rect] | None:
        """The tip that is due: of what the pointer rests on, or of what the keyboard has come to."""
        if self._rested < TIP_AFTER:
            return None
        for panel in self.active()[::-1]:
            if self._by_keys:
                spot = next((s for s in panel.controls() if s.key == panel.focus and s.tip), None)
                if spot is not None:
                    return spot.tip, panel.where(spot)
            else:
                found = panel.tip(self._point)
                if found is not None:
                    return found
        return None

    def _draw_tip(self, surface: pygame.Surface) -> None:
        found = self.tip()
        if found is None:
            return
        text, over = found
        said = Text(text, "small")
        width = min(self.ink.px(TIP_WIDTH), said.natural(self.ink) + self.ink.px(20))
        card = Card((said,), ground="ground", border="faint", pad=8)
        rect = pygame.Rect(0, 0, width, card.measure(self.ink, width))
        rect.midtop = (over.centerx, over.bottom + self.ink.px(6))
        if rect.bottom > surface.get_height():
            rect.bottom = over.top - self.ink.px(6)
        rect.clamp_ip(surface.get_rect())
        tip = Panel(self.ink, ground=None)
        tip.show(card, rect)
        tip.draw(surface)
