"""The register: where each rule of the facts is modelled, which cases prove it, which readings are taken where."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import field, frozen

from game.scenario.places import data_folder


@frozen
class Entry:
    """One rule: keys of the scenario or files in which it is modelled, ids of its cases, or why it is not.

    `note` says how it is modelled, where that is not plain from the keys.
    """

    where: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    not_modelled: str = ""
    note: str = ""


@frozen
class Register:
    """Every rule's entry, and for each open reading of the text the places that take it."""

    rules: Mapping[str, Entry] = field(factory=dict)
    readings: Mapping[str, tuple[str, ...]] = field(factory=dict)


@cache
def register() -> Register:
    """The register that ships with the game."""
    raw = tomllib.loads((data_folder() / "assets" / "register.toml").read_text("utf-8"))
    rules = {name: _entry(row) for name, row in raw["rules"].items()}
    return Register(rules, {name: tuple(where) for name, where in raw["readings"].items()})


def _entry(row: Mapping[str, Any]) -> Entry:
    where, cases = tuple(row.get("where", ())), tuple(row.get("cases", ()))
    return Entry(where, cases, row.get("not_modelled", ""), row.get("note", ""))


@cache
def case_sentences() -> Mapping[str, str]:
    """The sentence of each numbered case, by its id; empty where the game is installed without its tests."""
    path = data_folder() / "tests" / "law" / "cases.toml"
    if not path.is_file():
        return {}
    return {case["id"]: case["sentence"] for case in tomllib.loads(path.read_text("utf-8"))["case"]}
