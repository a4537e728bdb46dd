"""The matters of the law as a seat may see them: what each does, costs and needs, and who has agreed to it."""

from collections.abc import Iterator, Mapping
from typing import cast

from attrs import frozen

from game.core.verdict import Finding
from game.engine.questions.common import (
    Act,
    Reason,
    at_table,
    my_offices,
    reason,
    sentence,
    setting_of,
    track_titles,
)
from game.engine.questions.pledges import PromiseTerms, promise_terms
from game.engine.questions.words import words
from game.engine.view import View
from game.law.clauses.politics import listing
from game.law.plain import plain_needs
from game.law.setting import Setting
from game.model.moves import Decree, Propose
from game.model.state import Package, Reply
from game.model.terms import Answer
from game.rules.council.packages import is_sole, judge_matters, price_findings


@frozen
class Voter:
    """A member of a body. `agreed` None: the seat may not know yet, or nobody has asked; `says` tells it in words."""

    office: str
    title: str
    seat: str
    mine: bool
    agreed: bool | None
    says: str


@frozen
class Moved:
    """A track that something moves: by how much, and from where to where as things stand."""

    track: str
    title: str
    by: int
    before: int
    after: int


@frozen
class MatterItem:
    """A matter on the agenda.

    `effects` say in words what adoption makes, `tracks` what it moves at once that the seat sees, `price` who pays how
    much capital. `needs` are the conditions on the matter itself, each held, failed, or (None) not known to the seat;
    `ready` is whether all of them hold. `act` puts it alone, by the seat's own office; None where the seat has no
    say in its body. `decided` while its decision is in force.
    """

    id: str
    title: str
    body: str
    ask: str
    effects: tuple[str, ...]
    tracks: tuple[Moved, ...]
    price: tuple[tuple[str, int], ...]
    needs: tuple[Reason, ...]
    ready: bool
    decided: bool
    promise: PromiseTerms | None
    voters: tuple[Voter, ...]
    act: Act | None
    cite: str
    assumption: str


def matter_item(view: View, name: str) -> MatterItem:
    """A matter as the seat may see it; KeyError for an id that is none."""
    setting = setting_of(view)
    matter = setting.law.matters[name]
    needs = tuple(_needs(view, name))
    return MatterItem(
        id=name,
        title=matter.title,
        body=matter.body,
        ask=matter.ask,
        effects=effect_words(setting, name),
        tracks=moved(view, matter.makes.tracks),
        price=tuple((setting.world.title_of(seat), cost) for seat, cost in matter.price.items()),
        needs=needs,
        ready=all(one.holds for one in needs),
        decided=name in view.mandates,
        promise=promise_terms(view, matter) if matter.owes else None,
        voters=voters_on(view, matter.body, name),
        act=act_on(view, name),
        cite=matter.cite,
        assumption=matter.assumption,
    )


def act_on(view: View, name: str) -> Act | None:
    """The seat's own way to decide a matter: a decree where its office decides alone, else a proposal."""
    setting = setting_of(view)
    body = setting.law.bodies[setting.law.matters[name].body]
    office = next((one for one in my_offices(view) if one in body.voters), "")
    if not office:
        return None
    alone = is_sole(body)
    move = Decree(office, name) if alone else Propose(office, (name,))
    return Act("decree" if alone else "propose", words(setting, move), move, view.verdict(move).allowed)


def _needs(view: View, name: str) -> Iterator[Reason]:
    """The conditions on a matter: judged where the seat has a say in its body, else only in words."""
    setting = setting_of(view)
    matter = setting.law.matters[name]
    body = setting.law.bodies[matter.body]
    office = next((one for one in my_offices(view) if one in body.voters), "")
    if not office or not at_table(view):
        for text in plain_needs(matter.needs, setting):
            yield Reason("needs", None, sentence(text), matter.cite)
        return
    if body.sits:
        says = "{} must be convened and sitting"
        held = view.sits[0] <= view.turn <= view.sits[1]
        yield reason(Finding("sitting", held, says, (body.title,), "R07, P24"))
    ask = lambda s, g, seat: (  # noqa: E731
        *judge_matters(s, g, office, (name,)),
        *price_findings(s, g, (name,), (seat,)),
    )
    found = cast(tuple[Finding, ...], view.preview(ask))
    yield from dict.fromkeys(reason(one) for one in found if one.name != "sitting")


