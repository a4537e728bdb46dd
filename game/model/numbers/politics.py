"""Numbers of the chapter on politics: sittings, capital, promises, escalation, the score."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import field, frozen

from game.model.terms import Posture


@frozen(kw_only=True)
class PostureNumbers:
    """What a posture of the Westerns costs and gains in escalation points, and what it moves at once."""

    cost: int = 0
    gain: int = 0
    tracks: Mapping[str, int] = field(factory=dict)


@frozen(kw_only=True)
class HybridAnswer:
    """One way a hybrid act may turn out: its weight, what it moves, and the events it puts on record."""

    title: str
    weight: int
    tracks: Mapping[str, int] = field(factory=dict)
    happens: tuple[str, ...] = ()
    cite: str = ""


@frozen(kw_only=True)
class PoliticsNumbers:
    """Times in turns, chances in per cent, everything else in points.

    `escalation` is what the Westerns begin with and `escalation_most` what a pause can fill it to; `postures`
    and `hybrid` are keyed by posture and by answer; a posture that is not there is not open. A salvo names
    `salvo_targets` facilities; how many missiles it fires is a number of the air chapter.
    A military result under `military_low` halves private points; the other `_most` cap the parts of a score.
    A turn of presence without a legal basis costs `presence_breach`.
    `capital_most` is the most that Control may raise a seat's capital to, `package_size` how many matters one
    package may hold.
    """

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
    escalation_most: int
    salvo_targets: int
    military_most: int
    military_low: int
    private_most: int
    card_most: int
    presence_breach: int
    capital_most: int
    postures: Mapping[Posture, PostureNumbers] = field(factory=dict)
    hybrid: Mapping[str, HybridAnswer] = field(factory=dict)
