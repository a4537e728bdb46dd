"""Every rule of the game, listed once. To add a move: write its module, then one line in each table here."""

from collections.abc import Mapping
from typing import Any

from game.model import moves
from game.rules import air, chance, council, crises, measures, offers, operations, posture, turn
from game.rules.control import INJECT, NOTE, PAUSE, RELEASE, TAKE
from game.rules.move_rule import MoveRule

MOVE_RULES: Mapping[type, MoveRule[Any]] = {
    moves.ChanceAnswer: chance.CHANCE,
    moves.Done: turn.DONE,
    moves.Convene: council.CONVENE,
    moves.Propose: council.PROPOSE,
    moves.GiveReply: council.REPLY,
    moves.Decree: council.DECREE,
    moves.TakeMeasure: measures.MEASURE,
    moves.MakeOffer: offers.OFFER,
    moves.AnswerOffer: offers.ANSWER,
    moves.AnswerCrisis: crises.CRISIS,
    moves.TakePosture: posture.POSTURE,
    moves.SetRoe: air.ROE,
    moves.TurnKey: air.TURN_KEY,
    moves.Withhold: air.WITHHOLD,
    moves.Engage: air.ENGAGE,
    moves.MoveUnit: operations.MOVE,
    moves.RailMove: operations.RAIL,
    moves.Attack: operations.ATTACK,
    moves.DigIn: operations.DIG_IN,
    moves.Strike: operations.STRIKE,
    moves.Standing: operations.STANDING,
    moves.Inject: INJECT,
    moves.TakeSeat: TAKE,
    moves.ReleaseSeat: RELEASE,
    moves.Pause: PAUSE,
    moves.Note: NOTE,
}

COUNCIL_MOVES = (
    moves.Convene, moves.Propose, moves.Decree, moves.TakeMeasure, moves.AnswerOffer, moves.AnswerCrisis,
    moves.SetRoe, moves.Done,
)  # fmt: skip
STEP_MOVES: Mapping[str, tuple[type, ...]] = {
    "situation": (),
    "table": COUNCIL_MOVES,
    "reply": (moves.GiveReply, moves.Done),
    "final": (moves.GiveReply, moves.Done),
    "count": (),
    "plan": (
        moves.TakePosture, moves.MakeOffer, moves.TakeMeasure, moves.AnswerCrisis, moves.SetRoe, moves.Done
    ),
    "launch": (),
    "duty": (moves.TurnKey, moves.Withhold, moves.Engage, moves.Done),
    "impulse": (),
    "operations": (
        moves.MoveUnit, moves.RailMove, moves.Attack, moves.DigIn, moves.Strike, moves.Standing, moves.Done
    ),
    "recovery": (),
}  # fmt: skip
