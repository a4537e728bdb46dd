"""Numbers of the chapter on politics: sittings, capital, promises, escalation."""

from typing import ClassVar

from attrs import frozen


@frozen(kw_only=True)
class PoliticsNumbers:
    """Times in turns, everything else in points; `package_size` is how many matters one package may hold."""

    __marked__: ClassVar[bool] = True

    sitting: int
    capital: int
    capital_kept: int
    measures: int
    package_size: int
    refused_wait: int
    breach_breaker: int
    breach_partner: int
    breach_surcharge: int
    price_low: int
    price_high: int
    escalation: int
    missiles: int
    trace: int
    offer_turns: int
