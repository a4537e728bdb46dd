"""What a seat may order one unit to do: reach, boxes, trains, attacks, strikes; and what a click on a place means.

All of it is worked out with the seat's own eyes, only for units that it orders, and only when asked.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from attrs import field, frozen

from game.core.verdict import Verdict
from game.engine.questions.common import Act, act, enemies_at, setting_of
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Attack, DigIn, Move, MoveUnit, RailMove, Standing, Strike
from game.model.state import State
from game.model.terms import MoveClass, Rail
from game.rules import MOVE_RULES
from game.rules.operations import boxes
from game.rules.operations.ground import MARCHING
from game.rules.operations.line import rail_field
from game.rules.operations.move import DEED, goals
from game.rules.operations.movement import budget, field_of
from game.rules.operations.orders import side_of_seat, unit_findings
from game.rules.operations.picture import Picture, now
from game.rules.operations.strike import STRIKERS


class Reached(NamedTuple):
    """A hex that a unit can get to this turn: at what cost, and whether the rules let it end there now.

    The cost is in movement points; for aircraft in hexes, for a unit that comes from a box in turns.
    """

    cost: int
    legal: bool


@frozen
class Target:
    """An enemy-held hex beside the unit: `enemies` seen there by title; `alone` the attack of this unit.

    `joining` are ids of the other units of the seat that might attack the same hex now, `together` is the attack of
    all of them with this unit; None where nobody joins.
    """

    place: int
    name: str
    enemies: tuple[str, ...]
    alone: Act
    joining: tuple[str, ...]
    together: Act | None


@frozen
class UnitOrders:
    """Everything that a unit could be ordered to do now. A verdict on any of it: `verdict(move)`.

    `able` is whether it can be activated at all (`why` says so or not); `points` its movement points this turn.
    `reach` holds every hex that it could march to, those closed by law or full stacks with `legal` false.
    `rail_reach` are the places that its train can travel to this turn. `standing_order` is its own now, as
    (order, place); `standing` the orders that need no place, `road(place)` the one that does.
    """

    unit: str
    title: str
    able: bool
    points: int
    reach: Mapping[int, Reached]
    boxes: tuple[Act, ...] = ()
    rail: tuple[Act, ...] = ()
    rail_reach: Mapping[int, Reached] = field(factory=dict)
    attacks: tuple[Target, ...] = ()
    strikes: tuple[Act, ...] = ()
    dig_in: Act | None = None
    standing: tuple[Act, ...] = ()
    standing_order: tuple[str, int] = ("", -1)
    _view: View | None = field(default=None, eq=False, repr=False, alias="view")

    @property
    def why(self) -> Verdict:
        """Why the unit can, or cannot, be activated now."""
        return able_verdict(self._view, self.unit) if self._view else Verdict("view", ())

    def verdict(self, move: Move) -> Verdict:
        """The rules' verdict on one of these orders, worked out when asked."""
        return self._view.verdict(move) if self._view else Verdict("view", ())

    def road(self, place: int) -> Standing:
        """The standing order to follow the road to a place, turn by turn."""
        return Standing(self._view.seat if self._view else "", self.unit, "road", place)


def unit_orders(view: View, unit: str) -> UnitOrders:
    """Everything that a unit could do now; for a unit that is not the seat's to order, nothing."""
    setting = setting_of(view)
    own = view.own.get(unit)
    title = setting.world.title_of(unit)
    if own is None or not own.mine:
        return UnitOrders(unit, title, False, 0, {}, view=view)
    able = able_verdict(view, unit).allowed
    reach, out = reached(view, unit, able)
    marches = setting.world.kind_of[unit].mobility in MARCHING
    order, _, number = own.state.standing.partition(" ")
    return UnitOrders(
        unit=unit,
        title=title,
        able=able,
        points=cast(int, view.preview(lambda s, g, _: budget(now(s, g), unit))),
        reach=reach,
        boxes=out,
        rail=tuple(_trains(view, unit)) if marches else (),
        rail_reach=_rail_reach(view, unit, able) if own.state.rail is Rail.LOADED else {},
        attacks=tuple(_attacks(view, unit)),
        strikes=tuple(_strikes(view, unit)),
        dig_in=act(view, "dig", "Dig in", DigIn(view.seat, unit)) if marches else None,
        standing=tuple(_standing(view, unit)) if marches else (),
        standing_order=(order, int(number) if number else -1),
        view=view,
    )


