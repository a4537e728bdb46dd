"""Which shipped scenarios put rights into other hands: each root scenario with the what-ifs that do."""

from game.law.right import Right
from game.law.rights import matrix
from game.law.rights_difference import differences
from game.scenario.load import list_scenarios, load
from game.study.ensemble import scenario_named

FAMILIES = ("decisions", "posts")
KINDS = ("decider", "votes", "possible")


def regimes() -> tuple[tuple[str, ...], ...]:
    """Each root scenario, followed by the what-ifs of it whose law gives a decision or a post to others.

    So does a law under which something may be decided in a situation in which nobody could before. The root with the
    most such what-ifs comes first.
    """
    groups = [regimes_of(item.name) for item in list_scenarios() if not item.base]
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def regimes_of(name: str) -> tuple[str, ...]:
    """A scenario, followed by the what-ifs of it whose law gives a decision or a post to others."""
    before = _rights(name)
    standing = (item.name for item in list_scenarios() if item.base == name)
    return (name, *(other for other in standing if _differs(before, _rights(other))))


def _rights(name: str) -> tuple[Right, ...]:
    loaded = load(name)
    return matrix(loaded.setting, loaded.opening)


def _differs(before: tuple[Right, ...], after: tuple[Right, ...]) -> bool:
    return any(item.family in FAMILIES and item.kind in KINDS for item in differences(before, after))


def roots(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Scenarios by the root that they stand on: one world, the same offices. Each group and its names in their order."""
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        groups.setdefault(scenario_named(name).reading.layers[0].name, []).append(name)
    return tuple(map(tuple, groups.values()))
