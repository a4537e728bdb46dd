"""The Council chamber over the whole window: the agenda, what lies on the table, and the right to decide it."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from game.model.moves import Done
from game.ui.kit import REST, Action, Button, Column, Element, Icon, Row, Rule, Scroll, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council import PARTS, convene_button, parts_of, tabs
from game.ui.panels.council_agenda import agenda_part
from game.ui.panels.council_bits import lead, title, within
from game.ui.panels.council_crisis import crisis_card, waiting
from game.ui.panels.council_desk import COUNCIL, CouncilDesk, desk_of, may_table
from game.ui.panels.council_package import package_part
from game.ui.panels.council_panes import Pane, Panes, stepper
from game.ui.panels.council_standing import purse
from game.ui.panels.council_table import packages_part
from game.ui.panels.council_votes import has_voted, last_result, votes_part

STEPS: Final = (
    ("table", "Measures and packages"),
    ("reply", "Sealed answers"),
    ("final", "Last word on counters"),
    ("count", "Votes are opened"),
)
WINGS: Final = ("matter", "measures", "promises", "standing", "period", "votes", "offers")
"""What the right wing of the chamber may show."""
PERIODS: Final = {"peacetime": "good", "threatened": "warn", "wartime": "bad"}
BROAD: Final = 1250
"""From how many pixels at 100 % there is room for three panes."""
SHORT: Final = 480
"""Below so many pixels of height at 100 % everything but the ways on scrolls."""


@frozen
class Chamber:
    """The chamber, while it is open."""

    size: Final = (4000, 4000)

    def tree(self, bench: Bench) -> Element | None:
        """Three panes side by side; in a small window one at a time."""
        if bench.dialog != "chamber" or not may_table(bench):
            return None
        desk = desk_of(bench)
        if bench.desk.size[1] * 100 // bench.desk.ink.theme.scale < SHORT:
            return short(bench, desk)
        return Column((head(bench, desk), Rule(gap=0), *panes(bench, desk), foot(bench)), pad=14, gap=10)

    def act(self, bench: Bench, action: Action) -> bool:
        """Its actions are those of the Council's panel."""
        return False


def room(bench: Bench) -> int:
    """The width of the window in pixels at 100 %."""
    return bench.desk.size[0] * 100 // bench.desk.ink.theme.scale


def short(bench: Bench, desk: CouncilDesk) -> Element:
    """The chamber in a window with little height: the ways on above, all else in one scroll."""
    names = parts_of(bench)
    part = desk.part if desk.part in names else names[0]
    back = Button("Map", ("council", "wide", False), kind="quiet", icon="left", hotkey="Esc", key="leave")
    body = Column(
        (
            Text(desk.agenda().sitting, "strong", "good" if desk.agenda().sits else "soft"),
            said_now(bench),
            crisis_card(bench),
            purse(bench),
            tabs(names, part, "part"),
            PARTS[part][1](bench),
        ),
        gap=8,
    )
    ways_on = Row((back, *ways(bench, desk)), gap=6, wraps=True)
    return Column((ways_on, Scroll(body, key=f"chamber {part}")), pad=10, gap=8)


def head(bench: Bench, desk: CouncilDesk) -> Element:
    """Whether the Council sits, in which period, and which step this is."""
    found = desk.agenda()
    colour = "good" if found.sits else "faint"
    period = "Threatened period" if found.period == "threatened" else found.period.capitalize()
    broad = room(bench) >= BROAD
    name = next((body.title for body in found.bodies if body.convened), "The Council")
    said = Column(
        (
            Text(
                (
                    Span(name, "title" if broad else "heading"),
                    Span(f"   {period}", "strong", PERIODS[found.period]),
                    Span(f"   {found.date}", "body", "soft"),
                )
            ),
            Text(found.sitting, "body", "good" if found.sits else "soft") if broad else None,
        ),
        gap=0,
    )
    close = Button(
        "Back to the map", ("council", "wide", False), kind="quiet", icon="left", hotkey="Esc", key="leave"
    )
    top = Row(
        (Icon("people", colour, 34 if broad else 22), said, close),
        widths=(None, REST, None),
        gap=12,
        align="middle",
    )
    if not broad:
        return top
    return Column(
        (
            top,
            Row((stepper(STEPS, bench.view.step), purse(bench)), widths=(REST, 300), gap=12, align="middle"),
        ),
        gap=8,
    )


