"""Promises: concessions of a package, kept or broken by date and test, and what a breach costs.

The tally "breach.<seat>" counts points lost: a breaker's rises, its partner's falls.
"""

from game.core.records import evolve
from game.law.bodies import Matter
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import Promise, State
from game.model.terms import PromiseStatus
from game.rules import tracks
from game.rules.common import count, joined, note, put, without
from game.rules.council.enact import grantors
from game.rules.council.words import table

CITE = "C07, rulebook 2.10"


def make(state: State, setting: Setting, matter: str, package: str, to: str) -> Outcome:
    """A concession that has been adopted becomes a promise of the seat that owes it, to the seat `to`.

    A matter that owes nothing changes nothing.
    """
    found = setting.law.matters[matter]
    if not found.owes:
        return Outcome(state)
    due = state.planned + found.due if found.due else 0
    promise = Promise(id=f"{package}/{matter}", matter=matter, by=found.owes, to=to, made=state.turn, due=due)
    when = f"by {setting.world.clock.label(due)}" if due else "to the end"
    says = "{} owes {} “{}”, {}"
    values = (_seat(setting, promise.by), _seat(setting, to), found.title, when)
    event = Event("promise_made", says, values, f"{found.cite}; {CITE}", table(setting), matter)
    made = count(state, f"promises_made.{promise.by}")
    return Outcome(_with(made, (*made.politics.promises, promise)), (event,))


def settle(state: State, setting: Setting) -> Outcome:
    """What each recovery asks of promises and of expulsions whose notice has run.

    A promise is judged when it is due, in every turn when it must hold throughout, and at the game's end when
    it has no date; one whose date lies after the end stays open.
    """
    outcome = _notices(state, setting)
    for promise in state.politics.promises:
        if promise.status is PromiseStatus.OPEN:
            outcome = joined(outcome, _judge(outcome.state, setting, promise))
    return outcome


def breach(state: State, setting: Setting, promise: str, why: str, cite: str) -> Outcome:
    """An open promise is broken: points from the breaker, points and a higher price to the partner.

    Anything but the id of an open promise changes nothing.
    """
    found = next(
        (p for p in state.politics.promises if p.id == promise and p.status is PromiseStatus.OPEN), None
    )
    if found is None:
        return Outcome(state)
    numbers = setting.numbers.politics
    state = _close(state, found, PromiseStatus.BROKEN)
    state = count(state, f"breach.{found.by}", numbers.breach_breaker)
    state = count(state, f"breach.{found.to}", -numbers.breach_partner)
    state = count(state, f"promises_broken.{found.by}")
    raised = state.politics.surcharge.get(found.to, 0) + numbers.breach_surcharge
    state = evolve(
        state,
        politics=evolve(state.politics, surcharge=put(state.politics.surcharge, found.to, raised)),
        council=evolve(state.council, mandates=without(state.council.mandates, found.matter)),
    )
    title = setting.law.matters[found.matter].title
    values = (
        _seat(setting, found.by),
        title,
        why,
        numbers.breach_breaker,
        _seat(setting, found.to),
        numbers.breach_partner,
    )
    says = "{} broke its promise “{}”: {}; it loses {} points, {} gains {} and asks more from now on"
    return Outcome(
        state, (Event("promise_broken", says, values, f"{cite}; {CITE}", table(setting), found.matter),)
    )


def breached_by(state: State, setting: Setting, matter: str, seats: frozenset[str], package: str) -> Outcome:
    """What deciding a matter does to promises that forbid it, or to those of the packages named.

    `seats` are those that decided. A promise that its partner has thereby agreed to drop is released, not
    broken.
    """
    outcome = Outcome(state)
    title, cite = setting.law.matters[matter].title, setting.law.matters[matter].cite
    granted = _granting_packages(state, setting, matter)
    for promise in state.politics.promises:
        if (
            promise.status is not PromiseStatus.OPEN
            or promise.id.startswith(f"{package}/")
            or promise.by not in seats
        ):
            continue
        forbids = matter in setting.law.matters[promise.matter].broken_by
        if forbids or promise.id.rpartition("/")[0] in granted:
            if promise.to in seats:
                outcome = joined(outcome, _release(outcome.state, setting, promise, title))
            else:
                broken = breach(outcome.state, setting, promise.id, f"it decided “{title}”", cite)
                outcome = joined(outcome, broken)
    return outcome


