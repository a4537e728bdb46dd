"""What a package would do as a whole, before it is put; and who decides a matter, in every situation of the law."""

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from game.core.records import evolve
from game.core.verdict import Verdict
from game.engine.questions.common import alliances, at_table, my_offices, sentence, setting_of
from game.engine.questions.matters import (
    Moved,
    Voter,
    effect_words,
    matter_item,
    moved,
    voters_on,
)
from game.engine.questions.pledges import PromiseTerms
from game.engine.view import View
from game.law.clauses import Case
from game.law.clauses.politics import listing
from game.law.right import Answer
from game.law.rights import how_votes_count, right_of_matter, situations
from game.law.setting import Setting
from game.model.moves import Decree, Move, Propose
from game.model.state import Council, State
from game.model.terms import MoveClass, PromiseStatus
from game.rules.council.enact import enact
from game.rules.council.packages import decided_by, is_sole, prices


@frozen
class Change:
    """One thing that a package changes by law: its sort (period, command, entry, …), how it is and would be."""

    kind: str
    title: str
    before: str
    after: str


@frozen
class PackagePreview:
    """A package as it would work if its body adopted all of it now.

    `move` is the proposal (or decree) by the seat's own office, `verdict` every condition on it; both are empty where
    the seat has no say. `effects` are sentences from the matters, `changes` what follows from them by law for the
    forces that the seat knows, `tracks` what moves at once, `price` who pays, `promises` who would owe what, `breaks`
    open promises that it would break or release.
    """

    matters: tuple[str, ...]
    titles: tuple[str, ...]
    body: str
    voters: tuple[Voter, ...]
    how: str
    move: Move | None
    verdict: Verdict
    effects: tuple[str, ...]
    changes: tuple[Change, ...]
    tracks: tuple[Moved, ...]
    price: tuple[tuple[str, int], ...]
    promises: tuple[PromiseTerms, ...]
    breaks: tuple[str, ...]


def package_preview(view: View, matters: tuple[str, ...]) -> PackagePreview:
    """What a package would do, and everything that stands against putting it; ids that are no matter are left out."""
    setting = setting_of(view)
    law, known = setting.law, tuple(name for name in matters if name in setting.law.matters)
    body = decided_by(setting, known)
    total: dict[str, int] = {}
    for name in known:
        for track, by in law.matters[name].makes.tracks.items():
            total[track] = total.get(track, 0) + by
    move = _move(view, body, matters)
    judged = view.verdict(move) if move is not None else Verdict("council.propose", ())
    return PackagePreview(
        matters=matters,
        titles=tuple(law.matters[name].title for name in known),
        body=sentence(law.bodies[body].title) if body else "",
        voters=voters_on(view, body) if body else (),
        how=how_votes_count(law.bodies[body]) if body else "",
        move=move,
        verdict=judged,
        effects=tuple(text for name in known for text in effect_words(setting, name)),
        changes=_changes(view, known) if known and at_table(view) else (),
        tracks=moved(view, total),
        price=tuple((setting.world.title_of(seat), cost) for seat, cost in prices(setting, known).items()),
        promises=tuple(found for name in known if (found := matter_item(view, name).promise)),
        breaks=tuple(_breaks(view, body, known)),
    )


def _move(view: View, body: str, matters: tuple[str, ...]) -> Move | None:
    """The order that would put a package, by the seat's own office in its body."""
    law, mine = setting_of(view).law, my_offices(view)
    if not body:
        return Propose(mine[0], matters) if mine and matters else None
    office = next((one for one in mine if one in law.bodies[body].voters), "")
    if not office:
        return None
    return (
        Decree(office, matters[0])
        if is_sole(law.bodies[body]) and len(matters) == 1
        else Propose(office, matters)
    )


def _breaks(view: View, body: str, matters: tuple[str, ...]) -> Iterator[str]:
    """The open promises that these decisions go against."""
    setting = setting_of(view)
    voters = setting.law.bodies[body].voters if body else ()
    seats = {setting.world.seat_of_office.get(voter) for voter in voters}
    for promise in view.promises:
        found = setting.law.matters[promise.matter]
        against = [setting.law.matters[name].title for name in matters if name in found.broken_by]
        if against and promise.status is PromiseStatus.OPEN and promise.by in seats:
            by, to = setting.world.title_of(promise.by), setting.world.title_of(promise.to)
            what = f"“{against[0]}” goes against the promise of {by}, “{found.title}”"
            yield (
                f"{what}: {to} would release it by agreeing."
                if promise.to in seats
                else f"{what}: it breaks it."
            )


# -- what follows by law ------------------------------------------------------------------------------------
def _changes(view: View, matters: tuple[str, ...]) -> tuple[Change, ...]:
    """Period, Joint Command, plans, posts, commanders and rights of entry, before and after."""
    mine = alliances(view)
    world = setting_of(view).world
    units = tuple(name for name in (*view.own, *view.seen) if world.alliance_of[name] in mine)

    def ask(state: State, setting: Setting, seat: str) -> object:
        after = state
        for name in matters:
            after = enact(after, setting, name)
        return tuple(_differences(setting, state, after, units))

    return cast(tuple[Change, ...], view.preview(ask))


