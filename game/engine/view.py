"""What a seat may know: the wall between the State and every screen, AI and student's client.

A view is built from nothing by listing what the seat may see (assets/secrecy.toml names it field by field); what is
not listed here does not get out. It answers with the seat's legal moves and with the verdict on any move.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from game.core.verdict import Verdict
from game.engine.reducer import judge, legal_moves, options
from game.engine.units import CONTROL, OwnUnit, SeenUnit, units_of
from game.law.setting import Setting
from game.model.moves import Move
from game.model.state import FacilityState, Mandate, Offer, Package, Promise, Reply, State, Track
from game.model.terms import Answer, Intent, Period, Posture
from game.rules.operations import sight
from game.rules.sequence import STEPS

if TYPE_CHECKING:
    from game.engine.session import Logged

__all__ = ["OwnUnit", "SeenUnit", "View", "view", "watched"]


@frozen(kw_only=True)
class View:
    """Everything one seat may know. Two states that differ only in what is hidden give equal views.

    `legal` and `refusal` answer for this seat only.
    """

    seat: str
    turn: int
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

    def legal(self, about: str = "") -> list[Move]:
        """The seat's legal moves; `about` limits them to one unit, matter, track or package."""
        return legal_moves(self._state, self._setting, self.seat, about)

    def tries(self, about: str = "") -> Iterator[Move]:
        """What the seat might try, legal or not: what a screen shows greyed with its reasons."""
        return options(self._state, self._setting, self.seat, about)

    def verdict(self, move: Move) -> Verdict:
        """Every condition on a move, held or not."""
        return judge(self._state, self._setting, move)

    def preview(self, ask: Callable[[State, Setting, str], object]) -> object:
        """What a preview function of the rules says from this seat's view."""
        return ask(self._state, self._setting, self.seat)


def view(state: State, setting: Setting, seat: str, log: tuple["Logged", ...] = ()) -> View:
    """The view of a seat; Control sees all."""
    world = setting.world
    sides = world.seats[seat].sides if seat in world.seats else tuple(world.sides)
    allies = allied_seats(setting, seat)
    north = seat == CONTROL or bool(world.seats[seat].council)
    west = not north or seat == CONTROL
    step = STEPS[state.step]
    council, politics, air = state.council, state.politics, state.air
    own, seen = units_of(state, setting, seat, sides)
    offices = tuple(world.offices) if seat == CONTROL else world.seats[seat].offices
    return View(
        seat=seat,
        turn=state.turn,
        date=world.clock.label(state.turn),
        step=step.id,
        phase=step.phase.value,
        to_move="" if state.ended else "chance" if state.pending else state.waiting[0],
        waiting=state.waiting,
        paused=state.paused,
        ended=state.ended,
        period=state.period,
        stage=state.stage,
        joint_command=setting.law.joint_command(state),
        tracks={
            name: value
            for name, value in state.tracks.items()
            if seat == CONTROL
            or not setting.stakes.tracks[name].seen_by
            or seat in setting.stakes.tracks[name].seen_by
        },
        happened=state.happened if north else {k: v for k, v in state.happened.items() if k in PUBLIC_EVENTS},
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
        else {k: v for k, v in council.mandates.items() if k in PUBLIC_MATTERS},
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
        air=tuple(t for t in air.tracks if seat == CONTROL or seat in t.known or t.side in sides),
        impulse=air.impulse,
        keys={k: v for k, v in air.keys.items() if k.rsplit("/", 1)[-1] in offices},
        aloft=air.aloft if north else {},
        sorties={k: v for k, v in air.sorties.items() if k in own},
        decisions=air.decisions.get(seat, 0),
        roe={k: v for k, v in air.roe.items() if seat == CONTROL or k.split("/")[0] == seat},
        activations=state.activations.get(seat, 0),
        tally={k: v for k, v in state.tally.items() if seat == CONTROL or may_read(k, allies, sides)},
        log=log,
        _state=state,
        _setting=setting,
    )


PUBLIC_EVENTS = ("attack", "crossing", "salvo", "hybrid", "offensive", "deployment", "jc_formed", "period_opened",
                 "aggression_declared", "invasion", "line_restored", "counterattack")  # fmt: skip
PUBLIC_MATTERS = ("open_period", "deploy_rgf", "declare_aggression", "close_period", "pursuit")
UNSEALED_STEPS = ("reply", "final", "count")


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
    """The secret offers a seat knows of: made, received, or seen by a trace."""
    known = (offer for offer in offers if west or seat == offer.to or seat in offer.seen_by)
    return tuple(o if west or o.to == seat else evolve(o, terms="", accepted=None, until=0) for o in known)


def may_read(tally: str, seats: tuple[str, ...], sides: tuple[str, ...]) -> bool:
    """Whether a tally is about the seat's own doings; what concerns everybody has no dot in its name."""
    return "." not in tally or tally.rsplit(".", 1)[-1] in (*seats, *sides)


def watched(state: State, setting: Setting, seat: str) -> frozenset[int]:
    """The hexes that a seat's forces look at: seeing nothing there is knowledge too."""
    world = setting.world
    if seat not in world.seats:
        return frozenset()
    return frozenset(
        place for side in world.seats[seat].sides for place in sight.watched(state, setting, side)
    )
