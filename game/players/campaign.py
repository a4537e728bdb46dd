"""Where a seat wants its troops: goals on the ground for each unit, and whether it is strong enough to begin."""

from collections.abc import Mapping

from attrs import frozen

from game.engine.view import View
from game.players.mind import Mind
from game.players.terrain import UNKNOWN, alliance, enemies, fights, marches, near, road

CLOSE = 3
GARRISON = 30
"""Strength, in tenths of a point, that a quiet town keeps."""


@frozen(eq=False)
class Campaign:
    """Goals by unit. `targets` are hexes to be won, `posts` hexes to be held; `homeward` when all goes back."""

    mind: Mind
    goals: Mapping[str, int]
    targets: tuple[int, ...]
    posts: tuple[int, ...]
    homeward: bool = False

    def readiness(self, view: View) -> int:
        """How far own strength before the first target exceeds the enemy's, in per cent less 120; at most 80."""
        if not self.targets:
            return 0
        place = self.targets[0]
        mine = near(self.mind, _mine(view), place, CLOSE, True)
        theirs = near(self.mind, _theirs(self.mind, view), place, 1, False)
        return min(80, mine * 100 // max(40, theirs) - 120)


def campaign(mind: Mind, view: View, aims: tuple[str, ...], holds: bool) -> Campaign:
    """An attacker's campaign for facilities on foreign ground: the first that is not held, each unit its nearest."""
    world, own = mind.setting.world, alliance(mind)
    places = tuple(world.facility_place[name] for name in aims)
    open_ = tuple(place for place in places if _holder(mind, view, place) != own)
    held = tuple(place for place in places if place not in open_)
    homeward = not holds and _spent(view)
    goals: dict[str, int] = {}
    for name, unit in view.own.items():
        here = unit.state.place
        if not (unit.mine and marches(mind, name)) or here in held and _keeps(mind, view, name, here):
            continue
        ranked = [
            (road(mind, name, here, place) + 4 * rank, place) for rank, place in enumerate(open_ or held)
        ]
        if ranked:
            goals[name] = min(ranked)[1]
    return Campaign(mind, goals, open_, held, homeward)


def _spent(view: View) -> bool:
    """Whether an attack that was not meant to stay has run its course: the defender strikes back, or time is up."""
    begun = view.happened.get("offensive", 0)
    return bool(begun) and (view.turn - begun >= 4 or "counterattack" in view.happened)


def _keeps(mind: Mind, view: View, unit: str, place: int) -> bool:
    """Whether a unit is the garrison of a place: the first of those that fight there."""
    there = [name for name, item in view.own.items() if item.state.place == place and fights(mind, name)]
    return there[:1] == [unit]


def defence(mind: Mind, view: View) -> Campaign:
    """A defender's campaign: win back what is lost, hold the key towns, nearest units first."""
    world, own = mind.setting.world, alliance(mind)
    invaded = tuple(unit for unit in enemies(mind, view) if _ours(mind, unit.place) and fights(mind, unit.id))
    lost = tuple(sorted(h for h, side in view.control.items() if side != own and _ours(mind, h)))
    targets = tuple(dict.fromkeys((*(unit.place for unit in invaded), *lost)))
    posts = tuple(world.facility_place[name] for name, item in world.facilities.items() if item.key_town)
    posts = tuple(p for p in posts if _ours(mind, p) and _holder(mind, view, p) == own)
    free = {n: u for n, u in view.own.items() if u.mine and marches(mind, n) and fights(mind, n)}
    goals = _garrisons(mind, view, posts, tuple(free))
    for name, unit in free.items():
        if name not in goals:
            goals[name] = _nearest(mind, name, unit.state.place, targets or posts)
    for name, unit in view.own.items():
        if unit.mine and marches(mind, name) and name not in goals and world.kind_of[name].support:
            goals[name] = _nearest(mind, name, unit.state.place, targets or posts)
    return Campaign(mind, {n: g for n, g in goals.items() if g >= 0}, targets, posts)


def _garrisons(mind: Mind, view: View, posts: tuple[int, ...], free: tuple[str, ...]) -> dict[str, int]:
    """For each town, the nearest units until they match half of what threatens it."""
    goals: dict[str, int] = {}
    threats = {p: near(mind, _theirs(mind, view), p, 4, True) for p in posts}
    for place in sorted(posts, key=lambda p: (-threats[p], p)):
        need = max(GARRISON, threats[place] // 2)
        ranked = sorted((road(mind, n, view.own[n].state.place, place), n) for n in free if n not in goals)
        for cost, name in ranked[:3]:
            if need <= 0 or cost >= UNKNOWN:
                break
            goals[name] = place
            kind, item = mind.setting.world.kind_of[name], view.own[name].state
            need -= kind.defence * 10 * item.steps // max(1, kind.steps)
    return goals


def _nearest(mind: Mind, unit: str, here: int, places: tuple[int, ...]) -> int:
    """The place that is soonest reached; a hex on the map by distance, a box by its edge."""
    board = mind.setting.world.board
    if here < 0:
        edge = board.boxes[-1 - here].edge
        return min(
            places, key=lambda p: (min((board.distance(e, p) for e in edge), default=UNKNOWN), p), default=-1
        )
    return min(places, key=lambda p: (board.distance(here, p), p), default=-1)


def _ours(mind: Mind, place: int) -> bool:
    world = mind.setting.world
    owner = world.ground_of(place)
    return bool(owner) and world.sides[owner].alliance == alliance(mind)


def _holder(mind: Mind, view: View, place: int) -> str:
    world = mind.setting.world
    owner = world.ground_of(place)
    return view.control.get(place) or (world.sides[owner].alliance if owner else "")


def _mine(view: View) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (n, u.state.place, u.state.steps) for n, u in view.own.items() if u.mine and u.state.place >= 0
    )


def _theirs(mind: Mind, view: View) -> tuple[tuple[str, int, int], ...]:
    return tuple((unit.id, unit.place, unit.steps) for unit in enemies(mind, view))
