"""The table of secrecy, read: what of a State a seat may know. It never asks a view."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from game.engine.codec import plain
from game.law.setting import Setting
from game.model import state as records
from game.model.state import State
from game.model.terms import Answer, Role
from game.rules.operations import sight
from game.rules.sequence import STEPS

FILE = Path(__file__).parents[2] / "assets" / "secrecy.toml"
RECORDS = ("State", "UnitState", "FacilityState", "Council", "Package", "Reply", "Mandate", "Politics", "Promise",
           "Offer", "Air", "Track", "Firing", "Chance")  # fmt: skip
WORDS = ("public", "table", "westerns", "own", "allied", "joint", "detected", "screen", "shown", "named", "opened",
         "audience", "control", "content")  # fmt: skip
OPEN = ("reply", "final", "count")
HIDDEN = "(hidden)"


@cache
def table() -> Mapping[str, Mapping[str, Any]]:
    """The file: record, field, who sees it."""
    return tomllib.loads(FILE.read_text("utf-8"))


def fields(record: str) -> tuple[str, ...]:
    """The fields that a record has in the code."""
    return tuple(item.name for item in attrs.fields(getattr(records, record)))


class Eyes:
    """What one seat may know of one State, by the table."""

    def __init__(self, state: State, setting: Setting, seat: str) -> None:
        world = setting.world
        self.state, self.setting, self.seat = state, setting, seat
        self.sides = world.seats[seat].sides
        self.alliance = world.sides[self.sides[0]].alliance
        self.council = world.seats[seat].council
        self.sighted = frozenset().union(*(sight.seen(state, setting, side) for side in self.sides))
        self.joint_command = setting.law.joint_command(state)
        self.opened = STEPS[state.step].id in OPEN
        self.answered = STEPS[state.step].id in OPEN[1:]

    def sees(self, record: str, field: str, **about: Any) -> bool:
        """Whether the seat may know this field of this entry."""
        return any(getattr(self, f"_{word}")(record, field, about) for word in table()[record][field]["seen"])

    # -- the words of the table --------------------------------------------------------------------------------
    def _public(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        return True

    def _control(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        return False

    _content = _control

    def _table(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        return self.council

    def _westerns(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        return not self.council

    def _own(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        world = self.setting.world
        if "unit" in about:
            office = self.setting.law.superior(self.state, self.setting, about["unit"])
            return world.side_of[about["unit"]] in self.sides or world.seat_of_office.get(office) == self.seat
        if "office" in about:
            return world.seat_of_office.get(about["office"]) == self.seat
        if "side" in about:
            return about["side"] in self.sides
        return bool(about["of"] == self.seat)

    def _allied(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        return self.setting.world.alliance_of[about["unit"]] == self.alliance

    def _joint(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        role = self.setting.world.kind_of[about["unit"]].role
        standing = role in (Role.FIGHTER, Role.SAM, Role.RADAR)
        return self._allied(record, field, about) and (standing or self.joint_command)

    def _detected(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        return about["unit"] in self.sighted if "unit" in about else self.seat in about["traced"]

    def _screen(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        return self.seat in about["known"]

    def _shown(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        if field == "happened":
            return bool(about["name"] != "council_refused")
        if field == "tracks":
            seen_by = self.setting.stakes.tracks[about["name"]].seen_by
            return not seen_by or self.seat in seen_by
        law = self.setting.law
        made = law.matters[about["name"]].makes
        acts = (made.period, made.event, made.posts, made.leases, made.founds, made.closes, made.expels)
        return any(acts) or about["name"] in (law.switches.joint_command, law.switches.plans)

    def _audience(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        return self.seat in about["audience"]

    def _named(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        world, (head, _, name) = self.setting.world, about["name"].rpartition(".")
        if about["name"] == "council_turns_lost" or head == "packages":
            return self.council
        seat = world.seat_of_side.get(name, name)
        if not head or seat not in world.seats:
            return True
        return self.alliance in {world.sides[side].alliance for side in world.seats[seat].sides}

    def _opened(self, record: str, field: str, about: Mapping[str, Any]) -> bool:
        opened = self.answered and about["counter"] if record == "Reply" else self.opened
        return self.council and opened

    # -- what is left of the State ---------------------------------------------------------------------------
    def known(self) -> dict[str, Any]:
        """The State with everything hidden left out: two that are equal in it must look alike."""
        state = self.state
        found = {
            name: plain(getattr(state, name))
            for name in fields("State")
            if self._whole("State", name) and self.sees("State", name)
        }
        found["units"] = {
            name: self._record("UnitState", unit, unit_=name) for name, unit in state.units.items()
        }
        found["facilities"] = plain(state.facilities)
        for name in ("tracks", "happened", "tally", "activations"):
            found[name] = dict(self._entries("State", name, getattr(state, name)))
        found["chance"] = [self._record("Chance", q, audience=q.audience) for q in state.pending]
        found |= self._council() | self._politics() | self._air()
        return found

    def _whole(self, record: str, field: str) -> bool:
        """Whether a field is one thing, not a table of entries with owners of their own."""
        words = table()[record][field]["seen"]
        return (
            set(words) <= {"public", "table", "westerns", "control"}
            and "record" not in table()[record][field]
        )

    def _record(self, record: str, value: Any, unit_: str = "", **about: Any) -> dict[str, Any]:
        about = {**about, **({"unit": unit_} if unit_ else {})}
        return {
            name: plain(getattr(value, name)) if self.sees(record, name, **about) else HIDDEN
            for name in fields(record)
        }

    def _entries(self, record: str, field: str, entries: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
        for key, value in entries.items():
            if self.sees(record, field, **owner(record, field, str(key))):
                yield str(key), plain(value)

    def _council(self) -> dict[str, Any]:
        council = self.state.council
        found: dict[str, Any] = {
            f"council.{name}": plain(getattr(council, name))
            for name in fields("Council")
            if self._whole("Council", name) and self.sees("Council", name)
        }
        packages = (self._record("Package", p, office=p.by) for p in council.packages)
        replies = (
            self._record("Reply", r, office=r.office, counter=r.answer is Answer.COUNTER)
            for r in council.replies
        )
        found["packages"] = [one for one in packages if not _hidden(one)]
        found["replies"] = [one for one in replies if not _hidden(one)]
        found["mandates"] = {
            name: plain(mandate)
            for name, mandate in council.mandates.items()
            if self.sees("Council", "mandates", name=name)
        }
        return found

    def _politics(self) -> dict[str, Any]:
        politics = self.state.politics
        found: dict[str, Any] = {
            f"politics.{name}": plain(getattr(politics, name))
            for name in fields("Politics")
            if self._whole("Politics", name) and self.sees("Politics", name)
        }
        if self.sees("Politics", "promises"):
            found["promises"] = plain(politics.promises)
        for name in ("capital", "measures", "used", "cards"):
            found[name] = dict(self._entries("Politics", name, getattr(politics, name)))
        offers = [self._record("Offer", o, of=o.to, traced=o.seen_by) for o in politics.offers]
        found["offers"] = [one for one in offers if not _hidden(one)]
        return found

    def _air(self) -> dict[str, Any]:
        air = self.state.air
        found: dict[str, Any] = {"impulse": air.impulse}
        tracks = [self._record("Track", t, side=t.side, known=t.known) for t in air.tracks]
        found["air.tracks"] = [one for one in tracks if not _hidden(one)]
        for name in ("keys", "aloft", "decisions", "roe", "sorties", "fired"):
            found[name] = dict(self._entries("Air", name, getattr(air, name)))
        return found


def _hidden(record: Mapping[str, Any]) -> bool:
    return all(value == HIDDEN for value in record.values())


def owner(record: str, field: str, key: str) -> dict[str, Any]:
    """Whose an entry of a table is, by its key."""
    if field in ("tracks", "happened", "tally"):
        return {"name": key}
    if field in ("aloft", "sorties", "fired"):
        return {"unit": key}
    if field == "keys":
        return {"unit": key.split("/")[0]}
    return {"of": key.split("/")[0]}
