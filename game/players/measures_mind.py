"""Which measure a seat takes: what it moves, set against its price in capital."""

from game.engine.view import View
from game.model.moves import TakeMeasure
from game.players.decision import Decision, points
from game.players.mind import Mind, decided
from game.players.worth import Scales

CAPITAL = 8
MOOD = 25


def best_measure(mind: Mind, view: View, own: Scales) -> Decision | None:
    """The measure that is worth most beyond its price; None where none is."""
    if view.used >= mind.setting.numbers.politics.measures:
        return None
    found = []
    for name, item in mind.setting.stakes.measures.items():
        if mind.seat in item.seats and item.cost <= view.capital:
            mood = mind.between(f"{view.turn}/{name}", -MOOD, MOOD)
            found.append((own.measure(item).total - item.cost * CAPITAL + mood, name))
    ranked = sorted(found, key=lambda one: (-one[0], one[1]))
    legal = [(v, TakeMeasure(mind.seat, n)) for v, n in ranked if v > 0]
    legal = [(value, move) for value, move in legal if view.verdict(move).allowed]
    if not legal:
        return None
    value, move = legal[0]
    item = mind.setting.stakes.measures[move.measure]
    why = f"“{item.title}” is worth {points(value)} to us beyond its price of {item.cost}"
    return decided(move, why, worth=value, cost=item.cost, next=legal[1][0] if len(legal) > 1 else 0)
