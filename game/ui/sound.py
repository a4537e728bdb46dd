"""Short tones for a new turn, a refusal and a vote: sums of sines, off unless set, silent where there is no device."""

from functools import lru_cache
from typing import Final

import numpy as np
import pygame
from attrs import define, field

from game.engine.view import View

RATE: Final = 44_100
LOUD: Final = 0.22
FADE: Final = 0.012
"""Seconds in which a note comes up, so that it does not click."""

Note = tuple[float, float]
"""Pitch in hertz and length in seconds."""

TONES: Final[dict[str, tuple[Note, ...]]] = {
    "turn": ((392.0, 0.14), (523.25, 0.30)),
    "refusal": ((220.0, 0.12), (185.0, 0.24)),
    "vote": ((523.25, 0.10), (659.25, 0.10), (783.99, 0.26)),
}
"""The notes of each sound, one after the other."""


@define(eq=False)
class Sound:
    """Plays tones by name where sound is on and there is a device; where there is none, it stays silent for good."""

    on: bool = False
    _broken: bool = field(default=False, init=False)
    _heard: tuple[str, int, int] = field(default=("", 0, 0), init=False)

    def play(self, name: str) -> bool:
        """Play a tone; whether it can be heard."""
        if not self.on or self._broken:
            return False
        try:
            if not pygame.mixer.get_init():
                pygame.mixer.init(RATE, -16, 2, 512)
            pygame.mixer.Sound(buffer=samples(name).tobytes()).play()
        except (pygame.error, ValueError):
            self._broken = True
            return False
        return True

    def hear(self, view: View) -> None:
        """Play what has become known since the last view of this seat: a new turn, or votes that were opened."""
        before, self._heard = self._heard, (view.seat, view.turn, len(view.log))
        if before[0] != view.seat or before[2] > len(view.log):
            return
        if any(logged.event.kind == "votes" for logged in view.log[before[2] :]):
            self.play("vote")
        elif before[1] != view.turn:
            self.play("turn")


@lru_cache(maxsize=8)
def samples(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """The samples of a tone: frames × 2 channels of 16 bits.

    >>> samples("turn").shape[1]
    2
    """
    parts = [_note(pitch, length) for pitch, length in TONES[name]]
    wave = np.concatenate(parts)
    return np.repeat((wave * 32_000 * LOUD).astype(np.int16)[:, None], 2, axis=1)


def _note(pitch: float, length: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A soft note: a sine with two overtones that dies away."""
    at = np.arange(int(RATE * length)) / RATE
    wave = (
        np.sin(2 * np.pi * pitch * at)
        + 0.3 * np.sin(4 * np.pi * pitch * at)
        + 0.1 * np.sin(6 * np.pi * pitch * at)
    )
    envelope = np.minimum(1.0, at / FADE) * np.exp(-4.0 * at / length) * np.minimum(1.0, (length - at) / FADE)
    return np.asarray(wave * envelope / 1.4, np.float64)
