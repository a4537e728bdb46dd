"""Faults in scenario files: one clear sentence each, with file, line, column, source line and caret."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from attrs import field, frozen

KeyPath = tuple[str | int, ...]
"""Where a value stands in a file or tree: keys of tables, ids or numbers of list items."""

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]"
)
"""Characters that no scenario text may hold: controls, bidi marks, zero-width and other invisible ones."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SHOWN = 100
_WORD = 60


def clean(text: str, limit: int = 300) -> str:
    r"""Text that is safe to print: unsafe characters and line ends escaped, cut to `limit` characters.

    >>> clean("by\u202e-6")
    'by\\u202e-6'
    """
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    shown = UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode(), cut)
    return shown.replace("\n", "\\n").replace("\t", " ")


def show(path: KeyPath) -> str:
    """A path as a reader writes it.

    >>> show(("unit", "by-6mech", "range", 1))
    'unit.by-6mech.range[1]'
    >>> show(("offices", "head_of_state.by", "title"))
    'offices."head_of_state.by".title'
    """
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        else:
            key = part if _BARE.fullmatch(part) else f'"{part}"'
            parts.append(f".{key}" if parts else key)
    return clean("".join(parts))


def hint(word: str, known: Iterable[str]) -> str:
    """The question that names the nearest known word, or nothing.

    >>> hint("streng", ["strength", "steps"])
    ", did you mean 'strength'?"
    """
    near = get_close_matches(word[:_WORD], [name[:_WORD] for name in known], 1)
    return f", did you mean '{clean(near[0])}'?" if near else ""


class Hints:
    """`hint` on a budget, so that a hostile file with thousands of wrong words is refused quickly."""

    def __init__(self, budget: int = 60) -> None:
        self.left = budget

    def __call__(self, word: str, known: Iterable[str]) -> str:
        """The nearest known word as `hint` says it, as long as the budget lasts."""
        self.left -= 1
        return hint(word, known) if self.left >= 0 else ""


@frozen(order=True)
class Fault:
    """One fault at one place. `line` and `col` count from 1; line 0 means the file as a whole."""

    file: str
    line: int
    col: int
    path: str
    message: str
    source_line: str = field(default="", order=False)

    def __str__(self) -> str:
        """`file:line:col: path: message` on one line."""
        place = f"{clean(self.file)}:{self.line}:{self.col}" if self.line else clean(self.file)
        return ": ".join(part for part in (place, self.path, self.message) if part)

    def render(self) -> str:
        """The fault, its source line and a caret under the place.

        >>> print(Fault("a.toml", 3, 5, "unit.hex", "expected text", "    hex = 5").render())
        a.toml:3:5: unit.hex: expected text
          3 |     hex = 5
            |     ^
        """
        if not self.line or not self.source_line.strip():
            return str(self)
        start = max(0, self.col - 1 - _SHOWN // 2) if self.col > _SHOWN - 20 else 0
        before = clean(self.source_line[start : self.col - 1], 10**6)
        shown = before + clean(self.source_line[self.col - 1 : start + _SHOWN], 10**6)
        number = str(self.line)
        caret = f"{' ' * len(number)} | {' ' * len(before)}^"
        return f"{self}\n  {number} | {shown}\n  {caret}"

    def as_json(self) -> dict[str, Any]:
        """The fault as plain values for JSON."""
        return {
            "file": self.file,
            "line": self.line,
            "col": self.col,
            "path": self.path,
            "message": self.message,
            "source_line": clean(self.source_line),
        }


class ScenarioFaults(Exception):
    """A scenario cannot be used; `faults` holds every reason, sorted by place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(self.faults)

    def __str__(self) -> str:
        """One line a fault."""
        return "\n".join(map(str, self.faults))

    def render(self) -> str:
        """Every fault with its source line and caret."""
        return "\n".join(fault.render() for fault in self.faults)
