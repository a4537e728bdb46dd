"""The Council's steps: the table is laid, packages are revealed, and who has to speak in which order."""

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State
from game.rules.council.packages import is_sole
from game.rules.council.reply import awaited, countered
from game.rules.council.words import hearers, office_title, seat_of, titles


def open_table(state: State, setting: Setting) -> Outcome:
    """An empty table, and with each planned turn new capital, of which little was kept."""
    state = evolve(state, council=evolve(state.council, packages=(), replies=()))
    if state.day > 1:
        return Outcome(state)
    numbers, old = setting.numbers.politics, state.politics.capital
    capital = {
        seat: numbers.capital + min(numbers.capital_kept, max(0, old.get(seat, 0)))
        for seat in setting.world.seats
        if seat != "control"
    }
    return Outcome(evolve(state, politics=evolve(state.politics, capital=capital, used={})))


def table_order(state: State, setting: Setting) -> tuple[str, ...]:
    """The political seats; who speaks first alternates from turn to turn."""
    seats = tuple(name for name, seat in setting.world.seats.items() if seat.council)
    first = (state.turn - 1) % len(seats) if seats else 0
    return seats[first:] + seats[:first]


def reveal(state: State, setting: Setting) -> Outcome:
    """All packages are opened together, before anybody replies."""
    events = []
    for package in state.council.packages:
        body = setting.law.bodies[package.body]
        if not is_sole(body):
            values = (body.title, office_title(setting, package.by), titles(setting, package.matters))
            says = "before {}: {} proposes {}"
            events.append(
                Event("revealed", says, values, body.cite, hearers(setting, body), subject=package.id)
            )
    return Outcome(state, tuple(events))


def reveal_counters(state: State, setting: Setting) -> Outcome:
    """All counters are opened together, before anybody has the last word; other replies stay sealed."""
    events = []
    for package, counter, question in countered(state):
        body = setting.law.bodies[package.body]
        matters = (titles(setting, package.matters), titles(setting, counter.matters))
        values = (office_title(setting, counter.office), *matters)
        says = "{} counters {}: it consents to {}"
        events.append(Event("countered", says, values, "rulebook 2.3", hearers(setting, body), question))
    return Outcome(state, tuple(events))


def reply_order(state: State, setting: Setting) -> tuple[str, ...]:
    """The seats that have a package of another to reply to; the last to table replies first."""
    return _asked(state, setting, "reply", table_order(state, setting)[::-1])


def final_order(state: State, setting: Setting) -> tuple[str, ...]:
    """The seats that have a counter to answer, in the order of the table."""
    return _asked(state, setting, "final", table_order(state, setting))


def _asked(state: State, setting: Setting, step: str, order: tuple[str, ...]) -> tuple[str, ...]:
    """Those seats for which a step has a question; members of a body beside the table come last."""
    asked = {seat_of(setting, office) for office, _ in awaited(state, setting, step)}
    others = tuple(seat for seat in setting.world.seats if seat not in order)
    return tuple(seat for seat in order + others if seat in asked)
