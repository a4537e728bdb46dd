"""`zapad power`: whose answer decides."""

from pathlib import Path

import click

HELP = """Play each SCENARIO many times, turn one answer of each office round, play on, and say in how many games the
result became another: who has not only the right to decide, but the power.

\b
Examples
  zapad power                                       the exercise
  zapad power zapad-2021 armenia-model automatic-activation --games 100 --jobs 2
  zapad power --write assets/power.md"""


@click.command("power", help=HELP)
@click.argument("scenarios", nargs=-1)
@click.option(
    "--games", default=40, show_default=True, type=click.IntRange(2, 10_000), help="Games of each scenario."
)
@click.option(
    "--first", default=1, show_default=True, type=click.IntRange(-(10**9), 10**9), help="The first seed."
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes.")
@click.option(
    "--write", type=click.Path(path_type=Path, dir_okay=False), help="Write the tables to this file too."
)
def command(scenarios: tuple[str, ...], games: int, first: int, jobs: int, write: Path | None) -> None:
    """Play, turn round, count."""
    from game.cli.whatif_command import watched
    from game.report.power import power_lines
    from game.study.ensemble import scenario_named
    from game.study.power import Turned, games_of, powers

    names = scenarios or ("zapad-2021",)
    titles = {name: scenario_named(name).file.title for name in names}
    found = {}
    with watched() as progress:
        for number, name in enumerate(names):
            played: list[list[Turned]] = []
            for game in games_of(name, range(first, first + games), jobs):
                played.append(game)
                progress(number * games + len(played), games * len(names))
            found[name] = powers(name, played)
    text = "\n".join(power_lines(titles, found, games, first)) + "\n"
    click.echo(text, nl=False)
    if write is not None:
        write.write_text(text, encoding="utf-8")
        click.echo(f"\nWritten to {write}.", err=True)
