"""What must hold in the law, the stakes and the opening of a scenario, taken with its seats and sides."""

from collections.abc import Iterator
from typing import Any

import attrs

from game.law.articles import ASKED, TOLD
from game.model.board import Board
from game.scenario.faults import KeyPath, clean, hint
from game.scenario.root import ScenarioFile
from game.scenario.vocabulary import AIR_KINDS

MOST = 10_000

SCORE_PARTS = ("total", "military", "private", "card")
DIRECTIONS = ("higher", "lower", "same")

Found = tuple[KeyPath, str]
"""Where a fault is, and its sentence."""


def law_faults(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Every unit has a superior, every national command an office, every promise somebody who owes it."""
    law = file.law
    rules = tuple(law.command.items())
    for name, rule in rules[:-1]:
        if not rule.needs.clauses:
            yield (
                ("law", "command", name, "needs"),
                f"this rule always holds, so that those after it never do: put '{name}' last",
            )
    if not rules:
        yield ("law", "command"), "there is no command rule: nobody would order any unit"
    for name, rule in rules[-1:]:
        if rule.needs.clauses:
            yield (
                ("law", "command", name, "needs", rule.needs.clauses[0][0]),
                f"the last command rule must always hold, and '{name}' asks for something",
            )
    for side in file.side:
        if side not in law.national:
            yield ("law", "national", side), f"missing key '{side}': who commands its units in peace?"
    for name, matter in law.matters.items():
        at = ("law", "matters", name)
        if matter.test is not None and not matter.owes:
            yield (*at, "test"), "a matter with a test is a promise: owes must name the seat that gives it"
        if matter.due < 0 or matter.term < 0:
            yield at, "due and term are at least 0"
        body = law.bodies[matter.body]
        if matter.owes and not any(office in body.voters for office in file.seat[matter.owes].offices):
            yield (
                (*at, "owes"),
                f"the seat '{matter.owes}' has no vote in {body.title}: it can promise nothing",
            )


def stakes_faults(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Tracks lie between 0 and 100, cards belong to the seat that may score them, incidents fly somewhere."""
    stakes = file.stakes
    for name, track in stakes.tracks.items():
        if not 0 <= track.start <= 100:
            yield ("stakes", "tracks", name, "start"), f"a track lies between 0 and 100, not at {track.start}"
    for name, goal in stakes.objectives.items():
        at = ("stakes", "objectives", name)
        if not goal.seats:
            yield (*at, "seats"), "an objective belongs to at least one seat"
        if goal.card and stakes.cards[goal.card].seat not in goal.seats:
            yield (*at, "card"), f"the card '{goal.card}' is drawn by '{stakes.cards[goal.card].seat}'"
    for name, situation in stakes.situations.items():
        at = ("stakes", "situations", name)
        if not 0 <= situation.chance <= 100:
            yield (*at, "chance"), f"a chance lies between 0 and 100, not at {situation.chance}"
        for field, value in (("size", situation.size), ("speed", situation.speed)):
            if value < 1:
                yield (*at, field), f"{field} is at least 1, not {value}"
        if situation.incident and len(situation.route) < 2:
            yield (*at, "route"), "an incident flies over at least two places"
    for name, influence in stakes.influences.items():
        low, high = influence.range
        if (low, high) != (0, 0) and not low <= influence.per_100 <= high:
            yield (
                ("stakes", "influences", name, "per_100"),
                f"{influence.per_100} is outside its own range, {low} to {high}",
            )


def yardstick_faults(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """A yardstick is read in exactly one way, and what is expected of it has a direction."""
    for name, item in file.stakes.yardsticks.items():
        at = ("stakes", "yardsticks", name)
        ways = [way for way in ("seat", "track", "tally", "first", "needs") if getattr(item, way)]
        if len(ways) != 1:
            given = f"not by {' and '.join(ways)}" if ways else "and none is given"
            yield at, f"a yardstick is read by exactly one of seat, track, tally, first or needs, {given}"
        if item.part not in SCORE_PARTS:
            words = ", ".join(SCORE_PARTS)
            yield (*at, "part"), f"a score has the parts {words}; there is no '{clean(item.part, 40)}'"
    for name, expected in file.expects.items():
        if expected.direction not in DIRECTIONS:
            words = ", ".join(DIRECTIONS)
            says = f"a direction is one of {words}, not '{clean(expected.direction, 40)}'"
            yield ("expects", name, "direction"), says


def crisis_faults(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """A crisis has two choices, neither of them free, and a seat that plays."""
    for name, item in file.stakes.crises.items():
        at = ("stakes", "crises", name)
        if len(item.choices) != 2:
            yield (*at, "choices"), f"a crisis has two choices, not {len(item.choices)}"
        for choice, way in item.choices.items():
            if not any(way.tracks.values()):
                yield (*at, "choices", choice, "tracks"), "a choice moves at least one track: none is free"
        if not file.seat[item.seat].sides:
            yield (*at, "seat"), f"the seat '{item.seat}' plays no side: it cannot answer"
        if item.weight < 0:
            yield (*at, "weight"), f"a weight is at least 0, not {item.weight}"
        if name in file.stakes.situations:
            yield at, f"a situation has the same id, '{name}': both go on record under it"


def target_faults(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """A target asks for something, in a share of games, and its bounds are the right way round."""
    for name, item in file.stakes.targets.items():
        at = ("stakes", "targets", name)
        if not 0 <= item.share <= 100:
            yield (*at, "share"), f"a share of games lies between 0 and 100 per cent, not at {item.share}"
        if item.share and not (item.needs.clauses or item.yardsticks):
            yield at, "a target that counts has needs or yardsticks"
        for stick, (low, high) in item.yardsticks.items():
            if low > high:
                yield (*at, "yardsticks", stick), f"the lower bound, {low}, lies above the upper, {high}"


def opening_faults(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """The opening speaks of seats and kinds of track that exist, and of mandates that stand in its period."""
    for key in file.opening.roe:
        seat, _, kind = key.partition("/")
        if seat not in file.seat or kind not in AIR_KINDS:
            yield (
                ("opening", "roe", key),
                f"'{clean(key, 40)}' is no rule of engagement: write \"seat/kind of track\"",
            )
    for number, name in enumerate(file.opening.mandates):
        lasts = file.law.matters[name].lasts
        if lasts and file.opening.period not in lasts:
            yield ("opening", "mandates", number), f"'{name}' is not in force in {file.opening.period.value}"


def article_faults(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Every article is one that the rules ask, so that no clause stands where nobody reads it."""
    for name in file.law.articles:
        if name not in ASKED and name not in TOLD:
            known = sorted((*ASKED, *TOLD))
            near = hint(name, known) or f"; they ask {', '.join(known)}"
            yield ("law", "articles", name), f"no rule asks an article '{clean(name, 40)}'{near}"


def number_faults(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Numbers of the rulebook are of a size that play can bear."""
    yield from _too_large(file.rulebook, ("rulebook",))


def _too_large(value: Any, path: KeyPath) -> Iterator[Found]:
    if type(value) is int:
        if not -MOST <= value <= MOST:
            yield path, f"a number of the rulebook lies between -{MOST} and {MOST}"
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _too_large(item, (*path, key))
    elif attrs.has(type(value)):
        for item in attrs.fields(type(value)):
            yield from _too_large(getattr(value, item.name), (*path, item.name))
