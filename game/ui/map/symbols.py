"""The symbols of units after APP-6, drawn in any size from the same paths as on printed maps."""

from functools import lru_cache
from io import BytesIO
from typing import Final

import pygame

from game.report.symbols import FRAMES, symbol
from game.ui.fonts import font
from game.ui.theme import Colour

BOXES: Final = {True: (-13.4, -8.9, 26.8, 17.8), False: (-15.4, -11.4, 30.8, 22.8)}
"""What a rectangle and a diamond need around their middle, in the unit of the paths."""

WORDS: Final = {"SOF": (0.0, 9.0), "HQ": (0.0, 9.0), "IRR": (0.0, 9.0), "F": (5.6, 5.4), "A": (5.6, 5.4)}
"""Words inside a frame: how far below its middle and how high they stand."""

INK: Final = (43, 38, 34)


@lru_cache(maxsize=512)
def symbol_picture(name: str, size: tuple[int, int], pale: Colour) -> pygame.Surface:
    """The symbol of an id, as large as fits a size; the frame is filled with a pale colour."""
    frame, *parts = name.split("-")
    own = frame == "s"
    left, top, wide, high = BOXES[own]
    scale = min(size[0] / wide, size[1] / high)
    real = max(1, round(wide * scale)), max(1, round(high * scale))
    bold = min(2.2, max(1.05, 1.5 / scale))
    fill = "#{:02x}{:02x}{:02x}".format(*pale)
    lines = symbol(name).replace('stroke-width="1.3"', f'stroke-width="{bold:.2f}"')
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {wide} {high}" width="{wide}" '
        f'height="{high}"><path d="{FRAMES[own]}" fill="{fill}"/>{lines}</svg>'
    )
    found = pygame.image.load_sized_svg(BytesIO(drawn.encode()), real)
    for part in parts:
        if part in WORDS:
            _word(found, part, scale, own)
    return found


def _word(target: pygame.Surface, word: str, scale: float, own: bool) -> None:
    below, high = WORDS[word]
    size = high * scale * (1.0 if own or len(word) < 3 else 0.78)
    face = font(max(6, round(size * 1.06)), "bold")
    ink = face.render(word, True, INK)
    middle = target.get_width() / 2, target.get_height() / 2 + below * scale * (1 if own else 0.8)
    target.blit(ink, (round(middle[0] - ink.get_width() / 2), round(middle[1] - ink.get_height() / 2)))
