"""`zapad play`: open the window; `zapad start`: the window where there is a display, else the exercise told here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.scenario.load import Loaded
    from game.ui.screen import Screen

SAVES = Path("saves")

HELP = """Open the window and play: from the title screen, or at once with SCENARIO and who plays each seat.

\b
Examples
  zapad play                              the title screen
  zapad play bobruisk-base                choose the seats of a what-if
  zapad play --with automatic-activation  the exercise with a what-if laid over it
  zapad play --seat polesye=human         begin at once: you play Polesye, the computer the others
  zapad play --seat polesye=human --seat westerns=human
                                          two humans at one window, with a curtain between them
  zapad play --load saves/zapad-2021-1.save
  zapad play --size 1920x1080

Without a display there is no window; `zapad run` plays in the terminal."""


def size_of(context: click.Context, option: click.Parameter, text: str) -> tuple[int, int]:
    """Width and height of the window, from WxH."""
    wide, _, high = text.casefold().partition("x")
    if not (wide.isdecimal() and high.isdecimal() and len(wide) < 6 and len(high) < 6):
        raise click.BadParameter(f"'{text}' is no size; write it as 1600x900", context, option)
    return int(wide), int(high)


@click.command("play", help=HELP)
@click.argument("scenario", required=False)
@click.option("--with", "stacked", multiple=True, metavar="WHAT-IF", help="Lay a what-if over the scenario.")
@click.option(
    "--seat", "seats", multiple=True, metavar="SEAT=PLAYER", help="Who plays a seat; begins the game."
)
@click.option(
    "--seed", type=click.IntRange(0, 10**9), help="The seed of all luck; by default the next free one."
)
@click.option("--load", "saved", type=click.Path(path_type=Path), help="Play a saved game on.")
@click.option(
    "--saves", default=SAVES, type=click.Path(path_type=Path), show_default=True, help="The folder of saves."
)
@click.option(
    "--size",
    default="1600x900",
    show_default=True,
    callback=size_of,
    metavar="WxH",
    help="The window, in pixels.",
)
def command(
    scenario: str | None,
    stacked: tuple[str, ...],
    seats: tuple[str, ...],
    seed: int | None,
    saved: Path | None,
    saves: Path,
    size: tuple[int, int],
) -> None:
    """Check what was asked for, open the window, and play until it is closed."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.app import NoDisplay, open_window
    from game.ui.screens import ways
    from game.ui.screens.title import Title

    title = Title()
    game = prepared(scenario, stacked, seats) if scenario or stacked or seats or seed is not None else None
    if saved is not None and not saved.is_file():
        raise click.BadParameter(f"there is no save {saved}", param_hint="--load")
    try:
        app = open_window(title, saves, size)
    except NoDisplay:
        instead = " ".join(("zapad run", *([scenario] if scenario else [])))
        from game.cli.errors import fail

        fail(f"there is no display to open a window on; `{instead}` plays in the terminal instead")
    if saved is not None:
        title.then = ways.resume(saved)
    elif game is not None:
        title.then = first_screen(*game, seed, saves)
    app.run()


def prepared(
    scenario: str | None, stacked: tuple[str, ...], seats: tuple[str, ...]
) -> tuple[Loaded, dict[str, str]]:
    """The scenario made ready, and who plays each seat; nobody where that is to be chosen in the window."""
    from game.cli.run_command import players_named
    from game.scenario.load import load

    loaded = load(scenario or "zapad-2021", stacked)
    world = loaded.setting.world
    known = tuple(seat for seat in world.seats if world.seats[seat].sides)
    return loaded, players_named(known, seats) if seats else {}


def first_screen(loaded: Loaded, players: dict[str, str], seed: int | None, saves: Path) -> Screen:
    """The choice of seats, or the game itself where the seats are chosen."""
    from game.ui.screens import ways
    from game.ui.screens.seats import Seats, next_seed
    from game.ui.table import Table

    if not players:
        return Seats(loaded, "" if seed is None else str(seed))
    number = next_seed(saves, loaded.setting.world.id) if seed is None else seed
    return ways.opening(Table.begin(saves, loaded, number, players))
