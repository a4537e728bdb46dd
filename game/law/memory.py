"""What the law has answered before, kept for as long as nothing changes that the answer rests on.

Every clause names the parts of the State it looks at (`game.law.clauses.parts`). Answers lie in tables, one for
each content of these parts; a table is found again by comparing fields of the State by identity, which a move that
has nothing to do with law leaves as they were. Nothing here can change an answer: it only spares asking twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter, is_
from typing import TYPE_CHECKING, NamedTuple, cast

from game.core.recent import Recent
from game.core.verdict import Verdict
from game.law.clauses import Case, Needs, Part
from game.law.clauses.parts import SOURCES, Source
from game.model.state import State, UnitState

if TYPE_CHECKING:
    from game.law.law import Law
    from game.law.setting import Setting
    from game.model.world import World

TABLES = 32
"""How many contents of the State are remembered for one kind of question."""
MATTERS = 4
"""How many of what matters rest on: hardly a game comes back to one, for tracks and turns are among it."""
ANSWERS = 20_000
"""How many answers are remembered for one content."""

Table = dict[object, object]
Roll = tuple[Mapping[str, UnitState], Table | None, dict[str, "Standing"]]


class Content:
    """The contents of one part by numbers, which are compared faster; read anew only when what it is read from has
    changed."""

    __slots__ = ("_fields", "_last", "_law", "_make", "_numbers", "_used")

    def __init__(self, source: Source, law: Law) -> None:
        self._make, self._law = source.content, law
        self._fields = tuple(map(attrgetter, source.paths))
        self._last: tuple[tuple[object, ...], int] = ((), 0)
        self._numbers: Recent[object, int] = Recent(TABLES)
        self._used = 0

    def number(self, state: State) -> int:
        """The number of the content in a State; no other content has had it."""
        fields = tuple([field(state) for field in self._fields])
        if not (self._last[0] and all(map(is_, fields, self._last[0]))):
            self._last = (fields, self._number_of(self._make(state, self._law)))
        return self._last[1]

    def _number_of(self, content: object) -> int:
        found = self._numbers.find(content)
        if found is None:
            self._used += 1
            found = self._numbers.keep(content, self._used)
        return found


class Desk:
    """The answers to one kind of question. `parts` are all that they rest on, besides the question itself."""

    __slots__ = ("_contents", "_fields", "_last", "_tables", "by_place", "by_unit", "parts", "stands")

    def __init__(self, contents: Mapping[Part, Content], parts: frozenset[Part], most: int = TABLES) -> None:
        self.parts = parts
        self.by_unit = Part.UNIT in parts
        self.by_place = Part.PLACE in parts
        self.stands = Part.STANDS in parts
        self._contents = tuple(contents[part] for part in Part if part in parts and part in SOURCES)
        paths = {path for part in parts if part in SOURCES for path in SOURCES[part].paths}
        self._fields = attrgetter(*sorted(paths | {"period", "turn"}))
        self._tables: Recent[object, Table] = Recent(most)
        self._last: tuple[State | None, tuple[object, ...], Table] = (None, (), {})

    def at(self, state: State) -> Table:
        """The table of answers that hold in a State."""
        last = self._last
        if last[0] is state:
            return last[2]
        fields: tuple[object, ...] = self._fields(state)
        table = last[2] if last[1] and all(map(is_, fields, last[1])) else self._find(state)
        if len(table) > ANSWERS:
            table.clear()
        self._last = (state, fields, table)
        return table

    def _find(self, state: State) -> Table:
        key = tuple([content.number(state) for content in self._contents])
        found = self._tables.find(key)
        return self._tables.keep(key, {}) if found is None else found


class Standing(NamedTuple):
    """A unit before the law: who orders it, under which command rule, and on which basis it is where it stands."""

    superior: str
    rule: str
    basis: str | None


class Memory:
    """The desks of one setting's law; which units are alike to it, and which places."""

    __slots__ = (
        "_articles",
        "_desks",
        "_roll",
        "areas",
        "bases",
        "command",
        "contents",
        "law",
        "like",
        "matters",
    )

    def __init__(self, setting: Setting) -> None:
        law, world = setting.law, setting.world
        self.law = law
        command, bases = parts_of_command(law), parts_of_bases(law)
        articles = {name: expanded(law, article.needs.reads) for name, article in law.articles.items()}
        self.contents = contents = {part: Content(source, law) for part, source in SOURCES.items()}
        self.command = Desk(contents, command)
        self.bases = Desk(contents, bases)
        self.matters = Desk(contents, parts_of_matters(law), MATTERS)
        self._articles = {name: Desk(contents, parts) for name, parts in articles.items()}
        self._desks: dict[tuple[str, ...], Desk] = {}
        self._roll: Roll = ({}, None, {})
        self.like = _like(world)
        self.areas = areas_of(world)

    def article(self, name: str) -> Desk:
        """The desk at which cases are put to an article; KeyError when the law has none of that name."""
        return self._articles[name]

    def asks_where(self, article: str) -> bool:
        """Whether some clause of an article looks at the place asked about."""
        desk = self._articles.get(article)
        return desk is not None and (desk.by_place or Part.AREA in desk.parts)

    def desk(self, *articles: str) -> Desk:
        """A desk for answers that rest on these articles, on the bases and on the command rules."""
        found = self._desks.get(articles)
        if found is None:
            parts = (self._articles[name].parts for name in articles if name in self._articles)
            found = self._desks[articles] = Desk(
                self.contents, self.command.parts.union(self.bases.parts, *parts)
            )
        return found

    def standings(self, state: State, setting: Setting) -> Mapping[str, Standing]:
        """Every unit's standing, in the order of the State; those are kept of whom nothing has changed."""
        table, last = self.desk().at(state), self._roll
        if last[0] is not state.units or last[1] is not table:
            last = self._roll = (state.units, table, self._enrolled(state, setting, table))
        return last[2]

    def _enrolled(self, state: State, setting: Setting, table: Table) -> dict[str, Standing]:
        before, law_before, known = self._roll
        if law_before is not table:
            before = {}
        return {
            name: known[name] if before.get(name) is unit else self._standing(state, setting, table, name)
            for name, unit in state.units.items()
        }

    def _standing(self, state: State, setting: Setting, table: Table, name: str) -> Standing:
        place = state.units[name].place
        found = table.get((Standing, name, place))
        if found is None:
            office, rule = self.law.command_of(state, setting, name)
            found = Standing(office, rule, self.law.basis(state, setting, name, place))
            table[Standing, name, place] = found
        return cast(Standing, found)

    def question(self, desk: Desk, state: State, unit: str, place: int) -> object:
        """The key of a question about a unit in a place: like units in like places have the same."""
        kind: object = unit if desk.by_unit else self.like[unit]
        where = place if desk.by_place else self.areas[place]
        if not desk.stands:
            return kind, where
        here = state.units[unit].place if unit in state.units else None
        return kind, where, here


