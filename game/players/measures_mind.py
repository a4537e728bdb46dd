"""Which measure a seat takes: what it moves, set against its price in capital."""

from game.engine.view import View
from game.law.stakes import Measure
from game.model.moves import TakeMeasure
from game.players.decision import Decision, points
from game.players.mind import Mind, decided
from game.players.worth import Scales

CAPITAL = 8
MOOD = 25
MATTERS = 2
"""From how many points on two measures that move a track in opposite ways contradict each other."""


def best_measure(mind: Mind, view: View, own: Scales) -> Decision | None:
    """The measure that is worth most beyond its price; None where none is."""
    if view.used >= mind.setting.numbers.politics.measures:
        return None
    found = []
    table = mind.setting.stakes.measures
    taken = [table[n] for n, turn in _taken(mind, view).items() if turn == view.turn and n in table]
    for name, item in table.items():
        if mind.seat in item.seats and item.cost <= view.capital and not any(undoes(item, t) for t in taken):
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


def undoes(one: Measure, other: Measure) -> bool:
    """Whether one measure takes back, in the tracks that both move most, what the other has done."""
    return any(
        amount * other.tracks.get(track, 0) < 0 and min(abs(amount), abs(other.tracks[track])) >= MATTERS
        for track, amount in one.tracks.items()
    )


def _taken(mind: Mind, view: View) -> dict[str, int]:
    """The turn in which this seat last took each measure."""
    mark = f"{mind.seat}/"
    return {key.removeprefix(mark): turn for key, turn in view.measures.items() if key.startswith(mark)}
