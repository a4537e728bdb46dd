"""Events: what happened, with its cause; and outcomes: a new State with its events."""

from attrs import frozen

from game.model.state import State


@frozen
class Event:
    """One thing that happened.

    `says` is a template for `values`, rendered when read. `audience` are the seats that may know of it; an empty
    audience is everybody. `place` is a hex or box where there is one, `subject` the id of what it is about.
    """

    kind: str
    says: str
    values: tuple[object, ...] = ()
    cite: str = ""
    audience: frozenset[str] = frozenset()
    subject: str = ""
    place: int | None = None

    @property
    def text(self) -> str:
        """The sentence, with its values filled in."""
        return self.says.format(*self.values)


@frozen
class Outcome:
    """What a move made: the new State and the events in their order."""

    state: State
    events: tuple[Event, ...] = ()
