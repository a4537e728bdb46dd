"""Citations: their form, and that what they name exists."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenario.cites import Cite, facts
from game.scenario.files import read
from tests.scenario.small_classes import Small


@pytest.mark.parametrize(
    "text",
    ["R43, P41", "K06", "X04; C01", "R05-R08", "S4b", "F20: as it is", "rulebook 3.2", "facts 5.1", "source"],
)
def test_sound_citations(text: str) -> None:
    assert facts().objections(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "an empty citation"),
        ("R93", "there is no 'R93' to cite: rows R end at R92"),
        ("P70, R01", "there is no 'P70' to cite: paragraphs end at P69"),
        ("P0", "there is no 'P0' to cite: paragraphs end at P69"),
        ("T06", "there is no 'T06' to cite"),
        ("Q01", "there is no 'Q01' to cite"),
        ("rule 5", "'rule 5' is no citation; write 'R43, P41' or 'rulebook 3.2'"),
        ("R43 P41", "'R43 P41' is no citation; write 'R43, P41' or 'rulebook 3.2'"),
        ("R43c", "'R43c' is no citation; write 'R43, P41' or 'rulebook 3.2'"),
        ("R43,", "'' is no citation; write 'R43, P41' or 'rulebook 3.2'"),
        ("R08-R05", "'R08-R05' is no range: it runs from a lower to a higher row of one letter"),
        ("R05-K08", "'R05-K08' is no range: it runs from a lower to a higher row of one letter"),
        ("R90-R95", "there is no 'R95' to cite: rows R end at R92"),
        ("facts 99", "there is no section 'facts 99' to cite"),
        ("rulebook 2.99", "there is no section 'rulebook 2.99' to cite"),
    ],
)
def test_bad_citations(text: str, expected: str) -> None:
    assert facts().objections(text) == (expected,)


def test_what_a_citation_names() -> None:
    assert facts().cites("F12-F20, P07, rulebook 3.2, source, facts 4") == (
        *(Cite("row", name) for name in ("F12", "F13", "F14", "F20")),
        Cite("paragraph", "P7"),
        Cite("rulebook", "3.2"),
        Cite("source", "source"),
        Cite("facts", "4"),
    )


def test_every_rule_has_a_summary_a_basis_and_paragraphs_that_exist() -> None:
    rules = facts().rules
    assert list(rules) == [f"R{number:02d}" for number in range(1, 93)]
    for rule in rules.values():
        assert 10 <= len(rule.says) <= 90
        assert rule.basis in {"LAW", "FACT", "PRACTICE", "AUTHOR", "HEDGE", "CLAIM-BY", "INFER"}
        assert facts().objections(rule.cite) == ()
    assert len({rule.says for rule in rules.values()}) == 92


def test_the_list_of_rows_is_whole() -> None:
    counts = {letter: sum(name[0] == letter for name in facts().titles) for letter in "AODFCKTXS"}
    assert counts == {"A": 17, "O": 20, "D": 8, "F": 46, "C": 34, "K": 68, "T": 28, "X": 50, "S": 8}
    assert facts().title("C01") == "Permanent Russian airbase at Bobruisk"
    assert facts().title("R01").startswith("The joint forces")
    assert facts().title("P41") == ""


def test_citations_of_a_scenario_are_checked(write: Callable[[str, str], Path]) -> None:
    write(
        "base.toml",
        "title = 'x'\n[articles.a]\ntitle = 't'\ncite = 'R99'\n"
        "[numbers]\nsitting = { value = 4, cite = 'R7, P99' }\n",
    )
    path = write("a.toml", "base = 'base'\n[[amend]]\nwhy = 'x'\ncite = 'C35'\nset.title = 'y'\n")
    assert [(fault.path, fault.line, fault.message) for fault in read(path).build(Small, facts()).faults] == [
        ("amend[0].cite", 4, "there is no 'C35' to cite: rows C end at C34"),
        ("articles.a.cite", 4, "there is no 'R99' to cite: rows R end at R92"),
        ("numbers.sitting.cite", 6, "there is no 'P99' to cite: paragraphs end at P69"),
    ]
