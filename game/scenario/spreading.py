"""The plausible range of each assumed number: what it says itself, else what `[spread]` says of its kind.

A pattern is a place with dots, in which `*` stands for one step of the way: `kind.*.attack` is the attack of
every kind, `stakes.measures.*.tracks.*` what every measure does to every track. The first pattern that fits,
in the order of the file, gives the range.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from game.model.spread import Spread
from game.scenario.check_law import Found
from game.scenario.faults import KeyPath, clean, hint
from game.scenario.marks import Mark

ANY = "*"

Pattern = tuple[str, ...]


def ranged(marks: Iterable[Mark], spreads: Mapping[str, Spread]) -> tuple[Mark, ...]:
    """The same marks, in which assumed whole numbers without a range of their own have that of their kind."""
    by_root: dict[str, list[tuple[Pattern, Spread]]] = {}
    for spread in spreads.values():
        for pattern in (tuple(text.split(".")) for text in spread.numbers):
            by_root.setdefault(pattern[0], []).append((pattern, spread))
    return tuple(_ranged(mark, by_root.get(str(mark.path[0]), ())) for mark in marks)


def _ranged(mark: Mark, patterns: Iterable[tuple[Pattern, Spread]]) -> Mark:
    if mark.kind != "assumption" or mark.low is not None or type(mark.value) is not int:
        return mark
    for pattern, spread in patterns:
        if _fits(pattern, mark.path):
            low, high = spread.bounds(mark.value)
            return evolve(mark, low=low, high=high)
    return mark


def _fits(pattern: Pattern, path: KeyPath) -> bool:
    return len(pattern) == len(path) and all(
        step in (ANY, str(key)) for step, key in zip(pattern, path, strict=True)
    )


def spread_faults(spreads: Mapping[str, Spread], roots: Iterable[str]) -> Iterator[Found]:
    """Patterns that begin with no key of a scenario, and limits the wrong way round."""
    known = tuple(roots)
    for name, spread in spreads.items():
        at = ("spread", name)
        for number, text in enumerate(spread.numbers):
            root = text.partition(".")[0]
            if root not in known:
                near = hint(root, known) or "; write a place such as kind.*.attack"
                yield (*at, "numbers", number), f"'{clean(root, 40)}' is no key of a scenario{near}"
        if spread.by < 0 or spread.percent < 0 or not (spread.by or spread.percent):
            yield at, "a spread reaches at least 1 by number or by percent"
        if spread.least is not None and spread.most is not None and spread.least > spread.most:
            yield (*at, "least"), f"the least value, {spread.least}, lies above the most, {spread.most}"
