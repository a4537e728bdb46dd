"""What a scenario holds and no game changes: sides, seats, offices, kinds of unit, units, facilities."""

from collections.abc import Mapping

from attrs import field, frozen

from game.core.calendar import Clock
from game.model.board import Board
from game.model.terms import Intent, LeaseStatus, MoveClass, Role


@frozen(kw_only=True)
class Side:
    """A state with forces and territory; in an exercise its code-named counterpart (X18, X19).

    `title` is as a sentence says it, with its article: "the Republic of Polesye".
    """

    title: str
    letter: str
    alliance: str
    adjective: str = ""
    cite: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """The title as it stands alone, on a map or over a list: without its article."""
        bare = self.title.removeprefix("the ")
        return bare[:1].upper() + bare[1:]


@frozen(kw_only=True)
class Seat:
    """What one player or AI holds: the offices of one or more sides.

    A seat that `stands_down` gives no orders in peacetime: its units follow their standing orders.
    """

    title: str
    sides: tuple[str, ...]
    offices: tuple[str, ...] = ()
    doctrine: str = ""
    briefing: str = ""
    news: tuple[str, ...] = ()
    council: bool = False
    activations: int = 0
    per_division: int = 0
    stands_down: bool = False
    par: int = 0
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Office:
    """A holder of decision rights (facts §1.2)."""

    title: str
    side: str
    holder: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Kind:
    """A kind of unit and its ratings. Every number is an assumption of the game's.

    Ranges are in hexes, `kill` is per cent a shot, `allowance` movement points a turn, `speed` hexes an impulse,
    `support` odds columns given to a combat within `support_range`.
    """

    title: str
    role: Role
    sidc: str
    mobility: MoveClass
    steps: int = 1
    attack: int = 0
    defence: int = 0
    allowance: int = 0
    sight: int = 1
    radar: int = 0
    support: int = 0
    support_range: int = 0
    reach: int = 0
    kill: int = 0
    shots: int = 0
    magazine: int = 0
    speed: int = 0
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Unit:
    """A formation of the order of battle.

    `army` is the formation that the treaty rules name (1gta, 6afad, 20caa, …); `division` groups regiments that
    move by rail as one; `tags` are words that law data asks for (centre, exercise, duty, reserve); `hedge` keeps
    the source's own word of doubt.
    """

    title: str
    side: str
    kind: str
    echelon: str
    place: str
    short: str = ""
    local: str = ""
    army: str = ""
    division: str = ""
    tags: tuple[str, ...] = ()
    steps: int = 0
    arrives: int = 1
    entry: tuple[str, ...] = ()
    fictional: bool = False
    confidence: str = ""
    hedge: str = ""
    alias: str = ""
    cite: str = ""
    note: str = ""


@frozen(kw_only=True)
class Facility:
    """A place with a function or a legal status: town, airfield, depot, bridge, radar site, leased node, base.

    `worth` is what its loss counts in the infrastructure score; a facility with `target` may be named in a salvo.
    """

    title: str
    place: str
    kind: str
    side: str
    target: bool = False
    worth: int = 0
    strength: int = 3
    joint_use: bool = False
    lease: LeaseStatus | None = None
    lease_expires: str = ""
    rent: int = 0
    owes: tuple[str, ...] = ()
    extraterritorial: bool = False
    command: str = ""
    key_town: bool = False
    supply: bool = False
    source: str = ""
    assumption: str = ""
    cite: str = ""
    note: str = ""


@frozen(kw_only=True)
class World:
    """The stage of the game. Mappings keep the order of the scenario file, which is the order of everything.

    `ground` is the side that holds each place, indexed like the board's own tables: hexes, then boxes from the last.
    `latest` is the last planned turn that a game may have; with several in `horizon`, chance draws one in secret.
    """

    id: str
    title: str
    clock: Clock
    board: Board
    sides: Mapping[str, Side]
    seats: Mapping[str, Seat]
    offices: Mapping[str, Office]
    kinds: Mapping[str, Kind]
    units: Mapping[str, Unit]
    facilities: Mapping[str, Facility]
    ground: tuple[str, ...] = field(repr=False)
    intent: Intent | None = None
    intents: tuple[tuple[str, int], ...] = ()
    horizon: tuple[tuple[int, int], ...] = ()
    names: Mapping[str, str] = field(factory=dict)

    # Worked out once from the above.
    latest: int = field(init=False, eq=False, repr=False)
    kind_of: Mapping[str, Kind] = field(init=False, eq=False, repr=False)
    side_of: Mapping[str, str] = field(init=False, eq=False, repr=False)
    seat_of_side: Mapping[str, str] = field(init=False, eq=False, repr=False)
    seat_of_office: Mapping[str, str] = field(init=False, eq=False, repr=False)
    alliance_of: Mapping[str, str] = field(init=False, eq=False, repr=False)
    bound: frozenset[str] = field(init=False, eq=False, repr=False)
    facility_place: Mapping[str, int] = field(init=False, eq=False, repr=False)
    facilities_at: Mapping[int, tuple[str, ...]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        put = object.__setattr__
        put(self, "latest", max((turn for turn, _ in self.horizon), default=self.clock.turns))
        put(self, "kind_of", {name: self.kinds[unit.kind] for name, unit in self.units.items()})
        put(self, "side_of", {name: unit.side for name, unit in self.units.items()})
        put(self, "alliance_of", {name: self.sides[unit.side].alliance for name, unit in self.units.items()})
        put(self, "seat_of_side", {side: name for name, seat in self.seats.items() for side in seat.sides})
        put(self, "seat_of_office", {o: name for name, seat in self.seats.items() for o in seat.offices})
        sitting = {s for seat in self.seats.values() if seat.council for s in seat.sides if s in self.sides}
        alliances = frozenset(self.sides[side].alliance for side in sitting or self.sides)
        put(self, "bound", alliances)
        places = {name: self.board.parse_place(item.place) for name, item in self.facilities.items()}
        put(self, "facility_place", places)
        found: dict[int, tuple[str, ...]] = {}
        for name, place in places.items():
            found[place] = (*found.get(place, ()), name)
        put(self, "facilities_at", found)

    @property
    def is_length_known(self) -> bool:
        """Whether there is only one possible last turn."""
        return len(self.horizon) <= 1

    def is_bound(self, side: str) -> bool:
        """Whether treaty law judges a side's guests: its alliance has a seat in the council (all, where none has)."""
        return self.sides[side].alliance in self.bound

    def ground_of(self, place: int) -> str:
        """The side whose territory a place is; empty for the sea and for land that no side of the game holds."""
        return self.ground[place]

    def territory(self, place: int) -> str:
        """Whose territory a place is, in words: a side's, the open sea's, or that of a state that takes no part.

        A place below zero is an off-map box.
        """
        side = self.ground[place]
        if side:
            return self.sides[side].title
        return (
            "the open sea"
            if self.board.terrain[place] == "sea"
            else "the ground of a state that takes no part"
        )

    def title_of(self, name: str) -> str:
        """The readable name of anything that has an id."""
        for table in (self.units, self.facilities, self.sides, self.seats, self.offices):
            if name in table:
                return table[name].title
        return self.names.get(name, name)
