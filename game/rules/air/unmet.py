"""Why nobody came up to a track: for each seat, its nearest fighters and what kept each of them on the ground."""

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event
from game.model.state import State, Track
from game.model.terms import Role
from game.rules.air.flight import at_base, meeting
from game.rules.air.keys import right
from game.rules.air.names import track_title
from game.rules.air.picture import AirUnit, air_units, defender

CITE = "rulebook 3.4"


def explained(state: State, setting: Setting, track: Track) -> tuple[Event, ...]:
    """One event for each seat that saw the track and has fighters: which were nearest, and why they did not come.

    A seat hears of its own fighters alone: how tired its ally's are is the ally's to know.
    """
    world = setting.world
    fighters = [u for u in air_units(setting, defender(setting, track)) if u.kind.role is Role.FIGHTER]
    events = []
    for seat in (name for name in world.seats if name in track.known):
        own = [unit for unit in fighters if unit.id in state.units and unit.side in world.seats[seat].sides]
        own.sort(key=lambda unit: _away(state, setting, unit, track))
        reasons = "; ".join(_reason(state, setting, u, track) for u in own[: setting.numbers.air.choices])
        if reasons:
            says, values = "Nobody came up to {}: {}", (track_title(setting, track), reasons)
            events.append(
                Event(
                    "unmet", says, values, CITE, frozenset({seat, "control"}), track.id, track.path[track.at]
                )
            )
    return tuple(events)


def _away(state: State, setting: Setting, unit: AirUnit, track: Track) -> int:
    """How far a unit's base is from the track's way; the farthest when it stands off the map."""
    base, board = state.units[unit.id].place, setting.world.board
    return board.size if base < 0 else min(board.distance(base, place) for place in track.path)


def _reason(state: State, setting: Setting, unit: AirUnit, track: Track) -> str:
    """The first thing that kept a unit from the track."""
    now, air, title = state.units[unit.id], state.air, setting.world.units[unit.id].title
    flown = air.sorties.get(unit.id, 0)
    if air.aloft.get(unit.id) == track.id:
        return f"{title} took off, but not in time"
    if unit.id in air.aloft:
        return f"{title} was in the air against something else"
    if not at_base(state, setting, unit):
        return f"{title} has no airfield that works"
    if now.ready <= 0:
        return f"{title} is worn out and not ready"
    if flown >= setting.numbers.air.sorties:
        return f"{title} has flown all its sorties of this turn ({flown})"
    return _unordered(state, setting, unit, track)


def _unordered(state: State, setting: Setting, unit: AirUnit, track: Track) -> str:
    """Why a unit that could fly did not: it was too far off, or nobody turned a key for it."""
    title = setting.world.units[unit.id].title
    first = evolve(state, air=evolve(state.air, impulse=1))
    index = meeting(first, setting, unit, evolve(track, at=0))
    if index is None:
        return f"{title} was too far off or too slow to take off"
    offices = right(state, setting, unit.id, track.path[index]).offices
    keys = {office: state.air.keys.get(f"{unit.id}/{track.id}/{office}", 0) for office in offices}
    refused = [setting.world.offices[office].title for office, key in keys.items() if key < 0]
    if refused:
        return f"{title} was held on the ground by {' and '.join(refused)}"
    return f"no key was turned in time for {title}"
