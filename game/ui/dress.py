"""What the map shows of a seat's view: counters, facilities and tracks as the plain records that the map takes.

Free functions, so that a game that is played and a record that is looked at dress the board alike. Overlays are in
`game.ui.overlays`.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, cast

from attrs import evolve

from game.engine.questions.flying import air_tracks
from game.engine.questions.layers import basis_layer
from game.engine.units import OwnUnit, SeenUnit
from game.engine.view import View
from game.law.setting import Setting
from game.model.terms import LeaseStatus, MoveClass, Rail, Role
from game.model.world import Kind, World
from game.report.map_pieces import home
from game.report.symbols import size_of, symbol_of
from game.ui.map import AirTrack, Facility, Piece
from game.ui.theme import SideLook, side_looks

SIGNS: Final = {"missile": "missile", "strike": "plane", "balloon": "drone", "intruder": "plane"}
"""How a kind of air track is drawn; an airliner and everything else as a plane."""
LEASED: Final = (LeaseStatus.ACTIVE, LeaseStatus.EXTENDED, LeaseStatus.EXPIRED)
READY: Final = 3
"""The readiness of a unit that lacks nothing."""

Looks = Mapping[str, SideLook]


def looks_of(world: World) -> Looks:
    """How each side of a world is shown: colour, letter, frame."""
    return _looks(tuple((name, side.letter) for name, side in world.sides.items()))


@lru_cache(maxsize=16)
def _looks(letters: tuple[tuple[str, str], ...]) -> Looks:
    return side_looks(dict(letters))


# -- counters ------------------------------------------------------------------------------------------------
def pieces(view: View, setting: Setting) -> tuple[Piece, ...]:
    """A counter for every unit that the seat knows of: its own in full, others as far as they are seen."""
    mine, bases = home(setting, view), basis_marks(view)
    found = [own_piece(view, setting, own, mine, bases) for own in view.own.values()]
    found += [seen_piece(setting, seen, mine, bases) for seen in view.seen.values()]
    return tuple(found)


def own_piece(view: View, setting: Setting, own: OwnUnit, mine: str, bases: Mapping[str, str]) -> Piece:
    """The counter of a unit that the seat knows in full; `mine` is the alliance whose units get rectangles."""
    world, state = setting.world, own.state
    spent = state.acted == view.turn and view.step == "operations"
    return evolve(
        _plain(setting, own.id, mine),
        place=state.place,
        steps=state.steps,
        commander=commander(setting, own.id, own.superior),
        basis=bases.get(own.id, ""),
        marks=tuple(_marks(view, own, spent)),
        mine=own.mine,
        dimmed=spent,
        rank=_rank(world.kind_of[own.id], state.steps),
    )


def _marks(view: View, own: OwnUnit, spent: bool) -> Iterator[str]:
    state = own.state
    if state.dug_in:
        yield "dug-in"
    if state.rail is not Rail.NONE:
        yield "rail"
    if own.id in view.aloft:
        yield "aloft"
    if state.ready == 0:
        yield "disrupted"
    if spent:
        yield "moved"


def seen_piece(setting: Setting, seen: SeenUnit, mine: str, bases: Mapping[str, str]) -> Piece:
    """The counter of another seat's unit as it is seen."""
    marks = (*(("dug-in",) if seen.dug_in else ()), *(("rail",) if seen.rail is not Rail.NONE else ()))
    return evolve(
        _plain(setting, seen.id, mine),
        place=seen.place,
        steps=seen.steps,
        basis=bases.get(seen.id, ""),
        marks=marks,
        rank=_rank(setting.world.kind_of[seen.id], seen.steps),
    )


def _plain(setting: Setting, unit: str, mine: str) -> Piece:
    """The counter of a unit with what never changes about it."""
    key = ("dress.plain", unit, mine)
    found = setting.cache.get(key)
    if found is None:
        world = setting.world
        item, kind = world.units[unit], world.kind_of[unit]
        found = setting.cache[key] = Piece(
            id=unit,
            place=0,
            look=looks_of(world)[item.side],
            symbol=symbol_of(kind, world.alliance_of[unit] == mine),
            echelon=size_of(kind),
            name=item.short or item.title[:8],
            title=item.title,
            ratings=ratings(kind),
            full=item.steps or kind.steps,
        )
    return cast(Piece, found)


def ratings(kind: Kind) -> str:
    """What stands big on a counter: attack, defence and march for those who fight, the reach of the others."""
    if kind.attack or kind.defence:
        march = f"-{kind.allowance}" if kind.mobility not in (MoveClass.AIR, MoveClass.FIXED) else ""
        return f"{kind.attack}-{kind.defence}{march}" if kind.attack or march else str(kind.defence)
    reach = kind.reach or kind.radar
    return f"R{reach}" if reach else ""


def commander(setting: Setting, unit: str, superior: str) -> SideLook | None:
    """The side that commands a unit where that is not its own; None where it is, or nobody knows."""
    world = setting.world
    office = world.offices.get(superior)
    if office is None or office.side == world.side_of[unit] or office.side not in world.sides:
        return None
    return looks_of(world)[office.side]


def basis_marks(view: View) -> Mapping[str, str]:
    """For each unit on an ally's ground whether its legal basis is held, expiring (it has an end) or missing."""
    return {
        item.unit: "missing" if item.basis is None else "expiring" if item.until else "held"
        for item in basis_layer(view)
        if item.basis != ""
    }


def _rank(kind: Kind, steps: int) -> int:
    """Fighting units lie on top of a stack, the strongest first."""
    return (0 if kind.role is Role.MANOEUVRE else 100) - steps


# -- facilities and tracks -----------------------------------------------------------------------------------
def facilities(view: View, setting: Setting) -> tuple[Facility, ...]:
    """A sign for every facility that is there, with its damage."""
    world = setting.world
    found = []
    for name, item in world.facilities.items():
        state = view.facilities.get(name)
        if state is None or not state.founded:
            continue
        condition = "whole" if not state.damage else "damaged"
        if state.damage >= item.strength:
            condition = "destroyed"
        found.append(
            Facility(
                id=name,
                place=world.facility_place[name],
                kind=item.kind,
                title=item.title,
                condition=condition,
                leased=state.lease in LEASED,
            )
        )
    return tuple(found)


def tracks(view: View) -> tuple[AirTrack, ...]:
    """Everything in the air that the seat knows of; urgent where something is asked of it."""
    found = []
    for item, track in zip(air_tracks(view), view.air):
        label = item.title if item.size == 1 else f"{item.title} ({item.size})"
        found.append(
            AirTrack(
                id=item.id,
                place=item.place,
                path=track.path[: track.at + 1],
                course=item.ahead[1] if len(item.ahead) > 1 else None,
                identity="friend" if item.mine else "hostile" if item.hostile else "unknown",
                sign=SIGNS.get(item.kind, "plane"),
                label=label,
                urgent=any(crew.asked for crew in item.crews),
            )
        )
    return tuple(found)
