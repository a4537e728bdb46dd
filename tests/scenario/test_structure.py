"""Plain values to records: strict, every fault at once, marks noted."""

import datetime
import math
from collections.abc import Mapping, Sequence
from enum import Enum, IntEnum
from typing import Annotated, Any, NewType, Optional

import pytest
from attrs import field, frozen

from game.core.limits import Limit
from game.scenario.marks import Cover, Mark
from game.scenario.structure import converter, structure
from game.scenario.task import Task
from tests.scenario.small_classes import Article, Need, Numbers, Period, Small, Unit


def said(kind: type[Any], /, **values: Any) -> list[str]:
    """The faults of a table read as a class."""
    task = Task()
    structure(values, kind, task)
    return [f"{'.'.join(map(str, path))}: {message}" for path, message in task.faults]


def made(kind: type[Any], /, **values: Any) -> Any:
    task = Task()
    record = structure(values, kind, task)
    assert not task.faults
    return record


def marks(kind: type[Any], /, **values: Any) -> list[Mark]:
    task = Task()
    structure(values, kind, task)
    assert not task.faults
    return task.marks


UNIT: dict[str, Any] = {"id": "a", "hex": "0507"}


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("strength", "x", "strength: expected a whole number, got text 'x'"),
        ("strength", True, "strength: expected a whole number, got true"),
        ("strength", 5.0, "strength: expected a whole number, got the decimal number 5.0"),
        ("strength", math.nan, "strength: expected a whole number, got nan"),
        ("strength", [5], "strength: expected a whole number, got a list"),
        ("strength", {}, "strength: expected a whole number, got a table"),
        (
            "strength",
            datetime.date(2021, 9, 10),
            "strength: expected a whole number, got the date or time 2021-09-10",
        ),
        ("strength", 12, "strength: must be between 0 and 9, got the number 12"),
        ("hex", 507, "hex: expected text, got the number 507"),
        ("hex", "057", "hex: expected four digits, column then row, got text '057'"),
        ("hex", "05077", "hex: expected four digits, column then row, got text '05077'"),
        ("tags", "duty", "tags: expected a list, got text 'duty'"),
        ("tags", ["duty", 5], "tags.1: expected text, got the number 5"),
        (
            "period",
            "thretened",
            "period: expected one of peacetime, threatened; got text 'thretened', did you mean 'threatened'?",
        ),
        ("period", 5, "period: expected one of peacetime, threatened; got the number 5"),
        ("streng", 5, "streng: unknown key 'streng', did you mean 'strength'?"),
        ("from_", "x", "from_: unknown key 'from_', did you mean 'from'?"),
    ],
)
def test_a_fault_in_a_unit(key: str, value: Any, expected: str) -> None:
    assert said(Unit, **{**UNIT, key: value}) == [expected]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        (
            "start",
            "2021-09-10",
            "start: expected a date such as 2021-09-10 (without quotes), got text '2021-09-10'",
        ),
        (
            "start",
            datetime.datetime(2021, 9, 10),
            "start: expected a date such as 2021-09-10 (without quotes), "
            "got the date or time 2021-09-10 00:00:00",
        ),
        (
            "kind",
            "campain",
            "kind: expected one of exercise, campaign; got text 'campain', did you mean 'campaign'?",
        ),
        ("name", 5, "name: expected text or a table, got the number 5"),
        ("name", {"en": 5}, "name.en: expected text, got the number 5"),
        ("unit", {"a": {}}, "unit: expected a list, got a table"),
        ("articles", [1], "articles: expected a table, got a list"),
        ("articles", {"a": 1}, "articles.a: expected a table, got the number 1"),
        (
            "articles",
            {"A b": {"title": "x", "cite": "R01"}},
            "articles.A b: text 'A b' is no id: small letters, "
            "digits, '.', '_' and '-', a letter first, at most 40",
        ),
        ("words", ["a", "b", "a"], "words.2: text 'a' stands in the list twice"),
        (
            "numbers",
            {"sitting": {"value": 4, "cite": "R07"}, "spread": [1, 2, 3]},
            "numbers.spread: expected a list of 2 items, got 3",
        ),
    ],
)
def test_a_fault_in_a_scenario(key: str, value: Any, expected: str) -> None:
    assert said(Small, title="x", **{key: value}) == [expected]


