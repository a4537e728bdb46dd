"""The log: what happened, turn by turn, with filters, a search, and jumps to the places where it did."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from game.ui.kit import REST, Action, Button, Column, Element, Field, Icon, Pick, Row, Span, Text, choices
from game.ui.panels.bench import Bench, Split
from game.ui.panels.history import FILTERS, ICONS, Entry, entries, shown

PAGE: Final = 60
"""How many entries are built at first, and how many more each time earlier ones are asked for."""


@frozen
class Log:
    """The log of the seat; in memory: the filter, the search, and how many entries are shown."""

    name: Final = "log"
    title: Final = "Log"
    icon: Final = "log"
    hotkey: Final = "F7"

    def tree(self, bench: Bench) -> Split:
        """Filters and search above, the newest entries at the end."""
        memory = bench.memory.setdefault("log", {"filter": "all", "search": "", "most": PAGE})
        found = list(shown(entries(bench), memory["filter"], memory["search"]))
        rest = max(0, len(found) - memory["most"])
        head = Column(
            (
                choices(
                    [(title, ("log", "filter", name)) for name, title in FILTERS.items()],
                    ("log", "filter", memory["filter"]),
                    "log",
                    style="small",
                ),
                Field(
                    memory["search"], lambda text: ("log", "search", text), key="log search", hint="Search"
                ),
            ),
            gap=6,
        )
        body = Column((self._earlier(rest), *self._lines(bench, found[rest:])), gap=2)
        key = f"log {memory['filter']} {memory['search']} {len(found) if not memory['search'] else 0}"
        return Split(head, body, key, to_end=True)

    def _earlier(self, rest: int) -> Element | None:
        if not rest:
            return None
        return Button(f"Earlier ({rest})", ("log", "earlier"), kind="quiet", icon="up", key="earlier")

    def _lines(self, bench: Bench, found: list[Entry]) -> Iterator[Element]:
        if not found:
            yield Text("Nothing of this kind has happened.", "body", "soft")
        for number, entry in enumerate(found):
            if entry.kind == "turn":
                yield heading(entry.text)
            else:
                yield line(bench, entry, f"entry {number}")

    def act(self, bench: Bench, action: Action) -> bool:
        """Filter, search, show more, jump."""
        if not isinstance(action, tuple) or action[0] != self.name:
            return False
        memory = bench.memory.setdefault("log", {"filter": "all", "search": "", "most": PAGE})
        word, *rest = action[1:]
        if word == "go":
            bench.show(rest[0], rest[1])
            return True
        memory["most"] = memory["most"] + PAGE if word == "earlier" else PAGE
        if word in ("filter", "search"):
            memory[word] = rest[0]
        bench.touch()
        return True

    def calls(self, bench: Bench) -> bool:
        """The log waits for nobody."""
        return False


def heading(text: str) -> Element:
    """The heading of a turn."""
    return Column((Text(text, "strong", "accent"),), pad=6, sides=2)


def line(bench: Bench, entry: Entry, key: str) -> Element:
    """An entry: what it is about, what happened with its sources, what it moved; a jump where there is a place."""
    cite = "" if entry.told.cite.startswith("rulebook") or not entry.told.cite else f"  [{entry.told.cite}]"
    spans = (Span(entry.text, "body"), Span(cite, "small", "link")) if cite else (Span(entry.text, "body"),)
    goes = jump(bench, entry)
    row = Row(
        (
            Icon(ICONS[entry.filter], "accent" if entry.mine else "faint", 16),
            Column(
                (Text(spans), Text(" · ".join(entry.moved), "small", "warn") if entry.moved else None), gap=0
            ),
            Icon("right", "link", 12) if goes else None,
        ),
        widths=(None, REST, None) if goes else (None, REST),
        gap=8,
    )
    if goes is None:
        return Column((row,), pad=4)
    return Pick(row, goes, key=key, tip="Show it on the map")


def jump(bench: Bench, entry: Entry) -> Action:
    """The action that shows where something happened; None where that is nowhere."""
    if entry.told.place is None:
        return None
    unit = entry.told.unit if entry.told.unit in bench.view.own else ""
    return ("log", "go", entry.told.place, unit)
