"""What comes of a track: hits on facilities, keys that were missing, what politics makes of an incident."""

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State, Track
from game.rules import tracks as politics
from game.rules.air.flight import CITE
from game.rules.air.keys import is_guest, right
from game.rules.air.names import opening, track_title
from game.rules.air.picture import HOSTILE, air_unit, defender, watchers
from game.rules.air.unmet import explained
from game.rules.common import count, put, then

RESULTS = {
    "leaves": "{} turns away when fighters come up",
    "escorted": "{} is escorted out",
    "lands": "{} is made to land",
    "assisted": "{} is found and led to an airfield",
    "shot": "{} is shot down",
    "followed": "{} was identified and drifts on",
    "refused": "{} refused every order and left when it liked",
    "passed": "{} passed without anybody coming up to it",
}


def remove(state: State, track: Track) -> State:
    """The state without a track; its fighters are free again."""
    air = state.air
    left = tuple(one for one in air.tracks if one.id != track.id)
    aloft = {unit: name for unit, name in air.aloft.items() if name != track.id}
    return evolve(state, air=evolve(air, tracks=left, aloft=aloft))


def replace(state: State, track: Track) -> State:
    """The state with a changed track."""
    tracks = tuple(track if one.id == track.id else one for one in state.air.tracks)
    return evolve(state, air=evolve(state.air, tracks=tracks))


def consequences(state: State, setting: Setting, result: str, side: str, why: str) -> Outcome:
    """Move the political tracks that the rulebook names for a result ("kind.result")."""
    events: tuple[Event, ...] = ()
    for name, amount in setting.numbers.air.consequences.get(result, {}).items():
        track = name if name in state.tracks else f"{name}.{side}"
        moved = politics.shift(state, setting, track, amount, why, "rulebook 3.9")
        state, events = moved.state, events + moved.events
    return Outcome(state, events)


def concerned(state: State, setting: Setting, track: Track) -> str:
    """The side whose airspace a track is in: the one below it, else the first that it will reach."""
    world, alliance = setting.world, defender(setting, track)
    ahead = (*track.path[track.at :], *track.path[: track.at])
    grounds = (world.ground_of(place) for place in ahead)
    return next((g for g in grounds if g and world.sides[g].alliance == alliance), "")


def conclude(state: State, setting: Setting, track: Track, result: str) -> Outcome:
    """End an incident: the track leaves the picture, everybody who watched hears how, politics takes note.

    What nobody saw has no consequences.
    """
    title, side = opening(track_title(setting, track)), concerned(state, setting, track)
    seats = watchers(setting, defender(setting, track)) & (track.known | {"control"})
    says = RESULTS.get(result, f"{{}}: {result}")
    told = Event("incident", says, (title,), CITE, seats, track.id, track.path[track.at])
    state = remove(state, track)
    if not track.known:
        return Outcome(state, (told,))
    moved = consequences(state, setting, f"{track.kind}.{result}", side, told.text)
    return Outcome(moved.state, (told, *moved.events))


def arrive(state: State, setting: Setting, track: Track) -> Outcome:
    """A track at the end of its way, or at the end of the turn: hits, or an incident that runs out."""
    missing = refusals(state, setting, track)
    if track.kind in HOSTILE:
        return then(missing, lambda now: _hits(now, setting, track))
    met = any(word.startswith("met ") for word in track.handled)
    if "refused" in track.handled:
        result = "refused"
    else:
        result = "followed" if met else "passed"
    if result == "passed":
        missing = Outcome(missing.state, missing.events + explained(missing.state, setting, track))
    return then(missing, lambda now: conclude(now, setting, track, result))


def _hits(state: State, setting: Setting, track: Track) -> Outcome:
    """What got through strikes its target; at its strength in damage the target is out of action."""
    world, state = setting.world, remove(state, track)
    facility = world.facilities.get(track.target)
    state = count(state, "leakers", track.size)
    if facility is None:
        return Outcome(state)
    before = state.facilities[track.target]
    damage = min(facility.strength, before.damage + track.size * setting.numbers.air.leak_damage)
    state = evolve(state, facilities=put(state.facilities, track.target, evolve(before, damage=damage)))
    out = damage >= facility.strength
    says = "{} of {} get through to {}: damage {} of {}" + (", out of action" if out else "")
    values = (track.size, track.sent, facility.title, damage, facility.strength)
    told = Event("hit", says, values, "rulebook 3.8", frozenset(), track.target, track.path[-1])
    outcome = Outcome(state, (told,))
    if damage == before.damage:
        return outcome
    hit, gone = f"{facility.title} was hit", f"{facility.title} is out of action"
    outcome = then(outcome, lambda now: consequences(now, setting, f"{track.kind}.hit", facility.side, hit))
    if not out:
        return outcome
    return then(outcome, lambda now: consequences(now, setting, f"{track.kind}.out", facility.side, gone))


def refusals(state: State, setting: Setting, track: Track) -> Outcome:
    """Launches that somebody wanted and that a missing key refused: the record says whose (R43, R44)."""
    world, keys = setting.world, state.air.keys
    turned: dict[str, list[str]] = {}
    for key, when in keys.items():
        unit, name, office = key.split("/")
        if name == track.id and office in world.offices and when > 0:
            turned.setdefault(unit, []).append(office)
    events: list[Event] = []
    for unit, offices in turned.items():
        if air_unit(setting, unit) is None or unit not in state.units or unit in state.air.aloft:
            continue
        missing = [office for office in _asked(state, setting, unit, track) if office not in offices]
        if not missing or _flew(state, unit, track):
            continue
        for office in missing:
            state = count(state, f"keys_missing.{world.seat_of_office.get(office, office)}")
        whose = " and ".join(world.offices[office].title for office in missing)
        values = (world.units[unit].title, track_title(setting, track), whose)
        says = "{} did not take off against {}: the key of {} was missing"
        seats = watchers(setting, world.alliance_of[unit])
        events.append(Event("refused", says, values, "R43, R44", seats, unit, state.units[unit].place))
    return Outcome(state, tuple(events))


def _asked(state: State, setting: Setting, unit: str, track: Track) -> tuple[str, ...]:
    """The offices whose keys a unit needed: as for the ground that the track crossed."""
    base = state.units[unit].place
    guest = (place for place in track.path if is_guest(state, setting, unit, place))
    return right(state, setting, unit, next(guest, base)).offices


def _flew(state: State, unit: str, track: Track) -> bool:
    return f"met {unit}" in track.handled or f"fired {unit}" in track.handled
