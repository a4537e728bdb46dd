"""What a seat may know: the wall between the State and every screen, AI and student's client.

A view is built from nothing by listing what the seat may see (assets/secrecy.toml names it field by field); what is
not listed here does not get out. It answers with the seat's legal moves and with the verdict on any move.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from game.core.calendar import planned_turn
from game.core.verdict import Finding, Verdict
from game.engine.mover import mover
from game.engine.reading import (
    countered,
    happened_read,
    mandates_read,
    offers_of,
    own_entries,
    reader_of,
    revealed,
    tally_read,
    tracks_of,
    tracks_read,
)
from game.engine.reducer import judge, legal_moves, options
from game.engine.units import CONTROL, OwnUnit, SeenUnit, units_of
from game.law.setting import Setting
from game.model.moves import Move
from game.model.state import FacilityState, Mandate, Offer, Package, Promise, Reply, State, Track
from game.model.terms import Intent, Period, Posture
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
    surcharge: Mapping[str, int]
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

    def tries(self, about: str = "", kind: type | None = None) -> Iterator[Move]:
        """What the seat might try, legal or not: what a screen shows greyed with its reasons."""
        return options(self._state, self._setting, self.seat, about, kind)

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
    reader = reader_of(setting, seat)
    part, north, west, offices = reader.part, reader.north, reader.west, reader.offices
    step, side_of = STEPS[state.step], setting.world.side_of
    council, politics, air = state.council, state.politics, state.air
    own, seen = units_of(state, setting, seat, reader.sides)
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
        tracks=part("tracks", state.tracks, tracks_read),
        happened=state.happened if north else part("happened", state.happened, happened_read),
        own=own,
        seen=seen,
        facilities=state.facilities,
        control=state.control,
        sits=(council.sits_from, council.sits_until) if north else (0, 0),
        convened_by=council.convened_by if north else "",
        packages=tuple(p for p in council.packages if north and (revealed(step.id) or p.by in offices)),
        replies=tuple(r for r in council.replies if r.office in offices or (north and countered(step.id, r))),
        refused=council.refused if north else {},
        mandates=council.mandates if north else part("mandates", council.mandates, mandates_read),
        posts=council.posts,
        excluded=council.excluded,
        capital=politics.capital.get(seat, 0),
        measures=part("measures", politics.measures, own_entries),
        used=politics.used.get(seat, 0),
        promises=politics.promises if north else (),
        prices=politics.prices if seat == CONTROL else {},
        surcharge=politics.surcharge if north else {},
        card=politics.cards.get(seat, ""),
        offers=offers_of(politics.offers, seat, west),
        intent=politics.intent if west else None,
        escalation=politics.escalation if west else None,
        missiles=politics.missiles if west else None,
        posture=politics.posture if west else None,
        targets=politics.targets if west else (),
        air=tuple(tracks_of(air.tracks, seat, reader.sides)),
        impulse=air.impulse,
        keys={k: v for k, v in air.keys.items() if side_of[k.split("/")[0]] in reader.friends},
        aloft={k: v for k, v in air.aloft.items() if k in own or side_of[k] in reader.friends},
        sorties={k: v for k, v in air.sorties.items() if k in own or (k in seen and seen[k].ready >= 0)},
        decisions=air.decisions.get(seat, 0),
        roe=part("roe", air.roe, own_entries),
        activations=state.activations.get(seat, 0),
        tally=part("tally", state.tally, tally_read),
        log=log,
        _state=state,
        _setting=setting,
    )


RIGHTS = ("command", "who", "voter", "council", "seat", "alone", "key", "superior")
"""Conditions on who may give an order at all."""
WHENEVER = ("playing", "turn", "step")
"""Conditions on the moment of an order, not on what it is about."""


def within_rights(verdict: Verdict) -> Verdict:
    """A verdict without what it says on the matter itself, where the seat has no right to give the order."""
    lacking = tuple(finding for finding in verdict.findings if not finding.holds and finding.name in RIGHTS)
    if not lacking:
        return verdict
    return Verdict(verdict.rule, (*(f for f in verdict.findings if f.name in WHENEVER), *lacking))


def watched(state: State, setting: Setting, seat: str) -> frozenset[int]:
    """The hexes that a seat's forces look at: seeing nothing there is knowledge too."""
    world = setting.world
    if seat not in world.seats:
        return frozenset()
    return frozenset(
        place for side in world.seats[seat].sides for place in sight.watched(state, setting, side)
    )
