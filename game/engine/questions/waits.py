"""What may be done again, or only, from a later turn on: measures that wait, refused packages, matters not yet due."""

from collections.abc import Iterator

from attrs import frozen

from game.engine.questions.common import my_offices, setting_of
from game.engine.view import View
from game.law.clauses import Needs
from game.law.stakes import Measure
from game.rules.measures import returns

NEVER, NOT_EVEN_ONCE = "not again in this game", "not in this game"


@frozen
class Wait:
    """Something that waits: its ids as they are typed, and from when, such as "turn 6 (February 2021)".

    `since` is "" where that lies after the last turn; `never` says so.
    """

    names: tuple[str, ...]
    since: str
    never: str = NEVER


def again(wait: Wait) -> str:
    """From when something may be done again, or that it may not."""
    return f"again from {wait.since}" if wait.since else wait.never


def next_time(view: View, measure: Measure) -> str:
    """From when a measure that is taken now may be taken again, or that it may not."""
    return again(Wait((), planned_words(view, returns(measure, view.planned))))


def planned_words(view: View, planned: int) -> str:
    """A planned turn with its date: what terms and measures are counted in; "" after the last turn."""
    world = setting_of(view).world
    return world.clock.turn(planned) if planned <= world.latest else ""


def played_words(view: View, turn: int) -> str:
    """A turn as it will be played, with its date; a day of a divided turn goes by the turn that it belongs to.

    "" after the last turn.
    """
    clock = setting_of(view).clock(view)
    planned = clock.at(turn)[0]
    return f"turn {planned} ({clock.label(turn)})" if planned <= setting_of(view).world.latest else ""


def measures_wait(view: View) -> Iterator[Wait]:
    """The seat's measures that may be taken again, or for the first time, only from a later turn on."""
    for name, measure in setting_of(view).stakes.measures.items():
        if view.seat in measure.seats:
            last = view.measures.get(f"{view.seat}/{name}")
            turn = max(returns(measure, last), _first(measure.needs))
            if turn > view.planned:
                yield Wait((name,), planned_words(view, turn), NOT_EVEN_ONCE if last is None else NEVER)


def refused_wait(view: View) -> Iterator[Wait]:
    """The packages that were refused, and may return as they were only from a later turn on."""
    wait = setting_of(view).numbers.politics.refused_wait
    for key, turn in view.refused.items():
        if view.turn < turn + wait:
            yield Wait(tuple(key.split("+")), played_words(view, turn + wait))


def refused_words(wait: Wait) -> str:
    """A refused package, and when it may be put again, as a sentence without its capital."""
    from_when = f"may be put again from {wait.since}" if wait.since else "may not be put again in this game"
    return f"refused: {' + '.join(wait.names)}; the same package {from_when}, another one at once"


def matters_wait(view: View) -> Iterator[Wait]:
    """The matters on which the seat has a vote, and which may be put only from a later turn on."""
    law, mine = setting_of(view).law, my_offices(view)
    for name, matter in law.matters.items():
        first = _first(matter.needs)
        if first > view.planned and set(mine) & set(law.bodies[matter.body].voters):
            yield Wait((name,), planned_words(view, first), NOT_EVEN_ONCE)


def _first(needs: Needs) -> int:
    """The first planned turn in which needs may hold."""
    return needs.turn.first if needs.turn else 1
