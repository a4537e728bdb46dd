"""Off the map: journeys between a box and the map's edge, and aircraft that change base."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding
from game.model.events import Event, Outcome
from game.model.moves import MoveUnit
from game.model.terms import Rail
from game.rules.operations import sight
from game.rules.operations.entry import entry_findings, ground_findings, may_go
from game.rules.operations.ground import MARCHING
from game.rules.operations.movement import full_hexes, obstacles
from game.rules.operations.orders import Findings, activated, off_rail_finding
from game.rules.operations.picture import Picture

CITE = "rulebook 4.7"


def transit(picture: Picture, box: int) -> int:
    """How many turns the way between a box and its edge takes."""
    now, setting = picture.state.turn, picture.setting
    return max(1, setting.clock(picture.state).after(now, setting.world.board.boxes[-1 - box].transit) - now)


def edge(picture: Picture, unit: str) -> tuple[int, ...]:
    """The hexes that a unit's box leads to."""
    if picture.ground.units[unit].mobility not in MARCHING:
        return ()
    return picture.setting.world.board.boxes[-1 - picture.state.units[unit].place].edge


def doors(picture: Picture, unit: str, side: str) -> Iterator[int]:
    """The hexes of its box's edge that a unit may enter now, free of enemies whom `side` sees, with room."""
    facts, held = picture.ground.units[unit], obstacles(picture, side).held if side else ()
    if picture.state.units[unit].rail is not Rail.NONE:
        return
    full = full_hexes(picture, facts.alliance) if facts.formation else ()
    for place in edge(picture, unit):
        if place not in held and place not in full and may_go(picture, unit, place):
            yield place


def bases(picture: Picture, unit: str, side: str) -> Iterator[int]:
    """The airfields and boxes that an air unit can reach now and may enter, free of enemies whom `side` sees."""
    for place in airfields(picture, unit):
        if all(finding.holds for finding in air_findings(picture, unit, place, side)):
            yield place


def boxes_from(picture: Picture, unit: str) -> tuple[int, ...]:
    """The boxes that a unit on the edge may go to: those of its alliance."""
    world = picture.setting.world
    alliance = picture.ground.units[unit].alliance
    found = world.board.exits.get(picture.state.units[unit].place, ())
    own = (box for box in found if _alliance(picture, box) == alliance)
    return tuple(box for box in own if all(f.holds for f in entry_findings(picture, unit, box)))


def _alliance(picture: Picture, box: int) -> str:
    world = picture.setting.world
    side = world.board.boxes[-1 - box].side
    return world.sides[side].alliance if side in world.sides else ""


def box_findings(picture: Picture, unit: str, place: int, side: str) -> Findings:
    """Whether a unit may go from its box to this hex of the edge, or from the edge to this box."""
    world, here = picture.setting.world, picture.state.units[unit].place
    box, on_map = (here, place) if here < 0 else (place, here)
    joined = here != place and on_map >= 0 and on_map in world.board.boxes[-1 - box].edge
    marches = picture.ground.units[unit].mobility in MARCHING
    names = (world.board.name(here), world.board.name(place))
    found = [
        Finding("mobile", marches, "{} must be of a kind that marches", (world.units[unit].title,), CITE),
        Finding("edge", joined, "a way must lead straight from {} to {}", names, CITE),
    ]
    found.append(off_rail_finding(picture, unit, "marching"))
    if place >= 0:
        free = place not in obstacles(picture, side).held if side else True
        found.append(
            Finding("free", free, "no enemy forces may stand in {}", (world.board.name(place),), CITE)
        )
        found.append(room_finding(picture, unit, place))
    return (*found, *ground_findings(picture, unit, place))


def room_finding(picture: Picture, unit: str, place: int) -> Finding:
    """Whether one more formation has room in a hex."""
    facts = picture.ground.units[unit]
    full = facts.formation and place in full_hexes(picture, facts.alliance)
    most = picture.setting.numbers.operations.stacking
    values = (picture.setting.world.board.name(place), most)
    return Finding("stacking", not full, "{} has room for {} formations and no more", values, "rulebook 4.3")


