"""Clauses on take-off, tracks and the use of weapons in the air."""

from collections.abc import Mapping

from attrs import field, frozen

from game.core.verdict import Finding
from game.law.clauses.case import Case
from game.law.clauses.politics import listing


@frozen(kw_only=True)
class KeysTurned:
    """Every voter of a body has turned its key for this unit and track (R43, R44).

    With `own`, only the voters of the unit's own side are asked (X39); with `post`, only those of the side
    that holds the post.
    """

    body: str
    own: bool = False
    post: str = ""
    cite: str

    def voters(self, case: Case) -> tuple[str, ...]:
        """The offices whose keys count."""
        world, law = case.setting.world, case.setting.law
        voters = law.bodies[self.body].voters
        if not (self.own or self.post):
            return voters
        side = (
            world.offices[law.holder(case.state, self.post)].side if self.post else world.side_of[case.unit]
        )
        return tuple(office for office in voters if world.offices[office].side == side)

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


@frozen(kw_only=True)
class HostileTrack:
    """What is aimed at carries weapons on this attack; or the matter `or_decided` has been adopted."""

    or_decided: str = ""
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the track may be shot at."""
        law = case.setting.law
        track = next((track for track in case.state.air.tracks if track.id == case.target), None)
        armed = track is not None and track.weapons
        decided = bool(self.or_decided) and law.mandate(case.state, self.or_decided) is not None
        other = f", or “{law.matters[self.or_decided].title}” be decided" if self.or_decided else ""
        says = "the track must come with weapons{}; until then it is identified and escorted"
        return Finding("hostile", armed or decided, says, (other,), self.cite)


@frozen(kw_only=True)
class LawOfTerritory:
    """The legislation of the state underneath allows the use of weapons (R45).

    `articles` names the article that stands for each side's legislation, `elsewhere` the one for other places.
    """

    articles: Mapping[str, str] = field(factory=dict)
    elsewhere: str
    cite: str

    def met(self, case: Case) -> Finding:
        """Whether the article of the territory allows it, with its objections."""
        world, law = case.setting.world, case.setting.law
        owner = world.ground_of(case.place) if case.place is not None else ""
        verdict = law.judge(self.articles.get(owner, self.elsewhere), case)
        title = law.articles[verdict.rule].title if verdict.rule in law.articles else verdict.rule
        reasons = "; ".join(finding.text for finding in verdict.objections) or "nothing stands against it"
        says = "the law of the place applies ({}): {}"
        return Finding("territory", verdict.allowed, says, (title, reasons), self.cite)
