"""Paired counterfactuals: the same games however they are played, kept, shared out or broken off."""

import json
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from game.cli.whatif_command import command
from game.report.whatif.markdown import study_markdown
from game.report.whatif.page import study_page
from game.report.whatif.terminal import study_lines
from game.report.whatif.values import study_csv, study_values
from game.scenario.faults import ScenarioFaults
from game.scenario.places import scenario_folder
from game.study.ensemble import Game, fingerprint, play_game
from game.study.keep import Keep, KeepError
from game.study.statistics import mean
from game.study.whatif import Plan, Study, compared, play
from game.study.workers import Here, Processes, Task
from tests.shipped import loaded

SHORT = """
title = "Four turns of the exercise"
base = "zapad-2021"

[[amend]]
why = "tests play games that are over soon"
cite = "P46"
set.clock.stretches = [{ step = "half-day", turns = 4 }]
set.horizon = { 4 = 1 }
"""


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Short games, with and without a base."""
    short = tmp_path_factory.mktemp("scenarios") / "short.toml"
    short.write_text(SHORT, "utf-8")
    return Plan(base=str(short), variants=(f"{short}+bobruisk-base",), games=4)


@pytest.fixture(scope="module")
def study(plan: Plan) -> Study:
    """The plan's games, played once in this process."""
    with Keep(None) as keep:
        play(plan, keep, Here(), list(plan.seeds), silent)
        return compared(plan, keep)


def told(found: Study) -> str:
    return json.dumps(study_values(found), sort_keys=True)


def test_both_scenarios_of_a_pair_have_the_same_luck(study: Study) -> None:
    rows = {row.name: row for row in study.comparisons[0].rows}
    assert set(rows) == set(loaded().setting.stakes.yardsticks)
    assert rows["influence"].found.lower == 0, "a base never lowers the influence of who has it (K40)"
    assert rows["influence"].found.difference.is_clear


def test_two_processes_and_two_shares_give_the_same_bytes(plan: Plan, study: Study, tmp_path: Path) -> None:
    with Keep(None) as keep:
        play(plan, keep, Processes(2), list(plan.seeds), silent)
        assert told(compared(plan, keep)) == told(study)
    with Keep(tmp_path / "both.sqlite") as both:
        for number in (1, 2):
            with Keep(tmp_path / f"{number}.sqlite") as keep:
                play(plan, keep, Here(), plan.shard(number, 2), silent)
            assert both.take_in(tmp_path / f"{number}.sqlite") == 4
        assert told(compared(plan, both)) == told(study)


def test_a_study_goes_on_where_it_was_broken_off(plan: Plan, tmp_path: Path) -> None:
    asked: list[int] = []

    class Broken:
        """Workers that die after the first task."""

        def play(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[Game]]]:
            asked.append(sum(len(task.seeds) for task in tasks))
            yield tasks[0], tasks[0].play()
            raise KeyboardInterrupt

    with Keep(tmp_path / "games.sqlite") as keep:
        with pytest.raises(KeyboardInterrupt):
            play(plan, keep, Broken(), list(plan.seeds), silent)
        with pytest.raises(KeyboardInterrupt):
            play(plan, keep, Broken(), list(plan.seeds), silent)
    assert asked == [8, 4]


def killed(task: Task) -> list[Game]:
    """Play a task, but let the process die the first time, as the file beside says."""
    mark = Path(os.environ["ZAPAD_TEST_MARK"])
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task.play()


