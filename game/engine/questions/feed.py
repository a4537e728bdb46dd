"""The log as a seat may read it: entries with category, date, text and a place to jump to."""

from collections.abc import Mapping

from attrs import frozen

from game.engine.questions.common import date, sentence, setting_of
from game.engine.session import Logged
from game.engine.view import View
from game.model.events import Event

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "council": (
        "convened", "tabled", "revealed", "countered", "replied", "votes", "carried", "refused", "package_failed",
        "decided", "decreed", "promise_made", "promise_kept", "promise_broken", "promise_released",
    ),
    "law": (
        "adopted", "automatic", "period", "joins", "leaves", "post", "plans", "joint_command", "mandate_ended", "lease",
        "founded", "closed", "notice", "expelled", "lapse", "command", "based", "unbased", "breach", "calendar",
        "deployment", "crossing",
    ),
    "politics": (
        "track", "measure", "offer", "posture", "hybrid", "situation", "stage", "intent", "card", "horizon",
    ),
    "air": (
        "salvo", "seen", "incident", "scramble", "key", "withheld", "order", "met", "fire", "stopped", "hit", "roe",
        "refuses", "followed",
    ),
    "operations": (
        "move", "rail", "transit", "rebase", "arrival", "contact", "attack", "odds", "combat", "losses", "destroyed",
        "retreat", "advance", "stranded", "strike", "damage", "dig_in", "standing", "supply", "control", "line_restored",
    ),
    "turn": ("turn", "end", "result", "note", "inject"),
}  # fmt: skip
"""What each category of the log's filters holds, by kind of event; kinds that are not here are "other"."""
PHASE = {
    "council": "council",
    "politics": "council",
    "law": "council",
    "air": "air",
    "operations": "operations",
}
TITLES = {
    "council": "Council",
    "law": "Law",
    "politics": "Politics",
    "air": "Air",
    "operations": "Operations",
    "turn": "Turns",
    "other": "Other",
}
"""What the filters are called."""
_CATEGORY = {kind: category for category, kinds in CATEGORIES.items() for kind in kinds}


@frozen
class FeedEntry:
    """One entry of a seat's log.

    `number` counts the seat's own entries from 0, `move` the moves of the game before it. `phase` is the phase in which
    such things happen. `place` and `unit` are where to jump to: None and "" where an entry has none.
    """

    number: int
    move: int
    turn: int
    date: str
    phase: str
    category: str
    kind: str
    text: str
    cite: str
    place: int | None
    unit: str
    subject: str


def feed(view: View, start: int = 0) -> tuple[FeedEntry, ...]:
    """The seat's log from its entry number `start` on."""
    return tuple(entry(view, number, view.log[number]) for number in range(max(0, start), len(view.log)))


def entry(view: View, number: int, logged: Logged) -> FeedEntry:
    """One entry of a seat's log as a record."""
    event = logged.event
    category = category_of(event)
    place, unit = jump(view, event)
    return FeedEntry(
        number=number,
        move=logged.move,
        turn=logged.turn,
        date=date(view, logged.turn),
        phase=PHASE.get(category, ""),
        category=category,
        kind=event.kind,
        text=sentence(event.text),
        cite=event.cite,
        place=place,
        unit=unit,
        subject=event.subject,
    )


def category_of(event: Event) -> str:
    """The category of an event; some kinds belong to two, told apart by what they are about."""
    if event.kind == "attack" and not event.subject:
        return "law"
    if event.kind == "refused" and event.place is not None:
        return "air"
    if event.kind == "control" and event.place is None:
        return "turn"
    return _CATEGORY.get(event.kind, "other")


def jump(view: View, event: Event) -> tuple[int | None, str]:
    """Where an entry leads: its place, the place of its unit or facility now, or that of its track; and its unit."""
    world = setting_of(view).world
    unit = event.subject if event.subject in world.units else ""
    if event.place is not None:
        return event.place, unit
    if unit in view.own:
        return view.own[unit].state.place, unit
    if unit in view.seen:
        return view.seen[unit].place, unit
    if event.subject in world.facility_place:
        return world.facility_place[event.subject], ""
    flying = next((track for track in view.air if track.id == event.subject), None)
    return (flying.path[flying.at], "") if flying is not None else (None, unit)
