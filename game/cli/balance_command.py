"""`zapad balance`: play many games and say whether a scenario is in balance."""

from pathlib import Path

import click

HELP = """Play policies against what is hidden over many seeds, and say whether each condition of balance holds.

\b
Examples
  zapad balance                        200 seeds a cell: a long run
  zapad balance --games 20 --jobs 2    a quick look
  zapad balance reluctant-allies       by secret cards, where no intent is drawn
  zapad balance --write assets/balance.md

Each ally plays five ways of voting, its partner and the other side their doctrines. A column is an intent of the other
side where the scenario draws one, and otherwise a pair of secret cards. The same seeds give the same bytes
for any number of processes."""


@click.command("balance", help=HELP)
@click.argument("scenario", default="zapad-2021")
@click.option(
    "--games", default=200, show_default=True, type=click.IntRange(1, 10_000), help="Seeds for each cell."
)
@click.option(
    "--first", default=1, show_default=True, type=click.IntRange(-(10**9), 10**9), help="The first seed."
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes.")
@click.option(
    "--write", type=click.Path(path_type=Path, dir_okay=False), help="Write the tables to this file too."
)
def command(scenario: str, games: int, first: int, jobs: int, write: Path | None) -> None:
    """Play, print the tables, and write them where asked."""
    from game.report.balance import balance_text
    from game.study.balance import measure

    text = balance_text(measure(scenario, games, first, jobs))
    click.echo(text, nl=False)
    if write is not None:
        write.write_text(text, encoding="utf-8")
        click.echo(f"\nWritten to {write}.", err=True)
