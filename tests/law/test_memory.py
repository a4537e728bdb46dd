"""The law's memory changes no answer: clauses look at nothing that they do not name, and forgetting changes nothing."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

import attrs
import pytest

from game.law.clauses import Case, Clause, Needs, Part
from game.law.clauses.parts import SOURCES
from game.law.law import Law
from game.law.memory import Desk, areas_of, expanded, memory
from game.law.setting import Setting
from game.model.state import State
from tests.shipped import loaded
from tests.walks.walker import Walker

BASELINE = "zapad-2021"
NESTED = ("council", "politics", "air")
CLASSES = tuple(
    dict.fromkeys(
        kind
        for item in attrs.fields(Needs)
        if item.init
        for kind in get_args(item.type)
        if kind is not type(None)
    )
)


# -- every clause at work -----------------------------------------------------------------------------------
class Watched:
    """A stand-in for a State that notes which of its paths are looked at."""

    def __init__(self, it: object, seen: set[str], above: str = "") -> None:
        self._it, self._seen, self._above = it, seen, above

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._it, name)
        if name in NESTED and not self._above:
            return Watched(value, self._seen, f"{name}.")
        if name == "units":
            return Units(value, self._seen)
        self._seen.add(f"{self._above}{name}")
        return value


class Units(dict[str, Any]):
    """The units of a watched State: one looked up by name is a question about that unit, all of them are a part."""

    def __init__(self, it: Mapping[str, Any], seen: set[str]) -> None:
        super().__init__(it)
        self._seen = seen

    def __getitem__(self, name: str) -> Any:
        self._seen.add(f"units.{name}")
        return super().__getitem__(name)

    def items(self) -> Any:
        self._seen.add("units")
        return super().items()

    __iter__ = values = keys = items  # type: ignore[assignment]


class Blank(Desk):
    """A desk that remembers nothing."""

    def at(self, state: State) -> dict[object, object]:
        return {}


def forgetful(setting: Setting) -> Setting:
    """A setting whose law judges every question anew."""
    bare = attrs.evolve(setting)
    known = memory(bare)
    known.command, known.bases = (
        Blank(known.contents, known.command.parts),
        Blank(known.contents, known.bases.parts),
    )
    return bare


def law_clauses(setting: Setting) -> Iterator[Clause]:
    """Every clause of the law and the stakes, wherever it stands."""
    for table in (*attrs.astuple(setting.law, recurse=False), *attrs.astuple(setting.stakes, recurse=False)):
        for entry in table.values() if isinstance(table, Mapping) else ():
            for field in attrs.fields(type(entry)) if attrs.has(type(entry)) else ():
                needs = getattr(entry, field.name)
                if isinstance(needs, Needs):
                    yield from (clause for _, clause in needs.clauses)


def permitted(law: Law, parts: frozenset[Part], question: Mapping[str, Any]) -> set[str]:
    """The paths that clauses with these parts may look at; asked about no place, they may ask where the unit is."""
    found = expanded(law, parts)
    allowed = {path for part in found if part in SOURCES for path in SOURCES[part].paths}
    return allowed | (
        {f"units.{question['unit']}"} if Part.STANDS in found or question["place"] is None else set()
    )


def walked(seed: int, moves: int) -> list[State]:
    return [taken.outcome.state for taken in Walker(BASELINE, seed, agreeable=8).walk(moves)]


@pytest.fixture(scope="module")
def states() -> list[State]:
    """States from two random games, some moves apart."""
    return [state for seed in (1, 2) for state in walked(seed, 500)[::41]]


def questions(setting: Setting, state: State) -> Iterator[dict[str, Any]]:
    """What might be asked of a clause in a State: units where they stand and elsewhere, and no unit's place."""
    places = [setting.world.facility_place[name] for name in tuple(setting.world.facilities)[::9]]
    for number, (name, unit) in enumerate(tuple(state.units.items())[::13]):
        office = setting.law.superior(state, setting, name)
        for place in (unit.place, places[number % len(places)], None):
            yield {"unit": name, "place": place, "office": office, "seat": "federation"}


