"""Changes of what a seat may not see: for each field of the table, other values in every entry hidden from it."""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from attrs import evolve

from game.law.setting import Setting
from game.model.state import Chance, Firing, Mandate, Offer, Package, Promise, Reply, State, Track, UnitState
from game.model.terms import Answer, Intent, Posture, Rail
from game.rules.operations import sight
from game.rules.sequence import STEPS
from tests.engine.table import Eyes, fields, owner

Changed = Iterator[tuple[str, State]]
Make = Callable[[Eyes, Random], State | None]


def hidden_units(eyes: Eyes, field: str) -> tuple[str, ...]:
    """The units of which the seat may not know this."""
    return tuple(name for name in eyes.state.units if not eyes.sees("UnitState", field, unit=name))


def dark_places(eyes: Eyes, unit: str) -> list[int]:
    """Places where a unit might as well stand for all that the seat knows: its own ground, out of sight."""
    world, state = eyes.setting.world, eyes.state
    watched = frozenset().union(*(sight.watched(state, eyes.setting, side) for side in eyes.sides))
    taken = {u.place for n, u in state.units.items() if world.alliance_of[n] != world.alliance_of[unit]}
    ground = world.side_of[unit]
    return [
        place
        for place in range(world.board.size)
        if world.ground[place] == ground and place not in watched and place not in taken
    ]


def _unit_value(eyes: Eyes, field: str, name: str, luck: Random) -> object:
    unit, turn = eyes.state.units[name], eyes.state.turn
    kind = eyes.setting.world.kind_of[name]
    if field == "place":
        places = dark_places(eyes, name)
        return luck.choice(places) if places and unit.bound is None else unit.place
    values: Mapping[str, tuple[object, ...]] = {
        "steps": tuple(range(1, max(2, eyes.setting.world.units[name].steps or kind.steps) + 1)),
        "ready": (0, 1, 2, 3),
        "magazine": tuple(range(kind.magazine + 1)),
        "acted": (turn - 1, turn),
        "fought": (turn - 1, turn),
        "dug_in": (True, False),
        "rail": (Rail.NONE, Rail.LOADED),
        "arrives": (0, turn, turn + 2),
        "bound": (unit.bound,) if unit.place >= 0 else (None, 40, 80),
        "since": (0, turn - 1, turn),
        "commander": tuple(eyes.setting.world.offices),
        "unbased": (0, turn - 1, turn),
        "standing": ("", "withdraw", "road 500"),
        "breached": (0, 1),
    }
    others = [value for value in values[field] if value != getattr(unit, field)]
    return luck.choice(others) if others else getattr(unit, field)


def change_units(field: str) -> Make:
    """Another value in every unit of which the seat may not know this field."""

    def make(eyes: Eyes, luck: Random) -> State | None:
        names = hidden_units(eyes, field)
        if not names:
            return None
        units: dict[str, UnitState] = dict(eyes.state.units)
        for name in names:
            units[name] = evolve(units[name], **{field: _unit_value(eyes, field, name, luck)})
        return evolve(eyes.state, units=units)

    return make


def entries(record: str, field: str, get: Callable[[State], Mapping[str, Any]], put: Callable[[State, Any], State],
            keys: Callable[[Eyes], list[str]], value: Callable[[Random, Any], Any]) -> Make:  # fmt: skip
    """Another value under every key that the seat may not read, and keys that were not there."""

    def make(eyes: Eyes, luck: Random) -> State | None:
        old = get(eyes.state)
        known = list(dict.fromkeys((*old, *keys(eyes))))
        hidden = [key for key in known if not eyes.sees(record, field, **owner(record, field, key))]
        if not hidden:
            return None
        return put(eyes.state, {**old, **{key: value(luck, old.get(key)) for key in hidden}})

    return make


def _seats(eyes: Eyes) -> list[str]:
    return [name for name, seat in eyes.setting.world.seats.items() if seat.sides]


def _number(luck: Random, old: Any) -> int:
    return luck.choice([n for n in range(8) if n != old])


def politics(**changes: Any) -> Callable[[State], State]:
    return lambda state: evolve(state, politics=evolve(state.politics, **changes))


def _politics(field: str, values: Callable[[Eyes, Random], Any]) -> Make:
    def make(eyes: Eyes, luck: Random) -> State | None:
        if eyes.sees("Politics", field):
            return None
        return evolve(eyes.state, politics=evolve(eyes.state.politics, **{field: values(eyes, luck)}))

    return make