def able_verdict(view: View, unit: str) -> Verdict:
    """The conditions of every order that opens an activation: turn, command, arrival, not acted, one left."""
    own = view.own.get(unit)
    if own is None or not own.mine:
        return view.verdict(MoveUnit(view.seat, unit, own.state.place if own else 0))
    ask = lambda s, g, seat: Verdict("operations.order", unit_findings(now(s, g), seat, unit, DEED))  # noqa: E731
    return cast(Verdict, view.preview(ask))


# -- marches ------------------------------------------------------------------------------------------------
def reached(view: View, unit: str, able: bool) -> tuple[Mapping[int, Reached], tuple[Act, ...]]:
    """The hexes that a unit of the seat's can get to, and the boxes; those that only law or room close, greyed."""
    found = view.preview(lambda s, g, seat: _reached(now(s, g), seat, unit))
    open_, near = cast(tuple[dict[int, int], dict[int, int]], found)
    reach = {place: Reached(cost, able) for place, cost in open_.items() if place >= 0}
    for place, cost in near.items():
        if place >= 0 and place not in reach:
            reach[place] = Reached(cost, False)
    name, seat = setting_of(view).world.board.name, view.seat
    out = tuple(
        Act("box", f"Go to {name(place)}", MoveUnit(seat, unit, place), able and place in open_)
        for place in dict.fromkeys((*open_, *near))
        if place < 0
    )
    return reach, out


def _reached(picture: Picture, seat: str, unit: str) -> tuple[dict[int, int], dict[int, int]]:
    """Places open to a unit now, and all that are near enough, each with its cost."""
    world, here = picture.setting.world, picture.state.units[unit].place
    side = side_of_seat(picture, seat)
    found = goals(picture, unit, side)
    if picture.ground.units[unit].mobility is MoveClass.AIR:
        far = {place: world.board.distance(here, place) for place in boxes.airfields(picture, unit)}
        most = picture.setting.numbers.operations.ferry
        near = {place: cost if here >= 0 <= place else 1 for place, cost in far.items()}
        return {place: near[place] for place in found}, {
            place: cost for place, cost in near.items() if cost <= most
        }
    if here < 0:
        turns = boxes.transit(picture, here)
        return dict.fromkeys(found, turns), dict.fromkeys(boxes.edge(picture, unit), turns)
    costs = {place: step[0] for place, step in found.items()}  # type: ignore[index]
    free = field_of(picture, unit, side, lawful=False)
    near = {place: step[0] for place, step in free.items() if place != here}
    near |= {box: boxes.transit(picture, box) for box in world.board.exits.get(here, ())}
    return costs, near


# -- the other orders ---------------------------------------------------------------------------------------
def _trains(view: View, unit: str) -> Iterator[Act]:
    """Loading, or unloading, where the unit stands."""
    state = view.own[unit].state
    if state.rail is Rail.NONE:
        yield act(view, "rail", "Load on trains", RailMove(view.seat, unit, state.place, "load"))
    else:
        yield act(view, "rail", "Unload", RailMove(view.seat, unit, state.place, "unload"))


def _rail_reach(view: View, unit: str, able: bool) -> Mapping[int, Reached]:
    """Where a loaded train can come to this turn, with the hexes on the line; a guest without a basis only goes home."""

    def ask(state: State, setting: Setting, seat: str) -> object:
        picture = now(state, setting)
        return rail_field(picture, unit, side_of_seat(picture, seat))

    here, homeward = view.own[unit].state.place, bool(view.own[unit].state.unbased)
    found = cast(Mapping[int, tuple[int, int]], view.preview(ask))

    def legal(place: int) -> bool:
        return able and (not homeward or view.verdict(RailMove(view.seat, unit, place, "travel")).allowed)

    return {place: Reached(step[0], legal(place)) for place, step in found.items() if place != here}


