"""A what-if against its base: the same seeds in each, yardstick by yardstick, and what was used in either.

Both share their luck, for chance is asked by key: a difference between two games of a seed is the what-if's doing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from game.law.setting import Setting
from game.law.stakes import Yardstick
from game.scenario.register import register
from game.study.ensemble import LAID, Game, fingerprint, scenario_named
from game.study.keep import Keep
from game.study.statistics import Paired, paired
from game.study.workers import Workers, tasks_of
from game.study.yardsticks import is_share

Progress = Callable[[int, int], None]
"""Told how many games are done, and how many there are."""


@frozen(kw_only=True)
class Plan:
    """What is to be compared: a base and what-ifs, each with the same seeds and the same players."""

    base: str
    variants: tuple[str, ...]
    games: int
    first: int = 1
    players: tuple[tuple[str, str], ...] = ()

    @property
    def seeds(self) -> range:
        """The seeds, in their order."""
        return range(self.first, self.first + self.games)

    @property
    def names(self) -> tuple[str, ...]:
        """The base and the what-ifs, each once."""
        return tuple(dict.fromkeys((self.base, *self.variants)))

    def shard(self, number: int, of: int) -> list[int]:
        """The seeds of one of several shares: those whose place leaves this rest.

        >>> Plan(base="a", variants=(), games=5).shard(2, 2)
        [2, 4]
        """
        return [seed for place, seed in enumerate(self.seeds) if place % of == number - 1]


@frozen(kw_only=True)
class Expected:
    """What the what-if's author expects of a yardstick, and whether the games say so.

    `agrees` is None where the interval of the difference holds 0 and a direction was expected: the games are too few,
    or there is nothing to see. `note` is the author's word on what was seen.
    """

    direction: str
    why: str
    cite: str
    agrees: bool | None
    note: str = ""


@frozen(kw_only=True)
class Row:
    """One yardstick of one what-if."""

    name: str
    title: str
    says: str
    cite: str
    share: bool
    found: Paired
    base: tuple[int, ...]
    other: tuple[int, ...]
    expected: Expected | None


@frozen(kw_only=True)
class Used:
    """What came up in one scenario's games: `rules` and `matters` by their id, with in how many games each did.

    `silent` are rules that no event of any game cites; `never_put` matters that nobody proposed; `only_refused` matters
    that were put, and never adopted.
    """

    rules: Mapping[str, int]
    silent: tuple[str, ...]
    never_put: tuple[str, ...]
    only_refused: tuple[str, ...]
    adopted: Mapping[str, int]


@frozen(kw_only=True)
class Comparison:
    """One what-if with its rows; `question` and `expectation` are its author's words."""

    name: str
    title: str
    question: str
    expectation: str
    rows: tuple[Row, ...]
    used: Used


@frozen(kw_only=True)
class Study:
    """A base, its what-ifs compared with it, and what was used in the base's games."""

    plan: Plan
    title: str
    comparisons: tuple[Comparison, ...]
    used: Used
    titles: Mapping[str, str]


def play(plan: Plan, keep: Keep, workers: Workers, seeds: Sequence[int], progress: Progress) -> None:
    """Play every game of the plan with these seeds that is not kept yet, and keep it."""
    wanted = {name: fingerprint(name, dict(plan.players)) for name in plan.names}
    missing = {name: keep.missing(mark, seeds) for name, mark in wanted.items()}
    total = sum(map(len, missing.values()))
    tasks = [task for name, left in missing.items() for task in tasks_of(name, dict(plan.players), left)]
    done = 0
    progress(done, total)
    for task, games in workers.play(tasks):
        keep.add(wanted[task.name], games)
        done += len(games)
        progress(done, total)


def compared(plan: Plan, keep: Keep) -> Study:
    """The study of a plan whose games are all kept; the same for the same games, however they were played.

    Raises:
        KeyError: a game has not been played yet.
    """
    games = {name: keep.games(fingerprint(name, dict(plan.players)), plan.seeds) for name in plan.names}
    base = scenario_named(plan.base)
    return Study(
        plan=plan,
        title=base.setting.world.title,
        comparisons=tuple(_compared(plan.base, name, games) for name in plan.variants),
        used=_used(base.setting, games[plan.base]),
        titles={
            name: matter.title
            for scenario in reversed(plan.names)
            for name, matter in scenario_named(scenario).setting.law.matters.items()
        },
    )


def _compared(base: str, name: str, games: Mapping[str, Sequence[Game]]) -> Comparison:
    found = scenario_named(name)
    file = scenario_named(own_name(name)).file
    sticks = scenario_named(base).setting.stakes.yardsticks
    rows = tuple(
        _row(stick, item, games[base], games[name], name)
        for stick, item in sticks.items()
        if stick in found.setting.stakes.yardsticks and item.compares
    )
    return Comparison(
        name=name,
        title=file.title,
        question=file.question,
        expectation=file.expectation,
        rows=rows,
        used=_used(found.setting, games[name]),
    )


def own_name(name: str) -> str:
    """The what-if that is laid last: whose question and expectation are told.

    >>> own_name("exercise + base"), own_name("base")
    ('base', 'base')
    """
    return name.rpartition(LAID)[2].strip()


def _row(stick: str, item: Yardstick, base: Sequence[Game], other: Sequence[Game], name: str) -> Row:
    before = tuple(game.values[stick] for game in base)
    after = tuple(game.values[stick] for game in other)
    found = paired(before, after, is_share(item))
    return Row(
        name=stick,
        title=item.title,
        says=item.says,
        cite=item.cite,
        share=is_share(item),
        found=found,
        base=before,
        other=after,
        expected=_expected(name, stick, found),
    )


def _expected(name: str, stick: str, found: Paired) -> Expected | None:
    said = scenario_named(own_name(name)).file.expects.get(stick)
    if said is None:
        return None
    gap = found.difference
    clear = "higher" if gap.low > 0 else "lower" if gap.high < 0 else "same"
    agrees = clear == said.direction if said.direction == "same" or clear != "same" else None
    return Expected(direction=said.direction, why=said.why, cite=said.cite, agrees=agrees, note=said.note)


def _used(setting: Setting, games: Sequence[Game]) -> Used:
    counted: dict[str, int] = {}
    for game in games:
        for use in game.uses:
            counted[use] = counted.get(use, 0) + 1
    rules = {use.removeprefix("rule "): n for use, n in sorted(counted.items()) if use.startswith("rule R")}
    adopted = {m: counted[f"adopted {m}"] for m in setting.law.matters if f"adopted {m}" in counted}
    put = {m for m in setting.law.matters if f"put {m}" in counted}
    return Used(
        rules=rules,
        silent=tuple(row for row in _modelled() if row not in rules),
        never_put=tuple(m for m in setting.law.matters if m not in put and m not in adopted),
        only_refused=tuple(m for m in setting.law.matters if m in put and m not in adopted),
        adopted=adopted,
    )


def _modelled() -> Iterator[str]:
    """The rule rows that the register says are modelled."""
    yield from (name for name, entry in register().rules.items() if not entry.not_modelled)
