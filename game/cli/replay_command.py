"""`zapad replay`: verify a saved game move by move, and show any turn of it."""

from pathlib import Path

import click

from game.cli.picture import frame_option, map_option, write_map

SENTENCES = 40
HELP = """Verify SAVE move by move under the rules and the luck it was played with, and show it.

\b
Examples
  zapad replay saves/zapad-2021-1.save              verify, and tell what happened
  zapad replay saves/zapad-2021-1.save --turn 5     every event of turn 5
  zapad replay saves/zapad-2021-1.save --moves      the moves themselves, numbered
  zapad replay saves/zapad-2021-1.save --seat polesye   only what that seat could know
  zapad replay saves/zapad-2021-1.save --turn 5 --map map.svg   the map as turn 5 left it"""


@click.command("replay", help=HELP)
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--turn", type=click.IntRange(1, 10_000), help="Show this turn in full.")
@click.option("--seat", default="control", show_default=True, help="Whose knowledge of the game to show.")
@click.option("--moves", is_flag=True, help="List the moves, numbered as the save holds them.")
@map_option
@frame_option
def command(
    save: Path, turn: int | None, seat: str, moves: bool, picture: Path | None, frame: str | None
) -> None:
    """Read, verify, show."""
    from game.engine.digest import state_digest
    from game.store.games import reopen

    game = reopen(save)
    session, world = game.session, game.scenario.setting.world
    if seat != "control" and seat not in world.seats:
        known = ", ".join((*world.seats, "control"))
        raise click.BadParameter(f"there is no seat '{seat}'; the seats are {known}", param_hint="--seat")
    if moves and seat != "control":
        raise click.BadParameter(
            "the moves hold every seat's secrets; they are shown without --seat", param_hint="--moves"
        )
    if turn is not None and turn > session.state.planned:
        raise click.BadParameter(f"the game has {session.state.planned} turns", param_hint="--turn")
    for remark in game.remarks:
        click.echo(remark, err=True)
    if moves:
        show_moves(game.lines, session)
    else:
        show_turns(session, turn, seat)
    if picture:
        write_map(session, picture, frame, turn, seat)
    click.echo(
        f"{save}: {len(session.record)} entries, every move legal, every answer of chance the seed's own."
    )
    end = session.state.ended or "not finished"
    click.echo(f"Final state {state_digest(session.state)[:16]} after turn {session.state.planned} ({end}).")


def show_moves(lines: tuple[int, ...], session) -> None:  # type: ignore[no-untyped-def]
    """Every entry of the record with its line in the save."""
    from game.engine.recordbook import record_of
    from game.report.playthrough import move_text

    for line, entry in zip(lines, session.record):
        click.echo(f"{line:>6}  {move_text(record_of(entry))}")


def show_turns(session, turn: int | None, seat: str) -> None:  # type: ignore[no-untyped-def]
    """One turn in full, or all turns told briefly."""
    from game.report.account import account
    from game.report.text import wrapped

    clock = session.setting.clock(session.state)
    for entry in account(session.events(seat), 0 if turn else SENTENCES):
        if turn is None or clock.at(entry.turn)[0] == turn:
            click.secho(entry.heading, bold=True)
            for text in entry.lines:
                click.echo("\n".join(wrapped(text, "  - ")))
