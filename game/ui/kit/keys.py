"""Keys of a panel: which one a control names, and which scroll an area by pages."""

from collections.abc import Callable

import pygame

from game.ui.kit.layout import Area

PAGES: dict[int, Callable[[Area], int]] = {
    pygame.K_PAGEDOWN: lambda area: area.rect.height * 9 // 10,
    pygame.K_PAGEUP: lambda area: -area.rect.height * 9 // 10,
    pygame.K_HOME: lambda area: -area.height,
    pygame.K_END: lambda area: area.height,
}
"""How far the keys of pages scroll an area."""


def is_hotkey(hotkey: str, event: pygame.event.Event) -> bool:
    """Whether a key event is the key that a control names, such as «F1», «Ctrl+S», «E» or «Space»."""
    *held, name = hotkey.split("+") if len(hotkey) > 1 else [hotkey]
    mods = getattr(event, "mod", 0)
    wanted = {"Ctrl": pygame.KMOD_CTRL, "Shift": pygame.KMOD_SHIFT, "Alt": pygame.KMOD_ALT}
    if any(bool(mods & mask) != (word in held) for word, mask in wanted.items()):
        return False
    names = {"Esc": "escape", "Enter": "return", "Del": "delete", "PgUp": "page up", "PgDn": "page down"}
    return pygame.key.name(event.key) == names.get(name, name.casefold())
