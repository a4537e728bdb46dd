"""The saves of a folder as a list: what each is and how far its game has come, read without playing it again."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

from game.store.errors import SaveError
from game.store.save import read

LAID = " + "
ENDING = ".save"


@frozen(kw_only=True)
class Shelved:
    """One save. `fault` says why it cannot be used; `ended` is None where only playing it again would tell.

    `turn` is 0 and `date` empty where the save does not say; `rules` is the digest of the rules it was made under.
    """

    path: Path
    title: str = ""
    scenario: str = ""
    laid: tuple[str, ...] = ()
    seed: str = ""
    rules: str = ""
    seats: Mapping[str, str] = field(factory=dict)
    titles: Mapping[str, str] = field(factory=dict, repr=False)
    turn: int = 0
    date: str = ""
    ended: bool | None = None
    fault: str = ""

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.name.removesuffix(ENDING)


def saves_in(folder: Path) -> tuple[Path, ...]:
    """The saves of a folder, the newest first; names alone, nothing is read."""
    try:
        found = [(path.stat().st_mtime_ns, path.name, path) for path in folder.glob(f"*{ENDING}")]
    except OSError:
        return ()
    return tuple(path for _, _, path in sorted(found, reverse=True))


def shelved(path: Path) -> Shelved:
    """What a save says of itself; one that cannot be read is a fault in a sentence."""
    try:
        found = read(path)
    except SaveError as error:
        return Shelved(path=path, fault=error.sentence)
    header = found.header
    scenario, *laid = str(header.get("scenario")).split(LAID)
    texts = header.get("scenario_text")
    title, titles = _titles(texts if isinstance(texts, dict) else {}, scenario)
    fault = (
        "" if isinstance(header.get("seed"), str) else f"{path}: it is one seat's file, and cannot be played."
    )
    told: dict[str, Any] = {}
    for record in found.records:
        if record["kind"] == "seats" and isinstance(record.get("seats"), dict):
            told["seats"] = {str(seat): str(player) for seat, player in record["seats"].items()}
        told |= dict(_progress(record, told.get("turn", 0)))
    return Shelved(
        path=path,
        title=title or scenario,
        scenario=scenario,
        laid=tuple(laid),
        seed=str(header.get("seed", "")),
        rules=str(header.get("rules")),
        titles=titles,
        fault=fault,
        **told,
    )


def _progress(record: Mapping[str, Any], turn: int) -> Iterator[tuple[str, Any]]:
    """What a record tells of how far the game has come: its own note, or the turn that chance was asked in."""
    if (
        record["kind"] == "snapshot"
        and type(record.get("turn")) is int
        and isinstance(record.get("date"), str)
    ):
        yield from (("turn", record["turn"]), ("date", record["date"]), ("ended", bool(record.get("ended"))))
    elif record["kind"] == "move" and isinstance(record.get("move"), dict):
        asked = str(record["move"].get("key")).partition("/")[0]
        if asked.isascii() and asked.isdigit() and len(asked) < 6 and int(asked) > turn:
            yield from (("turn", int(asked)), ("date", ""))
    elif record["kind"] == "back":
        yield from (("turn", 0), ("date", ""))


def _titles(texts: Mapping[str, Any], scenario: str) -> tuple[str, dict[str, str]]:
    """The title of a save's scenario and those of its seats."""
    seats: dict[str, str] = {}
    for text in texts.values():
        if "[seat." in str(text):
            seats |= dict(_said(str(text))[1])
    return _said(str(texts.get(f"{scenario}.toml", "")))[0], seats


@lru_cache(maxsize=64)
def _said(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The title that a scenario file gives itself, and those of its seats."""
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return "", ()
    seats = tree.get("seat")
    named = seats.items() if isinstance(seats, dict) else ()
    return str(tree.get("title", "")), tuple(
        (key, str(seat.get("title", key))) for key, seat in named if isinstance(seat, dict)
    )
