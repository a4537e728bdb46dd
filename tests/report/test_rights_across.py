"""The matrix across scenarios says what the laws say, each difference once, with the rules that made it."""

from functools import cache

import pytest

from game.law.right import Right
from game.law.rights import matrix
from game.law.rights_across import across
from game.law.rights_difference import differences
from game.report.fitted import fitted
from game.report.rights_across import NONE, SAME, across_lines, columns, rows_across
from game.report.text import table
from game.scenario.load import list_scenarios
from tests.shipped import loaded

OTHERS = [item.name for item in list_scenarios() if item.base == "zapad-2021"]


@cache
def rights(name: str) -> tuple[Right, ...]:
    return matrix(loaded(name).setting, loaded(name).opening)


def rows(*names: str) -> dict[str, list[tuple[str, ...]]]:
    return rows_across(columns({name: loaded(name) for name in names}))


@pytest.mark.parametrize("name", OTHERS)
def test_two_laws_side_by_side_differ_where_their_difference_says(name: str) -> None:
    """Right by right and situation by situation, but for what only one of them asks."""
    base = rights("zapad-2021")
    known = {right.id for right in base} & {right.id for right in rights(name)}
    said = {(d.right, s) for d in differences(base, rights(name)) if d.right in known for s in d.situations}
    shown = {
        (row.right, s) for row in across((base, rights(name))) if row.right in known for s in row.situations
    }
    assert shown == said


def test_every_right_is_there_on_demand() -> None:
    base = rights("zapad-2021")
    found = across((base, base), unchanged=True)
    assert {row.right for row in found} == {right.id for right in base}
    assert across((base, base)) == ()
    for row in found:
        assert row.same == (True, True)


def test_a_cell_names_decider_votes_and_rules_and_an_unchanged_one_nothing() -> None:
    found = rows("zapad-2021", "armenia-model", "automatic-activation")
    deploy = next(row for row in found["decisions"] if "deploy the Regional Group" in row[0])
    assert deploy[1:] == (
        "Supreme State Council: both must agree",
        SAME,
        "law itself: without a vote [C23, R06, R08]",
    )
    post = next(row for row in found["posts"])
    assert post[2] == "commander of the Federation's western district [C02, R66, R67]" and post[3] == SAME


def test_a_body_in_other_hands_is_named_by_its_hands() -> None:
    found = rows("zapad-2021", "single-organisation")
    admit = next(row for row in found["decisions"] if "joint exercise" in row[0])
    assert admit[1].startswith("two defence ministries") and "centre in the Federation's capital" in admit[2]


def test_an_earlier_situation_is_told_apart() -> None:
    found = rows("zapad-2021", "peacetime-deployment")
    deploy = next(row for row in found["decisions"])
    assert deploy[0].endswith("(peacetime)") and deploy[1] == "nobody" and "Council" in deploy[2]


def test_what_one_law_alone_asks_has_a_dash_elsewhere() -> None:
    found = rows("zapad-2021", "kaliningrad-in-region")
    assert any(row[1] == NONE for own in found.values() for row in own)


def test_the_matrix_fits_a_terminal() -> None:
    names = (
        "zapad-2021",
        "armenia-model",
        "automatic-activation",
        "peacetime-deployment",
        "single-organisation",
    )
    lines = list(across_lines(columns({name: loaded(name) for name in names})))
    assert max(map(len, lines)) <= 150


def test_room_goes_where_it_saves_lines() -> None:
    heads, cells = ("a", "b"), [("word " * 20, "=")]
    sizes = fitted(heads, cells, 80)
    assert sum(sizes) + 3 * len(sizes) + 1 <= 80
    assert len(table(heads, cells, widths=sizes)) == 4