def panes(bench: Bench, desk: CouncilDesk) -> Iterator[Element]:
    """The agenda at the left, the table in the middle, rights and what stands at the right."""
    if room(bench) < BROAD:
        names = parts_of(bench)
        part = desk.part if desk.part in names else names[0]
        yield tabs(names, part, "part")
        body = Column((crisis_card(bench), PARTS[part][1](bench)), gap=10)
        yield Pane(Scroll(body, key=f"chamber {part}"))
        return
    wings = tuple(name for name in WINGS if name in parts_of(bench))
    wing = desk.wing if desk.wing in wings else wings[0]
    yield Panes(
        (
            Pane(
                Column((title("Agenda", "scroll"), Scroll(agenda_part(bench), key="chamber agenda")), gap=8)
            ),
            Pane(Scroll(middle(bench, desk), key=f"chamber {bench.view.step}"), border="accent"),
            Pane(
                Column((tabs(wings, wing, "wing"), Scroll(PARTS[wing][1](bench), key=f"wing {wing}")), gap=8)
            ),
        ),
        shares=(32, 38, 30),
    )


def middle(bench: Bench, desk: CouncilDesk) -> Element:
    """What is being done in this step: a package put together, answers, the last word, or how the votes went."""
    view = bench.view
    parts: list[Element | None] = [crisis_card(bench), last_result(bench) if view.step in COUNCIL else None]
    if view.step in ("reply", "final"):
        parts += [title("On the table", "people"), packages_part(bench)]
    elif view.step == "table":
        others = [one for one in desk.agenda().packages if not one.mine]
        parts.append(package_part(bench))
        if others:
            parts += [title("On the table", "people"), packages_part(bench)]
        if has_voted(bench):
            parts += [title("How the last votes went", "envelope"), votes_part(bench, 1)]
    else:
        parts += [title("How the votes went", "envelope"), votes_part(bench), package_part(bench)]
    return Column(parts, gap=10)


def foot(bench: Bench) -> Element:
    """What may be done now: convene, finish the step, or go back to the map."""
    buttons = ways(bench, desk_of(bench))
    return Row((said_now(bench), Row(buttons, gap=8, end=True)), widths=(REST, None), gap=12, align="middle")


def ways(bench: Bench, desk: CouncilDesk) -> list[Element]:
    """Convening the Council and finishing the step, where they are possible."""
    view = bench.view
    buttons: list[Button] = []
    if desk.agenda().convene is not None and view.sits[1] < view.turn:
        buttons.append(convene_button(bench, desk))
    if bench.acts and view.step in COUNCIL:
        done = Done(bench.seat)
        kind = "normal" if any(button.kind == "primary" for button in buttons) else "primary"
        buttons.append(Button("Finish this step", done, kind=kind, key="finish", hotkey="Ctrl+Enter"))
    if bench.acts and view.step not in COUNCIL:
        back = ("council", "wide", False)
        buttons.append(
            Button("Go on at the map", back, kind="primary", icon="arrow", key="go on", hotkey="Enter")
        )
    return list(buttons)


def said_now(bench: Bench) -> Element:
    """What is asked of the seat now, in a sentence."""
    view = bench.view
    if bench.told:
        return lead("warn", Text(bench.told, "strong"), "warn")
    if view.step not in COUNCIL:
        return Text(
            "The Council phase of this turn is over; you can prepare a package for the next.", "body", "soft"
        )
    if not bench.acts:
        who = bench.setting.world.seats.get(bench.table.to_move())
        return Text(
            f"Others move now: {within(who.title)} …" if who else "The game goes on …", "body", "soft"
        )
    if waiting(bench) is not None:
        return lead(
            "flag", Text("A crisis waits for your answer before this step can end.", "strong"), "warn"
        )
    says = {
        "table": "Take measures and put a package; then finish the step."
        if desk_of(bench).agenda().sits
        else "Take measures, or convene the Council for the next turn; then finish the step.",
        "reply": "Answer each package that lies before you. Answers stay sealed until all are given.",
        "final": "Answer the counter: it is the last word on this package.",
    }
    return Text(says.get(view.step, ""), "body")
