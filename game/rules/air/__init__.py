"""The air phase: duty, tracks, keys, weapons, raids, incidents (R26-R33, R42-R47, X39, X40)."""

from game.rules.air.flight import incident
from game.rules.air.moves import ENGAGE, ROE, TURN_KEY, WITHHOLD
from game.rules.air.orders import decisions, duty_order
from game.rules.air.phase import ANSWERS, impulse, launch
from game.rules.air.picture import coverage
from game.rules.air.upkeep import recover
from game.rules.air.weapons import Preview, preview

__all__ = [
    "ANSWERS",
    "ENGAGE",
    "ROE",
    "TURN_KEY",
    "WITHHOLD",
    "Preview",
    "coverage",
    "decisions",
    "duty_order",
    "impulse",
    "incident",
    "launch",
    "preview",
    "recover",
]
