"""`zapad explain`: what a word means, where its values came from, who relies on it."""

import json

import pytest

from tests.cli.calling import refused, said, too_wide


@pytest.mark.parametrize(
    ("word", "phrases"),
    [
        ("R36", ("LAW: a document provides it", "P28", "law.articles.equipment", "R36-P28-a", "Who cites it")),
        ("r36", ("(rule", "R36)")),
        ("K40", ("causal claim K40", "stakes.influences.presence-influence")),
        ("P28", ("R36: In a threatened period or war", "Who cites it")),
        ("X12", ("open reading X12", "How this scenario reads it")),
        (
            "by-6mech",
            ("Ratings of its kind", "attack ", "[assumption: ", "until deployed: the Ministry of Defence",
             "once deployed: the Chief of the General Staff", "confidence", "forces-2021.toml:"),
        ),
        ("6th Guards Mechanised Brigade", ("unit by-6mech",)),
        ("mech-brigade", ("Units of this kind", "6th Guards Mechanised Brigade (by-6mech)")),
        ("1gta", ("army 1gta", "12th Guards Tank Regiment", "no: no legal basis")),
        ("4td", ("division 4td",)),
        (
            "deploy_rgf",
            ("both must agree; it must be convened first", "only if the period is threatened or wartime",
             "at once: Tension", "law.bases.rgf_deployment.needs.decision"),
        ),
        ("arms_supply", ("owed by The Federation", "arms")),
        ("autonomy.by", ("of 100 [assumption", "K40, K65", ": decision “close the two leased sites”")),
        ("head_of_state.by", ("Votes in", "the Supreme State Council", "both must agree", "Held by", "Polesye")),
        ("cgs.by", ("Posts", "commander of the Regional Group of Forces", "group deployed:")),
        ("equipment", ("What must hold", "R36, R37, P28")),
        ("node-vileika", ("no military base", "R49")),
        ("rail", ("assumption: ", "range ", "4.6 Rail", "rulebook-operations.toml:")),
        ("rulebook.operations.strike_kill", ("artillery ", "4.11 Strikes")),
        ("4.6", ("hexes a half-day along the line",)),
        ("rulebook 2", ("2.1 Convening", "2.11")),
    ],
)  # fmt: skip
def test_words(word: str, phrases: tuple[str, ...]) -> None:
    output = said("explain", *word.split())
    text = " ".join(output.split())
    assert [phrase for phrase in phrases if phrase not in text] == []
    assert not too_wide(output)


def test_a_what_if_shows_what_it_changed_and_what_stood_there_before() -> None:
    text = " ".join(said("explain", "rgf_commander", "--in", "armenia-model").split())
    assert "the commander of the Federation's western district" in text
    assert "changed at armenia-model.toml:" in text
    assert "before: cgs.by" in text


def test_json() -> None:
    (card,) = json.loads(said("explain", "R36", "--json"))
    assert card["kind"] == "rule"
    assert "law.articles.equipment" in card["says"]["Where it is modelled"]


@pytest.mark.parametrize(
    ("word", "near"), [("deploy_rfg", "deploy_rgf"), ("by-6mec", "by-6mech"), ("Vileika", "node-vileika")]
)
def test_an_unknown_word_names_the_nearest(word: str, near: str) -> None:
    assert near in refused("explain", word)


@pytest.mark.parametrize("word", ["xyzzy", "", "  ", "R93", "\u202e", "9" * 5000, "4.99", "rulebook."])
def test_nonsense_is_a_sentence(word: str) -> None:
    assert refused("explain", word).strip()
