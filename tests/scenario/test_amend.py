"""What-ifs: what an amendment may change, which changes collide, and where every value was written."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.scenario.change import ABSENT
from game.scenario.faults import ScenarioFaults
from game.scenario.files import find, read
from game.scenario.reading import Built, Reading
from tests.scenario.small_classes import Small

Write = Callable[[str, str], Path]

BASE = """\
title = "the base"

[bodies]
council = ["by", "ru"]
duty = ["duty.by", "duty.ru"]

[articles.deploy]
title = "Deployment"
cite = "R02"
needs.decision = { by = "council", cite = "R02" }
needs.period = { by = "threatened", cite = "R03" }

[[unit]]
id = "by-6mech"
hex = "0507"
strength = 5

[[unit]]
id = "by-11mech"
hex = "0607"

[numbers]
sitting = { value = 4, assumption = "two days", range = [2, 8] }
table = { value = [1, 2, 3], assumption = "even steps" }
"""
BOTH = "every amendment has 'why' and 'cite'"
HEAD = '[[amend]]\nwhy = "because"\ncite = "C01"\n'


@pytest.fixture
def base(write: Write) -> Path:
    return write("base.toml", BASE)


def what_if(write: Write, text: str, name: str = "a.toml", on: str = "base") -> Path:
    return write(name, f'base = "{on}"\ntitle = "{name}"\n{text}')


def said(built: Built[Any]) -> list[str]:
    """The faults, without folders."""
    folder = str(built.reading.main.path.parent) + os.sep
    return [str(fault).replace(folder, "") for fault in built.faults]


def small(path: Path, *stacked: Path) -> Small:
    return read(path, stacked).build(Small).require()


def test_the_base_itself(base: Path) -> None:
    assert small(base).title == "the base"
    assert [unit.strength for unit in small(base).unit] == [5, 4]


@pytest.mark.usefixtures("base")
def test_set_drop_add_remove(write: Write) -> None:
    path = what_if(
        write,
        HEAD
        + """
