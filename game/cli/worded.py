"""Moves as a human types them at a terminal: the other way round of `game.cli.orders`."""

from collections.abc import Mapping

from game.law.setting import Setting
from game.model.moves import (
    AnswerCrisis,
    AnswerOffer,
    Attack,
    Convene,
    Decree,
    DigIn,
    Engage,
    GiveReply,
    MakeOffer,
    Move,
    MoveUnit,
    Propose,
    RailMove,
    SetRoe,
    Standing,
    Strike,
    TakeMeasure,
    TakePosture,
    TurnKey,
    Withhold,
)

TYPED: Mapping[type[Move], tuple[str, tuple[str, ...]]] = {
    Convene: ("convene", ()),
    Propose: ("propose", ("matters",)),
    Decree: ("decree", ("matter",)),
    GiveReply: ("reply", ("answer", "matters")),
    TakeMeasure: ("measure", ("measure",)),
    MakeOffer: ("offer", ("to", "terms")),
    AnswerCrisis: ("choose", ("choice",)),
    TakePosture: ("posture", ("posture", "targets")),
    SetRoe: ("roe", ("track_kind", "roe")),
    TurnKey: ("key", ("unit", "track")),
    Withhold: ("withhold", ("unit", "track")),
    Engage: ("engage", ("unit", "track")),
    MoveUnit: ("move", ("unit", "place")),
    RailMove: ("rail", ("unit", "act", "place")),
    Attack: ("attack", ("units", "place")),
    DigIn: ("dig", ("unit",)),
    Strike: ("strike", ("unit", "place")),
    Standing: ("standing", ("unit", "order", "place")),
}
"""How each move is typed: its verb, and its fields in order."""


def worded(move: Move, setting: Setting) -> str:
    """A move as a human types it, places by name."""
    if isinstance(move, AnswerOffer):
        return "answer yes" if move.accept else "answer no"
    verb, fields = TYPED.get(type(move), (type(move).__name__.lower(), ()))
    words = [verb]
    for name in fields:
        value = getattr(move, name)
        if name == "place":
            load = isinstance(move, RailMove) and move.act != "travel"
            words += [] if value == -1 or load else [setting.world.board.name(value)]
        else:
            words += value if isinstance(value, tuple) else [str(value)]
    return " ".join(words)
