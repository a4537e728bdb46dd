"""What is played to see whether a scenario is in balance: policies against what is hidden, hidden games, the script.

What is hidden is the intent of the other side where a scenario draws one, else the secret cards of those who vote.
Nothing is scripted here: the same AI seats play as in any game, only their way of voting is exchanged.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from statistics import fmean

from attrs import frozen

from game.law.setting import Setting
from game.study.trial import Result, Trial, play_all, setting_of

POLICIES = ("always-aye", "always-no", "package-only", "doctrine", "random")
INTENTS = ("bluff", "limited", "full")
DOCTRINE = "doctrine"
SCRIPT = "script"
ALL = "all games"
JOINED = " + "
"""Between the cards that are held together."""
"""The one column of a scenario that hides neither intents nor cards."""
ON_THE_GROUND = ("MoveUnit", "RailMove", "Attack", "DigIn", "Strike", "Standing")
IN_THE_AIR = ("TurnKey", "Withhold", "Engage")
NOT_PLAYED = ("Inject", "TakeSeat", "ReleaseSeat", "Pause", "Note", "ChanceAnswer", "Done")
"""Moves of Control and of chance, and the end of a step."""


@frozen(kw_only=True)
class Balance:
    """Everything that was played: `columns` by (seat, policy, case), games with all hidden, the script.

    `cases` are the columns: intents, or secret cards held together; the script is empty where there is none.
    """

    scenario: str
    games: int
    first: int
    cases: tuple[str, ...]
    columns: Mapping[tuple[str, str, str], tuple[Result, ...]]
    hidden: tuple[Result, ...]
    script: tuple[Result, ...]
    pars: Mapping[str, int]
    expected: tuple[str, ...]
    stages: tuple[str, ...]

    @property
    def hides(self) -> str:
        """What differs between the columns: "intent" or "pair of cards"."""
        return "intent" if self.cases == INTENTS else "pair of cards"


def council(setting: Setting) -> tuple[str, ...]:
    """The seats that vote."""
    return tuple(name for name, seat in setting.world.seats.items() if seat.council)


def cases_of(setting: Setting) -> tuple[str, ...]:
    """The columns: intents, or the secret cards that those who vote may hold together, or one for all games."""
    if setting.world.intents:
        return INTENTS
    seats, cards = council(setting), setting.stakes.cards.items()
    hands = product(*(tuple(name for name, card in cards if card.seat == seat) for seat in seats))
    return tuple(JOINED.join(hand) for hand in hands if hand) or (ALL,)


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

    intents = INTENTS if setting.world.intents else ("",)
    add(("", "", ""), "", doctrine)
    if setting.world.intents:
        add(("", "", SCRIPT), SCRIPT, doctrine)
    for intent in intents:
        if intent:
            add(("", DOCTRINE, intent), intent, doctrine)
        for seat in council(setting):
            for policy in POLICIES:
                if policy != DOCTRINE:
                    add((seat, policy, intent), intent, {**doctrine, seat: policy})
    found: dict[tuple[str, str, str], list[Result]] = {}
    for key, result in zip(rows, play_all(scenario, trials, jobs)):
        found.setdefault(key, []).append(result)
    hidden, script = tuple(found.pop(("", "", ""))), tuple(found.pop(("", "", SCRIPT), ()))
    for intent in intents:
        shared = found.pop(("", DOCTRINE, intent)) if intent else list(hidden)
        for seat in council(setting):
            found[seat, DOCTRINE, intent] = shared
    cases = tuple(case for case in cases_of(setting) if intents != ("",) or any(map(_held(case), hidden)))
    return Balance(
        scenario=scenario,
        games=games,
        first=first,
        cases=cases,
        columns=_columns(found, cases),
        hidden=hidden,
        script=script,
        pars={seat: setting.world.seats[seat].par for seat in seats},
        expected=expected_uses(setting),
        stages=tuple(setting.stakes.stages),
    )


def _columns(
    found: Mapping[tuple[str, str, str], list[Result]], cases: tuple[str, ...]
) -> dict[tuple[str, str, str], tuple[Result, ...]]:
    """The results of each cell: those played under an intent, or those in which these cards were drawn."""
    columns: dict[tuple[str, str, str], tuple[Result, ...]] = {}
    for (seat, policy, intent), results in found.items():
        if intent:
            columns[seat, policy, intent] = tuple(results)
        else:
            columns |= {(seat, policy, case): tuple(filter(_held(case), results)) for case in cases}
    return columns


def _held(case: str) -> Callable[[Result], bool]:
    """Whether the cards of a column were drawn in a game: the seed draws them, whoever plays."""
    cards = set() if case == ALL else set(case.split(JOINED))
    return lambda result: cards <= set(result.cards)


def mean(results: Iterable[Result], seat: str) -> float:
    """A seat's mean score."""
    return fmean(result.total[seat] for result in results)


def expected_uses(setting: Setting) -> tuple[str, ...]:
    """Every kind of move that the scenario gives its seats occasion for in peace, every measure and every card."""
    from game.rules import MOVE_RULES

    idle = (*NOT_PLAYED, *_idle(setting))
    moves = (kind.__name__ for kind in MOVE_RULES if kind.__name__ not in idle)
    stakes = setting.stakes
    return (*moves, *(f"measure {n}" for n in stakes.measures), *(f"card {n}" for n in stakes.cards))


def _idle(setting: Setting) -> Iterable[str]:
    """Kinds of move for which a scenario gives no occasion, as long as there is peace."""
    stakes, politics = setting.stakes, setting.numbers.politics
    if not stakes.crises:
        yield "AnswerCrisis"
    if not politics.postures:
        yield "TakePosture"
    if not stakes.terms:
        yield from ("MakeOffer", "AnswerOffer")
    if all(seat.stands_down or not seat.activations for seat in setting.world.seats.values() if seat.sides):
        yield from ON_THE_GROUND
    if not (politics.postures or any(item.incident for item in stakes.situations.values())):
        yield from IN_THE_AIR
