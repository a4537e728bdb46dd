"""Moves: small frozen values that say what somebody wants.

Each names who asks in its first field: a seat, or the office in whose right it acts. What then happened is an Event.
"""

from typing import ClassVar

from attrs import frozen

from game.model.terms import Answer, Posture, Roe


@frozen
class ChanceAnswer:
    """Chance's answer to the first pending question; `by` is "chance", or "control" with a `reason`."""

    by: str
    key: str
    answer: str
    reason: str = ""


@frozen
class Done:
    """The seat has finished this step."""

    seat: str


@frozen
class Convene:
    """A head of state convenes the Supreme State Council (R07)."""

    office: str


@frozen
class Propose:
    """A sealed package of matters put to their body, one a turn."""

    office: str
    matters: tuple[str, ...]


@frozen
class GiveReply:
    """A sealed reply to a package: aye, no, or a counter (a binding aye to the changed package).

    A no may say what it `asks`: a concession of another seat, told to the table with the refusal; it binds nobody.
    """

    office: str
    package: str
    answer: Answer
    matters: tuple[str, ...] = ()
    asks: str = ""


@frozen
class Decree:
    """A decision that one office takes alone, such as sending visiting forces home (R48)."""

    office: str
    matter: str


@frozen
class TakeMeasure:
    """A political action without a vote, paid from capital."""

    seat: str
    measure: str


@frozen
class MakeOffer:
    """The Westerns' secret offer to one Northern seat."""

    seat: str
    to: str
    terms: str


@frozen
class AnswerOffer:
    """A Northern seat takes or leaves a secret offer."""

    seat: str
    offer: str
    accept: bool


@frozen
class AnswerCrisis:
    """A seat chooses one of the two ways out of the crisis that was drawn for it."""

    seat: str
    crisis: str
    choice: str


@frozen
class TakePosture:
    """What the Westerns do this turn, with the targets of a salvo."""

    seat: str
    posture: Posture
    targets: tuple[str, ...] = ()


@frozen
class SetRoe:
    """A standing rule of engagement for one kind of track."""

    seat: str
    track_kind: str
    roe: Roe


@frozen
class TurnKey:
    """A duty officer agrees that this crew takes off against this track (R43)."""

    office: str
    unit: str
    track: str


@frozen
class Withhold:
    """A duty officer refuses his key (R44)."""

    office: str
    unit: str
    track: str


@frozen
class Engage:
    """An air-defence unit, or a fighter aloft, uses its weapons on a track under the law below it (R45)."""

    office: str
    unit: str
    track: str


@frozen
class MoveUnit:
    """A unit goes to a place: a hex it can reach this turn, or a box, or from a box to its map edge."""

    seat: str
    unit: str
    place: int


@frozen
class RailMove:
    """A unit loads at a station, travels loaded, or unloads where it stands; `place` is where it will be."""

    seat: str
    unit: str
    place: int
    act: str


@frozen
class Attack:
    """Units attack a hex beside them."""

    seat: str
    units: tuple[str, ...]
    place: int


@frozen
class DigIn:
    """A unit prepares its position."""

    seat: str
    unit: str


@frozen
class Strike:
    """A strike wing, rocket or missile unit hits a hex or a facility within its reach."""

    seat: str
    unit: str
    place: int


@frozen
class Standing:
    """A standing order that the unit follows until it is changed: hold, withdraw, follow the road to a place."""

    seat: str
    unit: str
    order: str
    place: int = -1


@frozen
class Inject:
    """The instructor adds something, with a reason: an event, a track, a resource, a change of a track."""

    kind: str
    subject: str
    amount: int
    reason: str
    by: ClassVar[str] = "control"


@frozen
class TakeSeat:
    """The instructor takes a seat over."""

    seat: str
    reason: str
    by: ClassVar[str] = "control"


@frozen
class ReleaseSeat:
    """The instructor gives a seat back."""

    seat: str
    reason: str
    by: ClassVar[str] = "control"


@frozen
class Pause:
    """The instructor stops play, or lets it go on."""

    paused: bool
    reason: str
    by: ClassVar[str] = "control"


@frozen
class Note:
    """The instructor writes a remark into the record."""

    text: str
    by: ClassVar[str] = "control"


Move = (
    ChanceAnswer
    | Done
    | Convene
    | Propose
    | GiveReply
    | Decree
    | TakeMeasure
    | MakeOffer
    | AnswerOffer
    | AnswerCrisis
    | TakePosture
    | SetRoe
    | TurnKey
    | Withhold
    | Engage
    | MoveUnit
    | RailMove
    | Attack
    | DigIn
    | Strike
    | Standing
    | Inject
    | TakeSeat
    | ReleaseSeat
    | Pause
    | Note
)
