"""`zapad check`: every fault of scenario files at once, each with its line."""

import sys

import click

HELP = """Check scenario FILES, or scenarios by NAME, and show every fault at once: the file, line and column, the line
itself with a caret, and the nearest right word. Nothing is played and nothing is changed.

\b
Examples
  zapad check my-whatif.toml            a file of your own
  zapad check scenarios/*.toml          all that ship
  zapad check zapad-2021                one that ships, by its name
  zapad check my-whatif.toml --json     for an editor or a script
  zapad check --schema > s.json         a JSON Schema; first line of a file: #:schema ./s.json

Exit code 0 when all is well, 2 when there is a fault."""


@click.command("check", help=HELP)
@click.argument("files", nargs=-1, metavar="FILE|NAME...")
@click.option("--json", "as_json", is_flag=True, help="JSON, for programs.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of scenario files and check nothing.")
def command(files: tuple[str, ...], as_json: bool, schema: bool) -> None:
    """Load each file and tell what was found."""
    if schema:
        from game.scenario.schema import text

        click.echo(text(), nl=False)
        return
    if not files:
        raise click.UsageError("Missing argument 'FILE|NAME...'.")
    import json

    from game.cli.errors import EXIT_FAULT
    from game.report.faults import Checked, check_json, check_lines, counts_of
    from game.scenario.faults import ScenarioFaults
    from game.scenario.load import load

    found = []
    for name in dict.fromkeys(files):
        try:
            found.append(Checked(name, counts=counts_of(load(name))))
        except ScenarioFaults as error:
            found.append(Checked(name, error.faults))
    if as_json:
        click.echo(json.dumps(check_json(found), indent=2, ensure_ascii=False))
    else:
        for line in check_lines(found):
            click.echo(line)
    if not all(file.is_sound for file in found):
        sys.exit(EXIT_FAULT)
