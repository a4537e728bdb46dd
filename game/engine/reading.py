"""What a seat may read of each part of the State: the bricks of its view."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, cast

from attrs import evolve, field, frozen

from game.engine.units import CONTROL
from game.law.setting import Setting
from game.model.state import Mandate, Offer, Reply, Track
from game.model.terms import Answer
from game.rules.council.words import public

S = TypeVar("S")
T = TypeVar("T")

KEPT_BY_COUNCIL = ("council_refused",)
TALLIES_OF_COUNCIL = ("council_turns_lost", "packages")
UNSEALED_STEPS = ("reply", "final", "count")


@frozen(eq=False, kw_only=True)
class Reader:
    """Who reads: a seat of a setting, its sides and offices, those of its alliance, the tracks that it does not see,
    and whether it hears the Council (`north`) or the Westerns (`west`). Control sees all and hears both.
    """

    setting: Setting
    seat: str
    sides: tuple[str, ...]
    offices: tuple[str, ...]
    allies: tuple[str, ...]
    friends: frozenset[str]
    unseen: frozenset[str]
    north: bool
    west: bool
    _last: dict[str, tuple[object, object]] = field(factory=dict, init=False)
    _tallies: dict[str, bool] = field(factory=dict, init=False)

    def part(self, name: str, source: S, read: "Callable[[Reader, S], T]") -> T:
        """A part of the view as it was made last, while the one thing in the State that it is made from is the same.

        Nothing changes a part of a State in place.
        """
        last = self._last.get(name)
        if last is None or last[0] is not source:
            last = self._last[name] = (source, read(self, source))
        return cast(T, last[1])

    def knows(self, tally: str) -> bool:
        """Whether the seat knows a tally, asked once for each."""
        found = self._tallies.get(tally)
        if found is None:
            found = self._tallies[tally] = self.seat == CONTROL or may_read(self, tally)
        return found


def reader_of(setting: Setting, seat: str) -> Reader:
    """The reader of a seat, made once for a setting."""
    key = ("view.reader", seat)
    found = setting.cache.get(key)
    if found is None:
        world, control = setting.world, seat == CONTROL
        allies, tracks = allied_seats(setting, seat), setting.stakes.tracks.items()
        north = control or bool(world.seats[seat].council)
        found = setting.cache[key] = Reader(
            setting=setting,
            seat=seat,
            sides=world.seats[seat].sides if seat in world.seats else tuple(world.sides),
            offices=tuple(world.offices) if control else world.seats[seat].offices,
            allies=allies,
            friends=frozenset(side for ally in allies for side in world.seats[ally].sides),
            unseen=frozenset(
                k for k, item in tracks if not control and seat not in (item.seen_by or (seat,))
            ),
            north=north,
            west=control or not north,
        )
    return cast(Reader, found)


def allied_seats(setting: Setting, seat: str) -> tuple[str, ...]:
    """The seats of the same alliance, the seat itself among them; all for Control."""
    world = setting.world
    if seat not in world.seats:
        return tuple(world.seats)
    mine = {world.sides[side].alliance for side in world.seats[seat].sides}
    return tuple(
        n for n, item in world.seats.items() if any(world.sides[s].alliance in mine for s in item.sides)
    )


# -- tables --------------------------------------------------------------------------------------------------
def tracks_read(reader: Reader, tracks: Mapping[str, int]) -> dict[str, int]:
    """The tracks that the seat sees."""
    return {k: v for k, v in tracks.items() if k not in reader.unseen}


def tally_read(reader: Reader, tally: Mapping[str, int]) -> dict[str, int]:
    """The counts that the seat knows."""
    knows = reader.knows
    return {k: v for k, v in tally.items() if knows(k)}


def may_read(reader: Reader, tally: str) -> bool:
    """Whether a seat knows a tally: one that names a seat or a side is read by its alliance."""
    head, _, named = tally.rpartition(".")
    if (head or tally) in TALLIES_OF_COUNCIL:
        return reader.north
    if not head:
        return True
    world = reader.setting.world
    seat = world.seat_of_side.get(named, named)
    return seat in reader.allies or seat not in world.seats


def own_entries(reader: Reader, table: Mapping[str, T]) -> dict[str, T]:
    """The seat's own entries of a table whose keys begin with a seat: "seat/…"."""
    own = "" if reader.seat == CONTROL else f"{reader.seat}/"
    return {k: v for k, v in table.items() if k.startswith(own)}


def happened_read(reader: Reader, happened: Mapping[str, int]) -> dict[str, int]:
    """What has happened, without what only the Council knows."""
    return {k: v for k, v in happened.items() if k not in KEPT_BY_COUNCIL}


def mandates_read(reader: Reader, mandates: Mapping[str, Mandate]) -> dict[str, Mandate]:
    """The decisions that everybody knows."""
    return {k: v for k, v in mandates.items() if public(reader.setting, k)}


# -- lists ---------------------------------------------------------------------------------------------------
def revealed(step: str) -> bool:
    """Whether the packages of this turn have been laid open."""
    return step in UNSEALED_STEPS


def countered(step: str, reply: Reply) -> bool:
    """Whether a reply is a counter that has been opened; every other reply stays sealed."""
    return step in ("final", "count") and reply.answer is Answer.COUNTER


def offers_of(offers: tuple[Offer, ...], seat: str, west: bool) -> tuple[Offer, ...]:
    """The secret offers a seat knows of: made, received, or seen by a trace; never who has seen the trace."""
    if seat == CONTROL:
        return offers
    known = (offer for offer in offers if west or seat == offer.to or seat in offer.seen_by)
    bare = (evolve(offer, seen_by=frozenset()) for offer in known)
    return tuple(o if west or o.to == seat else evolve(o, terms="", accepted=None, until=0) for o in bare)


def tracks_of(tracks: tuple[Track, ...], seat: str, sides: tuple[str, ...]) -> Iterator[Track]:
    """The tracks on a seat's screens, and those it sent; of these it does not learn what becomes of them."""
    for track in tracks:
        if seat == CONTROL:
            yield track
        elif seat in track.known:
            yield evolve(track, known=frozenset({seat}))
        elif track.side in sides:
            yield evolve(track, known=frozenset(), size=track.sent, handled=())
