"""Whole files: good ones have no fault, each bad one exactly the faults in the `.expected` file beside it.

Write the expectations anew with `pytest tests/scenario --update-expected`, and read the difference.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from game.scenario.cites import facts
from game.scenario.faults import Fault, ScenarioFaults
from game.scenario.files import read
from game.scenario.load import load
from game.scenario.places import parts_folder, scenario_folder
from tests.scenario.small_classes import Small

HERE = Path(__file__).parent


def check_small(path: Path) -> tuple[Fault, ...]:
    """The faults of a file read as the small records of these tests."""
    try:
        return read(path, folders=[path.parent.parent / "good"]).build(Small, facts()).faults
    except ScenarioFaults as error:
        return error.faults


def check_real(path: Path) -> tuple[Fault, ...]:
    """The faults of a file read as a scenario of the game."""
    try:
        load(path)
    except ScenarioFaults as error:
        return error.faults
    return ()


CHECKS: Mapping[str, Callable[[Path], tuple[Fault, ...]]] = {".": check_real, "small": check_small}
"""For each folder that holds `good` and `bad` files, how they are checked."""


def cases(sort: str) -> list[object]:
    """Every file of a sort that is no helper of another (helpers begin with an underscore)."""
    return [
        pytest.param(path, check, id=f"{folder}/{path.stem}")
        for folder, check in CHECKS.items()
        for path in sorted((HERE / folder / sort).glob("*.toml"))
        if not path.stem.startswith("_")
    ]


def told(faults: tuple[Fault, ...], folder: Path) -> str:
    """The faults as `zapad check` prints them, without the folders of this machine."""
    text = "\n".join(fault.render() for fault in faults)
    for place in (folder, folder.parent / "good", scenario_folder(), parts_folder()):
        text = text.replace(f"{place}{os.sep}", "")
    return text + "\n"


@pytest.mark.parametrize(("path", "check"), cases("good"))
def test_good(path: Path, check: Callable[[Path], tuple[Fault, ...]]) -> None:
    faults = check(path)
    assert faults == (), told(faults, path.parent)


@pytest.mark.parametrize(("path", "check"), cases("bad"))
def test_bad(path: Path, check: Callable[[Path], tuple[Fault, ...]], update_expected: bool) -> None:
    faults = check(path)
    assert faults, "a bad scenario without a fault"
    expected = path.with_suffix(".expected")
    if update_expected:
        expected.write_text(told(faults, path.parent), encoding="utf-8")
    assert expected.exists(), "run pytest tests/scenario --update-expected"
    assert told(faults, path.parent) == expected.read_text("utf-8")
