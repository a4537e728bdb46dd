"""The aims: what the seat plays for, what of it is held and what is missing, and how that stands against its par."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from game.engine.questions.tracks import AimLine, AimPart, aims
from game.engine.questions.tracks import Aims as Found
from game.report.text import signed
from game.ui.kit import REST, Action, Card, Column, Element, Gauge, Icon, Row, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import empty, explained, lead, title

ICONS: Final = {"military": "shield", "private": "flag", "card": "star"}


@frozen
class Aims:
    """What the seat plays for, at the side of the board."""

    name: Final = "aims"
    title: Final = "Aims"
    icon: Final = "star"
    hotkey: Final = "F6"

    def tree(self, bench: Bench) -> Element:
        """The score against par, then each part with its objectives."""
        seat = bench.setting.world.seats.get(bench.seat)
        if seat is None or not seat.sides:
            return empty("Control conducts the exercise and does not score.", "star")
        kept = bench.memory.get("aims")
        if kept is None or kept[0] is not bench.view:
            kept = bench.memory["aims"] = (bench.view, aims(bench.view))
        found: Found = kept[1]
        parts: list[Element | None] = [*_score(found)]
        for part in found.parts:
            parts += list(_part(bench, part, found.total is not None))
        if not found.parts:
            parts.append(empty("This scenario gives your seat no objectives.", "star"))
        return Column(parts, gap=10)

    def act(self, bench: Bench, action: Action) -> bool:
        """It has no controls of its own."""
        return False

    def calls(self, bench: Bench) -> bool:
        """Aims never wait for anybody."""
        return False


def _score(found: Found) -> Iterator[Element]:
    """The score as things stand, set against what this seat usually reaches."""
    if found.total is None:
        says = (
            Span(f"Your seat usually reaches {found.par} points. ", "body"),
            Span(
                "What you hold now is not known to you: much of it hangs on what the other side keeps secret.",
                "small",
                "soft",
            ),
        )
        yield Card((lead("star", Text(says), "accent", 20),), edge="accent", pad=12)
        return
    colour = "good" if found.total >= found.par else "warn"
    parts = [
        *_against(found.total, found.par, colour),
        lead("warn", Text("The shared military result is low: it halves your own points.", "body"), "warn")
        if found.halved
        else None,
        lead("hand", Text(f"Broken promises: {signed(found.breaches)} points.", "body"), "warn")
        if found.breaches
        else None,
        Text("What counts is how it stands when the game ends.", "small", "faint"),
    ]
    yield Card(parts, edge=colour, pad=12, gap=8)


def _against(total: int, par: int, colour: str) -> Iterator[Element]:
    """A total in figures and as a bar, with par on it."""
    over = total - par
    word = "exactly what" if not over else f"{abs(over)} {'above' if over > 0 else 'below'} what"
    said = (
        Span("points if it ended now\n", "strong"),
        Span(f"{word} this seat usually reaches ({par})", "small", "soft"),
    )
    yield Row((Text(str(total), "display", colour), Text(said)), widths=(None, REST), gap=12, align="middle")
    yield Gauge(
        max(0, total),
        max(40, par * 2, total),
        colour,
        marks=(par,),
        height=10,
        tip=f"The mark is this seat's par, {par}.",
    )


def _part(bench: Bench, part: AimPart, known: bool) -> Iterator[Element]:
    """A part of the score with its objectives."""
    whole = sum(one.points for one in part.lines)
    most = f", at most {part.most}" if part.most else ""
    counts = f"{part.points} of {whole} points{most}" if known else f"{whole} points in all"
    yield title(part.title, ICONS.get(part.part, "flag"), counts)
    if part.part == "card":
        card = bench.setting.stakes.cards.get(bench.view.card)
        if card is not None:
            yield Card(
                (Text(card.title, "strong", "accent"), Text(card.text.strip(), "note", "soft")),
                ground="panel",
                border="accent",
                pad=10,
            )
    for one in part.lines:
        yield _line(one)


def _line(one: AimLine) -> Element:
    """An objective: its points, whether it is held, and what must hold."""
    name, colour = {True: ("tick", "good"), False: ("cross", "bad"), None: ("ring", "faint")}[one.held]
    points = Text(
        (Span(f"{one.points}", "number", "text" if one.held is not False else "faint"),), align="right"
    )
    conditions = tuple(Text(f"{text[:1].upper()}{text[1:]}.", "small", "soft") for text in one.conditions)
    body = Column((Text(one.title, "strong", tip=explained(one.cite)), *conditions), gap=1)
    return Row((Icon(name, colour, 18), body, points), widths=(None, REST, 30), gap=10)
