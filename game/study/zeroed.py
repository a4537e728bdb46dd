"""What becomes of the targets without a cause: the weights that swing most, each set to zero, with the same luck.

A weight is the strength of an influence on a track. Whatever no target would miss is no cause that the games rest on.
"""

import json

from attrs import frozen

from game.scenario.faults import KeyPath
from game.study.calibration import Calibration, calibrate
from game.study.ensemble import TRIED
from game.study.sensitivity import Assumed, Tornado, is_weight
from game.study.whatif import Progress

NOTICED = 5
"""From how many points of its share on a target counts as moved."""


@frozen(kw_only=True)
class Zeroed:
    """A weight at zero, and every counted target that it moves, the most first."""

    assumed: Assumed
    moves: tuple[tuple[str, float, float], ...]
    """(target, share as it is, share without the weight), both in per cent."""

    @property
    def most(self) -> float:
        """The largest movement, in points."""
        return max((abs(after - before) for _, before, after in self.moves), default=0.0)

    @property
    def is_noticed(self) -> bool:
        """Whether a target moves by at least five points."""
        return self.most >= NOTICED


def without(scenario: str, path: KeyPath) -> str:
    """The name of a scenario in which a weight is zero, and so is its range."""
    sets = [[list(path), 0], [[*path[:-1], "range"], [0, 0]]]
    return f"{scenario}{TRIED}{json.dumps(sets)}"


def zeroed(
    found: Tornado, most: int, games: int, first: int, jobs: int, progress: Progress
) -> tuple[Zeroed, ...]:
    """Set each of the weights highest in a tornado to zero, and count the targets in so many games of each.

    Args:
        most: how many weights.
        games: games of the base and of each weight, from the seed `first` on.
    """
    weights = [swing.assumed for swing in found.swings if is_weight(swing.assumed.path)][:most]
    total = len(weights) + 1
    progress(0, total)
    base = calibrate(found.scenario, games, first, jobs)
    progress(1, total)
    results = []
    for number, item in enumerate(weights):
        after = calibrate(without(found.scenario, item.path), games, first, jobs)
        results.append(Zeroed(assumed=item, moves=_moves(base, after)))
        progress(number + 2, total)
    return tuple(results)


def _moves(base: Calibration, other: Calibration) -> tuple[tuple[str, float, float], ...]:
    rows = [
        (one.target, 100 * one.count / one.games, 100 * two.count / two.games)
        for one, two in zip(base.reached, other.reached)
        if one.counted
    ]
    return tuple(sorted((row for row in rows if row[1] != row[2]), key=lambda row: -abs(row[2] - row[1])))
