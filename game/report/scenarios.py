"""The list of scenarios and what-ifs for a reader: what each is, how long it takes, what it asks."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.report.text import counted, wrapped
from game.scenario.document import read_document
from game.scenario.load import Listed, list_scenarios
from game.scenario.places import scenario_folder


@frozen
class Entry:
    """One scenario or what-if; `depth` says how many others it stands on, `amendments` how many changes it makes."""

    item: Listed
    depth: int
    amendments: int


def listed() -> tuple[Entry, ...]:
    """Every shipped scenario, each followed by the what-ifs that stand on it."""
    found: list[Entry] = []
    depths: dict[str, int] = {}
    for item in list_scenarios():
        depths[item.name] = depths.get(item.base, -1) + 1
        tree = read_document(scenario_folder() / f"{item.name}.toml").tree
        found.append(Entry(item, depths[item.name], len(tree.get("amend", ()))))
    return tuple(found)


def listed_lines(entries: Sequence[Entry]) -> Iterator[str]:
    """The list as plain text: names to type, titles, lengths, questions, numbers of amendments."""
    for entry in entries:
        item, indent = entry.item, "  " * entry.depth
        changes = f" ({counted(entry.amendments, 'amendment')})" if item.base else ""
        yield from wrapped(f"{item.name}  {item.title}{changes}", indent, "    ")
        below = f"{indent}    "
        if item.length:
            yield from wrapped(item.length, below)
        yield from wrapped(item.summary, below)
        asked = item.question or item.teaches
        if asked:
            yield from wrapped(f"Asks: {asked}" if item.question else f"Teaches: {asked}", below)
        yield ""


def listed_json(entries: Sequence[Entry]) -> list[dict[str, object]]:
    """The list as plain values."""
    return [
        {
            "name": entry.item.name,
            "title": entry.item.title,
            "base": entry.item.base,
            "summary": entry.item.summary,
            "length": entry.item.length,
            "question": entry.item.question,
            "teaches": entry.item.teaches,
            "amendments": entry.amendments,
        }
        for entry in entries
    ]
