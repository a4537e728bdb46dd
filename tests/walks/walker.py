"""A walker: plays legal moves at random, straight on the reducer, and shows each move with both States."""

from collections.abc import Iterator
from functools import cache
from random import Random

from attrs import define, evolve, frozen

from game.core.verdict import Verdict
from game.engine.reducer import begin, judge, step, to_move
from game.engine.session import Session
from game.law.setting import Setting
from game.model import moves
from game.model.events import Outcome
from game.model.moves import Move
from game.model.state import State
from game.model.terms import Answer
from game.players.player import play_out
from game.players.table import players_for
from game.rules import MOVE_RULES, STEP_MOVES
from game.rules.sequence import STEPS
from tests.shipped import loaded

SELDOM = {moves.SetRoe: 1, moves.Standing: 2, moves.Decree: 3}
EAGER = {**SELDOM, moves.MoveUnit: 30, moves.DigIn: 1, moves.RailMove: 4}
TRIES = 12
"""Options tried before a walker gives a step up and finishes it."""


@cache
def midway(name: str, seed: int, turn: int) -> State:
    """A game of a scenario that the doctrines have played up to a turn: walks seldom come so far by themselves."""
    found = loaded(name)
    session = Session(found.setting, seed, found.opening)
    seats = {seat: "doctrine" for seat, item in found.setting.world.seats.items() if item.sides}
    return play_out(session, players_for(found.setting, seed, seats), turn).state


@frozen
class Taken:
    """One move of a walk: the State before it, the move, what it made, and the refusals met on the way to it."""

    number: int
    before: State
    move: Move | None
    outcome: Outcome
    refused: tuple[tuple[Move, Verdict], ...] = ()


@define
class Walker:
    """Plays game after game of one scenario.

    `agreeable` is how often, in ten, it consents, deploys and goes on the offensive where it could do something
    else: games in which nobody ever agrees never see the half of the rules. `haste` is how often, in ten, it
    finishes a step; a `warlike` walker never does while it finds something to do in the operations. `meddling`
    is how often, in a hundred moves, Control adds something. The first game goes on from `start`, where one is given.
    """

    scenario: str
    seed: int
    agreeable: int = 5
    meddling: int = 2
    haste: int = 2
    warlike: bool = False
    start: State | None = None

    def walk(self, number: int) -> Iterator[Taken]:
        """So many moves, with the beginning of each game before its first one."""
        luck, setting, opening = Random(self.seed), self.setting, loaded(self.scenario).opening
        made, state = 0, self.start
        while made < number:
            if state is None or state.ended:
                first = begin(opening, setting)
                yield Taken(made, opening, None, first)
                state = first.state
            refused: list[tuple[Move, Verdict]] = []
            move = self._choose(state, luck, refused)
            outcome = step(state, setting, move)
            made += 1
            yield Taken(made, state, move, outcome, tuple(refused))
            state = outcome.state

    @property
    def setting(self) -> Setting:
        """The setting that is walked."""
        return loaded(self.scenario).setting

    def _choose(self, state: State, luck: Random, refused: list[tuple[Move, Verdict]]) -> Move:
        seat = to_move(state)
        assert seat, "a game that has not ended waits for somebody"
        if luck.randrange(100) < self.meddling and (found := self._meddle(state, luck)):
            return found
        if state.paused:
            return moves.Pause(False, "enough")
        if seat == "chance":
            question = state.pending[0]
            answers = [answer for answer, weight in question.answers if weight]
            weights = [weight for _, weight in question.answers if weight]
            flat = luck.random() < 0.3  # the unlikely must be seen too
            answer = luck.choice(answers) if flat else luck.choices(answers, _small(weights))[0]
            return moves.ChanceAnswer("chance", question.key, answer)
        return self._of_seat(state, seat, luck, refused)

    def _of_seat(self, state: State, seat: str, luck: Random, refused: list[tuple[Move, Verdict]]) -> Move:
        kinds = [kind for kind in STEP_MOVES[STEPS[state.step].id] if kind is not moves.Done]
        done = moves.Done(seat)
        if not judge(state, self.setting, done).allowed:
            ways = list(MOVE_RULES[moves.AnswerCrisis].options(state, self.setting, seat, ""))
            assert ways, "a seat may always finish its step, or answer what keeps it: no dead end"
            return luck.choice(ways)
        fighting = self.warlike and STEPS[state.step].id in ("plan", "operations")
        if not fighting and luck.randrange(10) < self.haste:
            return done
        for _ in range(TRIES):
            weights = EAGER if fighting else SELDOM
            kind = luck.choices(kinds, [weights.get(kind, 8) for kind in kinds])[0]
            if moves.Attack in kinds and luck.randrange(10) < (5 if self.warlike else 1):
                kind = moves.Attack
            about = ""
            if kind is moves.Standing:  # listed only for a unit that is asked about
                about = luck.choice(tuple(state.units))
            listed = list(MOVE_RULES[kind].options(state, self.setting, seat, about))
            if not listed:
                continue
            move = self._lean(state, listed, luck)
            verdict = judge(state, self.setting, move)
            if verdict.allowed:
                return move
            refused.append((move, verdict))
        return done

    def _lean(self, state: State, listed: list[Move], luck: Random) -> Move:
        """One of the options; an agreeable walker leans towards those that move the game on."""
        fighting = self.warlike and isinstance(listed[0], moves.MoveUnit | moves.Attack | moves.TakePosture)
        if fighting or luck.randrange(10) < self.agreeable:
            eager = [move for move in listed if _moves_on(move)]
            if eager:
                return luck.choice(eager)
            if isinstance(listed[0], moves.MoveUnit):
                return min((luck.choice(listed) for _ in range(8)), key=lambda move: self._far(state, move))
        return luck.choice(listed)

    def _far(self, state: State, move: Move) -> int:
        """How far a march ends from the nearest enemy: a walker that never meets one sees no fights."""
        assert isinstance(move, moves.MoveUnit)
        world = self.setting.world
        own, far = world.alliance_of[move.unit], world.board.distance
        enemies = (unit.place for name, unit in state.units.items() if world.alliance_of[name] != own)
        return min((far(move.place, place) for place in enemies if place >= 0), default=0)

    def _meddle(self, state: State, luck: Random) -> Move | None:
        kinds = (moves.Inject, moves.Inject, moves.Inject, moves.TakeSeat, moves.ReleaseSeat, moves.Pause)
        kind = luck.choice(kinds)
        listed = list(MOVE_RULES[kind].options(state, self.setting, "control", ""))
        if not listed:
            return None
        move = luck.choice(listed)
        given: dict[str, object] = {"reason": "to see what happens"}
        if isinstance(move, moves.Inject) and move.amount:
            given["amount"] = luck.randint(min(move.amount, 1), max(move.amount, 1))
        move = evolve(move, **given)
        return move if judge(state, self.setting, move).allowed else None


def _small(weights: list[int]) -> list[float]:
    total = sum(weights)
    return [weight / total for weight in weights]


def _moves_on(move: Move) -> bool:
    if isinstance(move, moves.GiveReply):
        return move.answer is Answer.AYE
    if isinstance(move, moves.Propose):
        return len(move.matters) > 1
    if isinstance(move, moves.TakePosture):
        return move.posture in ("offensive", "salvo")
    return isinstance(move, moves.Convene | moves.TurnKey | moves.Engage | moves.Attack | moves.AnswerOffer)
