"""The crisis that waits for the seat: what has happened, and two ways out with what each moves."""

from game.engine.questions.affairs import CrisisItem, WayOut, crisis
from game.ui.kit import Button, Card, Column, Element, Text
from game.ui.panels.asked import asked
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import lead, moved_lines


def crisis_card(bench: Bench) -> Element | None:
    """The card with its two choices; None where none waits."""
    found: CrisisItem | None = asked(bench, "crisis", lambda: crisis(bench.view))
    if found is None:
        return None
    head = lead("flag", Text(found.title, "strong"), "warn", 18)
    ways = tuple(_way(one) for one in found.choices)
    return Card((head, Text(found.text, "small", "soft"), *ways), edge="warn", pad=10, gap=8)


def _way(one: WayOut) -> Element:
    button = Button(
        one.title,
        one.act.move,
        align="left",
        key=f"crisis {one.id}",
        enabled=one.act.legal,
        style="body",
        tip="" if one.act.legal else "Not now: press it to see why.",
    )
    return Column((button, moved_lines(one.tracks)), gap=2)
