"""Numbers of the chapter on the air: impulses, radar, interception, missiles."""

from typing import ClassVar

from attrs import frozen


@frozen(kw_only=True)
class AirNumbers:
    """Ranges in hexes, times in impulses of ten minutes, chances in per cent."""

    __marked__: ClassVar[bool] = True

    impulses: int
    decisions: int
