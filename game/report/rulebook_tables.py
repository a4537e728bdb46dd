"""The tables of the rulebook, each made from a scenario."""

from collections.abc import Callable, Mapping

from game.law.plain import plain_needs
from game.law.setting import Setting
from game.model import moves
from game.model.terms import Posture
from game.report.text import moved, plain_number, signed, table

DEEDS: Mapping[type, str] = {
    moves.Convene: "convene",
    moves.Propose: "table a package",
    moves.GiveReply: "reply",
    moves.Decree: "decree",
    moves.TakeMeasure: "measures",
    moves.MakeOffer: "a secret offer",
    moves.AnswerOffer: "answer an offer",
    moves.AnswerCrisis: "answer a crisis",
    moves.TakePosture: "a posture",
    moves.SetRoe: "rules of engagement",
    moves.TurnKey: "turn a key",
    moves.Withhold: "withhold",
    moves.Engage: "order fire",
    moves.MoveUnit: "march, change base",
    moves.RailMove: "rail",
    moves.Attack: "attack",
    moves.DigIn: "dig in",
    moves.Strike: "strike",
    moves.Standing: "standing orders",
}
"""What a kind of move is called in the table of the steps."""


def _steps(setting: Setting) -> list[str]:
    from game.rules import STEP_MOVES
    from game.rules.sequence import STEPS

    rows = []
    for step in STEPS:
        deeds = [DEEDS[kind] for kind in STEP_MOVES.get(step.id, ()) if kind in DEEDS]
        title = step.title.rpartition(": ")[2]
        rows.append((step.phase.value.capitalize(), title, ", ".join(deeds) or "by itself"))
    return table(("Phase", "Step", "What a seat may do"), rows)


def _activations(setting: Setting) -> list[str]:
    seats = (seat for seat in setting.world.seats.values() if seat.sides)
    rows = [(seat.title, str(seat.activations), signed(seat.per_division)) for seat in seats]
    return table(("Seat", "Activations a turn", "For each division of an ally under its command"), rows)


def _weapons(setting: Setting) -> list[str]:
    """Rules by ground below; states whose rules are alike stand in one row."""
    numbers, sides = setting.numbers.air.weapons, setting.world.sides
    kinds = list(dict.fromkeys(kind for rules in numbers.values() for kind in rules))
    alike: dict[tuple[str, ...], list[str]] = {}
    for ground, rules in numbers.items():
        key = tuple(rules[kind].value if kind in rules else "never" for kind in kinds)
        alike.setdefault(key, []).append(sides[ground].title if ground in sides else "the open sea")
    every = len(sides)
    names = setting.world.names
    rows = [
        ("every state" if len(titles) == every else ", ".join(titles), *key) for key, titles in alike.items()
    ]
    return table(("Over", *(names.get(kind, kind) for kind in kinds)), rows)


def _consequences(setting: Setting) -> list[str]:
    titles, rows = _track_titles(setting), []
    for result, effects in setting.numbers.air.consequences.items():
        kind, _, outcome = result.partition(".")
        rows.append((f"{setting.world.names.get(kind, kind)}: {outcome}", moved(effects, titles)))
    return table(("Result", "Tracks (of the side concerned)"), rows)


def _track_titles(setting: Setting) -> dict[str, str]:
    """Titles of tracks by id; a track that each side has is also named without its side."""
    titles = {name: track.title for name, track in setting.stakes.tracks.items()}
    for name in tuple(titles):
        base, _, side = name.rpartition(".")
        if base and side in setting.world.sides:
            titles.setdefault(base, titles[name])
    return titles


def _shifts(setting: Setting) -> list[str]:
    n = setting.numbers.operations
    ready = ", ".join(signed(shift) for shift in n.ready_shift)
    river = ", ".join(signed(shift) for shift in n.river_shift)
    rows = [
        ("terrain of the defender", "4.16"),
        ("every attacker crosses a river of size 0, 1, 2, 3", river),
        ("prepared position", signed(n.dug_in_shift)),
        ("defender on rail", signed(n.rail_shift)),
        (
            "an attacker out of supply; no defender in supply",
            f"{signed(-n.supply_shift)}; {signed(n.supply_shift)}",
        ),
        ("least ready attacker at 0, 1, 2, 3", ready),
        ("fire support in range, each side", f"its rating, up to {n.support_cap}"),
        ("from at least " + plain_number(n.sides_needed) + " hexes", signed(n.sides_shift)),
        (f"a headquarters within {n.headquarters} hexes", signed(n.headquarters_shift)),
        (
            f"first {n.friction_turns} turns under a foreign commander: attacker; defender",
            f"{signed(n.friction_shift)}; {signed(-n.friction_shift)}",
        ),
    ]
    return table(("Columns for the attacker", "Shift"), rows)


def _odds(setting: Setting) -> list[str]:
    columns = list(setting.numbers.operations.odds.values())
    rows = [(str(total), *(column.sums[total - 2] for column in columns)) for total in range(2, 13)]
    return table(("Dice", *(column.title for column in columns)), rows)


def _results(setting: Setting) -> list[str]:
    rows = [(name, result.title) for name, result in setting.numbers.operations.results.items()]
    return table(("Result", "Meaning"), rows)


def _terrain(setting: Setting) -> list[str]:
    titles, rows = setting.world.board.titles, []
    for name, kind in setting.numbers.operations.terrain.items():
        costs = (kind.tracked, kind.wheeled, kind.foot)
        if any(costs):
            shown = (str(cost) if cost else "no way" for cost in costs)
            rows.append((titles.get(name, name), *shown, signed(kind.shift), str(kind.cover)))
    return table(("Terrain", "Tracked", "Wheeled", "Foot", "Attacker", "Cover"), rows)


def _bases(setting: Setting) -> list[str]:
    rows = []
    for basis in setting.law.bases.values():
        needs, law = basis.needs, setting.law
        if needs.decision is not None:
            matter = law.matters[needs.decision.matter]
            why = f"{law.bodies[matter.body].title}: “{matter.title}”"
        else:
            kept = ("lease", "plans", "joint_command")
            why = "; ".join(plain_needs(needs, setting, {name for name, _ in needs.clauses} - {*kept}))
        rows.append((basis.title, why or "the law itself"))
    return table(("Basis", "Rests on"), rows)


def _postures(setting: Setting) -> list[str]:
    numbers, titles = setting.numbers.politics, _track_titles(setting)
    rows = []
    for posture, item in numbers.postures.items():
        price = f"gains {item.gain}" if item.gain else f"costs {item.cost}"
        rows.append((Posture(posture).value, price, moved(item.tracks, titles)))
    for hybrid in numbers.hybrid.values():
        rows.append((f"hybrid: {hybrid.title}", f"weight {hybrid.weight}", moved(hybrid.tracks, titles)))
    return table(("Posture", "Points", "Moves"), rows)


TABLES: Mapping[str, Callable[[Setting], list[str]]] = {
    "steps": _steps,
    "activations": _activations,
    "weapons": _weapons,
    "consequences": _consequences,
    "shifts": _shifts,
    "odds": _odds,
    "results": _results,
    "terrain": _terrain,
    "bases": _bases,
    "postures": _postures,
}
"""Every table, by the name that a placeholder gives it."""
