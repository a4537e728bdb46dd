"""The one clock of the map: milliseconds, only to know when a slice of painting has taken long enough."""

import pygame


def ticks() -> float:
    """Milliseconds since pygame's timer started; starts it where no window has."""
    found = pygame.time.get_ticks()
    if not found:
        pygame.time.Clock()
        found = pygame.time.get_ticks()
    return float(found)
