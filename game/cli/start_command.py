"""`zapad start`: the first command of a newcomer. A window where there is a display, the exercise told where not."""

import os

import click

HELP = """Open the window where there is a display; where there is none, play the exercise in the terminal.

The same as `zapad play` with a display, and as `zapad run` without one.

\b
Examples
  zapad start"""


@click.command("start", help=HELP)
@click.pass_context
def command(context: click.Context) -> None:
    """Look for a display, and do the one or the other."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.cli.play_command import command as play
    from game.cli.run_command import command as run
    from game.ui.app import has_display

    if has_display():
        context.invoke(play)
    else:
        click.echo("There is no display, so the exercise is played here. `zapad play` opens the window.\n")
        context.invoke(run)
