"""What a scenario file holds, as records: the shape that a file is read into."""

from collections.abc import Mapping

from attrs import field, frozen

from game.core.calendar import Clock
from game.law.law import Law
from game.law.stakes import Stakes
from game.model.doctrine import Doctrine
from game.model.numbers import Numbers
from game.model.spread import Spread
from game.model.terms import Intent, Period
from game.model.world import Facility, Kind, Office, Seat, Side, Unit


@frozen(kw_only=True)
class Opening:
    """How the game stands before its first turn.

    `mandates` are matters adopted before; `roe` maps "seat/kind of track" to a rule of engagement; `tallies` and
    `happened` put counts and events on record.
    """

    period: Period = Period.PEACETIME
    stage: str = ""
    mandates: tuple[str, ...] = ()
    roe: Mapping[str, str] = field(factory=dict)
    happened: tuple[str, ...] = ()
    tallies: Mapping[str, int] = field(factory=dict)
    unfounded: tuple[str, ...] = ()
    sits_until: int = 0


@frozen(kw_only=True)
class Expectation:
    """What a what-if is expected to do to a yardstick: `direction` is "higher", "lower" or "same"; why, and whence.

    `note` says what the games showed, and why, where it is something else.
    """

    direction: str
    why: str
    cite: str
    note: str = ""


@frozen(kw_only=True)
class ScenarioFile:
    """A scenario with its parts laid together and its amendments made.

    `ground` gives each side the countries ("BY") or oblasts ("ru.pskov") it holds; `horizon` gives each possible
    last turn its weight. `spread` gives assumed numbers without a range of their own that of their kind.
    """

    title: str
    summary: str
    teaches: str = ""
    length: str = ""
    question: str = ""
    expectation: str = ""
    expects: Mapping[str, Expectation] = field(factory=dict)
    note: str = ""
    board: str = "theatre"
    clock: Clock
    intent: Intent | None = None
    intents: Mapping[str, int] = field(factory=dict)
    horizon: Mapping[str, int] = field(factory=dict)
    side: Mapping[str, Side]
    seat: Mapping[str, Seat]
    office: Mapping[str, Office]
    kind: Mapping[str, Kind]
    unit: Mapping[str, Unit]
    facility: Mapping[str, Facility]
    ground: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str] = field(factory=dict)
    law: Law
    stakes: Stakes
    rulebook: Numbers
    doctrine: Mapping[str, Doctrine] = field(factory=dict)
    opening: Opening = Opening()
    spread: Mapping[str, Spread] = field(factory=dict)
