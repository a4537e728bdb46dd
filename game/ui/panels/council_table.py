"""The packages on the table: what each side asks for, the answers to them, counters, and the last word on a counter."""

from collections.abc import Iterator

from game.engine.questions.asked import asked
from game.engine.questions.common import Act
from game.engine.questions.council import CounterItem, PackageItem, counter
from game.ui.kit import REST, Button, Card, Column, Element, Icon, Row, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import (
    badge_of,
    cap,
    empty,
    fold,
    label,
    lead,
    title,
    verdict_lines,
    voter_line,
    within,
)
from game.ui.panels.council_desk import COUNCIL, CouncilDesk, desk_of, may_table, most
from game.ui.panels.council_package import changes, lines, numbered

KINDS = {"aye": ("Agree", "primary", "tick", "Y"), "no": ("Refuse", "danger", "cross", "N")}


def packages_part(bench: Bench) -> Element:
    """Every package that the seat may see, its own last."""
    desk = desk_of(bench)
    found = sorted(desk.agenda().packages, key=lambda one: (not asks(one), one.mine))
    if not found:
        return empty(_none(bench), "envelope")
    return Column(tuple(_package(bench, desk, one) for one in found), gap=10)


def asks(item: PackageItem) -> bool:
    """Whether a package, or a counter to it, waits for the seat's answer."""
    return item.waits or any(act.legal for one in item.counters for act in one.answers)


def _none(bench: Bench) -> str:
    """Why no package lies on the table, and what would bring one there."""
    if not may_table(bench):
        return "What the allies put before their Council is not known to you."
    if bench.view.step == "table":
        return "No package is open yet. Packages are revealed together when every head of state has spoken."
    if bench.view.step in COUNCIL:
        return "Nobody has put a package this turn, so there is nothing to vote on."
    return "No package is on the table. The next are put in the Council phase of the next turn."


def _package(bench: Bench, desk: CouncilDesk, item: PackageItem) -> Element:
    who = "Your package" if item.mine else f"Package of {item.by}"
    key = f"changes {item.id}"
    opened = desk.is_open(key, at_first=item.waits and desk.asked != item.id)
    parts: list[Element | None] = [
        _head(bench, item, who),
        *numbered(item.titles),
        label("Votes"),
        *(voter_line(bench, one) for one in item.voters),
    ]
    parts += [
        lead("warn", Text(one.same, "small", "soft"), "warn")
        for one in asked(bench.view)
        if one.same and one.question == item.id
    ]
    parts += [_counter(bench, one) for one in item.counters]
    if not item.mine and bench.view.step == "reply" and item.answers:
        parts += list(_answers(bench, desk, item))
    parts.append(fold("What it changes", ("council", "fold", key), opened, key))
    if opened:
        parts += list(changes(bench, desk.preview(item.matters)))
    edge = "accent" if asks(item) else "line"
    return Card(parts, edge=edge, pad=12, gap=6)


def _head(bench: Bench, item: PackageItem, who: str) -> Element:
    """Whose package it is, with the badge of its side, and before which body."""
    office = next((one.by for one in bench.view.packages if one.id == item.id), "")
    before = Text(f"before {item.body[:1].lower()}{item.body[1:]}", "small", "faint")
    said = Column((Text(who, "heading"), before), gap=0)
    mark = badge_of(bench, office, 30) or Icon("scroll", "accent", 30)
    return Row((mark, said), widths=(None, REST), gap=10, align="middle")


def answer_button(one: Act, key: str, hot: bool) -> Button:
    """Aye or no to a package or a counter."""
    word, kind, icon, letter = KINDS[one.kind]
    return Button(
        word,
        one.move,
        kind=kind if one.legal else "normal",
        icon=icon,
        key=f"{key} {one.kind}",
        enabled=one.legal,
        hotkey=f"Ctrl+{letter}" if hot else "",
        tip="It stays sealed until all votes are opened." if one.legal else "Not now: press it to see why.",
    )


def _answers(bench: Bench, desk: CouncilDesk, item: PackageItem) -> Iterator[Element | None]:
    """Agree, refuse, or write a counter."""
    if not item.waits:
        yield lead("envelope", Text("Your answer is given and sealed.", "body", "soft"), "warn")
        return
    writing = desk.asked == item.id
    yield label("Your answer")
    yield Row(
        (
            *(answer_button(one, item.id, hot=True) for one in item.answers),
            Button(
                "Drop the counter" if writing else "Write a counter",
                ("council", "counter", "" if writing else item.id),
                icon="cross" if writing else "pen",
                key=f"counter {item.id}",
                hotkey="Ctrl+K",
                tip="A counter agrees to a changed package, and binds you to it.",
            ),
        ),
        gap=8,
        wraps=True,
    )
    if writing:
        yield from writing_part(bench, desk, item)


