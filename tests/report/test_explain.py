"""Explaining: every thing of every table can be explained, and every number says why it is what it is."""

import pytest

from game.report.explain import card_lines, explain, nearest
from game.report.explain.lookup import formations, number_paths, tables
from game.report.explain.sources import Sources
from game.scenario.cites import facts
from tests.shipped import loaded

THINGS = 14
"""How many things of one table are explained in full, from its beginning to its end; more only cost time."""


@pytest.mark.parametrize("kind", [kind for kind, _, _ in tables(loaded().setting)])
def test_every_thing_has_a_card(kind: str) -> None:
    table = next(table for name, _, table in tables(loaded().setting) if name == kind)
    names = list(table)
    for name in names[:: max(1, -(-len(names) // THINGS))]:
        cards = explain(loaded(), name)
        assert any(card.kind == kind and card.id == name for card in cards), name
        for card in cards:
            assert all(len(line) <= 100 for line in card_lines(card))


@pytest.mark.parametrize("path", number_paths())
def test_every_number_of_the_rulebook_has_a_card_with_its_reason(path: str) -> None:
    (card,) = explain(loaded(), path)
    said = {block.heading: " ".join(block.lines) for block in card.blocks}
    assert "Why" in said
    assert ".toml:" in said["Why"] or ".toml:" in said["Where it is written"]


@pytest.mark.parametrize("row", [*facts().rules, *list(facts().titles)[::9]])
def test_every_row_has_a_card(row: str) -> None:
    assert any(card.id == row for card in explain(loaded(), row))


def test_every_rule_says_where_it_is_modelled() -> None:
    for rule in facts().rules:
        (card,) = (card for card in explain(loaded(), rule) if card.kind == "rule")
        assert any(block.heading == "Where it is modelled" for block in card.blocks), rule


def test_formations_have_cards() -> None:
    for kind, name in formations(loaded().setting):
        assert any(card.kind == kind for card in explain(loaded(), name))


def test_mentions_know_values_and_keys_but_not_prose() -> None:
    sources = Sources(loaded())
    found = sources.mentions("deploy_rgf", ("law", "matters", "deploy_rgf"))
    assert any(
        line.startswith("law.bases.rgf_deployment.needs.decision.matter (alliance-law.toml:")
        for line in found
    )
    assert not any(line.startswith("law.matters.deploy_rgf") for line in found)


def test_the_history_of_an_amended_table_names_the_amendment() -> None:
    sources = Sources(loaded("armenia-model"))
    lines = sources.history(("law", "posts", "rgf_commander"))
    assert lines[0].startswith("written at alliance-law.toml:")
    assert any("changed at armenia-model.toml:" in line and "[C02, R66, R67, P34]" in line for line in lines)


def test_nearest_words() -> None:
    assert "deploy_rgf" in nearest(loaded(), "deploy")
    assert nearest(loaded(), "q9q9q9q9") == ()


def test_a_leased_site_says_that_it_is_free_of_rent() -> None:
    """R52: what the lease costs is part of what the site is."""
    (card,) = (card for card in explain(loaded(), "radar-gantsevichi") if card.kind == "facility")
    said = {block.heading: " ".join(block.lines) for block in card.blocks}
    assert said["Rent"] == "none: the lease is free [R52, P13]"
    (other,) = (card for card in explain(loaded(), "depot-lida") if card.kind == "facility")
    assert "Rent" not in {block.heading for block in other.blocks if block.lines}