def _attacks(view: View, unit: str) -> Iterator[Target]:
    """The enemy-held hexes beside a unit, each with those that might join."""
    world, here = setting_of(view).world, view.own[unit].state.place
    if here < 0 or not world.kind_of[unit].attack:
        return
    enemies = enemies_at(view)
    for place in world.board.neighbours[here]:
        if place not in enemies:
            continue
        alone = act(view, "attack", f"Attack {world.board.name(place)}", Attack(view.seat, (unit,), place))
        joining = attackers(view, place, without=unit) if alone.legal else ()
        title = f"Attack {world.board.name(place)} with {len(joining) + 1} units"
        all_ = Attack(view.seat, (unit, *joining), place)
        yield Target(
            place,
            world.board.name(place),
            tuple(world.units[name].title for name in enemies[place]),
            alone,
            joining,
            act(view, "attack", title, all_) if joining else None,
        )


def attackers(view: View, place: int, without: str = "") -> tuple[str, ...]:
    """The units of the seat that may each attack a hex now."""
    kinds, beside = setting_of(view).world.kind_of, setting_of(view).world.board.neighbours[place]
    return tuple(
        name
        for name, own in view.own.items()
        if own.mine and name != without and own.state.place in beside and kinds[name].attack
        if view.verdict(Attack(view.seat, (name,), place)).allowed
    )


def _strikes(view: View, unit: str) -> Iterator[Act]:
    """The targets within a striker's reach."""
    if not strikes(view, unit):
        return
    ask = lambda s, g, seat: tuple(MOVE_RULES[Strike].options(s, g, seat, unit))  # noqa: E731
    name = setting_of(view).world.board.name
    if view.step == "operations":
        for move in cast(tuple[Strike, ...], view.preview(ask)):
            yield act(view, "strike", f"Strike {name(move.place)}", move)


def strikes(view: View, unit: str) -> bool:
    """Whether a unit is of a kind that strikes from afar."""
    kind = setting_of(view).world.kind_of[unit]
    return kind.role in STRIKERS and kind.reach > 0


def _standing(view: View, unit: str) -> Iterator[Act]:
    yield act(view, "standing", "Hold", Standing(view.seat, unit, "hold"))
    yield act(view, "standing", "Withdraw", Standing(view.seat, unit, "withdraw"))


# -- a click ------------------------------------------------------------------------------------------------
def meaning(view: View, unit: str, place: int) -> Move:
    """The order that a click on a place means, allowed or not.

    An enemy seen there: attack it from beside, strike it from afar. A loaded train travels, or unloads where it
    stands. A facility out of a striker's way is struck. Anything else is a march, a journey or a change of base.
    """
    world, seat, own = setting_of(view).world, view.seat, view.own.get(unit)
    if own is None or not own.mine:
        return MoveUnit(seat, unit, place)
    here, kind = own.state.place, world.kind_of[unit]
    if place in enemies_at(view):
        beside = here >= 0 and place in world.board.neighbours[here]
        if strikes(view, unit) and not (beside and kind.attack):
            return Strike(seat, unit, place)
        return Attack(seat, (unit,), place)
    if own.state.rail is Rail.LOADED:
        return RailMove(seat, unit, place, "unload" if place == here else "travel")
    move = MoveUnit(seat, unit, place)
    if place >= 0 and place in world.facilities_at and strikes(view, unit):
        strike = Strike(seat, unit, place)
        if not view.verdict(move).allowed and view.verdict(strike).allowed:
            return strike
    return move


def order_for_click(view: View, unit: str, place: int) -> tuple[Move | None, Verdict]:
    """What a click on a place means for the selected unit, and the rules' verdict on it.

    The move is what the click would ask for even where the verdict refuses it (give it to `refusal_card`): play it
    only if `verdict.allowed`. None where there is no such unit or place.
    """
    board = setting_of(view).world.board
    known = unit in view.own or unit in view.seen
    if not known or not -len(board.boxes) <= place < board.size:
        return None, view.verdict(MoveUnit(view.seat, unit, place))
    move = meaning(view, unit, place)
    return move, view.verdict(move)