def test_every_fault_is_told_at_once() -> None:
    articles = {"deploy": {"titel": "x", "needs": {"period": {"by": 5}}, "cite": "R01"}}
    assert said(Small, unit=[{"id": "a"}, {**UNIT, "strength": -1}], articles=articles, sumary="x") == [
        "unit.0.hex: missing key 'hex'",
        "unit.1.strength: must be between 0 and 9, got the number -1",
        "articles.deploy.titel: unknown key 'titel', did you mean 'title'?",
        "articles.deploy.needs.period.by: expected text, got the number 5",
        "articles.deploy.needs.period.cite: missing key 'cite'",
        "articles.deploy.title: missing key 'title'",
        "sumary: unknown key 'sumary', did you mean 'summary'?",
        "title: missing key 'title'",
    ]


def test_the_root_must_be_a_table() -> None:
    task = Task()
    assert structure([], Small, task) is None
    assert task.faults == [((), "expected a table, got a list")]


def test_records_are_built() -> None:
    small = made(
        Small,
        title="x",
        kind="campaign",
        start=datetime.date(2020, 9, 1),
        name={"en": "a", "be": "б"},
        unit=[{**UNIT, "from": "minsk", "period": "threatened", "tags": ["duty"]}],
        articles={"a.b": {"title": "t", "cite": "R01", "also": {"title": "u", "cite": "R02"}}},
        bodies={"council": ["by", "ru"]},
        words=["b", "a"],
    )
    assert small == Small(
        title="x",
        kind="campaign",
        start=datetime.date(2020, 9, 1),
        name={"en": "a", "be": "б"},
        unit=(Unit(id="a", hex="0507", from_="minsk", period=Period.THREATENED, tags=("duty",)),),
        articles={"a.b": Article(title="t", cite="R01", also=Article(title="u", cite="R02"))},
        bodies={"council": ("by", "ru")},
        words=frozenset({"a", "b"}),
    )


class Level(IntEnum):
    LOW = 1
    HIGH = 2


Name = NewType("Name", str)


@frozen(kw_only=True)
class Odd:
    at: datetime.datetime | None = None
    level: Level = Level.LOW
    maybe: Optional[int] = None  # noqa: UP045 - the older spelling must work too
    either: int | tuple[int, ...] = 0
    share: Annotated[float, Limit(gt=0, lt=1)] = 0.5
    any: Any = None
    names: Sequence[Name] = ()
    title: Annotated[str, Limit(min_length=2, max_length=4)] = "ab"
    code: Annotated[str, Limit(pattern="[a-z]+")] = "a"
    written: int = field(default=0, metadata={"key": "other-key"})
    even: int = field(default=0)

    @even.validator
    def _is_even(self, attribute: object, value: int) -> None:
        if value % 2:
            raise ValueError(f"even must be even, got {value}")


@pytest.mark.parametrize(
    ("key", "value", "attribute"),
    [
        ("at", datetime.datetime(2021, 9, 10, 6), datetime.datetime(2021, 9, 10, 6)),
        ("level", 2, Level.HIGH),
        ("maybe", 3, 3),
        ("either", 3, 3),
        ("either", [3, 4], (3, 4)),
        ("share", 0.25, 0.25),
        ("any", {"x": [1]}, {"x": [1]}),
        ("names", ["a"], ("a",)),
    ],
)
def test_other_sorts_of_field(key: str, value: Any, attribute: Any) -> None:
    assert getattr(made(Odd, **{key: value}), key) == attribute


