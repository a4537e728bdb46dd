"""The `--map` option of several commands: the map of a game as an SVG file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.engine.session import Session


def svg_path(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    """Refuse a file that is no SVG by its name, so that a slip overwrites no save or scenario."""
    if value is not None and value.suffix != ".svg":
        raise click.BadParameter(f"'{value}' must end in .svg", context, parameter)
    return value


map_option = click.option(
    "--map",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=svg_path,
    metavar="FILE.svg",
    help="Draw the map as a picture.",
)
"""Names the file of the picture; None without it."""


def write_map(session: Session, path: Path, turn: int | None = None, seat: str = "control") -> None:
    """Draw what a seat knows now, or knew when a turn ended, and say where the picture is.

    Raises:
        OSError: the file cannot be written.
    """
    from game.engine.view import view
    from game.report.map_sheet import theatre
    from game.report.map_svg import map_svg

    moments = (
        [session.state_at(number) for number in range(len(session.line) + 1)] if turn else [session.state]
    )
    state = next((moment for moment in reversed(moments) if moment.turn == turn), moments[-1])
    shown = view(state, session.setting, seat)
    places = [item.state.place for item in shown.own.values()] + [item.place for item in shown.seen.values()]
    path.write_text(
        map_svg(shown, session.setting, window=theatre(session.setting, places)), encoding="utf-8"
    )
    click.echo(f"The map of turn {state.turn} is drawn in {path}.", err=True)
