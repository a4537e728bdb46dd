"""The `zapad` command: a group whose commands are loaded only when they are called."""

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from game import __version__

COMMANDS: Mapping[str, str] = {
    "play": "Open the window and play, from the briefing to the result.",
    "start": "Open the window; without a display, play the exercise here.",
    "list": "Show the scenarios and the what-ifs, and the question each asks.",
    "run": "Play a scenario to its end with AI seats and say what happened.",
    "check": "Check scenario files and show every fault at once, with its line.",
    "replay": "Verify a saved game move by move, and show any turn of it.",
    "rights": "Show who decides what under a scenario's law; compare scenarios.",
    "explain": "Explain a rule, a unit, a matter or a track: its values and their sources.",
    "rules": "Print the rulebook with a scenario's own numbers.",
    "whatif": "Measure what a what-if changes, over many games with the same luck.",
    "power": "Say whose answer decides: in how many games the other one changes the result.",
    "sensitivity": "Say which invented numbers decide the outcome.",
    "balance": "Play many games and say whether the exercise is in balance.",
    "shots": "Take pictures of the window, without a display.",
    "calibrate": "Say whether games of the doctrines come out as the source says they did.",
    "make-map": "Make the board's map file and its base layer from their sources.",
}
"""Each command with its one line of help; the command itself stands in the module of its name."""

EPILOG = """\b
Examples
  zapad play                         the window, from its title screen
  zapad run                          the exercise Zapad-2021, three AI seats
  zapad run bobruisk-base --seed 7   the same with a permanent base at Bobruisk
  zapad check my-whatif.toml         every mistake in a file of your own
  zapad rights --against armenia-model
  zapad explain R36                  what the rule says and where it bites
"""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"game.cli.{cmd_name.replace('-', '_')}_command").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; an unknown one names the nearest known."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean '{near[0]}'?" if near else f" The commands are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zapad")
def cli() -> None:
    """A wargame on the alliance of Belarus and Russia, in which procedure is the terrain.

    Whether the Regional Group of Forces may deploy, who commands it, whether a jet may take off and whether a base
    may exist is decided by a named body, under a cited rule, in a named period.
    """


def main() -> None:
    """Run the command line; a bad call exits with 2 and one sentence."""
    from game.cli.errors import report_faults

    with report_faults():
        cli(prog_name="zapad")
    sys.exit(0)
