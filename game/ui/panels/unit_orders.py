"""The orders of the selected unit as buttons: those that are possible ready, the others greyed with their reason."""

from collections.abc import Iterator, Sequence
from typing import Final

from game.engine.questions.common import Act, sentence
from game.engine.questions.orders import UnitOrders
from game.model.terms import MoveClass
from game.report.text import counted
from game.ui.kit import REST, Button, Card, Column, Element, Icon, Row, Text
from game.ui.panels.asked import orders_of
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import fold, label

STANDING: Final = {
    "Hold": ("pause", "It stays where it is and asks for nothing."),
    "Withdraw": ("undo", "It goes back when it is attacked."),
}
"""The icon and the meaning of a standing order, by its title."""
DIG: Final = "Every attack on it is weaker until it moves."
SHOWN: Final = 5
"""How many targets of a strike are shown before the others are folded."""


def unit_orders_part(bench: Bench, unit: str) -> Element:
    """All orders of a unit; of a unit under another command only that it is."""
    own = bench.view.own.get(unit)
    if own is None:
        return Text("", "small")
    orders = orders_of(bench, unit)
    parts: list[Element] = [*waiting(bench, orders), label("Orders")]
    if own.mine:
        parts += [*marches(bench, orders), *trains(bench, orders), *fights(bench, orders)]
        if orders.dig_in is not None:
            parts.append(button(bench, orders.dig_in, "shield", DIG))
        parts += standing(bench, orders)
    return Column(parts if own.mine else parts[:-1], gap=5)


def waiting(bench: Bench, orders: UnitOrders) -> Iterator[Element]:
    """Why the unit cannot be activated now, if so."""
    if orders.able:
        return
    failed = orders.why.objections
    text = f"{sentence(failed[0].text)}." if failed else "It cannot act now."
    row = Row((Icon("cross", "bad", 16), Text(text, "small")), widths=(None, REST), gap=8)
    yield Card((row, Button("Why it cannot act", ("orders", "why"), key="why", style="small")), edge="bad")


def button(bench: Bench, act: Act, icon: str, hint: str = "", chosen: bool = False) -> Element:
    """An order as a button; greyed with its first reason where the rules refuse it."""
    note = hint
    if not act.legal:
        failed = bench.view.verdict(act.move).objections
        able = orders_of(bench, bench.unit).able
        note = f"{sentence(failed[0].text)}." if failed and able else ""
    return Button(
        act.title,
        act.move,
        icon=icon,
        kind="chosen" if chosen else "normal",
        enabled=act.legal,
        align="left",
        note=note,
        key=f"order {act.kind} {act.title}",
        tip="" if act.legal else "Press to see which rule stands against it.",
    )


def marches(bench: Bench, orders: UnitOrders) -> Iterator[Element]:
    """What can be reached, and the boxes."""
    open_ = [step for step in orders.reach.values() if step.legal]
    state = bench.view.own[orders.unit].state
    if orders.able and open_ and not orders.rail_reach:
        text = f"March: click one of {counted(len(open_), 'hex')} in the yellow area."
        if bench.setting.world.kind_of[orders.unit].mobility is MoveClass.AIR:
            text = f"Change its base: click one of {counted(len(open_), 'airfield')} in yellow."
        elif state.place < 0:
            text = f"Come onto the map: click one of {counted(len(open_), 'hex')} in the yellow area."
        yield Row((Icon("arrow", "accent", 16), Text(text, "body")), widths=(None, REST), gap=8)
    elif orders.able and not orders.rail_reach:
        row = (Icon("cross", "faint", 16), Text("No hex is open to it by march this turn.", "small", "soft"))
        yield Row(row, widths=(None, REST), gap=8)
    yield from (button(bench, act, "arrow") for act in orders.boxes)


def trains(bench: Bench, orders: UnitOrders) -> Iterator[Element]:
    """Loading, travelling, unloading."""
    if orders.rail_reach:
        text = f"By rail: click one of {counted(len(orders.rail_reach), 'hex')} on the line."
        yield Row((Icon("arrow", "accent", 16), Text(text, "body")), widths=(None, REST), gap=8)
    hint = "This turn to load; then trains go many times further than a march."
    yield from (
        button(bench, act, "flag", hint if act.title.startswith("Load") else "") for act in orders.rail
    )


def fights(bench: Bench, orders: UnitOrders) -> Iterator[Element]:
    """The attacks on hexes beside the unit, and its strikes; a possible one shows its odds first."""
    for target in orders.attacks:
        if target.alone.legal:
            joining = f", with up to {counted(len(target.joining), 'other')}" if target.joining else ""
            yield Button(
                f"Attack {target.name}",
                ("orders", "target", target.place),
                icon="target",
                kind="danger",
                align="left",
                note=f"{', '.join(target.enemies)}{joining}",
                key=f"target {target.place}",
            )
        else:
            yield button(bench, target.alone, "target")
    yield from strikes(bench, orders.strikes)


def strikes(bench: Bench, found: Sequence[Act]) -> Iterator[Element]:
    """The targets of a strike, those that are possible first."""
    ranked = sorted(found, key=lambda act: not act.legal)
    opened = bool(bench.memory.get("orders", {}).get("strikes"))
    for act in ranked if opened else ranked[:SHOWN]:
        if act.legal:
            place = getattr(act.move, "place", 0)
            yield Button(
                act.title,
                ("orders", "target", place),
                icon="target",
                kind="danger",
                align="left",
                key=f"target {place}",
            )
        else:
            yield button(bench, act, "target")
    if len(ranked) > SHOWN:
        more = f"{len(ranked) - SHOWN} more targets"
        yield fold(more, ("orders", "strikes"), opened, "strikes")


def standing(bench: Bench, orders: UnitOrders) -> Iterator[Element]:
    """Standing orders: the one it has, and those it may get."""
    if not orders.standing:
        return
    word, place = orders.standing_order
    mode = bench.memory.get("orders", {}).get("mode")
    yield label("Standing order, followed every turn without being asked")
    for act in orders.standing:
        mine = getattr(act.move, "order", "") == word
        icon, hint = STANDING.get(act.title, ("arrow", ""))
        yield button(bench, act, icon, hint, chosen=mine)
    note = "Then click the place." if mode != "road" else "Click the place on the map; Esc stops."
    if word == "road":
        note = f"Now to {bench.setting.world.board.name(place)}. {note}"
    yield Button(
        "Follow the road to …",
        ("orders", "road"),
        icon="arrow",
        kind="chosen" if mode == "road" or word == "road" else "normal",
        align="left",
        note=note,
        key="road",
    )
