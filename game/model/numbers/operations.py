"""Numbers of the chapter on operations: movement, rail, stacking, supply, combat."""

from typing import ClassVar

from attrs import frozen


@frozen(kw_only=True)
class OperationsNumbers:
    """Ranges in hexes, times in turns, costs in movement points."""

    __marked__: ClassVar[bool] = True

    days_to_leave: int
