"""Clauses on take-off: the keys of duty officers."""

from typing import ClassVar

from attrs import frozen

from game.core.verdict import Finding
from game.law.clauses.case import Case
from game.law.clauses.parts import Part
from game.law.clauses.politics import listing


@frozen(kw_only=True)
class KeysTurned:
    """Every voter of a body has turned its key for this unit and track (R43, R44).

    With `own`, only the voters of the unit's own side are asked (X39).
    """

    reads: ClassVar[frozenset[Part]] = frozenset({Part.KEYS, Part.UNIT})
    body: str
    own: bool = False
    cite: str

    def voters(self, case: Case) -> tuple[str, ...]:
        """The offices whose keys count."""
        world = case.setting.world
        voters = case.setting.law.bodies[self.body].voters
        side = world.side_of[case.unit]
        return tuple(office for office in voters if not self.own or world.offices[office].side == side)

    def met(self, case: Case) -> Finding:
        """Whether all keys that count are turned."""
        world, keys = case.setting.world, case.state.air.keys
        voters = self.voters(case)
        missing = tuple(o for o in voters if keys.get(f"{case.unit}/{case.target}/{o}", 0) <= 0)
        all_of = (
            listing(tuple(world.offices[o].title for o in voters), "and") if voters else "no duty officer"
        )
        names = listing(tuple(world.offices[o].title for o in missing), "and") if missing else "no key"
        holds = bool(voters) and not missing
        return Finding("keys", holds, "{} must agree; missing: {}", (all_of, names), self.cite)
