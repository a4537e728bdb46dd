"""Who sees whom: enemy units on hexes that a side's forces, towns and facilities look at.

Sides under one seat share their picture. Allies under different seats share theirs once the Joint Command
exists; until then they exchange air tracks only (R26).
"""

from game.core.recent import Recent
from game.law.setting import Setting
from game.model.state import State
from game.rules.operations.picture import Picture, now

EMPTY: frozenset[int] = frozenset()
COVERS = 256
"""How many covers of posts are remembered: each is nine kilobytes."""


def watched(state: State, setting: Setting, side: str) -> frozenset[int]:
    """The hexes that a side looks at now; seeing nothing there is knowledge too."""
    return watch(now(state, setting), side)


def seen(state: State, setting: Setting, side: str) -> frozenset[str]:
    """The enemy units on the map that a side sees; a pure function of State and Setting."""
    return frozenset(sighted(now(state, setting), side))


def sharing(picture: Picture, side: str) -> tuple[str, ...]:
    """The sides whose picture a side has, in the order of the scenario; none for a side that does not exist."""
    key = ("sharing", side)
    found = picture.memo.get(key)
    if found is None:
        found = picture.memo[key] = _sharing(picture, side)
    return found  # type: ignore[return-value]


def _sharing(picture: Picture, side: str) -> tuple[str, ...]:
    world, setting = picture.setting.world, picture.setting
    if side not in world.sides:
        return ()
    alliance, seat = world.sides[side].alliance, world.seat_of_side.get(side)
    joint = world.is_bound(side) and setting.law.joint_command(picture.state)
    return tuple(
        name
        for name, item in world.sides.items()
        if item.alliance == alliance and (name == side or joint or world.seat_of_side.get(name) == seat)
    )


def watch(picture: Picture, side: str) -> frozenset[int]:
    """The hexes looked at by a side and those that share with it."""
    sides = sharing(picture, side)
    memo = picture.roster.memo
    found = memo.get(("watch", sides))
    if found is None:
        posts = tuple(picture.roster.posts(picture.ground, name) for name in sides)
        found = memo["watch", sides] = _cover(picture, sides, posts)
    return found  # type: ignore[return-value]


def _cover(
    picture: Picture, sides: tuple[str, ...], posts: tuple[tuple[tuple[int, int], ...], ...]
) -> frozenset[int]:
    """The hexes within sight of these posts, remembered from the last few States."""
    table: Recent[object, frozenset[int]] = picture.setting.recent("operations.watch", COVERS)
    found = table.find((sides, posts))
    if found is None:
        within = picture.setting.world.board.within
        hexes: set[int] = set()
        for name, side_posts in zip(sides, posts):
            hexes |= picture.ground.lookouts[name]
            for place, sight in side_posts:
                hexes.update(within(place, sight))
        found = table.keep((sides, posts), frozenset(hexes))
    return found


def sighted(picture: Picture, side: str) -> tuple[str, ...]:
    """The enemy units that a side sees, in the order of the State."""
    sides = sharing(picture, side)
    memo = picture.roster.memo
    found = memo.get(("seen", sides))
    if found is None:
        hexes, facts = watch(picture, side), picture.ground.units
        alliance = _alliance(picture, side)
        found = memo["seen", sides] = tuple(
            name
            for place, names in picture.roster.at.items()
            if place in hexes
            for name in names
            if facts[name].alliance != alliance
        )
    return found  # type: ignore[return-value]


def _alliance(picture: Picture, side: str) -> str:
    found = picture.setting.world.sides.get(side)
    return found.alliance if found else ""


def hidden(picture: Picture, side: str) -> dict[int, tuple[str, ...]]:
    """The enemy units on the map that a side does not see, by hex. Never to be shown to that side."""
    sides = sharing(picture, side)
    memo = picture.roster.memo
    found = memo.get(("hidden", sides))
    if found is None:
        hexes, facts = watch(picture, side), picture.ground.units
        alliance = _alliance(picture, side)
        found = memo["hidden", sides] = {
            place: names
            for place, names in picture.roster.at.items()
            if place not in hexes and facts[names[0]].alliance != alliance
        }
    return found  # type: ignore[return-value]


def audience(picture: Picture, alliance: str, *places: int) -> frozenset[str]:
    """The seats that may know what units of an alliance do at places: its own, and those that look there."""
    seats = picture.ground.seats[alliance]
    on_map = [place for place in places if place >= 0]
    for side, item in picture.setting.world.sides.items():
        if item.alliance != alliance and on_map:
            hexes = watch(picture, side)
            if any(place in hexes for place in on_map):
                seats = seats | {picture.setting.world.seat_of_side.get(side, "control")}
    return seats
