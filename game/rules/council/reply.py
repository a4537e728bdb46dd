"""Replies: aye, no, or a counter (a binding aye to the changed package); then the last word on it."""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import GiveReply
from game.model.state import Package, Reply, State
from game.model.terms import Answer
from game.rules.common import turn_findings
from game.rules.council.menu import counters
from game.rules.council.packages import (
    counter_id,
    decided_by,
    is_sole,
    judge_package,
    package_named,
    price_findings,
)
from game.rules.council.words import hearers, office_title, own, seat_of, titles, unknown
from game.rules.move_rule import MoveRule

CITE = "rulebook 2.3"


def countered(state: State) -> tuple[tuple[Package, Reply, str], ...]:
    """The counters of this turn: the package, the counter, and the id under which it is answered."""
    return tuple(
        (package, reply, counter_id(package.id, reply.office))
        for package in state.council.packages
        for reply in state.council.replies
        if reply.package == package.id and reply.answer is Answer.COUNTER
    )


def bound(setting: Setting, voter: str, author: str) -> bool:
    """Whether a member is bound to a package: its author, and every office in the same hand."""
    return seat_of(setting, voter) == seat_of(setting, author)


def given(state: State, question: str, office: str) -> Reply | None:
    """The reply of an office to a package or a counter; None while it has given none."""
    replies = state.council.replies
    return next((reply for reply in replies if reply.package == question and reply.office == office), None)


def awaited(state: State, setting: Setting, step: str) -> tuple[tuple[str, str], ...]:
    """The (office, question) pairs a step still waits for: packages to reply to, or counters to answer."""
    bodies = setting.law.bodies
    if step == "reply":
        asked = [
            (voter, package.id)
            for package in state.council.packages
            if not is_sole(bodies[package.body])
            for voter in bodies[package.body].voters
            if not bound(setting, voter, package.by)
        ]
    else:
        asked = [
            (voter, question)
            for package, counter, question in countered(state)
            for voter in bodies[package.body].voters
            if not bound(setting, voter, counter.office)
        ]
    return tuple((voter, question) for voter, question in asked if given(state, question, voter) is None)


def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[GiveReply]:
    """To every package that awaits the seat: aye, no, and small changes; to a counter, aye or no."""
    from game.rules.sequence import STEPS

    for office, question in awaited(state, setting, STEPS[state.step].id):
        if seat_of(setting, office) != seat or about not in ("", question):
            continue
        yield GiveReply(office, question, Answer.AYE)
        yield GiveReply(office, question, Answer.NO)
        package = package_named(state, question)
        if package is not None:
            for matters in counters(setting, package, office):
                yield GiveReply(office, question, Answer.COUNTER, matters)


def verdict(state: State, setting: Setting, move: GiveReply) -> Verdict:
    """A member replies once, to a package of another in the reply step or to a counter in the last one."""
    from game.rules.sequence import STEPS

    step = STEPS[state.step].id
    seat = seat_of(setting, move.office)
    findings = list(turn_findings(state, setting, seat, ("reply", "final"), "replying to a package"))
    if move.office not in setting.world.offices:
        findings.append(unknown("office", move.office, setting.world.offices, CITE))
    questions = _questions(state, setting, seat, step) if step in ("reply", "final") else {}
    if move.package not in questions:
        findings.append(unknown("package", move.package, questions, CITE))
        return Verdict("council.reply", tuple(findings))
    package, counter = questions[move.package]
    findings += _standing(state, setting, move, package, counter, step)
    if move.answer is Answer.COUNTER:
        findings += _counter_findings(state, setting, move, package, counter)
    else:
        empty = not move.matters
        findings.append(Finding("plain", empty, "only a counter names matters", (), CITE))
        if move.answer is Answer.AYE:
            matters = counter.matters if counter else package.matters
            findings += price_findings(state, setting, matters, (seat,))
    if move.asks:
        findings.append(_asked_for(setting, move, seat))
    return Verdict("council.reply", tuple(findings))


