"""`zapad list`: the scenarios and what-ifs, with the question that each asks."""

import click

HELP = """Show the scenarios that ship, each with the what-ifs that stand on it: title, length, the question it asks and
how many amendments it makes.

\b
Examples
  zapad list
  zapad list --json
  zapad run armenia-model            play one of them
  zapad rights --against armenia-model   see what its law changes"""


@click.command("list", help=HELP)
@click.option("--json", "as_json", is_flag=True, help="JSON, for programs.")
def command(as_json: bool) -> None:
    """List them."""
    import json

    from game.report.scenarios import listed, listed_json, listed_lines

    found = listed()
    if as_json:
        click.echo(json.dumps(listed_json(found), indent=2, ensure_ascii=False))
        return
    for line in listed_lines(found):
        click.echo(line)
