"""A doctrine: how the AI of a seat decides. Data for players; no rule reads it."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import field, frozen


@frozen(kw_only=True)
class Term:
    """Something that a decision wins or loses beyond the objectives that name it: term × chance × turns left.

    `points` in hundredths; `chance` in per cent by stage: how likely it matters. A decision tells only after `lead`
    turns, so that its worth falls with the turns left. It counts from the event `since` on and up to `until`, and
    only while the decisions `needs` are in force or in the same package. With `track` it counts by how far that track
    has gone from `nothing`, where it counts nothing, to `full`, where it counts wholly; whoever does not see the
    track leaves it out.
    """

    __marked__: ClassVar[bool] = True

    title: str
    matters: tuple[str, ...]
    points: int
    chance: Mapping[str, int] = field(factory=dict)
    lead: int = 0
    since: str = ""
    until: str = ""
    needs: tuple[str, ...] = ()
    track: str = ""
    nothing: int = 0
    full: int = 100
    assumption: str = ""
    cite: str = ""

    def counts(self, tracks: Mapping[str, int]) -> int:
        """How much of it counts, in per cent; nothing where its track is not seen."""
        if not self.track:
            return 100
        if self.track not in tracks or self.full == self.nothing:
            return 0
        return max(0, min(100, 100 * (tracks[self.track] - self.nothing) // (self.full - self.nothing)))


@frozen(kw_only=True)
class Plan:
    """A campaign under one intent: from which turn on each posture is due, and what ground it is about.

    Turns are drawn up to `spread` later. An offensive waits for the decision `awaits` of the other side, until turn
    `patience` at most. `aims` are facilities, the first first; with `holds` ground that is taken is kept. An attack
    that has begun goes on while it is weaker by `bold` per cent at most. `sends` gives units an aim of their own until
    it is taken; `aside` sends units to another front, in `aside_chance` of a hundred games, from turn `aside_from` on.
    """

    __marked__: ClassVar[bool] = True

    title: str
    hybrid: int = 0
    salvo: int = 0
    salvoes: int = 0
    offensive: int = 0
    offensives: int = 0
    spread: int = 0
    awaits: str = ""
    patience: int = 0
    aims: tuple[str, ...] = ()
    holds: bool = True
    bold: int = 0
    sends: Mapping[str, str] = field(factory=dict)
    aside: Mapping[str, str] = field(factory=dict)
    aside_chance: int = 0
    aside_from: int = 0
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Doctrine:
    """Goals with weights, red lines, patience, risk and distrust of one kind of seat.

    `goals` weigh a point of a track in hundredths of a point of score. `red_lines` are matters that this AI never
    accepts; a human seat sees them as an order from home. `patience` is in turns, `risk` and `distrust` in per cent.
    """

    __marked__: ClassVar[bool] = True

    title: str
    goals: Mapping[str, int] = field(factory=dict)
    red_lines: tuple[str, ...] = ()
    patience: int
    risk: int
    distrust: int
    numbers: Mapping[str, int] = field(factory=dict)
    terms: Mapping[str, Term] = field(factory=dict)
    plans: Mapping[str, Plan] = field(factory=dict)
    order_from_home: str = ""
    assumption: str = ""
    cite: str = ""
