"""Who plays each seat, and the seed of all luck; then the game begins."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import define, field

from game.report.text import counted
from game.scenario.load import Loaded
from game.ui.kit import REST, Action, Button, Card, Column, Element, Field, Row, Space, Span, Text, choices
from game.ui.screen import Desk, Leave, Screen
from game.ui.screens import ways
from game.ui.screens.page import Page, Reply, Sheet
from game.ui.table import HUMAN, KINDS, Table
from game.ui.theme import side_looks

USUAL: Final = (HUMAN, "doctrine", "random")
NAMES: Final = {
    HUMAN: ("Human", "Somebody at this window. Several humans share it: a curtain falls between them."),
    "doctrine": (
        "Doctrine",
        "The computer, playing as the seat's doctrine would have it: the usual opponent.",
    ),
    "random": ("Random", "The computer, choosing any legal order by chance. For tests and for fun."),
    "always-aye": ("Always aye", "Fights by its doctrine and agrees to everything in the Council."),
    "always-no": ("Always no", "Fights by its doctrine and refuses everything in the Council."),
    "package-only": (
        "Packages only",
        "Fights by its doctrine and agrees only to packages that give it something.",
    ),
}
DIGITS: Final = "0123456789"
MOST_DIGITS: Final = 9


@define(eq=False)
class Seats(Page):
    """The choice of players for a scenario."""

    scenario: Loaded = field(repr=False)
    seed: str = ""
    players: dict[str, str] = field(factory=dict)
    more: bool = False

    def open(self, desk: Desk) -> None:
        """Seat one human at first, and take a seed that no save has."""
        world = self.scenario.setting.world
        if not self.players:
            played = [name for name, seat in world.seats.items() if seat.sides]
            self.players = {name: "doctrine" if number else HUMAN for number, name in enumerate(played)}
        if not self.seed:
            self.seed = str(next_seed(desk.saves, world.id))
        super().open(desk)

    def sheet(self) -> Sheet:
        """A card for each seat; the seed below."""
        world = self.scenario.setting.world
        cards = [self._seat(seat) for seat in self.players]
        humans = sum(kind == HUMAN for kind in self.players.values())
        said = Text(self._said(humans), "body", "soft")
        column = Column((said, *cards, self._luck()), gap=12)
        start = Button("Begin", ("begin",), "primary", "play", "begin", hotkey="Enter")
        more = Button(
            "Fewer kinds of player" if self.more else "More kinds of player",
            ("more",),
            "quiet",
            key="more",
            hotkey="M",
        )
        laid = ", ".join(self.scenario.stack)
        return Sheet(
            "Who plays",
            (column,),
            (more, start),
            most=1000,
            said=f"{world.title}{f' with {laid}' if laid else ''}",
        )

    def _said(self, humans: int) -> str:
        if humans == 0:
            return "No human plays: you watch the game as Control, who sees everything."
        if humans == 1:
            return "One human plays; the computer moves the other seats."
        return f"{humans} humans share this window: a curtain falls whenever another of them has to move."

    def _seat(self, name: str) -> Card:
        world = self.scenario.setting.world
        seat, kind = world.seats[name], self.players[name]
        looks = side_looks({side: item.letter for side, item in world.sides.items()})
        look = looks[seat.sides[0]]
        known = KINDS if self.more or kind not in USUAL else USUAL
        options = [(NAMES.get(item, (item, ""))[0], ("seat", name, item)) for item in known]
        tips = [NAMES.get(item, ("", ""))[1] for item in known]
        head = Text(
            (
                Span(seat.title, "heading"),
                Span(f"   {', '.join(world.sides[side].title for side in seat.sides)}", "small", "soft"),
            )
        )
        par = Text(
            f"usual result {seat.par}",
            "strong",
            "soft",
            tip=f"A usual game brings this seat {counted(seat.par, 'point')}: its par. Measure yourself against it.",
        )
        return Card(
            (
                Row((head, par), widths=(REST, None), align="middle"),
                Text(first_sentences(seat.briefing), "small", "soft"),
                Space(2),
                choices(options, ("seat", name, kind), key=f"seat {name}", tips=tips),
            ),
            edge=look.fill,
            pad=14,
        )

    def _luck(self) -> Column:
        row: tuple[Element, ...] = (
            Text("Seed of all luck", "strong"),
            Field(self.seed, lambda text: ("seed", text), "seed", "a number", MOST_DIGITS, DIGITS),
            Button("Another", ("another",), icon="undo", key="another", hotkey="A"),
        )
        note = "The same seed with the same moves gives the same game: two classes can play the same luck."
        return Column(
            (Row(row, widths=(None, 140, None), align="middle"), Text(note, "small", "soft")), gap=6
        )

    # -- what it does ------------------------------------------------------------------------------------------
    def act(self, action: Action) -> Reply:
        """Seat a player, change the seed, begin."""
        word = action[0]
        if word == "seat":
            self.players[action[1]] = action[2]
        elif word == "seed":
            self.seed = action[1].lstrip("0") or ("0" if action[1] else "")
        elif word == "another":
            self.seed = str((int(self.seed or 0) + 1) % 10**MOST_DIGITS)
        elif word == "more":
            self.more = not self.more
        elif word == "begin":
            return self.begin()
        return None

    def begin(self) -> Screen | Leave:
        """A new game and its save; then its first screen, in the place of this page and the browser."""
        table = Table.begin(self.desk.saves, self.scenario, int(self.seed or 0), self.players)
        return Leave(ways.opening(table))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page."""
        return (
            ("Tab, arrows", "move between the choices"),
            ("Space", "choose what has the focus"),
            ("Enter", "begin"),
            ("A", "another seed"),
            ("M", "more kinds of player, or fewer"),
        )


def next_seed(folder: Path, scenario: str) -> int:
    """The first seed from 1 that no save of a scenario in the folder has; names are read, nothing else.

    >>> next_seed(Path("/nowhere"), "exercise")
    1
    """
    taken = set(_seeds(folder, scenario))
    return next(seed for seed in range(1, len(taken) + 2) if seed not in taken)


def _seeds(folder: Path, scenario: str) -> Iterator[int]:
    for path in folder.glob(f"{scenario}-*.save") if folder.is_dir() else ():
        number = path.name.removeprefix(f"{scenario}-").removesuffix(".save").partition("-")[0]
        if number.isascii() and number.isdigit():
            yield int(number)


def first_sentences(text: str, count: int = 2) -> str:
    """The first sentences of a text.

    >>> first_sentences("You lead. They follow. The rest.")
    'You lead. They follow.'
    """
    words = " ".join(text.split()).split(". ")
    return ". ".join(words[:count]).rstrip(".") + "." if words[0] else ""
