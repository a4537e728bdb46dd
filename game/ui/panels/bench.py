"""What the board and its panels share: the game, the seat, what is selected, and what is to be told."""

from typing import Any, Protocol

from attrs import define, field, frozen

from game.core.verdict import Verdict
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Move
from game.ui.kit import Action, Element
from game.ui.screen import Desk
from game.ui.table import CannotUndo, IllegalMove, Table


@define(eq=False, repr=False)
class Bench:
    """The place of one seat at the table.

    `unit` and `place` are what is selected; `tab` the panel that is open; `refused` the last refused move (None where
    it is no one move) with its verdict, shown as a card until it is closed; `told` a sentence for the line below the
    map; `memory` what each panel keeps for itself under its own name. Whoever changes anything that is shown calls
    `touch`.
    """

    table: Table
    seat: str
    desk: Desk
    tab: str = "orders"
    unit: str = ""
    place: int | None = None
    refused: tuple[Move | None, Verdict] | None = None
    told: str = ""
    look: tuple[int, str] | None = None
    dialog: str = ""
    memory: dict[str, Any] = field(factory=dict)
    version: int = 0

    @property
    def view(self) -> View:
        """What the seat may know now."""
        return self.table.view(self.seat)

    @property
    def setting(self) -> Setting:
        """What never changes in this game."""
        return self.table.setting

    @property
    def acts(self) -> bool:
        """Whether it is this seat's turn to do something."""
        return self.table.to_move() == self.seat

    def touch(self) -> None:
        """Say that something shown has changed."""
        self.version += 1

    def tell(self, text: str) -> None:
        """Put a sentence into the line below the map."""
        self.told = text
        self.touch()

    def select(self, unit: str = "", place: int | None = None) -> None:
        """Select a unit, a place, or nothing."""
        self.unit, self.place = unit, place
        self.touch()

    def show(self, place: int, unit: str = "") -> None:
        """Let the map fly to a place, and select the unit if one is named."""
        self.look = (place, unit)
        if unit:
            self.select(unit, place)
        self.touch()

    def open(self, tab: str) -> None:
        """Open a panel."""
        self.tab = tab
        self.touch()

    def play(self, move: Move) -> bool:
        """Make a move of this seat; a refused one is kept for its card. True when it was made."""
        verdict = self.view.verdict(move)
        self.told = ""
        if not verdict.allowed:
            self.refused = (move, verdict)
            self.desk.sound.play("refusal")
            self.touch()
            return False
        try:
            self.table.play(move)
        except IllegalMove as error:
            self.tell(str(error))
            return False
        self.refused = None
        self.memory.setdefault("made", set()).add(type(move).__name__)
        self.touch()
        return True

    def undo(self) -> bool:
        """Take the seat's last move back, or say why it stands."""
        try:
            self.table.undo(self.seat)
        except CannotUndo as error:
            self.tell(f"Your last order stands: {error}.")
            return False
        self.tell("Taken back.")
        return True


@frozen(eq=False)
class Split:
    """A panel of which `head` stays while `body` scrolls; with `to_end` it begins at its end, anew for each `key`."""

    head: Element
    body: Element
    key: str = ""
    to_end: bool = False


class Side(Protocol):
    """A panel at the side of the board. An action of its controls that is no move comes back to `act`."""

    @property
    def name(self) -> str:
        """Its id, the first word of its actions."""

    @property
    def title(self) -> str:
        """What its tab says."""

    @property
    def icon(self) -> str:
        """The icon of its tab."""

    @property
    def hotkey(self) -> str:
        """The key that opens it."""

    def tree(self, bench: Bench) -> Element | Split:
        """What it shows now."""

    def act(self, bench: Bench, action: Action) -> bool:
        """Take an action of one of its controls; False when it is none of its own."""

    def calls(self, bench: Bench) -> bool:
        """Whether something in it waits for the seat."""
