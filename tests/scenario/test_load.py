"""The shipped scenarios: they load, everything in them has its place, every number says what it rests on."""

import ast
import re
import typing
from pathlib import Path

import attrs
import pytest
from attrs import evolve

import game.rules
from game.law.articles import ASKED, TOLD
from game.model.numbers.operations import Column
from game.model.terms import Role
from game.scenario.faults import ScenarioFaults
from game.scenario.load import list_scenarios, load
from game.scenario.references import REFERENCES
from game.scenario.root import ScenarioFile
from game.scenario.spreading import ranged
from game.scenario.vocabulary import COUNTS, EVENTS, known_ids
from tests.shipped import loaded

NAMES = [item.name for item in list_scenarios()]
SHORTER = {"tutorial", "seminar-45"}
"""Other lengths of the exercise, which rewrite its clock and its briefings; every other file on a base is a what-if."""
LONGEST = {**dict.fromkeys(SHORTER, 200), "back-cast-2015": 360}
"""Lines of what rewrites more than a what-if does: another length, or another year with its own timeline."""
WHAT_IFS = [item.name for item in list_scenarios() if item.base == "zapad-2021" and item.name not in SHORTER]
REAL = re.compile(r"\b(Belarus|Russia|Poland|Lithuania|Latvia|Estonia|Minsk regime|Kremlin|Moscow|Lukashenk)")


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_scenario_loads(name: str) -> None:
    game = loaded(name)
    assert game.setting.world.id == name
    assert game.opening.units.keys() == game.setting.world.units.keys()


@pytest.mark.parametrize("name", NAMES)
def test_what_ifs_say_what_they_ask(name: str) -> None:
    file = loaded(name).file
    assert file.title and file.summary and file.teaches
    if name != loaded(name).reading.layers[0].name:
        assert file.question.endswith("?") and file.expectation
        assert len(loaded(name).texts[name].splitlines()) <= LONGEST.get(name, 100)


def test_the_exercise_has_about_sixty_formations() -> None:
    world = loaded("zapad-2021").setting.world
    by_side = {side: sum(unit.side == side for unit in world.units.values()) for side in world.sides}
    assert 60 <= len(world.units) <= 66
    assert by_side["by"] >= 23 and by_side["ru"] >= 20
    assert sum(by_side[side] for side in ("pom", "nya", "pol")) == 17


def test_every_unit_stands_where_it_may() -> None:
    game = loaded("zapad-2021")
    world, law = game.setting.world, game.setting.law
    for name, unit in game.opening.units.items():
        assert world.board.names[unit.place]
        assert law.may_stand(game.opening, game.setting, name, unit.place), name
        assert law.superior(game.opening, game.setting, name) in world.offices


def test_only_the_centre_stands_in_polesye_on_the_first_turn() -> None:
    game = loaded("zapad-2021")
    world = game.setting.world
    guests = {
        name
        for name, unit in game.opening.units.items()
        if world.side_of[name] == "ru" and world.ground_of(unit.place) == "by"
    }
    assert guests == {"ru-ctr-su30", "ru-ctr-s400"}
    commands = {game.setting.law.superior(game.opening, game.setting, name) for name in guests}
    assert commands == {"ccp.by"}


def test_no_real_state_is_named_in_the_exercise() -> None:
    world = loaded("zapad-2021").setting.world
    stakes = loaded("zapad-2021").setting.stakes
    shown = [side.title for side in world.sides.values()]
    shown += [unit.title for unit in world.units.values()]
    shown += [f"{seat.title} {seat.briefing}" for seat in world.seats.values()]
    shown += [office.title for office in world.offices.values()]
    shown += [item.title for item in world.facilities.values()]
    shown += [f"{item.title} {item.text}" for item in (*stakes.situations.values(), *stakes.cards.values())]
    shown += [item.title for item in (*stakes.measures.values(), *stakes.objectives.values())]
    assert not [text for text in shown if REAL.search(text)]


