"""The tracks panel: each track that a seat sees, its line over the turns, what moved it; and what the seat plays for."""

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from game.engine.questions.common import sentence, setting_of
from game.engine.questions.present import stated
from game.engine.session import Logged
from game.engine.view import View
from game.rules.score import Score, ScoreLine, score_of


@frozen
class Cause:
    """One movement of a track: in which turn, by how much, why, on what that rests, and the log entry's number."""

    turn: int
    by: int
    why: str
    cite: str
    entry: int


@frozen
class TrackItem:
    """A track that the seat sees.

    `history` holds (turn, value at the end of that turn), from turn 0 (the opening) to now. `causes` are this turn's
    movements, `all_causes` those of the game. `unexplained` is what moved it without the seat's being told why: it
    is counted into the opening of `history`. `drift` says what moves it by and by.
    """

    id: str
    title: str
    value: int
    start: int
    side: str
    history: tuple[tuple[int, int], ...]
    causes: tuple[Cause, ...]
    all_causes: tuple[Cause, ...]
    unexplained: int
    drift: tuple[str, ...]
    cite: str
    assumption: str


@frozen
class AimLine:
    """An objective: its points, and whether it holds (None: the seat may not know).

    `conditions` are what must hold in words, each with how it stands now as far as the seat may know it.
    """

    title: str
    points: int
    held: bool | None
    conditions: tuple[str, ...]
    cite: str


@frozen
class AimPart:
    """A part of the score: `part` is military, private or card.

    `points` is what it counts as things stand, after any cap and halving; None for a seat that may not know. `most`
    is the cap, 0 where all of it together counts.
    """

    part: str
    title: str
    lines: tuple[AimLine, ...]
    points: int | None
    most: int


@frozen
class Aims:
    """What a seat plays for. `total` is its score as things stand, None for a seat that may not know all of it.

    `breaches` is what broken promises take from it (its own) or add to it (the partner's), with its sign.
    """

    parts: tuple[AimPart, ...]
    total: int | None
    par: int
    halved: bool
    breaches: int


PARTS = (("military", "Shared with your ally"), ("private", "Your own"), ("card", "Secret card"))


def tracks(view: View) -> tuple[TrackItem, ...]:
    """Every track that the seat sees, in the scenario's order."""
    stakes = setting_of(view).stakes.tracks
    moves: dict[str, list[Cause]] = {}
    for number, logged in enumerate(view.log):
        if logged.event.kind == "track":
            moves.setdefault(logged.event.subject, []).append(_cause(number, logged))
    return tuple(_track(view, name, tuple(moves.get(name, ()))) for name in view.tracks if name in stakes)


def _cause(number: int, logged: Logged) -> Cause:
    _, by, why = logged.event.values
    return Cause(logged.turn, int(str(by)), sentence(str(why)), logged.event.cite, number)


def _track(view: View, name: str, causes: tuple[Cause, ...]) -> TrackItem:
    setting = setting_of(view)
    item, value = setting.stakes.tracks[name], view.tracks[name]
    return TrackItem(
        id=name,
        title=item.title,
        value=value,
        start=item.start,
        side=item.side,
        history=_history(view, value, causes),
        causes=tuple(one for one in causes if one.turn == view.turn),
        all_causes=causes,
        unexplained=value - item.start - sum(one.by for one in causes),
        drift=tuple(one.title for one in setting.stakes.influences.values() if one.to == name),
        cite=item.cite,
        assumption=item.assumption,
    )


def _history(view: View, value: int, causes: tuple[Cause, ...]) -> tuple[tuple[int, int], ...]:
    """The value at the end of each turn, counted back from now."""
    by_turn: dict[int, int] = {}
    for one in causes:
        by_turn[one.turn] = by_turn.get(one.turn, 0) + one.by
    found = [(view.turn, value)]
    for turn in range(view.turn, 0, -1):
        found.append((turn - 1, found[-1][1] - by_turn.get(turn, 0)))
    return tuple(reversed(found))


def aims(view: View) -> Aims:
    """What the seat plays for; a seat of the Council is also told what it would score now."""
    known = bool(setting_of(view).world.seats[view.seat].council)
    found = cast(Score, view.preview(score_of))
    return Aims(
        parts=tuple(part for part in _parts(view, found, known) if part.lines),
        total=found.total if known else None,
        par=found.par,
        halved=known and found.halved,
        breaches=-found.breaches if known else 0,
    )


def _parts(view: View, found: Score, known: bool) -> Iterator[AimPart]:
    """The lines of each part; those of another secret purpose than the seat's own are left out."""
    numbers = setting_of(view).numbers.politics
    caps = {"military": numbers.military_most, "private": numbers.private_most, "card": numbers.card_most}
    lost = {
        line.title
        for line in found.lines
        if any(finding.name == "intent" and not finding.holds for finding in line.findings)
    }
    for part, title in PARTS:
        lines = [line for line in found.lines if line.part == part and line.title not in lost]
        capped = known and sum(line.points for line in lines) > caps[part]
        yield AimPart(
            part,
            title,
            tuple(_aim(view, line, known) for line in lines),
            getattr(found, part) if known else None,
            caps[part] if capped else 0,
        )


def _aim(view: View, line: ScoreLine, known: bool) -> AimLine:
    """An objective with how it stands."""
    needs = setting_of(view).stakes.objectives[line.objective].needs
    conditions = stated(view, needs, without=("intent",))
    return AimLine(line.title, line.points, line.held if known else None, conditions, line.cite)
