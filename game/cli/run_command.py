"""`zapad run`: play a scenario to its end without a window, and say what happened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.picture import frame_option, map_option, write_map

if TYPE_CHECKING:
    from game.engine.session import Session
    from game.store.games import Recorder

HUMAN = "human"
SENTENCES = 32

HELP = """Play SCENARIO to its end with AI seats, tell what happened turn by turn, and explain the result.

\b
Examples
  zapad run                               the exercise Zapad-2021, seed 1
  zapad run --seed 7 --turns 6            only the first six turns
  zapad run armenia-model                 a what-if
  zapad run --with automatic-activation   a what-if laid over the exercise
  zapad run --seat polesye=human          you play Polesye here, with typed orders
  zapad run --seat polesye=random         one seat plays at random
  zapad run --full                        every event, not only what mattered
  zapad run --turns 8 --map map.svg       draw where everything stands then

The game is saved move by move; `zapad replay` verifies and shows it."""


@click.command("run", help=HELP)
@click.argument("scenario", default="zapad-2021")
@click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(-(10**9), 10**9), help="The seed of all luck."
)
@click.option("--with", "stacked", multiple=True, metavar="WHAT-IF", help="Lay a what-if over the scenario.")
@click.option(
    "--seat",
    "seats",
    multiple=True,
    metavar="SEAT=PLAYER",
    help="Who plays a seat: human, doctrine, random, …",
)
@click.option("--turns", type=click.IntRange(1, 1000), help="Stop when this many turns have been played.")
@click.option(
    "--save", type=click.Path(path_type=Path), help="Where to save; by default a new file in saves/."
)
@click.option("--full", is_flag=True, help="Tell every event.")
@click.option("--quiet", is_flag=True, help="Only the result.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON.")
@map_option
@frame_option
def command(
    scenario: str,
    seed: int,
    stacked: tuple[str, ...],
    seats: tuple[str, ...],
    turns: int | None,
    save: Path | None,
    full: bool,
    quiet: bool,
    as_json: bool,
    picture: Path | None,
    frame: str | None,
) -> None:
    """Play, tell, explain, and say where the save is."""
    from game.scenario.load import load
    from game.store.games import free_path, new_game

    loaded = load(scenario, stacked)
    world = loaded.setting.world
    players = players_named(tuple(seat for seat in world.seats if world.seats[seat].sides), seats)
    humans = HUMAN in players.values()
    path = save or free_path(Path("saves"), loaded.setting.world.id, seed)
    session, recorder = new_game(path, loaded, seed, players, at_once=humans)
    if not (quiet or as_json):
        opening(session, players, seed)
    if not play_and_save(session, recorder, players, seed, turns):
        click.echo(f"Stopped. The game is saved in {path}.")
        return
    if picture:
        human = next((seat for seat, player in players.items() if player == HUMAN), "control")
        write_map(session, picture, frame, seat="control" if session.state.ended else human)
    if as_json:
        click.echo(result_json(session, path))
        return
    if not quiet:
        tell(session, full)
    result(session)
    click.echo(f"\nThe game is saved in {path}; `zapad replay {path}` verifies it.")


def players_named(known: tuple[str, ...], given: tuple[str, ...]) -> dict[str, str]:
    """Who plays each seat, from SEAT=PLAYER words."""
    from difflib import get_close_matches

    from game.players.table import PLAYERS

    players = dict.fromkeys(known, "doctrine")
    for word in given:
        seat, _, player = word.partition("=")
        for name, choices in ((seat, known), (player, (HUMAN, *PLAYERS))):
            if name not in choices:
                near = get_close_matches(name, choices, 1)
                hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(choices)}."
                raise click.BadParameter(f"'{word}' must be SEAT=PLAYER; there is no '{name}', {hint}")
        players[seat] = player
    return players


def play_and_save(
    session: Session, recorder: Recorder, players: dict[str, str], seed: int, turns: int | None
) -> bool:
    """Play to the end or the last turn asked for, saving as it goes; False when a human has left."""
    from game.cli.terminal import Quit

    try:
        for _ in play(session, players, seed, turns):
            recorder.flush()
    except Quit:
        recorder.finish()
        return False
    recorder.finish()
    return True


def play(session: Session, players: dict[str, str], seed: int, turns: int | None) -> Iterator[int]:
    """Play turn by turn; yields after each, with a progress bar where somebody watches."""
    from game.cli.terminal import TerminalPlayer
    from game.players.player import play_out
    from game.players.spoken import outspoken, remarks
    from game.players.table import players_for

    minds = players_for(session.setting, seed, {seat: p for seat, p in players.items() if p != HUMAN})
    if HUMAN in players.values():
        minds = outspoken(minds)
    humans = {
        seat: TerminalPlayer(session, seat, remarks=lambda package: remarks(minds, package))
        for seat, player in players.items()
        if player == HUMAN
    }
    minds.update(humans)
    for human in humans.values():
        human.brief()
    last = turns or session.setting.world.clock.turns
    hidden = bool(humans) or not sys.stderr.isatty()
    with click.progressbar(length=last, label="Playing", file=sys.stderr, hidden=hidden) as bar:
        while not session.state.ended and session.state.planned <= last:
            planned = session.state.planned
            play_out(session, minds, session.state.turn + 1)
            bar.update(session.state.planned - planned)
            yield session.state.turn
    for human in humans.values():
        human.close()


def opening(session: Session, players: dict[str, str], seed: int) -> None:
    """The title, the seats and who plays them."""
    world = session.setting.world
    click.secho(world.title, bold=True)
    who = ", ".join(f"{world.seats[seat].title} ({player})" for seat, player in players.items())
    click.echo(f"Seats: {who}. Seed {seed}.\n")


def tell(session: Session, full: bool) -> None:
    """The account turn by turn, some thirty sentences unless all is asked for."""
    from game.cli.screen import width
    from game.report.account import account
    from game.report.text import wrapped

    for entry in account(session.events("control"), 0 if full else SENTENCES):
        rest = f"  (and {entry.left_out} smaller events)" if entry.left_out and full else ""
        click.secho(entry.heading + rest, bold=True)
        for line in entry.lines:
            click.echo("\n".join(wrapped(line, "  - ", width=width())))
    click.echo()


def result(session: Session) -> None:
    """The result with its scoring explained."""
    from game.cli.screen import columns, lines
    from game.report import prices
    from game.report.result import result_lines

    state, setting = session.state, session.setting
    if not state.ended:
        click.echo(f"Play stopped before turn {state.planned}; as things stand:")
    for line in result_lines(state, setting):
        text = line.lstrip()
        click.echo(lines(text, line[: len(line) - len(text)], hanging="  "))
    rows = prices.price_rows(state, setting)
    if rows:
        click.echo(f"\n{prices.TITLE}:\n{lines(prices.scale(setting))}")
        click.echo("\n".join(columns(rows)))
        for seat in setting.world.seats:
            dearer = prices.raised(state, setting, seat)
            if dearer:
                click.echo(lines(dearer))


def result_json(session: Session, path: Path) -> str:
    """The result for programs."""
    import json

    from game.engine.digest import state_digest
    from game.rules.score import score

    found = {
        seat: {"total": s.total, "par": s.par, "military": s.military, "private": s.private, "card": s.card}
        for seat, s in score(session.state, session.setting).items()
    }
    facts = {
        "scenario": session.setting.world.id,
        "seed": session.seed,
        "turns": session.state.turn,
        "ended": session.state.ended,
        "stage": session.state.stage,
        "period": session.state.period.value,
        "scores": found,
        "digest": state_digest(session.state),
        "save": str(path),
    }
    return json.dumps(facts, indent=2, sort_keys=True)
