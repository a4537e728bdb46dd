"""Where each key and list item of a TOML text stands: one pass, standard library only, linear in the text.

The text must be one that `tomllib` accepts; the scanner does not check it again.
"""

import re
from bisect import bisect_right

from game.scenario.faults import KeyPath

# Each alternative takes all it can and never gives back, so no text makes the scanner slow; a string that is
# never closed runs to the end of its line (or of the text), where the parser has already refused the file.
STRING = (
    r'"""(?:[^"\\]++|\\(?:.|\Z)|"{1,2}+(?!"))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n]|\\(?=\n|\Z))*+"?'
    r"|'[^'\n]*+'?"
)
_TOKEN = re.compile(STRING + r"|#[^\n]*+|[ \t\r]++|[\[\]{}=,.\n]|[^\s\[\]{}=,.#\"']++", re.S)
_BLANK = (" ", "\t", "\r", "#")
_CLOSES = frozenset(",]}\n")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.S)
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class Positions:
    """The offsets of a text's keys and list items, and which paths stand left of an `=`."""

    def __init__(self, text: str) -> None:
        self.where: dict[KeyPath, int] = {}
        self.assigned: set[KeyPath] = set()
        self._starts = [0]
        self._starts += [match.end() for match in re.finditer("\n", text)]
        _Scanner(text, self).run()

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Line and column, from 1, of a path or else of its nearest ancestor; (1, 1) for the whole text."""
        for end in range(len(path), 0, -1):
            offset = self.where.get(path[:end])
            if offset is not None:
                line = bisect_right(self._starts, offset)
                return line, offset - self._starts[line - 1] + 1
        return 1, 1


def positions(text: str) -> dict[KeyPath, tuple[int, int]]:
    """Line and column of every key and list item of a TOML text.

    >>> positions('[unit]\\nrange = [3]')
    {('unit',): (1, 1), ('unit', 'range'): (2, 1), ('unit', 'range', 0): (2, 10)}
    """
    found = Positions(text)
    return {path: found.place(path) for path in found.where}


class _Scanner:
    """Walks the tokens of a text once and notes each path where it first stands."""

    def __init__(self, text: str, into: Positions) -> None:
        self.tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(text) if m.group()[0] not in _BLANK]
        self.where, self.assigned = into.where, into.assigned
        self.last: dict[KeyPath, int] = {}
        self.at = 0

    def run(self) -> None:
        base: KeyPath = ()
        while self.at < len(self.tokens):
            token = self.tokens[self.at][0]
            if token == "\n":
                self.at += 1
            elif token == "[":
                base = self.header()
            else:
                self.pair(base)

    def header(self) -> KeyPath:
        """A `[table]` or `[[list of tables]]` line; returns the path of the table that it opens."""
        offset = self.tokens[self.at][1]
        double = self.tokens[self.at + 1] == ("[", offset + 1)
        self.at += 2 if double else 1
        keys, _ = self.key()
        self.at += 2 if double else 1
        if double:
            listed = (*self.resolve(keys[:-1]), keys[-1])
            self.last[listed] = self.last.get(listed, -1) + 1
            base: KeyPath = (*listed, self.last[listed])
        else:
            base = self.resolve(keys)
        for end in range(1, len(base)):
            self.where.setdefault(base[:end], offset)
        self.where[base] = offset
        return base

    def resolve(self, keys: list[str]) -> KeyPath:
        """The path that a header's keys mean: through a list of tables, its last one."""
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            if path in self.last:
                path = (*path, self.last[path])
        return path

    def pair(self, base: KeyPath) -> None:
        """One `key = value`."""
        keys, offset = self.key()
        self.at += 1
        path = base
        for key in keys:
            path = (*path, key)
            self.where.setdefault(path, offset)
        self.assigned.add(path)
        self.value(path)

    def key(self) -> tuple[list[str], int]:
        """A dotted key's parts, and where it starts."""
        offset = self.tokens[self.at][1]
        parts: list[str] = []
        while True:
            parts.append(unquoted(self.tokens[self.at][0]))
            self.at += 1
            if self.at >= len(self.tokens) or self.tokens[self.at][0] != ".":
                return parts, offset
            self.at += 1

    def value(self, path: KeyPath) -> None:
        token = self.tokens[self.at][0]
        if token == "[":
            self.items(path)
        elif token == "{":
            self.at += 1
            while self.skip_to("}"):
                self.pair(path)
        else:  # a plain value may be several tokens: 1.5, or a date and a time
            while self.at < len(self.tokens) and self.tokens[self.at][0] not in _CLOSES:
                self.at += 1

    def items(self, path: KeyPath) -> None:
        """A `[list, of, values]`."""
        self.at += 1
        number = 0
        while self.skip_to("]"):
            item = (*path, number)
            self.where[item] = self.tokens[self.at][1]
            self.value(item)
            number += 1

    def skip_to(self, closing: str) -> bool:
        """Step over line ends and commas; False (and past it) when the closing bracket comes next."""
        while self.tokens[self.at][0] in ("\n", ","):
            self.at += 1
        if self.tokens[self.at][0] == closing:
            self.at += 1
            return False
        return True


def unquoted(key: str) -> str:
    r"""A bare or quoted key as the text that it means.

    >>> unquoted('"a\\u0062c"'), unquoted("'a.b'"), unquoted("plain")
    ('abc', 'a.b', 'plain')
    """
    if key[0] == "'":
        return key[1:-1]
    if key[0] != '"':
        return key
    if "\\" not in key:
        return key[1:-1]
    return _ESCAPE.sub(_unescape, key[1:-1])


def _unescape(match: re.Match[str]) -> str:
    digits = match[1] or match[2]
    return chr(int(digits, 16)) if digits else _ESCAPED.get(match[3], match[3])
