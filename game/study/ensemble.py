"""One game of an ensemble, in a few numbers: its yardsticks, which rules spoke, what was put to a vote."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from game.engine.digest import rules_digest
from game.engine.session import Session
from game.engine.units import CONTROL
from game.model.moves import Propose, TakeMeasure
from game.players.player import play_out
from game.players.table import players_for
from game.scenario.load import Loaded, load
from game.study.undisturbed import undisturbed
from game.study.yardsticks import read_off

ROW = re.compile(r"\b[RCK][0-9]{2}\b")
LAID = "+"
"""Between a scenario's name and the what-ifs laid over it."""
TRIED = "!"
"""Between a scenario's name and the values that are set over it, as JSON: pairs of a path and a value."""


@frozen(kw_only=True)
class Game:
    """What came of one game: the value of each yardstick, and how often each thing came up.

    `uses` counts "rule R24" (events that cite the row), "put deploy_rgf" and "adopted deploy_rgf" (a matter before its
    body, and decided), "measure give-loan", "situation balloon".
    """

    seed: int
    values: Mapping[str, int]
    uses: Mapping[str, int]


@lru_cache(maxsize=8)
def scenario_named(name: str) -> Loaded:
    """A scenario by its name or path, with the what-ifs laid over it after plus signs; read once in a process.

    Errors:
        ScenarioFaults: every fault of every file.
    """
    named, _, tried = name.partition(TRIED)
    first, *laid = (part.strip() for part in named.split(LAID))
    sets = [(tuple(path), value) for path, value in json.loads(tried or "[]")]
    return load(Path(first) if first.endswith(".toml") else first, laid, sets)


def tried_out(name: str, path: Sequence[str | int], value: int) -> str:
    """The name of a scenario in which one value is another.

    >>> tried_out("exercise", ("stakes", "tracks", "tension", "start"), 40)
    'exercise![[["stakes", "tracks", "tension", "start"], 40]]'
    """
    return f"{name}{TRIED}{json.dumps([[list(path), value]])}"


def fingerprint(name: str, players: Mapping[str, str]) -> str:
    """What games rest on beside their seeds: the texts of the scenario, the rules, and who plays."""
    found = scenario_named(name)
    parts = [rules_digest(), *(f"{file}\n{text}" for file, text in sorted(found.texts.items()))]
    parts += [f"{seat}={player}" for seat, player in sorted(players.items())]
    parts += [*found.stack, name.partition(TRIED)[2]]
    return sha256("\0".join(parts).encode()).hexdigest()[:24]


def play_game(name: str, players: Mapping[str, str], seed: int) -> Game:
    """Play one game to its end; seats that `players` does not name play by their doctrines."""
    found = scenario_named(name)
    setting = found.setting
    who = {seat: players.get(seat, "doctrine") for seat, item in setting.world.seats.items() if item.sides}
    with undisturbed():
        session = play_out(Session(setting, seed, found.opening), players_for(setting, seed, who))
    uses: dict[str, int] = {}
    for use in _uses(session):
        uses[use] = uses.get(use, 0) + 1
    return Game(seed=seed, values=read_off(session.state, setting), uses=dict(sorted(uses.items())))


def _uses(session: Session) -> Iterator[str]:
    """Everything that came up in a game, once for each time."""
    for logged in session.events(CONTROL):
        event = logged.event
        yield from (f"rule {row}" for row in ROW.findall(event.cite))
        if event.kind in ("adopted", "situation"):
            yield f"{event.kind} {event.subject}"
    for move in session.line:
        if isinstance(move, Propose):
            yield from (f"put {matter}" for matter in move.matters)
        elif isinstance(move, TakeMeasure):
            yield f"measure {move.measure}"


def play_games(name: str, players: Mapping[str, str], seeds: Sequence[int]) -> list[Game]:
    """Several games, one after the other."""
    return [play_game(name, players, seed) for seed in seeds]
