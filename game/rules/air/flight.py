"""What flies where: raids and incidents as tracks, their way in an impulse, who can come up to them."""

from game.core.records import evolve
from game.law.setting import Setting
from game.model.state import State, Track
from game.model.terms import MoveClass, Rail, Role
from game.rules.air.picture import HOSTILE, AirUnit, works

CITE = "rulebook 3.5"


def salvo_tracks(state: State, setting: Setting, side: str) -> tuple[Track, ...]:
    """One track of missiles for each target of the plan; the salvo is shared out as evenly as it goes."""
    world, politics = setting.world, state.politics
    targets = tuple(name for name in dict.fromkeys(politics.targets) if name in world.facilities)
    targets = tuple(name for name in targets if world.facility_place[name] >= 0)
    stock = min(setting.numbers.air.salvo, politics.missiles)
    if not targets or stock <= 0:
        return ()
    each, more = divmod(stock, len(targets))
    tracks = []
    for number, name in enumerate(targets):
        size = each + (number < more)
        if size:
            path = _way_in(setting, side, world.facility_place[name])
            speed = max(setting.numbers.air.missile_speed, -(-len(path) // setting.numbers.air.impulses))
            tracks.append(
                Track(
                    id=f"salvo-{name}",
                    kind="missile",
                    side=side,
                    path=path,
                    size=size,
                    sent=size,
                    speed=speed,
                    target=name,
                    weapons=True,
                )
            )
    return tuple(tracks)


def _way_in(setting: Setting, side: str, target: int) -> tuple[int, ...]:
    """The straight way of a missile from the nearest hex on the map's edge that is the attacker's."""
    key = ("air.way", side, target)
    found = setting.cache.get(key)
    if not isinstance(found, tuple):
        world, board = setting.world, setting.world.board
        alliance = world.sides[side].alliance
        edge = [
            hex
            for hex in range(board.size)
            if len(board.neighbours[hex]) < 6
            and (owner := world.ground_of(hex))
            and world.sides[owner].alliance == alliance
        ]
        start = min(edge, key=lambda hex: (board.distance(hex, target), hex), default=target)
        found = setting.cache[key] = board.grid.line(start, target)
    return found


def incident(state: State, setting: Setting, situation_id: str) -> State:
    """The state with a situation's incident in the air: its track flies the situation's route, hex by hex.

    An incident whose route names no place leaves the air as it is.
    """
    situation = setting.stakes.situations[situation_id]
    board = setting.world.board
    stops = [place for word in situation.route if (place := board.parse_place(word)) >= 0]
    if not stops:
        return state
    path: tuple[int, ...] = (stops[0],)
    for stop in stops[1:]:
        path += board.grid.line(path[-1], stop)[1:]
    track = Track(
        id=f"incident-{situation_id}",
        kind=situation.incident,
        side=_origin(setting, path),
        path=path,
        size=situation.size,
        sent=situation.size,
        speed=max(1, situation.speed),
        target=situation.target,
        weapons=situation.armed or situation.incident in HOSTILE,
    )
    return evolve(state, air=evolve(state.air, tracks=(*state.air.tracks, track)))


def _origin(setting: Setting, path: tuple[int, ...]) -> str:
    """The side whose ground an incident comes from; empty when it comes from the sea."""
    return next((owner for place in path if (owner := setting.world.ground_of(place))), "")


def last_index(track: Track) -> int:
    """The index of the end of a track's path."""
    return len(track.path) - 1


def ahead(state: State, setting: Setting, track: Track) -> int:
    """The index that a track reaches in the coming impulse; a weapon arrives in the last at the latest."""
    end = last_index(track)
    if track.kind in HOSTILE and state.air.impulse >= setting.numbers.air.impulses:
        return end
    return min(end, track.at + track.speed)


def closing_places(setting: Setting, track: Track) -> tuple[bool, ...]:
    """For each hex of a track's path, whether its defenders may be there: not over the neighbour's ground."""
    key = ("air.closing", track.side, track.path)
    found = setting.cache.get(key)
    if not isinstance(found, tuple):
        world = setting.world
        own = world.sides[track.side].alliance if track.side in world.sides else ""
        grounds = (world.ground_of(place) for place in track.path)
        found = tuple(not ground or world.sides[ground].alliance != own for ground in grounds)
        setting.cache[key] = found
    return found


def delay(state: State, setting: Setting, unit: AirUnit) -> int:
    """Impulses from the order until a unit acts: alert, readiness, and for aircraft the take-off itself."""
    numbers = setting.numbers.air
    aloft = numbers.takeoff if unit.kind.role is Role.FIGHTER else 0
    return aloft + (3 - state.units[unit.id].ready) + (0 if unit.duty else numbers.off_duty)


def flight_time(setting: Setting, unit: AirUnit, base: int, place: int, hostile: bool) -> int:
    """Impulses a fighter flies to a hex; weapons reach ahead of it, eyes do not."""
    far = setting.world.board.distance(base, place) - (unit.kind.reach if hostile else 0)
    return -(-max(0, far) // max(1, unit.kind.speed))


def at_base(state: State, setting: Setting, unit: AirUnit) -> bool:
    """Whether a unit stands on the map, not on a train; an aircraft, at an airfield that works."""
    now = state.units.get(unit.id)
    if now is None or now.place < 0 or now.steps <= 0 or now.rail is not Rail.NONE:
        return False
    return unit.kind.mobility is not MoveClass.AIR or works(state, setting, now.place, "airfield")


def meeting(state: State, setting: Setting, unit: AirUnit, track: Track) -> int | None:
    """The index on a track's path where a fighter ordered now would come up to it; None: not this turn."""
    base = state.units[unit.id].place
    left = setting.numbers.air.impulses - state.air.impulse + 1
    wait = delay(state, setting, unit)
    hostile = track.kind in HOSTILE
    open_to = closing_places(setting, track)
    distance, speed = setting.world.board.distance, max(1, unit.kind.speed)
    lead = unit.kind.reach if hostile else 0
    for index in range(track.at + 1, len(track.path)):
        when = -(-(index - track.at) // track.speed)
        if when > left:
            return None
        room = (when - wait) * speed + lead
        if when >= wait and open_to[index] and distance(base, track.path[index]) <= room:
            return index
    return None


def ordered(state: State, unit: str, track: str) -> int:
    """The impulse of the last key turned for a unit and a track."""
    pair, fire = f"{unit}/{track}/", f"{unit}/{track}/fire"
    keys = state.air.keys.items()
    return max((when for key, when in keys if key.startswith(pair) and key != fire), default=0)


def closing(state: State, setting: Setting, unit: AirUnit, track: Track) -> int | None:
    """The hex in which a fighter aloft comes up to its track in the coming impulse; None where it does not.

    Once there it stays with the track.
    """
    start, end = track.at + 1, ahead(state, setting, track)
    open_to = closing_places(setting, track)
    base = state.units[unit.id].place
    flown = state.air.impulse - ordered(state, unit.id, track.id) + 1 - delay(state, setting, unit)
    joined = f"met {unit.id}" in track.handled
    for index in range(min(start, end), end + 1):
        place = track.path[index]
        near = flown >= 0 and flight_time(setting, unit, base, place, track.kind in HOSTILE) <= flown
        if open_to[index] and (joined or near):
            return place
    return None


def within_reach(state: State, setting: Setting, unit: AirUnit, track: Track) -> tuple[int, ...]:
    """The hexes of the coming impulse's flight over which a unit could fire at a track, in order."""
    if unit.kind.role is Role.FIGHTER:
        met = closing(state, setting, unit, track) if state.air.aloft.get(unit.id) == track.id else None
        return () if met is None else (met,)
    base, distance, reach = state.units[unit.id].place, setting.world.board.distance, unit.kind.reach
    end = ahead(state, setting, track)
    if distance(base, track.path[end]) > reach + end - track.at:
        return ()
    if not at_base(state, setting, unit) or state.air.impulse <= delay(state, setting, unit):
        return ()
    way = track.path[min(track.at + 1, end) : end + 1]
    return tuple(place for place in way if distance(base, place) <= reach)
