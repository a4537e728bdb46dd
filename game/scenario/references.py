"""Which fields of a scenario's records hold ids of something else, and a walk that finds those ids."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from game.law import articles, bodies, law, stakes
from game.law.clauses import air, course, forces, places, politics
from game.model import doctrine, world
from game.model.numbers import air as air_numbers
from game.model.numbers import politics as politics_numbers
from game.scenario import root
from game.scenario.faults import Hints, KeyPath, clean
from game.scenario.vocabulary import WORDS


@frozen
class Ref:
    """What a field's ids name: `each` for a text, a list's items or a table's values, `keys` for its keys.

    `inner` is for the keys of a table in the table.
    """

    each: str = ""
    keys: str = ""
    inner: str = ""


REFERENCES: Mapping[type, Mapping[str, Ref]] = {
    world.Seat: {"sides": Ref("side"), "offices": Ref("office"), "doctrine": Ref("doctrine")},
    world.Office: {"side": Ref("side")},
    world.Unit: {"side": Ref("side"), "kind": Ref("kind"), "place": Ref("place"), "entry": Ref("place")},
    world.Facility: {
        "side": Ref("side"),
        "place": Ref("place"),
        "command": Ref("office"),
        "kind": Ref("facility_kind"),
    },
    bodies.Body: {"voters": Ref("office")},
    bodies.Post: {"holder": Ref("office")},
    bodies.Group: {"armies": Ref("army"), "region": Ref("zone"), "joins": Ref(keys="group")},
    bodies.Makes: {
        "ends": Ref("matter"),
        "reinforces": Ref("army", keys="group"),
        "posts": Ref("office", keys="post"),
        "leases": Ref(keys="facility"),
        "founds": Ref("facility"),
        "closes": Ref("facility"),
        "tracks": Ref(keys="track"),
        "later": Ref(keys="track"),
        "expels": Ref("basis"),
    },
    bodies.Matter: {
        "body": Ref("body"),
        "owes": Ref("seat"),
        "broken_by": Ref("matter"),
        "price": Ref(keys="seat"),
    },
    articles.CommandRule: {"superior": Ref("superior")},
    articles.Automatic: {"adopts": Ref("matter")},
    articles.Switches: {"plans": Ref("matter"), "joint_command": Ref("matter")},
    law.Law: {"national": Ref("office", keys="side")},
    politics.Decision: {"matter": Ref("matter")},
    politics.AnyDecision: {"one_of": Ref("matter")},
    politics.BodySits: {"body": Ref("body")},
    politics.OfficeIs: {"one_of": Ref("office")},
    politics.PostHeldBy: {"post": Ref("post"), "side": Ref("side")},
    course.TrackIs: {"track": Ref("track")},
    course.PromisesKept: {"seat": Ref("seat")},
    course.ObligationsHeld: {"to": Ref("seat")},
    course.Happened: {"event": Ref("event")},
    course.TallyIs: {"tally": Ref("tally")},
    course.StageIs: {"one_of": Ref("stage")},
    forces.InGroup: {"group": Ref("group")},
    forces.ArmyIs: {"one_of": Ref("army"), "not_one_of": Ref("army")},
    forces.SideIs: {"one_of": Ref("side")},
    forces.Tagged: {"tag": Ref("tag")},
    places.InRegion: {"group": Ref("group")},
    places.OnGroundOf: {"one_of": Ref("side"), "not_one_of": Ref("side")},
    places.AtFacility: {"one_of": Ref("facility"), "kinds": Ref("facility_kind")},
    places.LeaseIs: {"all_of": Ref("facility")},
    places.FacilityStands: {"facility": Ref("facility")},
    places.IntactAtLeast: {"side": Ref("side")},
    places.Holds: {"alliance": Ref("alliance"), "facility": Ref("facility")},
    places.WarIsOver: {"sides": Ref("side")},
    forces.PresenceIs: {"side": Ref("side"), "on": Ref("side"), "tag": Ref("tag")},
    forces.BasedOn: {"one_of": Ref("basis")},
    air.KeysTurned: {"body": Ref("body")},
    stakes.PoliticalTrack: {"side": Ref("side"), "seen_by": Ref("seat")},
    stakes.Influence: {"to": Ref("track"), "of": Ref("track")},
    stakes.Measure: {"seats": Ref("seat"), "tracks": Ref(keys="track")},
    stakes.Objective: {"seats": Ref("seat"), "card": Ref("card")},
    stakes.Card: {"seat": Ref("seat")},
    stakes.Situation: {
        "tracks": Ref(keys="track"),
        "incident": Ref("air_kind"),
        "route": Ref("place"),
        "target": Ref("facility"),
        "sends": Ref("place", keys="unit"),
    },
    stakes.Choice: {"tracks": Ref(keys="track")},
    stakes.Crisis: {"seat": Ref("seat")},
    stakes.Terms: {"to": Ref("seat"), "tracks": Ref(keys="track")},
    stakes.Yardstick: {
        "seat": Ref("seat"),
        "track": Ref("track"),
        "tally": Ref("tally"),
        "first": Ref("event"),
    },
    stakes.Target: {"yardsticks": Ref(keys="yardstick"), "tag": Ref("tag"), "office": Ref("office")},
    politics_numbers.PostureNumbers: {"tracks": Ref(keys="track")},
    politics_numbers.HybridAnswer: {"tracks": Ref(keys="track")},
    air_numbers.AirNumbers: {
        "sent": Ref(keys="air_kind"),
        "against": Ref(keys="air_kind"),
        "meeting": Ref(keys="air_kind"),
        "consequences": Ref(inner="track_or_base"),
        "weapons": Ref(keys="ground", inner="air_kind"),
        "roe": Ref(keys="air_kind"),
    },
    doctrine.Term: {
        "matters": Ref("matter"),
        "needs": Ref("matter"),
        "chance": Ref(keys="stage"),
        "since": Ref("event"),
        "until": Ref("event"),
        "track": Ref("track"),
    },
    doctrine.Plan: {
        "awaits": Ref("matter"),
        "aims": Ref("facility"),
        "sends": Ref("facility", keys="unit"),
        "aside": Ref("facility", keys="unit"),
    },
    doctrine.Doctrine: {"red_lines": Ref("matter"), "goals": Ref(keys="track")},
    root.Opening: {"stage": Ref("stage"), "mandates": Ref("matter"), "unfounded": Ref("facility")},
    root.ScenarioFile: {"ground": Ref("zone", keys="side"), "expects": Ref(keys="yardstick")},
}
"""Every field that names something, by its class. A field that is not here holds no id."""

Plan = tuple[tuple[str, bool, Ref | None], ...]
"""The fields of a class: each one's name, whether it is required, and what it names."""

