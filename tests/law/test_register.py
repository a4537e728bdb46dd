"""The register is complete: every rule of the facts has its place and its cases, or a reason."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from game.law.articles import TOLD
from game.scenario.cites import facts
from game.scenario.load import load
from tests.law.bench import BASELINE, all_cases

ROOT = Path(__file__).parents[2]
REGISTER = tomllib.loads((ROOT / "assets" / "register.toml").read_text("utf-8"))
RULES: dict[str, Any] = REGISTER["rules"]
TREE: dict[str, Any] = load(BASELINE).reading.overlay.tree
MOST_NOT_MODELLED = 12


def exists(where: str) -> bool:
    """Whether a key of the baseline, or a file of the project, is there."""
    if "/" in where:
        return (ROOT / where).is_file()
    node: Any = TREE
    for part in where.split("."):
        if not isinstance(node, dict) or part not in node:
            return False
        node = node[part]
    return True


def test_every_rule_is_registered() -> None:
    assert sorted(RULES) == sorted(facts().rules)


def test_few_rules_are_not_modelled_and_none_of_them_is_law() -> None:
    left_out = [name for name, rule in RULES.items() if "not_modelled" in rule]
    assert len(left_out) <= MOST_NOT_MODELLED
    assert [name for name in left_out if facts().rules[name].basis == "LAW"] == []
    assert all(RULES[name]["not_modelled"] and len(RULES[name]) == 1 for name in left_out)


@pytest.mark.parametrize("name", RULES)
def test_rule_has_its_place_and_its_cases(name: str) -> None:
    rule = RULES[name]
    if "not_modelled" in rule:
        return
    assert rule["where"], f"{name} says no place"
    assert [where for where in rule["where"] if not exists(where)] == []
    assert rule["cases"] == [case.id for case in all_cases() if name in case.rows]
    assert rule["cases"], f"{name} has no case"


@pytest.mark.parametrize("name", REGISTER["readings"])
def test_reading_exists_and_has_its_key(name: str) -> None:
    assert facts().title(name)
    assert [where for where in REGISTER["readings"][name] if not exists(where)] == []


def test_cases_are_sound() -> None:
    ids = [case.id for case in all_cases()]
    assert len(set(ids)) == len(ids)
    for case in all_cases():
        row, paragraph, letter = case.id.split("-")
        assert not facts().objections(f"{row}, {paragraph}"), case.id
        assert letter.isalpha(), case.id
        assert case.sentence.endswith("."), case.id
        assert set(case.rows) <= set(RULES), case.id
        asked = [case.move, case.entry, case.article, case.matter, case.ask]
        assert sum(map(bool, asked)) == 1, case.id


def test_an_article_that_no_rule_asks_is_explained_in_the_register() -> None:
    """What is only told to a reader says so, under some rule that it belongs to."""
    for article in TOLD:
        rows = [name for name, rule in RULES.items() if article in rule.get("note", "")]
        where = [name for name, rule in RULES.items() if f"law.articles.{article}" in rule.get("where", ())]
        assert rows or any("note" in RULES[name] for name in where), article


NUMBERS = (*range(1, 10), 13, 14, *range(16, 23), 26, 27, 30, 31, 32, 36, 37, *range(42, 46), 60)
PERMITTING = tuple(f"R{number:02}" for number in NUMBERS)
"""Rows of law that permit or forbid a move, as against those that say what something is."""


@pytest.mark.parametrize("name", PERMITTING)
def test_what_the_law_permits_or_forbids_is_seen_through_the_engine(name: str) -> None:
    played = [case for case in all_cases() if name in case.rows and (case.move or case.moves or case.vote)]
    good = [case for case in played if _granted(case.expect)]
    assert good, f"no move is allowed in the cases of {name}"
    assert len(good) < len(played), f"no move is refused in the cases of {name}"


def _granted(expected: object) -> bool:
    """Whether what was wanted came about: the move allowed, the matter in force, the crew aloft."""
    return expected not in ("refused", False, "none", "expired-in-negotiation", "afad.by")
