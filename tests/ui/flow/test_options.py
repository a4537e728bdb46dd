"""Settings are shown at once and kept; help lists keys and words; languages and tones do no harm where they fail."""

import gettext
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.ui import words
from game.ui.kit import Text
from game.ui.kit.ink import Ink
from game.ui.screens.help import Help
from game.ui.screens.options import Options
from game.ui.settings import read_settings
from game.ui.sound import TONES, Sound, samples
from game.ui.theme import Theme
from tests.ui.flow.conftest import Driver


def test_each_setting_is_shown_and_kept_at_once(drive: Callable[..., Driver]) -> None:
    driver = drive(Options())
    before = driver.picture()
    for key, name, value in (
        ("Size of everything 150 %", "scale", 150),
        ("Colours High contrast", "palette", "high contrast"),
        ("Movement on the map Off", "speed", 0),
        ("Sound On", "sound", True),
        ("Guided first turn Off", "guided", False),
        ("Summary of each turn Off", "summary", False),
    ):
        driver.click(key)
        assert getattr(read_settings(), name) == value
        assert driver.shown == "Options"
    assert driver.app.desk.ink.theme.scale == 150 and driver.app.desk.sound.on
    assert driver.picture() != before
    driver.click("usual")
    assert driver.app.desk.ink.theme.scale == 100 and driver.picture() == before


def test_settings_by_keys(drive: Callable[..., Driver]) -> None:
    driver = drive(Options())
    while driver.layers.focused() != "Size of everything 200 %":
        driver.press(pygame.K_DOWN)
    driver.press(pygame.K_SPACE)
    assert driver.app.desk.ink.theme.scale == 200
    assert driver.layers.focused() == "Size of everything 200 %", "the keyboard stays where it was"


def test_help_finds_a_key_or_a_word(drive: Callable[..., Driver]) -> None:
    driver = drive(Options()).press(pygame.K_F1)
    assert driver.shown == "Help"
    known = Options().keys()
    for key, said in known:
        assert key in driver.texts() and said in driver.texts()
    driver.click("find").press("legal basis")
    assert "Why a foreign unit may be where it is" in " ".join(driver.texts().split())
    assert "How a turn goes" not in driver.texts()
    driver.press("zzz")
    assert "Nothing here holds" in driver.texts()
    driver.press(pygame.K_F1)
    assert driver.shown == "Options"


def test_help_of_no_screen_has_the_words(drive: Callable[..., Driver]) -> None:
    assert "Words of the game" in drive(Help()).texts()


def test_a_catalogue_is_found_and_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Speaks(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"Quit": "Beenden"}.get(message, message)

    folder = tmp_path / "assets" / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "zapad.mo").write_bytes(b"no catalogue")
    monkeypatch.setattr(words, "data_folder", lambda: tmp_path)
    assert words.languages() == ("en", "de")
    assert words.say_in("en") is None and words.say_in("xx") is None
    assert words.say_in("de") is None, "a catalogue that cannot be read leaves English"
    monkeypatch.setattr(gettext, "translation", lambda *args, **more: Speaks())
    ink = Ink(Theme(), words.say_in("de"))
    assert ink.wrap("Quit", 500)[0].text == "Beenden"
    assert Text("Quit").natural(ink) == ink.width("Quit") == Ink(Theme()).width("Beenden")
    assert ink.wrap("Quit the game", 500)[0].text == "Quit the game", "texts are looked up whole"


def test_tones_are_short_and_silent_without_a_device(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(0 < len(samples(name)) < 44_100 for name in TONES)
    assert not Sound().play("turn"), "off"

    def broken(*args: object) -> None:
        raise pygame.error("no device")

    monkeypatch.setattr(pygame.mixer, "get_init", lambda: None)
    monkeypatch.setattr(pygame.mixer, "init", broken)
    sound = Sound(on=True)
    assert not sound.play("vote") and not sound.play("vote")