_PLANS: dict[type[Any], Plan] = {}

Found = tuple[KeyPath, str, str]
"""Where an id stands, what sort of thing it names, and the id."""


def named_in(record: Any, path: KeyPath = ()) -> Iterator[Found]:
    """Every id that a record, and all that it holds, names."""
    for field, required, ref in _plan(type(record)):
        value = getattr(record, field)
        here = (*path, field)
        if ref is not None:
            yield from _ids(ref, value, here, required)
        elif type(value) in _DEEP:
            yield from _inside(value, here)
        elif type(value) not in _PLAIN and attrs.has(type(value)):
            yield from named_in(value, here)


_DEEP = (dict, tuple)
_PLAIN = (str, int, bool, type(None))


def _inside(value: Any, path: KeyPath) -> Iterator[Found]:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for name, item in entries:
        if attrs.has(type(item)):
            yield from named_in(item, (*path, name))


def _ids(ref: Ref, value: Any, path: KeyPath, required: bool) -> Iterator[Found]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if ref.keys:
                yield (*path, key), ref.keys, key
            if ref.each:
                yield from _ids(Ref(ref.each), item, (*path, key), True)
            if ref.inner:
                yield from (((*path, key, name), ref.inner, name) for name in item)
    elif isinstance(value, tuple):
        yield from (((*path, number), ref.each, item) for number, item in enumerate(value))
    elif value or required:
        yield path, ref.each, value


def _plan(record: type[Any]) -> Plan:
    """The fields of a class, whether each is required, and what it names."""
    found = _PLANS.get(record)
    if found is None:
        refs = REFERENCES.get(record, {})
        found = _PLANS[record] = tuple(
            (item.name, item.default is attrs.NOTHING, refs.get(item.name))
            for item in attrs.fields(record)
            if item.init
        )
    return found


def unknown(found: Found, known: Mapping[str, Collection[str]], hints: Hints) -> str:
    """The sentence that an id names nothing; empty when it names something."""
    _, sort, name = found
    if name in known[sort]:
        return ""
    return f"there is no {WORDS.get(sort, sort)} '{clean(str(name), 40)}'{hints(str(name), known[sort])}"
