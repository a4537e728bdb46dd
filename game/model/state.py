"""What changes during play. Every class is frozen: a move makes a new State.

Nothing here is derived: who commands a unit, on which legal basis it stands, who sees it and whether it is in
supply follow from these values and the law (`game.law`, `game.rules`).
"""

from collections.abc import Mapping

from attrs import field, frozen

from game.core.calendar import planned_turn
from game.model.terms import Answer, Intent, LeaseStatus, Period, Posture, PromiseStatus, Rail

UNTOLD_WHEN_EMPTY = {"untold_when_empty": True}
"""On a field that most games never fill: it is no part of a record's canonical form while it is empty."""


@frozen
class Chance:
    """A question put to chance: `answers` are (answer, weight) pairs; `key` names it in every scenario alike."""

    key: str
    kind: str
    subject: str
    answers: tuple[tuple[str, int], ...]
    audience: frozenset[str] = frozenset()


@frozen(kw_only=True)
class UnitState:
    """A unit in play. `place` is a hex (>= 0) or a box (< 0); a unit that has left play is not in the State.

    `since` is the turn of its last change of commander; `unbased` the turn in which its legal basis ended (0: it
    has one); `ready` 0–3 with 3 fully ready; `acted` the turn of its last activation; `arrives` the turn in which a
    journey between box and map ends.
    """

    place: int
    steps: int
    ready: int = 3
    magazine: int = 0
    acted: int = 0
    fought: int = 0
    dug_in: bool = False
    rail: Rail = Rail.NONE
    arrives: int = 0
    bound: int | None = None
    since: int = 0
    commander: str = ""
    unbased: int = 0
    standing: str = ""
    breached: int = 0


@frozen(kw_only=True)
class FacilityState:
    """Damage so far, and the legal status of a lease."""

    damage: int = 0
    lease: LeaseStatus | None = None
    founded: bool = True


@frozen(kw_only=True)
class Mandate:
    """An adopted matter in force: since which turn, until which planned turn (0: open), and how many uses are left
    (-1: any)."""

    matter: str
    turn: int
    until: int = 0
    uses: int = -1
    package: str = ""
    place: int = -1

    def stands(self, planned: int) -> bool:
        """Whether it is in force in a planned turn: not lapsed, and not used up."""
        return self.uses != 0 and not (self.until and planned > self.until)


@frozen(kw_only=True)
class Package:
    """Matters put to their body together. `terms` are what each member of the body would owe if it is adopted."""

    id: str
    by: str
    body: str
    matters: tuple[str, ...]
    counters: tuple[str, ...] = ()


@frozen(kw_only=True)
class Reply:
    """A sealed reply of one office to one package; `matters` is the changed package of a counter.

    `asks` is the concession that a refusal names as its price.
    """

    package: str
    office: str
    answer: Answer
    matters: tuple[str, ...] = ()
    asks: str = ""


@frozen(kw_only=True)
class Council:
    """The bodies at work: when the Council sits, what lies before it, what has been decided."""

    sits_from: int = 0
    sits_until: int = 0
    convened_by: str = ""
    packages: tuple[Package, ...] = ()
    replies: tuple[Reply, ...] = ()
    refused: Mapping[str, int] = field(factory=dict)
    mandates: Mapping[str, Mandate] = field(factory=dict)
    posts: Mapping[str, str] = field(factory=dict)
    excluded: Mapping[str, int] = field(factory=dict)


@frozen(kw_only=True)
class Promise:
    """What one seat owes another from an adopted package, by the end of which planned turn, and what became of it."""

    id: str
    matter: str
    by: str
    to: str
    made: int
    due: int
    status: PromiseStatus = PromiseStatus.OPEN


@frozen(kw_only=True)
class Offer:
    """A secret offer of the Westerns to one Northern seat: halt while it does not deploy."""

    id: str
    terms: str
    to: str
    turn: int
    until: int
    accepted: bool | None = None
    seen_by: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Politics:
    """Capital, promises, drawn prices, secret cards and offers, and what the Westerns are about.

    `measures` maps "seat/measure" to the planned turn in which it was last taken.
    """

    capital: Mapping[str, int] = field(factory=dict)
    measures: Mapping[str, int] = field(factory=dict)
    used: Mapping[str, int] = field(factory=dict)
    promises: tuple[Promise, ...] = ()
    prices: Mapping[str, int] = field(factory=dict)
    surcharge: Mapping[str, int] = field(factory=dict)
    cards: Mapping[str, str] = field(factory=dict)
    offers: tuple[Offer, ...] = ()
    intent: Intent | None = None
    escalation: int = 0
    posture: Posture | None = None
    targets: tuple[str, ...] = ()
    missiles: int = 0


