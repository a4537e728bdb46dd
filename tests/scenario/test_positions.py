"""The index from paths to lines: equal to what tomllib finds, and linear on hostile text."""

import time
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.faults import KeyPath
from game.scenario.positions import Positions, positions

EXAMPLE = '''\
# a "comment" [not] = {a = table}
title = "Ćwiczenie «Запад» # no comment"

[law.bodies]
council = { voters = ["by", "ru"], "quoted.key" = 1.5 } # [x]
text = """
[no.table]
a = 1 \\""" still text"""
'lit eral' = \'\'\'it's
= text\'\'\'

[[unit]]
id = "a"
range = [
  3, # three
  [6, 7],
]
at = 2021-09-10 06:00:00
[unit.depth]
x.y . z = -1.5e3
[[unit]]
id = "b"
'''


def paths(node: Any, path: KeyPath = ()) -> set[KeyPath]:
    """Every key and list item of a parsed tree."""
    found: set[KeyPath] = {path} if path else set()
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        found |= paths(value, (*path, key))
    return found


def test_example() -> None:
    where = positions(EXAMPLE)
    assert set(where) == paths(tomllib.loads(EXAMPLE))
    assert where["title",] == (2, 1)
    assert where["law", "bodies", "council", "quoted.key"] == (5, 36)
    assert where["law", "bodies", "lit eral"] == (9, 1)
    assert where["unit", 0] == (12, 1)
    assert where["unit", 0, "range", 0] == (15, 3)
    assert where["unit", 0, "range", 1, 1] == (16, 7)
    assert where["unit", 0, "depth", "x", "y", "z"] == (20, 1)
    assert where["unit", 1, "id"] == (22, 1)


def test_assigned_paths_are_those_left_of_an_equals_sign() -> None:
    found = Positions(EXAMPLE)
    assert ("law", "bodies", "council") in found.assigned
    assert ("law", "bodies") not in found.assigned
    assert ("unit", 0, "depth", "x", "y") not in found.assigned


def test_a_place_falls_back_to_the_nearest_ancestor() -> None:
    found = Positions(EXAMPLE)
    assert found.place(("unit", 1, "hex")) == (21, 1)
    assert found.place(("nothing",)) == (1, 1)


KEYS = st.text("abcXYZ019_-", min_size=1, max_size=5) | st.text(
    st.characters(exclude_categories=("Cs", "Cc")), max_size=5
)
STRINGS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t'\"\\#=[]{},."), max_size=12
)
LEAVES = (
    st.integers(-(10**9), 10**9) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | STRINGS
)
TABLES = st.recursive(
    st.dictionaries(KEYS, LEAVES, max_size=3),
    lambda inner: st.dictionaries(
        KEYS,
        LEAVES | inner | st.lists(LEAVES | inner, max_size=3) | st.lists(inner, min_size=1, max_size=3),
        max_size=4,
    ),
    max_leaves=12,
)
BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


class Writer:
    """Writes a tree as TOML, with every free choice of layout drawn by Hypothesis."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def one(self, *choices: Any) -> Any:
        return self.data.draw(st.sampled_from(choices))

    def space(self) -> str:
        return str(self.one("", " ", "\t", "  "))

    def end(self) -> str:
        return str(self.one("\n", "\n\n", " # x = [\n", '\n# [t] = """\n'))

    def basic(self, text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'

    def key(self, key: str) -> str:
        styles = [self.basic(key)]
        if key and set(key) <= BARE:
            styles.append(key)
        if "'" not in key:
            styles.append(f"'{key}'")
        return str(self.one(*styles))

    def text(self, text: str) -> str:
        styles = [self.basic(text), '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""']
        if "'" not in text:
            styles.append(f"'''\n{text}'''")
            if "\n" not in text:
                styles.append(f"'{text}'")
        return str(self.one(*styles))

    def value(self, value: Any) -> str:
        if isinstance(value, dict):
            pairs = (f"{self.key(k)}{self.space()}={self.space()}{self.value(v)}" for k, v in value.items())
            return "{" + self.space() + (self.space() + "," + self.space()).join(pairs) + self.space() + "}"
        if isinstance(value, list):
            break_ = str(self.one("", "\n", " # ]\n"))
            tail = "," if value and self.one(True, False) else ""
            return "[" + break_ + f",{break_}".join(self.value(item) for item in value) + tail + break_ + "]"
        if isinstance(value, str):
            return self.text(value)
        return str(value).lower() if isinstance(value, bool) else f"{value!r}"

    def table(self, tree: dict[str, Any], path: tuple[str, ...] = ()) -> str:
        """The plain keys first, then some tables and lists of tables under headers of their own."""
        lines: list[str] = []
        later: list[tuple[str, Any]] = []
        for key, value in tree.items():
            tables = isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
            if (isinstance(value, dict) or tables) and self.one(True, False):
                later.append((key, value))
            elif isinstance(value, dict) and value and self.one(True, False):
                name = self.key(key)
                lines += [f"{name}.{self.key(k)} = {self.value(v)}{self.end()}" for k, v in value.items()]
            else:
                lines.append(f"{self.space()}{self.key(key)} = {self.value(value)}{self.end()}")
        for key, value in later:
            name = ".".join(self.key(part) for part in (*path, key))
            for item in value if isinstance(value, list) else [value]:
                header = f"[[{name}]]" if isinstance(value, list) else f"[ {name} ]"
                lines.append(header + self.end() + self.table(item, (*path, key)))
        return "".join(lines)


@settings(max_examples=150, deadline=None)
@given(TABLES, st.data())
def test_paths_are_those_of_tomllib(tree: dict[str, Any], data: st.DataObject) -> None:
    text = Writer(data).table(tree)
    assert set(positions(text)) == paths(tomllib.loads(text)), text


@settings(max_examples=300, deadline=None)
@given(st.text("ab.=[]{},\"'#\\\n 1", max_size=30))
def test_any_text_that_tomllib_takes(text: str) -> None:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(positions(text)) == paths(tree)


@pytest.mark.parametrize(
    "text",
    [
        "x = [" + "1," * 120_000 + "]",
        "".join(f"k{n} = 1\n" for n in range(25_000)),
        "[[a]]\n" * 40_000,
        "x = '''" + "''a" * 80_000 + "'''",
        'x = """' + '\\"""' * 60_000 + '"""',
        "".join(f'"k\\u0041{n}" = 1\n' for n in range(15_000)),
        "x = " + "[" * 90 + "]" * 90,
    ],
    ids=["long list", "many keys", "many tables", "literal", "escapes", "quoted keys", "deep"],
)
def test_large_texts_are_indexed_in_linear_time(text: str) -> None:
    tomllib.loads(text)
    before = time.process_time()
    assert positions(text)
    assert time.process_time() - before < 1
