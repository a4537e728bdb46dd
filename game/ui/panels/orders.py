"""The panel of orders: the selected unit and what it may do, a fight before it is ordered, a place, or all units."""

from typing import Final

from attrs import frozen

from game.model.moves import MoveUnit
from game.ui.kit import Action, Column, Element
from game.ui.panels.asked import orders_of, ready_units
from game.ui.panels.bench import Bench
from game.ui.panels.fights import fight
from game.ui.panels.place_card import place_card
from game.ui.panels.plan import has_postures, plan_part
from game.ui.panels.unit_card import place_of, unit_card
from game.ui.panels.unit_orders import unit_orders_part
from game.ui.panels.units_list import units_list


@frozen
class Orders:
    """What is selected, and the orders that it may get.

    In memory: `mode` "road" while a place for a standing order is asked for, `target` the place of a fight that is
    looked at, `joining` who else attacks it, `posture` and `targets` of the plan, `open` the groups that are unfolded.
    """

    name: Final = "orders"
    title: Final = "Orders"
    icon: Final = "flag"
    hotkey: Final = "F2"

    def tree(self, bench: Bench) -> Element:
        """The plan, a fight, the selected unit with its orders and then the selected place, or the list of units."""
        memory = bench.memory.setdefault("orders", {})
        known = place_of(bench, bench.unit) is not None
        parts: list[Element | None] = []
        if bench.acts and bench.view.step == "plan" and not known and bench.place is None:
            parts.append(plan_part(bench))
        if known and memory.get("target") is not None and bench.acts:
            shown = fight(bench, bench.unit, memory["target"], tuple(memory.get("joining", ())))
            if shown is not None:
                return Column((shown, unit_card(bench, bench.unit)), gap=10)
        if known:
            parts += [unit_card(bench, bench.unit), unit_orders_part(bench, bench.unit)]
        if bench.place is not None:
            parts.append(place_card(bench, bench.place))
        elif not known:
            parts.append(units_list(bench))
        return Column(parts, gap=10)

    def act(self, bench: Bench, action: Action) -> bool:
        """Select, look at a fight, choose attackers, ask why, fold."""
        if not isinstance(action, tuple) or action[0] != self.name:
            return False
        memory = bench.memory.setdefault("orders", {})
        word, *rest = action[1:]
        if word == "unit":
            memory.update(mode="", target=None, joining=())
            place = place_of(bench, rest[0])
            if place is not None:
                bench.select(rest[0])
                bench.look = (place, rest[0])
        elif word == "target":
            memory.update(target=rest[0], joining=())
        elif word == "join":
            joining = tuple(memory.get("joining", ()))
            memory["joining"] = _toggled(joining, rest[0])
        elif word == "road":
            memory["mode"] = "" if memory.get("mode") == "road" else "road"
        elif word == "why":
            place = place_of(bench, bench.unit) or 0
            bench.refused = (MoveUnit(bench.seat, bench.unit, place), orders_of(bench, bench.unit).why)
        elif word == "fold":
            memory["open"] = memory.get("open", set()) ^ {rest[0]}
        elif word == "strikes":
            memory["strikes"] = not memory.get("strikes")
        elif word == "leave place":
            bench.place = None
        elif word == "posture":
            memory.update(posture=rest[0], targets=())
        elif word == "aim":
            memory["targets"] = _toggled(tuple(memory.get("targets", ())), rest[0])
        bench.touch()
        return True

    def calls(self, bench: Bench) -> bool:
        """Whether units may still act, or a posture has still to be chosen."""
        if not bench.acts:
            return False
        if bench.view.step == "plan":
            return bench.view.posture is None and has_postures(bench)
        return bench.view.step == "operations" and bench.view.activations > 0 and bool(ready_units(bench))


def _toggled(held: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Taken out where it was in, put in at the end where it was not."""
    return tuple(one for one in held if one != name) if name in held else (*held, name)