def writing_part(bench: Bench, desk: CouncilDesk, item: PackageItem) -> Iterator[Element | None]:
    """A counter being written: what is kept and added, what it would change, and whether it may be put."""
    matters = desk.draft
    parts: list[Element | None] = [
        title("Your counter", "pen", f"{len(matters)} of at most {most(bench)} matters"),
        Text(
            "Take matters out here; add others from the agenda. It must keep something of the package.",
            "small",
            "soft",
        ),
        *lines(desk, matters, item.id),
    ]
    parts += _putting_back(desk, item)
    parts += list(_asking(desk, item))
    if set(matters) != set(item.matters) and matters:
        parts += list(changes(bench, desk.preview(matters)))
    parts += list(_sending(bench, item, matters))
    yield Card(parts, ground="panel", border="accent", pad=10, gap=6)


def _putting_back(desk: CouncilDesk, item: PackageItem) -> list[Element]:
    """A button for each matter of the package that the counter leaves out."""
    return [
        Button(
            f"Put back: {found.title if (found := desk.matter(name)) else name}",
            ("council", "add", name),
            kind="quiet",
            icon="plus",
            align="left",
            key=f"back {name}",
            style="small",
        )
        for name in item.matters
        if name not in desk.draft
    ]


def _sending(bench: Bench, item: PackageItem, matters: tuple[str, ...]) -> Iterator[Element]:
    """What stands against the counter, and the button that sends it; nothing where the seat has no vote."""
    made = counter(bench.view, item.id, matters)
    if made is None:
        return
    yield from verdict_lines(bench.view.verdict(made.move))
    yield Button(
        "Send the counter",
        made.move,
        kind="primary" if made.legal else "normal",
        icon="envelope",
        key=f"send {item.id}",
        enabled=made.legal,
        hotkey="Ctrl+P",
        tip="You consent to this package, and only to this."
        if made.legal
        else "Not as it stands: press it to see why.",
    )


def _asking(desk: CouncilDesk, item: PackageItem) -> Iterator[Element]:
    """The promises that could be asked for or offered in a counter, folded."""
    found = [
        one
        for body in desk.agenda().bodies
        for one in body.matters
        if one.promise and not one.decided and one.id not in desk.draft and one.act is not None
    ]
    key = f"ask {item.id}"
    opened = desk.is_open(key)
    if found:
        yield fold("Ask for a promise, or give one", ("council", "fold", key), opened, key)
    for one in found if opened else ():
        assert one.promise is not None
        yield Button(
            cap(one.title),
            ("council", "add", one.id),
            icon="plus",
            align="left",
            key=f"ask {one.id}",
            style="small",
            note=f"promise of {within(one.promise.by)}, tested {one.promise.due}",
        )


# -- counters --------------------------------------------------------------------------------------------------
def _counter(bench: Bench, item: CounterItem) -> Element:
    """A counter that is open: what it adds and leaves out, and the answer to it."""
    parts: list[Element | None] = [
        title("Your counter" if item.mine else f"Counter of {item.by}", "pen"),
        *(
            lead("plus", Text((Span("adds  ", "small", "faint"), Span(cap(text), "body"))), "good", 14)
            for text in item.added
        ),
        *(
            lead(
                "minus",
                Text((Span("leaves out  ", "small", "faint"), Span(cap(text), "body", "soft"))),
                "bad",
                14,
            )
            for text in item.left_out
        ),
    ]
    if bench.view.step == "final" and not item.mine:
        waits = [one for one in item.answers if one.legal]
        if waits:
            parts.append(label("The last word on it"))
            parts.append(
                Row([answer_button(one, item.id, hot=True) for one in item.answers], gap=8, wraps=True)
            )
            parts += list(changes(bench, desk_of(bench).preview(item.matters)))
        elif item.answers:
            parts.append(lead("envelope", Text("Your answer is given and sealed.", "body", "soft"), "warn"))
    return Card(parts, ground="panel", border="line", pad=10, gap=5)