# -- what adoption makes ------------------------------------------------------------------------------------
def effect_words(setting: Setting, name: str) -> tuple[str, ...]:
    """What the adoption of a matter changes besides the tracks, a sentence each."""
    law, title, makes = setting.law, setting.world.title_of, setting.law.matters[name].makes
    lines: list[str] = []
    if name == law.switches.joint_command:
        lines.append("the Joint Command is formed, and guests may come under the deployment")
    if name == law.switches.plans:
        lines.append("the application plans of the joint forces become active")
    if makes.period is not None:
        lines.append(f"the period becomes {makes.period.value}")
    lines += [f"“{law.matters[name].title}” ends" for name in makes.ends if name in law.matters]
    for group, armies in makes.reinforces.items():
        who = listing(tuple(title(army) for army in armies), "and")
        lines.append(f"{who} may join {law.groups[group].title}")
    lines += [
        f"the post of {law.posts[p].title} goes to {title(office)}" for p, office in makes.posts.items()
    ]
    lines += [f"the lease of {title(name)} is {status.value}" for name, status in makes.leases.items()]
    lines += [f"{title(name)} is founded" for name in makes.founds]
    lines += [f"{title(name)} is closed" for name in makes.closes]
    expelled = tuple(law.bases[name].title for name in makes.expels if name in law.bases)
    if expelled:
        lines.append(f"guests present under {listing(expelled)} must leave")
    return tuple(sentence(line) for line in lines)


def moved(view: View, tracks: Mapping[str, int]) -> tuple[Moved, ...]:
    """What moves which tracks, of those that the seat sees, within 0 to 100."""
    named = track_titles(view)
    return tuple(
        Moved(name, named[name], by, view.tracks[name], min(100, max(0, view.tracks[name] + by)))
        for name, by in tracks.items()
        if name in named and by
    )


# -- who agrees ---------------------------------------------------------------------------------------------
def voters_on(view: View, body: str, matter: str = "", package: str = "") -> tuple[Voter, ...]:
    """The members of a body, each with what the seat may know of its vote on a matter, or on one package."""
    setting = setting_of(view)
    tabled = [
        one
        for one in view.packages
        if one.id == package or (matter and not package and matter in one.matters)
    ]
    answers = {reply.office: reply for one in tabled for reply in view.replies if reply.package == one.id}
    return tuple(
        _voter(setting, view, office, tabled, answers.get(office), matter)
        for office in setting.law.bodies[body].voters
    )


def _voter(
    setting: Setting, view: View, office: str, tabled: list[Package], reply: Reply | None, matter: str
) -> Voter:
    seat = setting.world.seat_of_office.get(office, "")
    authors = {setting.world.seat_of_office.get(one.by, one.by) for one in tabled}
    agreed, says = None, "not asked"
    if seat in authors and tabled:
        agreed, says = True, "put it forward"
    elif reply is not None:
        agreed, says = _told(reply, matter)
    elif tabled:
        says = "its answer is not known"
    return Voter(
        office,
        setting.world.title_of(office),
        setting.world.title_of(seat),
        seat == view.seat,
        agreed,
        says,
    )


def _told(reply: Reply, matter: str) -> tuple[bool, str]:
    if reply.answer is Answer.COUNTER:
        kept = not matter or matter in reply.matters
        return kept, "counters and keeps it" if matter and kept else "answers with a counter"
    return (True, "agrees") if reply.answer is Answer.AYE else (False, "refuses")
