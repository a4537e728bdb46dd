"""A game told turn by turn: what mattered, in sentences, at a length that somebody reads."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from game.engine.session import Logged
from game.model.events import Event
from game.report.text import signed

WEIGHT: Mapping[str, int] = {
    "result": 15, "stage": 90, "period": 95, "joint_command": 88, "plans": 80, "aggression": 95, "adopted": 92,
    "refused": 90, "package_failed": 42, "automatic": 95, "decreed": 90, "expelled": 90, "deployment": 85,
    "crossing": 84, "line_restored": 90, "salvo": 75, "hit": 45, "refuses": 70, "stopped": 60, "odds": 50,
    "combat": 50, "control": 96, "destroyed": 63, "promise_broken": 72, "promise_made": 40, "command": 55, "lapse": 58,
    "leaves": 50, "contact": 35, "hybrid": 60, "situation": 65, "convened": 62, "offer": 46, "measure": 44, "posture": 20,
    "incident": 55, "met": 52, "inject": 90, "notice": 80, "post": 60, "based": 52, "joins": 30, "calendar": 55,
    "mandate_ended": 45, "unmet": 40,
}  # fmt: skip
"""How much a kind of event matters to a reader who has a minute; kinds that are not here matter least."""

LEAST = 10
TOLD_AGAIN = 6
CITED = 4
"""Sources shown to somebody who plays; a record and a refusal show them all."""


@frozen
class TurnAccount:
    """One turn: its heading, and its events, most telling first chosen, then in their own order."""

    turn: int
    heading: str
    lines: tuple[str, ...]
    left_out: int


def account(log: Iterable[Logged], in_all: int = 0) -> Iterator[TurnAccount]:
    """The account of a game, with at most `in_all` sentences, and one at least for each turn; 0 for all of them."""
    turns: dict[int, list[Event]] = {}
    headings: dict[int, str] = {}
    for logged in log:
        if logged.event.kind == "turn":
            headings[logged.turn] = logged.event.text
        else:
            turns.setdefault(logged.turn, []).append(logged.event)
    chosen = choose(turns, in_all) if in_all else turns
    for turn in sorted(headings):
        events = chosen.get(turn, [])
        lines = tuple(sentence(event) for event in events)
        yield TurnAccount(turn, headings[turn], lines, len(turns.get(turn, ())) - len(events))


def choose(turns: Mapping[int, list[Event]], most: int) -> dict[int, list[Event]]:
    """The events that matter most, in the order in which they happened.

    What has been told is worth less the next time, so that an eighth refusal does not hide the fall of a town.
    """
    found = [(turn, place) for turn, events in turns.items() for place in range(len(events))]
    seen: dict[str, int] = {}
    rank: dict[tuple[int, int], int] = {}
    for turn, place in found:
        kind = turns[turn][place].kind
        rank[turn, place] = WEIGHT.get(kind, LEAST) - TOLD_AGAIN * seen.get(kind, 0)
        seen[kind] = seen.get(kind, 0) + 1
    ranked = sorted(found, key=lambda where: (-rank[where], where))
    first = {turn: next(where for where in ranked if where[0] == turn) for turn in turns if turns[turn]}
    rest = [where for where in ranked if where not in first.values()]
    kept = {*first.values(), *rest[: max(0, most - len(first))]}
    return {
        turn: [event for place, event in enumerate(turns[turn]) if (turn, place) in kept] for turn in turns
    }


def sentence(event: Event, most: int = 0, once: bool = True) -> str:
    """An event as a sentence with its sources, the first `most` of them, if that is not 0.

    Each source is named once, or with `once` False as often as the event does.
    """
    text = event.text[:1].upper() + event.text[1:]
    if not event.cite or event.cite.startswith("rulebook"):
        return text
    cites = sources(event.cite) if once else event.cite.split(", ")
    more = ", …" if most and len(cites) > most else ""
    return f"{text} [{', '.join(cites[:most] if more else cites)}{more}]"


def sources(cite: str) -> list[str]:
    """The sources of a citation, each once.

    >>> sources("K27, P57, P60, K24, P57")
    ['K27', 'P57', 'P60', 'K24']
    """
    return list(dict.fromkeys(cite.split(", ")))


def told(events: Iterable[Event]) -> Iterator[str]:
    """Events as sentences; what moved several tracks for one reason is one sentence, with that reason first.

    The count of the votes is left out: what was carried or refused, and by whose vote, follows at once.
    """
    waiting: list[Event] = []
    last = ""
    for event in events:
        if event.kind == "votes":
            continue
        if event.kind == "track" and (not waiting or cause(waiting[0]) == cause(event)):
            waiting.append(event)
            continue
        if last or waiting:
            yield with_tracks(last, waiting)
        last, waiting = "", []
        if event.kind == "track":
            waiting = [event]
        else:
            last = sentence(event, CITED)
    if last or waiting:
        yield with_tracks(last, waiting)


def cause(event: Event) -> object:
    """Why a track moved."""
    return event.values[-1]


def with_tracks(text: str, tracks: list[Event]) -> str:
    """A sentence with the tracks that moved by it; those that moved for another reason make their own sentence."""
    if not tracks:
        return text
    why = str(cause(tracks[0]))
    moves = ", ".join(f"{event.values[0]} {signed(int(str(event.values[1])))}" for event in tracks)
    if why.casefold() in text.casefold():
        return f"{text} ({moves})"
    alone = f"{why[:1].upper()}{why[1:]}: {moves}"
    cites = ", ".join(sources(tracks[0].cite))
    alone += f" [{cites}]" if cites and not cites.startswith("rulebook") else ""
    return f"{text}\n{alone}" if text else alone