def test_a_key_of_another_name() -> None:
    assert made(Odd, **{"other-key": 5}).written == 5


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        (
            "at",
            datetime.date(2021, 9, 10),
            "at: expected a date and time such as 2021-09-10T06:00:00, got the date or time 2021-09-10",
        ),
        ("level", True, "level: expected one of 1, 2; got true"),
        ("either", "x", "either: expected a whole number or a list, got text 'x'"),
        ("share", 1, "share: must be more than 0 and less than 1, got the number 1"),
        ("share", math.inf, "share: expected a number, got inf"),
        ("title", "x", "title: must have a length between 2 and 4, got text 'x'"),
        ("code", "A", "code: expected text of the form [a-z]+, got text 'A'"),
        ("even", 3, ": even must be even, got 3"),
    ],
)
def test_faults_in_other_sorts_of_field(key: str, value: Any, expected: str) -> None:
    assert said(Odd, **{key: value}) == [expected]


@pytest.mark.parametrize(
    "kind", [complex, int | bool | float | complex, tuple[complex, ...], int | Annotated[int, 1]]
)
def test_a_type_that_no_file_can_fill_is_a_mistake_of_the_program(kind: Any) -> None:
    with pytest.raises(TypeError):
        converter(kind)


def test_members_of_an_enum_need_no_hashable_values() -> None:
    class Sort(Enum):
        A = "a"

    task = Task()
    assert converter(Sort)("a", (), task) is Sort.A
    converter(Sort)([], ("x",), task)
    assert task.faults == [(("x",), "expected one of a; got a list")]


# Marks


def test_a_marked_value_is_unwrapped_and_noted() -> None:
    task = Task()
    table = {
        "sitting": {"value": 4, "assumption": "two days", "range": [3, 6]},
        "chance": {"value": 1, "cite": "R07"},
        "table": {"value": [1, 2], "assumption": "even steps", "range": [0, 3]},
        "on": {"value": True, "cite": "X02"},
    }
    numbers = structure(table, Numbers, task)
    assert numbers == Numbers(sitting=4, chance=1.0, table=(1, 2), on=True)
    assert task.marks == [
        Mark(("sitting",), 4, "assumption", "two days", 3, 6),
        Mark(("chance",), 1, "cite", "R07"),
        Mark(("table",), [1, 2], "assumption", "even steps", 0, 3),
        Mark(("on",), True, "cite", "X02"),
    ]
    assert task.cites == [(("chance", "cite"), "R07"), (("on", "cite"), "X02")]


def test_a_number_of_a_marked_class_needs_a_source() -> None:
    assert said(Numbers, sitting=4, table=[1, 2], on=True, edition=2) == [
        "sitting: the number 4 must say where it comes from: cite or assumption",
        "table.0: the number 1 must say where it comes from: cite or assumption",
        "table.1: the number 2 must say where it comes from: cite or assumption",
    ]


def test_a_table_may_cover_all_its_numbers() -> None:
    assert marks(Numbers, sitting=4, spread=[1, 2], edition=3, assumption="as in other games") == [
        Mark(("sitting",), 4, "assumption", "as in other games"),
        Mark(("spread", 0), 1, "assumption", "as in other games"),
        Mark(("spread", 1), 2, "assumption", "as in other games"),
        Mark(("edition",), 3, "assumption", "as in other games"),
    ]


def test_an_assumption_covers_numbers_before_the_cite_of_their_rule() -> None:
    unit = {**UNIT, "strength": 5, "cite": "F20", "assumption": "as its peers"}
    assert marks(Unit, **unit) == [Mark(("strength",), 5, "assumption", "as its peers")]


@frozen(kw_only=True)
class Weights:
    __marked__ = True
    weights: Mapping[str, int]
    texts: Mapping[str, str] = field(factory=dict)


def test_a_table_of_numbers_may_carry_their_ground() -> None:
    table = {"leaves": 5, "lands": 1, "assumption": "most turn away"}
    assert made(Weights, weights=table) == Weights(weights={"leaves": 5, "lands": 1})
    assert [mark.why for mark in marks(Weights, weights=table)] == ["most turn away"] * 2
    assert made(Weights, weights={}, texts={"cite": "a word"}).texts == {"cite": "a word"}
    assert said(Weights, weights={"leaves": 5}) == [
        "weights.leaves: the number 5 must say where it comes from: cite or assumption"
    ]


