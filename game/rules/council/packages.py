"""Packages: matters put to their body together, and every condition on them, whoever writes them and when."""

from collections.abc import Iterator, Mapping
from typing import cast

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.bodies import Body
from game.law.clauses import Case
from game.law.memory import memory
from game.law.setting import Setting
from game.model.state import Package, State
from game.model.terms import Voting
from game.rules.council.enact import enact, in_force
from game.rules.council.words import office_title, seat_of, titles, unknown

SITTING = "R07, P24"
PACKAGE = "rulebook 2.2"
REFUSED = "rulebook 2.5"
PRICE = "rulebook 2.8"
CONCESSION = "C07, rulebook 2.2"


def package_id(turn: int, seat: str) -> str:
    """The id of a seat's package of a turn."""
    return f"{turn}/{seat}"


def counter_id(package: str, office: str) -> str:
    """The id of an office's counter to a package, under which it is answered."""
    return f"{package}/{office}"


def refusal_key(matters: tuple[str, ...]) -> str:
    """The name under which the Council remembers a refused set of matters, whatever their order."""
    return "+".join(sorted(matters))


def decided_by(setting: Setting, matters: tuple[str, ...]) -> str:
    """The body that decides all these matters; "" where no one body does.

    Concessions go with the body of the treaty matters; alone, with their own.
    """
    known = [setting.law.matters[name] for name in matters if name in setting.law.matters]
    treaty = {matter.body for matter in known if not matter.owes}
    bodies = treaty or {matter.body for matter in known}
    only = next(iter(bodies)) if len(bodies) == 1 else ""
    return only if only in setting.law.bodies else ""


def is_sole(body: Body) -> bool:
    """Whether one office decides alone, without a vote."""
    return body.voting is Voting.SOLE or len(body.voters) == 1


def sits(state: State) -> bool:
    """Whether the Council sits this turn."""
    return state.council.sits_from <= state.turn <= state.council.sits_until


def prices(setting: Setting, matters: tuple[str, ...]) -> Mapping[str, int]:
    """What each seat pays in capital when these matters are adopted."""
    found: dict[str, int] = {}
    for name in matters:
        for seat, price in setting.law.matters[name].price.items():
            found[seat] = found.get(seat, 0) + price
    return found


