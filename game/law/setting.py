"""The Setting: everything that never changes during a game."""

from collections.abc import Mapping

from attrs import field, frozen

from game.law.law import Law
from game.law.stakes import Stakes
from game.model.doctrine import Doctrine
from game.model.numbers import Numbers
from game.model.world import World


def _emptied(old: dict[object, object]) -> dict[object, object]:
    return {}


@frozen(kw_only=True)
class Setting:
    """World, law, stakes and numbers of one scenario, with its doctrines.

    `cache` is what has been worked out from them; a Setting made from another with `evolve` begins with none.
    """

    world: World
    law: Law
    stakes: Stakes
    numbers: Numbers
    doctrines: Mapping[str, Doctrine] = field(factory=dict)
    cache: dict[object, object] = field(factory=dict, converter=_emptied, eq=False, repr=False)
