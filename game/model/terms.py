"""Words with a fixed meaning, as the treaties, the rulebook and the field use them."""

from enum import StrEnum


class Period(StrEnum):
    """The legal period, on which half of the law depends (facts §2.0)."""

    PEACETIME = "peacetime"
    THREATENED = "threatened"
    WARTIME = "wartime"


class Voting(StrEnum):
    """How the votes of a body are counted."""

    CONSENSUS = "consensus"
    MAJORITY = "majority"
    SOLE = "sole"


class Phase(StrEnum):
    """The phases of a turn, in their order (design §3)."""

    SITUATION = "situation"
    COUNCIL = "council"
    AIR = "air"
    OPERATIONS = "operations"
    RECOVERY = "recovery"


class Role(StrEnum):
    """What a unit is for; rules ask for the role, never for a name."""

    MANOEUVRE = "manoeuvre"
    IRREGULAR = "irregular"
    HEADQUARTERS = "headquarters"
    ARTILLERY = "artillery"
    MISSILE = "missile"
    SAM = "sam"
    RADAR = "radar"
    FIGHTER = "fighter"
    STRIKE = "strike"
    HELICOPTER = "helicopter"


class MoveClass(StrEnum):
    """How a unit moves on the ground; FIXED units and aircraft change base only by their own rules."""

    TRACKED = "tracked"
    WHEELED = "wheeled"
    FOOT = "foot"
    AIR = "air"
    FIXED = "fixed"


class Roe(StrEnum):
    """Rules of engagement a seat gives for one kind of air event."""

    AUTOMATIC = "automatic"
    ASK = "ask"
    WITHHOLD = "withhold"


class Fire(StrEnum):
    """When the law of a territory lets weapons be used on a kind of air track (R45).

    ALWAYS; ATTACK: once an attack is on record, or as HOSTILE; HOSTILE: aggression is declared, or the track is
    armed and has refused orders; NEVER.
    """

    ALWAYS = "always"
    ATTACK = "attack"
    HOSTILE = "hostile"
    NEVER = "never"


class Intent(StrEnum):
    """What the Westerns really want; drawn in secret, or fixed to the script (facts §5.1)."""

    BLUFF = "bluff"
    LIMITED = "limited"
    FULL = "full"
    SCRIPT = "script"


class Posture(StrEnum):
    """What the Westerns do in a turn (design §8)."""

    PAUSE = "pause"
    HYBRID = "hybrid"
    SALVO = "salvo"
    OFFENSIVE = "offensive"


class Answer(StrEnum):
    """A reply to a package: consent, refusal, or consent to a changed package."""

    AYE = "aye"
    NO = "no"
    COUNTER = "counter"


class PromiseStatus(StrEnum):
    """What has become of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


class LeaseStatus(StrEnum):
    """Legal status of a leased facility (facts §11.2, X12)."""

    ACTIVE = "active"
    EXPIRED = "expired-in-negotiation"
    EXTENDED = "extended"
    ENDED = "ended"


class Rail(StrEnum):
    """Where a unit stands in a journey by rail."""

    NONE = ""
    LOADED = "loaded"
    UNLOADING = "unloading"
