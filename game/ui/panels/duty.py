"""The duty room: what is in the air, the two keys with their clock, crews and batteries, rules of engagement."""

from collections.abc import Callable, Mapping
from typing import Final

from attrs import define, field, frozen

from game.engine.questions.duty import DutyRoom, duty_room
from game.engine.view import View
from game.ui.kit import REST, Action, Card, Column, Element, Row, Span, Text, choices
from game.ui.panels.bench import Bench, Split
from game.ui.panels.council_bits import pips
from game.ui.panels.duty_air import air_part
from game.ui.panels.duty_forces import batteries_part, crews_part, posts_part
from game.ui.panels.duty_keys import clock
from game.ui.panels.duty_rules import rules_part, told_part

Part = Callable[[Bench, DutyRoom], Element]
PARTS: Final[Mapping[str, tuple[str, Part]]] = {
    "air": ("In the air", air_part),
    "crews": ("Crews", crews_part),
    "batteries": ("Batteries", batteries_part),
    "posts": ("Posts", posts_part),
    "rules": ("Rules", rules_part),
    "told": ("What was done", told_part),
}
TALL: Final = 700
"""From how many pixels at 100 % there is height for a head that does not scroll."""


@define(eq=False, repr=False)
class DutyDesk:
    """What the seat has open in the duty room."""

    part: str = ""
    room: DutyRoom | None = None
    _view: View | None = None
    toggled: set[str] = field(factory=set)

    def look(self, view: View) -> DutyRoom:
        """The room as the view shows it; when something comes into the air, that is shown."""
        if self.room is None or view is not self._view:
            empty = self.room is None or not self.room.tracks
            self._view, self.room = view, duty_room(view)
            if self.room.tracks and empty:
                self.part = "air"
        return self.room


@frozen
class Duty:
    """The duty room at the side of the board."""

    name: Final = "duty"
    title: Final = "Duty"
    icon: Final = "plane"
    hotkey: Final = "F4"

    def tree(self, bench: Bench) -> Element | Split:
        """The clock, what is left to decide, and one section."""
        desk: DutyDesk = bench.memory.setdefault("duty", DutyDesk())
        room = desk.look(bench.view)
        part = desk.part or ("air" if room.tracks else "crews")
        options = tuple((title, ("duty", "part", name)) for name, (title, _) in PARTS.items())
        head = Column(
            (
                Card(
                    (*clock(room), _left(bench, room)),
                    edge="accent" if room.tracks else "line",
                    pad=10,
                    gap=8,
                ),
                choices(options, ("duty", "part", part), key="duty part", style="small"),
            ),
            gap=8,
        )
        body = PARTS[part][1](bench, room)
        if bench.desk.size[1] * 100 // bench.desk.ink.theme.scale < TALL:
            return Column((head, body), gap=10)
        return Split(head, body, key=f"duty {part}")

    def act(self, bench: Bench, action: Action) -> bool:
        """Open a section, or fly to a place on the map."""
        if not isinstance(action, tuple) or not action or action[0] != "duty":
            return False
        desk: DutyDesk = bench.memory.setdefault("duty", DutyDesk())
        if action[1] == "part":
            desk.part = action[2]
        elif action[1] == "fold":
            desk.toggled ^= {action[2]}
        elif action[1] == "show":
            bench.show(action[2])
        bench.touch()
        return True

    def calls(self, bench: Bench) -> bool:
        """Whether a key or an order to fire is asked for."""
        return bench.acts and bench.view.step == "duty"


def _left(bench: Bench, room: DutyRoom) -> Element:
    """How many decisions the seat may still take by hand this turn."""
    most = bench.setting.numbers.air.decisions
    tip = "Keys turned or withheld and orders to fire, taken by hand; standing rules cost none."
    said = (
        Span(str(room.decisions_left), "strong"),
        Span(f" of {most} decisions left this turn", "small", "soft"),
    )
    return Row((pips(room.decisions_left, most, tip=tip), Text(said, tip=tip)), widths=(None, REST), gap=10)
