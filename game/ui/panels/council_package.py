"""A package: being put together, and what it would change as a whole."""

from collections.abc import Iterator

from game.engine.questions.chamber import Change, PackagePreview
from game.engine.questions.pledges import PromiseTerms
from game.ui.kit import REST, Button, Card, Column, Element, Icon, Pick, Row, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_aims import aim_lines
from game.ui.panels.council_bits import (
    cap,
    empty,
    label,
    lead,
    moved_lines,
    title,
    verdict_lines,
    within,
)
from game.ui.panels.council_desk import CouncilDesk, desk_of, may_table, most, my_package

FOLLOWS = ("command", "entry", "ended", "post")
"""Sorts of change that follow by law from what is decided."""


def package_part(bench: Bench) -> Element:
    """The seat's package of this turn: still being put together, or sealed on the table."""
    desk = desk_of(bench)
    if not may_table(bench):
        return empty("Only the allies' own seats put packages before the Council.", "people")
    tabled = next((one for one in desk.agenda().packages if one.id == my_package(bench)), None)
    if tabled is not None:
        rest = (
            "It lies open on the table."
            if bench.view.step != "table"
            else "It lies sealed until all have put theirs."
        )
        return Column(
            (
                title("Your package", "envelope", rest),
                *numbered(tabled.titles),
                *changes(bench, desk.preview(tabled.matters)),
            )
        )
    if desk.asked:
        return empty("You are writing a counter; it stands with the package that it answers.", "pen")
    return Column(tuple(_draft(bench, desk)), gap=8)


def _draft(bench: Bench, desk: CouncilDesk) -> Iterator[Element | None]:
    matters = desk.drafts.get("", ())
    yield title("Your package", "pen", f"{len(matters)} of at most {most(bench)} matters")
    if not matters:
        yield from _nothing_yet(bench, desk)
        return
    yield Column(tuple(lines(desk, matters, "")), gap=4)
    found = desk.preview(matters)
    yield from changes(bench, found)
    yield label("May it be put?")
    if found.move is None:
        yield lead("lock", Text("Your seat has no vote in the body that decides it.", "body", "soft"), "bad")
        return
    yield from verdict_lines(found.verdict)
    allowed = found.verdict.allowed
    yield Row(
        (
            Button(
                "Put it forward",
                found.move,
                kind="primary" if allowed else "normal",
                icon="envelope",
                key="put forward",
                hotkey="Ctrl+P",
                enabled=allowed,
                tip="It is sealed until every head of state has put a package."
                if allowed
                else "Not as it stands: press it to see why, and what to do instead.",
            ),
            Button("Clear", ("council", "clear"), kind="quiet", icon="cross", key="clear package"),
        ),
        gap=8,
        wraps=True,
    )


def _nothing_yet(bench: Bench, desk: CouncilDesk) -> Iterator[Element | None]:
    """An empty package: what it is for, and packages that would be lawful now, to begin with."""
    yield empty(
        "There is nothing in it yet. Add matters from the agenda: they are adopted together or not at all. "
        "Ask for a promise in return for what you grant.",
        "plus",
    )
    found = desk.ready()
    if not found:
        return
    yield label("Lawful now, to begin with")
    for matters in found:
        items = [item for name in matters if (item := desk.matter(name)) is not None]
        text = Column(tuple(Text(cap(item.title), "body") for item in items), gap=0)
        row = Row((Icon("plus", "accent", 16), text), widths=(None, REST), gap=10, align="middle")
        yield Pick(
            row, ("council", "begin", matters), key=f"begin {'+'.join(matters)}", ground="raised", pad=8
        )


