"""The conditions of a scenario in balance, each with what was measured."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean, median, pstdev

from attrs import frozen

from game.study.balance import DOCTRINE, NOT_PLAYED, POLICIES, Balance, mean
from game.study.trial import Result

CONSTANT = ("always-aye", "always-no")
MARGIN = 1.5
REFUSED = (0.20, 0.60)
PACKAGES = 4
ONE_TURN = 0.45
PAR = (0.35, 0.65)
MEDIAN, MOST = 10, 16
USED, CLOSE = 0.05, 0.5
MILITARY, IN_ORDER = 0.80, 0.80
LATE = 3
SPREAD = 0.7


@frozen
class Condition:
    """Something that must hold of many games: what, whether it does, and the numbers in a sentence."""

    title: str
    holds: bool
    says: str


def share(results: Sequence[Result], count: int) -> float:
    """A number of games as a share of them."""
    return count / max(1, len(results))


def conditions(found: Balance) -> tuple[Condition, ...]:
    """Every condition with what was measured."""
    seats = tuple(dict.fromkeys(seat for seat, _, _ in found.columns))
    return (
        *(item for seat in seats for item in _policies(found, seat)),
        *_packages(found.hidden),
        *_pars(found),
        _loads(found.hidden),
        *_uses(found),
        *_script(found),
    )


def _policies(found: Balance, seat: str) -> Iterable[Condition]:
    cases = found.cases
    table = {
        policy: tuple(mean(found.columns[seat, policy, case], seat) for case in cases) for policy in POLICIES
    }
    best = [
        policy
        for policy, row in table.items()
        if all(row[n] >= other[n] for n in range(len(cases)) for other in table.values())
    ]
    title = f"{seat}: no policy is best under every {found.hides}"
    yield Condition(title, not best, f"best everywhere: {', '.join(best) or 'none'}")
    doctrine = fmean(table[DOCTRINE])
    for policy in CONSTANT:
        lead = doctrine - fmean(table[policy])
        title = f"{seat}: the doctrine beats {policy} by {MARGIN} points"
        yield Condition(title, lead >= MARGIN, f"it leads by {lead:+.1f}")


def _packages(results: Sequence[Result]) -> Iterable[Condition]:
    refused, countered = sum(r.refused for r in results), sum(r.countered for r in results)
    adopted = [name for result in results for name in result.adopted]
    part = (refused + countered) / max(1, refused + len(adopted))
    low, high = REFUSED
    yield Condition(
        "packages refused or countered: 20 to 60 %",
        low <= part <= high,
        f"{part:.0%} of {refused + len(adopted)}: {refused} refused, {countered} countered",
    )
    kinds = len(set(adopted))
    yield Condition(
        f"at least {PACKAGES} different packages adopted", kinds >= PACKAGES, f"{kinds} different ones"
    )
    turns = Counter(r.happened["jc_formed"] for r in results if "jc_formed" in r.happened)
    total = sum(turns.values())
    if not total:
        return
    most = max(turns.values(), default=0) / max(1, total)
    when = ", ".join(f"turn {turn}: {number}" for turn, number in sorted(turns.items()))
    yield Condition("no turn holds more than 45 % of deployments", most <= ONE_TURN, f"{most:.0%}; {when}")


def _pars(found: Balance) -> Iterable[Condition]:
    low, high = PAR
    for seat, par in found.pars.items():
        part = share(found.hidden, sum(r.against_par[seat] >= 0 for r in found.hidden))
        middle = median(r.total[seat] for r in found.hidden)
        yield Condition(
            f"{seat} reaches its par in 35 to 65 % of games",
            low <= part <= high,
            f"{part:.0%} reach {par}; the median is {middle:g}",
        )


def _loads(results: Sequence[Result]) -> Condition:
    loads = sorted(load for result in results for load in result.loads)
    middle, high = loads[len(loads) // 2], loads[len(loads) * 95 // 100]
    return Condition(
        f"activations and votes a seat-turn: median at most {MEDIAN}, 95th percentile at most {MOST}",
        middle <= MEDIAN and high <= MOST,
        f"median {middle}, 95th percentile {high}",
    )


def usage(results: Sequence[Result]) -> dict[str, tuple[float, float]]:
    """For each kind of move, measure and card: the share of games with it, and of uses with a close alternative."""
    games: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    close: Counter[str] = Counter()
    for result in results:
        for name, (number, near) in result.uses.items():
            games[name] += 1
            uses[name] += number
            close[name] += near
        for card in result.cards:
            games[f"card {card}"] += 1
    return {
        name: (share(results, games[name]), close[name] / uses[name] if uses[name] else 1.0)
        for name in sorted(games)
        if name not in NOT_PLAYED
    }


def _uses(found: Balance) -> Iterable[Condition]:
    table = usage(found.hidden)
    rare = [name for name in found.expected if table.get(name, (0.0, 0.0))[0] < USED]
    title = "every kind of move, measure and card is used in 5 % of games"
    yield Condition(title, not rare, f"rarer: {', '.join(rare) or 'none'}")
    plain = [name for name, (_, close) in table.items() if close < CLOSE]
    title = "half of the uses of each had an alternative within 2 points"
    yield Condition(title, not plain, f"others: {', '.join(plain) or 'none'}")


def _script(found: Balance) -> Iterable[Condition]:
    results = found.script
    if not results:
        return
    won = share(results, sum(result.victory for result in results))
    yield Condition("the script: the Northerns win in 80 % of games [P47]", won >= MILITARY, f"{won:.0%}")
    order = list(found.stages[1:])
    kept = share(results, sum(list(result.stages) == order for result in results))
    yield Condition("the script: its phases come in order in 80 % of games", kept >= IN_ORDER, f"{kept:.0%}")
    last = order[-LATE:]
    spread = {name: _spread(results, name) for name in last}
    says = ", ".join(f"{name} {number:.2f}" for name, number in spread.items())
    title = f"the script: the start turns of its last phases vary by {SPREAD}"
    yield Condition(title, all(number >= SPREAD for number in spread.values()), f"standard deviation: {says}")
    played = (*results, *found.hidden)
    wrong = sum(order[-1] in result.stages and "jc_formed" not in result.happened for result in played)
    yield Condition(
        "without a vote to deploy the last phase never comes", not wrong, f"{wrong} games of {len(played)}"
    )


def _spread(results: Sequence[Result], stage: str) -> float:
    turns = [result.stages[stage] for result in results if stage in result.stages]
    return pstdev(turns) if len(turns) > 1 else 0.0
