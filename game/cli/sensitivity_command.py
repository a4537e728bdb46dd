"""`zapad sensitivity`: which invented numbers decide the outcome."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.scenario.load import Loaded

HELP = """Set every assumption of SCENARIO to either end of its stated range, play with the same luck, and print which of
them move the outcome most: a tornado table.

\b
Examples
  zapad sensitivity                                       the exercise: a long run, kept as it goes
  zapad sensitivity --only 'stakes.influences.*'          only some of the assumptions
  zapad sensitivity --on deployment-turn --games 100      by one yardstick
  zapad sensitivity --jobs 2 --write assets/sensitivity.md
  zapad sensitivity reluctant-allies --zero 10            and what becomes of the targets without a cause

All are tried with a few seeds (--screen); the --best of them are then played with --games. Where a scenario has
targets, the ten weights of influences that swing most are then set to zero, each by itself: the second table says
which target misses them."""


ZEROED = 10


@click.command("sensitivity", help=HELP)
@click.argument("scenario", default="zapad-2021")
@click.option(
    "--games", default=40, show_default=True, type=click.IntRange(2, 10_000), help="Seeds for the best."
)
@click.option("--screen", default=4, show_default=True, type=click.IntRange(1, 1_000), help="Seeds for all.")
@click.option(
    "--best", default=20, show_default=True, type=click.IntRange(1, 1_000), help="How many are measured."
)
@click.option(
    "--only", default="*", show_default=True, metavar="PATTERN", help="Places in the scenario, with *."
)
@click.option("--on", default="", metavar="YARDSTICK", help="Rank by one yardstick.")
@click.option(
    "--zero", type=click.IntRange(0, 100), help="Weights set to zero.  [default: 10, 0 without targets]"
)
@click.option(
    "--zero-games",
    default=100,
    show_default=True,
    type=click.IntRange(2, 10_000),
    help="Games for each zero.",
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes.")
@click.option(
    "--keep", type=click.Path(path_type=Path, dir_okay=False), help="The file in which games are kept."
)
@click.option(
    "--write", type=click.Path(path_type=Path, dir_okay=False), help="Write the table to this file too."
)
def command(
    scenario: str,
    games: int,
    screen: int,
    best: int,
    only: str,
    on: str,
    zero: int | None,
    zero_games: int,
    jobs: int,
    keep: Path | None,
    write: Path | None,
) -> None:
    """Play, rank, print."""
    from game.cli.whatif_command import watched, workers
    from game.report.tornado import tornado_lines, zeroed_lines
    from game.study.ensemble import scenario_named
    from game.study.keep import Keep, KeepError
    from game.study.sensitivity import Wish, tornado
    from game.study.workers import WorkerError
    from game.study.zeroed import zeroed

    found = scenario_named(scenario)
    checked(found, only, on)
    weights = zero if zero is not None else ZEROED if found.setting.stakes.targets else 0
    wish = Wish(scenario=scenario, games=games, screen=screen, best=best, weights=weights, only=only, on=on)
    try:
        with Keep(keep or Path("saves") / "studies.sqlite") as kept, watched() as progress:
            table = tornado(wish, kept, workers(jobs, None), progress)
            missed = zeroed(table, weights, zero_games, wish.first, jobs, progress) if weights else ()
    except (KeepError, WorkerError) as error:
        raise click.UsageError(str(error)) from None
    told([*tornado_lines(table), *(("", *zeroed_lines(missed, zero_games)) if missed else ())], write)


def checked(found: Loaded, only: str, on: str) -> None:
    """Whether a scenario has what is to be varied, and the yardstick to rank by."""
    from difflib import get_close_matches

    from game.study.sensitivity import assumptions

    sticks = found.setting.stakes.yardsticks
    if on and on not in sticks:
        near = get_close_matches(on, sticks, 1) or list(sticks)
        raise click.BadParameter(
            f"there is no yardstick '{on}'; did you mean '{near[0]}'?" if near else "none is there."
        )
    if not assumptions(found, only):
        raise click.BadParameter(f"no assumption with a range stands at '{only}'.")


def told(lines: list[str], write: Path | None) -> None:
    """Print the tables, and write them to a file where one is named."""
    text = "\n".join(lines) + "\n"
    click.echo(text, nl=False)
    if write is not None:
        write.write_text(text, encoding="utf-8")
        click.echo(f"\nWritten to {write}.", err=True)
