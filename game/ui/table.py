"""The game at the table: its session, its save, the players who are no humans. The only holder of a Session.

Every move is on the disk before the next frame: the save is the autosave.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pygame
from attrs import define, field

from game.engine.reducer import IllegalMove
from game.engine.session import CannotUndo, Session
from game.engine.view import View
from game.law.setting import Setting
from game.model.events import Event
from game.model.moves import Move
from game.players.player import Player
from game.players.spoken import outspoken, remarks
from game.players.table import PLAYERS, players_for
from game.scenario.load import Loaded
from game.store.games import Recorder, carry_on, free_path, new_game

HUMAN = "human"
KINDS = (HUMAN, *PLAYERS)
"""Who may play a seat."""

__all__ = ["HUMAN", "KINDS", "CannotUndo", "IllegalMove", "Table"]


@define(eq=False, repr=False)
class Table:
    """A game being played: `seats` says who plays each seat, `minds` are those that are no humans."""

    session: Session
    scenario: Loaded
    seats: Mapping[str, str]
    path: Path
    recorder: Recorder
    minds: Mapping[str, Player] = field(factory=dict)
    version: int = 0
    clock: Callable[[], int] = pygame.time.get_ticks
    briefed: set[str] = field(factory=set, init=False)
    _views: dict[str, View] = field(factory=dict, init=False)
    _noted: tuple[int, bool] = field(default=(0, False), init=False)

    @classmethod
    def begin(cls, folder: Path, scenario: Loaded, seed: int, seats: Mapping[str, str]) -> "Table":
        """A new game and its save in a folder.

        Raises:
            SaveError: the save cannot be made.
        """
        path = free_path(folder, scenario.setting.world.id, seed)
        session, recorder = new_game(path, scenario, seed, dict(seats))
        return cls._seated(session, scenario, seats, path, recorder)

    @classmethod
    def resume(cls, path: Path) -> "Table":
        """A saved game, to be played on.

        Raises:
            SaveError: the save is damaged, of other rules, or being played elsewhere.
        """
        found, recorder = carry_on(path)
        return cls._seated(found.session, found.scenario, found.seats, path, recorder)

    @classmethod
    def _seated(
        cls, session: Session, scenario: Loaded, seats: Mapping[str, str], path: Path, recorder: Recorder
    ) -> "Table":
        played = {seat: kind for seat, kind in seats.items() if kind in PLAYERS}
        minds = outspoken(players_for(scenario.setting, session.seed, played))
        table = cls(session, scenario, dict(seats), path, recorder, minds)
        session.settle()
        return table

    # -- looking ---------------------------------------------------------------------------------------------
    @property
    def setting(self) -> Setting:
        """What never changes in this game."""
        return self.session.setting

    @property
    def humans(self) -> tuple[str, ...]:
        """The seats that humans play, in the scenario's order."""
        return tuple(seat for seat in self.setting.world.seats if self.seats.get(seat) == HUMAN)

    @property
    def ended(self) -> bool:
        """Whether the game is over."""
        return bool(self.session.state.ended)

    def to_move(self) -> str:
        """The seat that has to move; empty at the end."""
        return "" if self.ended else self.session.to_move()

    def view(self, seat: str) -> View:
        """What a seat may know now; the same object until something changes."""
        found = self._views.get(seat)
        if found is None:
            found = self._views[seat] = self.session.view(seat)
        return found

    def remarks(self, package: str) -> tuple[str, ...]:
        """What others have said in public on a package that was refused; nothing of a sitting before this one."""
        return tuple(remarks(self.minds, package))

    # -- playing ---------------------------------------------------------------------------------------------
    def play(self, move: Move) -> tuple[Event, ...]:
        """Make a human's move; it is saved when this returns.

        Raises:
            IllegalMove: some rule forbids the move; nothing has changed.
            SaveError: it could not be saved; nothing has changed.
        """
        try:
            return self.session.play(move)
        finally:
            self._changed()

    def think(self, budget: int) -> bool:
        """Let the others move for about `budget` milliseconds; True while they have more to do."""
        start = self.clock()
        while (seat := self.to_move()) in self.minds:
            self.session.play(self.minds[seat].choose(self.session.view(seat)))
            self._changed()
            if self.clock() - start >= budget:
                return self.to_move() in self.minds
        return False

    def undo(self, seat: str) -> None:
        """Take a seat's last move back.

        Raises:
            CannotUndo: the seat has learnt something by it; the text says what.
        """
        self.session.undo(seat)
        self._changed()

    def undo_objection(self, seat: str) -> str:
        """Why a seat's last move cannot be taken back; empty when it can."""
        return self.session.undo_objection(seat)

    def leave(self) -> None:
        """Write what is left and close the save; it can be played on later."""
        self.recorder.finish()

    def _changed(self) -> None:
        self._views.clear()
        self.version += 1
        now = (self.session.state.turn, self.ended)
        if now != self._noted:
            self._noted = now
            self.recorder.note()
