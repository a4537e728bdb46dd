"""The political and air panels in every seat, at several sizes: nothing breaks, everything fits, empty ones say why."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.model.moves import Done
from game.ui.app import App
from game.ui.panels import SIDES
from game.ui.panels.council import PARTS as COUNCIL
from game.ui.panels.council import parts_of
from game.ui.panels.duty import PARTS as DUTY
from tests.ui.audit import faults
from tests.ui.council.test_duty import salvo
from tests.ui.council.window import Window, opened

Opens = Callable[..., App]
SIZES = [((1600, 900), 100), ((1024, 640), 100), ((1024, 640), 200)]
MINE = ("side", "chamber")


def sound(window: Window, where: str) -> None:
    """Nothing of the panels under test is clipped or lies on something else."""
    window.frames(1)
    found = [fault for fault in faults(window.board._layers) if fault.split(":")[0] in MINE]
    assert not found, f"{where}: {found[:3]}"


def visit(window: Window) -> None:
    """Open every section of every panel of politics and air, and the chamber."""
    bench = window.board.bench
    for name in ("council", "duty", "tracks", "aims"):
        bench.open(name)
        sound(window, name)
    for part in DUTY:
        SIDES["duty"].act(bench, ("duty", "part", part))
        bench.open("duty")
        sound(window, f"duty {part}")
    for part in COUNCIL:
        if part in parts_of(bench):
            SIDES["council"].act(bench, ("council", "part", part))
            SIDES["council"].act(bench, ("council", "wing", part))
            bench.open("council")
            sound(window, f"council {part}")
            SIDES["council"].act(bench, ("council", "wide", True))
            sound(window, f"chamber {part}")
            SIDES["council"].act(bench, ("council", "wide", False))


@pytest.mark.parametrize("size, scale", SIZES)
@pytest.mark.parametrize("seat", ["polesye", "westerns"])
def test_every_section_fits_in_the_first_turn(
    app: Opens, tmp_path: Path, seat: str, size: tuple[int, int], scale: int
) -> None:
    window = opened(app, tmp_path, lambda view: None, seat=seat, size=size, scale=scale)
    visit(window)


@pytest.mark.parametrize("size, scale", SIZES[:2])
def test_every_section_fits_in_an_air_raid(
    app: Opens, tmp_path: Path, size: tuple[int, int], scale: int
) -> None:
    window = opened(app, tmp_path, salvo, size=size, scale=scale)
    window.until("operations")
    visit(window)


def test_control_may_look_at_every_panel(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, lambda view: None)
    window.still = True
    window.board.bench.seat = "control"
    visit(window)
    window.board.bench.open("aims")
    window.frames(1)
    assert "Control conducts the exercise" in window.said()


def test_empty_sections_say_why_and_what_would_fill_them(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, lambda view: None)
    window.key("F3")
    for tab, says in (
        ("Table", "No package is open yet"),
        ("Package", "Add matters from the agenda"),
        ("Promises", "A promise is made by adopting a package"),
        ("Votes", "Nothing has been voted on yet"),
    ):
        window.click(f"part {tab}")
        assert says in window.said()
    window.key("F4")
    window.click("duty part In the air")
    assert "The sky is clear" in window.said()


def test_a_track_unfolds_what_moved_it(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, lambda view: None)
    window.board.bench.play(Done("polesye"))
    window.until("table", turn=2)
    window.key("F5")
    window.click("track tension")
    assert "What moves it by and by" in window.said()
    window.click("track tension")
    assert "What moves it by and by" not in window.said()


def test_a_greyed_measure_gives_its_reasons(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, lambda view: None)
    window.key("F3")
    window.click("part Measures")
    held = window.view.capital
    window.click("measure speak-of-threat")
    assert window.view.capital == held - 1
    window.click("measure speak-of-threat")
    assert window.board.bench.refused is not None and window.view.capital == held - 1


def test_aims_and_promises_say_how_they_stand_and_what_a_breach_costs(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, lambda view: None)
    bench = window.board.bench
    bench.open("aims")
    window.frames(1)
    assert "(now " in window.said() and "What counts is how it stands when the game ends" in window.said()
    bench.open("council")
    SIDES["council"].act(bench, ("council", "begin", ("arms_supply",)))
    SIDES["council"].act(bench, ("council", "part", "package"))
    window.frames(2)
    said = " ".join(window.said().split())
    assert "if it is signed now; kept if" in said
    assert "A breach costs The Federation 4 points; its partner gains 1." in said
