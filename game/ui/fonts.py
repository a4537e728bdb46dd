"""The bundled faces by size and weight: IBM Plex Sans Condensed (SIL Open Font Licence), never a system's own."""

from functools import cache
from typing import Final

import pygame

from game.scenario.places import data_folder

FACES: Final = {
    ("regular", False): "Regular",
    ("medium", False): "Medium",
    ("semibold", False): "SemiBold",
    ("bold", False): "Bold",
    ("regular", True): "Italic",
    ("medium", True): "MediumItalic",
    ("semibold", True): "MediumItalic",
    ("bold", True): "MediumItalic",
}
"""The file of each weight, upright and italic; heavier italics are drawn by the medium one."""


@cache
def font(size: int, weight: str = "regular", italic: bool = False) -> pygame.font.Font:
    """A face of `size` pixels; weight is regular, medium, semibold or bold.

    >>> font(20).size("Polesye")[1] >= 20
    True
    """
    if not pygame.font.get_init():
        pygame.font.init()
    name = f"IBMPlexSansCondensed-{FACES[weight, italic]}.woff2"
    return pygame.font.Font(data_folder() / "assets" / "fonts" / name, max(6, size))


def forget() -> None:
    """Drop every face, for the font system is being shut down."""
    font.cache_clear()
