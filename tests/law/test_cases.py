"""Every numbered case of the law, under the law as it stood and under the alternative regimes."""

import pytest

from tests.law.bench import BASELINE, REGIMES, LawCase, all_cases, differs, opening


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_case(case: LawCase) -> None:
    assert differs(case, case.scenario, *opening(case.scenario)) == "", case.sentence


@pytest.mark.parametrize("regime", REGIMES)
def test_regime(regime: str) -> None:
    setting, state = opening(regime)
    wrong = {
        case.id: said
        for case in all_cases()
        if case.scenario == BASELINE and (said := differs(case, regime, setting, state))
    }
    assert wrong == {}
