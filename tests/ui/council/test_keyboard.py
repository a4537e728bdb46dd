"""The chamber and the duty room without a mouse."""

from collections.abc import Callable
from pathlib import Path

from game.model.moves import Propose
from game.ui.app import App
from tests.ui.council.test_duty import CREW, salvo
from tests.ui.council.window import POLESYE, opened

Opens = Callable[..., App]


def test_a_package_is_put_by_keys_alone(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, lambda view: None)
    window.key("F3")
    window.walk("convene")
    assert window.view.convened_by == POLESYE
    window.until("table", turn=2)
    window.key("F3")
    window.key("Shift+F3")
    assert window.board.bench.dialog == "chamber"
    window.walk("Add open_period")
    window.walk("Add admit_51st")
    window.key("Ctrl+P")
    assert [one.matters for one in window.view.packages] == [("open_period", "admit_51st")]
    assert isinstance(window.table.session.line[-1], Propose)
    window.key("Ctrl+Enter")
    window.frames(4)
    window.key("Esc")
    assert window.board.bench.dialog != "chamber"


def test_a_key_is_turned_by_keys_alone(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, salvo)
    window.key("F4")
    window.walk("duty part Rules")
    window.walk("roe missile ask")
    window.until("duty")
    window.key("F4")
    units = window.board.bench.setting.world.units
    key = next(
        name for name in window.names() if name.startswith("key ") and units[name.split()[1]].title == CREW
    )
    window.walk(key)
    assert window.view.aloft[key.split()[1]] == key.split()[2]
