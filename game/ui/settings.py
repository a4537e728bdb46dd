"""What a user has set: UI scale, palette, animation speed, language, sound. Kept in a small file between games."""

import json
import os
from pathlib import Path
from typing import Final

from attrs import asdict, evolve, fields, frozen

from game.ui.theme import PALETTES, Theme

SCALES: Final = (100, 125, 150, 175, 200)
SPEEDS: Final = {"off": 0, "normal": 100, "fast": 250}
NAME: Final = "settings.json"


@frozen
class Settings:
    """The choices.

    `guided` says whether the first turn is to be guided, `summary` whether each turn
    begins with what has happened.
    """

    scale: int = 100
    palette: str = "standard"
    speed: int = 100
    language: str = "en"
    sound: bool = False
    guided: bool = True
    summary: bool = True

    def theme(self) -> Theme:
        """The look that they make."""
        return Theme(
            palette=PALETTES.get(self.palette, PALETTES["standard"]), scale=self.scale, speed=self.speed
        )


def folder() -> Path:
    """Where settings lie: ZAPAD_CONFIG, or the platform's own place."""
    named = os.environ.get("ZAPAD_CONFIG")
    if named:
        return Path(named)
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "zapad"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "zapad"


def read_settings() -> Settings:
    """The settings kept last; what cannot be read or makes no sense is left at its default."""
    try:
        found = json.loads((folder() / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    usual = Settings()
    kept = {
        item.name: found[item.name]
        for item in fields(Settings)
        if type(found.get(item.name)) is type(getattr(usual, item.name))
    }
    settings = evolve(usual, **kept)
    scale = min(SCALES, key=lambda known: abs(known - settings.scale))
    palette = settings.palette if settings.palette in PALETTES else usual.palette
    speed = settings.speed if settings.speed in SPEEDS.values() else usual.speed
    return evolve(settings, scale=scale, palette=palette, speed=speed)


def keep_settings(settings: Settings) -> bool:
    """Keep the settings; False where the place cannot be written, which spoils nothing but that."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        (folder() / NAME).write_text(json.dumps(asdict(settings), indent=2, sort_keys=True), "utf-8")
    except OSError:
        return False
    return True
