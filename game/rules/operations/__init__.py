"""Operations on the ground: march, rail, attack, strike, dig in, standing orders, supply and sight.

`MOVE`, `RAIL`, `ATTACK`, `DIG_IN`, `STRIKE` and `STANDING` are the rules of the six moves, `ANSWERS` what
chance's answers do, `begin`, `order` and `recover` the step's beginning, its order of seats, and the end of
the turn.
"""

from game.rules.operations import combat, entry, movement, odds, rail, recovery, sight, standing, supply
from game.rules.operations.combat import ATTACK
from game.rules.operations.command import begin, order
from game.rules.operations.dig import DIG_IN
from game.rules.operations.entry import entry_verdict
from game.rules.operations.move import MOVE
from game.rules.operations.movement import path, reach
from game.rules.operations.rail import RAIL
from game.rules.operations.recovery import recover
from game.rules.operations.resolve import resolve
from game.rules.operations.sight import seen
from game.rules.operations.standing import STANDING
from game.rules.operations.strike import STRIKE, struck
from game.rules.operations.supply import supplied

ANSWERS = {"combat": resolve, "strike": struck}

__all__ = [
    "ANSWERS",
    "ATTACK",
    "DIG_IN",
    "MOVE",
    "RAIL",
    "STANDING",
    "STRIKE",
    "begin",
    "combat",
    "entry",
    "entry_verdict",
    "movement",
    "odds",
    "order",
    "path",
    "rail",
    "reach",
    "recover",
    "recovery",
    "seen",
    "sight",
    "standing",
    "supplied",
    "supply",
]