@pytest.mark.parametrize("name", WHAT_IFS)
def test_what_ifs_of_the_exercise_tell_the_seats_and_name_no_real_state(name: str) -> None:
    game = loaded(name)
    file, told = game.file, []
    for seat, item in game.setting.world.seats.items():
        news = file.seat[seat].news
        assert all(text in item.briefing for text in news)
        assert item.briefing.startswith(file.seat[seat].briefing.split("\n\n")[0])
        told += news
    orders = [doctrine.order_from_home for doctrine in file.doctrine.values()]
    assert any(told) or len(set(orders)) > 2, "no seat is told what is different"
    words = [file.title, file.summary, file.teaches, file.question, file.expectation, *told, *orders]
    words += [item.why for item in file.expects.values()]
    assert not [text for text in words if REAL.search(text)]
    assert len(file.expects) >= 2
    assert set(file.expects) <= set(game.setting.stakes.yardsticks)


def test_every_briefing_can_be_read_aloud_in_two_minutes() -> None:
    for name, seat in loaded("zapad-2021").setting.world.seats.items():
        assert 120 <= len(seat.briefing.split()) <= 190, name


def test_every_number_says_what_it_rests_on() -> None:
    game = loaded("zapad-2021")
    marked = {mark.path[:3] for mark in game.marks}
    for table in ("kind", "unit"):
        for name, item in getattr(game.file, table).items():
            assert item.cite or getattr(item, "assumption", ""), name
    assert {("rulebook", "politics", "sitting"), ("rulebook", "air", "salvo")} <= marked
    for sort in ("tracks", "influences", "measures", "objectives", "situations", "terms"):
        for name, item in getattr(game.file.stakes, sort).items():
            assert item.assumption, f"{sort}.{name}"


def test_the_score_is_as_large_as_the_rulebook_says() -> None:
    game = loaded("zapad-2021")
    numbers = game.setting.numbers.politics
    objectives = game.setting.stakes.objectives.values()
    military = sum(goal.points for goal in objectives if goal.military)
    assert military == numbers.military_most == 12
    for seat in ("polesye", "federation"):
        own = [goal for goal in objectives if goal.seats == (seat,) and not goal.military]
        private = sum(goal.points for goal in own if not goal.card)
        assert private >= numbers.private_most, (
            "the most that counts can be reached, in more than one way or in one"
        )
        cards = {goal.card for goal in own if goal.card}
        assert len(cards) == 4
        for card in cards:
            assert sum(goal.points for goal in own if goal.card == card) == numbers.card_most


def test_there_are_nine_targets_and_three_key_towns() -> None:
    items = loaded("zapad-2021").setting.world.facilities.values()
    assert sum(item.target for item in items) == 9
    assert sum(item.key_town for item in items) == 3


def test_fighters_of_both_sides_hold_missiles_at_the_start() -> None:
    game = loaded("zapad-2021")
    for name, unit in game.opening.units.items():
        kind = game.setting.world.kind_of[name]
        if kind.role in (Role.FIGHTER, Role.SAM):
            assert unit.magazine == kind.magazine > 0


def test_what_ifs_stack_and_collide_as_their_files_say() -> None:
    both = load("council-refuses", ["bobruisk-base"])
    assert "ru-689fr" in both.setting.world.units
    assert both.file.title == loaded("council-refuses").file.title
    with pytest.raises(ScenarioFaults, match="cannot be stacked"):
        load("armenia-model", ["single-organisation"])


def test_the_base_at_bobruisk_is_founded_and_foreign() -> None:
    game = load("bobruisk-base")
    law = game.setting.law
    assert law.is_base(game.opening, game.setting, "ab-bobruisk").holds
    assert law.basis(game.opening, game.setting, "ru-689fr", game.opening.units["ru-689fr"].place) == "base"
    assert law.superior(game.opening, game.setting, "ru-689fr") == "mod.ru"
    plain = loaded("zapad-2021")
    assert not plain.setting.law.is_base(plain.opening, plain.setting, "ab-bobruisk").holds


