"""`zapad calibrate`: do games of the doctrines come out as the source says they did?"""

from pathlib import Path

import click

HELP = """Play games of the doctrines and print each calibration target of SCENARIO: its band, the share of games that
reached it with its 95 % interval, and whether that is enough.

\b
Examples
  zapad calibrate                       the campaign, 400 games
  zapad calibrate --games 40 --jobs 2   a quick look
  zapad calibrate --write assets/calibration.md

Targets stand in the scenario, as [stakes.targets]. The same seeds give the same bytes for any number of processes."""


@click.command("calibrate", help=HELP)
@click.argument("scenario", default="")
@click.option("--games", default=400, show_default=True, type=click.IntRange(1, 10_000), help="Seeds.")
@click.option(
    "--first", default=1, show_default=True, type=click.IntRange(-(10**9), 10**9), help="The first seed."
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes.")
@click.option(
    "--write", type=click.Path(path_type=Path, dir_okay=False), help="Write the table to this file too."
)
def command(scenario: str, games: int, first: int, jobs: int, write: Path | None) -> None:
    """Play, count, print."""
    from game.report.calibration import calibration_text
    from game.study.calibration import calibrate, calibrated
    from game.study.ensemble import scenario_named

    name = scenario or calibrated()
    setting = scenario_named(name).setting
    if not setting.stakes.targets:
        raise click.BadParameter(f"'{name}' has no calibration targets; '{calibrated()}' has some.")
    text = calibration_text(calibrate(name, games, first, jobs), setting)
    click.echo(text, nl=False)
    if write is not None:
        write.write_text(text, encoding="utf-8")
        click.echo(f"\nWritten to {write}.", err=True)