set.unit.by-6mech.strength = 7
set.articles.deploy.needs.decision = { by = "wmd", cite = "P34" }
set.bodies.wmd = ["commander"]
add.unit = [{ id = "ru-4td", hex = "0808" }]
add.bodies.council = ["ua"]
remove.bodies.council = ["ru"]
remove.unit = ["by-11mech"]
add.words = ["new"]
drop = ["bodies.duty", "articles.deploy.needs.period"]
""",
    )
    made = small(path)
    assert made.title == "a.toml"
    assert [(unit.id, unit.strength) for unit in made.unit] == [("by-6mech", 7), ("ru-4td", 4)]
    assert made.bodies == {"council": ("by", "ua"), "wmd": ("commander",)}
    assert list(made.articles["deploy"].needs) == ["decision"]
    assert made.articles["deploy"].needs["decision"].by == "wmd"
    assert made.words == {"new"}


@pytest.mark.usefixtures("base")
def test_headers_say_the_same_as_dotted_keys(write: Write) -> None:
    text = (
        HEAD + '[amend.set.articles.expel]\ntitle = "Expulsion"\ncite = "R48"\n'
        '[[amend.add.unit]]\nid = "x"\nhex = "0101"\n'
    )
    made = small(what_if(write, text))
    assert made.articles["expel"].title == "Expulsion"
    assert made.unit[-1].id == "x"


@pytest.mark.usefixtures("base")
def test_a_table_right_of_the_equals_sign_is_the_whole_new_value(write: Write) -> None:
    built = read(what_if(write, HEAD + 'set.articles.deploy = { title = "x" }')).build(Small)
    assert said(built) == ["a.toml:6:1: articles.deploy.cite: missing key 'cite'"]


@pytest.mark.usefixtures("base")
def test_a_marked_list_grows_inside_its_mark(write: Write) -> None:
    made = small(what_if(write, HEAD + "add.numbers.table = [7]\nremove.numbers.table = [1]"))
    assert made.numbers is not None
    assert made.numbers.table == (2, 3, 7)


@pytest.mark.usefixtures("base")
def test_an_amended_number_needs_no_mark_and_has_one(write: Write) -> None:
    built = read(what_if(write, HEAD + "set.numbers.sitting = 9\nset.unit.by-6mech.strength = 6")).build(
        Small
    )
    assert said(built) == []
    folder = str(built.reading.main.path.parent) + os.sep
    assert [
        (mark.path, mark.value, mark.kind, mark.why, mark.file.replace(folder, ""), mark.line)
        for mark in built.marks
    ] == [
        (("unit", "by-6mech", "strength"), 6, "amendment", "because [C01]", "a.toml", 7),
        (("numbers", "sitting"), 9, "amendment", "because [C01]", "a.toml", 6),
        (("numbers", "table"), [1, 2, 3], "assumption", "even steps", "base.toml", 24),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "set.unit.by-6mech.streng = 5",
            "a.toml:6:1: unit.by-6mech.streng: unknown key 'streng', did you mean 'strength'?",
        ),
        (
            "set.unit.by-6mech.strength = 15",
            "a.toml:6:1: unit.by-6mech.strength: must be between 0 and 9, got the number 15",
        ),
        (
            "set.unit.by-6mec.strength = 5",
            "a.toml:6:1: unit.by-6mec.strength: there is no 'unit.by-6mec', did you mean 'by-6mech'?",
        ),
        (
            "set.unit.new = { hex = '0101' }",
            "a.toml:6:1: unit.new: there is no 'unit.new' (a new one is added with add)",
        ),
        (
            "set.unit.by-6mech = { id = 'x', hex = '0101' }",
            "a.toml:6:1: unit.by-6mech: 'by-6mech' must stay a table with the same id",
        ),
        (
            "set.artcles.deploy.title = 'x'",
            "a.toml:6:1: artcles: unknown key 'artcles', did you mean 'articles'?",
        ),
        ("set.title.x = 1", "a.toml:6:1: title.x: 'title' is text 'a.toml', not a table"),
        (
            "set.bodies.council.x = 1",
            "a.toml:6:1: bodies.council.x: 'bodies.council' is a list: set it whole, or use add and remove",
        ),
        (
            "set = 5",
            "a.toml:6:1: amend[0].set: set is written with the key that it changes: set.law.bodies.x = …",
        ),
        ("[amend.set.bodies]", "a.toml:6:1: amend[0].set.bodies: this table is empty: it changes nothing"),
        (
            "drop = ['bodies.dutty']",
            "a.toml:6:9: bodies.dutty: there is no 'bodies.dutty' to drop, did you mean 'duty'?",
        ),
        ("drop = ['body.duty']", "a.toml:6:9: body.duty: there is no 'body', did you mean 'bodies'?"),
        (
            "drop = ['bodies..duty']",
            "a.toml:6:9: amend[0].drop[0]: expected a key such as 'law.bodies.x', got text 'bodies..duty'",
        ),
        (
            "drop = 'bodies.duty'",
            'a.toml:6:1: amend[0].drop: drop is a list of keys, such as ["law.bodies.x"], '
            "got text 'bodies.duty'",
        ),
        ("drop = ['articles.deploy.title']", "a.toml:6:9: articles.deploy.title: missing key 'title'"),
        (
            "add.bodies.council = ['by']",
            "a.toml:6:23: bodies.council.by: 'bodies.council' already has text 'by'",
        ),
        (
            "add.bodies.council = 'by'",
            "a.toml:6:1: amend[0].add.bodies.council: add needs a list of items, got text 'by'",
        ),
        ("add.bodies = ['x']", "a.toml:6:15: bodies.x: 'bodies' is a table, not a list: use set"),
        (
            "add.unit = [{ id = 'by-6mech', hex = '0101' }]",
            "a.toml:6:13: unit.by-6mech: 'unit' already has 'by-6mech'",
        ),
        ("add.unit = ['x']", "a.toml:6:13: unit.x: an item of 'unit' is a table with an id, not text 'x'"),
        (
            "add.unit = [{ id = 'x', hex = '01' }]",
            "a.toml:6:25: unit.x.hex: expected four digits, column then row, got text '01'",
        ),
        ("add.wrods = ['x']", "a.toml:6:1: wrods: unknown key 'wrods', did you mean 'words'?"),
        (
            "remove.bodies.council = ['rus']",
            "a.toml:6:26: bodies.council.rus: 'bodies.council' has no text 'rus' to "
            "remove, did you mean 'ru'?",
        ),
        (
            "remove.unit = ['by-6mec']",
            "a.toml:6:16: unit.by-6mec: there is no 'unit.by-6mec' to remove, did you mean 'by-6mech'?",
        ),
        ("remove.words = ['x']", "a.toml:6:17: words.x: there is no 'words'"),
        ("sett.title = 'x'", "a.toml:6:1: amend[0].sett: unknown key 'sett', did you mean 'set'?"),
        (
            "override = 1\nset.kind = 'campaign'",
            "a.toml:6:1: amend[0].override: expected true or false, got the number 1",
        ),
        ("", "a.toml:3:1: amend[0]: this amendment changes nothing: it needs set, drop, add or remove"),
    ],
)
@pytest.mark.usefixtures("base")
def test_faults_of_amendments(text: str, expected: str, write: Write) -> None:
    assert said(read(what_if(write, HEAD + text)).build(Small)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[[amend]]\nset.kind = 'campaign'",
            [
                f"a.toml:3:1: amend[0].cite: missing key 'cite': {BOTH}",
                f"a.toml:3:1: amend[0].why: missing key 'why': {BOTH}",
            ],
        ),
        (
            "[[amend]]\nwhy = ''\ncite = 5\nset.kind = 'campaign'",
            [
                f"a.toml:4:1: amend[0].why: there must be a text in 'why': {BOTH}",
                f"a.toml:5:1: amend[0].cite: there must be a text in 'cite': {BOTH}",
            ],
        ),
        (
            "[amend]\nset.kind = 'campaign'",
            ["a.toml:3:1: amend: an amendment begins with [[amend]], in two pairs of brackets"],
        ),
        ("amend = 5", ["a.toml:3:1: amend: expected [[amend]] tables, got the number 5"]),
        ("amend = [5]", ["a.toml:3:10: amend[0]: expected an [[amend]] table, got the number 5"]),
        (
            "[bodies]\nx = ['y']",
            ["a.toml:3:1: bodies: a what-if changes its base by [[amend]] only: write set.bodies there"],
        ),
    ],
)
@pytest.mark.usefixtures("base")
def test_faults_of_what_ifs(text: str, expected: list[str], write: Write) -> None:
    assert said(read(what_if(write, text)).build(Small)) == expected


def test_only_a_what_if_amends(write: Write) -> None:
    built = read(write("a.toml", 'title = "x"\n' + HEAD + "set.kind = 'campaign'")).build(Small)
    assert said(built) == ["a.toml:2:1: amend: amend needs a base: only a what-if amends"]


# Collisions


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        ("set.kind = 'campaign'", "set.kind = 'exercise'", "this key"),
        ("set.articles.deploy.title = 'x'", "drop = ['articles.deploy']", "'articles.deploy.title'"),
        ("drop = ['bodies']", "set.bodies.council = ['x']", "'bodies'"),
        ("add.bodies.council = ['x']", "remove.bodies.council = ['x']", "this key"),
        ("add.bodies.council = ['x']", "set.bodies.council = ['y']", "'bodies.council.x'"),
        ("remove.unit = ['by-6mech']", "set.unit.by-6mech.hex = '0101'", "'unit.by-6mech'"),
    ],
)
@pytest.mark.usefixtures("base")
def test_one_key_changed_twice(first: str, second: str, key: str, write: Write) -> None:
    twice = said(read(what_if(write, HEAD + first + "\n" + HEAD + second)).build(Small))
    assert len(twice) == 1
    assert twice[0].startswith("a.toml:10:")
    assert f"{key} is already changed in this file, at a.toml:6:" in twice[0]
    one, two = what_if(write, HEAD + first, "one.toml"), what_if(write, HEAD + second, "two.toml")
    stacked = said(read(one, [two]).build(Small))
    assert len(stacked) == 1
    assert stacked[0].startswith("two.toml:6:")
    assert f"{key} is also changed at one.toml:6:" in stacked[0]
    assert stacked[0].endswith("these two what-ifs cannot be stacked")


@pytest.mark.usefixtures("base")
def test_what_ifs_that_change_different_things_stack_in_any_order(write: Write) -> None:
    one = what_if(
        write, HEAD + "add.unit = [{ id = 'x', hex = '0101' }]\nadd.bodies.council = ['a']", "one.toml"
    )
    two = what_if(write, HEAD + "add.unit = [{ id = 'y', hex = '0102' }]\nset.kind = 'campaign'", "two.toml")
    base = one.parent / "base.toml"
    for order in ((one, two), (two, one)):
        made = small(base, *order)
        assert {unit.id for unit in made.unit} == {"by-6mech", "by-11mech", "x", "y"}
        assert (made.kind, made.bodies["council"], made.title) == ("campaign", ("by", "ru", "a"), "the base")
    assert small(one, two).title == "one.toml"
    assert [layer.name for layer in read(base, [one, two]).layers] == ["base", "one", "two"]


@pytest.mark.usefixtures("base")
def test_a_what_if_overrides_its_own_base_only_by_saying_so(write: Write) -> None:
    what_if(write, HEAD + "set.kind = 'campaign'\nset.unit.by-6mech.strength = 6", "one.toml")
    silent = what_if(write, HEAD + "set.kind = 'exercise'", "two.toml", on="one")
    assert said(read(silent).build(Small)) == [
        "two.toml:6:1: kind: this key is already changed by its base, at one.toml:6:1: say override = true"
    ]
    open_ = what_if(
        write,
        HEAD + "override = true\nset.kind = 'exercise'\nset.unit.by-6mech = { hex = '0101' }",
        "three.toml",
        on="one",
    )
    made = small(open_)
    assert made.kind == "exercise"
    assert made.unit[0].strength == 4
    assert made.title == "three.toml"


@pytest.mark.usefixtures("base")
def test_override_does_not_join_what_ifs_that_stand_side_by_side(write: Write) -> None:
    one = what_if(write, HEAD + "set.kind = 'campaign'", "one.toml")
    two = what_if(write, HEAD + "override = true\nset.kind = 'exercise'", "two.toml")
    (fault,) = said(read(one, [two]).build(Small))
    assert "cannot be stacked" in fault


@pytest.mark.usefixtures("base")
def test_a_stacked_file_brings_its_bases(write: Write) -> None:
    one = what_if(write, HEAD + "set.kind = 'campaign'", "one.toml")
    two = what_if(write, HEAD + "set.bodies.x = ['y']", "two.toml", on="one")
    base = one.parent / "base.toml"
    made = small(base, two, one)
    assert (made.kind, made.bodies["x"]) == ("campaign", ("y",))


def test_stacked_files_must_stand_on_the_same_scenario(base: Path, write: Write) -> None:
    write("other.toml", "title = 'x'")
    alien = what_if(write, HEAD + "set.kind = 'campaign'", "alien.toml", on="other")
    with pytest.raises(
        ScenarioFaults, match=r"alien.toml:1:1: base: this stands on 'other', and the game on 'base'"
    ):
        read(base, [alien])
    with pytest.raises(ScenarioFaults, match="this is no what-if: it has no base to change"):
        read(base, [base])


# Provenance


def steps(reading: Reading, *path: str | int) -> list[tuple[str, int, str, Any]]:
    return [(Path(step.file).name, step.line, step.kind, step.before) for step in reading.trail(path)]


@pytest.mark.usefixtures("base")
def test_the_trail_of_a_value(write: Write) -> None:
    what_if(write, HEAD + "set.unit.by-6mech.strength = 6\nadd.bodies.council = ['x']", "one.toml")
    reading = read(
        what_if(
            write,
            HEAD + "override = true\nset.unit.by-6mech = { hex = '0101' }\ndrop = ['bodies.duty']",
            "two.toml",
            on="one",
        )
    )
    unit = {"id": "by-6mech", "hex": "0507", "strength": 6}
    assert steps(reading, "unit", "by-6mech", "strength") == [
        ("base.toml", 16, "written", ABSENT),
        ("one.toml", 6, "set", 5),
        ("two.toml", 7, "set", unit),
    ]
    assert steps(reading, "bodies", "duty") == [
        ("base.toml", 5, "written", ABSENT),
        ("two.toml", 8, "drop", ["duty.by", "duty.ru"]),
    ]
    assert steps(reading, "bodies", "council")[1] == ("one.toml", 7, "add", ABSENT)
    assert reading.trail(("bodies", "duty"))[1].why == "because"
    assert [
        Path(reading.place(path)[0]).name
        for path in (
            ("unit", "by-6mech", "hex"),
            ("bodies", "council", 1),
            ("bodies", "council", 2),
            ("title",),
            ("kind",),
        )
    ] == ["two.toml", "base.toml", "one.toml", "two.toml", "base.toml"]
    assert reading.place(("bodies", "council", 2))[1:] == (7, 23)


@pytest.mark.usefixtures("base")
def test_items_of_a_changed_list_keep_their_places(write: Write) -> None:
    text = HEAD + "remove.bodies.council = ['by']\nadd.bodies.council = [5]"
    assert said(read(what_if(write, text)).build(Small)) == [
        "a.toml:7:23: bodies.council[1]: expected text, got the number 5"
    ]
    reading = read(what_if(write, text))
    assert [Path(reading.place(("bodies", "council", n))[0]).name for n in (0, 1)] == ["base.toml", "a.toml"]
    assert reading.place(("bodies", "council", 0))[1:] == (4, 18)


# Parts


def test_a_scenario_in_parts(write: Write) -> None:
    write("law.toml", "[articles.deploy]\ntitle = 'Deployment'\ncite = 'R02'\n[bodies]\ncouncil = ['by']\n")
    write("forces.toml", "[[unit]]\nid = 'a'\nhex = '01'\n[bodies]\nduty = ['x', 5]\n")
    path = write("base.toml", "title = 'x'\nparts = ['law', 'forces']\n[[unit]]\nid = 'b'\nhex = '0101'\n")
    assert said(read(path).build(Small)) == [
        "forces.toml:3:1: unit.a.hex: expected four digits, column then row, got text '01'",
        "forces.toml:5:14: bodies.duty[1]: expected text, got the number 5",
    ]


def test_a_key_in_two_parts(write: Write) -> None:
    write("law.toml", "title = 'y'\n[[unit]]\nid = 'b'\nhex = '0101'\n[bodies]\ncouncil = ['by']\n")
    write("more.toml", "base = 'law'\n[bodies]\ncouncil = ['by']\n")
    path = write("base.toml", "title = 'x'\nparts = ['law', 'more']\n[[unit]]\nid = 'b'\nhex = '0101'\n")
    folder = str(path.parent) + os.sep
    assert [fault.replace(folder, "") for fault in said(read(path).build(Small))] == [
        "law.toml:1:1: title: this key is already written at base.toml:1:1",
        "law.toml:2:1: unit.b: this key is already written at base.toml:3:1",
        "more.toml:1:1: base: a part of a scenario cannot have 'base'",
        "more.toml:3:1: bodies.council: this key is already written at law.toml:6:1",
    ]


def test_faults_of_all_parts_are_told(write: Write) -> None:
    write("law.toml", "x = [")
    path = write("base.toml", "title = 'x'\nparts = ['law', 'mor', '../a', 5]")
    with pytest.raises(ScenarioFaults) as caught:
        read(path)
    assert [fault.path for fault in caught.value.faults] == ["parts[1]", "parts[2]", "parts[3]", ""]
    with pytest.raises(ScenarioFaults, match="parts is a list of names, got text 'law'"):
        read(write("base.toml", "parts = 'law'"))
    with pytest.raises(ScenarioFaults, match="more than 24 parts"):
        read(write("base.toml", f"parts = {['a'] * 25}"))


def test_ids_used_twice(write: Write) -> None:
    path = write("a.toml", "title = 'x'\n" + "[[unit]]\nid = 'b'\nhex = '0101'\n" * 2)
    assert said(read(path).build(Small)) == ["a.toml:6:1: unit[1].id: this id is already used in line 3"]


# Names on a command line


def test_a_name_is_looked_for_in_the_folders(base: Path, tmp_path: Path) -> None:
    assert find("base", [tmp_path]) == base
    assert find("./base.toml", [tmp_path]) == Path("base.toml")
    with pytest.raises(ScenarioFaults, match="bse: there is no scenario of this name, did you mean 'base'"):
        find("bse", [tmp_path])


def test_a_base_is_looked_for_beside_the_file_first(base: Path, write: Write, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.toml").write_text('base = "base"\n' + HEAD + "set.kind = 'campaign'")
    assert small_in(own / "a.toml", tmp_path).kind == "campaign"
    (own / "base.toml").write_text("title = 'mine'")
    assert small_in(own / "a.toml", tmp_path).title == "mine"
    assert base.exists()


def small_in(path: Path, folder: Path) -> Small:
    return read(path, folders=[folder]).build(Small).require()


def test_parts_may_stand_in_a_folder_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "law.toml").write_text("[bodies]\ncouncil = ['by']\n")
    (tmp_path / "base.toml").write_text("title = 'x'\nparts = ['law']\n")
    assert small(tmp_path / "base.toml").bodies == {"council": ("by",)}
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mine.toml").write_text("title = 'mine'\nparts = ['law']\n")
    assert small_in(tmp_path / "own" / "mine.toml", tmp_path).bodies == {"council": ("by",)}