def travel(picture: Picture, move: MoveUnit) -> Outcome:
    """The journey begins; a unit that leaves the map is gone at once, one that comes arrives at its end."""
    state, world = picture.state, picture.setting.world
    unit = state.units[move.unit]
    box = unit.place if unit.place < 0 else move.place
    arrives = state.turn + transit(picture, box)
    if unit.place < 0:
        moved = evolve(unit, acted=state.turn, arrives=arrives, bound=move.place)
    else:
        moved = evolve(unit, acted=state.turn, arrives=arrives, place=move.place, dug_in=False)
    facts = picture.ground.units[move.unit]
    seats = sight.audience(picture, facts.alliance, unit.place)
    values = (
        world.units[move.unit].title,
        world.board.name(unit.place),
        world.board.name(move.place),
        picture.setting.clock(state).label(arrives),
    )
    told = Event(
        "transit", "{} leaves {} for {} and arrives on {}", values, CITE, seats, move.unit, unit.place
    )
    return Outcome(activated(state, move.seat, {move.unit: moved}), (told,))


def airfields(picture: Picture, unit: str) -> tuple[int, ...]:
    """The airfields and boxes of its own alliance that an air unit might go to."""
    facts, world = picture.ground.units[unit], picture.setting.world
    here = picture.state.units[unit].place
    fields = [place for place in picture.ground.airfields if _friendly(picture, place, facts.alliance)]
    boxes = [box.place for box in world.board.boxes if box.side == facts.side]
    return tuple(place for place in dict.fromkeys((*fields, *boxes)) if place != here)


def _friendly(picture: Picture, place: int, alliance: str) -> bool:
    return (
        (picture.state.control.get(place) or picture.ground.alliance[place]) == alliance
        if place >= 0
        else False
    )


def air_findings(picture: Picture, unit: str, place: int, side: str) -> Findings:
    """Whether an air unit may change base to this place."""
    world, here = picture.setting.world, picture.state.units[unit].place
    title, name = world.units[unit].title, world.board.name(place)
    far = world.board.distance(here, place) if here >= 0 and place >= 0 else 0
    most = picture.setting.numbers.operations.ferry
    field = place in airfields(picture, unit)
    says = "{} must be another airfield, or a box of its own side, for {}"
    free = place not in obstacles(picture, side).held
    found = (
        Finding("free", free, "no enemy forces may stand in {}", (name,), CITE),
        Finding("airfield", field, says, (name, title), CITE),
        Finding("ferry", far <= most, "{} must lie within {} hexes; it is {} away", (name, most, far), CITE),
    )
    return (*found, *ground_findings(picture, unit, place))


def fly(picture: Picture, move: MoveUnit) -> Outcome:
    """The aircraft change base; to or from a box they arrive with the next turn.

    Where enemies whom nobody saw stand on the airfield they turn back.
    """
    state = picture.state
    unit, facts = state.units[move.unit], picture.ground.units[move.unit]
    if any(picture.ground.units[n].alliance != facts.alliance for n in picture.roster.at.get(move.place, ())):
        return _turned_back(picture, move)
    off = move.place < 0 or unit.place < 0
    moved = evolve(unit, place=move.place, acted=state.turn, arrives=state.turn + 1 if off else unit.arrives)
    return Outcome(activated(state, move.seat, {move.unit: moved}), tuple(_flown(picture, move)))


def _flown(picture: Picture, move: MoveUnit) -> Iterator[Event]:
    """What is told of a flight: who sees one end only learns nothing of the other."""
    world, start = picture.setting.world, picture.state.units[move.unit].place
    alliance, title = picture.ground.units[move.unit].alliance, world.units[move.unit].title
    left = sight.audience(picture, alliance, start)
    landed = sight.audience(picture, alliance, move.place)
    names = (title, world.board.name(start), world.board.name(move.place))
    yield Event("rebase", "{} flies from {} to {}", names, CITE, left & landed, move.unit, move.place)
    if left - landed:
        yield Event(
            "rebase",
            "{} takes off from {} for another base",
            names[:2],
            CITE,
            left - landed,
            move.unit,
            start,
        )
    if landed - left:
        yield Event("rebase", "{} lands at {}", names[::2], CITE, landed - left, move.unit, move.place)


def _turned_back(picture: Picture, move: MoveUnit) -> Outcome:
    """The aircraft find the enemy on the airfield that they were sent to, and are back where they were."""
    world, unit = picture.setting.world, picture.state.units[move.unit]
    values = (world.units[move.unit].title, world.board.name(move.place))
    seats = frozenset().union(*picture.ground.seats.values())
    says = "{} finds the enemy in {} and turns back"
    told = Event("contact", says, values, "rulebook 4.5", seats, move.unit, move.place)
    spent = evolve(unit, acted=picture.state.turn)
    return Outcome(activated(picture.state, move.seat, {move.unit: spent}), (told,))
