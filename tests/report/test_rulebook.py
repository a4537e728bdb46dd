"""The rulebook: every citation of it exists, every placeholder resolves, it is short enough to be read."""

import re
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from game.report.rulebook import (
    PLACEHOLDER,
    filled,
    for_terminal,
    number_at,
    render,
    sections,
    shown,
    template,
)
from game.report.rulebook_tables import TABLES
from game.scenario.load import Loaded, list_scenarios, load
from game.scenario.places import data_folder

CITED = re.compile(r"rulebook (\d+(?:\.\d+)?)")
EXAMPLES = {"game/scenario/cites.py"}
"""Files whose docstrings cite sections as examples of citations."""


@cache
def exercise() -> Loaded:
    return load("zapad-2021")


def citations() -> dict[str, set[str]]:
    """Every section cited in the program and in the scenarios, with the files that cite it."""
    found: dict[str, set[str]] = {}
    root = data_folder()
    files = [*(root / "game").rglob("*.py"), *(root / "scenarios").rglob("*.toml")]
    for file in files:
        name = file.relative_to(root).as_posix()
        if name not in EXAMPLES:
            for number in CITED.findall(file.read_text("utf-8")):
                found.setdefault(number, set()).add(name)
    return found


def test_every_section_that_is_cited_exists() -> None:
    known = sections(template())
    missing = {number: sorted(files) for number, files in citations().items() if number not in known}
    assert missing == {}


def test_citations_are_found_at_all() -> None:
    assert {"1.1", "2.1", "3.4", "4.6", "6.8", "7.1"} <= set(citations())


@pytest.mark.parametrize("scenario", [item.name for item in list_scenarios()])
def test_every_placeholder_resolves_in_every_scenario(scenario: str) -> None:
    setting = load(scenario).setting
    for placeholder in PLACEHOLDER.findall(template()):
        text = filled(placeholder, setting)
        assert text
        assert text != "none" or placeholder == "stages last"
    assert "{" not in render(setting)


def test_every_table_is_used() -> None:
    used = {
        found.removeprefix("table ")
        for found in PLACEHOLDER.findall(template())
        if found.startswith("table ")
    }
    assert used == set(TABLES)


def test_it_is_at_most_eight_pages() -> None:
    """3,500 words and 50 lines of text a page."""
    text = for_terminal(render(exercise().setting))
    assert len(re.findall(r"\w[\w'’.-]*", text)) <= 3_500
    assert len(text.splitlines()) <= 8 * 50
    assert max(map(len, text.splitlines())) <= 100


def test_sections_are_numbered_without_a_gap() -> None:
    known = list(sections(template()))
    chapters = [number for number in known if "." not in number]
    assert chapters == [str(number + 1) for number in range(len(chapters))]
    for chapter in chapters:
        own = [number for number in known if number.startswith(f"{chapter}.")]
        assert own == [f"{chapter}.{number + 1}" for number in range(len(own))]


def test_sections_that_the_text_names_exist() -> None:
    known = sections(template())
    named = re.findall(r"[(;, ](\d+\.\d+)(?=[),; .])", PLACEHOLDER.sub("", template()))
    assert [number for number in named if number not in known] == []


def test_treaty_rows_in_the_text_exist() -> None:
    from game.scenario.cites import facts

    rows = set(re.findall(r"\b[RX]\d\d\b", template()))
    assert rows and all(row in facts().rules or row in facts().titles for row in rows)


def test_a_number_that_changes_changes_the_text() -> None:
    setting = exercise().setting
    numbers = setting.numbers
    changed = evolve(setting, numbers=evolve(numbers, operations=evolve(numbers.operations, rail=99)))
    assert "then 99 hexes a half-day" in render(changed)


def test_an_unknown_placeholder_is_an_error() -> None:
    for placeholder in ("rulebook.operations.no_such_number", "nonsense", "table nothing"):
        with pytest.raises(LookupError):
            filled(placeholder, exercise().setting)


def test_numbers_are_written_as_a_reader_writes_them() -> None:
    names = {"missile": "cruise missiles"}
    assert shown(-2, names) == "−2"
    assert shown((0, 0, 1), names) == "0, 0 and 1"
    assert shown({"missile": 3}, names) == "cruise missiles 3"
    assert number_at(exercise().setting, "rulebook.air.meeting.no-such-kind") is None


def test_the_template_ships(tmp_path: Path) -> None:
    assert (data_folder() / "assets" / "rulebook.md").is_file()
