"""What a clause looks at: the parts of a State, by which answers of the law may be kept and found again.

Every class of clause names its parts in `reads`. Two States that are alike in these parts, asked about the same
unit in the same place, get the same finding from it. A clause that names too few would be given stale answers:
`tests/law/test_memory.py` watches every clause at work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from game.model.state import State

if TYPE_CHECKING:
    from game.law.law import Law


class Part(Enum):
    """A part of the State that clauses look at; the last ones say more about the question than about the State.

    `BASES` and `COMMAND` stand for whatever the law's bases and command rules look at. A clause with `UNIT` looks
    at more of its unit than side, army, tags and role. One with `AREA` looks at the place asked about: the ground
    it belongs to, its country, its oblast and its facilities; one with `PLACE` at more of it. One with `STANDS`
    asks where the unit stands, though another place be asked about.
    """

    PERIOD = "period"
    MANDATES = "mandates"
    EXCLUDED = "excluded"
    POSTS = "posts"
    SITTING = "sitting"
    TRACKS = "tracks"
    PROMISES = "promises"
    HAPPENED = "happened"
    TALLY = "tally"
    TURN = "turn"
    STAGE = "stage"
    INTENT = "intent"
    LEASES = "leases"
    DAMAGE = "damage"
    CONTROL = "control"
    UNITS = "units"
    KEYS = "keys"
    BASES = "bases"
    COMMAND = "command"
    UNIT = "unit"
    AREA = "area"
    PLACE = "place"
    STANDS = "stands"


@frozen
class Source:
    """Where a part is found: its paths in the State (fields, or fields of a field), and its content as a key."""

    paths: tuple[str, ...]
    content: Callable[[State, Law], object]


class Same:
    """A key for something too large to compare: it equals the very same thing only, and keeps it alive."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


def _in_force(state: State, law: Law) -> object:
    return tuple(name for name in state.council.mandates if law.mandate(state, name))


def _sits(state: State, law: Law) -> object:
    return state.council.sits_from <= state.turn <= state.council.sits_until


def _leases(state: State, law: Law) -> object:
    return tuple((name, item.founded, item.lease) for name, item in state.facilities.items())


def _damage(state: State, law: Law) -> object:
    return tuple((name, item.damage) for name, item in state.facilities.items())


SOURCES: Mapping[Part, Source] = {
    Part.PERIOD: Source(("period",), lambda state, law: state.period),
    Part.MANDATES: Source(("council.mandates", "planned"), _in_force),
    Part.EXCLUDED: Source(("council.excluded",), lambda state, law: tuple(state.council.excluded)),
    Part.POSTS: Source(("council.posts",), lambda state, law: tuple(state.council.posts.items())),
    Part.SITTING: Source(("council.sits_from", "council.sits_until", "turn"), _sits),
    Part.TRACKS: Source(("tracks",), lambda state, law: tuple(state.tracks.items())),
    Part.PROMISES: Source(("politics.promises",), lambda state, law: state.politics.promises),
    Part.HAPPENED: Source(("happened",), lambda state, law: tuple(state.happened)),
    Part.TALLY: Source(("tally",), lambda state, law: tuple(state.tally.items())),
    Part.TURN: Source(("planned",), lambda state, law: state.planned),
    Part.STAGE: Source(("stage",), lambda state, law: state.stage),
    Part.INTENT: Source(("politics.intent",), lambda state, law: state.politics.intent),
    Part.LEASES: Source(("facilities",), _leases),
    Part.DAMAGE: Source(("facilities",), _damage),
    Part.CONTROL: Source(("control",), lambda state, law: tuple(state.control.items())),
    Part.UNITS: Source(("units",), lambda state, law: Same(state.units)),
    Part.KEYS: Source(("air.keys",), lambda state, law: tuple(state.air.keys.items())),
}
