"""The formations of a map picture: counters from what a seat may know, by place, strongest on top."""

from attrs import frozen

from game.engine.view import View
from game.law.setting import Setting
from game.model.terms import Role
from game.report.map_sheet import Sheet
from game.report.map_style import colours_of
from game.report.symbols import HALF, Counter, size_of, stack, symbol_of


@frozen
class Piece:
    """A unit that the viewer knows of: what orders it on top of a stack, and its counter."""

    rank: tuple[bool, int, str]
    counter: Counter


def pieces(setting: Setting, view: View) -> dict[int, tuple[Counter, ...]]:
    """The counters in every place, strongest first, fighting units before all others."""
    found: dict[int, list[Piece]] = {}
    for name, own in view.own.items():
        piece = piece_of(setting, view, name, own.state.steps, own.superior, own.basis is None)
        found.setdefault(own.state.place, []).append(piece)
    for name, other in view.seen.items():
        found.setdefault(other.place, []).append(piece_of(setting, view, name, other.steps, "", False))
    return {
        place: tuple(piece.counter for piece in sorted(here, key=lambda piece: piece.rank))
        for place, here in sorted(found.items())
    }


def piece_of(setting: Setting, view: View, name: str, steps: int, superior: str, unlawful: bool) -> Piece:
    """The piece of one unit; `steps` 0 and `superior` empty where the viewer does not know them."""
    world = setting.world
    unit, kind = world.units[name], world.kind_of[name]
    full = unit.steps or kind.steps
    office = world.offices.get(superior)
    foreign = (
        superior != setting.law.national.get(unit.side) and office is not None and office.side != unit.side
    )
    leader = office.side if office and foreign and office.side in world.sides else ""
    counter = Counter(
        symbol=symbol_of(kind, world.alliance_of[name] == home(setting, view)),
        size=size_of(kind),
        letter=world.sides[unit.side].letter,
        name=unit.short or unit.title[:5],
        strength=str(steps) if steps else "",
        worn=0 < steps < full,
        colours=colours_of(world, unit.side),
        under=(world.sides[leader].letter, colours_of(world, leader).ink) if leader else None,
        unlawful=unlawful,
    )
    return Piece((kind.role is not Role.MANOEUVRE, -steps, name), counter)


def home(setting: Setting, view: View) -> str:
    """The alliance whose units get rectangles: the viewer's; the scenario's first for Control."""
    world = setting.world
    seat = world.seats.get(view.seat)
    sides = seat.sides if seat and seat.sides else tuple(world.sides)
    return world.sides[sides[0]].alliance if sides else ""


def stacks(sheet: Sheet, found: dict[int, tuple[Counter, ...]]) -> str:
    """The stacks inside the window, from the upper rows to the lower."""
    drawn = []
    for place, counters in found.items():
        if sheet.shows(place):
            x, y = sheet.middle(place)
            drawn.append(stack(x, y, counters))
    return "".join(drawn)


def stack_reach(counters: tuple[Counter, ...]) -> tuple[float, float]:
    """How far a stack reaches from the middle of its hex: to the left and below, to the right and above."""
    lift = 4 * min(len(counters) - 1, 3)
    marked = any(item.under for item in counters)
    return HALF + (9 if len(counters) > 1 else 1), HALF + 1 + lift + (5 if marked else 0)


def known_symbols(found: dict[int, tuple[Counter, ...]]) -> tuple[str, ...]:
    """The ids of all symbols in use, in alphabetical order: in their frames, and in the legend's rectangles."""
    used = {counter.symbol for here in found.values() for counter in here}
    return tuple(sorted({*used, *(f"s{name[1:]}" for name in used), "s-tracks"}))