def _council(field: str, values: Callable[[Eyes, Random], Any]) -> Make:
    def make(eyes: Eyes, luck: Random) -> State | None:
        if eyes.sees("Council", field):
            return None
        return evolve(eyes.state, council=evolve(eyes.state.council, **{field: values(eyes, luck)}))

    return make


def _in_politics(field: str, keys: Callable[[Eyes], list[str]], value: Callable[[Random, Any], Any]) -> Make:
    return entries(
        "Politics",
        field,
        lambda state: getattr(state.politics, field),
        lambda state, new: evolve(state, politics=evolve(state.politics, **{field: new})),
        keys,
        value,
    )


def _in_air(field: str, keys: Callable[[Eyes], list[str]], value: Callable[[Random, Any], Any]) -> Make:
    return entries(
        "Air",
        field,
        lambda state: getattr(state.air, field),
        lambda state, new: evolve(state, air=evolve(state.air, **{field: new})),
        keys,
        value,
    )


def _in_state(field: str, keys: Callable[[Eyes], list[str]], value: Callable[[Random, Any], Any]) -> Make:
    return entries(
        "State", field, lambda s: getattr(s, field), lambda s, new: evolve(s, **{field: new}), keys, value
    )


# -- sealed papers -----------------------------------------------------------------------------------------
def packages(eyes: Eyes, luck: Random) -> State | None:
    """Sealed packages of others: changed, or not there at all."""
    state, law = eyes.state, eyes.setting.law
    kept, changed = [], False
    for package in state.council.packages:
        if eyes.sees("Package", "matters", office=package.by):
            kept.append(package)
            continue
        changed = True
        if luck.random() < 0.5:
            others = [name for name, matter in law.matters.items() if matter.body == package.body]
            kept.append(evolve(package, matters=tuple(luck.sample(others, min(2, len(others))))))
    if not changed and at_table(eyes):
        strangers = [b for b in law.bodies.values() if len(b.voters) > 1]
        body = next(name for name, item in law.bodies.items() if item is strangers[0])
        by = next((v for v in strangers[0].voters if not eyes.sees("Package", "matters", office=v)), "")
        seat = eyes.setting.world.seat_of_office.get(by, "")
        if by:
            kept.append(Package(id=f"{state.turn}/{seat}", by=by, body=body, matters=("pursuit",)))
            changed = True
    return evolve(state, council=evolve(state.council, packages=tuple(kept))) if changed else None


def at_table(eyes: Eyes) -> bool:
    """Whether packages are being tabled now."""
    return STEPS[eyes.state.step].id == "table"


def replies(eyes: Eyes, luck: Random) -> State | None:
    """Sealed replies of others: their answer turned round, or not given."""
    kept: list[Reply] = []
    changed = False
    for reply in eyes.state.council.replies:
        counter = reply.answer is Answer.COUNTER
        if eyes.sees("Reply", "answer", office=reply.office, counter=counter):
            kept.append(reply)
        else:
            changed = True
            if luck.random() < 0.7:
                turned = Answer.NO if reply.answer is Answer.AYE else Answer.AYE
                if not eyes.sees("Reply", "answer", office=reply.office, counter=False):
                    kept.append(evolve(reply, answer=turned, matters=()))
    return evolve(eyes.state, council=evolve(eyes.state.council, replies=tuple(kept))) if changed else None


