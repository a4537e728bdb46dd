"""Adoption: the one place where decided matters come into force, with all that follows by law."""

from game.law.clauses import Case
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import State
from game.model.terms import LeaseStatus, Period
from game.rules import promises, tracks
from game.rules.common import joined, note
from game.rules.council.enact import enact, in_force
from game.rules.council.packages import decided_by
from game.rules.council.words import audience, office_title, seat_of

JOINT_COMMAND = "R10, X03, P19"
PERIOD_EVENTS = {
    Period.PEACETIME: "period_closed",
    Period.THREATENED: "period_opened",
    Period.WARTIME: "aggression_declared",
}


def adopt(state: State, setting: Setting, matters: tuple[str, ...], package: str, by: str) -> Outcome:
    """Bring matters into force, in their order, as one decision.

    Nothing is judged and nothing is paid here. `package` is the id under which mandates and promises are
    kept, `by` the office that put the matters; "" for what comes into force by law.
    """
    body = setting.law.bodies.get(decided_by(setting, matters))
    seats = frozenset(seat_of(setting, voter) for voter in body.voters) if body and by else frozenset()
    outcome = Outcome(state)
    for matter in matters:
        outcome = joined(
            outcome, _adopt_one(outcome.state, setting, matter, package, by, body.title if body else "")
        )
        outcome = joined(outcome, promises.breached_by(outcome.state, setting, matter, seats, package))
        to = _partner(setting, matter, seats, by)
        outcome = joined(outcome, promises.make(outcome.state, setting, matter, package, to))
    return outcome


def automatic(state: State, setting: Setting) -> Outcome:
    """Matters that come into force without a vote when law says so; none in the baseline (R06)."""
    outcome = Outcome(state)
    for rule in setting.law.automatic.values():
        now = outcome.state
        fresh = tuple(name for name in rule.adopts if not in_force(now, setting, name))
        if not fresh or not rule.needs.hold(Case(now, setting)):
            continue
        for matter in fresh:
            if _ripe(outcome.state, setting, matter):
                heard = audience(setting, matter)
                event = Event("automatic", "no vote is needed: {}", (rule.title,), rule.cite, heard, matter)
                outcome = Outcome(outcome.state, (*outcome.events, event))
                package = f"{state.turn}/automatic"
                outcome = joined(outcome, adopt(outcome.state, setting, (matter,), package, ""))
    return outcome


def _ripe(state: State, setting: Setting, matter: str) -> bool:
    """Whether a matter's own needs hold, the sitting of its body apart."""
    case = Case(state, setting, matter=matter)
    clauses = setting.law.matters[matter].needs.clauses
    return all(clause.met(case).holds for name, clause in clauses if name not in ("sitting", "office"))


def _partner(setting: Setting, matter: str, seats: frozenset[str], by: str) -> str:
    """The seat that a concession is promised to: who put it, or else the first other member of the body."""
    owes = setting.law.matters[matter].owes
    proposer = seat_of(setting, by)
    if proposer != owes:
        return proposer
    return next((seat for seat in setting.world.seats if seat in seats and seat != owes), proposer)


def _adopt_one(state: State, setting: Setting, matter: str, package: str, by: str, body: str) -> Outcome:
    """One matter in force, and what follows from it by law."""
    found = setting.law.matters[matter]
    after = enact(state, setting, matter, package)
    who = body if by else "the law itself"
    heard = audience(setting, matter)
    says = "“{}” is in force by decision of {}"
    adopted = Event("adopted", says, (found.title, who), found.cite, heard, subject=matter)
    if found.makes.event:
        after = note(after, found.makes.event)
    after, legal = _period_events(state, after, setting, matter)
    after, command = _command_events(state, after, setting, matter)
    events = (adopted, *legal, *_ended_events(state, after, setting, matter), *command)
    outcome = Outcome(after, (*events, *_status_events(setting, matter)))
    if found.makes.expels:
        outcome = joined(outcome, _expulsion(outcome.state, setting, matter))
    moved = tracks.shifts(outcome.state, setting, found.makes.tracks, found.title, found.cite, heard)
    return joined(outcome, moved)


def _period_events(
    before: State, after: State, setting: Setting, matter: str
) -> tuple[State, tuple[Event, ...]]:
    """That the period has changed, and which joint components are now part of another (R32)."""
    old, new = before.period, after.period
    if old is new:
        return after, ()
    cite = setting.law.matters[matter].cite
    events = [
        Event("period", "the period is now {}; it was {}", (new.value, old.value), cite, subject=new.value)
    ]
    for group in setting.law.groups.values():
        for name, periods in group.joins.items():
            titles = (setting.law.groups[name].title, group.title)
            if new in periods and old not in periods:
                says = "{} becomes a composite part of {} and works to a single plan"
                events.append(Event("joins", says, titles, "R32, P26", subject=name))
            elif old in periods and new not in periods:
                says = "{} is no longer part of {}; direct subordination to the national commands is back"
                events.append(Event("leaves", says, titles, "R31, P26", subject=name))
    after = note(after, PERIOD_EVENTS[new])
    return after, (*events, *_calendar_events(before, after, setting, cite))


