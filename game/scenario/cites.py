"""Citations: what "R43, P41" names, and whether it exists.

A citation is a list, parted by commas, of rows of the fact list (R43, K06, X04, C01, S4b), ranges of them
(R05-R08), paragraphs of the article (P41), sections of the fact list (facts 5.1), sections of the rulebook
(rulebook 3.2), or the word "source" for the public order of battle. After a colon it may say what is meant
(R23: today's composition).
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import field, frozen

from game.scenario.faults import clean
from game.scenario.places import data_folder

_ITEM = re.compile(
    r"(?P<row>[A-Z]\d{1,2}b?)(?:\s*[-\u2013]\s*(?P<last>[A-Z]\d{1,2}))?"
    r"|rulebook (?P<rule>\d{1,2}(?:\.\d{1,2})?)"
    r"|facts (?P<section>\d{1,2}(?:\.\d{1,2})?)"
    r"|(?P<source>source)"
)

_SECTION = re.compile(r"^(?:## |\*\*)(\d{1,2}(?:\.\d{1,2})?)\b", re.MULTILINE)


@frozen
class Cite:
    """One thing that a citation names. `kind` is row, paragraph, rulebook, facts or source."""

    kind: str
    name: str


@frozen
class Rule:
    """A row of the rules: its period, kind of statement (LAW, FACT, …), paragraphs, and what it says."""

    id: str
    period: str
    basis: str
    cite: str
    says: str


@frozen(eq=False)
class Facts:
    """What exists to be cited; `rulebook` are the sections of the rules of play, none where they are not at hand."""

    rules: Mapping[str, Rule]
    titles: Mapping[str, str]
    paragraphs: int
    sections: frozenset[str] = field(converter=frozenset)
    rulebook: frozenset[str] = frozenset()

    def title(self, name: str) -> str:
        """What a row says or is called; empty for a paragraph or an unknown id.

        >>> facts().title("R26")
        'The Unified Regional Air Defence System stands and works in peacetime.'
        """
        return self.rules[name].says if name in self.rules else self.titles.get(name, "")

    def objections(self, text: str) -> tuple[str, ...]:
        """What is wrong with a citation, a sentence each.

        >>> facts().objections("R43, P41, rulebook 3.2")
        ()
        >>> facts().objections("R93")
        ("there is no 'R93' to cite: rows R end at R92",)
        """
        found: list[str] = []
        for item in _items(text):
            match = _ITEM.fullmatch(item)
            if match is None:
                found.append(f"'{clean(item, 40)}' is no citation; write 'R43, P41' or 'rulebook 3.2'")
            else:
                found += self._unknown(match)
        return tuple(found) if text.strip() else ("an empty citation",)

    def cites(self, text: str) -> tuple[Cite, ...]:
        """What a sound citation names, ranges spelled out.

        >>> [cite.name for cite in facts().cites("R05-R07, P24")]
        ['R05', 'R06', 'R07', 'P24']
        """
        return tuple(
            cite for item in _items(text) if (match := _ITEM.fullmatch(item)) for cite in self._named(match)
        )

    def _named(self, match: re.Match[str]) -> list[Cite]:
        for kind, group in (("rulebook", "rule"), ("facts", "section"), ("source", "source")):
            if match[group]:
                return [Cite(kind, match[group])]
        row, last = _tidy(match["row"]), _tidy(match["last"] or match["row"])
        kind = "paragraph" if row[0] == "P" else "row"
        if row == last:
            return [Cite(kind, row)]
        numbers = range(_number(row), _number(last) + 1)
        spelled = (_tidy(f"{row[0]}{number}") for number in numbers)
        return [Cite(kind, name) for name in spelled if name in (row, last) or self._exists(name)]

    def _exists(self, name: str) -> bool:
        if name[0] == "P":
            return 1 <= _number(name) <= self.paragraphs
        return name in self.rules or name in self.titles

    def _unknown(self, match: re.Match[str]) -> list[str]:
        if match["section"] and match["section"] not in self.sections:
            return [f"there is no section 'facts {match['section']}' to cite"]
        if match["rule"] and self.rulebook and match["rule"] not in self.rulebook:
            return [f"there is no section 'rulebook {match['rule']}' to cite"]
        if not match["row"]:
            return []
        if match["last"] and (
            match["last"][0] != match["row"][0] or _number(match["last"]) <= _number(match["row"])
        ):
            return [f"'{match[0]}' is no range: it runs from a lower to a higher row of one letter"]
        return [
            self._no(name) for name in (match["row"], match["last"]) if name and not self._exists(_tidy(name))
        ]

    def _no(self, name: str) -> str:
        same = [known for known in (*self.rules, *self.titles) if known[0] == name[0]]
        if name[0] == "P":
            return f"there is no '{name}' to cite: paragraphs end at P{self.paragraphs}"
        if same and _number(name) > _number(same[-1]):
            return f"there is no '{name}' to cite: rows {name[0]} end at {same[-1]}"
        return f"there is no '{name}' to cite"


@cache
def facts() -> Facts:
    """The facts that ship with the game."""
    assets = data_folder() / "assets"
    table = tomllib.loads((assets / "facts.toml").read_text("utf-8"))
    return facts_of(table, sections_of((assets / "rulebook.md").read_text("utf-8")))


def facts_of(table: Mapping[str, Any], rulebook: frozenset[str] = frozenset()) -> Facts:
    """Facts from the plain values of their file, with the sections of the rulebook."""
    rules = {name: Rule(name, **row) for name, row in table["rules"].items()}
    return Facts(rules, table["titles"], table["paragraphs"], table["sections"], rulebook)


def sections_of(rulebook: str) -> frozenset[str]:
    """The numbers of a rulebook's chapters and sections.

    >>> sorted(sections_of("## 2 Council\\n\\n**2.1 Convening.** A body"))
    ['2', '2.1']
    """
    return frozenset(_SECTION.findall(rulebook))


def _items(text: str) -> list[str]:
    return [item.strip() for item in re.split("[,;]", text.partition(":")[0])]


def _tidy(row: str) -> str:
    """A row's id as the lists have it: R7 is R07, P07 is P7.

    >>> _tidy("R7"), _tidy("P07"), _tidy("S4b")
    ('R07', 'P7', 'S4b')
    """
    letter, digits, tail = row[0], row[1:].rstrip("b"), row[len(row.rstrip("b")) :]
    width = 1 if letter in "PS" else 2
    return f"{letter}{int(digits):0{width}d}{tail}"


def _number(row: str) -> int:
    return int(row[1:].rstrip("b"))
