"""The crisis of this turn: what has happened and two ways out with what each moves; then what the seat answered."""

from typing import Final

from game.engine.questions.affairs import AnsweredCrisis, CrisisItem, WayOut, answered_crisis, crisis
from game.ui.kit import REST, Button, Card, Column, Element, Row, Span, Text
from game.ui.panels.asked import asked
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cited, label, lead, moved_lines, signed

STEPS: Final = ("table", "plan")
"""The steps in which a crisis is answered: at the Council's table, and by a seat outside it as it plans."""


def waiting(bench: Bench) -> CrisisItem | None:
    """The crisis that waits for the seat; None where none does."""
    found: CrisisItem | None = asked(bench, "crisis", lambda: crisis(bench.view))
    return found


def crisis_card(bench: Bench) -> Element | None:
    """The card with its two ways out; after the answer, what was chosen; None in a step without a crisis."""
    found = waiting(bench)
    if found is None:
        return _answered(bench)
    said = Column((Text(found.title, "strong"), cited(found.text, found.cite)), gap=2)
    asks = "It must be answered before you finish this step." if bench.acts else "It waits for your answer."
    ways = tuple(_way(one) for one in found.choices)
    return Card((lead("flag", said, "warn", 18), label(asks), *ways), edge="warn", pad=10, gap=8)


def _way(one: WayOut) -> Element:
    button = Button(
        "Choose",
        one.act.move,
        key=f"crisis {one.id}",
        enabled=one.act.legal,
        style="small",
        tip="" if one.act.legal else "Not now: press it to see why.",
    )
    head = Row((Text(one.title, "strong"), button), widths=(REST, None), gap=8, align="middle")
    return Card((head, moved_lines(one.tracks)), ground="panel", border="line", pad=8, gap=4)


def _answered(bench: Bench) -> Element | None:
    """The card that the seat has answered in this step, and what that moved."""
    found: AnsweredCrisis | None = asked(bench, "answered", lambda: answered_crisis(bench.view))
    if found is None or bench.view.step not in STEPS:
        return None
    text = Text((Span(f"{found.title}: ", "body", "soft"), Span(found.way, "strong")))
    tracks = ", ".join(f"{title} {signed(by)}" for title, by in found.tracks)
    said = Column((text, Text(tracks, "small", "accent") if tracks else None), gap=2)
    return Card((lead("tick", said, "good", 16),), edge="good", pad=10)
