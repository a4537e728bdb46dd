"""What may be done again, or only, from a later turn on: measures that wait, refused packages, matters not yet due."""

from collections.abc import Iterator

from attrs import frozen

from game.engine.questions.common import my_offices, setting_of
from game.engine.view import View
from game.law.clauses import Needs
from game.rules.measures import returns


@frozen
class Wait:
    """Something that waits: its ids as they are typed, and from when, such as "turn 6 (February 2021)"."""

    names: tuple[str, ...]
    since: str


def planned_words(view: View, planned: int) -> str:
    """A planned turn with its date: what terms and measures are counted in."""
    return f"turn {planned} ({setting_of(view).world.clock.label(planned)})"


def played_words(view: View, turn: int) -> str:
    """A turn as it will be played, with its date; a day of a divided turn goes by the turn that it belongs to."""
    clock = setting_of(view).clock(view)
    return f"turn {clock.at(turn)[0]} ({clock.label(turn)})"


def measures_wait(view: View) -> Iterator[Wait]:
    """The seat's measures that may be taken again, or for the first time, only from a later turn on."""
    for name, measure in setting_of(view).stakes.measures.items():
        if view.seat in measure.seats:
            again = returns(measure, view.measures.get(f"{view.seat}/{name}"))
            turn = max(again, _first(measure.needs))
            if turn > view.planned:
                yield Wait((name,), planned_words(view, turn))


def refused_wait(view: View) -> Iterator[Wait]:
    """The packages that were refused, and may return as they were only from a later turn on."""
    wait = setting_of(view).numbers.politics.refused_wait
    for key, turn in view.refused.items():
        if view.turn < turn + wait:
            yield Wait(tuple(key.split("+")), played_words(view, turn + wait))


def refused_words(wait: Wait) -> str:
    """A refused package, and when it may be put again, as a sentence without its capital."""
    again = f"the same package may be put again from {wait.since}, another one at once"
    return f"refused: {' + '.join(wait.names)}; {again}"


def matters_wait(view: View) -> Iterator[Wait]:
    """The matters on which the seat has a vote, and which may be put only from a later turn on."""
    law, mine = setting_of(view).law, my_offices(view)
    for name, matter in law.matters.items():
        first = _first(matter.needs)
        if first > view.planned and set(mine) & set(law.bodies[matter.body].voters):
            yield Wait((name,), planned_words(view, first))


def _first(needs: Needs) -> int:
    """The first planned turn in which needs may hold."""
    return needs.turn.first if needs.turn else 1
