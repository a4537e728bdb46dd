"""Decision rights: for the selected matter who must agree and who has, what it takes, and who else could decide."""

from collections.abc import Iterator

from game.engine.questions.chamber import RightRow, RightsPanel, rights
from game.engine.questions.matters import MatterItem
from game.ui.kit import Card, Column, Element, Rule, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_agenda import matter_part
from game.ui.panels.council_bits import cap, empty, explained, fold, label, lead, sources, voter_line
from game.ui.panels.council_desk import desk_of


def rights_part(bench: Bench) -> Element:
    """The selected matter in full, then the right to decide it."""
    desk = desk_of(bench)
    item = desk.shown()
    if item is None:
        return empty(
            "Select a matter on the agenda: which body decides it, whose votes it needs, "
            "what it changes and what stands in the way is shown here.",
            "scroll",
        )
    found = rights(bench.view, item.id)
    return Column(
        (Column((matter_part(bench, item), Rule(gap=4), *_right(bench, found, item)), gap=8),), gap=6
    )


def _right(bench: Bench, found: RightsPanel, item: MatterItem) -> Iterator[Element | None]:
    desk = desk_of(bench)
    convened = "; it must be convened first" if found.convened else ""
    yield label("Who decides")
    votes = [voter_line(bench, one) for one in found.voters]
    how = Span(f"\n{cap(found.how)}{convened}.", "small", "soft")
    yield Card((lead("people", Text((Span(found.body, "strong"), how)), "accent", 18), *votes), gap=6)
    yield label("In each situation of the law")
    for row in found.rows:
        yield _row(row)
    key = "sources of the right"
    opened = desk.is_open(key)
    yield fold("What the sources say", ("council", "fold", key), opened, key)
    if opened:
        yield sources(item.cite)
        yield sources(found.cite) if found.cite != item.cite else None
        if item.assumption:
            yield Text(f"An assumption of the game: {item.assumption}.", "note", "faint")


def _row(row: RightRow) -> Element:
    """A situation: who decides in it, or why nobody can."""
    name, colour = ("tick", "good") if row.possible else ("lock", "faint")
    said = (
        Span(f"{row.situation}{' (now)' if row.now else ''}: ", "strong", "accent" if row.now else "text"),
        Span(row.who, "body", "text" if row.possible else "faint"),
    )
    needs = tuple(Text(f"Needs: {text}.", "small", "soft") for text in row.needs)
    return lead(name, Column((Text(said, tip=explained(row.cite)), *needs), gap=1), colour)
