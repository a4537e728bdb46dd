"""The language of the window: catalogues of gettext, found by folder; English is written in the source.

A catalogue is `assets/locale/<code>/LC_MESSAGES/zapad.mo`. Every text that the toolkit measures or wraps is looked up
in it whole; what a catalogue does not hold stays as it is.
"""

import gettext
from collections.abc import Callable
from typing import Final

from game.scenario.places import data_folder

DOMAIN: Final = "zapad"
ENGLISH: Final = "en"
Say = Callable[[str], str]


def languages() -> tuple[str, ...]:
    """The languages that can be chosen, English first."""
    folder = data_folder() / "assets" / "locale"
    found = sorted(path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH, *(code for code in found if code != ENGLISH))


def say_in(language: str) -> Say | None:
    """What turns a text into a language; None for English, and for a catalogue that cannot be read."""
    if language == ENGLISH or language not in languages():
        return None
    try:
        found = gettext.translation(DOMAIN, data_folder() / "assets" / "locale", [language])
    except (OSError, UnicodeDecodeError, ValueError):
        return None
    return lambda text: found.gettext(text) if text.strip() else text
