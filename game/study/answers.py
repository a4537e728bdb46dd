"""What an office answered in a game, and how it would have answered otherwise.

An answer is a reply to a package, a package that the office put itself (its author's own aye), a decision that it took
alone, or a key turned or withheld. The question of a package is what it decides; what is promised in return is the price.
"""

from collections.abc import Iterator
from typing import cast

from attrs import define, frozen

from game.engine.reducer import judge
from game.engine.session import Session
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Decree, GiveReply, Move, Propose, TurnKey, Withhold
from game.model.state import State
from game.model.terms import Answer
from game.players.council_mind import asked_matters
from game.players.player import Player
from game.rules.council.reply import countered

Answering = GiveReply | Propose | Decree | TurnKey | Withhold
Question = frozenset[str]


@frozen
class Other:
    """An answer turned round: after how many moves, and what the office says there.

    Of a key it is the one `move`. Of a question before a body it is `aye` or not, which the office says from there on
    to the end, whenever the question comes up again.
    """

    office: str
    place: int
    question: Question
    aye: bool
    move: TurnKey | Withhold | None = None


def answering(move: Move) -> bool:
    """Whether a move answers for an office."""
    return isinstance(move, Answering)


def question_of(setting: Setting, matters: tuple[str, ...]) -> Question:
    """What a package decides; where it holds nothing but concessions, these."""
    table = setting.law.matters
    return frozenset(name for name in matters if not table[name].owes) or frozenset(matters)


def others(session: Session, office: str) -> tuple[Other, ...]:
    """Every answer of an office in a finished game turned round, where the law allows the other answer, by place.

    A consent taken back takes back what the office itself had put or agreed to on the same question in that turn.
    """
    found = (
        _other(session, place, move)
        for place, move in enumerate(session.line)
        if isinstance(move, Answering) and move.office == office
    )
    return tuple(dict.fromkeys(item for item in found if item is not None))


def _other(session: Session, place: int, move: Answering) -> Other | None:
    """An answer turned round; None where the law forbids the other answer."""
    state, setting = session.state_at(place), session.setting
    if isinstance(move, TurnKey | Withhold):
        kind = Withhold if isinstance(move, TurnKey) else TurnKey
        key = kind(move.office, move.unit, move.track)
        allowed = judge(state, setting, key).allowed
        return Other(move.office, place, frozenset(), kind is TurnKey, key) if allowed else None
    question = question_of(setting, _agreed_to(state, move))
    if isinstance(move, GiveReply) and move.answer is Answer.NO:
        aye = GiveReply(move.office, move.package, Answer.AYE)
        allowed = judge(state, setting, aye).allowed
        return Other(move.office, place, question, True) if allowed else None
    return Other(move.office, _first(session, place, move.office, question), question, False)


def _first(session: Session, place: int, office: str, question: Question) -> int:
    """Where the office first consented in this turn to something of the question."""
    turn = session.state_at(place).turn
    first = place
    for earlier in range(place - 1, -1, -1):
        state, move = session.state_at(earlier), session.line[earlier]
        if state.turn != turn:
            break
        if isinstance(move, GiveReply | Propose | Decree) and move.office == office and _consents(move):
            if question & question_of(session.setting, _agreed_to(state, move)):
                first = earlier
    return first


def _consents(move: GiveReply | Propose | Decree) -> bool:
    return not isinstance(move, GiveReply) or move.answer is not Answer.NO


def _agreed_to(state: State, move: GiveReply | Propose | Decree) -> tuple[str, ...]:
    """The matters that an answer is about: of a counter, those of the changed package."""
    if isinstance(move, Decree):
        return (move.matter,)
    if move.matters or isinstance(move, Propose):
        return move.matters
    counters = ((question, reply.matters) for _, reply, question in countered(state))
    packages = ((package.id, package.matters) for package in state.council.packages)
    return next(matters for name, matters in (*packages, *counters) if name == move.package)


# -- playing on --------------------------------------------------------------------------------------------
@define
class Turned:
    """A player whose office answers one question the other way round, and everything else as before."""

    inner: Player
    setting: Setting
    other: Other

    def choose(self, view: View) -> Move:
        """The inner player's move, but for this question."""
        seen = view if self.other.aye else cast(View, Withheld(view, self))
        move = self.inner.choose(seen)
        if not isinstance(move, GiveReply) or move.office != self.other.office:
            return move
        if not self.asks(asked_matters(view, move.package)):
            return move
        said = GiveReply(move.office, move.package, Answer.AYE if self.other.aye else Answer.NO)
        agrees = (move.answer is Answer.NO) is not self.other.aye
        return said if not agrees and view.verdict(said).allowed else move

    def asks(self, matters: tuple[str, ...]) -> bool:
        """Whether matters are this question: to refuse, a part of it is enough; to accept, nothing else may be asked."""
        asked = question_of(self.setting, matters)
        return asked <= self.other.question if self.other.aye else bool(asked & self.other.question)

    def puts(self, move: Move) -> bool:
        """Whether a move would put or decree what the office now refuses."""
        if not isinstance(move, Propose | Decree) or move.office != self.other.office:
            return False
        return self.asks(move.matters if isinstance(move, Propose) else (move.matter,))


class Withheld:
    """A seat's view in which the office does not find what it now refuses among the moves that it might make."""

    def __init__(self, view: View, turned: Turned) -> None:
        self._view, self._turned = view, turned

    def __getattr__(self, name: str) -> object:
        return getattr(self._view, name)

    def tries(self, about: str = "", kind: type | None = None) -> Iterator[Move]:
        """What the seat might try, less that."""
        return (move for move in self._view.tries(about, kind) if not self._turned.puts(move))

    def legal(self, about: str = "") -> list[Move]:
        """The seat's legal moves, less that."""
        return [move for move in self._view.legal(about) if not self._turned.puts(move)]
