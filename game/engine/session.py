"""A game in progress. Its record is its only mutable part, and is the save.

The record only grows: going back is an entry of its own, and a fork is a going back followed by other moves. The
line is what the record amounts to: the moves that made the present State.
"""

from collections.abc import Callable, Iterator, Mapping

from attrs import define, field, frozen

from game.core.luck import draw
from game.engine.mover import mover
from game.engine.reducer import begin, step, to_move
from game.engine.view import View, view, watched
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import (
    AnswerCrisis,
    AnswerOffer,
    ChanceAnswer,
    Decree,
    Engage,
    GiveReply,
    MakeOffer,
    Move,
    Propose,
    TakePosture,
    TurnKey,
    Withhold,
)
from game.model.state import Chance, State

CONTROL = "control"


@frozen
class Played:
    """An entry of the record: a move, and what it made."""

    move: Move


@frozen
class WentBack:
    """An entry of the record: play went back to the first `to` moves of the line; by whom and why."""

    to: int
    by: str
    reason: str


Entry = Played | WentBack
STANDS = (
    Propose,
    GiveReply,
    Decree,
    MakeOffer,
    AnswerOffer,
    AnswerCrisis,
    TakePosture,
    TurnKey,
    Withhold,
    Engage,
)
"""Moves that nobody takes back, whatever he has learnt by them (rulebook 2.2, 3.4)."""


@frozen
class Logged:
    """An event with the turn in which it happened and the number of moves on the line before it."""

    turn: int
    move: int
    event: Event


class CannotUndo(ValueError):
    """Going back would give away something that the seat has learnt since; the text says what."""