@frozen(kw_only=True)
class Track:
    """Something in the air: a salvo on its way, an intruder, an aircraft in distress.

    `path` is its route, `at` its index there; `size` how many weapons or aircraft are left of those `sent`;
    `known` the seats that have it on their screens; `handled` what was done about it, in order.
    """

    id: str
    kind: str
    side: str
    path: tuple[int, ...]
    at: int = 0
    size: int = 1
    sent: int = 1
    speed: int = 1
    target: str = ""
    weapons: bool = False
    known: frozenset[str] = frozenset()
    handled: tuple[str, ...] = ()


@frozen
class Firing:
    """A unit's engagement of a track in this impulse, over a hex, while chance has not yet decided it."""

    unit: str
    track: str
    place: int


@frozen(kw_only=True)
class Air:
    """The air picture of one turn: its tracks, the impulse, keys turned and refused, launches, standing orders.

    `keys` maps "unit/track/office" to the impulse of a turned key, or -1 for a key withheld; the same with
    "unit/track/fire" for an order to fire; `aloft` maps a unit to the track that it was sent against; `roe`
    maps "seat/kind of track" to a rule of engagement; `fired` counts a unit's rounds this turn; `firing` are
    the engagements of this impulse that are still to be resolved.
    """

    impulse: int = 0
    tracks: tuple[Track, ...] = ()
    keys: Mapping[str, int] = field(factory=dict)
    aloft: Mapping[str, str] = field(factory=dict)
    decisions: Mapping[str, int] = field(factory=dict)
    roe: Mapping[str, str] = field(factory=dict)
    sorties: Mapping[str, int] = field(factory=dict)
    fired: Mapping[str, int] = field(factory=dict)
    firing: tuple[Firing, ...] = ()


@frozen(kw_only=True)
class State:
    """A whole game at one moment. `pending` questions must be answered before anybody moves.

    `step` indexes `game.rules.sequence.STEPS`; `waiting` are the seats that have still to finish it, the first to
    move first. `happened` maps the name of an event to the first turn in which it happened; `tally` counts what the
    score asks for.

    `turn` counts every turn that is played. In a threatened period one planned turn may be lived through in several
    days, each a turn of its own: `days` tells of how many, for each planned turn that took more than one.
    """

    turn: int = 1
    step: int = 0
    waiting: tuple[str, ...] = ()
    period: Period = Period.PEACETIME
    stage: str = ""
    units: Mapping[str, UnitState] = field(factory=dict)
    facilities: Mapping[str, FacilityState] = field(factory=dict)
    control: Mapping[int, str] = field(factory=dict)
    tracks: Mapping[str, int] = field(factory=dict)
    carried: Mapping[str, int] = field(factory=dict)
    council: Council = Council()
    politics: Politics = Politics()
    air: Air = Air()
    activations: Mapping[str, int] = field(factory=dict)
    happened: Mapping[str, int] = field(factory=dict)
    tally: Mapping[str, int] = field(factory=dict)
    pending: tuple[Chance, ...] = ()
    taken: frozenset[str] = frozenset()
    paused: bool = False
    horizon: int = 0
    ended: str = ""
    days: Mapping[int, int] = field(factory=dict, metadata=UNTOLD_WHEN_EMPTY)

    @property
    def planned(self) -> int:
        """The planned turn that this turn belongs to: what dates, terms and the end of the game are counted in."""
        return planned_turn(self.turn, self.days) if self.days else self.turn

    @property
    def day(self) -> int:
        """Which turn of its planned turn this is: 1, but in a threatened period."""
        return self.days.get(self.planned, 1) if self.days else 1

    @property
    def stamp(self) -> str:
        """What the keys of luck begin with: the planned turn, and its day when it is not the first.

        >>> State(turn=9).stamp, State(turn=11, days={9: 3}).stamp, State(turn=12, days={9: 3}).stamp
        ('9', '9.3', '10')
        """
        return str(self.planned) if self.day == 1 else f"{self.planned}.{self.day}"
