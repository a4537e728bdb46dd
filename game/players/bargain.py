"""Haggling: the reservation below which an AI does not consent, what it opens with, and how it gives way.

The reservation rises with distrust and falls once patience has run out. An AI opens at twice that and gives way by
a quarter for each step that its partner has come towards it; asking again for the same moves nothing.
"""

from game.engine.view import View
from game.model.terms import PromiseStatus
from game.players.mind import Mind
from game.players.worth import Scales

LEAST = 25
FADES = 10


def reservation(mind: Mind, view: View) -> int:
    """The least worth, in hundredths of a point, at which this AI consents now."""
    distrust = mind.doctrine.distrust + (25 if broken_word(view, mind.seat) else 0)
    base = mind.number("reserve", 50) * (100 + distrust) // 100
    waited = max(0, view.turn - mind.doctrine.patience)
    return base * max(LEAST, 100 - FADES * waited) // 100


def demand(mind: Mind, view: View, scales: Scales) -> int:
    """What it asks for now: twice its reservation, a quarter less for each step that the partner has taken."""
    least = reservation(mind, view)
    asked = 2 * least
    for _ in range(steps_towards(view, scales)):
        asked = asked * 3 // 4
    return max(least, asked)


def steps_towards(view: View, scales: Scales) -> int:
    """How often something refused was better for this seat than everything refused before it.

    The same package, or a worse one, put again and again is no step.
    """
    best, found = None, 0
    for key, _ in sorted(view.refused.items(), key=lambda item: (item[1], item[0])):
        value = scales.total(tuple(key.split("+")))
        if best is not None and value > best:
            found += 1
        best = value if best is None else max(best, value)
    return found


def is_bluff(mind: Mind, view: View, about: str) -> bool:
    """Whether this AI asks for more than it would settle for: in a fifth of cases, by keyed luck."""
    return mind.chance(f"{view.turn}/bluff/{about}", mind.number("bluff", 20))


def broken_word(view: View, seat: str) -> bool:
    """Whether another seat has broken a promise to this one."""
    return any(p.status is PromiseStatus.BROKEN and p.to == seat for p in view.promises)
