"""In whose name a move is made."""

from game.law.setting import Setting
from game.model.moves import Move

CONTROL = "control"


def mover(move: Move, setting: Setting) -> str:
    """The seat in whose name a move is made; "chance" or "control" for theirs."""
    for name in ("seat", "office", "by"):
        value = getattr(move, name, None)
        if name == "seat" and getattr(type(move), "by", None) == CONTROL:
            continue
        if isinstance(value, str):
            return setting.world.seat_of_office.get(value, value) if name == "office" else value
    return CONTROL