def test_a_process_that_is_killed_loses_nothing(
    plan: Plan, study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZAPAD_TEST_MARK", str(tmp_path / "died"))
    monkeypatch.setattr("game.study.workers.played", killed)
    with Keep(None) as keep:
        play(plan, keep, Processes(2), list(plan.seeds), silent)
        assert (tmp_path / "died").exists()
        assert told(compared(plan, keep)) == told(study)


def test_games_of_other_texts_or_players_are_other_games() -> None:
    marks = {
        fingerprint("zapad-2021", {}),
        fingerprint("zapad-2021", {"westerns": "random"}),
        fingerprint("bobruisk-base", {}),
        fingerprint("zapad-2021+bobruisk-base", {}),
    }
    assert len(marks) == 4


def test_a_file_that_holds_no_games_is_refused_in_a_sentence(tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    bad.write_bytes(b"this is no database at all, not by a long way" * 40)
    with pytest.raises(KeepError, match="cannot be used as a file of games"):
        Keep(bad)
    with Keep(None) as keep, pytest.raises(KeepError, match="is no file of games"):
        keep.take_in(bad)
    with Keep(None) as keep, pytest.raises(KeepError, match="there is no file of games"):
        keep.take_in(tmp_path / "none.sqlite")


# -- what is told --------------------------------------------------------------------------------------------------
def test_the_table_the_page_and_the_lines_hold_every_yardstick(study: Study) -> None:
    text, page = "\n".join(study_lines(study)), study_page(study)
    for row in study.comparisons[0].rows:
        assert row.title.split(",")[0] in page.replace("&#39;", "'")
    assert "Differences are of games with the same seed" in text
    assert page.count("<svg") == sum(1 if row.share else 2 for row in study.comparisons[0].rows)
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_the_lines_of_games_add_up_to_the_means(plan: Plan, study: Study) -> None:
    head, *lines = [line.split(",") for line in study_csv(study).splitlines()]
    assert len(lines) == 2 * plan.games
    place = head.index("westerns-total")
    base = [int(line[place]) for line in lines if line[0] == plan.base]
    row = next(row for row in study.comparisons[0].rows if row.name == "westerns-total")
    assert mean(base) == row.found.base.value


def test_an_expectation_is_set_against_what_was_found(study: Study) -> None:
    expected = {row.name: row.expected for row in study.comparisons[0].rows if row.expected}
    assert expected, "bobruisk-base says what it expects"
    assert all(item.cite and item.why for item in expected.values() if item)


def test_a_yardstick_reads_what_it_says() -> None:
    found = play_game("zapad-2021", dict.fromkeys(("polesye", "federation", "westerns"), "random"), 3)
    assert set(found.values) == set(loaded().setting.stakes.yardsticks)
    assert 0 <= found.values["tension"] <= 100
    assert found.values["deployed"] == int(found.values["deployment-turn"] <= 15)


# -- the command ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["zapad-2021", "bobruisk-bass"], "bobruisk-base"),
        (["zapad-2021", "bobruisk-base", "--shard", "3/2"], "a share is written I/N"),
        (["zapad-2021", "bobruisk-base", "--games", "1"], "2<=x"),
        (["zapad-2021"], "Missing argument"),
    ],
)
def test_bad_words_on_the_command_line_are_refused(given: list[str], says: str) -> None:
    found = CliRunner().invoke(command, given)
    assert found.exit_code != 0
    told = found.output + "".join(fault.message for fault in getattr(found.exception, "faults", ()))
    assert says in told
    assert found.exception is None or isinstance(found.exception, SystemExit | ScenarioFaults)


def test_every_expectation_of_a_shipped_whatif_names_a_yardstick() -> None:
    for path in sorted(scenario_folder().glob("*.toml")):
        found = loaded(path.stem)
        assert set(found.file.expects) <= set(found.setting.stakes.yardsticks), path.name


def test_the_page_says_what_was_expected_and_what_pairing_is_worth(study: Study) -> None:
    page = study_markdown(study)
    assert page == study_markdown(study)
    assert page.startswith(f"# What the what-ifs change in {study.title}\n")
    assert "## Expected and measured" in page and "## What pairing is worth" in page
    for row in study.comparisons[0].rows:
        assert page.count(f"| {row.title} |") >= (2 if row.expected else 1)
    widths = {line.count("|") for line in page.splitlines() if line.startswith("| ") and " | " in line}
    assert widths <= {6, 8}