def test_every_clause_names_what_it_looks_at(states: list[State]) -> None:
    setting = forgetful(loaded(BASELINE).setting)
    for clause in law_clauses(setting):
        for state in states[::4]:
            for question in questions(setting, state):
                seen: set[str] = set()
                clause.met(Case(Watched(state, seen), setting, **question))  # type: ignore[arg-type]
                missed = seen - permitted(setting.law, clause.reads, question)
                assert not missed, f"{type(clause).__name__} looks at {sorted(missed)} without naming it"


def test_clauses_tell_units_and_places_apart_by_what_they_name(states: list[State]) -> None:
    setting = forgetful(loaded(BASELINE).setting)
    world, known = setting.world, memory(setting)
    like = {known.like[name]: name for name in states[0].units}
    near = {known.areas[place]: place for place in range(world.board.size)}
    towns = [town.hex for town in world.board.towns[::5]]
    for clause in law_clauses(setting):
        parts = expanded(setting.law, clause.reads)
        for number, unit in enumerate(tuple(states[0].units)[::7]):
            place = towns[number % len(towns)]
            case = Case(states[0], setting, unit=unit, place=place, office="cgs.by")
            holds = clause.met(case).holds
            if Part.UNIT not in parts and Part.STANDS not in parts:
                assert clause.met(attrs.evolve(case, unit=like[known.like[unit]])).holds is holds
            if Part.PLACE not in parts:
                assert clause.met(attrs.evolve(case, place=near[known.areas[place]])).holds is holds
            if Part.AREA not in parts and Part.PLACE not in parts:
                assert clause.met(attrs.evolve(case, place=towns[number - 1])).holds is holds, clause


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_of_clause_names_its_parts(kind: type) -> None:
    assert isinstance(kind.__dict__["reads"], frozenset), f"{kind.__name__} does not say what it reads"
    assert all(isinstance(part, Part) for part in kind.reads)  # type: ignore[attr-defined]


# -- forgetting changes nothing ------------------------------------------------------------------------------
@pytest.mark.parametrize(("scenario", "seed"), ((BASELINE, 3), (BASELINE, 4), ("bobruisk-base", 5)))
def test_a_law_with_memory_answers_like_one_without(scenario: str, seed: int) -> None:
    walker = Walker(scenario, seed, agreeable=8)
    setting = walker.setting
    places = range(-len(setting.world.board.boxes), setting.world.board.size)
    for number, taken in enumerate(walker.walk(400)):
        state, law = taken.outcome.state, setting.law
        if number % 8:
            continue
        bare = forgetful(setting)
        for at, name in enumerate(state.units):
            if (at + number) % 7:
                continue
            place = places[(number * 131 + at * 37) % len(places)]
            here = state.units[name].place
            for where in (here, place):
                assert law.basis(state, setting, name, where) == law._basis(state, bare, name, where)
            assert law.command_of(state, setting, name) == law._command_of(state, bare, name)
            case = Case(state, setting, unit=name, place=place, office="cgs.by", seat="polesye")
            plain = attrs.evolve(case, setting=bare)
            for article, entry in law.articles.items():
                if article.startswith("scramble"):
                    continue
                assert law.judge(article, case).findings == entry.needs.findings(plain), article


def test_areas_tell_apart_what_the_law_can() -> None:
    world = loaded(BASELINE).setting.world
    areas, seen = areas_of(world), {}
    for place in range(-len(world.board.boxes), world.board.size):
        facts = (world.ground_of(place), world.board.country[place], world.board.oblast[place], place < 0)
        here = (*facts, world.facilities_at.get(place, ()))
        assert seen.setdefault(areas[place], here) == here


def test_a_changed_setting_begins_without_memories() -> None:
    setting = loaded(BASELINE).setting
    memory(setting)
    assert attrs.evolve(setting, numbers=setting.numbers).cache == {}
