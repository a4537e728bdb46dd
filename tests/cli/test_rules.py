"""`zapad rules`: the rulebook with a scenario's numbers."""

from pathlib import Path

from tests.cli.calling import refused, said, too_wide


def test_the_whole_rulebook() -> None:
    output = said("rules")
    assert output.startswith("# Rulebook: Zapad-2021")
    assert "{" not in output
    assert not too_wide(output)


def test_one_section_and_one_chapter() -> None:
    assert said("rules", "--section", "4.6").startswith("4.6 Rail.")
    assert "7.1 Control's moves." in said("rules", "--section", "7")


def test_the_numbers_are_those_of_the_scenario(tmp_path: Path) -> None:
    file = tmp_path / "fast.toml"
    text = 'title = "x"\nbase = "zapad-2021"\nsummary = "x"\n[[amend]]\nwhy = "w"\ncite = "C01"\n'
    file.write_text(f"{text}set.rulebook.operations.rail = 17\n", "utf-8")
    assert "then 17 hexes a half-day" in " ".join(said("rules", str(file), "--section", "4.6").split())


def test_markdown() -> None:
    assert "**4.6 Rail.**" in said("rules", "--markdown")


def test_bad_input() -> None:
    assert "did you mean" in refused("rules", "--section", "4.66")
    assert "no scenario of this name" in refused("rules", "no-such-scenario")
