"""Something that takes a moment: done beside the window, which stays awake meanwhile."""

from collections.abc import Callable
from threading import Thread
from typing import Any

from attrs import define, field

from game.scenario.faults import ScenarioFaults
from game.store.errors import SaveError
from game.ui.kit import Column, Text
from game.ui.screen import Leave, Screen
from game.ui.screens.message import Message
from game.ui.screens.page import Page, Reply, Sheet


@define(eq=False)
class Task:
    """A piece of work in a thread of its own; it touches nothing that is shown. `result` is there once `done`."""

    work: Callable[[], Any]
    result: Any = field(default=None, init=False)
    error: Exception | None = field(default=None, init=False)
    dropped: bool = field(default=False, init=False)
    _thread: Thread | None = field(default=None, init=False)

    def start(self) -> "Task":
        """Begin."""
        self._thread = Thread(target=self._run)
        self._thread.start()
        return self

    def _run(self) -> None:
        try:
            self.result = self.work()
        except Exception as error:  # handed to whoever asks for the result
            self.error = error
        if self.dropped:
            self.let_go()

    def let_go(self) -> None:
        """Close what was made, for nobody waits for it any more."""
        made, self.result = self.result, None
        if hasattr(made, "leave"):
            made.leave()

    def drop(self) -> None:
        """Nobody waits for the result any more."""
        self.dropped = True
        if self.done:
            self.let_go()

    @property
    def done(self) -> bool:
        """Whether it has ended, well or not."""
        return self._thread is not None and not self._thread.is_alive()


@define(eq=False)
class Working(Page):
    """Says what is being done; goes on to what `then` makes of the result. Esc does not wait for it."""

    said: str
    work: Callable[[], Any]
    then: Callable[[Any], Screen]
    _task: Task | None = field(default=None, init=False)

    def sheet(self) -> Sheet:
        """One line."""
        return Sheet(self.said, (Column((Text("One moment …", "body", "soft"),)),), ground=None)

    def update(self, ms: int) -> bool:
        """Begin with the first frame; the window stays awake."""
        super().update(ms)
        if self._task is None:
            self._task = Task(self.work).start()
        return True

    def follow(self) -> Reply:
        """What comes when the work is done."""
        if self._task is None or not self._task.done:
            return None
        error = self._task.error
        if isinstance(error, SaveError):
            return Leave(Message("The save could not be used", error.sentence))
        if isinstance(error, ScenarioFaults):
            return Leave(Message("The scenario has faults", str(error)))
        if error is not None:
            raise error
        made, self._task = self._task.result, None
        return Leave(self.then(made))

    def close(self) -> None:
        """What is still being made is closed when it is ready."""
        if self._task is not None:
            self._task.drop()
