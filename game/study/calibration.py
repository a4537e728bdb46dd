"""Calibration: do games of the doctrines come out as the source says they did? Targets are the scenario's own data."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from attrs import frozen

from game.engine.session import Session
from game.law.clauses import Case
from game.law.setting import Setting
from game.law.stakes import Target
from game.model.state import State
from game.players.player import MOVES_A_GAME, Endless, Player
from game.players.table import players_for
from game.rules.score import score
from game.scenario.load import list_scenarios
from game.study.ensemble import scenario_named
from game.study.statistics import Interval, wilson
from game.study.undisturbed import undisturbed
from game.study.yardsticks import value

EVERY = 100
"""The share of a target that must be reached in every game, and at the end of every turn."""
BATCH = 10


@frozen(kw_only=True)
class Reached:
    """One target over many games: in how many it was reached, with the share and its 95 % interval."""

    target: str
    games: int
    count: int
    interval: Interval
    share: int
    counted: bool

    @property
    def met(self) -> bool:
        """Whether the band is met: by every game, or by the lower end of the interval."""
        return self.count == self.games if self.share >= EVERY else 100 * self.interval.low >= self.share


@frozen(kw_only=True)
class Calibration:
    """All targets of a scenario over the games of some seeds; `endings` counts why games ended."""

    scenario: str
    games: int
    first: int
    reached: tuple[Reached, ...]
    endings: Mapping[str, int]


def is_reached(item: Target, state: State, setting: Setting, *, over: bool) -> bool:
    """Whether a target is reached as things stand; its yardsticks are read only when the game is over."""
    if not all(item.needs.hold(case) for case in _cases(item, state, setting)):
        return False
    if not (over and item.yardsticks):
        return True
    sticks, scores = setting.stakes.yardsticks, score(state, setting)
    values = {name: value(sticks[name], state, setting, scores) for name in item.yardsticks}
    return all(low <= values[name] <= high for name, (low, high) in item.yardsticks.items())


def _cases(item: Target, state: State, setting: Setting) -> Iterator[Case]:
    """The game as a whole; or every unit that carries the target's tag and stands abroad."""
    if not item.tag:
        yield Case(state, setting, office=item.office)
        return
    world = setting.world
    for name, unit in state.units.items():
        if item.tag in world.units[name].tags and world.ground_of(unit.place) not in (
            "",
            world.side_of[name],
        ):
            yield Case(state, setting, unit=name, place=unit.place, office=item.office)


@undisturbed()
def play(name: str, seed: int) -> tuple[frozenset[str], str]:
    """One game by the doctrines: the targets that it reached, and why it ended.

    Raises:
        Endless: the players never finish.
    """
    found = scenario_named(name)
    setting, targets = found.setting, found.setting.stakes.targets
    who = {seat: "doctrine" for seat, item in setting.world.seats.items() if item.sides}
    session = Session(setting, seed, found.opening)
    players: Mapping[str, Player] = players_for(setting, seed, who)
    always = {name: item for name, item in targets.items() if item.share >= EVERY}
    failed: set[str] = set()
    session.settle()
    for _ in range(MOVES_A_GAME):
        turn, seat = session.state.turn, session.to_move()
        session.play(players[seat].choose(session.view(seat)))
        state = session.state
        if state.turn != turn or state.ended:
            failed |= {
                name for name, item in always.items() if not is_reached(item, state, setting, over=False)
            }
        if state.ended:
            ends = (name for name, item in targets.items() if is_reached(item, state, setting, over=True))
            return frozenset(ends) - failed, state.ended
    raise Endless(f"no end after {MOVES_A_GAME} moves")


def play_several(name: str, seeds: Sequence[int]) -> list[tuple[frozenset[str], str]]:
    """Several games, one after the other."""
    return [play(name, seed) for seed in seeds]


def calibrate(name: str, games: int, first: int, jobs: int) -> Calibration:
    """Play the games and count; the same for any number of processes."""
    targets = scenario_named(name).setting.stakes.targets
    counts, endings = dict.fromkeys(targets, 0), dict[str, int]()
    for reached, ended in _played(name, range(first, first + games), jobs):
        endings[ended] = endings.get(ended, 0) + 1
        for target in reached:
            counts[target] += 1
    rows = tuple(
        Reached(
            target=target,
            games=games,
            count=counts[target],
            interval=wilson(counts[target], games),
            share=item.share,
            counted=item.share > 0,
        )
        for target, item in targets.items()
    )
    return Calibration(scenario=name, games=games, first=first, reached=rows, endings=endings)


def _played(name: str, seeds: Sequence[int], jobs: int) -> Iterator[tuple[frozenset[str], str]]:
    if jobs <= 1:
        yield from play_several(name, seeds)
        return
    rest = iter(seeds)
    batches = list(iter(lambda: list(islice(rest, BATCH)), []))
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(play_several, [name] * len(batches), batches):
            yield from found


def calibrated() -> str:
    """The first shipped scenario that has targets; "" where none has."""
    roots = (item.name for item in list_scenarios() if not item.base)
    return next((name for name in roots if scenario_named(name).setting.stakes.targets), "")
