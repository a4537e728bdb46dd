"""`zapad run` and `zapad replay`: the same game for the same seed, told at a length to read, verified, kept apart."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from game.cli.main import cli, main
from tests.cli.calling import said, too_wide

TURNS = ("--turns", "3")


def played(tmp_path: Path, name: str = "a.save", *more: str) -> Path:
    """A save of three turns."""
    path = tmp_path / name
    said("run", "--seed", "4", *TURNS, "--save", str(path), "--quiet", *more)
    return path


def fault(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *args: str) -> str:
    """What the program, called as from a shell, says to a bad call: exit code 2 and no traceback."""
    monkeypatch.setattr(sys, "argv", ["zapad", *args])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    said_to_both = capsys.readouterr()
    assert "Traceback" not in said_to_both.err + said_to_both.out
    return said_to_both.err


def test_two_runs_of_a_seed_are_one_game(tmp_path: Path) -> None:
    calls = [
        said("run", "--seed", "4", *TURNS, "--json", "--save", str(tmp_path / name)) for name in ("a", "b")
    ]
    first, second = (json.loads(text) for text in calls)
    assert first["digest"] == second["digest"]
    assert set(first["scores"]) == {"polesye", "federation", "westerns"}
    assert first["turns"] >= 3


def test_the_account_of_a_whole_game_can_be_read(tmp_path: Path) -> None:
    text = said("run", "--seed", "2", "--save", str(tmp_path / "whole.save"))
    account, _, result = text.partition("\nPolesye: ")
    assert 30 <= len(account.splitlines()) <= 80
    assert "above par" in result or "below par" in result or "at par" in result
    assert not too_wide(account)
    for turn in range(1, 13):
        assert f"Turn {turn}: " in account


def test_a_long_sentence_of_the_account_is_wrapped_and_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    text = said("run", "reluctant-allies", "--seed", "3", "--save", str(tmp_path / "whole.save"))
    assert "not carried" in text and "…" not in text


def test_replay_verifies_and_shows(tmp_path: Path) -> None:
    path = played(tmp_path)
    text = said("replay", str(path))
    assert "every move legal, every answer of chance the seed's own" in text
    one = said("replay", str(path), "--turn", "2")
    assert "Turn 2: " in one and "Turn 1: " not in one


def test_a_seat_is_shown_nothing_of_the_others_secrets(tmp_path: Path) -> None:
    path = played(tmp_path)
    everything = said("replay", str(path), "--turn", "1")
    own = said("replay", str(path), "--turn", "1", "--seat", "polesye")
    assert "purpose in this crisis" in everything
    assert "purpose in this crisis" not in own
    assert own.count("secret orders") == 1
    theirs = said("replay", str(path), "--turn", "1", "--seat", "westerns")
    assert "secret orders" not in theirs


def test_moves_are_for_control_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = played(tmp_path)
    assert "Done seat=" in said("replay", str(path), "--moves")
    text = fault(capsys, monkeypatch, "replay", str(path), "--moves", "--seat", "polesye")
    assert "secrets" in text


def test_a_save_that_was_tampered_with_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = played(tmp_path)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if "Done" in line)
    lines[number] = lines[number].replace("Done", "Doze", 1)
    path.write_text("".join(lines), "utf-8")
    text = fault(capsys, monkeypatch, "replay", str(path))
    assert str(number + 1) in text
    assert path.name in text


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("run", "zapad-2012"), "zapad-2021"),
        (("run", "--seat", "polsye=human"), "polesye"),
        (("run", "--seat", "polesye=humn"), "human"),
        (("run", "--with", "bobruisk-bas"), "bobruisk-base"),
        (("run", "--seat", "polesye"), "SEAT=PLAYER"),
        (("run", "--turns", "0"), "--turns"),
        (("replay", "no-such.save"), "no-such.save"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_one(
    args: tuple[str, ...],
    hint: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert hint in fault(capsys, monkeypatch, *args)


@pytest.mark.parametrize("more", [("--seat", "polsye"), ("--turn", "99")])
def test_replay_asks_for_what_there_is(
    more: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = played(tmp_path)
    assert more[0] in fault(capsys, monkeypatch, "replay", str(path), *more)


def test_a_human_who_leaves_finds_the_game_saved(tmp_path: Path) -> None:
    path = tmp_path / "human.save"
    orders = "convene\nmeasure signal-calm\nundo\nquit\n"
    args = ["run", "--seed", "4", "--seat", "polesye=human", "--save", str(path)]
    result = CliRunner().invoke(cli, args, input=orders, prog_name="zapad")
    assert result.exit_code == 0, result.output
    assert f"The game is saved in {path}" in result.output.replace("\n", "")
    assert "Convene" in said("replay", str(path), "--moves")
