"""What is selected, for the map: a unit with all that it reaches and may attack, or a place."""

from game.engine.questions.orders import UnitOrders
from game.model.moves import Strike
from game.ui.map import Selection
from game.ui.panels.asked import orders_of
from game.ui.panels.bench import Bench


def selection(bench: Bench) -> Selection | None:
    """What is selected: a unit with all that it may do now, or a place; None for nothing."""
    own, seen = bench.view.own.get(bench.unit), bench.view.seen.get(bench.unit)
    if own is None and seen is None:
        return Selection(place=bench.place) if bench.place is not None else None
    orders = orders_of(bench, bench.unit)
    reach = orders.rail_reach or orders.reach
    return Selection(
        unit=bench.unit,
        place=own.state.place if own else seen.place if seen else None,
        reach={at: step.cost for at, step in reach.items() if step.legal},
        barred=tuple(at for at, step in reach.items() if not step.legal) if orders.able else (),
        targets=targets(orders),
    )


def targets(orders: UnitOrders) -> tuple[int, ...]:
    """The places that a unit may attack or strike now."""
    found = [target.place for target in orders.attacks if target.alone.legal]
    found += [one.move.place for one in orders.strikes if one.legal and isinstance(one.move, Strike)]
    return tuple(dict.fromkeys(found))