def _differences(setting: Setting, old: State, new: State, units: tuple[str, ...]) -> Iterator[Change]:
    law, title = setting.law, setting.world.title_of
    if old.period is not new.period:
        yield Change("period", "The legal period", old.period.value, new.period.value)
    words = {True: "exists", False: "does not exist"}
    had, has = law.joint_command(old), law.joint_command(new)
    if had is not has:
        yield Change("joint_command", "The Joint Command", words[had], words[has])
    was, active = law.plans_active(old), law.plans_active(new)
    if was is not active:
        said = {True: "active", False: "not active"}
        yield Change("plans", "The application plans of the joint forces", said[was], said[active])
    for post, item in law.posts.items():
        holders = law.holder(old, post), law.holder(new, post)
        if holders[0] != holders[1]:
            yield Change("post", sentence(item.title), title(holders[0]), title(holders[1]))
    for name in old.council.mandates:
        if law.mandate(old, name) and not law.mandate(new, name):
            yield Change("ended", f"The decision “{law.matters[name].title}”", "in force", "ended")
    yield from _commanders(setting, old, new, units)
    yield from _entries(setting, old, new, units)


def _commanders(setting: Setting, old: State, new: State, units: tuple[str, ...]) -> Iterator[Change]:
    """The units that would answer to another office, together by their old and new one."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name in units:
        pair = setting.law.superior(old, setting, name), setting.law.superior(new, setting, name)
        if pair[0] != pair[1]:
            groups.setdefault(pair, []).append(name)
    for (before, after), names in groups.items():
        title = setting.world.title_of
        yield Change("command", _several(setting, names), sentence(title(before)), sentence(title(after)))


def _several(setting: Setting, units: list[str]) -> str:
    """Units as a reader lists them, the first few by name."""
    titles = tuple(setting.world.units[name].title for name in units)
    return (
        listing(titles, "and") if len(titles) <= 3 else f"{', '.join(titles[:2])} and {len(titles) - 2} more"
    )


def _entries(setting: Setting, old: State, new: State, units: tuple[str, ...]) -> Iterator[Change]:
    """The armies that might enter an ally's ground after it, and not before, or the other way round."""
    said = {True: "may enter", False: "may not enter"}
    samples: dict[str, str] = {}
    for name in units:
        army = setting.world.units[name].army
        if army and setting.world.kind_of[name].mobility is not MoveClass.FIXED:
            samples.setdefault(army, name)
    for army, unit in samples.items():
        own = setting.world.units[unit].side
        for host, place in _hosts(setting):
            if host != own and setting.world.sides[host].alliance == setting.world.sides[own].alliance:
                may = tuple(_may_enter(setting, state, unit, place) for state in (old, new))
                if may[0] is not may[1]:
                    what = f"{sentence(setting.world.title_of(army))}, {setting.world.sides[host].title}"
                    yield Change("entry", what, said[may[0]], said[may[1]])


def _may_enter(setting: Setting, state: State, unit: str, place: int) -> bool:
    office = setting.law.superior(state, setting, unit)
    case = Case(state, setting, unit=unit, place=place, office=office)
    return setting.law.judge_entry(case).allowed and setting.law.may_stand(state, setting, unit, place)


def _hosts(setting: Setting) -> tuple[tuple[str, int], ...]:
    """For each side an ordinary hex of its ground, without facilities, in a joint region where it has one."""
    found = setting.cache.get("questions.hosts")
    if found is None:
        found = setting.cache["questions.hosts"] = tuple(_sample(setting))
    return cast(tuple[tuple[str, int], ...], found)


def _sample(setting: Setting) -> Iterator[tuple[str, int]]:
    world, law = setting.world, setting.law
    for side in world.sides:
        own = [
            at for at in range(world.board.size) if world.ground[at] == side and at not in world.facilities_at
        ]
        inside = [at for at in own if any(law.in_region(world, group, at) for group in law.groups)]
        if own:
            yield side, (inside or own)[0]


# -- decision rights ----------------------------------------------------------------------------------------
@frozen
class RightRow:
    """Who decides in one situation of the law: `who` in words, or why nobody can; `now` where it is the present one."""

    situation: str
    now: bool
    possible: bool
    who: str
    needs: tuple[str, ...]
    cite: str


@frozen
class RightsPanel:
    """Who must agree on a matter, who has, and who decides it in each situation of the law."""

    matter: str
    title: str
    body: str
    how: str
    convened: bool
    voters: tuple[Voter, ...]
    decided: bool
    rows: tuple[RightRow, ...]
    cite: str


def rights(view: View, matter: str) -> RightsPanel:
    """The decision-rights panel of a matter; KeyError for an id that is none."""
    setting = setting_of(view)
    found = setting.law.matters[matter]
    body = setting.law.bodies[found.body]
    council = Council(mandates=view.mandates, posts=view.posts)
    public = evolve(State(), turn=view.turn, period=view.period, council=council, facilities=view.facilities)
    right = right_of_matter(setting, public, matter)
    rows = tuple(
        _row(view, one.id, sentence(one.title), right.answers[one.id]) for one in situations(setting, public)
    )
    return RightsPanel(
        matter=matter,
        title=found.title,
        body=sentence(body.title),
        how=how_votes_count(body),
        convened=body.sits,
        voters=voters_on(view, found.body, matter),
        decided=matter in view.mandates,
        rows=rows,
        cite=body.cite,
    )


def _row(view: View, situation: str, title: str, answer: Answer) -> RightRow:
    if answer.possible:
        convened = ", when convened" if answer.convened else ""
        who = f"{sentence(answer.title)}{convened}" + (f": {answer.how}" if answer.how else "")
    else:
        who = f"Nobody: {answer.note}" if answer.note != "decided already" else "Decided already"
    return RightRow(title, situation == _situation(view), answer.possible, who, answer.needs, answer.cite)


def _situation(view: View) -> str:
    """The situation of the law that the view stands in."""
    if view.period.value == "threatened" and view.joint_command:
        return "deployed"
    if view.period.value == "peacetime" and view.joint_command:
        return "peace_deployed"
    return view.period.value
