"""The units of a seat in groups: those that may act, those that wait, in areas beside the map, under other command."""

from collections.abc import Iterator
from typing import Final

from game.engine.questions.undone import USEFUL
from game.ui.kit import Button, Column, Element, Row, Text
from game.ui.panels.asked import asked, ready_units
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import empty, fold, pips
from game.ui.panels.unit_card import unit_row

TITLES: Final = {
    "ready": "May act now",
    "standing": "Follow a standing order",
    "acted": "Have acted",
    "waiting": "Wait",
    "away": "In areas beside the map",
    "fixed": "Air defence, staffs and sites",
    "other": "Under another command",
}


def units_list(bench: Bench) -> Element:
    """How many activations are left, and every group with its count."""
    parts: list[Element] = [*_head(bench)]
    opened = bench.memory.setdefault("orders", {}).setdefault("open", {"ready", "waiting"})
    found = asked(bench, "groups", lambda: groups(bench))
    for name, units in found.items():
        is_open = name in opened
        parts.append(
            fold(f"{TITLES[name]} ({len(units)})", ("orders", "fold", name), is_open, f"group {name}")
        )
        if is_open:
            parts += [unit_row(bench, unit, ("orders", "unit", unit), note) for unit, note in units]
    if not found:
        parts.append(empty("You command no unit now."))
    return Column(parts, gap=3)


def _head(bench: Bench) -> Iterator[Element]:
    view = bench.view
    if view.step == "operations":
        seat = bench.setting.world.seats.get(bench.seat)
        most = max(view.activations, seat.activations if seat else 0)
        yield Row(
            (Text("Activations", "strong"), pips(view.activations, most, size=18)), gap=10, align="middle"
        )
        if bench.acts and ready_units(bench):
            yield Button(
                "Next unit that can act", ("ground", "next", 1), icon="right", hotkey="N", key="next unit"
            )
    else:
        yield Text(
            "Units get their orders in the step Operations. Now you can look at them.", "small", "soft"
        )


def groups(bench: Bench) -> dict[str, list[tuple[str, str]]]:
    """The units of the seat's sides by group, each with a note; empty groups are left out."""
    world, view = bench.setting.world, bench.view
    ready = set(ready_units(bench))
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in TITLES}
    for name, own in sorted(view.own.items(), key=lambda pair: pair[1].state.place):
        group, note = "waiting", ""
        if not own.mine:
            office = world.offices.get(own.superior)
            group, note = "other", f"ordered by {office.title}" if office else ""
        elif name in ready:
            group = "ready"
        elif own.state.standing:
            group, note = "standing", own.state.standing.split(" ")[0]
        elif world.kind_of[name].role not in USEFUL:
            group = "fixed"
        elif own.state.place < 0:
            arrives = own.state.arrives
            group, note = (
                "away",
                f"until {bench.setting.clock(view).label(arrives)}" if arrives > view.turn else "",
            )
        elif own.state.acted == view.turn and view.step == "operations":
            group = "acted"
        found[group].append((name, note))
    return {name: units for name, units in found.items() if units}