def mandates(eyes: Eyes, luck: Random) -> State | None:
    """Decisions that do not show: one more, one fewer."""
    state, law = eyes.state, eyes.setting.law
    hidden = [name for name in law.matters if not eyes.sees("Council", "mandates", name=name)]
    if not hidden:
        return None
    old = state.council.mandates
    kept = {n: m for n, m in old.items() if n not in hidden}
    for name in luck.sample(hidden, len(hidden) // 2):
        kept[name] = Mandate(matter=name, turn=max(1, state.turn - 1), package="1/polesye")
    return evolve(state, council=evolve(state.council, mandates=kept))


def promises(eyes: Eyes, luck: Random) -> State | None:
    """What the allies owe each other."""
    if eyes.sees("Politics", "promises"):
        return None
    owed = [(n, m.owes) for n, m in eyes.setting.law.matters.items() if m.owes]
    made = tuple(
        Promise(id=f"{eyes.state.turn}/x/{n}", matter=n, by=by, to=by, made=1, due=luck.randrange(9))
        for n, by in luck.sample(owed, 2)
    )
    return evolve(eyes.state, politics=evolve(eyes.state.politics, promises=made))


def offers(eyes: Eyes, luck: Random) -> State | None:
    """Secret offers to others; what they say, and whether they were taken."""
    state, terms = eyes.state, list(eyes.setting.stakes.terms)
    if not terms:
        return None
    kept: list[Offer] = []
    for offer in state.politics.offers:
        if eyes.sees("Offer", "terms", of=offer.to, traced=offer.seen_by):
            unseen = frozenset(s for s in _seats(eyes) if s != eyes.seat and luck.random() < 0.5)
            kept.append(evolve(offer, seen_by=unseen | (offer.seen_by & {eyes.seat})))
        elif eyes.sees("Offer", "id", of=offer.to, traced=offer.seen_by):
            kept.append(evolve(offer, terms=luck.choice(terms), accepted=luck.choice([None, True, False])))
    others = [s for s in _seats(eyes) if eyes.setting.world.seats[s].council and s != eyes.seat]
    if eyes.council:
        to = luck.choice(others)
        new = Offer(
            id=f"offer-{state.turn}-{to}",
            terms=luck.choice(terms),
            to=to,
            turn=state.turn,
            until=state.turn + 2,
            accepted=luck.choice([None, True]),
        )
        kept.append(new)
    changed = evolve(state, politics=evolve(state.politics, offers=tuple(kept)))
    return changed if changed != state else None


# -- the air -----------------------------------------------------------------------------------------------
def tracks(eyes: Eyes, luck: Random) -> State | None:
    """Tracks on nobody's screens here: moved, gone, or new; what others know of those that are."""
    state, world = eyes.state, eyes.setting.world
    kept: list[Track] = []
    for track in state.air.tracks:
        about = {"side": track.side, "known": track.known}
        others = frozenset(s for s in _seats(eyes) if s != eyes.seat and luck.random() < 0.5)
        known = others | (track.known & {eyes.seat})
        if eyes.sees("Track", "size", **about):
            kept.append(evolve(track, known=known))
        elif eyes.sees("Track", "path", **about):
            kept.append(
                evolve(track, known=known, size=luck.randint(1, max(1, track.sent)), handled=("refused",))
            )
        elif luck.random() < 0.5:
            kept.append(evolve(track, at=luck.randrange(len(track.path)), size=track.size + 1))
    foreign = next(side for side in world.sides if side not in eyes.sides)
    kept.append(Track(id="incident-new", kind="intruder", side=foreign, path=(1, 2, 3), known=frozenset()))
    return evolve(state, air=evolve(state.air, tracks=tuple(kept)))


def _key_names(eyes: Eyes) -> list[str]:
    fighters = [n for n in eyes.state.units if eyes.setting.world.kind_of[n].role in ("fighter", "sam")]
    names = [track.id for track in eyes.state.air.tracks] or ["incident-new"]
    offices = [o for o in eyes.setting.world.offices if o.startswith("duty_officer")]
    return [
        f"{unit}/{track}/{last}"
        for unit in fighters[:4]
        for track in names[:2]
        for last in (*offices, "fire")
    ]


def _questions(eyes: Eyes, luck: Random) -> State | None:
    """Other questions put to chance, where the seat is not told what is asked."""
    old = eyes.state.pending
    asked = Chance(f"x/{luck.randrange(9)}", "combat", "somebody>0101", (("a", 1),), frozenset({"control"}))
    changed = tuple(q if eyes.seat in q.audience else asked for q in old)
    return evolve(eyes.state, pending=changed) if changed != old else None


def _whole(field: str, values: Callable[[Eyes, Random], Any]) -> Make:
    def make(eyes: Eyes, luck: Random) -> State | None:
        return None if eyes.sees("State", field) else evolve(eyes.state, **{field: values(eyes, luck)})

    return make


def _named_keys(eyes: Eyes) -> list[str]:
    seats, sides = _seats(eyes), list(eyes.setting.world.sides)
    heads = ("lost", "lost_foreign", "breach", "activations", "refusals", "measures", "keys_missing")
    plain = ["packages.refused", "packages.adopted", "council_turns_lost"]
    return [*(f"{head}.{name}" for head in heads for name in (*seats, *sides)), *plain]


CHANGES: Mapping[str, Make] = {
    **{f"UnitState.{field}": change_units(field) for field in fields("UnitState")},
    "State.tracks": _in_state("tracks", lambda e: list(e.setting.stakes.tracks), lambda r, old: r.randrange(101)),
    "State.carried": _whole("carried", lambda e, r: {name: r.randrange(-4999, 4999) for name in e.state.tracks}),
    "State.activations": _in_state("activations", _seats, _number),
    "State.happened": _in_state("happened", lambda e: ["council_refused"], lambda r, old: r.choice((1, 2, 3))),
    "State.tally": _in_state("tally", _named_keys, _number),
    "State.pending": _questions,
    "State.taken": _whole("taken", lambda e, r: frozenset(r.sample(_seats(e), 1))),
    "State.horizon": _whole("horizon", lambda e, r: max(e.state.turn, r.choice((13, 14, 15)))),
    "Council.sits_from": _council("sits_from", lambda e, r: e.state.turn - r.randrange(3)),
    "Council.sits_until": _council("sits_until", lambda e, r: e.state.turn + r.randrange(-2, 4)),
    "Council.convened_by": _council("convened_by", lambda e, r: r.choice(("head_of_state.by", "head_of_state.ru"))),
    "Council.packages": packages,
    "Council.replies": replies,
    "Council.refused": _council("refused", lambda e, r: {"deploy_rgf": e.state.turn, "pursuit": 1}),
    "Council.mandates": mandates,
    "Politics.capital": _in_politics("capital", _seats, _number),
    "Politics.measures": _in_politics(
        "measures",
        lambda e: [f"{s}/{n}" for n, m in e.setting.stakes.measures.items() for s in m.seats],
        lambda r, old: r.randrange(1, 9),
    ),
    "Politics.used": _in_politics("used", _seats, lambda r, old: 2 if not old else 0),
    "Politics.promises": promises,
    "Politics.prices": _politics(
        "prices",
        lambda e, r: {f"{seat}/{name}": r.randrange(2, 7) for seat in _seats(e) for name in e.setting.law.matters},
    ),
    "Politics.surcharge": _politics("surcharge", lambda e, r: {s: r.randrange(5) for s in _seats(e)}),
    "Politics.cards": lambda e, r: _in_politics("cards", _seats, lambda luck, old: _card(e, luck, old))(e, r),
    "Politics.offers": offers,
    "Politics.intent": _politics("intent", lambda e, r: r.choice(list(Intent))),
    "Politics.escalation": _politics("escalation", lambda e, r: r.randrange(12)),
    "Politics.posture": _politics("posture", lambda e, r: r.choice([None, *Posture])),
    "Politics.targets": _politics("targets", lambda e, r: tuple(r.sample(list(e.state.facilities), 3))),
    "Politics.missiles": _politics("missiles", lambda e, r: r.randrange(60)),
    "Air.tracks": tracks,
    "Air.keys": _in_air("keys", _key_names, lambda r, old: r.choice((-1, 1, 2))),
    "Air.aloft": _in_air("aloft", lambda e: list(e.state.units)[:60:7], lambda r, old: "incident-new"),
    "Air.decisions": _in_air("decisions", _seats, _number),
    "Air.roe": _in_air(
        "roe", lambda e: [f"{s}/{k}" for s in _seats(e) for k in ("missile", "intruder")], lambda r, old: "withhold"
    ),
    "Air.sorties": _in_air("sorties", lambda e: list(e.state.units), lambda r, old: r.choice((0, 1, 2))),
    "Air.firing": lambda e, r: evolve(e.state, air=evolve(e.state.air, firing=(Firing("by-61fb", "salvo-x", 40),))),
    "Air.fired": _in_air("fired", lambda e: list(e.state.units), _number),
}  # fmt: skip
"""A change for every field that some seat may not see."""


def _card(eyes: Eyes, luck: Random, old: object) -> str:
    return luck.choice([name for name in eyes.setting.stakes.cards if name != old])


def changes(state: State, setting: Setting, seat: str, luck: Random) -> Changed:
    """Each change that can be made of this State without the seat's being able to know."""
    for name, make in CHANGES.items():
        changed = make(Eyes(state, setting, seat), luck)
        if changed is not None:
            yield name, changed


def all_changed(state: State, setting: Setting, seat: str, luck: Random) -> State:
    """Everything hidden from a seat changed at once; how the units stand first, where they are last."""
    for name in sorted(CHANGES, key=lambda name: (name == "UnitState.place", name)):
        changed = CHANGES[name](Eyes(state, setting, seat), luck)
        state = state if changed is None else changed
    return state
