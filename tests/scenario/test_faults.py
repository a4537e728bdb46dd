"""How faults are shown."""

import json

from game.scenario.faults import Fault, ScenarioFaults, clean, hint, show


def test_rendering_points_at_the_place() -> None:
    fault = Fault("a.toml", 12, 9, "unit.by.hex", "expected text", "\thex\t = 0507")
    assert str(fault) == "a.toml:12:9: unit.by.hex: expected text"
    assert fault.render() == (
        "a.toml:12:9: unit.by.hex: expected text\n  12 |  hex  = 0507\n     |         ^"
    )


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x = [" + "1, " * 200 + "'here']"
    shown = Fault("a.toml", 1, line.index("'here'") + 1, "x", "expected", line).render().split("\n")
    assert len(shown[1]) <= 110
    assert shown[1][shown[2].index("^") :].startswith("'here'")


def test_a_fault_of_a_whole_file_has_no_place() -> None:
    fault = Fault("a.toml", 0, 0, "", "there is no such file")
    assert fault.render() == str(fault) == "a.toml: there is no such file"


def test_json() -> None:
    fault = Fault("a.toml", 1, 2, "x", "expected text", "x = \x1b")
    assert json.loads(json.dumps(fault.as_json())) == {
        "file": "a.toml",
        "line": 1,
        "col": 2,
        "path": "x",
        "message": "expected text",
        "source_line": "x = \\x1b",
    }


def test_faults_are_sorted_and_told_once() -> None:
    late, early = Fault("a.toml", 2, 1, "y", "b"), Fault("a.toml", 1, 9, "x", "a")
    error = ScenarioFaults([late, early, late])
    assert error.faults == (early, late)
    assert str(error) == "a.toml:1:9: x: a\na.toml:2:1: y: b"
    assert error.render() == str(error)


def test_text_from_a_file_is_safe_to_print() -> None:
    assert clean("a\x1b[2J\u202e\nб") == "a\\x1b[2J\\u202e\\nб"
    assert clean("x" * 500, 10) == "x" * 9 + "…"
    assert show(("a b", 3, "c\u202e")) == '"a b"[3]."c\\u202e"'
    assert hint("xyz", ["abc"]) == ""
