"""The `--map` and `--map-frame` options of several commands: the map of a game as an SVG file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.engine.session import Session
    from game.model.board import Board
    from game.report.map_sheet import Window


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


def frame_of(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse a frame that is not two hexes by their numbers."""
    if value is not None and not re.fullmatch(r"\d{4}-\d{4}", value):
        raise click.BadParameter(f"'{value}' must be two hexes, as in 0812-3634", context, parameter)
    return value


frame_option = click.option(
    "--map-frame",
    "frame",
    callback=frame_of,
    metavar="CCRR-CCRR",
    help="The upper left and the lower right hex of the picture; by default everything that matters.",
)
"""Names the part of the map to draw; None for the scenario's own theatre."""


def window_named(board: Board, frame: str) -> Window:
    """The window between two hexes.

    Raises:
        click.BadParameter: one of them is not on the map.
    """
    from game.report.map_sheet import window_around

    try:
        corners = [board.grid.hex_of(label) for label in frame.split("-")]
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--map-frame") from None
    return window_around(board, corners, 0)


def write_map(
    session: Session, path: Path, frame: str | None = None, turn: int | None = None, seat: str = "control"
) -> None:
    """Draw what a seat knows now, or knew when a turn ended, and say where the picture is.

    Raises:
        click.BadParameter: the frame is not on the map.
        OSError: the file cannot be written.
    """
    from game.engine.view import view
    from game.report.map_sheet import theatre
    from game.report.map_svg import map_svg

    moments = (
        [session.state_at(number) for number in range(len(session.line) + 1)] if turn else [session.state]
    )
    state = next((moment for moment in reversed(moments) if moment.planned == turn), moments[-1])
    shown = view(state, session.setting, seat)
    places = [item.state.place for item in shown.own.values()] + [item.place for item in shown.seen.values()]
    window = window_named(session.setting.world.board, frame) if frame else theatre(session.setting, places)
    path.write_text(map_svg(shown, session.setting, window=window), encoding="utf-8")
    click.echo(f"The map of turn {state.planned} is drawn in {path}.", err=True)
