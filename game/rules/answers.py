"""What each kind of question to chance does with its answer, listed once."""

from collections.abc import Callable, Mapping

from game.law.setting import Setting
from game.model.events import Outcome
from game.model.state import Chance, State
from game.rules import air, crises, offers, operations, posture, situation

Handler = Callable[[State, Setting, Chance, str], Outcome]

ANSWERS: Mapping[str, Handler] = {
    **situation.ANSWERS,
    **crises.ANSWERS,
    **offers.ANSWERS,
    **posture.ANSWERS,
    **air.ANSWERS,
    **operations.ANSWERS,
}
