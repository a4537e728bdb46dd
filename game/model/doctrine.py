"""A doctrine: how the AI of a seat decides. Data for players; no rule reads it."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import field, frozen


@frozen(kw_only=True)
class Doctrine:
    """Goals with weights, red lines, patience, risk and distrust of one kind of seat.

    `red_lines` are matters that this AI never accepts; a human seat sees them as an order from home.
    """

    __marked__: ClassVar[bool] = True

    title: str
    goals: Mapping[str, int] = field(factory=dict)
    red_lines: tuple[str, ...] = ()
    patience: int
    risk: int
    distrust: int
    numbers: Mapping[str, int] = field(factory=dict)
    order_from_home: str = ""
    cite: str = ""
