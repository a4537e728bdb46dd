"""How an AI answers in the air: rules of engagement once, then keys and fire as they are asked."""

from typing import cast

from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Done, Engage, Move, SetRoe, TurnKey, Withhold
from game.model.state import State
from game.model.terms import Roe
from game.players.decision import Decision
from game.players.mind import Mind, decided
from game.players.tried import Tried
from game.rules import air
from game.rules.air.orders import Decision as Asked

HOSTILE = ("missile", "strike")
DOUBT = 4
SMALL = 2


def rules(mind: Mind, view: View, tried: Tried) -> Decision | None:
    """In the first turn, some kinds of track are left to standing rules, by temperament."""
    if view.turn != 1:
        return None
    for move in tried.of(SetRoe):
        if move.roe is not Roe.AUTOMATIC or move.track_kind in HOSTILE:
            continue
        if mind.chance(f"roe/{move.track_kind}", 40) and view.verdict(move).allowed:
            return decided(move, "a standing rule costs no time in the air", worth=15, next=10)
    return None


def on_duty(mind: Mind, view: View) -> Decision:
    """A key, a refusal or fire, for the first thing that is asked."""
    for asked in cast(tuple[Asked, ...], view.preview(_asked)):
        found = _decide(mind, view, asked)
        if found is not None:
            return found
    return decided(Done(mind.seat), "No key and no fire is asked of us")


def _asked(state: State, setting: Setting, seat: str) -> tuple[Asked, ...]:
    """What the seat's own officers are asked now."""
    return tuple(air.decisions(state, setting, seat))


def _decide(mind: Mind, view: View, asked: Asked) -> Decision | None:
    kind = next((track.kind for track in view.air if track.id == asked.track), "")
    hostile, key = kind in HOSTILE, asked.deed == "key"
    refuses = not hostile and mind.chance(f"{view.turn}/hold/{asked.track}/{asked.unit}", _doubt(mind, asked))
    if (key or hostile or _harmless(mind, kind)) and not refuses:
        order = TurnKey if key else Engage
        move: Move = order(asked.office, asked.unit, asked.track)
        if view.verdict(move).allowed:
            why = "missiles are on their way" if hostile else "somebody must come up to it"
            return decided(move, why, worth=60 if hostile else 30, next=0)
    refusal = Withhold(asked.office, asked.unit, asked.track)
    if view.verdict(refusal).allowed:
        why = "we keep our key while we do not know whom it serves" if key else "nobody here has attacked us"
        return decided(refusal, why, worth=10, next=5)
    return None


def _harmless(mind: Mind, kind: str) -> bool:
    """Whether shooting such a track down, where the law lets one, hardly moves anything."""
    moves = mind.setting.numbers.air.consequences.get(f"{kind}.shot", {})
    return bool(moves) and all(abs(amount) <= SMALL for amount in moves.values())


def _doubt(mind: Mind, asked: Asked) -> int:
    """Per cent that a key is refused: by distrust, where the crew is not the seat's own or stands in the Centre."""
    world = mind.setting.world
    own = (
        world.side_of[asked.unit] in world.seats[mind.seat].sides
        and "centre" not in world.units[asked.unit].tags
    )
    return DOUBT if own else mind.doctrine.distrust // 2
