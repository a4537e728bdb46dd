"""What a finished game measures: the scenario's yardsticks read off its last State."""

from collections.abc import Mapping

from game.law.clauses import Case
from game.law.setting import Setting
from game.law.stakes import Yardstick
from game.model.state import State
from game.rules.score import Score, score


def read_off(state: State, setting: Setting) -> dict[str, int]:
    """The value of every yardstick, in the order of the scenario."""
    scores = score(state, setting)
    return {name: value(item, state, setting, scores) for name, item in setting.stakes.yardsticks.items()}


def value(item: Yardstick, state: State, setting: Setting, scores: Mapping[str, Score]) -> int:
    """What one yardstick shows; events are dated in planned turns, one that never came as one turn past the last."""
    if item.needs is not None:
        return int(item.needs.hold(Case(state, setting)))
    if item.track:
        return state.tracks[item.track]
    if item.tally:
        return state.tally.get(item.tally, 0)
    if item.first:
        came = state.happened.get(item.first)
        clock = setting.clock(state)
        return setting.world.clock.turns + 1 if came is None else clock.at(came)[0]
    return int(getattr(scores[item.seat], item.part))


def is_share(item: Yardstick) -> bool:
    """Whether a yardstick is yes or no, so that its mean is a share of games."""
    return item.needs is not None
