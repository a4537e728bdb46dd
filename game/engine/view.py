"""What a seat may know: the wall between the State and every screen, AI and student's client.

A view is built from nothing by listing what the seat may see (assets/secrecy.toml names it field by field); what is
not listed here does not get out. It answers with the seat's legal moves and with the verdict on any move.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from attrs import evolve, field, frozen

from game.core.calendar import planned_turn
from game.core.verdict import Finding, Verdict
from game.engine.mover import mover
from game.engine.reducer import judge, legal_moves, options
from game.engine.units import CONTROL, OwnUnit, SeenUnit, units_of
from game.law.setting import Setting
from game.model.moves import Move
from game.model.state import FacilityState, Mandate, Offer, Package, Promise, Reply, State, Track
from game.model.terms import Answer, Intent, Period, Posture
from game.rules.council.words import public
from game.rules.operations import sight
from game.rules.sequence import STEPS

if TYPE_CHECKING:
    from game.engine.session import Logged

T = TypeVar("T")
Known = tuple[tuple[str, ...], bool]

__all__ = ["OwnUnit", "SeenUnit", "View", "view", "watched"]


@frozen(kw_only=True)
class View:
    """Everything one seat may know. Two states that differ only in what is hidden give equal views.

    `legal` and `refusal` answer for this seat only.
    """

    seat: str
    turn: int
    days: Mapping[int, int]
    date: str
    step: str
    phase: str
    to_move: str
    waiting: tuple[str, ...]
    paused: bool
    ended: str
    period: Period
    stage: str
    joint_command: bool
    tracks: Mapping[str, int]
    happened: Mapping[str, int]
    own: Mapping[str, OwnUnit]
    seen: Mapping[str, SeenUnit]
    facilities: Mapping[str, FacilityState]
    control: Mapping[int, str]
    sits: tuple[int, int]
    convened_by: str
    packages: tuple[Package, ...]
    replies: tuple[Reply, ...]
    refused: Mapping[str, int]
    mandates: Mapping[str, Mandate]
    posts: Mapping[str, str]
    excluded: Mapping[str, int]
    capital: int
    measures: Mapping[str, int]
    used: int
    promises: tuple[Promise, ...]
    prices: Mapping[str, int]
    card: str
    offers: tuple[Offer, ...]
    intent: Intent | None
    escalation: int | None
    missiles: int | None
    posture: Posture | None
    targets: tuple[str, ...]
    air: tuple[Track, ...]
    impulse: int
    keys: Mapping[str, int]
    aloft: Mapping[str, str]
    sorties: Mapping[str, int]
    decisions: int
    roe: Mapping[str, str]
    activations: int
    tally: Mapping[str, int]
    log: tuple["Logged", ...] = field(repr=False)
    _state: State = field(eq=False, repr=False, alias="_state")
    _setting: Setting = field(eq=False, repr=False, alias="_setting")

    @property
    def planned(self) -> int:
        """The planned turn that this turn belongs to; the same number but where a threatened period goes to days."""
        return planned_turn(self.turn, self.days)

    def legal(self, about: str = "") -> list[Move]:
        """The seat's legal moves; `about` limits them to one unit, matter, track or package."""
        return legal_moves(self._state, self._setting, self.seat, about)

    def tries(self, about: str = "") -> Iterator[Move]:
        """What the seat might try, legal or not: what a screen shows greyed with its reasons."""
        return options(self._state, self._setting, self.seat, about)

    def verdict(self, move: Move) -> Verdict:
        """Every condition on a move of this seat, held or not.

        What others might do is not told; and of an order that is not the seat's to give, only that it is not.
        """
        if self.seat == CONTROL:
            return judge(self._state, self._setting, move)
        if mover(move, self._setting) != self.seat:
            return Verdict("view", (Finding("own", False, "this is no order of yours", (), "rulebook 1.5"),))
        return within_rights(judge(self._state, self._setting, move))

    def preview(self, ask: Callable[[State, Setting, str], object]) -> object:
        """What a function of the rules says that looks with this seat's eyes.

        `ask` hands State and Setting on to such a function and never looks into them itself.
        """
        return ask(self._state, self._setting, self.seat)


