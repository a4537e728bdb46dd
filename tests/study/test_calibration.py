"""Calibration: targets are data, counted alike by any number of processes, and the stored table is of this kind."""

import ast
import re
from pathlib import Path

import pytest

from game.law.stakes import Target
from game.report.calibration import calibration_text
from game.scenario.load import list_scenarios, load
from game.study.calibration import calibrate, calibrated, is_reached
from game.study.statistics import wilson

ROOT = Path(__file__).parents[2]
NAME = calibrated()
TARGETS = load(NAME).setting.stakes.targets
BANDS = {
    0: {"t37", "t38", "t39"},
    80: {"t02", "t03", "t05", "t13", "t14", "t15", "t17", "t32"},
    95: {
        "t01", "t04", "t08", "t09", "t10", "t11", "t16", "t18", "t19", "t24", "t33", "t34"
    },
    100: {"t07", "t12", "t22", "t23"},
}  # fmt: skip
"""The bands of the facts; what the exercise shows is not a target of the campaign."""
CLAIMS = {"k01", "k06", "k14", "k17", "k18", "k20", "k21", "k27", "k29", "k55", "d04"}
"""What causal claims leave behind: targets of the project's own, each named by the row of the facts it rests on."""


def test_every_listed_target_has_its_band() -> None:
    found: dict[int, set[str]] = {}
    for name, item in TARGETS.items():
        if name not in CLAIMS:
            found.setdefault(item.share, set()).add(name)
    assert found == BANDS


def test_what_a_claim_leaves_behind_is_a_target_that_cites_it() -> None:
    assert set(TARGETS) == CLAIMS | set().union(*BANDS.values())
    assert all(name.upper() in TARGETS[name].cite and TARGETS[name].says for name in CLAIMS)
    assert all(TARGETS[name].share in (80, 95) for name in CLAIMS)


def test_targets_are_reached_by_games_of_the_doctrines() -> None:
    found = calibrate(NAME, 6, 1, 1)
    assert sum(found.endings.values()) == 6
    assert all(row.count >= 4 for row in found.reached if row.counted), found.reached
    always = [row for row in found.reached if row.share == 100]
    assert always and all(row.met for row in always)
    assert calibrate(NAME, 6, 1, 2) == found


def test_a_share_is_measured_by_the_lower_end_of_its_interval() -> None:
    assert 100 * wilson(392, 400).low >= 95 > 100 * wilson(388, 400).low


def test_a_target_with_a_tag_is_judged_unit_by_unit() -> None:
    found = load(NAME)
    item = TARGETS["t22"]
    assert is_reached(item, found.opening, found.setting, over=False)
    other = Target(title="x", share=100, needs=item.needs, tag="lease", office=item.office)
    assert not is_reached(other, found.opening, found.setting, over=False)


def test_the_stored_table_is_of_this_scenario_and_says_what_it_was_made_with() -> None:
    text = (ROOT / "assets" / "calibration.md").read_text("utf-8")
    assert f"Made by `zapad calibrate {NAME} --games 400 --first 1`" in text
    for name, item in TARGETS.items():
        assert f"| {name.upper()} | {item.title} |" in text
    assert "**no**" not in text


def test_the_report_names_every_target() -> None:
    text = calibration_text(calibrate(NAME, 2, 1, 1), load(NAME).setting)
    assert all(f"| {name.upper()} |" in text for name in TARGETS)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "game").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_no_string_of_the_game_names_a_scenario_or_a_target(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    names = {item.name for item in list_scenarios()}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            assert not re.search(r"\b[Tt][0-9]{2}\b", node.value), f"{path}:{node.lineno}"
            assert node.value not in names or node.value in DEFAULTS, f"{path}:{node.lineno}"


DEFAULTS = {"zapad-2021"}
"""What a command plays when it is told nothing."""
