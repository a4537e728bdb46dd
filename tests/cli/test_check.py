"""`zapad check`: every fault at once with its place; one line of counts for a sound file."""

import json
from pathlib import Path

import pytest

from game.scenario.places import scenario_folder
from tests.cli.calling import refused, said, zapad

BAD = """title = "A mistake"
base = "zapad-2021"
summary = "for a test"

[[amend]]
why = "two mistakes at once"
cite = "R99"
set.rulebook.operations.rail = "twelve"
"""
GOOD = """title = "A change"
base = "zapad-2021"
summary = "for a test"

[[amend]]
why = "faster trains"
cite = "C01"
set.rulebook.operations.rail = 14
"""


def write(folder: Path, name: str, text: str) -> str:
    file = folder / name
    file.write_text(text, "utf-8")
    return str(file)


def test_a_sound_file_is_one_line_of_counts(tmp_path: Path) -> None:
    lines = said("check", write(tmp_path, "good.toml", GOOD)).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("ok  ")
    for word in ("1 amendment", "units", "matters", "articles", "objectives", "assumptions"):
        assert word in lines[0]


def test_every_shipped_scenario_is_sound() -> None:
    files = sorted(str(path) for path in scenario_folder().glob("*.toml"))
    lines = said("check", *files).splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"ok  {file}" for file in files]


def test_every_fault_is_said_with_its_line_and_a_caret(tmp_path: Path) -> None:
    file = write(tmp_path, "bad.toml", BAD)
    output = refused("check", file)
    assert f"{file}:7:1" in output and "there is no 'R99' to cite" in output
    assert f"{file}:8:1" in output and "expected a whole number, got text 'twelve'" in output
    assert '  8 | set.rulebook.operations.rail = "twelve"\n    | ^' in output
    assert "2 faults in " in output


def test_a_bad_file_does_not_hide_a_good_one(tmp_path: Path) -> None:
    output = refused("check", write(tmp_path, "bad.toml", BAD), write(tmp_path, "good.toml", GOOD))
    assert "ok  " in output
    assert "2 faults in 1 of 2 files" in output


def test_a_name_that_is_nearly_right_is_named() -> None:
    assert "did you mean 'zapad-2021'?" in refused("check", "zapad-2012")


def test_json_for_programs(tmp_path: Path) -> None:
    result = zapad("check", write(tmp_path, "bad.toml", BAD), "zapad-2021", "--json")
    assert result.exit_code == 2
    found = json.loads(result.output)
    bad, good = found["files"]
    assert not found["ok"] and not bad["ok"] and good["ok"]
    assert {"file", "line", "col", "path", "message", "source_line"} <= set(bad["faults"][0])
    assert good["counts"]["units"] > 50


@pytest.mark.parametrize(
    "words", [("check",), ("check", "no-such-folder/x.toml"), ("check", "\x00"), ("check", "")]
)
def test_bad_input_is_a_sentence(words: tuple[str, ...]) -> None:
    assert refused(*words).strip()
