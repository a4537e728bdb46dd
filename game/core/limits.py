"""Limits on a value, written beside its type: `hex: Annotated[str, Limit(pattern="[0-9]{4}")]`."""

from attrs import frozen


@frozen(kw_only=True)
class Limit:
    """What a number or a text may be. Lengths count characters of a text or items of a list.

    `pattern` must match the whole text; `says` tells a reader what it wants ("four digits, column then row").
    """

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str = ""
    says: str = ""