def price_findings(
    state: State, setting: Setting, matters: tuple[str, ...], seats: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Whether these seats hold the capital that adoption would cost them."""
    asked = prices(setting, matters)
    capital, world = state.politics.capital, setting.world
    says = "{} pays {} capital when this is adopted; it holds {}"
    return tuple(
        Finding(
            "price",
            capital.get(seat, 0) >= price,
            says,
            (world.seats[seat].title if seat in world.seats else seat, price, capital.get(seat, 0)),
            PRICE,
        )
        for seat, price in asked.items()
        if seat in seats or not seats
    )


def pay(state: State, setting: Setting, matters: tuple[str, ...]) -> State:
    """The state after consent has been heard and the prices have been paid."""
    asked = prices(setting, matters)
    if not asked:
        return state
    capital = dict(state.politics.capital)
    for seat, price in asked.items():
        capital[seat] = capital.get(seat, 0) - price
    return evolve(state, politics=evolve(state.politics, capital=capital))


def judge_matter(
    state: State, setting: Setting, matter: str, office: str, earlier: tuple[str, ...] = ()
) -> Verdict:
    """The conditions on putting one matter, in the state that `earlier` ones of its package would make."""
    found = setting.law.matters.get(matter)
    if found is None:
        return Verdict("matter", (unknown("matter", matter, setting.law.matters, PACKAGE),))
    for name in earlier:
        if name in setting.law.matters:
            state = enact(state, setting, name)
    return Verdict("matter", _matter_findings(state, setting, matter, office))


def _matter_findings(state: State, setting: Setting, matter: str, office: str) -> tuple[Finding, ...]:
    """That a matter is not decided already, its own needs, and what the law asks of whoever sends guests home."""
    found = setting.law.matters[matter]
    case = Case(state, setting, office=office, matter=matter, seat=seat_of(setting, office))
    fresh = not in_force(state, setting, matter)
    once = Finding("in_force", fresh, "it must not be decided already: {}", (found.title,), "rulebook 2.6")
    leave = setting.law.judge("expel", case).findings if found.makes.expels else ()
    return (once, *leave, *found.needs.findings(case))


def judge_matters(
    state: State, setting: Setting, office: str, matters: tuple[str, ...]
) -> tuple[Finding, ...]:
    """The conditions on every matter of a package, each in the state that the earlier ones would make."""
    answers = memory(setting).matters.at(state)
    found = answers.get((office, matters))
    if found is None:
        found = answers[office, matters] = tuple(_judged(state, setting, office, matters))
    return cast(tuple[Finding, ...], found)


def _judged(state: State, setting: Setting, office: str, matters: tuple[str, ...]) -> Iterator[Finding]:
    table = setting.law.matters
    for number, name in enumerate(matters):
        if name not in table:
            yield unknown("matter", name, table, PACKAGE)
            continue
        earlier = _enacted(state, setting, tuple(one for one in matters[:number] if one in table))
        judged = _matter_findings(earlier, setting, name, office)
        yield from (_naming(table[name].title, item) for item in judged) if len(matters) > 1 else judged


def may_stand(state: State, setting: Setting, office: str, matters: tuple[str, ...]) -> bool:
    """Whether all that `judge_matters` would find holds; it asks no further than the first that does not."""
    answers = memory(setting).matters.at(state)
    known = answers.get((office, matters))
    if known is not None:
        return all(finding.holds for finding in cast(tuple[Finding, ...], known))
    key = ("stand", office, matters)
    found = answers.get(key)
    if found is None:
        found = answers[key] = all(
            _may_be_put(_enacted(state, setting, matters[:number]), setting, name, office)
            for number, name in enumerate(matters)
        )
    return cast(bool, found)


def _may_be_put(state: State, setting: Setting, matter: str, office: str) -> bool:
    """Whether all that `_matter_findings` would find holds."""
    found = setting.law.matters[matter]
    if in_force(state, setting, matter):
        return False
    if not found.needs.clauses and not found.makes.expels:
        return True
    case = Case(state, setting, office=office, matter=matter, seat=seat_of(setting, office))
    return (not found.makes.expels or setting.law.judge("expel", case).allowed) and found.needs.hold(case)


def _enacted(state: State, setting: Setting, matters: tuple[str, ...]) -> State:
    """The state that matters would make, one after the other; as far as other matters can tell."""
    if not matters:
        return state
    answers = memory(setting).matters.at(state)
    found = answers.get(matters)
    if found is None:
        found = answers[matters] = enact(_enacted(state, setting, matters[:-1]), setting, matters[-1])
    return cast(State, found)


def _naming(title: str, finding: Finding) -> Finding:
    """A finding that says which matter of a package it is about."""
    return Finding(
        finding.name, finding.holds, "“{}”: " + finding.says, (title, *finding.values), finding.cite
    )


def judge_package(
    state: State, setting: Setting, office: str, matters: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Every condition on a package that an office writes, as a proposal or a counter."""
    most = setting.numbers.politics.package_size
    distinct = len(set(matters)) == len(matters)
    size = 1 <= len(matters) <= most
    general = (
        Finding(
            "size", size, "a package holds 1 to {} matters; this one holds {}", (most, len(matters)), PACKAGE
        ),
        Finding("distinct", distinct, "no matter may stand twice in a package", (), PACKAGE),
    )
    if not matters or len(matters) > 4 * most:
        return general
    known = tuple(name for name in matters if name in setting.law.matters)
    return (
        *general,
        *_body_findings(state, setting, office, known),
        *_refused_finding(state, setting, matters),
        *judge_matters(state, setting, office, matters),
        *price_findings(state, setting, known, (seat_of(setting, office),)),
    )


def _body_findings(
    state: State, setting: Setting, office: str, matters: tuple[str, ...]
) -> tuple[Finding, ...]:
    """That one body decides all of it, sits where it must, hears this office, and seats who promises."""
    if not matters:
        return ()
    name = decided_by(setting, matters)
    one = Finding(
        "body", bool(name), "one body must decide the whole package: {}", (titles(setting, matters),), PACKAGE
    )
    if not name:
        return (one,)
    body = setting.law.bodies[name]
    who = (office_title(setting, office), body.title)
    voter = Finding("voter", office in body.voters, "{} must be a member of {}", who, body.cite)
    sitting = Finding("sitting", sits(state), "{} must be convened and sitting", (body.title,), SITTING)
    return (one, voter, *((sitting,) if body.sits else ()), *_promisers(setting, body, matters))


def _promisers(setting: Setting, body: Body, matters: tuple[str, ...]) -> tuple[Finding, ...]:
    """That whoever owes a concession votes on it, before somebody to be owed, and every member of its own body.

    A ministry does not promise what the heads of state alone can promise.
    """
    seats = [seat_of(setting, voter) for voter in body.voters]
    says = "“{}” is a promise of {} to another seat: both must have a vote in the body that decides, {}"
    findings = []
    for matter in (setting.law.matters[name] for name in matters):
        if not matter.owes:
            continue
        may = matter.owes in seats and len(set(seats)) > 1
        values = (matter.title, setting.world.title_of(matter.owes), body.title)
        findings.append(Finding("promiser", may, says, values, CONCESSION))
        own = setting.law.bodies.get(matter.body)
        if own is not None:
            all_there = set(own.voters) <= set(body.voters)
            other = "“{}” is for {} to promise: it goes only where all of them vote"
            findings.append(Finding("members", all_there, other, (matter.title, own.title), own.cite))
    return tuple(findings)


def _refused_finding(state: State, setting: Setting, matters: tuple[str, ...]) -> tuple[Finding, ...]:
    """That the same set of matters was not refused a moment ago."""
    refused = state.council.refused.get(refusal_key(matters))
    if refused is None:
        return ()
    again = refused + setting.numbers.politics.refused_wait
    clock = setting.clock(state)
    values: tuple[str, ...] = (clock.label(refused), clock.label(again))
    says = "this package was refused ({}); it returns changed, or from {}"
    if clock.at(again)[0] > setting.world.latest:
        says = "this package was refused ({}); it returns changed, not as it was again in this game"
        values = values[:1]
    return (Finding("refused", state.turn >= again, says, values, REFUSED),)


def package_named(state: State, name: str) -> Package | None:
    """The package of this turn with this id."""
    return next((package for package in state.council.packages if package.id == name), None)
