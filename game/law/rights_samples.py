"""Which units, in which places, stand for all like them when the law is asked about rights.

The law looks at a unit's side, army, tags and place; so each army is asked about in each part of its own ground that
a joint group's region makes different, as a guest on an ally's soil, and each group of guests where it stands now.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from attrs import frozen

from game.law.right import Situation
from game.law.setting import Setting

MAIN = "home"
PARTS = {
    MAIN: "at home",
    "inside": "on its own part of the joint region",
    "exclave": "in the exclave",
}
"""Parts of a side's own ground, as a reader calls them."""
ISLET = 4
"""A part of a side's ground with fewer free hexes is no place of its own."""


@frozen
class Sample:
    """A unit that stands for all like it, where it is asked about, and what the group is called."""

    id: str
    label: str
    unit: str
    place: int
    guest: bool


def samples(setting: Setting, columns: tuple[Situation, ...]) -> tuple[Sample, ...]:
    """One sample for each army in each part of its home, for each army as a guest, and for the guests at each place
    now."""
    world = setting.world
    found: dict[str, Sample] = {}
    units = columns[0].state.units
    for name, unit in world.units.items():
        if name not in units or not unit.army or not world.is_bound(unit.side):
            continue
        place = units[name].place
        ground, army = world.ground_of(place), world.title_of(unit.army)
        if _hosted(setting, unit.side, ground):
            sites = world.facilities_at.get(place, ())
            where = world.facilities[sites[0]].title if sites else world.board.name(place)
            key = f"{unit.army}.{unit.tags[0] if unit.tags else 'guest'}.{place}"
            found.setdefault(key, Sample(key, f"stationed at {where}: {army}", name, place, True))
            continue
        for part, home in _home(setting, unit.side).items():
            key = unit.army if part == MAIN else f"{unit.army}.{part}"
            found.setdefault(key, Sample(key, f"{PARTS[part]}: {army}", name, home, False))
    for sample in tuple(found.values()):
        if not sample.guest and sample.id == (army := world.units[sample.unit].army):
            found |= {one.id: one for one in _abroad(setting, army, sample)}
    return tuple(found.values())


def _home(setting: Setting, side: str) -> Mapping[str, int]:
    """A place in each part of a side's own ground that the law may tell apart; found once for a setting."""
    key = ("rights.home", side)
    found = setting.cache.get(key)
    if found is None:
        found = setting.cache[key] = _parts(setting, side)
    return cast(Mapping[str, int], found)


def _parts(setting: Setting, side: str) -> Mapping[str, int]:
    """Where the joint group's region is, the rest of the main part, and an exclave."""
    world = setting.world
    grounds = _connected(setting, side)
    if not grounds:
        return {
            MAIN: next(
                (-1 - n for n, box in enumerate(world.board.boxes) if world.ground_of(-1 - n) == side), 0
            )
        }
    main, *apart = grounds
    inside = [place for place in main if _in_region(setting, place)]
    outside = [place for place in main if not _in_region(setting, place)]
    found: dict[str, int] = {MAIN: (outside or inside)[0]}
    if inside and outside:
        found["inside"] = inside[0]
    if apart:
        found["exclave"] = apart[0][0]
    return found


def _in_region(setting: Setting, place: int) -> bool:
    """Whether a place lies in the region of a joint group that is formed by deployment."""
    law = setting.law
    joint = [name for name, group in law.groups.items() if group.joins] or list(law.groups)
    return any(law.in_region(setting.world, name, place) for name in joint)


def _connected(setting: Setting, side: str) -> list[list[int]]:
    """The connected parts of a side's ground without facilities, the largest first; islets are left out."""
    world = setting.world
    left = {place for place in range(world.board.size) if world.ground[place] == side}
    parts: list[list[int]] = []
    while left:
        queue = [min(left)]
        left.discard(queue[0])
        for place in queue:
            near = [there for there in world.board.neighbours[place] if there in left]
            left.difference_update(near)
            queue += near
        parts.append(sorted(place for place in queue if place not in world.facilities_at) or sorted(queue))
    parts.sort(key=lambda part: (-len(part), part[0]))
    return [part for number, part in enumerate(parts) if not number or len(part) >= ISLET]


def _hosted(setting: Setting, side: str, ground: str) -> bool:
    """Whether ground is an ally's, so that treaty law judges who stands there."""
    sides = setting.world.sides
    return bool(ground) and ground != side and sides[ground].alliance == sides[side].alliance


def _abroad(setting: Setting, army: str, sample: Sample) -> Iterator[Sample]:
    """An army as a guest of each ally with facilities in joint use or on lease (of each, where there are none).

    It is asked about on open ground, in a joint region where there is some.
    """
    world = setting.world
    side = world.side_of[sample.unit]
    hosts = {item.side for item in world.facilities.values() if item.joint_use or item.lease} or set(
        world.sides
    )
    for host, record in world.sides.items():
        if host not in hosts or not _hosted(setting, side, host):
            continue
        place = _open_ground(setting, host)
        if place is not None:
            label = f"in {record.title}: {world.title_of(army)}"
            yield Sample(f"{army}.in.{host}", label, sample.unit, place, True)


def _open_ground(setting: Setting, host: str) -> int | None:
    world, law = setting.world, setting.law
    free = [p for p in range(world.board.size) if world.ground[p] == host and p not in world.facilities_at]
    inside = (p for p in free if any(law.in_region(world, group, p) for group in law.groups))
    return next(inside, free[0] if free else None)