def view(state: State, setting: Setting, seat: str, log: tuple["Logged", ...] = ()) -> View:
    """The view of a seat; Control sees all."""
    world = setting.world
    sides = world.seats[seat].sides if seat in world.seats else tuple(world.sides)
    part = partial(_kept, setting, seat)
    allies = part("allies", world, partial(allied_seats, setting, seat))
    friends = {side for ally in allies for side in world.seats[ally].sides}
    north = seat == CONTROL or bool(world.seats[seat].council)
    west = not north or seat == CONTROL
    step = STEPS[state.step]
    council, politics, air = state.council, state.politics, state.air
    own, seen = units_of(state, setting, seat, sides)
    offices = tuple(world.offices) if seat == CONTROL else world.seats[seat].offices
    return View(
        seat=seat,
        turn=state.turn,
        days=state.days,
        date=setting.clock(state).heading(state.turn),
        step=step.id,
        phase=step.phase.value,
        to_move="" if state.ended else "chance" if state.pending else state.waiting[0],
        waiting=state.waiting,
        paused=state.paused,
        ended=state.ended,
        period=state.period,
        stage=state.stage,
        joint_command=setting.law.joint_command(state),
        tracks=part("tracks", state.tracks, partial(_tracks_read, state.tracks, setting, seat)),
        happened=state.happened
        if north
        else {k: v for k, v in state.happened.items() if k not in KEPT_BY_COUNCIL},
        own=own,
        seen=seen,
        facilities=state.facilities,
        control=state.control,
        sits=(council.sits_from, council.sits_until) if north else (0, 0),
        convened_by=council.convened_by if north else "",
        packages=tuple(p for p in council.packages if north and (revealed(state) or p.by in offices)),
        replies=tuple(r for r in council.replies if r.office in offices or (north and countered(step.id, r))),
        refused=council.refused if north else {},
        mandates=council.mandates
        if north
        else {k: v for k, v in council.mandates.items() if public(setting, k)},
        posts=council.posts,
        excluded=council.excluded,
        capital=politics.capital.get(seat, 0),
        measures={k: v for k, v in politics.measures.items() if seat == CONTROL or k.split("/")[0] == seat},
        used=politics.used.get(seat, 0),
        promises=politics.promises if north else (),
        prices=politics.prices if seat == CONTROL else {},
        card=politics.cards.get(seat, ""),
        offers=offers_of(politics.offers, seat, west),
        intent=politics.intent if west else None,
        escalation=politics.escalation if west else None,
        missiles=politics.missiles if west else None,
        posture=politics.posture if west else None,
        targets=politics.targets if west else (),
        air=tuple(tracks_of(air.tracks, seat, sides)),
        impulse=air.impulse,
        keys={k: v for k, v in air.keys.items() if world.side_of[k.split("/")[0]] in friends},
        aloft={k: v for k, v in air.aloft.items() if k in own or world.side_of[k] in friends},
        sorties={k: v for k, v in air.sorties.items() if k in own or (k in seen and seen[k].ready >= 0)},
        decisions=air.decisions.get(seat, 0),
        roe={k: v for k, v in air.roe.items() if seat == CONTROL or k.split("/")[0] == seat},
        activations=state.activations.get(seat, 0),
        tally=part("tally", state.tally, partial(_tally_read, state.tally, setting, seat, (allies, north))),
        log=log,
        _state=state,
        _setting=setting,
    )


def _kept(setting: Setting, seat: str, name: str, source: object, make: Callable[[], T]) -> T:
    """A part of a seat's view as it was made last, while the one thing in the State that it is made from is the same.

    The other things that it rests on, setting and seat, never change; nothing changes a part of a State in place.
    """
    key = ("view", seat, name)
    last = cast(tuple[object, T] | None, setting.cache.get(key))
    if last is not None and last[0] is source:
        return last[1]
    found = make()
    setting.cache[key] = (source, found)
    return found


def _tracks_read(tracks: Mapping[str, int], setting: Setting, seat: str) -> dict[str, int]:
    table = setting.stakes.tracks
    return {k: v for k, v in tracks.items() if seat == CONTROL or seat in (table[k].seen_by or (seat,))}


def _tally_read(tally: Mapping[str, int], setting: Setting, seat: str, known: Known) -> dict[str, int]:
    return {k: v for k, v in tally.items() if seat == CONTROL or may_read(setting, k, *known)}


KEPT_BY_COUNCIL = ("council_refused",)
TALLIES_OF_COUNCIL = ("council_turns_lost", "packages")
RIGHTS = ("command", "who", "voter", "council", "seat", "alone", "key", "superior")
"""Conditions on who may give an order at all."""
WHENEVER = ("playing", "turn", "step")
UNSEALED_STEPS = ("reply", "final", "count")


def within_rights(verdict: Verdict) -> Verdict:
    """A verdict without what it says on the matter itself, where the seat has no right to give the order."""
    lacking = tuple(finding for finding in verdict.findings if finding.name in RIGHTS and not finding.holds)
    if not lacking:
        return verdict
    return Verdict(verdict.rule, (*(f for f in verdict.findings if f.name in WHENEVER), *lacking))


def revealed(state: State) -> bool:
    """Whether the packages of this turn have been laid open."""
    return STEPS[state.step].id in UNSEALED_STEPS


def countered(step: str, reply: Reply) -> bool:
    """Whether a reply is a counter that has been opened; every other reply stays sealed."""
    return step in ("final", "count") and reply.answer is Answer.COUNTER


def allied_seats(setting: Setting, seat: str) -> tuple[str, ...]:
    """The seats of the same alliance, the seat itself among them; all for Control."""
    world = setting.world
    if seat not in world.seats:
        return tuple(world.seats)
    mine = {world.sides[side].alliance for side in world.seats[seat].sides}
    return tuple(
        n for n, item in world.seats.items() if any(world.sides[s].alliance in mine for s in item.sides)
    )


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


def may_read(setting: Setting, tally: str, seats: tuple[str, ...], north: bool) -> bool:
    """Whether a seat knows a tally: one that names a seat or a side is read by its alliance."""
    head, _, named = tally.rpartition(".")
    if (head or tally) in TALLIES_OF_COUNCIL:
        return north
    if not head:
        return True
    seat = setting.world.seat_of_side.get(named, named)
    return seat in seats or seat not in setting.world.seats


def watched(state: State, setting: Setting, seat: str) -> frozenset[int]:
    """The hexes that a seat's forces look at: seeing nothing there is knowledge too."""
    world = setting.world
    if seat not in world.seats:
        return frozenset()
    return frozenset(
        place for side in world.seats[seat].sides for place in sight.watched(state, setting, side)
    )
