"""The count: all votes of a turn are opened together; a package is adopted as a whole, or not at all."""

from collections.abc import Mapping

from attrs import frozen

from game.core.records import evolve
from game.core.verdict import Finding
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import Package, Reply, State
from game.model.terms import Answer
from game.rules.common import count, joined, note, put
from game.rules.council.adopt import adopt
from game.rules.council.packages import (
    is_sole,
    judge_matters,
    pay,
    price_findings,
    refusal_key,
    sits,
)
from game.rules.council.reply import bound, countered, given
from game.rules.council.words import hearers, office_title, seat_of, table, titles, voting_words

CITE = "rulebook 2.4"


@frozen
class Result:
    """How the votes on one package fell: what carried (None: nothing), and who stood against it."""

    carried: tuple[str, ...] | None
    against: tuple[str, ...]
    countered: bool
    reasons: tuple[str, ...]


def count_votes(state: State, setting: Setting) -> Outcome:
    """Open all votes of the turn, then decide package after package in the order of tabling.

    The Council loses a turn in which it sits and adopts nothing, though something was put to it or an attack waits
    for its answer.
    """
    put_to_vote = [p for p in state.council.packages if not is_sole(setting.law.bodies[p.body])]
    outcome = Outcome(state, tuple(_votes(state, setting, package) for package in put_to_vote))
    council: list[bool] = []
    for package in put_to_vote:
        decided = _decide(state, outcome.state, setting, package)
        if setting.law.bodies[package.body].sits:
            council.append(any(event.kind == "carried" for event in decided.events))
        outcome = joined(outcome, decided)
    after = outcome.state
    if sits(state) and not any(council) and (council or unanswered(after, setting)):
        after = count(after, "council_turns_lost")
    return Outcome(evolve(after, council=evolve(after.council, packages=(), replies=())), outcome.events)


def unanswered(state: State, setting: Setting) -> bool:
    """Whether an attack has happened, and the joint forces are neither deployed nor their plans active (R06, R08)."""
    law = setting.law
    return "attack" in state.happened and not (law.joint_command(state) or law.plans_active(state))


def votes_on(state: State, setting: Setting, package: Package) -> Mapping[str, Answer | None]:
    """How each member voted on a package; None for no vote. The proposer is bound to it."""
    votes: dict[str, Answer | None] = {}
    for voter in setting.law.bodies[package.body].voters:
        reply = given(state, package.id, voter)
        votes[voter] = Answer.AYE if bound(setting, voter, package.by) else reply.answer if reply else None
    return votes


def result(state: State, setting: Setting, package: Package) -> Result:
    """What the votes carry: the package, else the first counter that its body consents to, else nothing."""
    body = setting.law.bodies[package.body]
    votes = votes_on(state, setting, package)
    against = tuple(voter for voter, vote in votes.items() if vote in (None, Answer.NO))
    reasons = [
        _refusal(setting, voter, votes[voter]) + _price(state, setting, package.id, voter)
        for voter in against
    ]
    if body.carries(frozenset(voter for voter, vote in votes.items() if vote is Answer.AYE)):
        return Result(package.matters, (), False, ())
    for owner, counter, question in countered(state):
        if owner.id != package.id:
            continue
        ayes = frozenset(
            v for v in body.voters if _for_counter(state, setting, package, counter, question, v)
        )
        if body.carries(ayes):
            return Result(counter.matters, (), True, ())
        refusing = tuple(voter for voter in body.voters if voter not in ayes and voter not in against)
        against += refusing
        reasons.append(
            f"{office_title(setting, counter.office)} consented only to {titles(setting, counter.matters)}"
        )
        reasons += [
            f"{office_title(setting, voter)} did not accept that" + _price(state, setting, question, voter)
            for voter in refusing
        ]
    return Result(None, against, False, tuple(reasons))


def _for_counter(
    state: State, setting: Setting, package: Package, counter: Reply, question: str, voter: str
) -> bool:
    """Whether a member is for a counter: its author, whoever accepted it, whoever made the same one."""
    if bound(setting, voter, counter.office):
        return True
    answer, own = given(state, question, voter), given(state, package.id, voter)
    accepted = answer is not None and answer.answer is Answer.AYE
    return accepted or (own is not None and set(own.matters) == set(counter.matters))


def _refusal(setting: Setting, voter: str, vote: Answer | None) -> str:
    """A refusal in words; silence is one."""
    return f"{office_title(setting, voter)} {'voted no' if vote else 'did not vote, which refuses'}"


