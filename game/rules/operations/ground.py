"""What operations ask of the ground and no game changes: costs, zones of law, borders, networks, ways
home."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from attrs import field, frozen

from game.core.hexes import opposite
from game.core.reach import dial_reach
from game.core.recent import Recent
from game.law.memory import memory
from game.law.setting import Setting
from game.model.landmarks import Edge
from game.model.terms import MoveClass, Role

MARCHING = (MoveClass.TRACKED, MoveClass.WHEELED, MoveClass.FOOT)
ARTICLES = ("entry", "equipment", "pursuit", "attack", "dig_in", "host_supply", "facility_access")
"""The articles that operations put cases to: what they look at decides how long an answer is kept."""
FORMATIONS = (Role.MANOEUVRE, Role.IRREGULAR, Role.ARTILLERY, Role.MISSILE)
Steps = tuple[tuple[tuple[int, int], ...], ...]


class LawZone(NamedTuple):
    """Hexes on which the law says the same: an oblast of one owner, a single hex that holds facilities, or any
    single hex where a clause of the law looks more closely."""

    owner: str
    place: int
    hexes: tuple[int, ...]


class UnitFacts(NamedTuple):
    """What is asked of a unit most often."""

    side: str
    alliance: str
    role: Role
    mobility: MoveClass
    full: int
    formation: bool
    fights: bool


MASKS = 24
"""How many tables of closed ground are remembered: each is as large as the map has hexsides, and soon made again."""
WAYS = 64
"""To how many goals the cost of the way is remembered."""
BEYOND = -1
"""The cost of a way that leads nowhere."""


@frozen(eq=False)
class Ground:
    """Tables by hex (`owner` and `alliance` of the territory, `zone`), by side, by unit and by move class.

    `rails` are the steps along railways from each hex, `network` the neighbours by road or railway.
    `watchers` are a side's units with how far they see, `lookouts` the hexes it sees without them.
    """

    setting: Setting
    owner: tuple[str, ...]
    alliance: tuple[str, ...]
    zone: tuple[int, ...]
    zones: tuple[LawZone, ...]
    units: Mapping[str, UnitFacts]
    costs: Mapping[MoveClass, tuple[int, ...]]
    rails: Steps
    network: tuple[tuple[int, ...], ...]
    lookouts: Mapping[str, frozenset[int]]
    watchers: Mapping[str, tuple[tuple[str, int], ...]]
    airfields: tuple[int, ...]
    seats: Mapping[str, frozenset[str]]
    _masked: Recent[object, tuple[int, ...]] = field(factory=lambda: Recent(MASKS))
    _entered: dict[int, tuple[int, ...]] = field(factory=dict)
    _home: dict[str, Mapping[int, int]] = field(factory=dict)
    _ways: Recent[tuple[int, MoveClass], Sequence[int]] = field(factory=lambda: Recent(WAYS))

    def masked(self, move: MoveClass, refused: tuple[int, ...], opened: tuple[int, ...]) -> tuple[int, ...]:
        """The cost table of a move class with the refused zones closed, all but the `opened` hexes of
        them."""
        key = (move, refused, opened)
        found = self._masked.find(key)
        if found is None:
            found = self._masked.keep(key, self._close(self.costs[move], refused, opened))
        return found

    def _close(
        self, costs: tuple[int, ...], zones: Iterable[int], opened: tuple[int, ...]
    ) -> tuple[int, ...]:
        table = list(costs)
        for number in zones:
            for edge in self._doors(number):
                table[edge] = 0
        for here in opened:
            for edge in self._into(here):
                table[edge] = costs[edge]
        return tuple(table)

    def _doors(self, zone: int) -> tuple[int, ...]:
        """The numbers of the hexsides over which the hexes of a zone are entered."""
        found = self._entered.get(zone)
        if found is None:
            hexes = self.zones[zone].hexes
            found = self._entered[zone] = tuple(edge for here in hexes for edge in self._into(here))
        return found

    def _into(self, here: int) -> tuple[int, ...]:
        steps = self.setting.world.board.steps[here]
        return tuple(there * 6 + opposite(edge % 6) for edge, there in steps)

    def home(self, side: str) -> Mapping[int, int]:
        """For every hex, the steps to the nearest ground of a side: over its alliance's ground as far as that
        goes, from beyond it first back to that ground."""
        found = self._home.get(side)
        if found is None:
            found = self._home[side] = self._spread(side)
        return found

    def _spread(self, side: str) -> dict[int, int]:
        board, alliance = self.setting.world.board, self.setting.world.sides[side].alliance
        front = [here for here in range(board.size) if self.owner[here] == side]
        found = dict.fromkeys(front, 0)
        for abroad in (False, True):
            if abroad:
                front = sorted(found, key=lambda here: (found[here], here))
            for here in front:
                for there in board.neighbours[here]:
                    if there not in found and (abroad or self.alliance[there] == alliance):
                        found[there] = found[here] + 1
                        front.append(there)
        return found

    def way(self, goal: int, move: MoveClass) -> Sequence[int]:
        """For every hex what it costs to come there from a goal, whoever holds it: the yardstick of a road march.

        `BEYOND` where nobody comes there.
        """
        found = self._ways.get((goal, move))
        if found is None:
            board = self.setting.world.board
            reached = dial_reach(board.steps, goal, 400, self.costs[move])
            costs = (reached[here][0] if here in reached else BEYOND for here in range(board.size))
            found = self._ways.keep((goal, move), array("h", costs))
        return found


def ground(setting: Setting) -> Ground:
    """The ground of a setting, worked out once."""
    found = setting.cache.get("operations.ground")
    if found is None:
        found = setting.cache["operations.ground"] = _build(setting)
    return cast(Ground, found)


def _build(setting: Setting) -> Ground:
    world, board = setting.world, setting.world.board
    owner = tuple(world.ground)
    zone, zones = _zones(setting, owner)
    return Ground(
        setting=setting,
        owner=owner,
        alliance=tuple(world.sides[side].alliance if side else "" for side in owner),
        zone=zone,
        zones=zones,
        units={name: _facts(setting, name) for name in world.units},
        costs={move: board.edge_costs(_price(setting, move)) for move in MARCHING},
        rails=_lines(setting, board.rail),
        network=tuple(
            tuple(there for _, there in steps)
            for steps in _lines(setting, bytes(a | b for a, b in zip(board.rail, board.road)))
        ),
        lookouts={side: _lookouts(setting, owner, side) for side in world.sides},
        watchers={side: _watchers(setting, side) for side in world.sides},
        airfields=tuple(
            world.facility_place[name] for name, item in world.facilities.items() if item.kind == "airfield"
        ),
        seats={item.alliance: _seats(setting, item.alliance) for item in world.sides.values()},
    )


def _zones(setting: Setting, owner: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[LawZone, ...]]:
    board, known = setting.world.board, memory(setting)
    closely = known.desk(*ARTICLES).by_place
    hexes: dict[int, list[int]] = {}
    for here in range(board.size):
        hexes.setdefault(here if closely else known.areas[here], []).append(here)
    zones = tuple(LawZone(owner[found[0]], found[0], tuple(found)) for found in hexes.values())
    zone = [0] * board.size
    for number, item in enumerate(zones):
        for here in item.hexes:
            zone[here] = number
    return tuple(zone), zones


def _facts(setting: Setting, name: str) -> UnitFacts:
    world = setting.world
    unit, kind = world.units[name], world.kind_of[name]
    return UnitFacts(
        side=unit.side,
        alliance=world.alliance_of[name],
        role=kind.role,
        mobility=kind.mobility,
        full=unit.steps or kind.steps,
        formation=kind.role in FORMATIONS and kind.mobility in MARCHING,
        fights=kind.role in (Role.MANOEUVRE, Role.IRREGULAR),
    )


class _price:  # noqa: N801 - a function with two values bound
    """The cost of a step for one move class."""

    def __init__(self, setting: Setting, move: MoveClass) -> None:
        self.numbers, self.move = setting.numbers.operations, move

    def __call__(self, terrain: str, edge: Edge) -> int:
        if edge.road:
            return self.numbers.road
        into = self.numbers.terrain.get(terrain)
        price: int = getattr(into, self.move.value) if into else 0
        bridged = edge.rail or not edge.river
        return price if bridged or not price else price + self.numbers.river[edge.river]


def _lines(setting: Setting, mask: bytes) -> Steps:
    """Steps along lines: for each hex, (hexside number, neighbour) where the mask has its side."""
    return tuple(
        tuple((edge, there) for edge, there in steps if mask[here] >> edge % 6 & 1)
        for here, steps in enumerate(setting.world.board.steps)
    )


def _lookouts(setting: Setting, owner: tuple[str, ...], side: str) -> frozenset[int]:
    """Hexes a side sees without troops: towns and own facilities on its own ground."""
    world = setting.world
    towns = [town.hex for town in world.board.towns]
    sites = [world.facility_place[name] for name, item in world.facilities.items() if item.side == side]
    return frozenset(here for here in (*towns, *sites) if here >= 0 and owner[here] == side)


def _watchers(setting: Setting, side: str) -> tuple[tuple[str, int], ...]:
    world = setting.world
    return tuple((name, world.kind_of[name].sight) for name in world.units if world.side_of[name] == side)


def _seats(setting: Setting, alliance: str) -> frozenset[str]:
    world = setting.world
    sides = (name for name, item in world.sides.items() if item.alliance == alliance)
    return frozenset({world.seat_of_side[side] for side in sides if side in world.seat_of_side} | {"control"})
