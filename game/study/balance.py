"""What is played to see whether a scenario is in balance: policies against intents, hidden intents, the script.

Nothing is scripted here: the same AI seats play as in any game, only their way of voting is exchanged.
"""

from collections.abc import Iterable, Mapping
from statistics import fmean

from attrs import frozen

from game.law.setting import Setting
from game.study.trial import Result, Trial, play_all, setting_of

POLICIES = ("always-aye", "always-no", "package-only", "doctrine", "random")
INTENTS = ("bluff", "limited", "full")
DOCTRINE = "doctrine"
SCRIPT = "script"
NOT_PLAYED = ("Inject", "TakeSeat", "ReleaseSeat", "Pause", "Note", "ChanceAnswer", "Done")
"""Moves of Control and of chance, and the end of a step."""


@frozen(kw_only=True)
class Balance:
    """Everything that was played: `columns` by (seat, policy, intent), games with hidden intents, the script."""

    scenario: str
    games: int
    first: int
    columns: Mapping[tuple[str, str, str], tuple[Result, ...]]
    hidden: tuple[Result, ...]
    script: tuple[Result, ...]
    pars: Mapping[str, int]
    expected: tuple[str, ...]
    stages: tuple[str, ...]


def council(setting: Setting) -> tuple[str, ...]:
    """The seats that vote."""
    return tuple(name for name, seat in setting.world.seats.items() if seat.council)


def measure(scenario: str, games: int, first: int, jobs: int) -> Balance:
    """Play everything that the tables need; the same for any number of processes."""
    setting, _ = setting_of(scenario, "")
    seats = tuple(name for name, seat in setting.world.seats.items() if seat.sides)
    doctrine = dict.fromkeys(seats, DOCTRINE)
    seeds = range(first, first + games)
    rows: list[tuple[str, str, str]] = []
    trials: list[Trial] = []

    def add(key: tuple[str, str, str], intent: str, players: Mapping[str, str]) -> None:
        for seed in seeds:
            rows.append(key)
            trials.append(Trial(seed, intent, tuple(players.items())))

    add(("", "", ""), "", doctrine)
    add(("", "", SCRIPT), SCRIPT, doctrine)
    for intent in INTENTS:
        add(("", DOCTRINE, intent), intent, doctrine)
        for seat in council(setting):
            for policy in POLICIES:
                if policy != DOCTRINE:
                    add((seat, policy, intent), intent, {**doctrine, seat: policy})
    found: dict[tuple[str, str, str], list[Result]] = {}
    for key, result in zip(rows, play_all(scenario, trials, jobs)):
        found.setdefault(key, []).append(result)
    for intent in INTENTS:
        shared = found.pop(("", DOCTRINE, intent))
        for seat in council(setting):
            found[seat, DOCTRINE, intent] = shared
    hidden, script = tuple(found.pop(("", "", ""))), tuple(found.pop(("", "", SCRIPT)))
    columns = {key: tuple(results) for key, results in found.items()}
    pars = {seat: setting.world.seats[seat].par for seat in seats}
    return Balance(
        scenario=scenario,
        games=games,
        first=first,
        columns=columns,
        hidden=hidden,
        script=script,
        pars=pars,
        expected=expected_uses(setting),
        stages=tuple(setting.stakes.stages),
    )


def mean(results: Iterable[Result], seat: str) -> float:
    """A seat's mean score."""
    return fmean(result.total[seat] for result in results)


def expected_uses(setting: Setting) -> tuple[str, ...]:
    """Every kind of move a seat can make, every measure and every card."""
    from game.rules import MOVE_RULES

    stakes = setting.stakes
    idle = () if stakes.crises else ("AnswerCrisis",)
    moves = (kind.__name__ for kind in MOVE_RULES if kind.__name__ not in (*NOT_PLAYED, *idle))
    return (*moves, *(f"measure {n}" for n in stakes.measures), *(f"card {n}" for n in stakes.cards))
