"""The saved games: each with its scenario, seats and turn; to play on, to watch, to copy or to delete."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import define, field

from game.report.text import counted
from game.store import SaveError, copy_intact
from game.store.games import free_path
from game.store.shelf import Shelved, saves_in, shelved
from game.ui.kit import REST, Action, Button, Card, Column, Element, Icon, Pick, Row, Span, Text
from game.ui.record import Record
from game.ui.screen import Desk
from game.ui.screens import ways
from game.ui.screens.page import PICK, Page, Reply, Sheet
from game.ui.screens.reel import Reel
from game.ui.screens.working import Task
from game.ui.table import HUMAN, Table

BETWEEN: Final = 200
"""Milliseconds between two layouts of the list while it is being read."""


@define(eq=False, repr=False)
class Saves(Page):
    """All saves of the folder, the newest first; read one a frame. `watching` says that they are to be watched."""

    watching: bool = False
    chosen: Path | None = None
    asked: bool = False
    said: str = ""
    told: str = ""
    found: dict[Path, Shelved] = field(factory=dict, init=False)
    _paths: tuple[Path, ...] = field(default=(), init=False)
    _listed: bool = field(default=False, init=False)
    _since: int = field(default=0, init=False)
    _task: Task | None = field(default=None, init=False)

    def open(self, desk: Desk) -> None:
        """Name the saves; what is in them is read later."""
        self.desk = desk
        self._list()
        super().open(desk)

    def _list(self) -> None:
        """Look into the folder again; what is known of a save is read anew."""
        self._paths = saves_in(self.desk.saves)
        self.found = {path: seen for path, seen in self.found.items() if path in self._paths}
        if self.chosen not in self._paths:
            self.chosen = self._paths[0] if self._paths else None

    # -- what it shows -----------------------------------------------------------------------------------------
    def sheet(self) -> Sheet:
        """The list at the left, the chosen save at the right; in a narrow window it opens in the list."""
        title = "Watch a replay" if self.watching else "Saved games"
        if not self._paths:
            return Sheet(title, (self._empty(),))
        rows: list[Element] = []
        for path in self._paths:
            rows.append(self._line(path))
            if not self.wide and path == self.chosen:
                rows.append(Column(tuple(self._details(path)), gap=8, pad=8))
        columns: tuple[Element, ...] = (Column(tuple(rows), gap=4),)
        if self.wide and self.chosen is not None:
            columns = (*columns, Column(tuple(self._details(self.chosen)), gap=12))
        count = f"{len(self._paths)} in {self.desk.saves}"
        return Sheet(title, columns, tuple(self._foot()), share=44, said=count)

    def _empty(self) -> Column:
        return Column(
            (
                Text("There are no saved games yet.", "heading"),
                Text(
                    "Every game that you begin is saved by itself, move by move. It will stand here.",
                    "body",
                    "soft",
                ),
                Button("Play", ("play",), "primary", "play", "play", hotkey="Enter", align="left"),
            ),
            gap=12,
            pad=12,
        )

    def _line(self, path: Path) -> Pick:
        seen = self.found.get(path)
        name = path.name.removesuffix(".save")
        if seen is None:
            words, icon, colour = Text(name, "body", "soft"), "ring", "faint"
        elif seen.fault:
            words, icon, colour = Text((Span(name + "   "), Span("damaged", "small", "bad"))), "warn", "bad"
        else:
            stands = "finished" if seen.ended else f"turn {seen.turn}" if seen.turn else "not begun"
            words = Text((Span(name, "strong"), Span(f"   {stands}", "small", "soft")))
            icon, colour = ("flag", "good") if seen.ended else ("play", "accent")
        row = Row((Icon(icon, colour), words), widths=(18, REST), align="middle")
        return Pick(row, (PICK, path), f"save {path.name}", chosen=path == self.chosen, pad=7)

    def _details(self, path: Path) -> Iterator[Element]:
        seen = self.found.get(path)
        if self.wide:
            yield Text(path.name.removesuffix(".save"), "title")
        if self.said:
            yield Card((Text(self.said),), edge="bad", pad=12)
        if self.told:
            yield Card((Text(self.told),), edge="good", pad=12)
        if seen is None:
            yield Text("It is being read …", "body", "soft")
            return
        if seen.fault:
            head = Row(
                (Icon("warn", "bad"), Text("This save is damaged", "heading", "bad")), widths=(18, REST)
            )
            yield Card((head, Text(seen.fault[:1].upper() + seen.fault[1:])), edge="bad", pad=12, gap=8)
            return
        yield Text(
            (
                Span(seen.title, "heading"),
                Span(f"   with {', '.join(seen.laid)}" if seen.laid else "", "small", "soft"),
            )
        )
        yield from self._facts(seen)

    def _facts(self, seen: Shelved) -> Iterator[Element]:
        stands = (
            f"Turn {seen.turn}" + (f", {seen.date}" if seen.date else "")
            if seen.turn
            else "Before the first turn"
        )
        state = "The game has ended." if seen.ended else "The game goes on." if seen.ended is False else ""
        yield Text((Span(f"{stands}.  ", "strong"), Span(state, "body", "good" if seen.ended else "accent")))
        for seat, kind in seen.seats.items():
            icon = Icon("people" if kind == HUMAN else "gear", "accent" if kind == HUMAN else "soft")
            said = Text((Span(seen.titles.get(seat, seat), "strong"), Span(f"   {kind}", "small", "soft")))
            yield Row((icon, said), widths=(20, REST), align="middle")
        yield Text(f"Seed {seen.seed}", "small", "soft")

    def _foot(self) -> Iterator[Element]:
        """What can be done with the chosen save."""
        seen = self.found.get(self.chosen) if self.chosen is not None else None
        if self._task is not None:
            yield Text("One moment: every move is judged again …", "body", "soft")
            return
        if self.asked:
            yield Text("Delete this save for good?", "strong", "bad")
            yield Button("Delete", ("delete",), "danger", "cross", "really")
            yield Button("Keep it", ("keep",), "primary", key="keep")
            return
        yield Button("Delete", ("ask",), "quiet", "cross", "delete", hotkey="Del")
        if seen is not None and seen.fault:
            yield Button("Copy what is intact", ("rescue",), "primary", "plus", "rescue", hotkey="Enter")
        elif seen is not None:
            watch = Button(
                "Watch",
                ("watch",),
                "primary" if self.watching else "normal",
                "eye",
                "watch",
                hotkey="Enter" if self.watching else "W",
            )
            label = "Show the result" if seen.ended else "Play on"
            play = Button(
                label,
                ("open",),
                "normal" if self.watching else "primary",
                "play",
                "open",
                hotkey="P" if self.watching else "Enter",
            )
            yield from (play, watch) if self.watching else (watch, play)

    # -- what it does ------------------------------------------------------------------------------------------
    def act(self, action: Action) -> Reply:
        """Choose a save, or do something with the chosen one."""
        word = action[0]
        if word == "play":
            return ways.way("play")
        if word == PICK:
            again = action[1] == self.chosen
            self.chosen, self.asked, self.said, self.told = action[1], False, "", ""
            return self.act(("watch",) if self.watching else ("open",)) if again else None
        if word in ("ask", "keep"):
            self.asked = word == "ask"
        elif self.chosen is not None and self._task is None:
            ACTS[word](self, self.chosen)
        return None

    def stepped(self, action: Action) -> Reply:
        """The keyboard only chooses; Enter opens."""
        return self.act(action) if action[1] != self.chosen else None

    def _open(self, path: Path) -> None:
        """Read the game beside the window: one that goes on to be played, one that has ended to be looked at."""
        seen = self.found.get(path)
        if seen is None or seen.fault:
            return
        self.said = ""
        self._task = Task(lambda: Record.read(path) if seen.ended else Table.resume(path)).start()

    def _watch(self, path: Path) -> None:
        seen = self.found.get(path)
        if seen is not None and not seen.fault:
            self.said = ""
            self._task = Task(lambda: (Record.read(path),)).start()

    def _rescue(self, path: Path) -> None:
        """Copy the intact beginning of a damaged save to a new one."""
        target = free_path(path.parent, path.name.removesuffix(".save") + " rescued", 1)
        try:
            count = copy_intact(path, target)
        except SaveError as error:
            self.said = error.sentence
            return
        self._list()
        self.chosen, self.said = target, ""
        self.told = f"{counted(count, 'record')} of {path.name} were copied to this save."

    def _delete(self, path: Path) -> None:
        """Delete the save; the next one is chosen."""
        self.asked = False
        try:
            path.unlink()
        except OSError as error:
            self.said = f"It could not be deleted: {error.strerror or error}."
            return
        at = self._paths.index(path)
        left = (*self._paths[:at], *self._paths[at + 1 :])
        self.chosen = left[min(at, len(left) - 1)] if left else None
        self._list()

    # -- time --------------------------------------------------------------------------------------------------
    def update(self, ms: int) -> bool:
        """Read one more save; lay the list out now and then."""
        super().update(ms)
        self._since += ms
        waiting = next((path for path in self._in_order() if path not in self.found), None)
        if waiting is not None:
            self.found[waiting] = shelved(waiting)
            self._listed = False
        if not self._listed and (waiting is None or waiting == self.chosen or self._since >= BETWEEN):
            self._since, self._listed = 0, waiting is None
            self.show()
        return waiting is not None or not self._listed or self._task is not None

    def _in_order(self) -> Iterator[Path]:
        """The chosen save first."""
        if self.chosen is not None:
            yield self.chosen
        yield from self._paths

    def follow(self) -> Reply:
        """Where a game that was read leads."""
        task = self._task
        if task is None or not task.done:
            return None
        self._task = None
        if isinstance(task.error, SaveError):
            self.said = task.error.sentence
            self.show()
            return None
        if task.error is not None:
            raise task.error
        return self._to(task.result)

    def _to(self, made: "Table | Record | tuple[Record]") -> Reply:
        if isinstance(made, Table):
            return ways.to_title(ways.reopened(made))
        if isinstance(made, Record):
            from game.ui.screens.result import Result

            return ways.to_title(Result(made))
        from game.ui.screens.replay import Replay

        return Replay(Reel(made[0]))

    def close(self) -> None:
        """A game that is still being read is closed when it is ready."""
        if self._task is not None:
            self._task.drop()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page."""
        enter = ("Enter", "watch it") if self.watching else ("Enter", "play it on, or show its result")
        return (
            ("Up, Down", "choose another save"),
            enter,
            ("P" if self.watching else "W", "play it on" if self.watching else "watch it"),
            ("Del", "delete it"),
        )


ACTS: Final = {"open": Saves._open, "watch": Saves._watch, "rescue": Saves._rescue, "delete": Saves._delete}
"""What is done with the chosen save, by the word of its button."""
