"""The air phase: raids start, impulses pass, chance decides engagements and encounters, weapons arrive."""

from game.core.records import evolve
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import Chance, Firing, State, Track
from game.model.terms import Posture
from game.rules.air.flight import ahead, last_index, salvo_tracks
from game.rules.air.names import opening, track_title
from game.rules.air.orders import automatic, engagements, track_called
from game.rules.air.picture import HOSTILE, air_unit, defender, observed, watchers
from game.rules.air.results import arrive, conclude, remove, replace
from game.rules.air.weapons import engagement
from game.rules.common import count, note, put, then

STAYS = {"refuses": "refused", "followed": "followed"}
"""Answers to fighters that leave a track in the air, and the word that its record keeps."""


def launch(state: State, setting: Setting) -> Outcome:
    """Begin the air phase: the raid of the Westerns' plan takes off; radars look; standing rules act."""
    events: tuple[Event, ...] = ()
    if state.politics.posture is Posture.SALVO:
        raid = _raid(state, setting)
        state, events = raid.state, raid.events
    if not state.air.tracks:
        return Outcome(state, events)
    state = evolve(state, air=evolve(state.air, impulse=1))
    return then(Outcome(state, events), lambda now: _look(now, setting))


def _raid(state: State, setting: Setting) -> Outcome:
    """Put the planned missiles into the air, off the stock and on record."""
    world = setting.world
    attacker = _attacker(state, setting)
    raid = salvo_tracks(state, setting, attacker)
    if not raid:
        return Outcome(state)
    fired = sum(track.size for track in raid)
    politics = evolve(state.politics, missiles=state.politics.missiles - fired)
    state = evolve(state, politics=politics, air=evolve(state.air, tracks=(*state.air.tracks, *raid)))
    state = note(note(count(state, "missiles_fired", fired), "salvo"), "attack")
    seats = watchers(setting, world.sides[attacker].alliance)
    where = ", ".join(world.facilities[track.target].title for track in raid)
    told = Event("salvo", "{} missiles are on their way to {}", (fired, where), "R83, P47", seats)
    return Outcome(state, (told,))


def _attacker(state: State, setting: Setting) -> str:
    """The side in whose name a raid flies: the first of the alliance that is not the targets'."""
    world = setting.world
    struck = {
        world.sides[world.facilities[name].side].alliance
        for name in state.politics.targets
        if name in world.facilities
    }
    return next((name for name, side in world.sides.items() if side.alliance not in struck), "")


def _look(state: State, setting: Setting) -> Outcome:
    """Radars look for every track; what is new is told; then standing rules act on what is known."""
    events = []
    seen = observed(state, setting)
    for track, now in zip(state.air.tracks, seen):
        if now.known and not track.known:
            says = "Radar: {}, {} strong, at {}"
            values = (track_title(setting, track), track.size, setting.world.board.name(track.path[track.at]))
            seats = watchers(setting, defender(setting, track)) & (now.known | {"control"})
            events.append(Event("seen", says, values, "R26", seats, track.id, track.path[track.at]))
    state = evolve(state, air=evolve(state.air, tracks=seen))
    return then(Outcome(state, tuple(events)), lambda known: automatic(known, setting))


def impulse(state: State, setting: Setting) -> Outcome:
    """Ten minutes pass: tracks fly on, and everything with an order comes up to them or fires."""
    if not state.air.tracks:
        return Outcome(state)
    orders = engagements(state, setting)
    flown = tuple(evolve(track, at=ahead(state, setting, track)) for track in state.air.tracks)
    return proceed(evolve(state, air=evolve(state.air, tracks=flown, firing=orders)), setting)


def proceed(state: State, setting: Setting) -> Outcome:
    """Resolve the engagements of the impulse one by one; each may ask chance. Then the impulse ends."""
    events: tuple[Event, ...] = ()
    while queue := state.air.firing:
        state = evolve(state, air=evolve(state.air, firing=queue[1:]))
        track = track_called(state, queue[0].track)
        if track is not None and queue[0].unit in state.units:
            outcome = _resolve(state, setting, queue[0], track)
            state, events = outcome.state, events + outcome.events
            if state.pending:
                return Outcome(state, events)
    return then(Outcome(state, events), lambda now: _end(now, setting))


def _resolve(state: State, setting: Setting, firing: Firing, track: Track) -> Outcome:
    """Ask chance what comes of an encounter or of fire; an encounter that needs no luck is told at once."""
    unit = air_unit(setting, firing.unit)
    if unit is None:
        return Outcome(state)
    up = state.air.aloft.get(unit.id) == track.id
    if up and track.kind not in HOSTILE and f"met {unit.id}" not in track.handled:
        return _encounter(state, setting, firing, track)
    found = engagement(state, setting, unit, track, firing.place)
    if not found.rounds:
        return Outcome(state)
    question = Chance(
        f"{state.stamp}/air/{track.id}/{unit.id}",
        "air.fire",
        f"{unit.id}/{track.id}/{firing.place}/{found.rounds}",
        tuple((str(number), weight) for number, weight in found.chances),
        watchers(setting, defender(setting, track)),
    )
    return Outcome(evolve(state, pending=(*state.pending, question)))


