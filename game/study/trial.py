"""One game of a study: who plays what under which intent, and what came of it, in a few plain numbers."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import islice

from attrs import define, evolve, field, frozen

from game.engine.session import Session
from game.law.setting import Setting
from game.model.events import Event
from game.model.moves import Done, GiveReply, Move, Propose, TakeMeasure
from game.model.state import State
from game.model.terms import Intent
from game.study.undisturbed import undisturbed

CLOSE = 200
"""An alternative within two points is a close one."""
CHUNK = 8


@frozen
class Trial:
    """A game to be played: its seed, an intent ("" = drawn by luck), and the player of each seat."""

    seed: int
    intent: str
    players: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Result:
    """What came of a trial.

    `total` and `par` by seat; `stages` and `happened` give first turns; `uses` counts each kind of move and each
    measure as (uses, uses with a close alternative); `loads` are activations and votes of each seat-turn.
    """

    trial: Trial
    intent: str
    total: Mapping[str, int]
    against_par: Mapping[str, int]
    military: int
    victory: bool
    turns: int
    stages: Mapping[str, int]
    happened: Mapping[str, int]
    adopted: tuple[str, ...]
    refused: int
    countered: int
    uses: Mapping[str, tuple[int, int]]
    cards: tuple[str, ...]
    loads: tuple[int, ...]
    held: tuple[str, ...]


@define
class Watch:
    """What is noted while a game goes on."""

    uses: dict[str, tuple[int, int]] = field(factory=dict)
    loads: dict[tuple[int, str], int] = field(factory=dict)
    stages: dict[str, int] = field(factory=dict)
    adopted: list[str] = field(factory=list)

    def move(self, before: State, after: State, seat: str, move: Move, numbers: Mapping[str, int]) -> None:
        """Note a move with the numbers of its decision."""
        close = "worth" not in numbers or numbers["worth"] - numbers.get("next", 0) <= CLOSE
        names = [type(move).__name__]
        if isinstance(move, TakeMeasure):
            names.append(f"measure {move.measure}")
        for name in names:
            uses, near = self.uses.get(name, (0, 0))
            self.uses[name] = (uses + 1, near + close)
        tally = f"activations.{seat}"
        spent = after.tally.get(tally, 0) - before.tally.get(tally, 0)
        spent += isinstance(move, Propose | GiveReply)
        key = (before.turn, seat)
        self.loads[key] = self.loads.get(key, 0) + (0 if isinstance(move, Done) else spent)

    def events(self, turn: int, events: Iterable[Event]) -> None:
        """Note stages entered and packages carried."""
        for event in events:
            if event.kind == "stage":
                self.stages.setdefault(event.subject, turn)
            elif event.kind == "carried":
                self.adopted.append(str(event.values[0]))


@lru_cache(maxsize=8)
def setting_of(scenario: str, intent: str) -> tuple[Setting, State]:
    """A scenario's setting, with the intent fixed where one is named, and its opening."""
    from game.scenario.load import load

    loaded = load(scenario)
    if not intent:
        return loaded.setting, loaded.opening
    world = evolve(loaded.setting.world, intent=Intent(intent))
    return evolve(loaded.setting, world=world, cache={}), loaded.opening


@undisturbed()
def play_trial(scenario: str, trial: Trial) -> Result:
    """Play one game to its end."""
    from game.players.player import MOVES_A_GAME
    from game.players.table import players_for

    setting, opening = setting_of(scenario, trial.intent)
    players = players_for(setting, trial.seed, dict(trial.players))
    session, watch = Session(setting, trial.seed, opening), Watch()
    session.settle()
    watch.events(session.state.turn, (entry.event for entry in session.log))
    for _ in range(MOVES_A_GAME):
        if session.state.ended:
            break
        seat, before = session.to_move(), session.state
        player = players[seat]
        move = player.choose(session.view(seat))
        events = session.play(move)
        decision = getattr(player, "last_decision", None)
        watch.move(before, session.state, seat, move, decision.numbers if decision else {})
        watch.events(before.turn, events)
    return _result(trial, session, watch)


def _result(trial: Trial, session: Session, watch: Watch) -> Result:
    from game.rules.score import score, victory

    state, setting = session.state, session.setting
    scores = score(state, setting)
    council = [seat for seat in scores if setting.world.seats[seat].council]
    return Result(
        trial=trial,
        intent=str(state.politics.intent),
        total={seat: item.total for seat, item in scores.items()},
        against_par={seat: item.against_par for seat, item in scores.items()},
        military=max((scores[seat].military for seat in council), default=0),
        victory=victory(state, setting).allowed,
        turns=state.turn,
        stages=watch.stages,
        happened=dict(state.happened),
        adopted=tuple(watch.adopted),
        refused=state.tally.get("packages.refused", 0),
        countered=state.tally.get("packages.countered", 0),
        uses=watch.uses,
        cards=tuple(state.politics.cards.values()),
        loads=tuple(watch.loads.values()),
        held=tuple(line.objective for item in scores.values() for line in item.lines if line.held),
    )


def play_chunk(scenario: str, trials: Sequence[Trial]) -> list[Result]:
    """Several trials, one after the other."""
    return [play_trial(scenario, trial) for trial in trials]


def play_all(scenario: str, trials: Sequence[Trial], jobs: int = 1) -> list[Result]:
    """All trials, in their order whatever the number of processes."""
    if jobs <= 1:
        return play_chunk(scenario, trials)
    rest = iter(trials)
    chunks = list(iter(lambda: list(islice(rest, CHUNK)), []))
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        return [
            result for found in pool.map(play_chunk, [scenario] * len(chunks), chunks) for result in found
        ]
