"""A game that is looked at and not played: read from its save, or as a table left it."""

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from game.engine.session import Session
from game.law.setting import Setting
from game.scenario.load import Loaded
from game.store.games import reopen
from game.ui.table import HUMAN, Table


@frozen(eq=False)
class Record:
    """The session of a game with its scenario, who played, where its save is, and what is to be said about it."""

    session: Session = field(repr=False)
    scenario: Loaded = field(repr=False)
    seats: Mapping[str, str]
    path: Path
    remarks: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "Record":
        """The game of a save, every move judged again.

        Raises:
            SaveError: the save is damaged, was edited, or holds a move that the rules forbid.
        """
        found = reopen(path)
        return cls(found.session, found.scenario, found.seats, path, found.remarks)

    @classmethod
    def of(cls, table: Table) -> "Record":
        """The game at a table."""
        return cls(table.session, table.scenario, table.seats, table.path)

    @property
    def setting(self) -> Setting:
        """What never changes in the game."""
        return self.session.setting

    @property
    def ended(self) -> bool:
        """Whether the game is over."""
        return bool(self.session.state.ended)

    @property
    def humans(self) -> tuple[str, ...]:
        """The seats that humans played."""
        return tuple(seat for seat in self.setting.world.seats if self.seats.get(seat) == HUMAN)