def _calendar_events(before: State, after: State, setting: Setting, cite: str) -> tuple[Event, ...]:
    """That the calendar goes by days from now on, or by whole turns again."""
    was, now = setting.clock(before), setting.clock(after)
    if bool(was.alarm) is bool(now.alarm):
        return ()
    if now.alarm:
        says, value = "the calendar goes by days from now on: it is {}", now.heading(after.turn)
    else:
        says, value = "the calendar goes on with {} next", now.label(after.turn + 1)
    return (Event("calendar", says, (value,), f"{cite}; rulebook 1.1"),)


def _command_events(
    before: State, after: State, setting: Setting, matter: str
) -> tuple[State, tuple[Event, ...]]:
    """That the Joint Command has appeared or dissolved, plans are active, posts have changed hands."""
    law = setting.law
    events: list[Event] = []
    for post in law.posts:
        old, new = law.holder(before, post), law.holder(after, post)
        if old != new:
            says = "the {} is now {}; it was {}"
            values = (law.posts[post].title, office_title(setting, new), office_title(setting, old))
            events.append(Event("post", says, values, law.posts[post].cite, subject=post))
    if law.plans_active(after) and not law.plans_active(before):
        says = "the application plans of the joint forces are active"
        events.append(Event("plans", says, (), "R08, X02, X37, P24", subject="active"))
    had, has = law.joint_command(before), law.joint_command(after)
    if has and not had:
        after = note(after, "jc_formed")
        events.append(_joint_command(after, setting))
    elif had and not has:
        says = "the Joint Command dissolves; its forces return to the national commands"
        events.append(Event("joint_command", says, (), JOINT_COMMAND, subject="dissolved"))
    return after, tuple(events)


def _joint_command(state: State, setting: Setting) -> Event:
    """The Joint Command forms on the basis of the ministry of the ex officio commander's state (R10)."""
    law, world = setting.law, setting.world
    posts = tuple(name for name, post in law.posts.items() if post.ex_officio) or tuple(law.posts)
    holder = law.holder(state, posts[0]) if posts else ""
    if holder not in world.offices:
        return Event("joint_command", "the Joint Command is formed", (), JOINT_COMMAND, subject="formed")
    says = "the Joint Command is formed on the basis of the Ministry of Defence of {}; the {} is {}"
    office = world.offices[holder]
    values = (world.sides[office.side].title, law.posts[posts[0]].title, office.title)
    return Event("joint_command", says, values, f"{JOINT_COMMAND}, R11", subject="formed")


def _ended_events(before: State, after: State, setting: Setting, matter: str) -> tuple[Event, ...]:
    """Decisions that are void from now on."""
    law = setting.law
    ended = (n for n in before.council.mandates if law.mandate(before, n) and not law.mandate(after, n))
    cite, says = f"{law.matters[matter].cite}; rulebook 2.6", "“{}” is no longer in force"
    return tuple(
        Event("mandate_ended", says, (law.matters[name].title,), cite, audience(setting, name), subject=name)
        for name in ended
    )


def _status_events(setting: Setting, matter: str) -> tuple[Event, ...]:
    """Leases, bases and facilities whose status the matter changes."""
    found, world = setting.law.matters[matter], setting.world
    leases = tuple(
        Event(
            "lease", "the lease of {} is {}", (world.title_of(name), _lease(status)), found.cite, subject=name
        )
        for name, status in found.makes.leases.items()
    )
    changed = tuple((name, "founded") for name in found.makes.founds) + tuple(
        (n, "closed") for n in found.makes.closes
    )
    return leases + tuple(
        Event(word, "{} is {}", (world.title_of(name), word), found.cite, subject=name)
        for name, word in changed
    )


def _lease(status: LeaseStatus) -> str:
    """A lease's status in words."""
    return "expired, in negotiation" if status is LeaseStatus.EXPIRED else status.value


def _expulsion(state: State, setting: Setting, matter: str) -> Outcome:
    """Notice to the units under some legal bases: they must leave; it is counted from now (R48)."""
    found = setting.law.matters[matter]
    bases = setting.law.bases
    names = ", ".join(bases[name].title if name in bases else name for name in found.makes.expels)
    clock = setting.clock(state)
    until = clock.label(clock.later(state.turn, setting.numbers.operations.days_to_leave))
    says = "forces present under {} have notice to leave until {}"
    return Outcome(
        note(state, "expulsion_decreed"), (Event("notice", says, (names, until), found.cite, subject=matter),)
    )