def is_last(state: State, setting: Setting) -> bool:
    """Whether this turn is the game's last."""
    return bool(state.ended) or is_over(state, setting, state.horizon or setting.world.clock.turns)


def is_over(state: State, setting: Setting, planned: int) -> bool:
    """Whether a planned turn ends with this turn, or has ended before."""
    return state.planned > planned or (state.planned == planned and setting.clock(state).closes(state.turn))


def _judge(state: State, setting: Setting, promise: Promise) -> Outcome:
    """One open promise in one recovery: kept, broken, or still open."""
    matter = setting.law.matters[promise.matter]
    due = is_over(state, setting, promise.due) if promise.due else is_last(state, setting)
    if not (due or matter.throughout):
        return Outcome(state)
    failed = _failed(state, setting, matter, promise.by)
    if failed:
        return breach(state, setting, promise.id, failed, matter.cite)
    if not due:
        return Outcome(state)
    values = (_seat(setting, promise.by), matter.title)
    event = Event(
        "promise_kept",
        "{} kept its promise “{}”",
        values,
        f"{matter.cite}; {CITE}",
        table(setting),
        promise.matter,
    )
    kept = _close(state, promise, PromiseStatus.KEPT)
    return Outcome(count(kept, f"promises_kept.{promise.by}"), (event,))


def _failed(state: State, setting: Setting, matter: Matter, seat: str) -> str:
    """Why a promise's test does not hold now; "" when it holds or asks nothing."""
    if matter.test is None:
        return ""
    findings = matter.test.findings(Case(state, setting, seat=seat))
    return " and ".join(finding.text for finding in findings if not finding.holds)


def _granting_packages(state: State, setting: Setting, matter: str) -> frozenset[str]:
    """The packages that granted the presence which a matter expels (R48)."""
    mandates = state.council.mandates
    grants = (
        mandates.get(name)
        for basis in setting.law.matters[matter].makes.expels
        for name in grantors(setting, basis)
    )
    return frozenset(mandate.package for mandate in grants if mandate is not None and mandate.package)


def _notices(state: State, setting: Setting) -> Outcome:
    """Expulsions whose notice has run out this turn: only now they are done, and only now they pay."""
    outcome = Outcome(state)
    for name, mandate in state.council.mandates.items():
        makes = setting.law.matters[name].makes
        if makes.expels and state.turn == setting.clock(state).later(
            mandate.turn, setting.numbers.operations.days_to_leave
        ):
            outcome = joined(outcome, _notice_over(outcome.state, setting, name))
    return outcome


def _notice_over(state: State, setting: Setting, matter: str) -> Outcome:
    """The notice of one expulsion has run."""
    found = setting.law.matters[matter]
    event = Event("expelled", "the notice has run: “{}”", (found.title,), found.cite, subject=matter)
    outcome = Outcome(note(state, "expelled"), (event,))
    moved = tracks.shifts(outcome.state, setting, found.makes.later, found.title, found.cite)
    return joined(outcome, moved)


def _release(state: State, setting: Setting, promise: Promise, title: str) -> Outcome:
    """A promise that its partner agreed to drop is owed no more."""
    rest = tuple(one for one in state.politics.promises if one.id != promise.id)
    state = _with(state, rest)
    state = evolve(
        state, council=evolve(state.council, mandates=without(state.council.mandates, promise.matter))
    )
    values = (
        _seat(setting, promise.to),
        _seat(setting, promise.by),
        setting.law.matters[promise.matter].title,
        title,
    )
    says = "{} released {} from its promise “{}”, by agreeing to “{}”"
    return Outcome(state, (Event("promise_released", says, values, CITE, table(setting), promise.matter),))


def _close(state: State, promise: Promise, status: PromiseStatus) -> State:
    """The state with a promise kept or broken."""
    changed = tuple(
        evolve(one, status=status) if one.id == promise.id else one for one in state.politics.promises
    )
    return _with(state, changed)


def _with(state: State, promises: tuple[Promise, ...]) -> State:
    """The state with these promises."""
    return evolve(state, politics=evolve(state.politics, promises=promises))


def _seat(setting: Setting, seat: str) -> str:
    """The title of a seat."""
    return setting.world.title_of(seat)