def _asked_for(setting: Setting, move: GiveReply, seat: str) -> Finding:
    """Only a refusal names its price, and only what another seat could promise."""
    matter = setting.law.matters.get(move.asks)
    fits = move.answer is Answer.NO and matter is not None and matter.owes not in ("", seat)
    says = "only a refusal may name its price, and that must be another's concession, not “{}”"
    return Finding("asks", fits, says, (matter.title if matter else move.asks,), CITE)


def effect(state: State, setting: Setting, move: GiveReply) -> Outcome:
    """The reply lies sealed until the votes are opened; a counter, until all replies are in."""
    reply = Reply(
        package=move.package, office=move.office, answer=move.answer, matters=move.matters, asks=move.asks
    )
    council = evolve(state.council, replies=(*state.council.replies, reply))
    said = f": {titles(setting, move.matters)}" if move.matters else ""
    values = (office_title(setting, move.office), move.answer.value, said)
    event = Event(
        "replied", "{} replies {}{}", values, CITE, own(seat_of(setting, move.office)), subject=move.package
    )
    return Outcome(evolve(state, council=council), (event,))


def _questions(
    state: State, setting: Setting, seat: str, step: str
) -> dict[str, tuple[Package, Reply | None]]:
    """Every package that lies before a seat, and every counter once they are opened, by its id; its own always."""
    hears = {
        one.id for one in state.council.packages if seat in hearers(setting, setting.law.bodies[one.body])
    }
    questions: dict[str, tuple[Package, Reply | None]] = {
        one.id: (one, None) for one in state.council.packages if one.id in hears
    }
    opened = {
        question: (one, counter)
        for one, counter, question in countered(state)
        if one.id in hears and (step == "final" or seat_of(setting, counter.office) == seat)
    }
    return {**questions, **opened}


def _standing(
    state: State, setting: Setting, move: GiveReply, package: Package, counter: Reply | None, step: str
) -> tuple[Finding, ...]:
    """Whether this office is asked, in this step, and has not answered."""
    body = setting.law.bodies[package.body]
    author = counter.office if counter else package.by
    who = office_title(setting, move.office)
    return (
        Finding(
            "voter", move.office in body.voters, "{} must be a member of {}", (who, body.title), body.cite
        ),
        Finding("other", *_of_another(setting, move.office, author), (who,), CITE),
        Finding("open", not is_sole(body), "{} must decide by votes", (body.title,), body.cite),
        Finding(
            "now",
            (counter is None) is (step == "reply"),
            "packages are answered first, counters last",
            (),
            CITE,
        ),
        Finding(
            "once",
            given(state, move.package, move.office) is None,
            "{} must not have replied yet",
            (who,),
            CITE,
        ),
    )


def _of_another(setting: Setting, office: str, author: str) -> tuple[bool, str]:
    """Whether an office answers what another has put, in words."""
    if bound(setting, office, author):
        return False, "{} is bound to its own package and must not answer it"
    return True, "{} answers what another has put"


def _counter_findings(
    state: State, setting: Setting, move: GiveReply, package: Package, counter: Reply | None
) -> tuple[Finding, ...]:
    """Whether the changed package may be put: a change of this one, legal, the seat's only counter."""
    seat = seat_of(setting, move.office)
    changed = set(move.matters) != set(package.matters)
    related = bool(set(move.matters) & set(package.matters))
    earlier = any(seat_of(setting, reply.office) == seat for _, reply, _ in countered(state))
    same = decided_by(setting, move.matters) == package.body
    return (
        Finding("first", counter is None, "a counter is not countered again", (), CITE),
        Finding("single", not earlier, "a seat makes one counter a turn", (), CITE),
        Finding("changed", changed, "a counter must change the package", (), CITE),
        Finding("related", related, "a counter must keep something of the package", (), CITE),
        Finding("same_body", same, "a counter must stay with the same body", (), CITE),
        *judge_package(state, setting, move.office, move.matters),
    )


REPLY = MoveRule(options, verdict, effect)
