"""The moves of the air phase: rules of engagement, the duty officers' keys, the order to fire."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Engage, SetRoe, TurnKey, Withhold
from game.model.state import State, Track
from game.model.terms import Roe, Role
from game.rules.air.flight import meeting
from game.rules.air.keys import Candidate, can_fly, permits, right
from game.rules.air.names import named, office_named, track_named, track_title, unit_named
from game.rules.air.orders import FIRE, decisions, in_layers, roe, take_off, track_called
from game.rules.air.picture import AirUnit, air_unit, defender, known_tracks, watchers
from game.rules.air.weapons import fire_law, fire_place, rounds_left
from game.rules.common import put, turn_findings
from game.rules.move_rule import MoveRule

STEPS = ("duty",)

Order = TurnKey | Withhold | Engage
TOLD = {"key": "R43", "withheld": "R44, R80", "order": "R45"}
Named = tuple[tuple[Finding, ...], AirUnit | None, Track | None]


def _seat(setting: Setting, office: str) -> str:
    return setting.world.seat_of_office.get(office, "")


def _about(about: str, unit: str, track: str) -> bool:
    return not about or about in (unit, track)


def _left(state: State, setting: Setting, seat: str) -> Finding:
    limit, used = setting.numbers.air.decisions, state.air.decisions.get(seat, 0)
    says = "a seat takes {} decisions in the air by hand a turn; {} are taken"
    return Finding("decisions", used < limit, says, (limit, used), "rulebook 3.3")


def _decided(state: State, setting: Setting, office: str, key: str, turned: bool) -> State:
    """The state with a key turned or held, and a decision of the seat used up."""
    air, seat = state.air, _seat(setting, office)
    used = put(air.decisions, seat, air.decisions.get(seat, 0) + 1)
    keys = put(air.keys, key, air.impulse if turned else -1)
    return evolve(state, air=evolve(air, keys=keys, decisions=used))


# -- rules of engagement -------------------------------------------------------------------------------------
def roe_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[SetRoe]:
    """Every other rule of engagement for every kind of track."""
    if seat not in state.waiting[:1]:
        return
    for kind in setting.numbers.air.roe:
        if not about or about == kind:
            yield from (SetRoe(seat, kind, rule) for rule in Roe)


def roe_verdict(state: State, setting: Setting, move: SetRoe) -> Verdict:
    """A seat gives standing rules in its own step, for kinds of track that there are."""
    kinds = setting.numbers.air.roe
    exists = move.track_kind in kinds
    found = [
        *turn_findings(state, setting, move.seat, ("table", "plan"), "a rule of engagement"),
        named("kind of track", move.track_kind, kinds, exists),
    ]
    if exists:
        new = roe(state, setting, move.seat, move.track_kind) is not move.roe
        what = setting.world.names.get(move.track_kind, move.track_kind)
        says = "the rule for {} must not be {} already"
        found.append(Finding("new", new, says, (what, move.roe.value), "rulebook 3.3"))
    return Verdict("air.roe", tuple(found))


def roe_effect(state: State, setting: Setting, move: SetRoe) -> Outcome:
    """The rule stands until it is changed."""
    rules = put(state.air.roe, f"{move.seat}/{move.track_kind}", move.roe.value)
    what = setting.world.names.get(move.track_kind, move.track_kind)
    title = setting.world.seats[move.seat].title
    seats = frozenset({move.seat, "control"})
    values = (title, what, move.roe.value)
    told = Event("roe", "{}: rule of engagement for {}: {}", values, "rulebook 3.3", seats)
    return Outcome(evolve(state, air=evolve(state.air, roe=rules)), (told,))


# -- keys ----------------------------------------------------------------------------------------------------
def key_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[TurnKey]:
    """Every fighter unit against every known track, for each office of the seat whose key it would need."""
    if seat not in state.waiting[:1]:
        return
    for track in known_tracks(state, seat):
        for unit in in_layers(setting, defender(setting, track)):
            if unit.kind.role is Role.FIGHTER and unit.id in state.units and _about(about, unit.id, track.id):
                for office in right(state, setting, unit.id, _place(state, setting, unit, track)).offices:
                    if _seat(setting, office) == seat:
                        yield TurnKey(office, unit.id, track.id)


def _place(state: State, setting: Setting, unit: AirUnit, track: Track) -> int:
    """Where a unit would meet a track; where it would not, the track's own place now."""
    index = meeting(state, setting, unit, track) if unit.id in state.units else None
    return track.path[track.at if index is None else index]


