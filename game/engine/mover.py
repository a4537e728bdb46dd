"""In whose name a move is made."""

from game.law.setting import Setting
from game.model.moves import Move

CONTROL = "control"


_known: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of move that may tell who makes it, the first that holds a word counts."""
    named = tuple(name for name in ("seat", "office", "by") if hasattr(kind, name))
    return tuple(name for name in named if name != "seat" or getattr(kind, "by", None) != CONTROL)


def mover(move: Move, setting: Setting) -> str:
    """The seat in whose name a move is made; "chance" or "control" for theirs."""
    kind = type(move)
    if kind not in _known:
        _known[kind] = _names(kind)
    for name in _known[kind]:
        value = getattr(move, name)
        if isinstance(value, str):
            return setting.world.seat_of_office.get(value, value) if name == "office" else value
    return CONTROL