def _encounter(state: State, setting: Setting, firing: Firing, track: Track) -> Outcome:
    """Fighters come up to something that is no weapon: they see what it is, and it answers them."""
    world, seats = setting.world, watchers(setting, defender(setting, track))
    first = not any(word.startswith("met ") for word in track.handled)
    met = evolve(track, handled=(*track.handled, f"met {firing.unit}"))
    state = replace(state, met)
    values = (world.units[firing.unit].title, track_title(setting, track), world.board.name(firing.place))
    told = Event("met", "{} met {} over {}", values, "rulebook 3.5", seats, track.id, firing.place)
    weights = setting.numbers.air.meeting.get(track.kind, {})
    answers = tuple((answer, weight) for answer, weight in weights.items() if weight > 0)
    if not first or not answers:
        return Outcome(state, (told,))
    if len(answers) == 1:
        return then(Outcome(state, (told,)), lambda now: _reply(now, setting, met, answers[0][0]))
    key, subject = f"{state.stamp}/air/{track.id}/{firing.unit}/meet", f"{firing.unit}/{track.id}"
    question = Chance(key, "air.meet", subject, answers, seats)
    return Outcome(evolve(state, pending=(*state.pending, question)), (told,))


def _reply(state: State, setting: Setting, track: Track, answer: str) -> Outcome:
    """What a track does when fighters come up: it stays in the air, or its incident ends."""
    if answer not in STAYS:
        return conclude(state, setting, track, answer)
    state = replace(state, evolve(track, handled=(*track.handled, STAYS[answer])))
    seats = watchers(setting, defender(setting, track))
    says = "{} refuses every order" if answer == "refuses" else "{} answers nobody; the fighters stay with it"
    values = (opening(track_title(setting, track)),)
    return Outcome(state, (Event(answer, says, values, "rulebook 3.5", seats, track.id),))


def answer_meet(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """The answer to an encounter; then the impulse goes on."""
    track = track_called(state, question.subject.split("/")[1])
    outcome = _reply(state, setting, track, answer) if track else Outcome(state)
    return then(outcome, lambda now: proceed(now, setting))


def answer_fire(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """Rounds leave the magazine; what is destroyed leaves the track; an empty track leaves the picture."""
    unit, name, place, rounds = question.subject.split("/")
    track, now, air = track_called(state, name), state.units.get(unit), state.air
    if track is None or now is None:
        return proceed(state, setting)
    used, killed = min(int(rounds), now.magazine), min(int(answer), track.size)
    hit = evolve(track, size=track.size - killed, handled=(*track.handled, f"fired {unit}"))
    state = evolve(
        state,
        units=put(state.units, unit, evolve(now, magazine=now.magazine - used)),
        air=evolve(
            air,
            tracks=tuple(hit if one is track else one for one in air.tracks),
            fired=put(air.fired, unit, air.fired.get(unit, 0) + used),
        ),
    )
    if track.kind in HOSTILE and killed:
        state = count(state, "intercepted", killed)
    values = (setting.world.units[unit].title, used, track_title(setting, track), killed, hit.size)
    says = "{}: {} rounds at {}; {} destroyed, {} left"
    seats = watchers(setting, defender(setting, track))
    outcome = Outcome(state, (Event("fire", says, values, "rulebook 3.7", seats, unit, int(place)),))
    if not hit.size:
        outcome = then(outcome, lambda after: _destroyed(after, setting, hit))
    return then(outcome, lambda after: proceed(after, setting))


def _destroyed(state: State, setting: Setting, track: Track) -> Outcome:
    """Nothing of a track is left. Who sent weapons learns only that none arrived."""
    if track.kind not in HOSTILE:
        return conclude(state, setting, track, "shot")
    target = setting.world.facilities.get(track.target)
    values = (track.sent, target.title if target else "the ground")
    says, place = "None of {} sent against {} gets through", track.path[-1]
    told = Event("stopped", says, values, "rulebook 3.8", frozenset(), track.target, place)
    return Outcome(remove(state, track), (told,))


def _end(state: State, setting: Setting) -> Outcome:
    """The impulse ends: what is at its end arrives; after the last impulse everything does."""
    from game.rules.sequence import INDEX

    last = state.air.impulse >= setting.numbers.air.impulses
    events: tuple[Event, ...] = ()
    for track in state.air.tracks:
        if last or track.at == last_index(track):
            outcome = arrive(state, setting, track)
            state, events = outcome.state, events + outcome.events
    if not state.air.tracks:
        return Outcome(state, events)
    state = evolve(state, air=evolve(state.air, impulse=state.air.impulse + 1), step=INDEX["launch"])
    return then(Outcome(state, events), lambda now: _look(now, setting))


ANSWERS = {"air.fire": answer_fire, "air.meet": answer_meet}
