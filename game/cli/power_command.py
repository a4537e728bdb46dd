"""`zapad power`: whose answer decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.report.power import Measured

HELP = """Play each SCENARIO many times, turn one answer of each office round, play on, and say in how many games the
result became another: who has not only the right to decide, but the power. Below stands who has the right, where the
scenarios differ.

Without a SCENARIO these are the exercise and the campaign, each with the what-ifs whose law puts a decision or a post
into other hands.

\b
Examples
  zapad power zapad-2021                            the exercise
  zapad power zapad-2021 armenia-model automatic-activation --games 100 --jobs 2
  zapad power --games 200 --jobs 2 --write assets/power.md --readme README.md"""

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("power", help=HELP)
@click.argument("scenarios", nargs=-1)
@click.option(
    "--games", default=40, show_default=True, type=click.IntRange(2, 10_000), help="Games of each scenario."
)
@click.option(
    "--first", default=1, show_default=True, type=click.IntRange(-(10**9), 10**9), help="The first seed."
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes.")
@click.option("--write", type=FILE, help="Write the page in Markdown to this file too.")
@click.option("--readme", type=FILE, help="Put shares and rights between the two marks of this file.")
def command(
    scenarios: tuple[str, ...], games: int, first: int, jobs: int, write: Path | None, readme: Path | None
) -> None:
    """Play, turn round, count."""
    from game.report.power import PAGE, TERMINAL, Study, power_lines, written_into
    from game.study.regimes import regimes, roots

    words = ["zapad power", *scenarios, f"--games {games}"]
    words += [f"--first {first}"] if first != 1 else []
    words += [f"--write {write}"] if write else []
    words += [f"--readme {readme}"] if readme else []
    worlds = roots(scenarios) if scenarios else regimes()
    study = Study(measured(worlds, range(first, first + games), jobs), games, first, " ".join(words))
    click.echo("\n".join(power_lines(study, TERMINAL)))
    texts = [(write, "\n".join(power_lines(study, PAGE)) + "\n")] if write else []
    if readme:
        try:
            texts.append((readme, written_into(readme.read_text("utf-8"), study)))
        except ValueError as error:
            raise click.UsageError(f"{readme}: {error}.") from None
    for path, text in texts:
        path.write_text(text, encoding="utf-8")
        click.echo(f"Written to {path}.", err=True)


def measured(worlds: tuple[tuple[str, ...], ...], seeds: range, jobs: int) -> list[list[Measured]]:
    """Every scenario's games, with a bar of progress over them all."""
    from game.cli.whatif_command import watched
    from game.report.power import Measured
    from game.study.ensemble import scenario_named
    from game.study.power import games_of, powers

    total, done, found = sum(map(len, worlds)) * len(seeds), 0, []
    with watched() as progress:
        for world in worlds:
            items = []
            for name in world:
                played = []
                for game in games_of(name, seeds, jobs):
                    played.append(game)
                    progress(done := done + 1, total)
                items.append(Measured(name, scenario_named(name), powers(name, played)))
            found.append(items)
    return found
