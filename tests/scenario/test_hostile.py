"""Files from strangers: each is refused in one clear sentence with its place, in under a second."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.document import Document, parse, read_document
from game.scenario.faults import Fault, ScenarioFaults
from game.scenario.files import read
from game.scenario.guard import Limits, Source, guard, read_source
from tests.scenario.small_classes import Small

Write = Callable[[str, str], Path]


@pytest.fixture(autouse=True)
def under_a_second() -> Iterator[None]:
    before = time.process_time()
    yield
    assert time.process_time() - before < 1


def faults_of(path: Path) -> tuple[Fault, ...]:
    """Everything that is wrong with a file, as a user would be told."""
    try:
        return read(path).build(Small).faults
    except ScenarioFaults as error:
        return error.faults


def said(fault: Fault) -> str:
    """A fault without the folder of its file."""
    return str(fault).replace(f"{Path(fault.file).parent}{os.sep}", "")


REFUSED = {
    "brackets": ("x = " + "[" * 1000, "a.toml:1:21: brackets nested more than 16 deep"),
    "inline tables": (
        "x = " + "{a=" * 300 + "1" + "}" * 300,
        "a.toml:1:53: brackets nested more than 16 deep",
    ),
    "dotted key": ("a" + ".a" * 20_000 + " = 1", "a.toml:1:1: line longer than 2000 characters"),
    "dotted keys": ("a" + ".a" * 12 + " = 1\n", "a.toml:1:1: a key of more than 9 parts"),
    "dotted header": ("\n[" + "a . " * 20 + "a]", "a.toml:2:2: a key of more than 9 parts"),
    "dotted quotes": ("'a'." * 20 + "a = 1", "a.toml:1:1: a key of more than 9 parts"),
    "huge number": ("x = " + "9" * 1900, "a.toml:1:5: a number of more than 18 digits"),
    "huge hex": ("x = 0x" + "f" * 1900, "a.toml:1:5: a number of more than 18 digits"),
    "spaced number": ("x = " + "9_" * 30 + "9", "a.toml:1:5: a number of more than 18 digits"),
    "huge exponent": ("x = 1e" + "9" * 400, "a.toml:1:7: a number of more than 18 digits"),
    "NUL": ("x = 1\ny = '\0'", "a.toml:2:6: a NUL (U+0000) is not allowed in a scenario"),
    "escape": (
        "x = '\x1b[2J'",
        "a.toml:1:6: the invisible or control character (U+001B) is not allowed in a scenario",
    ),
    "bidi name": (
        "[unit.by\u202e6]",
        "a.toml:1:9: the invisible or control character (U+202E) is not allowed in a scenario",
    ),
    "zero-width name": (
        "title\u200b = 1",
        "a.toml:1:6: the invisible or control character (U+200B) is not allowed in a scenario",
    ),
    "written bidi": (
        'title = "x"\nname = "a\\u202eb"',
        "a.toml:2:1: name: the invisible or control character (U+202E) is not allowed in a scenario",
    ),
    "written bidi key": (
        '"a\\u202eb" = 1',
        'a.toml:1:1: "a\\u202eb": the invisible or control character (U+202E) is not allowed in a key',
    ),
    "inner byte-order mark": (
        "title = 'x'\n\ufeff",
        "a.toml:2:1: a byte-order mark inside the text (U+FEFF) is not allowed in a scenario",
    ),
    "lone carriage return": (
        "title = 'x'\rsummary = 'y'",
        "a.toml:1:12: the invisible or control character (U+000D) is not allowed in a scenario",
    ),
    "too large": ("#\n" * 140_000, "a.toml: larger than 256 KB"),
    "nan": (
        "title = 'x'\n[numbers]\nsitting = nan",
        "a.toml:3:1: numbers.sitting: expected a whole number, got nan",
    ),
    "infinite": (
        "title = 'x'\n[numbers]\nsitting = {value = 4, cite = 'R07'}\nchance = {value = -inf, cite = 'R07'}",
        "a.toml:4:11: numbers.chance.value: expected a number, got -inf",
    ),
    "infinite range": (
        "title = 'x'\n[numbers]\nsitting = {value = 4, assumption = 'x', range = [1, inf]}",
        "a.toml:3:41: numbers.sitting.range: a range is a list of two numbers, the lower first, got a list",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, write: Write) -> None:
    text, expected = REFUSED[name]
    faults = faults_of(write("a.toml", text))
    assert [said(fault) for fault in faults] == [expected]
    assert "\n" not in str(faults[0])
    assert faults[0].render()


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("title = 'Ж'\nname = '".encode() + b"\xff\xfe'")
    assert [said(fault) for fault in faults_of(tmp_path / "a.toml")] == [
        "a.toml:2:9: not UTF-8 text: byte 0xff is no character; save the file as UTF-8"
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbftitle = 'x'\r\nunit = 1\r\n")
    assert [said(fault) for fault in faults_of(tmp_path / "a.toml")] == [
        "a.toml:2:1: unit: expected a list, got the number 1"
    ]


def test_other_alphabets_are_accepted(write: Write) -> None:
    text = "title = 'Щит Союза — Łódź, Гродно, Ў'\n[name]\npl = '''\nBrześć\n\tnad Bugiem'''\n"
    assert faults_of(write("a.toml", text)) == ()


@pytest.mark.parametrize(
    "base", ["../b", "/etc/passwd", "b.toml", "folder/b", "B", "", ".", "b\\\\c", "a" * 200, "nul b"]
)
def test_a_base_is_a_plain_name(base: str, write: Write) -> None:
    (fault,) = faults_of(write("a.toml", f'base = "{base}"'))
    assert said(fault).startswith("a.toml:1:1: base: base must be a plain name such as 'zapad-2021'")


def test_a_base_is_text(write: Write) -> None:
    (fault,) = faults_of(write("a.toml", "base = 5"))
    assert "base must be a plain name" in said(fault)


def test_a_base_that_is_missing_names_the_nearest(write: Write) -> None:
    write("zapad-2021.toml", "title = 'x'")
    (fault,) = faults_of(write("a.toml", 'base = "zapad-2012"'))
    assert said(fault).startswith("a.toml:1:1: base: base 'zapad-2012' is not there: no file")
    assert said(fault).endswith(", did you mean 'zapad-2021'?")


def test_bases_in_a_circle(write: Write) -> None:
    write("b.toml", 'base = "c"')
    write("c.toml", 'base = "a"')
    (fault,) = faults_of(write("a.toml", 'base = "b"'))
    assert said(fault) == "c.toml:1:1: base: base goes round in a circle: a -> b -> c -> a"
    (fault,) = faults_of(write("d.toml", 'base = "d"'))
    assert said(fault) == "d.toml:1:1: base: base goes round in a circle: d -> d"


def test_too_many_bases(write: Write) -> None:
    write("s0.toml", "title = 'x'")
    for number in range(1, 12):
        write(f"s{number}.toml", f'base = "s{number - 1}"')
    (fault,) = faults_of(write("a.toml", 'base = "s11"'))
    assert said(fault) == "s5.toml:1:1: base: more than 8 files on each other"


def test_a_base_that_is_a_link(write: Write, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.toml").write_text("title = 'x'")
    (tmp_path / "b.toml").symlink_to(outside / "secret.toml")
    (fault,) = faults_of(write("a.toml", 'base = "b"'))
    assert said(fault) == "a.toml:1:1: base: base 'b' is a link to another place"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    for name, why in (
        ("folder.toml", "is a folder, not a file"),
        ("pipe.toml", "is not a plain file"),
        ("none.toml", "there is no such file"),
        ("a\0b.toml", "cannot be read: not a file name"),
    ):
        (fault,) = faults_of(tmp_path / name)
        assert fault.message == why
    assert faults_of(Path("/dev/zero"))[0].message == "is not a plain file"


def test_a_larger_file_is_read_when_asked(write: Write) -> None:
    path = write("map.toml", "#\n" * 140_000 + "title = 'x'")
    document = read_document(path, Limits(size=1 << 20), by_id=False)
    assert document.tree == {"title": "x"}


HEAVY = {
    "unknown keys": "title = 'x'\n" + "".join(f"titel{n:05} = 1\n" for n in range(12_000)),
    "wrong units": "title = 'x'\n" + "".join(f"[[unit]]\nid = 'u{n}'\nstreng = 1\n" for n in range(7_000)),
    "one id": "title = 'x'\n" + "[[unit]]\nid = 'u'\nhex = '0101'\n" * 7_000,
    "long list": "title = 'x'\nwords = [" + "\n".join(f"'{n}'," for n in range(20_000)) + "'0']",
    "open quotes": 'title = "\n' + '\\"""\n' * 40_000,
    "open literals": "title = '\n" + "'''\n" * 40_000,
    "many tables": "title = 'x'\n" + "".join(f"[articles.a{n}]\n" for n in range(12_000)),
    "many drops": "base = 'b'\n" + "[[amend]]\nwhy='x'\ncite='C01'\ndrop = ['unit.x']\n" * 4_000,
    "many sets": "base = 'b'\n"
    + "".join(f"[[amend]]\nwhy='x'\ncite='C01'\nset.bodies.x{n} = ['a']\n" for n in range(3_000)),
}


