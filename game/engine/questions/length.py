"""How long a game lasts, in words: as much of it as everybody may know, for a last turn may be drawn in secret."""

from collections.abc import Iterator

from game.law.setting import Setting
from game.model.world import World


def of_all(world: World) -> str:
    """The number of turns behind the number of one, such as "of 20" or "of at most 15"."""
    return f"of {world.latest}" if world.is_length_known else f"of at most {world.latest}"


def whole(setting: Setting) -> str:
    """After which turn the game ends."""
    world = setting.world
    last = world.clock.turn(world.latest)
    if not world.is_length_known:
        return f"The game ends after {last} at the latest."
    before = ", unless something ends it before" if setting.stakes.endings else ""
    return f"The game ends after {last}{before}."


def nearly_over(world: World, planned: int) -> Iterator[str]:
    """That a turn is the last one, or the last but one; nothing for all others."""
    if planned >= world.latest:
        yield "This is the last turn of the game."
    elif planned == world.latest - 1:
        known = world.is_length_known
        yield "The next turn is the last." if known else "If there is a next turn, it is the last."
