"""`zapad rights`: who decides what under a scenario's law, and what another law changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from game.law.right import Right
    from game.report.rights import Row
    from game.scenario.load import Loaded

HELP = """Show who decides what under the law of SCENARIO: for each matter, each army, each guest, each crew and each
act, by which body or office, how votes count, in which period, and under which rule. Of several scenarios the rights are
shown that differ among them, side by side.

\b
Examples
  zapad rights                              the exercise's law, as a table
  zapad rights --full                       with everything that must hold, and every citation
  zapad rights --period peacetime           one period only
  zapad rights --against armenia-model      what a what-if changes: from whom, to whom, and why
  zapad rights zapad-2021 armenia-model single-organisation    the three side by side; --full: every right
  zapad rights --regimes                    the exercise beside each what-if that puts rights into other hands
  zapad rights bobruisk-base --json         for programs"""

PERIODS = {
    "peacetime": ("peacetime", "peace_deployed"),
    "threatened": ("threatened", "deployed"),
    "wartime": ("wartime",),
}


@click.command("rights", help=HELP)
@click.argument("scenarios", nargs=-1)
@click.option("--regimes", is_flag=True, help="Lay the what-ifs beside it that put rights into other hands.")
@click.option("--against", metavar="OTHER", help="Say what the law of OTHER changes.")
@click.option("--period", type=click.Choice(list(PERIODS)), help="Only this period.")
@click.option("--full", is_flag=True, help="Every condition and every citation.")
@click.option("--json", "as_json", is_flag=True, help="JSON, for programs.")
def command(
    scenarios: tuple[str, ...],
    regimes: bool,
    against: str | None,
    period: str | None,
    full: bool,
    as_json: bool,
) -> None:
    """Derive the matrix, the difference of two, or several side by side."""
    from game.cli.loading import load_or_fail
    from game.law.rights import matrix

    names = scenarios or ("zapad-2021",)
    if regimes:
        from game.study.regimes import regimes_of

        names = tuple(dict.fromkeys(other for name in names for other in regimes_of(name)))
    if len(names) > 1:
        if against or period:
            raise click.UsageError(
                "several scenarios stand side by side in all periods; leave --against, --period."
            )
        side_by_side({name: load_or_fail(name) for name in names}, full, as_json)
        return
    loaded = load_or_fail(names[0])
    rights = matrix(loaded.setting, loaded.opening)
    known = tuple(rights[0].answers) if rights else ()
    shown = tuple(name for name in known if period is None or name in PERIODS[period])
    if against is not None:
        compare(loaded, rights, load_or_fail(against), PERIODS.get(period or ""), as_json)
    elif as_json:
        show_json(loaded, rights, shown)
    else:
        show(loaded, rights, shown, full)


def side_by_side(scenarios: Mapping[str, Loaded], full: bool, as_json: bool) -> None:
    """The rights of several scenarios, a column each."""
    import json

    from game.report.rights_across import KEY, WIDE, across_json, across_lines, columns
    from game.report.text import wrapped

    found = columns(scenarios)
    if as_json:
        rows = {"scenarios": list(scenarios), "rights": across_json(found, full)}
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    click.echo("\n".join((*across_lines(found, full), "", *wrapped(KEY, width=WIDE))))


def show(loaded: Loaded, rights: Sequence[Right], shown: Sequence[str], full: bool) -> None:
    """The matrix as text; as a coloured table where somebody looks at a terminal."""
    import sys

    from game.report.rights import family_rows, matrix_lines

    rows = family_rows(rights, shown, full)
    click.secho(f"{loaded.setting.world.title}: who decides what", bold=True)
    click.echo()
    if full or not sys.stdout.isatty():
        click.echo("\n".join(matrix_lines(rows, full)))
    else:
        coloured(rows)


def coloured(rows: Mapping[str, Sequence[Row]]) -> None:
    """The matrix in the terminal's colours."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from game.report.rights import FAMILIES, HEADERS, LEGEND, WIDTHS, cells
    from game.report.text import WIDTH

    console = Console(width=min(WIDTH, Console().width), highlight=False)
    narrow = console.width < WIDTH
    for family, own in rows.items():
        found = Table(title=FAMILIES[family], title_justify="left", title_style="bold", expand=narrow)
        for header, width in zip(HEADERS, WIDTHS):
            found.add_column(header, width=None if narrow else width, ratio=width if narrow else None)
        for row in own:
            style = "dim" if row.who.startswith("no: ") else ""
            found.add_row(*(Text(cell, style=style) for cell in cells(row)), end_section=False)
        console.print(found)
    console.print(Text(LEGEND, style="dim"))


def show_json(loaded: Loaded, rights: Sequence[Right], shown: Sequence[str]) -> None:
    """The matrix as JSON."""
    import json

    from game.report.rights import right_json

    found = [right_json(right, shown) for right in rights]
    click.echo(
        json.dumps({"scenario": loaded.setting.world.id, "rights": found}, indent=2, ensure_ascii=False)
    )


def compare(
    loaded: Loaded, rights: Sequence[Right], other: Loaded, shown: Sequence[str] | None, as_json: bool
) -> None:
    """What another law answers otherwise, and why."""
    import json

    from game.law.rights import matrix
    from game.law.rights_difference import differences
    from game.report.rights_difference import amendments, difference_json, difference_lines

    found = tuple(
        difference
        for difference in differences(tuple(rights), matrix(other.setting, other.opening))
        if shown is None or set(difference.situations) & set(shown)
    )
    own = {(str(change.document.path), change.at) for change in loaded.reading.changes}
    new = (c for c in other.reading.changes if (str(c.document.path), c.at) not in own)
    given = amendments(new)
    if as_json:
        differing = [difference_json(difference, given) for difference in found]
        names = {"from": loaded.setting.world.id, "to": other.setting.world.id}
        click.echo(json.dumps({**names, "differences": differing}, indent=2, ensure_ascii=False))
        return
    click.secho(f"From {loaded.setting.world.title} to {other.setting.world.title}", bold=True)
    click.echo()
    click.echo("\n".join(difference_lines(found, given)).rstrip())
