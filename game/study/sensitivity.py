"""Which invented numbers decide the outcome: every assumption set to either end of its range, with the same luck.

First every assumption is tried with few seeds; those that move a yardstick most are then played with all of them.
"""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from attrs import frozen

from game.scenario.faults import KeyPath, show
from game.scenario.load import Loaded
from game.study.ensemble import fingerprint, scenario_named, tried_out
from game.study.keep import Keep
from game.study.statistics import Interval, bootstrap, mean, variance
from game.study.whatif import Progress
from game.study.workers import Workers, tasks_of

WEIGHT = ("stakes", "influences", "", "per_100")
"""The place of a weight: a table of influences, the third part its id."""
WIDER = 2
"""How many times more weights are measured than are asked for: few seeds rank them roughly."""


@frozen(kw_only=True)
class Assumed:
    """An assumed number with the ends of its plausible range."""

    path: KeyPath
    value: int
    low: int
    high: int
    why: str

    @property
    def name(self) -> str:
        """Its place in the scenario, with dots."""
        return show(self.path)


@frozen(kw_only=True)
class Swing:
    """What an assumption does to a yardstick: differences from the base at both ends of its range.

    `size` is the larger of the two in standard deviations of the base's games.
    """

    assumed: Assumed
    yardstick: str
    title: str
    low: Interval
    high: Interval
    size: float


@frozen(kw_only=True)
class Tornado:
    """The swings of a scenario, the largest first; `tried` is how many assumptions were screened."""

    scenario: str
    title: str
    games: int
    screened: int
    tried: int
    swings: tuple[Swing, ...]


@frozen(kw_only=True)
class Wish:
    """What is asked of a tornado: seeds for all assumptions and for the best, how many of those, which places.

    So that the first `weights` weights of influences are known, `WIDER` times as many are measured, if there are so many.
    """

    scenario: str
    games: int
    screen: int
    best: int
    weights: int = 0
    only: str = "*"
    on: str = ""
    first: int = 1


def assumptions(found: Loaded, only: str = "*") -> list[Assumed]:
    """The assumed whole numbers that have a range, in the order of the files; `only` is a pattern of their places."""
    return [
        Assumed(path=mark.path, value=mark.value, low=int(mark.low), high=int(mark.high), why=mark.why)
        for mark in found.marks
        if mark.kind == "assumption"
        and type(mark.value) is int
        and mark.low is not None
        and mark.high is not None
        and int(mark.low) < int(mark.high)
        and fnmatchcase(show(mark.path), only)
    ]


def tornado(wish: Wish, keep: Keep, workers: Workers, progress: Progress) -> Tornado:
    """Screen every assumption, then measure those that swing most."""
    base = scenario_named(wish.scenario)
    every = assumptions(base, wish.only)
    few, seeds = (range(wish.first, wish.first + number) for number in (wish.screen, wish.games))
    _play(wish.scenario, (), seeds, keep, workers, progress)
    _play(wish.scenario, every, few, keep, workers, progress)
    rough = _swings(wish, every, few, keep)
    order = tuple(dict.fromkeys(swing.assumed.path for swing in rough))
    best = {*order[: wish.best], *tuple(path for path in order if is_weight(path))[: WIDER * wish.weights]}
    chosen = [item for item in every if item.path in best]
    _play(wish.scenario, chosen, seeds, keep, workers, progress)
    fine = _swings(wish, chosen, seeds, keep)
    widest: dict[KeyPath, Swing] = {}
    for swing in fine:
        widest.setdefault(swing.assumed.path, swing)
    return Tornado(
        scenario=wish.scenario,
        title=base.setting.world.title,
        games=wish.games,
        screened=wish.screen,
        tried=len(every),
        swings=tuple(widest.values()),
    )


def is_weight(path: KeyPath) -> bool:
    """Whether an assumption is the strength of an influence."""
    return len(path) == len(WEIGHT) and all(not want or part == want for part, want in zip(path, WEIGHT))


def _ends(scenario: str, item: Assumed) -> tuple[str, str]:
    return tried_out(scenario, item.path, item.low), tried_out(scenario, item.path, item.high)


def _play(
    scenario: str, items: Sequence[Assumed], seeds: range, keep: Keep, workers: Workers, progress: Progress
) -> None:
    """Play the base and both ends of each assumption with these seeds, as far as they are not kept."""
    names = [scenario, *(end for item in items for end in _ends(scenario, item))]
    marks = {name: fingerprint(scenario, {}) + name.removeprefix(scenario) for name in names}
    missing = {name: keep.missing(mark, seeds) for name, mark in marks.items()}
    tasks = [task for name, left in missing.items() for task in tasks_of(name, {}, left)]
    total, done = sum(map(len, missing.values())), 0
    progress(done, total)
    for task, games in workers.play(tasks):
        keep.add(marks[task.name], games)
        done += len(games)
        progress(done, total)


def _swings(wish: Wish, items: Sequence[Assumed], seeds: range, keep: Keep) -> list[Swing]:
    """Every assumption on every yardstick asked for, the largest swing first.

    How far games differ anyway is read off all games of the base: a few of them would not tell.
    """
    mark = fingerprint(wish.scenario, {})
    sticks = scenario_named(wish.scenario).setting.stakes.yardsticks
    base = keep.games(mark, seeds)
    wide = keep.games(mark, range(wish.first, wish.first + max(wish.games, wish.screen)))
    found: list[Swing] = []
    for item in items:
        ends = [
            keep.games(mark + end.removeprefix(wish.scenario), seeds) for end in _ends(wish.scenario, item)
        ]
        for name, stick in sticks.items():
            if wish.on not in ("", name) or not (stick.compares or wish.on):
                continue
            before = [game.values[name] for game in base]
            gaps = [[g.values[name] - b for g, b in zip(end, before)] for end in ends]
            spread = variance([game.values[name] for game in wide]) ** 0.5 or 1.0
            size = max(abs(mean(gap)) for gap in gaps) / spread
            if size > 0:
                low, high = (bootstrap(gap) for gap in gaps)
                found.append(
                    Swing(assumed=item, yardstick=name, title=stick.title, low=low, high=high, size=size)
                )
    return sorted(found, key=lambda swing: (-swing.size, swing.assumed.name, swing.yardstick))