def test_every_event_and_count_of_the_rules_is_known_to_scenarios() -> None:
    known = known_ids(loaded("zapad-2021").file, loaded("zapad-2021").setting.world.board)
    for path in sorted(Path(game.rules.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1:
                word = node.args[1]
                if node.func.id == "note" and isinstance(word, ast.Constant):
                    assert word.value in EVENTS, f"{path}:{node.lineno}"
                if node.func.id == "count" and isinstance(word, ast.Constant):
                    assert word.value in COUNTS, f"{path}:{node.lineno}"
                if node.func.id == "count" and isinstance(word, ast.JoinedStr):
                    stem = word.values[0]
                    assert isinstance(stem, ast.Constant)
                    assert any(name.startswith(stem.value) for name in known["tally"]), (
                        f"{path}:{node.lineno}"
                    )


FREE = {
    "title", "text", "cite", "note", "hedge", "assumption", "source", "says", "short", "local", "letter", "adjective",
    "briefing", "news", "holder", "sidc", "echelon", "division", "confidence", "alias", "tags", "lease_expires", "owes",
    "family", "ask", "event", "happens", "order_from_home", "summary", "teaches", "length", "question",
    "expectation", "board", "start", "names", "notes", "tally", "tallies", "happened", "roe", "alliance", "army",
    "numbers", "why", "part", "direction",
}  # fmt: skip
"""Fields that hold words, or that define what others name."""


@pytest.mark.parametrize("name", NAMES)
def test_every_assumed_number_lies_in_a_plausible_range(name: str) -> None:
    numbers = [m for m in loaded(name).marks if m.kind == "assumption" and type(m.value) is int]
    assert len(numbers) > 700
    for mark in numbers:
        assert mark.low is not None and mark.high is not None, f"{mark.path}: no range"
        assert mark.low <= mark.value <= mark.high, f"{mark.path}: {mark.value}"
    wide = [mark for mark in numbers if mark.low != mark.high]  # a claim of no effect has none
    assert len(wide) >= len(numbers) - 10


def test_every_spread_is_used_and_a_range_of_its_own_goes_first() -> None:
    shipped = loaded("zapad-2021")
    bare = shipped.built.bare_marks
    for name, spread in shipped.file.spread.items():
        for pattern in spread.numbers:
            only = ranged(bare, {name: evolve(spread, numbers=(pattern,))})
            assert any(one is not other for one, other in zip(only, bare, strict=True)), pattern
    own = {mark.path: (mark.low, mark.high) for mark in bare if mark.low is not None}
    assert own.items() <= {mark.path: (mark.low, mark.high) for mark in shipped.marks}.items()


def test_articles_are_asked_by_rules_or_only_told() -> None:
    folder = Path(game.rules.__file__).parent
    asked = re.compile(r'judge\(\s*"(\w+)"')
    sources = [path.read_text() for path in (*folder.rglob("*.py"), *(folder.parent / "law").glob("*.py"))]
    named = {name for text in sources for name in asked.findall(text)}
    assert named <= set(ASKED)
    assert not set(ASKED) & set(TOLD)
    assert set(loaded("zapad-2021").file.law.articles) == {*ASKED, *TOLD}


def test_every_field_that_may_name_something_is_checked_or_known_to_be_free() -> None:
    seen: set[type] = set()
    waiting: list[type] = [ScenarioFile]
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen.add(record)
        hints = typing.get_type_hints(record)
        for item in attrs.fields(record):
            parts = [hints[item.name]]
            for part in parts:
                parts += typing.get_args(part)
            waiting += [part for part in parts if isinstance(part, type) and attrs.has(part)]
            checked = item.name in REFERENCES.get(record, {})
            if item.init and str in parts and int not in parts and not any(map(attrs.has, parts)):
                assert checked or item.name in FREE or issubclass(record, Column), (
                    f"{record.__name__}.{item.name}"
                )
    assert len(seen) > 60
    assert set(REFERENCES) <= seen
