"""Articles, legal bases, command rules and automatic consequences: law as data, each with its citation."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from game.law.clauses import Needs

ASKED: Final = (
    "attack",
    "dig_in",
    "entry",
    "equipment",
    "expel",
    "host_supply",
    "joint_duty",
    "pursuit",
    "scramble_base",
    "scramble_guest",
    "scramble_national",
    "scramble_rgf",
    "weapons",
)
"""The articles that rules ask before something is done."""

TOLD: Final = ("exercise", "facility_access", "plan_rgf", "rgf_order")
"""Articles that only the matrix of rights shows: what they say is decided by command rules and legal bases."""


@frozen(kw_only=True)
class Article:
    """A treaty rule on one kind of act: all its needs must hold."""

    title: str
    needs: Needs = Needs()
    cite: str
    note: str = ""


@frozen(kw_only=True)
class Basis:
    """A legal basis: why a foreign unit may be where it is (R78, X04)."""

    title: str
    needs: Needs
    cite: str


@frozen(kw_only=True)
class CommandRule:
    """Who orders the units that meet its needs. The first rule that holds gives the superior (X06).

    `superior` names an office, a post, or "national" for the unit's own command.
    """

    title: str
    superior: str
    needs: Needs = Needs()
    cite: str


@frozen(kw_only=True)
class Automatic:
    """Matters that come into force without a vote when the needs hold; the baseline has none (R06, R08)."""

    title: str
    needs: Needs
    adopts: tuple[str, ...]
    cite: str


@frozen(kw_only=True)
class Switches:
    """Readings of the text that it leaves open, each switchable (X02, X03, X10, X37).

    `joint_command` is the matter whose mandate forms the Joint Command, `plans` the one that makes the
    application plans active.
    """

    base_needs_both: bool = False
    plans: str = "declare_aggression"
    joint_command: str = "deploy_rgf"
    notes: Mapping[str, str] = field(factory=dict)
