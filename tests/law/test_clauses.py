"""No clause of the law is idle: whichever is dropped, some numbered case dies."""

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from game.law.clauses import Needs
from game.law.law import Law
from tests.law.bench import BASELINE, LawCase, all_cases, differs, opening

TABLES = ("articles", "bases", "matters", "command")
PLACES = ("needs", "test")


def clauses(law: Law) -> Iterator[tuple[str, str, str, str]]:
    """Every clause of the law: its table, the id it stands under, needs or test, and its own name."""
    for table in TABLES:
        for name, entry in getattr(law, table).items():
            for place in PLACES:
                needs = getattr(entry, place, None)
                for clause, _ in needs.clauses if needs else ():
                    yield table, name, place, clause


def without(law: Law, table: str, name: str, place: str, clause: str) -> Law:
    """The law with one clause dropped."""
    entry: Any = getattr(law, table)[name]
    needs: Needs = evolve(getattr(entry, place), **{clause: None})
    changed: dict[str, Any] = {table: {**getattr(law, table), name: evolve(entry, **{place: needs})}}
    return evolve(law, **changed)


def likely_first(cases: tuple[LawCase, ...], cite: str) -> list[LawCase]:
    """The cases in which the clause is most likely to matter, those of its own rows, before the others."""
    asking = [case for case in cases if not case.vote]
    return sorted(asking, key=lambda case: not any(row in cite for row in case.rows))


LAW = opening(BASELINE)[0].law


@pytest.mark.parametrize("path", tuple(clauses(LAW)), ids=".".join)
def test_some_case_dies_without_the_clause(path: tuple[str, str, str, str]) -> None:
    setting, state = opening(BASELINE)
    table, name, place, clause = path
    cite = getattr(getattr(getattr(setting.law, table)[name], place), clause).cite
    bare = evolve(setting, law=without(setting.law, *path), cache={})
    cases = likely_first(all_cases(), cite)
    assert any(differs(case, BASELINE, bare, state) for case in cases), f"no case rests on {'.'.join(path)}"


def test_nothing_dies_while_the_law_is_whole() -> None:
    setting, state = opening(BASELINE)
    whole = evolve(setting, law=evolve(setting.law), cache={})
    assert [case.id for case in likely_first(all_cases(), "") if differs(case, BASELINE, whole, state)] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_and_clause_is_cited_with_row_and_paragraph(table: str) -> None:
    from game.scenario.cites import facts

    for name, entry in getattr(LAW, table).items():
        needs = [getattr(entry, place, None) for place in PLACES]
        cites = [entry.cite, *(clause.cite for one in needs if one for _, clause in one.clauses)]
        for cite in cites:
            assert not facts().objections(cite), f"{table}.{name}: {cite}"
            kinds = {item.kind for item in facts().cites(cite)}
            assert "row" in kinds, f"{table}.{name} cites no row: {cite}"
        assert any(item.kind == "paragraph" for item in facts().cites(", ".join(cites))), f"{table}.{name}"
