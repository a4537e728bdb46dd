"""Which measure a seat takes: what it moves, set against its price in capital."""

from itertools import islice

from game.engine.view import View
from game.law.stakes import Measure
from game.model.moves import TakeMeasure
from game.players.decision import Decision, points
from game.players.mind import Mind, decided
from game.players.tried import Tried
from game.players.worth import Scales
from game.rules.measures import returns

CAPITAL = 8
MOOD = 25
MATTERS = 2
"""From how many points on two measures that move a track in opposite ways contradict each other."""


def best_measure(mind: Mind, view: View, own: Scales, tried: Tried) -> Decision | None:
    """The measure that is worth most beyond its price; None where none is."""
    if view.used >= mind.setting.numbers.politics.measures:
        return None
    found, moods = [], tried.once("moods of measures", dict[str, int])
    table, last, planned = mind.setting.stakes.measures, _taken(mind, view), view.planned
    taken = [table[n] for n, turn in last.items() if turn == planned and n in table]
    for name, item in _own(mind).items():
        if item.cost > view.capital or returns(item, last.get(name)) > planned:
            continue  # it is not to be had now, whatever it is worth
        if not any(undoes(item, t) for t in taken):
            plain = own.measure(item) - item.cost * CAPITAL
            if plain + MOOD > 0:
                if name not in moods:
                    moods[name] = mind.between(f"{view.turn}/{name}", -MOOD, MOOD)
                found.append((plain + moods[name], name))
    best = sorted(found, key=lambda one: (-one[0], one[1]))
    tries = ((value, TakeMeasure(mind.seat, name)) for value, name in best if value > 0)
    legal = list(islice(((value, move) for value, move in tries if view.verdict(move).allowed), 2))
    if not legal:
        return None
    value, move = legal[0]
    item = table[move.measure]
    why = f"“{item.title}” is worth {points(value)} to us beyond its price of {item.cost}"
    return decided(move, why, worth=value, cost=item.cost, next=legal[1][0] if len(legal) > 1 else 0)


def _own(mind: Mind) -> dict[str, Measure]:
    """The measures that are open to this seat at all, as the scenario has them."""
    table = mind.setting.stakes.measures
    return mind.once("own measures", lambda: {n: one for n, one in table.items() if mind.seat in one.seats})


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
