"""Every text of every screen fits, at the least window and at double scale: measured, not looked at."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from game.engine.session import Session
from game.ui.record import Record
from game.ui.screen import Screen
from game.ui.screens.briefing import Briefing
from game.ui.screens.browser import Browser
from game.ui.screens.curtain import Curtain
from game.ui.screens.help import Help
from game.ui.screens.menu import Menu
from game.ui.screens.options import Options
from game.ui.screens.reel import Reel
from game.ui.screens.replay import Replay
from game.ui.screens.result import Result
from game.ui.screens.saves import Saves
from game.ui.screens.scenarios import standard
from game.ui.screens.seats import Seats
from game.ui.screens.title import Title
from game.ui.table import Table
from tests.ui.audit import faults
from tests.ui.flow.conftest import SIZES, Driver

LONG = "an afternoon with the second group of the war college, thursday, before the debrief"

SCREENS: Mapping[str, Callable[[Callable[..., Table]], Screen]] = {
    "title": lambda table: Title(),
    "browser": lambda table: Browser(),
    "seats": lambda table: Seats(standard(), more=True),
    "briefing": lambda table: Briefing(table("polesye"), "polesye"),
    "curtain": lambda table: Curtain(table("polesye", "federation"), "federation"),
    "menu": lambda table: Menu(
        table("polesye"), "polesye", name=LONG, said="a file of this name exists already"
    ),
    "options": lambda table: Options(),
    "help": lambda table: Help(
        (("Enter", "begin"), ("PgUp, PgDn, Shift+Left, Shift+Right", "a turn back, or on"))
    ),
}


@pytest.mark.parametrize("name", SCREENS)
def test_every_text_is_whole(
    name: str, drive: Callable[..., Driver], table: Callable[..., Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "title":
        monkeypatch.setattr(Title, "_begin", lambda self: None)
    screen = SCREENS[name](table)
    for size, scale in SIZES:
        driver = drive(screen, size, scale)
        if name == "browser":
            driver.wait(lambda: screen.made is not None)  # type: ignore[attr-defined]
        assert driver.shown == name.capitalize()
        assert not faults(driver.layers), (size, scale)
    drive(Options())  # the others are closed with it


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_result_and_the_replay_fit(
    size: tuple[int, int],
    scale: int,
    played: tuple[Path, Session],
    drive: Callable[..., Driver],
    table: Callable[..., Table],
) -> None:
    record = Record(played[1], standard(), {"polesye": "human"}, played[0])
    for seat in ("polesye", "westerns"):
        assert not faults(drive(Result(record, seat), size, scale).layers)
    replay = Replay(Reel(record, at=len(played[1].line) // 2))
    assert not faults(drive(replay, size, scale).layers)


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_saves_fit(
    size: tuple[int, int], scale: int, played: tuple[Path, Session], shelf: Path, drive: Callable[..., Driver]
) -> None:
    text = played[0].read_bytes()
    (shelf / f"{LONG}.save").write_bytes(text)
    (shelf / "broken.save").write_bytes(text[: len(text) // 2] + b"x" + text[len(text) // 2 + 1 :])
    for path in (shelf / f"{LONG}.save", shelf / "broken.save"):
        driver = drive(Saves(chosen=path), size, scale).wait()
        assert not faults(driver.layers)
