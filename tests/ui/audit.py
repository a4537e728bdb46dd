"""Is every text whole and by itself? What a frame shows is measured, spot by spot, not looked at."""

from collections.abc import Iterator
from itertools import combinations

import pygame

from game.ui.kit import Layers, Panel
from game.ui.kit.layout import Spot


def faults_of_panel(panel: Panel) -> Iterator[str]:
    """Texts and controls that leave their panel or area, and texts that lie on each other."""
    layout = panel.layout()
    for spot in layout.spots:
        where = f"«{(spot.said or spot.key)[:50]}» {tuple(spot.rect)}"
        room = panel.rect
        if spot.area:
            area = layout.areas[spot.area].rect
            room = pygame.Rect(area.x, area.y, area.width, layout.areas[spot.area].height)
        if (spot.said or spot.action is not None) and not room.inflate(2, 2).contains(spot.rect):
            yield f"{where} leaves its room {tuple(room)}"
    shown = [spot for spot in layout.spots if spot.said or (spot.action is not None and not spot.behind)]
    for one, other in combinations(shown, 2):
        if one.area == other.area and overlap(one, other):
            yield f"«{(one.said or one.key)[:40]}» lies on «{(other.said or other.key)[:40]}» at {tuple(other.rect)}"


def overlap(one: Spot, other: Spot) -> bool:
    """Whether two spots share more than a rim of two pixels."""
    return one.rect.inflate(-4, -4).colliderect(other.rect.inflate(-4, -4))


def faults(layers: Layers) -> list[str]:
    """Everything wrong with the texts of a screen's panels; panels below a dialog are measured too."""
    found = [f"{name}: {fault}" for name, panel in layers.panels.items() for fault in faults_of_panel(panel)]
    still = [(n, p) for n, p in layers.panels.items() if n not in layers.dialogs]
    for (name, one), (other, two) in combinations(still, 2):
        if one.rect.inflate(-4, -4).colliderect(two.rect.inflate(-4, -4)) and one.ground and two.ground:
            found.append(f"{name} lies on {other}")
    return found
