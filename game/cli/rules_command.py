"""`zapad rules`: the rulebook with a scenario's own numbers."""

import click

HELP = """Print the rulebook with the numbers of SCENARIO: what is played, in numbered sections, as refusals cite them.
Treaty rules (R36) are not in it: `zapad explain R36` and `zapad rights` show those.

\b
Examples
  zapad rules                       the exercise's rulebook
  zapad rules --section 4.6         one section; `--section 4` a chapter
  zapad rules bobruisk-base         with a what-if's numbers
  zapad rules --markdown > book.md  as Markdown, to print"""


@click.command("rules", help=HELP)
@click.argument("scenario", default="zapad-2021")
@click.option("--section", metavar="N.N", help="Only this section or chapter.")
@click.option("--markdown", is_flag=True, help="Markdown, unwrapped.")
def command(scenario: str, section: str | None, markdown: bool) -> None:
    """Fill the template in and print it."""
    from difflib import get_close_matches

    from game.cli.errors import fail
    from game.cli.loading import load_or_fail
    from game.report.rulebook import for_terminal, render, sections

    text = render(load_or_fail(scenario).setting)
    if section is not None:
        known = sections(text)
        if section not in known:
            near = get_close_matches(section, known, 1)
            fail(f"the rulebook has no section '{section}'" + (f"; did you mean {near[0]}?" if near else ""))
        found = known[section]
        text = found.text if "." in section else f"## {found.number} {found.title}\n\n{found.text}"
    click.echo(text.strip() if markdown else for_terminal(text))
