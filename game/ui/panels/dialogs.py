"""The cards that lie over the board: why a move was refused, and what is still undone in this step."""

from collections.abc import Mapping
from typing import Final, Protocol

from attrs import frozen

from game.ui.kit import Action, Button, Column, Element, Row, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_chamber import Chamber
from game.ui.panels.refusal import Refusal


class Dialog(Protocol):
    """A card over the board."""

    @property
    def size(self) -> tuple[int, int]:
        """Its width and its height at 100 %, 0 for as high as it needs."""

    def tree(self, bench: Bench) -> Element | None:
        """The card, or None when there is nothing to show."""

    def act(self, bench: Bench, action: Action) -> bool:
        """Take an action of one of its controls; False when it is none of its own."""


@frozen
class Undone:
    """What is still undone, asked once before a step is finished."""

    size: Final = (560, 0)

    def tree(self, bench: Bench) -> Element | None:
        """The question, when the board asks it."""
        if bench.dialog != "undone":
            return None
        buttons = Row(
            (Button("Go back", ("close",)), Button("Finish", ("done",), kind="primary")), gap=8, end=True
        )
        return Column((Text("There is more to do", "title"), buttons), pad=20, gap=12)

    def act(self, bench: Bench, action: Action) -> bool:
        """Its buttons are the board's."""
        return False


def is_undone(bench: Bench) -> bool:
    """Whether to ask before the step is finished."""
    return bench.view.step == "operations" and bench.view.activations > 0


DIALOGS: Final[Mapping[str, Dialog]] = {"chamber": Chamber(), "undone": Undone(), "refused": Refusal()}
"""Every card by its name, the lowest first."""
