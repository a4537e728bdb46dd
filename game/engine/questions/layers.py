"""What may be laid over the map: supply, air-defence cover, regions, legal bases, commanders, sight and control."""

from collections.abc import Iterator, Mapping
from itertools import compress
from typing import cast

from attrs import frozen

from game.engine.questions.common import alliances, date, planned_date, sentence, setting_of
from game.engine.view import View, watched
from game.law.setting import Setting
from game.model.state import State
from game.model.terms import Role
from game.rules import air
from game.rules.council.enact import grantors
from game.rules.operations.picture import now
from game.rules.operations.supply import area, is_supplied


@frozen
class SupplyLayer:
    """Hexes that the sources of each own side reach, and for each own unit on the map whether it is in supply."""

    hexes: Mapping[str, frozenset[int]]
    units: Mapping[str, bool]

    @property
    def cut_off(self) -> tuple[str, ...]:
        """The own units out of supply."""
        return tuple(name for name, held in self.units.items() if not held)


@frozen
class Battery:
    """A missile unit with the hexes that it reaches; `enemy` where it belongs to another alliance."""

    unit: str
    title: str
    place: int
    reach: int
    enemy: bool
    hexes: frozenset[int]


@frozen
class AirLayer:
    """Radar cover (hex -> how many radars see it) and missile ranges, as far as the seat knows them."""

    radar: Mapping[int, int]
    batteries: tuple[Battery, ...]

    @property
    def missiles(self) -> Mapping[int, int]:
        """How many own and allied missile units reach each hex."""
        found: dict[int, int] = {}
        for battery in self.batteries:
            for place in () if battery.enemy else battery.hexes:
                found[place] = found.get(place, 0) + 1
        return found


@frozen
class Region:
    """The region of a joint group; hexes of the map only."""

    group: str
    title: str
    hexes: frozenset[int]
    cite: str


@frozen
class BasisItem:
    """Why a foreign unit may be where it is: `basis` None where it has no legal basis and must go.

    `since` and `until` are dates of the decision that grants it, empty where none does or it has no end.
    """

    unit: str
    title: str
    place: int
    host: str
    basis: str | None
    says: str
    since: str
    until: str
    cite: str


@frozen
class CommandItem:
    """Who commands a unit: the office, the seat that holds it, and the rule of command that says so."""

    unit: str
    title: str
    place: int
    office: str
    office_title: str
    seat: str
    mine: bool
    rule: str
    cite: str


def supply_layer(view: View) -> SupplyLayer:
    """Where supply reaches, and which of the seat's own units it does not reach."""
    sides = _sides(view)

    def ask(state: State, setting: Setting, seat: str) -> object:
        picture = now(state, setting)
        every = range(picture.setting.world.board.size)
        hexes = {side: frozenset(compress(every, area(picture, (side,)))) for side in sides}
        units = {name: is_supplied(picture, name) for name, own in view.own.items() if own.state.place >= 0}
        return SupplyLayer(hexes, units)

    return cast(SupplyLayer, view.preview(ask))


def _sides(view: View) -> tuple[str, ...]:
    world = setting_of(view).world
    return world.seats[view.seat].sides if view.seat in world.seats and world.seats[view.seat].sides else ()


def air_layer(view: View) -> AirLayer:
    """Radar cover of the shared air picture, and the reach of every missile unit that the seat knows of."""
    sides = _sides(view)
    found: dict[int, int] = {}
    if sides:
        found = dict(cast(Mapping[int, int], view.preview(lambda s, g, _: air.coverage(s, g, sides[0]))))
    return AirLayer(found, tuple(_batteries(view)))


def _batteries(view: View) -> Iterator[Battery]:
    world, mine = setting_of(view).world, alliances(view)
    for name, place in _places(view):
        kind = world.kind_of[name]
        if kind.role is Role.SAM and place >= 0:
            hexes = frozenset(world.board.within(place, kind.reach))
            enemy = world.alliance_of[name] not in mine
            yield Battery(name, world.units[name].title, place, kind.reach, enemy, hexes)


