"""Findings on ids that a move names: offices, units and tracks that there are, for the seat that asks."""

from collections.abc import Iterable
from difflib import get_close_matches

from game.core.verdict import Finding
from game.law.setting import Setting
from game.model.state import State, Track
from game.model.terms import Role
from game.rules.air.picture import AirUnit, air_unit, air_units, known_tracks

CITE = "rulebook 3.3"


def named(what: str, word: str, known: Iterable[str], holds: bool) -> Finding:
    """Whether a word names a thing of a sort; where it does not, the nearest that does."""
    if holds:
        return Finding(what, True, "{} must exist", (word,), CITE)
    near = get_close_matches(word, tuple(known), n=1, cutoff=0.5)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    return Finding(what, False, "there is no {} called “{}”{}", (what, word, hint), CITE)


def office_named(setting: Setting, office: str) -> Finding:
    """Whether an office exists and a seat holds it."""
    held = setting.world.seat_of_office
    return named("office", office, held, office in held)


def unit_named(state: State, setting: Setting, seat: str, name: str) -> tuple[Finding, AirUnit | None]:
    """The fighter or missile unit of the seat's alliance that a name means, with the finding."""
    world = setting.world
    sides = world.seats[seat].sides if seat in world.seats else ()
    alliances = tuple(dict.fromkeys(world.sides[side].alliance for side in sides))
    own = tuple(
        unit.id
        for alliance in alliances
        for unit in air_units(setting, alliance)
        if unit.kind.role is not Role.RADAR and unit.id in state.units
    )
    return named("air-defence unit", name, own, name in own), air_unit(setting, name) if name in own else None


def track_named(state: State, seat: str, name: str) -> tuple[Finding, Track | None]:
    """The track on the seat's screens that a name means, with the finding."""
    seen = {track.id: track for track in known_tracks(state, seat)}
    return named("track on your screens", name, seen, name in seen), seen.get(name)


def opening(text: str) -> str:
    """A text as the beginning of a sentence.

    >>> opening("an airliner in distress")
    'An airliner in distress'
    """
    return text[:1].upper() + text[1:]


def track_title(setting: Setting, track: Track) -> str:
    """What a track is called in a sentence."""
    names, target = setting.world.names, setting.world.facilities.get(track.target)
    kind = names.get(track.kind, track.kind)
    return f"{kind} bound for {target.title}" if target else kind
