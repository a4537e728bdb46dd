"""The panels at the side of the board, in the order of their tabs: each is listed here once."""

from collections.abc import Mapping
from typing import Final

from game.ui.panels.aims import Aims
from game.ui.panels.bench import Side
from game.ui.panels.council import Council
from game.ui.panels.duty import Duty
from game.ui.panels.log import Log
from game.ui.panels.orders import Orders
from game.ui.panels.tracks import Tracks

SIDES: Final[Mapping[str, Side]] = {
    side.name: side for side in (Orders(), Council(), Duty(), Tracks(), Aims(), Log())
}
"""Every panel by its name."""