def lines(desk: CouncilDesk, matters: tuple[str, ...], kept: str) -> Iterator[Element]:
    """The matters of a draft in their order, each to be moved up or taken out; `kept` names the package answered."""
    for number, name in enumerate(matters):
        item = desk.matter(name)
        note = (
            f"\npromise of {within(item.promise.by)}, tested {item.promise.due}"
            if item and item.promise
            else ""
        )
        text = Text((Span(cap(item.title) if item else name, "body"), Span(note, "small", "faint")))
        buttons: list[Element] = []
        if number:
            buttons.append(
                Button("Up", ("council", "up", name), key=f"up {name}", style="small", kind="quiet")
            )
        buttons.append(
            Button("Remove", ("council", "drop", name), key=f"out {name}", style="small", kind="quiet")
        )
        yield Card(
            (
                Row(
                    (Text(str(number + 1), "number", "accent"), text, Row(buttons, gap=2)),
                    widths=(16, REST, None),
                    gap=10,
                    align="middle",
                ),
            ),
            pad=6,
        )


def numbered(titles: tuple[str, ...], colour: str = "text") -> Iterator[Element]:
    """Titles of matters with their numbers."""
    for number, text in enumerate(titles, 1):
        yield Row(
            (Text(str(number), "strong", "accent"), Text(cap(text), "body", colour)), widths=(14, REST), gap=8
        )


# -- what it changes -------------------------------------------------------------------------------------------
def changes(bench: Bench, found: PackagePreview) -> Iterator[Element | None]:
    """What a package would change as a whole if it were adopted."""
    yield label("If it is adopted")
    yield from (lead("arrow", Text(f"{text}.", "body"), "accent", 14) for text in found.effects)
    follows = [one for one in found.changes if one.kind in FOLLOWS]
    if follows:
        yield Card(tuple(_change(one) for one in _merged(follows)), gap=8)
    yield moved_lines(found.tracks)
    yield from (
        lead("coin", Text(f"{who} pays {cost} capital.", "body"), "warn") for who, cost in found.price
    )
    law = bench.setting.law.matters
    owed = (law[name].title for name in found.matters if name in law and law[name].owes)
    yield from (_promise(one, text) for one, text in zip(found.promises, owed))
    yield from (lead("warn", Text(text, "body"), "bad") for text in found.breaks)
    yield from aim_lines(bench, found.matters)
    nothing = (found.effects, follows, found.tracks, found.price, found.promises)
    if not any(nothing):
        yield Text("It changes nothing at once; it is a decision that other rules ask for.", "small", "soft")


def _merged(found: list[Change]) -> list[Change]:
    """Armies that gain or lose the right to enter the same ground, together."""
    entries: dict[tuple[str, str], list[str]] = {}
    others = [one for one in found if one.kind != "entry"]
    for one in found:
        if one.kind == "entry":
            army, _, host = one.title.rpartition(", ")
            entries.setdefault((host, one.after), []).append(army)
    for (host, after), armies in entries.items():
        others.append(Change("entry", "; ".join(armies), "", f"{after} {host}"))
    return others


SORTS = {
    "command": ("key", "answers to"),
    "entry": ("flag", ""),
    "ended": ("cross", ""),
    "post": ("star", ""),
}


def _change(one: Change) -> Element:
    """One thing that follows by law: what, and how it is and would be."""
    name, verb = SORTS[one.kind]
    was = (
        Text((Span("until now  ", "small", "faint"), Span(one.before, "small", "soft")))
        if one.before
        else None
    )
    becomes = Text((Span(f"{verb} ".lstrip(), "small", "faint"), Span(one.after, "strong")))
    return lead(name, Column((Text(one.title, "body"), becomes, was), gap=0), "accent")


def _promise(one: PromiseTerms, what: str) -> Element:
    test = "; ".join(one.test)
    broken = "".join(f"\nBroken at once by “{other}”." for other in one.broken_by)
    said = (
        Span(f"{one.by} promises: “{what}”", "body"),
        Span(f"\nTested {one.tested}" + (f"; kept if {test}" if test else ""), "small", "soft"),
        Span(f"{broken}\n{one.breach}.", "small", "soft"),
    )
    return lead("hand", Text(said), "accent")
