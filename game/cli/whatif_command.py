"""`zapad whatif`: what a what-if changes, measured over many games with the same luck."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.study.keep import Keep
    from game.study.whatif import Plan, Study
    from game.study.workers import Workers

HELP = """Play BASE and each VARIANT with the same seeds, and say what the variants change: differences with intervals,
what was adopted, what was only ever refused, which rules never spoke.

\b
Examples
  zapad whatif zapad-2021 bobruisk-base                 100 pairs of games, one after the other
  zapad whatif zapad-2021 bobruisk-base armenia-model --games 400 --jobs 2 --html study.html
  zapad whatif zapad-2021 bobruisk-base council-refuses --games 200 --write assets/whatifs.md
  zapad whatif zapad-2021 zapad-2021+armenia-model      what-ifs laid over a scenario, with plus signs
  zapad whatif zapad-2021 bobruisk-base --shard 1/2 --keep one.sqlite    half of it here,
  zapad whatif zapad-2021 bobruisk-base --shard 2/2 --keep two.sqlite    half of it there,
  zapad whatif zapad-2021 bobruisk-base --merge one.sqlite --merge two.sqlite   and both together
  zapad whatif zapad-2021 bobruisk-base --scheduler tcp://10.0.0.5:8786  on a Dask cluster you trust

Games are kept (--keep, by default in saves/studies.sqlite), so that a broken run goes on where it stopped, and the
same games give the same bytes however they were played."""


@click.command("whatif", help=HELP)
@click.argument("base")
@click.argument("variants", nargs=-1, required=True)
@click.option(
    "--games", default=100, show_default=True, type=click.IntRange(2, 100_000), help="Pairs of games."
)
@click.option(
    "--first", default=1, show_default=True, type=click.IntRange(-(10**9), 10**9), help="The first seed."
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler, such as tcp://10.0.0.5:8786.")
@click.option("--shard", metavar="I/N", help="Play only this share of the seeds, and keep them.")
@click.option(
    "--keep", type=click.Path(path_type=Path, dir_okay=False), help="The file in which games are kept."
)
@click.option(
    "--merge", multiple=True, type=click.Path(path_type=Path), help="Take in the games of another file."
)
@click.option(
    "--json", "as_json", type=click.Path(path_type=Path, dir_okay=False), help="Write JSON to this file."
)
@click.option(
    "--csv", "as_csv", type=click.Path(path_type=Path, dir_okay=False), help="Write one line a game."
)
@click.option(
    "--html", "as_html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page with pictures."
)
@click.option(
    "--write",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the tables in Markdown to this file.",
)
def command(
    base: str,
    variants: tuple[str, ...],
    games: int,
    first: int,
    jobs: int,
    scheduler: str | None,
    shard: str | None,
    keep: Path | None,
    merge: tuple[Path, ...],
    as_json: Path | None,
    as_csv: Path | None,
    as_html: Path | None,
    write: Path | None,
) -> None:
    """Play what is missing, compare, and write what was asked for."""
    from game.report.whatif.terminal import study_lines
    from game.study.keep import Keep, KeepError
    from game.study.whatif import compared
    from game.study.workers import WorkerError

    plan = planned(base, variants, games, first)
    share = shard_of(shard)
    try:
        with Keep(keep or Path("saves") / "studies.sqlite") as kept:
            played(plan, kept, merge, share, workers(jobs, scheduler))
            if share:
                click.echo(f"Share {share[0]} of {share[1]} is played and kept in {kept.path}.")
                return
            study = compared(plan, kept)
    except (KeepError, WorkerError) as error:
        raise click.UsageError(str(error)) from None
    for line in study_lines(study):
        click.echo(line)
    written(study, as_json, as_csv, as_html, write)


def planned(base: str, variants: tuple[str, ...], games: int, first: int) -> Plan:
    """What is to be compared, when all of it is there and the base says what is measured."""
    from game.study.ensemble import scenario_named
    from game.study.whatif import Plan

    plan = Plan(base=base, variants=variants, games=games, first=first)
    for name in plan.names:
        scenario_named(name)
    if not scenario_named(base).setting.stakes.yardsticks:
        raise click.UsageError(
            f"'{base}' has no yardsticks: nothing says what is to be measured (stakes.yardsticks)."
        )
    return plan


def played(
    plan: Plan, kept: Keep, merge: tuple[Path, ...], share: tuple[int, int] | None, by: Workers
) -> None:
    """Take in the games of other files, and play those that are missing, of all seeds or of a share of them."""
    from game.study.whatif import play

    for other in merge:
        click.echo(f"{kept.take_in(other)} games taken in from {other}.", err=True)
    seeds = plan.shard(*share) if share else list(plan.seeds)
    with watched() as progress:
        play(plan, kept, by, seeds, progress)


def shard_of(text: str | None) -> tuple[int, int] | None:
    """The share that I/N means; None for all."""
    if text is None:
        return None
    number, _, of = text.partition("/")
    if not (number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of) <= 10_000):
        raise click.BadParameter(f"a share is written I/N with I from 1 to N, such as 1/2, not '{text}'.")
    return int(number), int(of)


def workers(jobs: int, scheduler: str | None) -> Workers:
    """Who plays."""
    from game.study.workers import Cluster, Here, Processes

    return Cluster(scheduler) if scheduler else Processes(jobs) if jobs > 1 else Here()


@contextmanager
def watched() -> Iterator[Callable[[int, int], None]]:
    """Whom to tell of progress: a bar with an estimate where somebody watches, else nobody."""
    import sys

    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Playing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("games")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def written(
    study: Study, as_json: Path | None, as_csv: Path | None, as_html: Path | None, write: Path | None
) -> None:
    """Write the files that were asked for, and say so."""
    import json

    from game.report.whatif.values import study_csv, study_values

    texts: list[tuple[Path, str]] = []
    if as_json:
        texts.append(
            (as_json, json.dumps(study_values(study), indent=1, sort_keys=True, ensure_ascii=False) + "\n")
        )
    if as_csv:
        texts.append((as_csv, study_csv(study)))
    if as_html:
        from game.report.whatif.page import study_page

        texts.append((as_html, study_page(study)))
    if write:
        from game.report.whatif.markdown import study_markdown

        texts.append((write, study_markdown(study)))
    for path, text in texts:
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise click.UsageError(f"{path} cannot be written: {error.strerror}.") from None
        click.echo(f"Written to {path}.", err=True)
