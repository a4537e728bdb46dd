"""The register of causal claims is complete: every K row has its place in the campaign, or a reason why not."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from game.scenario.load import load
from game.study.calibration import calibrated

ROOT = Path(__file__).parents[2]
CLAIMS: dict[str, Any] = tomllib.loads((ROOT / "assets" / "claims.toml").read_text("utf-8"))["claims"]
CAMPAIGN = load(calibrated())
TREE: dict[str, Any] = CAMPAIGN.reading.overlay.tree
MODELLED = 30
"""At least so many claims are arrows between tracks."""


def entry(where: str) -> Any:
    """What stands at a place of the campaign; None where nothing does."""
    node: Any = TREE
    for part in where.split("."):
        node = node.get(part) if isinstance(node, dict) else None
    return node


def test_every_claim_is_registered() -> None:
    assert list(CLAIMS) == [f"K{number:02}" for number in range(1, 69)]


@pytest.mark.parametrize("name", CLAIMS)
def test_claim_has_its_place_or_a_reason(name: str) -> None:
    claim = CLAIMS[name]
    assert len(claim) == 1
    if "not_modelled" in claim:
        assert claim["not_modelled"]
        return
    assert claim["where"] and all(entry(where) is not None for where in claim["where"])
    assert name in str(entry(claim["where"][0])) or claim["where"][0].startswith("law.")


def test_claims_are_arrows_with_an_assumed_size_and_a_range() -> None:
    found: set[str] = set()
    for influence in CAMPAIGN.setting.stakes.influences.values():
        assert influence.assumption
        low, high = influence.range
        assert low <= influence.per_100 <= high
        found |= set(re.findall(r"K[0-9]{2}", influence.cite))
    assert len(found) >= MODELLED
    none = [i for i in CAMPAIGN.setting.stakes.influences.values() if i.range == (0, 0)]
    assert {cite for i in none for cite in re.findall(r"K[0-9]{2}", i.cite)} == {"K09", "K27"}