def memory(setting: Setting) -> Memory:
    """The memory of a setting's law, begun with the first question."""
    found = setting.cache.get("law.memory")
    if not isinstance(found, Memory) or found.law is not setting.law:
        found = setting.cache["law.memory"] = Memory(setting)
    return found


def verdict_on(setting: Setting, article: str, case: Case) -> Verdict:
    """An article's verdict on a case, found again or made."""
    state, unit = case.state, case.unit
    here = state.units[unit].place if unit in state.units else None
    key = (unit, case.place, here, case.office, case.matter, case.facility, case.seat, case.target)
    table = memory(setting).article(article).at(state)
    found = table.get(key)
    if found is None:
        found = table[key] = Verdict(article, setting.law.articles[article].needs.findings(case))
    return cast(Verdict, found)


# -- what the law looks at -----------------------------------------------------------------------------------
def parts_of_command(law: Law) -> frozenset[Part]:
    """The parts that decide who orders a unit."""
    return expanded(law, frozenset({Part.COMMAND}))


def parts_of_bases(law: Law) -> frozenset[Part]:
    """The parts that decide on which basis a unit may be in a place."""
    return expanded(law, frozenset({Part.BASES}))


def parts_of_matters(law: Law) -> frozenset[Part]:
    """The parts that decide which matters may be put, alone or after others that change what the law says."""
    needs = [matter.needs for matter in law.matters.values()]
    needs += [article.needs for name, article in law.articles.items() if name == "expel"]
    changed = {Part.PERIOD, Part.MANDATES, Part.EXCLUDED, Part.POSTS, Part.LEASES, Part.SITTING, Part.TURN}
    return expanded(law, _reads(needs) | changed)


def expanded(law: Law, parts: frozenset[Part]) -> frozenset[Part]:
    """The parts, with those of the bases and of the command rules where these are among them."""
    found = parts
    if Part.BASES in found:
        found = found | {Part.EXCLUDED, Part.AREA} | _reads(basis.needs for basis in law.bases.values())
    if Part.COMMAND in found:
        found = found | {Part.POSTS} | _reads(rule.needs for rule in law.command.values())
    return found if found == parts else expanded(law, found)


def _reads(needs: Iterable[Needs]) -> frozenset[Part]:
    return frozenset().union(*(one.reads for one in needs))


# -- what is alike to the law --------------------------------------------------------------------------------
def _like(world: World) -> Mapping[str, int]:
    """For each unit the number of its likes: those of one side, army and role with the same tags."""
    number: dict[object, int] = {}
    return {
        name: number.setdefault((unit.side, unit.army, unit.tags, world.kind_of[name].role), len(number))
        for name, unit in world.units.items()
    }


def areas_of(world: World) -> tuple[int, ...]:
    """For each place, in the order of the board's tables (hexes, then boxes from the last), the area it belongs to.

    An area is an oblast of one owner, or a single box or place that holds facilities. Its number means nothing else.
    """
    number: dict[object, int] = {}
    boxes = len(world.board.boxes)
    places = (*range(len(world.ground) - boxes), *range(-boxes, 0))
    return tuple(number.setdefault(_tellable(world, place), len(number)) for place in places)


def _tellable(world: World, place: int) -> object:
    """What the law can tell of a place."""
    if place < 0 or place in world.facilities_at:
        return place
    return world.ground[place], world.board.country[place], world.board.oblast[place]
