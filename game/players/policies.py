"""Policies to measure a doctrine against: they play the doctrine's war, but vote by one rule."""

from collections.abc import Callable

from attrs import define, field

from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import GiveReply, Move, Propose
from game.model.terms import Answer
from game.players.council_mind import asked_matters
from game.players.decision import Decision
from game.players.doctrine_player import DoctrinePlayer, doctrine_player
from game.players.mind import decided
from game.players.worth import owed_to

Vote = Callable[[Setting, str, tuple[str, ...]], bool]


@define
class Policy:
    """A doctrine player that replies by one rule. `bare` proposes treaty matters without any concession."""

    inner: DoctrinePlayer
    vote: Vote
    proposes: str
    last_decision: Decision = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.last_decision = self.inner.last_decision

    def choose(self, view: View) -> Move:
        """The doctrine's move, but for packages."""
        self.last_decision = self._decide(view)
        return self.last_decision.move

    def _decide(self, view: View) -> Decision:
        mind = self.inner.mind
        if view.step in ("reply", "final"):
            for move in view.tries():
                if isinstance(move, GiveReply) and move.answer is not Answer.COUNTER:
                    aye = self.vote(mind.setting, mind.seat, asked_matters(view, move.package))
                    wanted = Answer.AYE if aye else Answer.NO
                    if move.answer is wanted and view.verdict(move).allowed:
                        return decided(move, "this policy always votes so")
        if view.step == "table" and self.proposes == "bare":
            package = self._bare(view)
            if package is not None:
                return decided(package, "this policy puts whatever can be decided, and asks for nothing")
        found = self.inner.decide(view)
        if isinstance(found.move, Propose) and not self._may_put(found.move.matters):
            return decided(_done(mind.seat), "this policy puts nothing to a vote")
        return found

    def _may_put(self, matters: tuple[str, ...]) -> bool:
        mind = self.inner.mind
        if self.proposes == "owed":
            return bool(owed_to(mind.setting, mind.seat, matters))
        return self.proposes == "any"

    def _bare(self, view: View) -> Propose | None:
        """The longest chain that can be put now without a concession, the deployment first."""
        mind = self.inner.mind
        if any(mind.setting.world.seat_of_office.get(p.by) == mind.seat for p in view.packages):
            return None
        table, joint = mind.setting.law.matters, mind.setting.law.switches.joint_command
        for move in view.tries():
            bare = isinstance(move, Propose) and not any(table[name].owes for name in move.matters)
            if bare and isinstance(move, Propose) and joint in move.matters and view.verdict(move).allowed:
                return move
        return None


def _done(seat: str) -> Move:
    from game.model.moves import Done

    return Done(seat)


def always_aye(setting: Setting, seat: str, seed: int) -> Policy:
    """Consents to everything, and opens and deploys as soon as the Council sits."""
    return Policy(doctrine_player(setting, seat, seed), lambda setting, seat, matters: True, "bare")


def always_no(setting: Setting, seat: str, seed: int) -> Policy:
    """Refuses everything, and puts nothing to a vote."""
    return Policy(doctrine_player(setting, seat, seed), lambda setting, seat, matters: False, "none")


def package_only(setting: Setting, seat: str, seed: int) -> Policy:
    """Consents only where something is owed to it in return, and proposes only that."""
    return Policy(
        doctrine_player(setting, seat, seed),
        lambda setting, seat, matters: bool(owed_to(setting, seat, matters)),
        "owed",
    )
