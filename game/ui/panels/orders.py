"""The panel of orders: the selected unit and what it may do."""

from typing import Final

from attrs import frozen

from game.ui.kit import Action, Column, Element, Text
from game.ui.panels.bench import Bench


@frozen
class Orders:
    """What is selected, and the orders that it may get."""

    name: Final = "orders"
    title: Final = "Orders"
    icon: Final = "flag"
    hotkey: Final = "F2"

    def tree(self, bench: Bench) -> Element:
        """The unit's title, or how to begin."""
        unit = bench.setting.world.units.get(bench.unit)
        return Column((Text(unit.title if unit else "Select a unit on the map", "heading"),))

    def act(self, bench: Bench, action: Action) -> bool:
        """It has no controls of its own."""
        return False

    def calls(self, bench: Bench) -> bool:
        """Whether units may still act."""
        return bench.acts and bench.view.step == "operations"
