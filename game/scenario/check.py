"""What must hold between the parts of a scenario: ids name something, everybody has a place, play can begin.

`structure` reads single values; here a scenario is looked at as a whole. Every fault is found in one go and
told where the value was written, also when an amendment wrote it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import attrs

from game.model.board import Board
from game.model.terms import MoveClass, Role
from game.model.world import Kind
from game.scenario.build import ground_of
from game.scenario.check_law import (
    Found,
    article_faults,
    crisis_faults,
    law_faults,
    number_faults,
    opening_faults,
    stakes_faults,
    target_faults,
    yardstick_faults,
)
from game.scenario.faults import Fault, Hints, clean
from game.scenario.reading import Reading
from game.scenario.references import named_in, unknown
from game.scenario.root import ScenarioFile
from game.scenario.spreading import spread_faults
from game.scenario.vocabulary import known_ids

REAL_WESTERNS = ("pl", "lt", "lv", "ee", "efp", "bap")
"""Beginnings of the ids of real Western formations."""

FICTIONAL_WESTERNS = ("pom", "nya", "pol")
"""The fictional states; a scenario that has one of them shows no real Western formation (X18)."""

FORMATIONS = (Role.MANOEUVRE, Role.IRREGULAR, Role.ARTILLERY, Role.MISSILE)
RATINGS = tuple(item.name for item in attrs.fields(Kind) if item.type in (int, "int"))
AIRCRAFT = (Role.FIGHTER, Role.STRIKE, Role.HELICOPTER)
CONTROL = "control"
MOST_TURNS = 1_000
MOST_RATING = 1_000


def check(file: ScenarioFile, board: Board, reading: Reading) -> tuple[Fault, ...]:
    """Every fault between the parts of a scenario, in the order of their places."""
    found = [*references(file, board)]
    if not found:  # what follows asks one part for what another names
        for part in PARTS:
            found += part(file, board)
    return tuple(sorted({reading.fault(path, says) for path, says in found}))


def references(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Ids that name nothing, and places that are not on the map."""
    known, hints = known_ids(file, board), Hints()
    for named in named_in(file):
        path, sort, name = named
        if sort != "place":
            if says := unknown(named, known, hints):
                yield path, says
        elif path[-2] != "entry" or str(name).isdigit():
            try:
                board.parse_place(name)
            except ValueError as error:
                yield path, clean(str(error))
        elif name not in {box.id for box in board.boxes}:
            yield path, f"'{clean(name, 40)}' is no box: a unit enters the map from a box"


