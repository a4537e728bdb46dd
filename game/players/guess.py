"""The score that a seat may expect, from what it sees and what it supposes: the chance of each objective.

Everything is in per cent and hundredths of a point. Nothing here looks at the true State.
"""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from game.law.clauses.course import TrackIs
from game.law.setting import Setting
from game.model.terms import Period, PromiseStatus
from game.players.outlook import Outlook

HALF = 50
SURE = 100
MADE = "promises_made."
SOON = 6
"""Turns before the end from which on what has not been done is done less and less likely."""


@frozen(kw_only=True, eq=False)
class Guess:
    """The suppositions of one seat: per cent that a promise is kept, one is trusted, the period closes, …"""

    setting: Setting
    seat: str
    keep: int = 90
    trust: int = 60
    closes: int = HALF
    ties: int = HALF
    left: int = 1

    def objective(self, now: Outlook, name: str) -> int:
        """The chance, in per cent, that an objective holds at the end."""
        chance = SURE
        for kind, clause in self.setting.stakes.objectives[name].needs.clauses:
            judge = JUDGES.get(kind)
            chance = chance * (judge(self, now, clause) if judge else HALF) // SURE
            if not chance:
                break
        return chance

    def expected(self, now: Outlook, objectives: tuple[str, ...]) -> int:
        """The score expected from these objectives."""
        table = self.setting.stakes.objectives
        return sum(table[name].points * self.objective(now, name) for name in objectives)


def _decision(guess: Guess, now: Outlook, clause: Any) -> int:
    return SURE if (clause.matter in now.mandates) is not clause.absent else 0


def _any_decision(guess: Guess, now: Outlook, clause: Any) -> int:
    return SURE if any(name in now.mandates for name in clause.one_of) else 0


def _post(guess: Guess, now: Outlook, clause: Any) -> int:
    holder = now.posts.get(clause.post) or guess.setting.law.posts[clause.post].holder
    return SURE if guess.setting.world.offices[holder].side == clause.side else 0


def _lease(guess: Guess, now: Outlook, clause: Any) -> int:
    if all(now.leases.get(name) in clause.one_of for name in clause.all_of):
        return SURE
    return _promised(guess, now, "lease")


def _promised(guess: Guess, now: Outlook, kind: str) -> int:
    """The chance that an open promise whose test asks for this comes true."""
    for name, by in now.promised:
        test = guess.setting.law.matters[name].test
        if test is not None and any(clause == kind for clause, _ in test.clauses):
            return guess.keep if by == guess.seat else guess.trust
    return 0


def _period(guess: Guess, now: Outlook, clause: Any) -> int:
    if now.period in clause.one_of:
        return SURE
    owed = _promised(guess, now, "period")
    closes = guess.closes * min(SOON, guess.left) // SOON
    return closes + (SURE - closes) * owed // SURE if Period.PEACETIME in clause.one_of else HALF


def _tally(guess: Guess, now: Outlook, clause: Any) -> int:
    value = now.view.tally.get(clause.tally, 0)
    if clause.tally.startswith(MADE):
        by = clause.tally.removeprefix(MADE)
        value += sum(owes == by for _, owes in now.promised) - sum(
            p.by == by and p.status is PromiseStatus.OPEN for p in now.view.promises
        )
    if value > clause.at_most:
        return 0
    if clause.at_least <= value:
        return SURE if not clause.at_most or clause.at_most >= 1_000 else 70
    for name, by in now.promised:
        test = guess.setting.law.matters[name].test
        if test is not None and test.tally is not None and test.tally.tally == clause.tally:
            missing: int = clause.at_least - value
            return (guess.keep if by == guess.seat else guess.trust) // missing
    return 0


def _promises(guess: Guess, now: Outlook, clause: Any) -> int:
    own = [p for p in now.view.promises if p.by == clause.seat]
    if any(p.status is PromiseStatus.BROKEN for p in own):
        return 0
    made = sum(p.status is PromiseStatus.KEPT for p in own) + sum(by == clause.seat for _, by in now.promised)
    return guess.keep if made >= clause.made else 0


def _obligations(guess: Guess, now: Outlook, clause: Any) -> int:
    held: int = sum(by != clause.to for _, by in now.promised)
    wanted: int = max(1, clause.count)
    return min(SURE, SURE * held // wanted)


def brings(setting: Setting, event: str) -> str:
    """The matter by whose decision something will most likely happen; "" where none is."""
    switches = setting.law.switches
    return {"deployment": switches.joint_command, "aggression_declared": switches.plans}.get(event, "")


def _happened(guess: Guess, now: Outlook, clause: Any) -> int:
    coming = brings(guess.setting, clause.event)
    if clause.event in now.view.happened:
        return 0 if clause.never else SURE
    if coming in now.mandates:
        return 10 if clause.never else 90
    return SURE if clause.never else 0


def _presence(guess: Guess, now: Outlook, clause: Any) -> int:
    joint = guess.setting.law.switches.joint_command in now.mandates
    if clause.at_least:
        return 70 if joint else 0
    return SURE - guess.ties if joint else SURE


def _track(guess: Guess, now: Outlook, clause: Any) -> int:
    return track_chance(clause, now.tracks.get(clause.track, HALF))


def track_chance(clause: TrackIs, value: int) -> int:
    """The chance that a track will lie within bounds that stands at a value now."""
    room = min(value - clause.at_least, clause.at_most - value)
    return max(5, min(95, HALF + 5 * room))


def _holds(guess: Guess, now: Outlook, clause: Any) -> int:
    world, place = guess.setting.world, guess.setting.world.facility_place[clause.facility]
    owner = world.ground_of(place)
    holder = now.view.control.get(place) or (world.sides[owner].alliance if owner else "")
    return SURE if holder == clause.alliance else 0


JUDGES: Mapping[str, Callable[[Guess, Outlook, Any], int]] = {
    "decision": _decision,
    "other_decision": _decision,
    "any_decision": _any_decision,
    "post": _post,
    "other_post": _post,
    "lease": _lease,
    "period": _period,
    "tally": _tally,
    "other_tally": _tally,
    "promises": _promises,
    "obligations": _obligations,
    "happened": _happened,
    "other_happened": _happened,
    "presence": _presence,
    "other_presence": _presence,
    "track": _track,
    "other_track": _track,
    "holds": _holds,
    "other_holds": _holds,
}