@pytest.mark.parametrize("name", HEAVY)
def test_many_faults_are_told_quickly(name: str, write: Write) -> None:
    write("b.toml", "title = 'x'")
    faults = faults_of(write("a.toml", HEAVY[name]))
    assert len(faults) <= 5_000
    if name != "many sets":
        assert faults
    for fault in faults[:600]:
        assert fault.render()


@settings(max_examples=150, deadline=None)
@given(st.text("ab.=[]{},\"'#\\\n 1é\u202e", max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    source = Source("a.toml", text)
    if list(guard(source)):
        return
    try:
        assert isinstance(parse(source, Path("a.toml")), Document)
    except ScenarioFaults as error:
        assert error.faults[0].line >= 1


def test_what_a_guarded_source_keeps(write: Write) -> None:
    source = read_source(write("a.toml", "title = 'x'\n"))
    assert source.text == "title = 'x'\n"
    assert source.place(("title",)) == (1, 1)


SYNTAX = {
    "x = [1 2]": "1:8: this list is not closed with ']', or a ',' is missing here",
    "x = {a = 1 b = 2}": "1:12: this table is not closed with '}' on its line, or a ',' is missing here",
    "x = 1,5": "1:6: no value is written so, or more follows it",
    'x = "a\\qb"': "1:9: a backslash in a text is written twice, or the text in single quotes",
    "[a.b]\n[a]\nb.c = 1\n": "3:1: the table 'a.b' already has its contents elsewhere in the file",
    "x = {a = 1}\nx.b = 2": "2:1: the table 'x' already has its contents elsewhere in the file",
    "a = []\n[[a]]\n": "2:1: the table 'a' already has its contents elsewhere in the file",
    "= 1": "1:1: expected a key, or a [table]",
    "x = {\na = 1}": "1:6: a table in { } stands on one line",
    "x = {a = 1,}": "1:12: a table in { } has no ',' before its '}'",
    "x = '''abc\n": "1:10: the file ends too early; a list, a table or a text is not closed",
    "x = 1\n[a": "2:2: the file ends too early; a list, a table or a text is not closed",
    "[[a]": "1:4: Expected ']]' at the end of an array declaration",
}


@pytest.mark.parametrize("text", SYNTAX)
def test_faults_of_syntax(text: str, write: Write) -> None:
    (fault,) = faults_of(write("a.toml", text))
    place, _, sentence = SYNTAX[text].partition(" ")
    assert said(fault) == f"a.toml:{place} not valid TOML: {sentence}"
