"""A decision right: a question, and the law's answer to it in each situation."""

from collections.abc import Mapping

from attrs import frozen

from game.model.state import State
from game.model.terms import Period


@frozen(kw_only=True)
class Situation:
    """A situation of the law: its period, and a State in which it holds."""

    id: str
    title: str
    period: Period
    state: State


@frozen(kw_only=True)
class Answer:
    """Who decides, how, and what must hold.

    `who` are ids of offices and `names` their titles, `title` the body or the words for them; `convened` whether
    the body must be called first. Where it is not `possible`, `note` says why not.
    """

    who: tuple[str, ...]
    title: str
    how: str = ""
    convened: bool = False
    needs: tuple[str, ...] = ()
    cite: str
    possible: bool = True
    note: str = ""
    names: tuple[str, ...] = ()

    @property
    def substance(self) -> tuple[object, ...]:
        """What two laws are compared by: all but the citation; of an answer that is no, only why."""
        if not self.possible:
            return (False, self.note)
        return (True, self.who, self.title, self.how, self.convened, self.needs)


@frozen(kw_only=True)
class Right:
    """One question with its answers by situation; `rests` are the tables of the law that they come from."""

    id: str
    family: str
    question: str
    answers: Mapping[str, Answer]
    rests: frozenset[str]
