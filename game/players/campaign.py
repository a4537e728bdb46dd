"""Where a seat wants its troops: goals on the ground for each unit, and whether it is strong enough to begin."""

from collections.abc import Mapping

from attrs import frozen

from game.engine.view import View
from game.model.doctrine import Plan
from game.players.mind import Mind
from game.players.terrain import UNKNOWN, alliance, enemies, fights, marches, near, road, strength

CLOSE = 2
FIRST = 25
"""Movement points by which the first aim may be further off than another and still come first."""
SWEEP = 8
CANDIDATES = 6
MATCHED = 60
"""How much of what threatens a town, in per cent, its garrison should match."""
SAME_DAY = 8
"""Movement points between units that count as equally near."""
HOME_FRONT = 24
"""Movement points within which a unit at home comes to the help of its own front."""
GARRISON = 30
"""Strength, in tenths of a point, that a quiet town keeps."""


@frozen(eq=False)
class Campaign:
    """Goals by unit. `targets` are hexes to be won, `posts` hexes to be held; `homeward` when all goes back.

    `fronts` are targets that units were sent to apart from the rest.
    """

    mind: Mind
    goals: Mapping[str, int]
    targets: tuple[int, ...]
    posts: tuple[int, ...]
    homeward: bool = False
    fronts: tuple[int, ...] = ()

    def readiness(self, view: View) -> int:
        """How far own strength before a target exceeds the enemy's, in per cent less 150, where most; at most 80."""
        if not self.targets:
            return 0
        ratios = []
        for place in dict.fromkeys((self.targets[0], *self.fronts)):
            mine = near(self.mind, _mine(view), place, CLOSE, True)
            theirs = near(self.mind, _theirs(self.mind, view), place, 0, False)
            ratios.append(mine * 100 // max(40, theirs))
        return min(80, max(ratios) - 150)


def campaign(mind: Mind, view: View, plan: Plan) -> Campaign:
    """An attacker's campaign for facilities on foreign ground: the first that is not held, each unit its nearest."""
    world, own = mind.setting.world, alliance(mind)
    places = tuple(world.facility_place[name] for name in plan.aims or _towns(mind))
    aside = _aside(mind, view, plan)
    sent = {n: p for n, p in _sends(mind, plan).items() if _holder(mind, view, p) != own}
    open_ = tuple(place for place in places if _holder(mind, view, place) != own)
    held = tuple(place for place in places if place not in open_)
    homeward = not plan.holds and _spent(view)
    goals: dict[str, int] = {}
    for name, unit in view.own.items():
        here = unit.state.place
        if unit.mine and not homeward and (name in aside or name in sent):
            goals[name] = aside[name] if name in aside else sent[name]
            continue
        if not (unit.mine and marches(mind, name)) or (
            not homeward and here in held and _keeps(mind, view, name, here)
        ):
            continue
        ranked = [
            (road(mind, name, here, place) + FIRST * (rank > 0), place)
            for rank, place in enumerate(open_ or held)
        ]
        if ranked:
            goals[name] = min(ranked)[1]
    extra = tuple(p for p in dict.fromkeys(aside.values()) if _holder(mind, view, p) != own)
    fronts = tuple(dict.fromkeys(sent.values()))
    return Campaign(mind, goals, (*open_, *extra), held, homeward, fronts)


def _sends(mind: Mind, plan: Plan) -> dict[str, int]:
    return {name: mind.setting.world.facility_place[goal] for name, goal in plan.sends.items()}


def _aside(mind: Mind, view: View, plan: Plan) -> dict[str, int]:
    """Units that press on another front in this game, each with its goal there."""
    if view.turn < plan.aside_from or not mind.chance("aside", plan.aside_chance):
        return {}
    return {name: mind.setting.world.facility_place[goal] for name, goal in plan.aside.items()}


def _towns(mind: Mind) -> tuple[str, ...]:
    """Where an attacker without a plan gathers: before the first key town of the other side."""
    world = mind.setting.world
    return tuple(name for name, item in world.facilities.items() if item.key_town)[:1]


def _spent(view: View) -> bool:
    """Whether an attack that was not meant to stay has run its course: the defender strikes back, or time is up."""
    begun = view.happened.get("offensive", 0)
    return bool(begun) and (view.turn - begun >= 3 or "counterattack" in view.happened)


def _keeps(mind: Mind, view: View, unit: str, place: int) -> bool:
    """Whether a unit is the garrison of a place: the first of those that fight there."""
    there = [name for name, item in view.own.items() if item.state.place == place and fights(mind, name)]
    return there[:1] == [unit]


def defence(mind: Mind, view: View) -> Campaign:
    """A defender's campaign: win back what is lost, hold the key towns, nearest units first."""
    world, own = mind.setting.world, alliance(mind)
    home = homes(mind)
    invaded = tuple(
        unit for unit in enemies(mind, view) if world.ground_of(unit.place) in home and fights(mind, unit.id)
    )
    lost = tuple(sorted(h for h, side in view.control.items() if side != own and world.ground_of(h) in home))
    targets = tuple(dict.fromkeys((*(unit.place for unit in invaded), *lost)))
    posts = tuple(world.facility_place[name] for name, item in world.facilities.items() if item.key_town)
    posts = tuple(p for p in posts if _ours(mind, p) and _holder(mind, view, p) == own)
    mine = {n: u.state.place for n, u in view.own.items() if u.mine and marches(mind, n)}
    free = {n: p for n, p in mine.items() if fights(mind, n) and wanted(mind, view, n, p)}
    goals = _sweepers(mind, view, lost, free)
    goals.update(_garrisons(mind, view, posts, tuple(name for name in free if name not in goals)))
    for name, place in free.items():
        if name not in goals:
            goals[name] = _nearest(mind, name, place, targets or posts)
    for name, place in mine.items():
        if name in free or fights(mind, name):
            continue
        if world.kind_of[name].support and wanted(mind, view, name, place):
            goals[name] = _nearest(mind, name, place, targets or posts)
    goals.update(_waiting(mind, view, mine, posts))
    for name, place in _own_front(mind, view, mine).items():
        goals.setdefault(name, place)
    return Campaign(mind, {n: g for n, g in goals.items() if g >= 0}, targets, posts)


def homes(mind: Mind) -> frozenset[str]:
    """The sides whose towns the common defence is about."""
    return frozenset(item.side for item in mind.setting.world.facilities.values() if item.key_town)


def wanted(mind: Mind, view: View, unit: str, place: int) -> bool:
    """Whether a unit serves the common defence now: on its own soil, or as a guest that the law and the seat send."""
    world, law = mind.setting.world, mind.setting.law
    side = world.side_of[unit]
    if side in homes(mind):
        return True
    joint = law.switches.joint_command in view.mandates
    if not joint or not _allocated(mind, view, unit):
        return False
    owner = world.ground_of(place)
    if owner != side or view.own[unit].state.rail:
        return True
    return world.units[unit].division in _sent(mind) or mind.chance(f"send/{unit}", mind.number("ties") // 4)


def _own_front(mind: Mind, view: View, mine: Mapping[str, int]) -> dict[str, int]:
    """What stays at home meets whoever comes over its own side's border, or wins back what was lost there."""
    world, own = mind.setting.world, alliance(mind)
    sides = mind.setting.world.seats[mind.seat].sides
    foes = {unit.place for unit in enemies(mind, view) if fights(mind, unit.id)}
    lost = {place for place, side in view.control.items() if side != own}
    pressed = sorted(place for place in foes | lost if world.ground_of(place) in sides)
    return {
        name: _nearest(mind, name, place, tuple(pressed))
        for name, place in mine.items()
        if pressed
        and fights(mind, name)
        and world.side_of[name] in sides
        and (place < 0 or world.ground_of(place) == world.side_of[name])
        and road(mind, name, place, _nearest(mind, name, place, tuple(pressed))) <= HOME_FRONT
    }


def _allocated(mind: Mind, view: View, unit: str) -> bool:
    """Whether a unit's army belongs to a joint component by law, or by a reinforcement that was decided."""
    law, army = mind.setting.law, mind.setting.world.units[unit].army
    if any(army in group.armies for group in law.groups.values()):
        return True
    added = (law.matters[name].makes.reinforces for name in view.mandates if name in law.matters)
    return any(army in armies for extra in added for armies in extra.values())


def _sent(mind: Mind) -> tuple[str, ...]:
    """The divisions that the seat sends: as many as trains carry, one more if it is careless of its own front."""
    world, groups = mind.setting.world, mind.setting.law.groups.values()
    divisions = dict.fromkeys(
        item.division
        for item in world.units.values()
        if item.division and any(item.army in group.armies for group in groups)
    )
    return tuple(divisions)[: mind.setting.numbers.operations.rail_lift]


def _waiting(mind: Mind, view: View, mine: Mapping[str, int], posts: tuple[int, ...]) -> dict[str, int]:
    """A division that waits loaded near the border, before anything is decided: quick, legal, and seen."""
    world, stages = mind.setting.world, tuple(mind.setting.stakes.stages)
    joint = mind.setting.law.switches.joint_command in view.mandates
    late = view.stage in stages[2:]
    if joint or not late or not posts or not mind.chance("wait loaded", mind.number("eager")):
        return {}
    found = {}
    for name, place in mine.items():
        side = world.side_of[name]
        if (place >= 0 and not view.own[name].state.rail) or world.units[name].division not in _sent(mind)[
            :1
        ]:
            continue
        towns = [
            world.facility_place[f]
            for f, item in world.facilities.items()
            if item.side == side and item.kind == "town"
        ]
        ways = [(road(mind, name, place, t) + road(mind, name, t, posts[0]), t) for t in towns if t >= 0]
        if ways:
            found[name] = min(ways)[1]
    return found


def _sweepers(mind: Mind, view: View, lost: tuple[int, ...], free: Mapping[str, int]) -> dict[str, int]:
    """For each lost hex that lies open, the nearest unit that need not fear what stands beside it."""
    distance, theirs = mind.setting.world.board.distance, _theirs(mind, view)
    goals: dict[str, int] = {}
    for place in lost:
        if any(here == place for _, here, _ in theirs):
            continue
        danger = near(mind, theirs, place, 1, True)
        ranked = sorted(
            (distance(here, place), name) for name, here in free.items() if here >= 0 and name not in goals
        )
        for far, name in ranked[:CANDIDATES]:
            own = near(
                mind, [(n, view.own[n].state.place, view.own[n].state.steps) for n in free], place, 2, False
            )
            if far <= SWEEP and danger <= 2 * own:
                goals[name] = place
                break
    return goals


def _garrisons(mind: Mind, view: View, posts: tuple[int, ...], free: tuple[str, ...]) -> dict[str, int]:
    """For each town, the nearest units, the stronger before the weaker, until they match what threatens it."""
    goals: dict[str, int] = {}
    threats = {p: near(mind, _theirs(mind, view), p, 4, True) for p in posts}
    for place in sorted(posts, key=lambda p: (-threats[p], p)):
        need = max(GARRISON, threats[place] * MATCHED // 100)
        ranked = sorted(
            (road(mind, n, view.own[n].state.place, place) // SAME_DAY, -_defends(mind, view, n), n)
            for n in free
            if n not in goals
        )
        for cost, value, name in ranked[: mind.setting.numbers.operations.stacking]:
            if need <= 0 or cost >= UNKNOWN // SAME_DAY:
                break
            goals[name] = place
            need += value
    return goals


def _defends(mind: Mind, view: View, unit: str) -> int:
    return strength(mind, unit, view.own[unit].state.steps, False)


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