def _named(state: State, setting: Setting, move: Order, deed: str) -> Named:
    """The findings on turn, office, unit and track, and the unit and the track where they exist."""
    seat = _seat(setting, move.office)
    unit, record = unit_named(state, setting, seat, move.unit)
    track, target = track_named(state, seat, move.track)
    found = (
        *turn_findings(state, setting, seat, STEPS, deed),
        office_named(setting, move.office),
        unit,
        track,
        _left(state, setting, seat),
    )
    return found, record, target


def key_verdict(state: State, setting: Setting, move: TurnKey) -> Verdict:
    """A key may be turned by an officer whose key the law asks for, for fighters that can still get there."""
    found, unit, track = _named(state, setting, move, "a key")
    if unit is None or track is None:
        return Verdict("air.key", found)
    place = _place(state, setting, unit, track)
    asked = right(state, setting, unit.id, place)
    law = permits(state, setting, unit.id, track, place, move.office)
    title = setting.world.units[unit.id].title
    time = unit.kind.role is Role.FIGHTER and meeting(state, setting, unit, track) is not None
    return Verdict(
        "air.key",
        (
            *found,
            _asked(setting, move.office, asked.offices, unit.id, asked.article),
            _unset(state, setting, move.office, unit.id, track),
            *can_fly(state, setting, unit),
            Finding("time", time, "{} must be able to reach it in this turn", (title,), "rulebook 3.5"),
            *law.findings,
        ),
    )


def _asked(setting: Setting, office: str, asked: tuple[str, ...], unit: str, article: str) -> Finding:
    """Whether the law asks for this office's key."""
    offices, found = setting.world.offices, setting.law.articles.get(article)
    keys = " and ".join(offices[name].title for name in asked)
    values = (setting.world.units[unit].title, keys)
    cite = found.cite if found else "rulebook 3.4"
    return Finding("key", office in asked, "{} needs the key of {}", values, cite)


def _unset(state: State, setting: Setting, office: str, unit: str, track: Track) -> Finding:
    """Whether this key has neither been turned nor withheld."""
    before = state.air.keys.get(f"{unit}/{track.id}/{office}", 0)
    values = (setting.world.offices[office].title, "turned" if before > 0 else "withheld")
    return Finding("unset", not before, "the key of {} must be open; it is {}", values, "rulebook 3.4")


def key_effect(state: State, setting: Setting, move: TurnKey) -> Outcome:
    """Turn the key; with the last one the aircraft take off."""
    unit, track = air_unit(setting, move.unit), track_called(state, move.track)
    if unit is None or track is None:
        return Outcome(state)
    index = meeting(state, setting, unit, track) or track.at
    candidate = Candidate(unit, index, right(state, setting, unit.id, track.path[index]))
    state = _decided(state, setting, move.office, f"{move.unit}/{move.track}/{move.office}", True)
    started = take_off(state, setting, candidate, track, move.office)
    told = _told(setting, move, track, "key", "{} turns his key for {} against: {}")
    return Outcome(started.state, (told, *started.events))


def _told(setting: Setting, move: Order, track: Track, kind: str, says: str) -> Event:
    world = setting.world
    values = (world.offices[move.office].title, world.units[move.unit].title, track_title(setting, track))
    seats = watchers(setting, world.alliance_of[move.unit])
    return Event(kind, says, values, TOLD[kind], seats, move.track)


# -- withholding ---------------------------------------------------------------------------------------------
def withhold_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Withhold]:
    """A refusal for everything that is asked now."""
    if seat in state.waiting[:1]:
        for asked in decisions(state, setting, seat):
            if _about(about, asked.unit, asked.track):
                yield Withhold(asked.office, asked.unit, asked.track)


