"""`zapad list`: each scenario with its what-ifs, its question and its amendments."""

import json

from tests.cli.calling import said, too_wide


def test_scenarios_come_before_their_what_ifs() -> None:
    output = said("list")
    assert output.index("zapad-2021  Zapad-2021") < output.index("  armenia-model  What if")
    assert "(2 amendments)" in output
    assert "Asks: Would Polesye still open the period" in output
    assert "80 to 90 minutes" in output
    assert not too_wide(output)


def test_json() -> None:
    found = {item["name"]: item for item in json.loads(said("list", "--json"))}
    assert found["bobruisk-base"]["base"] == "zapad-2021"
    assert found["bobruisk-base"]["amendments"] >= 1
    assert found["zapad-2021"]["amendments"] == 0