@define
class Session:
    """One game: its setting, its luck, its record, and the State that the record makes."""

    setting: Setting
    seed: int
    opening: State
    state: State = field(init=False)
    record: list[Entry] = field(factory=list, init=False)
    line: list[Move] = field(factory=list, init=False)
    log: list[Logged] = field(factory=list, init=False)
    listener: Callable[[Entry], None] | None = None
    _states: list[State] = field(factory=list, init=False)
    _marks: list[int] = field(factory=list, init=False)
    _heard: dict[str, tuple[int, tuple[Logged, ...]]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        first = begin(self.opening, self.setting)
        self.state = first.state
        self._states.append(first.state)
        self._note(first)
        self._marks.append(len(self.log))

    # -- playing -------------------------------------------------------------------------------------------
    def play(self, move: Move) -> tuple[Event, ...]:
        """Apply a seat's move, then let luck answer whatever it raised; all events, in order.

        Raises:
            IllegalMove: some rule forbids the move; nothing has changed.
        """
        start = len(self.log)
        self.push(move)
        self.settle()
        return tuple(logged.event for logged in self.log[start:])

    def settle(self) -> None:
        """Let luck answer every pending question; Control may answer one itself with `push` before."""
        while self.state.pending and not self.state.paused:
            self.push(self.luck(self.state.pending[0]))

    def luck(self, question: Chance) -> ChanceAnswer:
        """The answer that this game's seed gives to a question."""
        index = draw(self.seed, question.key, tuple(weight for _, weight in question.answers))
        return ChanceAnswer("chance", question.key, question.answers[index][0])

    def push(self, move: Move) -> None:
        """Enter exactly one move into the record, and apply it; where it cannot be entered, nothing changes."""
        outcome = step(self.state, self.setting, move)
        self._enter(Played(move))
        self._take(move, outcome)

    def to_move(self) -> str:
        """The seat that has to move, "chance", or "" at the end."""
        return to_move(self.state)

    # -- looking -------------------------------------------------------------------------------------------
    def view(self, seat: str) -> View:
        """What a seat may know now, with its legal moves and its part of the log."""
        read, heard = self._heard.get(seat, (0, ()))
        if read < len(self.log):
            heard += tuple(self.events(seat, read))
            self._heard[seat] = (len(self.log), heard)
        return view(self.state, self.setting, seat, heard)

    def view_at(self, seat: str, moves: int) -> View:
        """What a seat might have known after the first `moves` moves of the line, with its part of the log till then."""
        heard = tuple(self.events(seat, 0, self._marks[moves]))
        return view(self._states[moves], self.setting, seat, heard)

    def events(self, seat: str = CONTROL, start: int = 0, end: int | None = None) -> Iterator[Logged]:
        """The log as a seat may read it, from its entry number `start` on, up to `end`."""
        log = self.log[start:end] if start or end is not None else self.log
        return (entry for entry in log if not entry.event.audience or seat in entry.event.audience)

    def state_at(self, moves: int) -> State:
        """The State after the first `moves` moves of the line."""
        return self._states[moves]

    # -- going back ----------------------------------------------------------------------------------------
    def back(self, to: int, by: str = CONTROL, reason: str = "fork") -> None:
        """Go back to the first `to` moves of the line. The record keeps what was undone.

        Raises:
            IndexError: the line is not that long.
        """
        if not 0 <= to <= len(self.line):
            raise IndexError(f"the line has {len(self.line)} moves; {to} is not among them")
        self._enter(WentBack(to, by, reason))
        del self.line[to:], self._states[to + 1 :], self._marks[to + 1 :]
        del self.log[self._marks[to] :]
        self._heard.clear()
        self.state = self._states[to]

    def undo(self, seat: str) -> None:
        """Take back the seat's last move, where the seat has learnt nothing by it.

        Raises:
            CannotUndo: chance has answered, somebody else has moved, or the seat has seen something new.
        """
        objection = self.undo_objection(seat)
        if objection:
            raise CannotUndo(objection)
        self.back(len(self.line) - 1, seat, "undo")

    def undo_objection(self, seat: str) -> str:
        """Why the seat's last move cannot be taken back; empty when it can."""
        if not self.line:
            return "nothing has been played yet"
        last = self.line[-1]
        if isinstance(last, ChanceAnswer):
            return "chance has answered since"
        if mover(last, self.setting) != seat:
            return "somebody else has moved since"
        if isinstance(last, STANDS):
            return "proposals, votes, decrees, answers, postures and orders over the air are final"
        before, after = self._states[-2], self.state
        if (before.turn, before.step, before.waiting) != (after.turn, after.step, after.waiting):
            return "play has gone on since"
        if self._learnt(before, after, seat):
            return "your forces have looked at ground, or met forces, that they did not see before"
        return ""

    def _learnt(self, before: State, after: State, seat: str) -> bool:
        """Whether the last move told a seat anything: to look and find nothing is knowledge too."""
        if watched(after, self.setting, seat) - watched(before, self.setting, seat):
            return True
        heard = self.log[self._marks[-2] : self._marks[-1]]
        return any(entry.event.kind == "contact" for entry in heard)

    # -- inside --------------------------------------------------------------------------------------------
    def _take(self, move: Move, outcome: Outcome) -> None:
        self.line.append(move)
        self.state = outcome.state
        self._states.append(outcome.state)
        self._note(outcome)
        self._marks.append(len(self.log))

    def _note(self, outcome: Outcome) -> None:
        if not outcome.events:
            return
        begun = sum(event.kind == "turn" for event in outcome.events)
        turn = self.log[-1].turn if self.log else outcome.state.turn - begun
        for event in outcome.events:
            turn += event.kind == "turn"
            self.log.append(Logged(turn, len(self.line), event))

    def _enter(self, entry: Entry) -> None:
        if self.listener:
            self.listener(entry)
        self.record.append(entry)


def rebuild(setting: Setting, seed: int, opening: State, entries: list[Entry]) -> Session:
    """The session that a record makes, from the opening on.

    Raises:
        IllegalMove: an entry is not legal where it stands.
    """
    session = Session(setting, seed, opening)
    for entry in entries:
        if isinstance(entry, Played):
            session.push(entry.move)
        else:
            session.back(entry.to, entry.by, entry.reason)
    return session


def tally(entries: list[Entry]) -> Mapping[str, int]:
    """How many entries of each kind a record holds."""
    played = sum(isinstance(entry, Played) for entry in entries)
    return {"moves": played, "went back": len(entries) - played}
