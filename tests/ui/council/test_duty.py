"""A dual-key scramble in the real window: two keys, one turned by the ally, one by the human, or not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.engine.view import View
from game.model.moves import Move, SetRoe, TakePosture, TurnKey
from game.model.terms import Posture, Roe
from game.ui.app import App
from tests.ui.council.window import Window, opened

Opens = Callable[..., App]
CREW = "Joint Centre's flight of four fighters"


def salvo(view: View) -> Move | None:
    """The Westerns fire a salvo in the first turn; the ally asks its officer, who turns every key he may."""
    if view.step == "plan" and view.posture is None:
        return next(
            one for one in view.legal() if isinstance(one, TakePosture) and one.posture is Posture.SALVO
        )
    if view.seat == "federation":
        if view.step == "table" and not view.roe:
            return SetRoe(view.seat, "missile", Roe.ASK)
        if view.step == "duty":
            return next((one for one in view.legal() if isinstance(one, TurnKey)), None)
    return None


def at_duty(app: Opens, folder: Path, **more: object) -> Window:
    """The window in the first duty step, with the human's own rule set by the panel."""
    window = opened(app, folder, salvo, **more)
    window.key("F4")
    assert "The sky is clear" not in window.said()
    window.click("duty part In the air")
    assert "The sky is clear" in window.said()
    window.click("duty part Rules")
    window.click("roe missile ask")
    assert window.view.roe["polesye/missile"] == "ask"
    window.until("duty")
    return window


def crew_of(window: Window) -> str:
    """The key that the human is asked to turn for the crew of the Joint Centre, which needs two."""
    units = window.board.bench.setting.world.units
    asked = [name for name in window.names() if name.startswith("key ")]
    return next(name for name in asked if units[name.split()[1]].title == CREW)


def test_the_keys_are_turned_and_the_crew_takes_off(app: Opens, tmp_path: Path) -> None:
    window = at_duty(app, tmp_path)
    said = window.said()
    assert "Impulse 1 of 6" in said and "Cruise missiles bound for" in said
    assert "2 keys; all must be turned in time" in said and "Your ally's key" in said
    left = window.view.decisions
    key = crew_of(window)
    unit = key.split()[1]
    window.click(key)
    assert window.view.decisions == left + 1
    assert window.view.aloft[unit] == key.split()[2]
    said = window.said()
    assert "In the air against it." in said and said.count("turned in impulse 1") == 2
    assert "waiting" not in said


def test_a_withheld_key_stays_out_and_the_log_says_whose(app: Opens, tmp_path: Path) -> None:
    window = at_duty(app, tmp_path)
    for name in [name for name in window.names() if name.startswith("withhold ")]:
        if name in window.names():
            window.click(name)
    assert "withheld" in window.said()
    window.until("operations")
    window.key("F4")
    window.click("duty part What was done")
    missing = "the key of the duty officer at Polesye's Central Command Post was missing"
    assert f"{CREW} did not take off" in window.said() and missing in window.said()


@pytest.mark.parametrize("size, scale", [((1600, 900), 100), ((1024, 640), 200)])
def test_a_track_is_shown_on_the_map(app: Opens, tmp_path: Path, size: tuple[int, int], scale: int) -> None:
    window = at_duty(app, tmp_path, size=size, scale=scale)
    name = next(name for name in window.names() if name.startswith("show "))
    track = next(one for one in window.view.air if f"show {one.id}" == name)
    window.click(name)
    assert window.board.bench.look is None or window.board.bench.look[0] == track.path[track.at]


def test_rules_of_engagement_are_greyed_in_the_air_and_say_why(app: Opens, tmp_path: Path) -> None:
    window = at_duty(app, tmp_path)
    window.click("duty part Rules")
    window.click("roe missile withhold")
    assert window.board.bench.refused is not None
    assert window.view.roe["polesye/missile"] == "ask"
