"""From the title to the board and back, by keys alone; resizing on the way; a window without a display."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from click.testing import CliRunner

from game.cli.main import cli
from game.scenario.faults import ScenarioFaults
from game.ui.screens.browser import Browser
from game.ui.screens.scenarios import Offered, loaded, offered
from game.ui.screens.seats import next_seed
from game.ui.screens.title import Title
from tests.ui.flow.conftest import Driver

ENTER, ESC, DOWN, TAB, SPACE = pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_DOWN, pygame.K_TAB, pygame.K_SPACE


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title without its map, which has tests of its own."""
    monkeypatch.setattr(Title, "_begin", lambda self: None)


def names(driver: Driver) -> list[str]:
    return [type(screen).__name__ for screen in driver.app.screens]


def test_from_the_title_to_the_board_and_back_by_keys(drive: Callable[..., Driver]) -> None:
    driver = drive(Title())
    driver.press(ENTER)
    assert names(driver) == ["Title", "Seats"]
    driver.press(ENTER)
    assert names(driver) == ["Title", "Briefing"]
    assert "What to do first" in driver.texts()
    driver.press(ENTER)
    assert names(driver) == ["Title", "Board"]
    driver.press(pygame.K_F10)
    assert names(driver) == ["Title", "Board", "Menu"]
    while driver.layers.focused() != "title":
        driver.press(DOWN)
    driver.press(ENTER)
    assert names(driver) == ["Title"]
    assert [path.name for path in driver.app.desk.saves.glob("*.save")] == ["zapad-2021-1.save"]
    driver.wait(lambda: driver.layers.focused() == "resume")
    assert "Go on playing" in driver.layers.panels["title"].spot("resume").said
    driver.press(ENTER).wait(lambda: driver.shown != "Working")
    assert names(driver) == ["Title", "Briefing"], "nothing was moved yet, so the briefing comes again"


def test_every_entry_of_the_title_opens_and_esc_comes_back(drive: Callable[..., Driver]) -> None:
    driver = drive(Title())
    for entry, screen in {
        "scenarios": "Browser",
        "load": "Saves",
        "replay": "Saves",
        "options": "Options",
        "help": "Help",
    }.items():
        driver.click(entry)
        assert driver.shown == screen
        driver.press(ESC)
        assert driver.shown == "Title"
    driver.press(ESC)
    assert not driver.app.running


def test_the_browser_tells_of_a_what_if_and_lays_others_over_it(drive: Callable[..., Driver]) -> None:
    browser = Browser()
    driver = drive(browser).press(DOWN, DOWN)
    item = browser.item(browser.chosen)
    assert item.depth == 1 and item.amendments
    said = " ".join(driver.texts().split())
    for text in (item.title, item.summary, item.question, item.teaches):
        assert text in said
    for one in item.amendments:
        assert f"{one.why[:1].upper()}{one.why[1:]} [{one.cite}]" in said
    driver.wait(lambda: browser.made is not None)
    fits: dict[bool, Offered] = {}
    for other in browser.items:
        if other.depth and other.key != item.key and item.base == other.base:
            fits.setdefault(can_be_laid(item, other), other)
    driver.click(f"lay {fits[False].key}").wait(lambda: bool(browser.faults))
    assert "It cannot be played" in driver.texts() and browser.made is None
    driver.click(f"lay {fits[False].key}").click(f"lay {fits[True].key}").wait(
        lambda: browser.made is not None
    )
    assert browser.made is not None and browser.made.stack == (fits[True].name,) and not browser.faults
    driver.press(ENTER)
    assert driver.shown == "Seats" and fits[True].name in driver.texts()


def can_be_laid(item: Offered, other: Offered) -> bool:
    try:
        return loaded(item.path, (other.path,)).stack == (other.name,)
    except ScenarioFaults:
        return False


def test_a_broken_scenario_is_listed_with_its_faults(tmp_path: Path, drive: Callable[..., Driver]) -> None:
    (tmp_path / "mine.toml").write_text(
        'title = "Mine"\nbase = "zapad-2021"\n[[amend]]\nwhy = "no reason"\n', "utf-8"
    )
    (tmp_path / "worse.toml").write_text("title = ", "utf-8")
    items = {item.name: item for item in offered(tmp_path)}
    assert items["mine"].own and items["worse"].faults
    browser = Browser(folder=tmp_path, chosen=items["mine"].key)
    driver = drive(browser).wait(lambda: bool(browser.faults))
    assert "every amendment has 'why' and 'cite'" in driver.texts()
    driver.press(ENTER)
    assert driver.shown == "Browser", "what has faults cannot be played"
    driver.click(f"item {items['worse'].key}")
    assert "It cannot be played" in driver.texts()


def test_seats_and_seed_can_be_chosen(drive: Callable[..., Driver]) -> None:
    driver = drive(Title())
    driver.press(ENTER)
    seats = driver.screen
    driver.click("seat westerns Human").click("seat polesye Random").press(pygame.K_a, pygame.K_a)
    assert seats.players == {"polesye": "random", "federation": "doctrine", "westerns": "human"}  # type: ignore[attr-defined]
    assert seats.seed == "3"  # type: ignore[attr-defined]
    driver.click("seed").press(pygame.K_BACKSPACE, "x42")
    assert seats.seed == "42"  # type: ignore[attr-defined]
    driver.press(pygame.K_m)
    assert seats.seed == "42", "the field has the keyboard"  # type: ignore[attr-defined]


def test_the_next_seed_is_the_first_that_no_save_has(tmp_path: Path) -> None:
    for name in ("war-1.save", "war-1-2.save", "war-3.save", "other-2.save", "war-x.save"):
        (tmp_path / name).touch()
    assert next_seed(tmp_path, "war") == 2


def test_a_resize_keeps_what_was_chosen(drive: Callable[..., Driver]) -> None:
    driver = drive(Browser()).press(DOWN, DOWN, DOWN)
    chosen, focus = driver.screen.chosen, driver.layers.focused()  # type: ignore[attr-defined]
    for size in ((1024, 640), (300, 200), (1920, 1080)):
        driver.app.handle(pygame.event.Event(pygame.VIDEORESIZE, w=size[0], h=size[1]))
        driver.app.frame(16)
        assert driver.app.window.get_size() == (max(1024, size[0]), max(640, size[1]))
        assert (driver.screen.chosen, driver.layers.focused()) == (chosen, focus)  # type: ignore[attr-defined]
    driver.app.handle(pygame.event.Event(pygame.VIDEORESIZE, w=0, h=0))
    assert driver.app.window.get_size() == (1920, 1080), "a minimised window keeps its size"


@pytest.mark.parametrize(
    ("words", "instead"),
    [((), "zapad run`"), (("bobruisk-base", "--seat", "polesye=human"), "zapad run bobruisk-base`")],
)
def test_without_a_display_one_sentence_says_what_to_do(
    words: tuple[str, ...], instead: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("game.ui.app.has_display", lambda: False)
    result = CliRunner().invoke(cli, ["play", *words])
    assert result.exit_code == 2
    assert result.output.count("\n") == 1 and instead in result.output
    assert not list(tmp_path.iterdir()), "nothing was begun"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--size", "big"), "1600x900"),
        (("--load", "none.save"), "there is no save"),
        (("--seat", "x=human"), "known are"),
    ],
)
def test_a_bad_call_is_a_sentence(words: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(cli, ["play", *words])
    assert result.exit_code == 2 and said in result.output
