"""`zapad explain`: what a word of the game means, where its values came from, and who relies on it."""

import click

HELP = """Explain WORD: a treaty rule, a unit or kind of unit, a matter, an article, a track, an office, a facility, a
number or a section of the rulebook. Says what it is, where each value came from (file and line, the assumption, its
range, every amendment), and who cites it.

\b
Examples
  zapad explain R36                         a rule: where it is modelled, its cases, who cites it
  zapad explain by-6mech                    a unit: ratings, superior and legal basis in each period
  zapad explain deploy_rgf                  a matter: who decides, what must hold, what it makes
  zapad explain autonomy.by                 a track: what moves it, and by which causal claim
  zapad explain rail_lift                   a number of the rulebook: why it is what it is
  zapad explain 4.6                         a section of the rulebook
  zapad explain rgf_commander --in armenia-model"""


@click.command("explain", help=HELP)
@click.argument("words", nargs=-1, required=True, metavar="WORD")
@click.option("--in", "scenario", default="zapad-2021", show_default=True, help="The scenario to look in.")
@click.option("--json", "as_json", is_flag=True, help="JSON, for programs.")
def command(words: tuple[str, ...], scenario: str, as_json: bool) -> None:
    """Look the word up and print every explanation of it."""
    import json

    from game.cli.errors import fail
    from game.cli.loading import load_or_fail
    from game.report.explain import card_lines, explain, nearest
    from game.report.explain.parts import card_json

    word = " ".join(words)
    loaded = load_or_fail(scenario)
    cards = explain(loaded, word)
    if not cards:
        near = nearest(loaded, word)
        hint = (
            f" Did you mean: {', '.join(near)}?"
            if near
            else " `zapad explain --help` shows what can be asked."
        )
        fail(f"nothing in {loaded.setting.world.id} is called '{word}'.{hint}")
    if as_json:
        click.echo(json.dumps([card_json(card) for card in cards], indent=2, ensure_ascii=False))
        return
    for number, card in enumerate(cards):
        click.echo("\n" * (number > 0) + "\n".join(card_lines(card)))
