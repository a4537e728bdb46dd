"""The JSON Schema for editors: fresh, true of every shipped file, and not true of a misspelt one."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.scenario.places import data_folder
from game.scenario.schema import schema, text

ROOT = data_folder()
FILES = sorted([*(ROOT / "scenarios").glob("*.toml"), *(ROOT / "scenarios" / "parts").glob("*.toml")])
SCHEMA = schema()
SORTS = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def wrong(value: Any, rule: Any, at: str = "") -> Iterator[str]:
    """Where a value does not fit; as much of the standard as the schema uses."""
    if "$ref" in rule:
        yield from wrong(value, SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]], at)
    if "anyOf" in rule:
        tries = [list(wrong(value, one, at)) for one in rule["anyOf"]]
        if all(tries):
            yield min(tries, key=len)[0]
    if "enum" in rule and value not in rule["enum"]:
        yield f"{at}: {value!r} is none of {rule['enum']}"
    sort = rule.get("type")
    if sort and (not isinstance(value, SORTS[sort]) or (isinstance(value, bool) and sort != "boolean")):
        yield f"{at}: {value!r} is no {sort}"
        return
    if isinstance(value, dict):
        yield from _in_table(value, rule, at)
    if isinstance(value, list) and "items" in rule:
        for number, item in enumerate(value):
            yield from wrong(item, rule["items"], f"{at}[{number}]")


def _in_table(value: dict[str, Any], rule: Any, at: str) -> Iterator[str]:
    known, other = rule.get("properties", {}), rule.get("additionalProperties", True)
    for key in rule.get("required", ()):
        if key not in value:
            yield f"{at}: {key} is missing"
    names = rule.get("propertyNames", {})
    for key, item in value.items():
        here = f"{at}.{key}"
        if "pattern" in names and not re.search(names["pattern"], key):
            yield f"{here}: no id"
        if "enum" in names and key not in names["enum"]:
            yield f"{here}: none of {names['enum']}"
        if key in known:
            yield from wrong(item, known[key], here)
        elif other is False:
            yield f"{here}: unknown"
        elif other is not True:
            yield from wrong(item, other, here)


def read(path: Path) -> Any:
    return tomllib.loads(path.read_text("utf-8"))


def test_the_schema_that_ships_is_fresh() -> None:
    """Made by `zapad check --schema > assets/scenario.schema.json`."""
    assert (ROOT / "assets" / "scenario.schema.json").read_text("utf-8") == text()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_fits(path: Path) -> None:
    assert list(wrong(read(path), SCHEMA)) == []


def test_mistakes_do_not_fit() -> None:
    tree = read(next(path for path in FILES if path.stem == "forces-2021"))
    unit = tree["unit"]["by-6mech"]
    for key, value in (("attak", 4), ("title", 7), ("tags", "duty")):
        changed = {**tree, "unit": {**tree["unit"], "by-6mech": {**unit, key: value}}}
        assert list(wrong(changed, SCHEMA)), key
    assert list(wrong({**tree, "unit": {"BY 6": unit}}, SCHEMA)) == [".unit.BY 6: no id"]
    assert list(wrong({"units": {}}, SCHEMA)) == [".units: unknown"]


def test_it_is_json_and_every_reference_leads_somewhere() -> None:
    again = json.loads(text())
    named = set(re.findall(r'"#/\$defs/([^"]+)"', text()))
    assert again["$schema"].startswith("https://json-schema.org/") and named <= set(again["$defs"])
