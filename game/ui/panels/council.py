"""The Council at the side of the board: whether it sits, what waits for the seat, and the way into the chamber."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import frozen

from game.ui.kit import Action, Button, Card, Column, Element, Row, Text, choices
from game.ui.panels.bench import Bench, Split
from game.ui.panels.council_agenda import agenda_part
from game.ui.panels.council_bits import lead
from game.ui.panels.council_crisis import crisis_card, waiting
from game.ui.panels.council_desk import COUNCIL, CouncilDesk, desk_of, may_table, most
from game.ui.panels.council_offers import offers_part, offers_wait
from game.ui.panels.council_package import package_part
from game.ui.panels.council_standing import measures_part, period_part, promises_part, purse, standing_part
from game.ui.panels.council_table import packages_part
from game.ui.panels.council_votes import last_result, votes_part
from game.ui.panels.rights import rights_part

Part = Callable[[Bench], Element]
PARTS: Final[Mapping[str, tuple[str, Part]]] = {
    "packages": ("Table", packages_part),
    "agenda": ("Agenda", agenda_part),
    "package": ("Package", package_part),
    "matter": ("Rights", rights_part),
    "measures": ("Measures", measures_part),
    "promises": ("Promises", promises_part),
    "standing": ("In force", standing_part),
    "period": ("Period", period_part),
    "votes": ("Votes", votes_part),
    "offers": ("Offers", offers_part),
}
"""The sections, with the words on their tabs."""
OUTSIDE: Final = ("measures", "offers", "standing", "period")
"""The sections of a seat that does not sit at the Council's table."""

TALL: Final = 700
"""From how many pixels at 100 % there is height for a head that does not scroll."""


@frozen
class Council:
    """The Council chamber in the narrow side panel."""

    name: Final = "council"
    title: Final = "Council"
    icon: Final = "people"
    hotkey: Final = "F3"

    def tree(self, bench: Bench) -> Element | Split:
        """Where the Council stands, and one section of it."""
        desk = desk_of(bench)
        names = parts_of(bench)
        part = desk.part if desk.part in names else names[0]
        head = Column((*status(bench, desk), tabs(names, part, "part")), gap=8)
        body = PARTS[part][1](bench)
        if bench.desk.size[1] * 100 // bench.desk.ink.theme.scale < TALL:
            return Column((head, body), gap=10)
        return Split(head, body, key=f"council {part}")

    def act(self, bench: Bench, action: Action) -> bool:
        """Change the draft, the selection or the sections."""
        if not isinstance(action, tuple) or not action or action[0] != "council" or action[1] not in DEEDS:
            return False
        DEEDS[action[1]](bench, desk_of(bench), *action[2:])
        bench.touch()
        return True

    def calls(self, bench: Bench) -> bool:
        """Whether a crisis, a package, a counter or an offer waits for the seat, or it may put one."""
        if not bench.acts:
            return False
        return bench.view.step in COUNCIL or waiting(bench) is not None or offers_wait(bench)


def parts_of(bench: Bench) -> tuple[str, ...]:
    """The sections that the seat has, in the order of their tabs."""
    if not may_table(bench):
        return tuple(name for name in OUTSIDE if name != "offers" or bench.setting.stakes.terms)
    return tuple(name for name in PARTS if name != "offers" or bench.view.offers)


def tabs(names: tuple[str, ...], chosen: str, word: str) -> Element:
    """The tabs of sections."""
    options = tuple((PARTS[name][0], ("council", word, name)) for name in names)
    return choices(options, ("council", word, chosen), key=word, style="small")


def status(bench: Bench, desk: CouncilDesk) -> Iterator[Element | None]:
    """The crisis that waits; whether the Council sits; calling it; the chamber; capital; what has been decided."""
    yield crisis_card(bench)
    found = desk.agenda()
    colour = "good" if found.sits else "faint"
    parts: list[Element | None] = [
        lead("people", Text(found.sitting, "strong" if found.sits else "body"), colour, 22, 12)
    ]
    buttons: list[Element] = []
    if may_table(bench):
        called = bench.view.sits[1] >= bench.view.turn
        if found.convene is not None and not called:
            buttons.append(convene_button(bench, desk))
        buttons.append(
            Button(
                "Open the chamber", ("council", "wide", True), icon="people", key="chamber", hotkey="Shift+F3"
            )
        )
    if buttons:
        parts.append(Row(buttons, gap=8, wraps=True))
    yield Card(parts, edge=colour, pad=12, gap=8)
    yield purse(bench)
    if may_table(bench):
        yield last_result(bench)


def convene_button(bench: Bench, desk: CouncilDesk) -> Button:
    """Calling the Council, greyed when it is not the moment."""
    act = desk.agenda().convene
    assert act is not None
    return Button(
        "Convene it",
        act.move,
        kind="primary" if act.legal else "normal",
        icon="flag",
        key="convene",
        enabled=act.legal,
        tip="It sits from the next turn on." if act.legal else "Not now: press it to see why.",
    )


# -- what its controls do --------------------------------------------------------------------------------------
def _choose(bench: Bench, desk: CouncilDesk, name: str) -> None:
    desk.chosen = name
    desk.wing = "matter"


def _add(bench: Bench, desk: CouncilDesk, name: str) -> None:
    held = desk.draft
    if name in held:
        return
    if len(held) >= most(bench):
        bench.tell(f"A package holds at most {most(bench)} matters: take one out first.")
        return
    desk.drafts[desk.asked] = (*held, name)
    desk.chosen = name


def _begin(bench: Bench, desk: CouncilDesk, matters: tuple[str, ...]) -> None:
    desk.drafts[""] = matters
    desk.chosen = matters[-1]


def _drop(bench: Bench, desk: CouncilDesk, name: str) -> None:
    desk.drafts[desk.asked] = tuple(one for one in desk.draft if one != name)


def _up(bench: Bench, desk: CouncilDesk, name: str) -> None:
    held = list(desk.draft)
    at = held.index(name) if name in held else 0
    if at:
        held[at - 1], held[at] = held[at], held[at - 1]
    desk.drafts[desk.asked] = tuple(held)


def _clear(bench: Bench, desk: CouncilDesk) -> None:
    desk.drafts[desk.asked] = ()


def _counter(bench: Bench, desk: CouncilDesk, package: str) -> None:
    """Begin a counter with what the package holds, or leave it."""
    desk.asked = package
    found = next((one for one in bench.view.packages if one.id == package), None)
    if found is not None:
        desk.drafts.setdefault(package, found.matters)


def _fold(bench: Bench, desk: CouncilDesk, key: str) -> None:
    desk.toggled ^= {key}


def _part(bench: Bench, desk: CouncilDesk, name: str) -> None:
    desk.part = name


def _wing(bench: Bench, desk: CouncilDesk, name: str) -> None:
    desk.wing = name


def _wide(bench: Bench, desk: CouncilDesk, wide: bool) -> None:
    bench.dialog = "chamber" if wide else ""


DEEDS: Final[Mapping[str, Callable[..., None]]] = {
    "choose": _choose,
    "add": _add,
    "begin": _begin,
    "drop": _drop,
    "up": _up,
    "clear": _clear,
    "counter": _counter,
    "fold": _fold,
    "part": _part,
    "wing": _wing,
    "wide": _wide,
}
"""What the words of the Council's actions do."""
