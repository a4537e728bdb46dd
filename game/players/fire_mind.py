"""What fire and attacks are worth to an AI: who could attack what, what it promises, where a strike tells most."""

from typing import cast

from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Attack, Strike
from game.model.state import State
from game.players.campaign import Campaign
from game.players.mind import Mind
from game.players.terrain import alliance, enemies
from game.rules.operations import combat, strike
from game.rules.operations.odds import Preview

CHECKED = 4
TOWN, LOST, GROUND = 400, 160, 90
"""What ground is worth in an attack, in hundredths: a town that is aimed at, any hex that is, any other."""


def groups_of(view: View) -> dict[int, list[str]]:
    """The units that could attack each place, those that have moved first: they cost no more activations."""
    found: dict[int, list[str]] = {}
    for move in cast(tuple[Attack, ...], view.preview(_listed)):
        for name in move.units if len(move.units) == 1 else ():
            found.setdefault(move.place, []).append(name)
    states = {name: item.state for name, item in view.own.items()}
    for names in found.values():
        names.sort(key=lambda name: (states[name].acted < view.turn, -states[name].steps, name))
    return found


def attacks_of(
    mind: Mind, view: View, targets: tuple[int, ...], groups: dict[int, list[str]]
) -> list[Attack]:
    """On each place, everybody who is fit and for whom there is an activation, and the same without the worn."""
    made = []
    aimed = {name for place in targets[:1] for name in groups.get(place, ())}
    for place, names in groups.items():
        left = view.activations
        names = [n for n in names if n not in aimed or place in targets[:1]]
        chosen: list[str] = []
        for name in names:
            fresh = view.own[name].state.acted < view.turn
            if not fresh or left > 0:
                chosen.append(name)
                left -= fresh
        fit = [name for name in chosen if view.own[name].state.ready >= 2]
        made += [Attack(mind.seat, tuple(group), place) for group in (chosen, fit) if group]
    return list(dict.fromkeys(made))


def _listed(state: State, setting: Setting, seat: str) -> tuple[Attack, ...]:
    return tuple(combat.options(state, setting, seat, ""))


def gain_of(mind: Mind, view: View, plan: Campaign, move: Attack) -> int:
    """What an attack promises, in hundredths: the enemy's losses and the ground, less one's own losses."""

    def ask(state: State, setting: Setting, seat: str) -> object:
        return combat.preview_for(state, setting, seat, move.units, move.place)

    shown = cast(Preview | None, view.preview(ask))
    if shown is None:
        return -1000
    town = any(
        mind.setting.world.facilities[n].key_town
        for n in mind.setting.world.facilities_at.get(move.place, ())
    )
    ground = TOWN if town and move.place in plan.targets else LOST if move.place in plan.targets else GROUND
    results = mind.setting.numbers.operations.results
    total = 0
    for name, weight in shown.looks.answers:
        item = results[name]
        total += weight * (60 * item.defender + (ground if item.retreat else 0) - 80 * item.attacker)
    weights: int = sum(weight for _, weight in shown.looks.answers)
    return total // max(1, weights)


def best_target(mind: Mind, view: View, plan: Campaign, name: str) -> tuple[int, int, Strike] | None:
    """The strike that destroys most: troops before facilities, the aims first."""

    def ask(state: State, setting: Setting, seat: str) -> object:
        return tuple(strike.options(state, setting, seat, name))

    foes = {unit.place for unit in enemies(mind, view)}
    world, own = mind.setting.world, alliance(mind)
    found = []
    for move in cast(tuple[Strike, ...], view.preview(ask)):
        owner = world.ground_of(move.place)
        if move.place not in foes and owner and world.sides[owner].alliance == own:
            continue
        value = (50 if move.place in foes else 20) + (30 if move.place in plan.targets else 0)
        found.append((value, move))
    ranked = sorted(found, key=lambda one: (-one[0], one[1].place))
    for number, (value, move) in enumerate(ranked[:CHECKED]):
        if view.verdict(move).allowed:
            return value, ranked[number + 1][0] if number + 1 < len(ranked) else 0, move
    return None