def test_a_cite_covers_the_records_inside() -> None:
    article = {"title": "t", "cite": "R01", "needs": {"a": {"by": "x", "cite": "R02", "term": 3}}}
    assert marks(Article, **article) == [Mark(("needs", "a", "term"), 3, "cite", "R02")]
    assert marks(Small, title="x", unit=[{**UNIT, "strength": 5}]) == []


@frozen(kw_only=True)
class Influence:
    per_100: int
    cite: str
    range: tuple[int, int] = (0, 0)


def test_a_table_may_give_the_range_of_its_numbers() -> None:
    table = {"per_100": 5, "cite": "K06", "assumption": "weak", "range": [2, 8]}
    assert marks(Influence, **table) == [Mark(("per_100",), 5, "assumption", "weak", 2, 8)]


def test_an_amendment_covers_the_numbers_it_writes() -> None:
    task = Task({("numbers", "sitting"): Cover("amendment", "longer [C23]")})
    structure({"title": "x", "numbers": {"sitting": 6}}, Small, task)
    assert task.faults == []
    assert task.marks == [Mark(("numbers", "sitting"), 6, "amendment", "longer [C23]")]


def test_what_an_amendment_writes_may_give_its_own_ground() -> None:
    new, more = Cover("amendment", "new [C16]"), Cover("amendment", "more [C16]")
    task = Task({("unit", 0): new, ("unit", 1, "strength"): more})
    unit = {**UNIT, "strength": 5, "assumption": "as its peers"}
    structure({"title": "x", "unit": [unit, unit, {**UNIT, "strength": 3}]}, Small, task)
    assert [(mark.kind, mark.why) for mark in task.marks] == [
        ("assumption", "as its peers"),
        ("amendment", "more [C16]"),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"value": 4}, "sitting: a marked value must say where it comes from: cite or assumption"),
        (
            {"value": 4, "cite": "R07", "assumption": "x"},
            "sitting: a marked value says either 'cite' or 'assumption', not both",
        ),
        (
            {"valeu": 4, "cite": "R07"},
            "sitting.valeu: unknown key 'valeu' in a marked value, did you mean 'value'?"
            "|sitting: a marked value needs the key 'value'",
        ),
        (
            {"value": 4, "assumption": ""},
            "sitting: a marked value must say where it comes from: cite or assumption",
        ),
        ({"value": 4, "assumption": "a\nb"}, "sitting.assumption: 'assumption' must be one line of text"),
        ({"value": 4, "cite": 7}, "sitting.cite: 'cite' must be one line of text"),
        (
            {"value": 9, "assumption": "x", "range": [3, 6]},
            "sitting.value: the number 9 is outside its own range, 3 to 6",
        ),
        (
            {"value": 4, "assumption": "x", "range": [6, 3]},
            "sitting.range: a range is a list of two numbers, the lower first, got a list",
        ),
        (
            {"value": "4", "assumption": "x", "range": [3, 6]},
            "sitting.range: only numbers have a range, not text '4'"
            "|sitting.value: expected a whole number, got text '4'",
        ),
        (
            {"value": 4.5, "assumption": "x"},
            "sitting.value: expected a whole number, got the decimal number 4.5",
        ),
    ],
)
def test_faults_in_marks(value: Any, expected: str) -> None:
    assert said(Numbers, sitting=value) == expected.split("|")


def test_a_table_with_a_field_called_value_is_no_mark() -> None:
    @frozen
    class Clause:
        value: int
        cite: str

    @frozen
    class Holder:
        clause: Clause | None = None

    assert made(Holder, clause={"value": 3, "cite": "R01"}) == Holder(Clause(3, "R01"))


def test_a_mark_where_a_table_may_stand_too() -> None:
    assert made(Small, title="x", name={"value": "en", "cite": "R01"}).name == "en"
    assert made(Small, title="x", name={"value": "en"}).name == {"value": "en"}


def test_unused_need_is_a_record() -> None:
    assert made(Need, by="x", cite="R01") == Need(by="x", cite="R01")
