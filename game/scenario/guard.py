"""What a scenario file must be before a parser sees it: small, plain UTF-8, shallow; all checks are linear.

Scenario files come from strangers. A text that passes costs the parser a bounded time, and cannot name a
file outside its folder, hide a word behind an invisible character, or move the cursor of a terminal.
"""

import os
import re
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from attrs import frozen

from game.scenario.faults import UNSAFE, Fault, KeyPath, ScenarioFaults, clean
from game.scenario.positions import STRING, Positions

FILE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
"""A plain name, without folder and extension, of a scenario that another one names."""

MAX_CHAIN = 8
"""How many files may stand on each other by `base`."""

_QUOTED = re.compile(STRING + r"|#[^\n]*+", re.S)
_LONG_NUMBER = re.compile(r"[0-9](?:_?[0-9]){18}|0[xob][0-9A-Fa-f_]{19}")
_PIECE = re.compile(r"[^=,\[\]{}\n]+")
_BRACKET = re.compile(r"[\[\]{}]")
_NAMES = {"\x00": "a NUL", "\ufeff": "a byte-order mark inside the text"}


@frozen
class Limits:
    """The size that a file may have. Shipped map files are read with a larger `size`."""

    size: int = 256 * 1024
    line: int = 2000
    depth: int = 16
    dots: int = 8


PLAIN = Limits()
"""The limits for every file that a stranger may have written."""


@frozen(slots=False)
class Source:
    """A file's text, and where things stand in it; positions are worked out when first asked for."""

    file: str
    text: str

    @cached_property
    def positions(self) -> Positions:
        """Where each key stands. Only for a text that the parser has accepted."""
        return Positions(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, without their ends."""
        return self.text.split("\n")

    def fault_at(self, offset: int, message: str) -> Fault:
        """A fault at a character of the text."""
        line = self.text.count("\n", 0, offset) + 1
        return self.fault_in(line, offset - self.text.rfind("\n", 0, offset), message)

    def fault_in(self, line: int, col: int, message: str, path: str = "") -> Fault:
        """A fault at a line and column of the text."""
        source_line = self.lines[line - 1] if line <= len(self.lines) else ""
        return Fault(self.file, line, col, path, message, source_line)

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Line and column of a path of this file, or of its nearest ancestor."""
        return self.positions.place(path)


def read_source(path: Path, limits: Limits = PLAIN) -> Source:
    """Read a file and guard it.

    Errors:
        ScenarioFaults: it cannot be read, is no plain file, too large, not UTF-8, or `guard` refuses it.
    """
    file = str(path)
    data = _read(path, limits.size)
    if len(data) > limits.size:
        raise _refused(file, f"larger than {limits.size // 1024} KB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = Source(file, data[: error.start].decode("utf-8-sig", "replace"))
        message = f"not UTF-8 text: byte 0x{data[error.start]:02x} is no character; save the file as UTF-8"
        raise ScenarioFaults([source.fault_at(len(source.text), message)]) from None
    source = Source(file, text.replace("\r\n", "\n"))
    if faults := tuple(guard(source, limits)):
        raise ScenarioFaults(faults)
    return source


def guard(source: Source, limits: Limits = PLAIN) -> Iterator[Fault]:
    """The first fault of each sort that makes a text unfit for the parser."""
    text = source.text
    if found := UNSAFE.search(text):
        yield source.fault_at(found.start(), f"{_name_of(found[0])} is not allowed in a scenario")
    if len(text) > limits.line:
        start = 0
        for line in text.split("\n"):
            if len(line) > limits.line:
                yield source.fault_at(start, f"line longer than {limits.line} characters")
                return
            start += len(line) + 1
    bare = _QUOTED.sub(_blank, text)
    yield from _deep(source, bare, limits.depth)
    for piece in _PIECE.finditer(bare):
        if piece[0].count(".") > limits.dots:
            yield source.fault_at(piece.start(), f"a key of more than {limits.dots + 1} parts")
            break
    if number := _LONG_NUMBER.search(bare):
        yield source.fault_at(number.start(), "a number of more than 18 digits")


def unsafe_in(tree: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    r"""Unsafe characters that a file wrote as escapes ("\u202e"), in keys and texts of a parsed tree."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if found := UNSAFE.search(key):
                yield (*path, key), f"{_name_of(found[0])} is not allowed in a key"
            yield from unsafe_in(value, (*path, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from unsafe_in(value, (*path, number))
    elif isinstance(tree, str) and (found := UNSAFE.search(tree)):
        yield path, f"{_name_of(found[0])} is not allowed in a scenario"


def named_file(name: object, folders: tuple[Path, ...], what: str, suffix: str = ".toml") -> Path | str:
    """The file that a plain name means in the first folder that has it, or the sentence why there is none.

    >>> named_file("../etc/hosts", (), "base")
    "base must be a plain name such as 'zapad-2021', without folder and '.toml', not '../etc/hosts'"
    """
    if not isinstance(name, str) or not FILE_NAME.fullmatch(name):
        shown = clean(str(name), 60)
        return (
            f"{what} must be a plain name such as 'zapad-2021', without folder and '{suffix}', not '{shown}'"
        )
    for folder in folders:
        file = folder / f"{name}{suffix}"
        if os.path.lexists(file):
            if Path(os.path.realpath(file)) != Path(os.path.realpath(folder)) / file.name:
                return f"{what} '{name}' is a link to another place"
            return file
    return f"{what} '{name}' is not there: no file '{name}{suffix}'"


def _read(path: Path, size: int) -> bytes:
    file = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _refused(file, "is a folder, not a file" if path.is_dir() else "is not a plain file")
        with path.open("rb") as stream:
            return stream.read(size + 1)
    except FileNotFoundError:
        raise _refused(file, "there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise _refused(file, f"cannot be read: {reason}") from None


def _refused(file: str, message: str) -> ScenarioFaults:
    return ScenarioFaults([Fault(file, 0, 0, "", message)])


def _name_of(char: str) -> str:
    return f"{_NAMES.get(char, 'the invisible or control character')} (U+{ord(char):04X})"


def _blank(match: re.Match[str]) -> str:
    """As many harmless characters as a comment or string had, its line ends kept."""
    found = match[0]
    if found[0] == "#":
        return " " * len(found)
    if "\n" not in found:
        return "_" * len(found)
    return _NOT_LINE_END.sub("_", found)


_NOT_LINE_END = re.compile(r"[^\n]")


def _deep(source: Source, bare: str, most: int) -> Iterator[Fault]:
    depth = 0
    for bracket in _BRACKET.finditer(bare):
        if bracket[0] in "[{":
            depth += 1
            if depth > most:
                yield source.fault_at(bracket.start(), f"brackets nested more than {most} deep")
                return
        else:
            depth = max(0, depth - 1)
