"""What the questions of a seat share: the public setting, titles, dates, and the words of a board."""

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from game.core.verdict import Finding, Verdict
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Move


@frozen
class Act:
    """Something that the seat might order: a move that can be given as it stands, and whether the rules allow it.

    `kind` is a word for grouping (march, rail, attack, …), `title` what a button says.
    """

    kind: str
    title: str
    move: Move
    legal: bool


@frozen
class Reason:
    """One condition as a screen shows it. `holds` None: the seat may not know, or nobody has asked."""

    name: str
    holds: bool | None
    text: str
    cite: str


def setting_of(view: View) -> Setting:
    """The game's public setting: world, law, stakes and numbers; nothing in it is secret."""
    return view._setting


def act(view: View, kind: str, title: str, move: Move) -> Act:
    """A move with the rules' yes or no."""
    return Act(kind, title, move, view.verdict(move).allowed)


NOT = {"be": "is not", "have": "has not"}


def as_listed(finding: Finding) -> str:
    """A finding's sentence for a list that ticks what holds: a ban that is kept is told as it stands.

    >>> as_listed(Finding("once", True, "it must not be decided already: {}", ("aid",), "R01"))
    'it is not decided yet: aid'
    >>> as_listed(Finding("once", False, "it must not be decided already: {}", ("aid",), "R01"))
    'it must not be decided already: aid'
    """
    before, ban, after = finding.says.partition(" must not ")
    if not (finding.holds and ban):
        return finding.text
    verb, _, rest = after.partition(" ")
    kept = rest.partition("; ")[0]  # what follows tells of the ban when it is not kept
    stands = f"{before} {NOT.get(verb, f'does not {verb}')} {kept}"
    return re.sub(r" already\b", " yet", stands).format(*finding.values)


def reason(finding: Finding) -> Reason:
    """A finding with its sentence made."""
    return Reason(finding.name, finding.holds, sentence(as_listed(finding)), finding.cite)


def reasons(verdict: Verdict) -> tuple[Reason, ...]:
    """The conditions of a verdict, those that failed first, each sentence once."""
    found = dict.fromkeys(reason(finding) for finding in verdict.findings)
    return (*(one for one in found if not one.holds), *(one for one in found if one.holds))


def sentence(text: str) -> str:
    """A text that begins with a capital.

    >>> sentence("the period must be threatened")
    'The period must be threatened'
    """
    return text[:1].upper() + text[1:]


def date(view: View, turn: int) -> str:
    """The date of a turn, in words; empty for turn 0."""
    return setting_of(view).clock(view).label(turn) if turn > 0 else ""


def planned_date(view: View, turn: int) -> str:
    """The date of a planned turn: until when a decision stands, when a promise is due; "" for none."""
    return setting_of(view).world.clock.label(turn) if turn > 0 else ""


def track_titles(view: View) -> Mapping[str, str]:
    """The titles of the tracks that the seat sees."""
    tracks = setting_of(view).stakes.tracks
    return {name: tracks[name].title for name in view.tracks if name in tracks}


def at_table(view: View) -> bool:
    """Whether the seat sits at the Council's table, or is Control."""
    seats = setting_of(view).world.seats
    return view.seat not in seats or seats[view.seat].council or not seats[view.seat].sides


def my_offices(view: View) -> tuple[str, ...]:
    """The offices that the seat holds."""
    seats = setting_of(view).world.seats
    return seats[view.seat].offices if view.seat in seats else ()


def enemies_at(view: View) -> dict[int, list[str]]:
    """The units of another alliance that the seat sees, by place."""
    world = setting_of(view).world
    mine = alliances(view)
    found: dict[int, list[str]] = {}
    for name, seen in view.seen.items():
        if world.alliance_of[name] not in mine:
            found.setdefault(seen.place, []).append(name)
    return found


def alliances(view: View) -> frozenset[str]:
    """The alliances of the seat's own sides."""
    world = setting_of(view).world
    seat = world.seats.get(view.seat)
    return frozenset(world.sides[side].alliance for side in (seat.sides if seat else ()))


def titles(table: Mapping[str, object], names: Iterable[str]) -> tuple[str, ...]:
    """The titles of things by id; an unknown id stays as it is."""
    return tuple(str(getattr(table[name], "title", name)) if name in table else name for name in names)
