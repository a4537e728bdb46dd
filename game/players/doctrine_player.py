"""The doctrine player: a seat's AI, which decides through its view alone and can say why."""

from attrs import define, field

from game.engine.view import View
from game.law.setting import Setting
from game.model.doctrine import Doctrine
from game.model.moves import Done, Move
from game.players.air_mind import on_duty, rules
from game.players.council_mind import at_table, reply
from game.players.crisis_mind import way_out
from game.players.decision import Decision
from game.players.ground_mind import GroundMind
from game.players.mind import Mind, decided
from game.players.tried import Tried
from game.players.west_mind import at_plan

PATIENT = Doctrine(title="Wait and see", patience=4, risk=50, distrust=50)
"""How a seat decides that no doctrine was written for."""


@define
class DoctrinePlayer:
    """Plays one seat by its doctrine. `last_decision` is the last move with its reason and its numbers."""

    mind: Mind
    last_decision: Decision = field(init=False)
    _ground: GroundMind = field(init=False)
    _tried: Tried | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._ground = GroundMind(self.mind)
        self.last_decision = decided(Done(self.mind.seat), "Nothing has been decided yet")

    def choose(self, view: View) -> Move:
        """One legal move from what the seat may know."""
        self.last_decision = self.decide(view)
        return self.last_decision.move

    def _options(self, view: View) -> Tried:
        """What the seat might try; at the table listed once a turn, for whatever is chosen is judged again."""
        last = self._tried
        if last is None or view.step != "table" or (last.view.turn, last.view.step) != (view.turn, view.step):
            last = self._tried = Tried(view)
        return last

    def decide(self, view: View) -> Decision:
        """The decision of the step that the seat is in."""
        if view.step == "operations":
            return self._ground.order(view)
        if view.step == "duty":
            return on_duty(self.mind, view)
        tried = self._options(view)
        if view.step in ("table", "plan"):
            crisis = way_out(self.mind, view)
            if crisis is not None:
                return crisis
            standing = rules(self.mind, view, tried)
            if standing is not None:
                return standing
            return (
                at_table(self.mind, view, tried) if view.step == "table" else at_plan(self.mind, view, tried)
            )
        if view.step in ("reply", "final"):
            return reply(self.mind, view, tried)
        return decided(Done(self.mind.seat), "There is nothing to decide here")


def doctrine_player(setting: Setting, seat: str, seed: int) -> DoctrinePlayer:
    """The AI of a seat, by the doctrine that the scenario names for it."""
    name = setting.world.seats[seat].doctrine
    return DoctrinePlayer(Mind(setting, seat, seed, setting.doctrines.get(name, PATIENT)))
