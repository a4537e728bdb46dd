"""The line below the map: what is to be done in this step, in a sentence."""

from game.report.text import counted
from game.ui.panels.asked import orders_of, ready_units, undone_of
from game.ui.panels.bench import Bench
from game.ui.panels.council_crisis import waiting
from game.ui.panels.council_desk import may_table
from game.ui.panels.council_votes import CARRIED, is_result
from game.ui.panels.plan import has_postures


def prompt(bench: Bench) -> str:
    """What the seat may do now."""
    view = bench.view
    if view.step == "operations":
        return operations(bench)
    open_crisis = waiting(bench)
    if open_crisis is not None:
        return f"A crisis: {open_crisis.title}. Answer it in the Council panel, then go on."
    waits = sum(1 for one in undone_of(bench) if one.kind in ("reply", "duty", "offer"))
    if view.step == "table":
        offer = " A secret offer waits for your answer." if waits else ""
        return f"Council: take measures, put a package to the Council, or convene it.{offer} Then Done."
    if view.step == "reply":
        return (
            "Council: the packages lie open. Agree, refuse, or counter; silence refuses."
            if waits
            else ("Council: you have answered. Press Done.")
        )
    if view.step == "final":
        return "Council: your package was countered. Take the counter or leave it, then Done."
    if view.step == "plan":
        if not has_postures(bench):
            return "Take measures in the Council panel. Then Done."
        if view.posture is None:
            return "Choose what you do this turn: pause, hybrid act, salvo or offensive."
        return "The posture is chosen. You may still make a secret offer or take measures. Then Done."
    if view.step == "duty":
        if waits:
            verb = "waits" if waits == 1 else "wait"
            return f"Air: {counted(waits, 'crew')} {verb} for your key or your order.{votes(bench)}"
        return f"Air: nothing asks for you. Press Done to let ten minutes pass.{votes(bench)}"
    return "Press Done to go on."


def votes(bench: Bench) -> str:
    """How the votes of this turn went, where the seat has put or answered a package."""
    found = [one.event.kind for one in bench.view.log if one.turn == bench.view.turn and is_result(one)]
    if not found or not may_table(bench):
        return ""
    carried = sum(kind in CARRIED for kind in found)
    others = len(found) - carried
    rest = f", {others} not" if others else ""
    return f" Council: {carried or 'nothing'} carried{rest}; F3 shows the votes."


def operations(bench: Bench) -> str:
    """What may be done on the map in operations."""
    view = bench.view
    left = counted(view.activations, "activation")
    own = view.own.get(bench.unit)
    if bench.memory.get("orders", {}).get("mode") == "road" and own is not None:
        return "Click the place that it is to march to, turn by turn. Esc stops."
    if own is None or not own.mine:
        ready = len(ready_units(bench))
        if not ready or not view.activations:
            return "None of your units can act any more this turn. Press Done."
        return (
            f"Select a unit on the map, or press N for the next one that can act. {left} left.{votes(bench)}"
        )
    title = bench.setting.world.units[bench.unit].title
    if bench.memory.get("orders", {}).get("target") is not None:
        return f"{title}: look at the odds, then give the order, or leave it."
    orders = orders_of(bench, bench.unit)
    if not orders.able:
        return f"{title} cannot act now; its orders say why."
    ways = [counted(orders.points, "movement point")] if orders.points and own.state.place >= 0 else []
    ways += [f"{counted(len(orders.attacks), 'target')} beside it"] if orders.attacks else []
    return (
        f"{title}: click where it should go. {', '.join(ways).capitalize()}{'. ' if ways else ''}{left} left."
    )
