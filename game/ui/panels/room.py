"""How much room the window has, in pixels at 100 %: what may be left out where there is little."""

from typing import Final

from game.ui.panels.bench import Bench

NARROW: Final = 1000
LOW: Final = 480
SHORT: Final = 700


def wide(bench: Bench) -> int:
    """The width of the window."""
    return bench.desk.size[0] * 100 // bench.desk.ink.theme.scale


def high(bench: Bench) -> int:
    """The height of the window."""
    return bench.desk.size[1] * 100 // bench.desk.ink.theme.scale


def is_narrow(bench: Bench) -> bool:
    """Whether labels give way to icons."""
    return wide(bench) < NARROW


def is_low(bench: Bench) -> bool:
    """Whether headings shrink and fixed parts scroll with the rest."""
    return high(bench) < LOW


def is_short(bench: Bench) -> bool:
    """Whether the map is too small for a card over it."""
    return high(bench) < SHORT
