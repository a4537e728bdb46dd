"""What is at stake: tracks and what moves them, measures, objectives, cards, stages, situations, offers."""

from collections.abc import Mapping

from attrs import field, frozen

from game.law.clauses import Needs


@frozen(kw_only=True)
class PoliticalTrack:
    """An integer from 0 to 100 that politics moves. `seen_by` empty: everybody."""

    title: str
    start: int
    side: str = ""
    seen_by: tuple[str, ...] = ()
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Influence:
    """A causal claim as an arrow: each half-day `to` moves by `per_100` hundredths while the needs hold.

    With `of`, the movement is scaled by how far that track stands above 50: all of it at 100, none at 50, and the
    other way at 0.
    """

    title: str
    to: str
    per_100: int
    of: str = ""
    needs: Needs = Needs()
    assumption: str = ""
    range: tuple[int, int] = (0, 0)
    cite: str


@frozen(kw_only=True)
class Measure:
    """A political action without a vote: what it costs its seat, what it moves, how long it must wait to return."""

    title: str
    seats: tuple[str, ...]
    cost: int
    tracks: Mapping[str, int] = field(factory=dict)
    tally: Mapping[str, int] = field(factory=dict)
    needs: Needs = Needs()
    wait: int = 0
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Objective:
    """Points for a seat (or shared by a seat list) when the needs hold at the end; `family` groups them in the score."""

    title: str
    seats: tuple[str, ...]
    points: int
    needs: Needs
    family: str
    military: bool = False
    card: str = ""
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Card:
    """A secret national card: one of several a seat may draw; its objectives carry its id."""

    title: str
    seat: str
    text: str
    weight: int = 1
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Stage:
    """A phase of the exercise script, reached when its needs hold (facts §5.1); never left backwards."""

    title: str
    needs: Needs
    westerns_first: bool = True
    cite: str


@frozen(kw_only=True)
class Situation:
    """Something that comes up by itself in the situation phase: with `chance` per cent, when the needs hold.

    `incident` puts a track of that kind into the air, along the places of `route` (towards the facility `target`),
    `size` aircraft, `speed` hexes an impulse, `armed` or not. `sends` brings units to places of the map, or to boxes,
    where the law lets them stand; whoever may not stand there stays. A `quiet` one is counted and told to nobody.
    """

    title: str
    text: str
    needs: Needs = Needs()
    chance: int = 100
    once: bool = True
    tracks: Mapping[str, int] = field(factory=dict)
    tally: Mapping[str, int] = field(factory=dict)
    incident: str = ""
    route: tuple[str, ...] = ()
    size: int = 1
    speed: int = 1
    target: str = ""
    armed: bool = False
    sends: Mapping[str, str] = field(factory=dict)
    quiet: bool = False
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Choice:
    """One way out of a crisis: what it moves and counts. None is free."""

    title: str
    tracks: Mapping[str, int]
    tally: Mapping[str, int] = field(factory=dict)
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Crisis:
    """A card that may be drawn for a seat, once, while its needs hold: the seat must take one of two choices."""

    title: str
    text: str
    seat: str
    choices: Mapping[str, Choice]
    needs: Needs = Needs()
    weight: int = 1
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Terms:
    """What a secret offer of the Westerns says: what breaks it, and to whom it may be made (empty: any Northern).

    They halt salvos and offensives while it binds. `tracks` move when the partner sees a trace of it.
    """

    title: str
    to: tuple[str, ...]
    broken_by: Needs
    tracks: Mapping[str, int] = field(factory=dict)
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Ending:
    """A reason for the game to end before its horizon: when the needs hold in recovery."""

    title: str
    needs: Needs
    cite: str = ""


@frozen(kw_only=True)
class Yardstick:
    """A number by which games are compared when they are over: exactly one of the ways to read it is given.

    `seat` with `part` reads a score ("total", "military", "private" or "card"); `track` the value of a track; `tally`
    a count; `first` the turn of an event (one more than the last turn if it never came); `needs` is 1 where they hold
    and 0 where they do not. `says` tells which way is which, for a reader of the difference. One that `compares`
    nothing is read by targets alone: what must nearly always be the same tells games apart by little.
    """

    title: str
    seat: str = ""
    part: str = "total"
    track: str = ""
    tally: str = ""
    first: str = ""
    needs: Needs | None = None
    compares: bool = True
    says: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Target:
    """Something that games of the doctrines must show if the causes are right.

    It is reached when the `needs` hold at the end and each yardstick lies between its two bounds. `share` is the per
    cent of games in which it must be reached: 100 means in every game, and at the end of every turn; 0 that it is
    shown and not counted, for it is put in or proved elsewhere. With `tag` the needs are judged for each unit that
    carries it, where it stands, and with `office` as the acting office.
    """

    title: str
    share: int
    needs: Needs = Needs()
    yardsticks: Mapping[str, tuple[int, int]] = field(factory=dict)
    tag: str = ""
    office: str = ""
    says: str = ""
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Stakes:
    """All of it, keyed by id, in the order of the scenario file."""

    tracks: Mapping[str, PoliticalTrack] = field(factory=dict)
    influences: Mapping[str, Influence] = field(factory=dict)
    measures: Mapping[str, Measure] = field(factory=dict)
    objectives: Mapping[str, Objective] = field(factory=dict)
    cards: Mapping[str, Card] = field(factory=dict)
    stages: Mapping[str, Stage] = field(factory=dict)
    situations: Mapping[str, Situation] = field(factory=dict)
    crises: Mapping[str, Crisis] = field(factory=dict)
    terms: Mapping[str, Terms] = field(factory=dict)
    endings: Mapping[str, Ending] = field(factory=dict)
    yardsticks: Mapping[str, Yardstick] = field(factory=dict)
    targets: Mapping[str, Target] = field(factory=dict)