# -- who plays ----
def _seats(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Seats hold sides, each side and office has one seat, and somebody sits in the Council."""
    for name, seat in file.seat.items():
        if not seat.sides and name != CONTROL:
            yield ("seat", name, "sides"), f"the seat '{name}' holds no side"
    yield from _held_once(
        "side", file.side, ((n, i, s) for n, e in file.seat.items() for i, s in enumerate(e.sides))
    )
    holders = ((n, i, o) for n, e in file.seat.items() for i, o in enumerate(e.offices))
    yield from _held_once("office", file.office, holders)
    for name, seat in file.seat.items():
        for number, office in enumerate(seat.offices):
            if file.office[office].side not in seat.sides:
                yield (
                    ("seat", name, "offices", number),
                    f"'{office}' belongs to a side that '{name}' does not hold",
                )
    if not any(seat.council for seat in file.seat.values()):
        yield ("seat",), "no seat sits in the Council: one must have council = true"
    voters = {office: body.title for body in file.law.bodies.values() if body.sits for office in body.voters}
    for name, seat in file.seat.items():
        voter = next((office for office in seat.offices if office in voters), "")
        if voter and not seat.council:
            yield ("seat", name, "council"), f"'{voter}' votes in {voters[voter]}: this must be true"


def _held_once(sort: str, known: Iterable[str], held: Iterable[tuple[str, int, str]]) -> Iterator[Found]:
    """Sides or offices that no seat holds, or two do."""
    holder: dict[str, str] = {}
    for seat, number, name in held:
        if name in holder:
            yield (
                ("seat", seat, f"{sort}s", number),
                f"the {sort} '{name}' is already held by '{holder[name]}'",
            )
        holder.setdefault(name, seat)
    for name in known:
        if name not in holder:
            yield (sort, name), f"no seat holds the {sort} '{name}'"


# -- when ----
def _time(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """The clock begins on a date and holds every turn that the scenario speaks of."""
    clock = file.clock
    if clock.turns > MOST_TURNS:
        yield ("clock", "stretches"), f"the clock holds more than {MOST_TURNS} turns"
        return
    try:
        date.fromisoformat(clock.start)
        if clock.turns > 0:
            clock.label(clock.turns)
    except (ValueError, OverflowError):
        yield ("clock", "start"), f"expected a date such as \"2021-09-10\", got '{clean(clock.start, 40)}'"
    if not clock.stretches:
        yield ("clock", "stretches"), "the clock holds no turn"
    for number, stretch in enumerate(clock.stretches):
        if stretch.turns < 1:
            yield (
                ("clock", "stretches", number, "turns"),
                f"a stretch has at least one turn, not {stretch.turns}",
            )
    if clock.threatened is not None and clock.threatened.most < 2:
        yield (
            ("clock", "threatened", "most"),
            f"a turn is divided into at least 2 days, not {clock.threatened.most}",
        )
    for turn in file.horizon if clock.turns > 0 else ():
        if not (turn.isascii() and turn.isdigit()) or not 1 <= int(turn) <= clock.turns:
            yield (
                ("horizon", turn),
                f"the last turn must be one of 1 to {clock.turns}, not '{clean(turn, 20)}'",
            )
    for key, weights in (("horizon", file.horizon), ("intents", file.intents)):
        for name, weight in weights.items():
            if weight < 0:
                yield (key, name), f"a weight is at least 0, not {weight}"
        if weights and not sum(weights.values()):
            yield (key,), "at least one weight must be above 0"
    yield from _intents(file)
    for name, unit in file.unit.items():
        if not 1 <= unit.arrives <= max(1, clock.turns):
            yield (
                ("unit", name, "arrives"),
                f"a unit arrives in one of the turns 1 to {clock.turns}, not {unit.arrives}",
            )


def _intents(file: ScenarioFile) -> Iterator[Found]:
    known = ("bluff", "limited", "full", "script")
    for name in file.intents:
        if name not in known:
            yield ("intents", name), f"there is no intent '{clean(name, 40)}'; they are {', '.join(known)}"


# -- where ----
def _places(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Units stand where such units can: on land, at an airfield, in a box of their side, not too many."""
    ground = ground_of(file, board)
    sides = file.side
    fields = {board.parse_place(item.place) for item in file.facility.values() if item.kind == "airfield"}
    crowd: dict[tuple[int, str], int] = {}
    for name, unit in file.unit.items():
        kind, place = file.kind[unit.kind], board.parse_place(unit.place)
        path = ("unit", name, "place")
        if place < 0:
            owner = board.boxes[-1 - place].side
            if owner and sides.get(owner, sides[unit.side]).alliance != sides[unit.side].alliance:
                yield path, f"{board.name(place)} belongs to the other side"
            continue
        if kind.mobility is not MoveClass.AIR and board.terrain[place] in ("sea", "lake"):
            yield path, f"{board.name(place)} is {board.terrain[place]}: no ground unit stands there"
        elif kind.mobility is MoveClass.AIR and place not in fields:
            yield path, f"aircraft stand at an airfield: {board.name(place)} has none"
        holder = ground[place]
        if holder and sides[holder].alliance != sides[unit.side].alliance:
            yield path, f"{board.name(place)} is the ground of {sides[holder].title}"
        if kind.role in FORMATIONS and kind.mobility not in (MoveClass.AIR, MoveClass.FIXED):
            here = (place, sides[unit.side].alliance)
            crowd[here] = crowd.get(here, 0) + 1
            if crowd[here] == file.rulebook.operations.stacking + 1:
                most = file.rulebook.operations.stacking
                yield path, f"more than {most} formations stand in {board.name(place)}"


def _ground(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """No area is given to two sides."""
    owner: dict[str, str] = {}
    for side, areas in file.ground.items():
        for number, area in enumerate(areas):
            if area in owner:
                yield ("ground", side, number), f"'{area}' is already the ground of '{owner[area]}'"
            owner.setdefault(area, side)


# -- forces ----
def _units(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Units have an army and a size; an exercise shows no real Western formation (X18)."""
    fictional = any(side in file.side for side in FICTIONAL_WESTERNS)
    for name, unit in file.unit.items():
        if fictional and name.split("-")[0] in REAL_WESTERNS:
            yield (
                ("unit", name),
                f"'{name}' is a real Western formation; an exercise shows fictional ones only (X18)",
            )
        if not unit.army:
            yield (
                ("unit", name, "army"),
                "missing key 'army': law and command ask which army a unit belongs to",
            )
        if unit.steps < 0:
            yield ("unit", name, "steps"), f"steps are at least 0, not {unit.steps}"
    for name, kind in file.kind.items():
        if kind.role in AIRCRAFT and kind.mobility is not MoveClass.AIR:
            yield (
                ("kind", name, "mobility"),
                f"a kind with the role {kind.role} moves by air, not {kind.mobility}",
            )
        if kind.steps < 1:
            yield ("kind", name, "steps"), f"a unit has at least one step, not {kind.steps}"
        for field in RATINGS:
            if not 0 <= getattr(kind, field) <= MOST_RATING:
                yield ("kind", name, field), f"a rating lies between 0 and {MOST_RATING}"
        if not (len(kind.sidc) == 20 and kind.sidc.isdigit()):
            yield ("kind", name, "sidc"), "a symbol code has twenty digits"
    letters: dict[str, str] = {}
    for name, side in file.side.items():
        if side.letter in letters:
            yield (
                ("side", name, "letter"),
                f"the letter '{side.letter}' is already that of '{letters[side.letter]}'",
            )
        letters.setdefault(side.letter, name)


def _facilities(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Targets can be hit, leases that law asks for exist, and a salvo finds its targets."""
    for name, item in file.facility.items():
        if item.strength < 1:
            yield ("facility", name, "strength"), f"strength is at least 1, not {item.strength}"
        if item.lease_expires:
            try:
                date.fromisoformat(item.lease_expires)
            except ValueError:
                yield ("facility", name, "lease_expires"), 'expected a date such as "2021-06-07"'
    for name, matter in file.law.matters.items():
        for site in matter.makes.leases:
            if file.facility[site].lease is None:
                yield ("law", "matters", name, "makes", "leases", site), f"'{site}' has no lease"


def _spreads(file: ScenarioFile, board: Board) -> Iterator[Found]:
    """Plausible ranges name places of a scenario."""
    return spread_faults(file.spread, (item.name for item in attrs.fields(ScenarioFile)))


PARTS: tuple[Callable[[ScenarioFile, Board], Iterator[Found]], ...] = (
    _seats,
    _time,
    _places,
    _ground,
    _units,
    _facilities,
    law_faults,
    article_faults,
    stakes_faults,
    crisis_faults,
    yardstick_faults,
    target_faults,
    opening_faults,
    number_faults,
    _spreads,
)