def _places(view: View) -> Iterator[tuple[str, int]]:
    """Every unit that the seat knows of, with where it is."""
    yield from ((name, own.state.place) for name, own in view.own.items())
    yield from ((name, seen.place) for name, seen in view.seen.items())


def regions(view: View) -> tuple[Region, ...]:
    """The regions of the joint groups, worked out once for a setting."""
    setting = setting_of(view)
    found = setting.cache.get("questions.regions")
    if found is None:
        law, world = setting.law, setting.world
        found = setting.cache["questions.regions"] = tuple(
            Region(
                name,
                sentence(group.title),
                frozenset(at for at in range(world.board.size) if law.in_region(world, name, at)),
                group.cite,
            )
            for name, group in law.groups.items()
        )
    return cast(tuple[Region, ...], found)


def basis_layer(view: View) -> tuple[BasisItem, ...]:
    """The legal basis of every unit that stands on an ally's ground, among those that the seat knows."""
    return tuple(_bases(view))


def _bases(view: View) -> Iterator[BasisItem]:
    setting = setting_of(view)
    world, law = setting.world, setting.law
    for name, place in _places(view):
        side, host = world.side_of[name], world.ground_of(place)
        if host in ("", side) or world.sides[host].alliance != world.sides[side].alliance:
            continue
        if not world.is_bound(side) or world.alliance_of[name] not in alliances(view):
            continue
        basis = _basis(view, name, place)
        found = law.bases.get(basis or "")
        since, until = _granted(view, basis or "")
        own = view.own.get(name)
        if own is not None and own.state.unbased:
            days = setting.numbers.operations.days_to_leave
            until = date(view, setting.clock(view).later(own.state.unbased, days))
        yield BasisItem(
            unit=name,
            title=world.units[name].title,
            place=place,
            host=world.sides[host].title,
            basis=basis,
            says=sentence(found.title) if found else "No legal basis" if basis is None else "Needs none",
            since=since,
            until=until,
            cite=found.cite if found else "R78, X04",
        )


def _basis(view: View, unit: str, place: int) -> str | None:
    if unit in view.own:
        return view.own[unit].basis
    return cast(str | None, view.preview(lambda s, g, _: g.law.basis(s, g, unit, place)))


def _granted(view: View, basis: str) -> tuple[str, str]:
    """Since when and until when the decision stands that a basis rests on."""
    if not basis:
        return "", ""
    given = [view.mandates[name] for name in view.mandates if name in grantors(setting_of(view), basis)]
    if not given:
        return "", ""
    return date(view, given[-1].turn), planned_date(view, given[-1].until)


def command_layer(view: View) -> tuple[CommandItem, ...]:
    """Who commands each own and allied unit."""
    setting = setting_of(view)
    world, mine = setting.world, alliances(view)
    units = tuple((name, at) for name, at in _places(view) if world.alliance_of[name] in mine)
    ask = lambda s, g, _: {name: g.law.command_of(s, g, name) for name, _place in units}  # noqa: E731
    found = cast(Mapping[str, tuple[str, str]], view.preview(ask))
    return tuple(_command(view, name, at, *found[name]) for name, at in units)


def _command(view: View, unit: str, place: int, office: str, rule: str) -> CommandItem:
    setting = setting_of(view)
    world, found = setting.world, setting.law.command[rule]
    seat = world.seat_of_office.get(office, "")
    return CommandItem(
        unit=unit,
        title=world.units[unit].title,
        place=place,
        office=office,
        office_title=sentence(world.title_of(office)),
        seat=world.title_of(seat),
        mine=seat == view.seat,
        rule=sentence(found.title),
        cite=found.cite,
    )


def watched_hexes(view: View) -> frozenset[int]:
    """The hexes that the seat's forces and towns look at now, with what its allies share."""
    return cast(frozenset[int], view.preview(watched))


def control_of_ground(view: View) -> Mapping[int, str]:
    """The hexes that another alliance than their owner's holds: hex -> alliance. All other ground is its owner's."""
    return view.control
