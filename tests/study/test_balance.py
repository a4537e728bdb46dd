"""The measure of balance: the same for any number of processes, and complete."""

from game.report.balance import balance_text
from game.study.balance import INTENTS, POLICIES, measure
from game.study.conditions import conditions
from game.study.trial import Trial, play_all

SEATS = (("federation", "doctrine"), ("polesye", "always-no"), ("westerns", "doctrine"))


def test_the_same_results_for_any_number_of_processes() -> None:
    trials = [Trial(seed, "bluff", SEATS) for seed in range(1, 4)]
    assert play_all("zapad-2021", trials, 1) == play_all("zapad-2021", trials, 2)


def test_the_report_names_every_policy_and_condition() -> None:
    found = measure("seminar-45", 1, 1, 1)
    text = balance_text(found)
    assert all(policy in text for policy in POLICIES)
    assert all(f" {intent} " in text for intent in INTENTS)
    assert all(item.title in text and item.says for item in conditions(found))


def test_a_scenario_without_intents_is_measured_by_its_secret_cards() -> None:
    found = measure("reluctant-allies", 2, 1, 1)
    text = balance_text(found)
    assert not found.script
    assert found.cases
    assert all(len(case.split(" + ")) == 2 for case in found.cases)
    for seat in ("minsk", "moscow"):
        for policy in POLICIES:
            assert sum(len(found.columns[seat, policy, case]) for case in found.cases) == 2
    assert all(item.title in text for item in conditions(found))
    assert not {"MoveUnit", "TurnKey", "MakeOffer"} & set(found.expected)
    assert "AnswerCrisis" in found.expected