def _price(state: State, setting: Setting, question: str, voter: str) -> str:
    """What a refusal names as its price, with the reason that goes with it; "" where it names none."""
    reply = given(state, question, voter)
    matter = setting.law.matters.get(reply.asks) if reply is not None else None
    if matter is None:
        return ""
    why = f", for {matter.ask}" if matter.ask else ""
    return f"; it asks for “{matter.title}”{why}"


def _votes(state: State, setting: Setting, package: Package) -> Event:
    """The votes on one package, all together, for the members of its body."""
    votes = votes_on(state, setting, package)
    told = "; ".join(
        f"{office_title(setting, v)}: {vote.value if vote else 'no vote'}" for v, vote in votes.items()
    )
    body = setting.law.bodies[package.body]
    values = (titles(setting, package.matters), told)
    return Event("votes", "the votes on {}: {}", values, body.cite, hearers(setting, body), package.id)


def _decide(voted: State, state: State, setting: Setting, package: Package) -> Outcome:
    """One package, with the votes as they were given and the state as earlier packages have made it."""
    found = result(voted, setting, package)
    if found.carried is None:
        return _refuse(state, setting, package, found)
    objections = _objections(state, setting, package, found.carried)
    if objections:
        return _fail(state, setting, package, found.carried, objections)
    return _carry(state, setting, package, found)


def _objections(
    state: State, setting: Setting, package: Package, matters: tuple[str, ...]
) -> tuple[Finding, ...]:
    """What stands against adoption now: changed conditions, and prices that cannot be paid."""
    findings = judge_matters(state, setting, package.by, matters) + price_findings(
        state, setting, matters, ()
    )
    return tuple(finding for finding in findings if not finding.holds)


def _carry(state: State, setting: Setting, package: Package, found: Result) -> Outcome:
    """Consent has been heard: prices are paid, and everything is in force."""
    matters = found.carried or ()
    body = setting.law.bodies[package.body]
    state = count(pay(state, setting, matters), "packages.adopted")
    if found.countered:
        state = count(state, "packages.countered")
    says = "carried as countered: {}: {}" if found.countered else "carried: {}: {}"
    event = Event(
        "carried",
        says,
        (titles(setting, matters), voting_words(body)),
        body.cite,
        hearers(setting, body),
        package.id,
    )
    return joined(Outcome(state, (event,)), adopt(state, setting, matters, package.id, package.by))


def _fail(
    state: State,
    setting: Setting,
    package: Package,
    matters: tuple[str, ...],
    objections: tuple[Finding, ...],
) -> Outcome:
    """There was consent, but no longer the conditions: nothing is adopted, and nobody refused."""
    why = "; ".join(f"{finding.text} [{finding.cite}]" for finding in objections)
    values: tuple[str, ...] = (titles(setting, matters), why)
    says = "not adopted: {}: there was consent, but not every condition holds: {}"
    mandates = state.council.mandates
    if all(name in mandates and mandates[name].turn == state.turn for name in matters):
        says, values = "put twice, and decided once: {}", values[:1]
    event = Event("package_failed", says, values, CITE, table(setting), package.id)
    return Outcome(count(state, "packages.failed"), (event,))


def _refuse(state: State, setting: Setting, package: Package, found: Result) -> Outcome:
    """Consent was withheld: the refusal is remembered, with who refused, and what was refused."""
    body = setting.law.bodies[package.body]
    refused = put(state.council.refused, refusal_key(package.matters), state.turn)
    for owner, counter, _ in countered(state):
        if owner.id == package.id:
            refused = put(refused, refusal_key(counter.matters), state.turn)
    state = count(evolve(state, council=evolve(state.council, refused=refused)), "packages.refused")
    for seat in dict.fromkeys(seat_of(setting, voter) for voter in found.against):
        state = count(state, f"refusals.{seat}")
    if body.sits:
        state = note(state, "council_refused")
    values = (titles(setting, package.matters), voting_words(body), "; ".join(found.reasons))
    cite, says = _grounds(setting, package), "{}: not carried: {}; {}"
    return Outcome(state, (Event("refused", says, values, cite, hearers(setting, body), package.id),))


def _grounds(setting: Setting, package: Package) -> str:
    """The rows on which a refusal rests: those that the body's rule shares with what was put to it."""
    rule = setting.law.bodies[package.body].cite
    put_to_it = {row.strip() for name in package.matters for row in setting.law.matters[name].cite.split(",")}
    return ", ".join(row for row in rule.split(", ") if row.strip() in put_to_it) or rule