def withhold_verdict(state: State, setting: Setting, move: Withhold) -> Verdict:
    """Whoever is asked for a key, or for an order to fire, may refuse it (R44, R80)."""
    found, unit, track = _named(state, setting, move, "a refusal")
    if unit is None or track is None:
        return Verdict("air.withhold", found)
    place = _place(state, setting, unit, track)
    asked = right(state, setting, unit.id, place)
    if _fires(state, setting, move):
        fire = state.air.keys.get(f"{unit.id}/{track.id}/{FIRE}", 0)
        open_fire = Finding("unset", not fire, "the order to fire must be open", (), "rulebook 3.6")
        return Verdict("air.withhold", (*found, open_fire))
    key = _asked(setting, move.office, asked.offices, unit.id, asked.article)
    return Verdict("air.withhold", (*found, key, _unset(state, setting, move.office, unit.id, track)))


def _fires(state: State, setting: Setting, move: Withhold) -> bool:
    """Whether a refusal is of fire: by the superior of missiles, or of fighters that are in the air."""
    unit = air_unit(setting, move.unit)
    if unit is None or setting.law.superior(state, setting, move.unit) != move.office:
        return False
    return unit.kind.role is Role.SAM or move.unit in state.air.aloft


def withhold_effect(state: State, setting: Setting, move: Withhold) -> Outcome:
    """The key, or the fire, is withheld for good."""
    track = track_called(state, move.track)
    word = FIRE if _fires(state, setting, move) else move.office
    state = _decided(state, setting, move.office, f"{move.unit}/{move.track}/{word}", False)
    if track is None:
        return Outcome(state)
    told = _told(setting, move, track, "withheld", "{} refuses {} against: {}")
    return Outcome(state, (told,))


# -- fire ----------------------------------------------------------------------------------------------------
def engage_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Engage]:
    """Every unit under the seat's offices that shoots, against every known track."""
    if seat not in state.waiting[:1]:
        return
    for track in known_tracks(state, seat):
        for unit in in_layers(setting, defender(setting, track)):
            if unit.id in state.units and _about(about, unit.id, track.id):
                office = setting.law.superior(state, setting, unit.id)
                if _seat(setting, office) == seat:
                    yield Engage(office, unit.id, track.id)


def engage_verdict(state: State, setting: Setting, move: Engage) -> Verdict:
    """Fire is ordered by the superior, in reach, with rounds left, under the law of the ground below."""
    found, unit, track = _named(state, setting, move, "an order to fire")
    if unit is None or track is None:
        return Verdict("air.engage", found)
    place = fire_place(state, setting, unit, track)
    title = setting.world.units[unit.id].title
    key = state.air.keys.get(f"{unit.id}/{track.id}/{FIRE}", 0)
    fresh = not key and f"fired {unit.id}" not in track.handled
    below = track.path[track.at] if place is None else place
    reach = "{} must have it in reach in the coming impulse"
    rounds = rounds_left(state, setting, unit)
    return Verdict(
        "air.engage",
        (
            *found,
            Finding("reach", place is not None, reach, (title,), "rulebook 3.6"),
            Finding("rounds", rounds > 0, "{} must have rounds left this turn", (title,), "rulebook 3.7"),
            Finding("once", fresh, "{} engages a track once", (title,), "rulebook 3.7"),
            *fire_law(state, setting, unit.id, track, below, move.office),
        ),
    )


def engage_effect(state: State, setting: Setting, move: Engage) -> Outcome:
    """The order stands for the coming impulse."""
    state = _decided(state, setting, move.office, f"{move.unit}/{move.track}/{FIRE}", True)
    track = track_called(state, move.track)
    if track is None:
        return Outcome(state)
    return Outcome(state, (_told(setting, move, track, "order", "{} orders {} to fire on: {}"),))


ROE = MoveRule(roe_options, roe_verdict, roe_effect)
TURN_KEY = MoveRule(key_options, key_verdict, key_effect)
WITHHOLD = MoveRule(withhold_options, withhold_verdict, withhold_effect)
ENGAGE = MoveRule(engage_options, engage_verdict, engage_effect)
