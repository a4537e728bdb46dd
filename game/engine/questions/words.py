"""Any move as a short imperative sentence, with titles instead of ids: what a button, a log or a list says."""

from collections.abc import Callable, Mapping
from typing import Any

from game.law.clauses.politics import listing
from game.law.setting import Setting
from game.model import moves
from game.model.moves import Move
from game.model.terms import Answer, Posture, Roe

POSTURES = {
    Posture.PAUSE: "Pause",
    Posture.HYBRID: "Make a hybrid act",
    Posture.SALVO: "Fire a missile salvo",
    Posture.OFFENSIVE: "Begin an offensive",
}
ROES = {
    Roe.AUTOMATIC: "act by standing rule",
    Roe.ASK: "ask the officer each time",
    Roe.WITHHOLD: "withhold",
}


def words(setting: Setting, move: Move) -> str:
    """A move as a sentence without a full stop, such as "Move 6th Mechanised Brigade to Lida (1424)"."""
    writer = WRITERS.get(type(move))
    return writer(setting, move) if writer else type(move).__name__


def matters_words(setting: Setting, matters: tuple[str, ...]) -> str:
    """Matters as a reader lists them, in quotation marks."""
    table = setting.law.matters
    found = tuple(f"“{table[name].title if name in table else name}”" for name in matters)
    return listing(found, "and") if found else "nothing"


def place_words(setting: Setting, place: int) -> str:
    """The name of a place; the number, where the map has no such place."""
    board = setting.world.board
    return board.name(place) if -len(board.boxes) <= place < board.size else str(place)


def track_words(setting: Setting, track: str) -> str:
    """What an air track is called that is known by its id alone: what sort it is, or the target it flies to."""
    head, _, rest = track.partition("-")
    if head == "salvo" and rest in setting.world.facilities:
        return f"the missiles bound for {setting.world.facilities[rest].title}"
    found = setting.stakes.situations.get(rest)
    return setting.world.names.get(found.incident, found.incident) if found else track


def _title(setting: Setting, name: str) -> str:
    return setting.world.title_of(name)


def _body(setting: Setting, matters: tuple[str, ...]) -> str:
    law = setting.law
    known = [law.matters[name] for name in matters if name in law.matters]
    treaty = [matter for matter in known if not matter.owes] or known
    return f" to {law.bodies[treaty[0].body].title}" if treaty and treaty[0].body in law.bodies else ""


def _convene(setting: Setting, move: moves.Convene) -> str:
    bodies = setting.law.bodies.values()
    found = next((body.title for body in bodies if body.sits and move.office in body.voters), "the Council")
    return f"Convene {found}"


def _propose(setting: Setting, move: moves.Propose) -> str:
    return f"Put {matters_words(setting, move.matters)}{_body(setting, move.matters)}"


def _reply(setting: Setting, move: moves.GiveReply) -> str:
    if move.answer is Answer.COUNTER:
        return f"Counter with {matters_words(setting, move.matters)}"
    return "Agree to the package" if move.answer is Answer.AYE else "Refuse the package"


def _measure(setting: Setting, move: moves.TakeMeasure) -> str:
    found = setting.stakes.measures.get(move.measure)
    return f"Take the measure “{found.title if found else move.measure}”"


def _offer(setting: Setting, move: moves.MakeOffer) -> str:
    terms = setting.stakes.terms.get(move.terms)
    to = _title(setting, move.to)
    to = f"the {to[4:]}" if to.startswith("The ") else to
    return f"Offer {to} in secret: “{terms.title if terms else move.terms}”"


def _posture(setting: Setting, move: moves.TakePosture) -> str:
    targets = tuple(_title(setting, name) for name in move.targets)
    return POSTURES.get(move.posture, str(move.posture)) + (
        f" at {listing(targets, 'and')}" if targets else ""
    )


def _roe(setting: Setting, move: moves.SetRoe) -> str:
    what = setting.world.names.get(move.track_kind, move.track_kind)
    return f"Rule of engagement for {what}: {ROES.get(move.roe, str(move.roe))}"


def _air(says: str) -> Callable[[Setting, Any], str]:
    return lambda setting, move: says.format(_title(setting, move.unit), track_words(setting, move.track))


def _rail(setting: Setting, move: moves.RailMove) -> str:
    unit, name = _title(setting, move.unit), place_words(setting, move.place)
    says = {"load": "Load {0} on trains in {1}", "travel": "Send {0} by rail to {1}", "unload": "Unload {0}"}
    return says.get(move.act, "Move {0} by rail").format(unit, name)


def _at(says: str) -> Callable[[Setting, Any], str]:
    return lambda setting, move: says.format(_title(setting, move.unit), place_words(setting, move.place))


def _crisis(setting: Setting, move: moves.AnswerCrisis) -> str:
    card = setting.stakes.crises.get(move.crisis)
    choice = card.choices.get(move.choice) if card else None
    return f"{card.title}: {choice.title}" if card and choice else "Answer the crisis"


def _attack(setting: Setting, move: moves.Attack) -> str:
    units = listing(tuple(_title(setting, name) for name in move.units) or ("nobody",), "and")
    return f"Attack {place_words(setting, move.place)} with {units}"


def _standing(setting: Setting, move: moves.Standing) -> str:
    order = f"follow the road to {place_words(setting, move.place)}" if move.order == "road" else move.order
    return f"Standing order for {_title(setting, move.unit)}: {order}"


WRITERS: Mapping[type, Callable[[Setting, Any], str]] = {
    moves.Done: lambda setting, move: "Finish this step",
    moves.Convene: _convene,
    moves.Propose: _propose,
    moves.GiveReply: _reply,
    moves.Decree: lambda setting, move: f"Decide alone: {matters_words(setting, (move.matter,))}",
    moves.TakeMeasure: _measure,
    moves.MakeOffer: _offer,
    moves.AnswerOffer: lambda setting, move: (
        "Accept the secret offer" if move.accept else "Turn the offer down"
    ),
    moves.AnswerCrisis: _crisis,
    moves.TakePosture: _posture,
    moves.SetRoe: _roe,
    moves.TurnKey: _air("Turn the key for {0} against {1}"),
    moves.Withhold: _air("Withhold {0} against {1}"),
    moves.Engage: _air("Order {0} to fire on {1}"),
    moves.MoveUnit: _at("Move {0} to {1}"),
    moves.RailMove: _rail,
    moves.Attack: _attack,
    moves.DigIn: lambda setting, move: f"Dig in with {_title(setting, move.unit)}",
    moves.Strike: _at("Strike {1} with {0}"),
    moves.Standing: _standing,
}
"""How each move is worded."""
