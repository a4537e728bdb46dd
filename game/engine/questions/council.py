"""The Council chamber: bodies with their matters, packages and counters, promises, posts, decisions, capital, periods."""

from collections.abc import Iterator

from attrs import frozen

from game.engine.questions.affairs import (
    MandateItem,
    MeasureItem,
    OfferItem,
    Post,
    PromiseItem,
    mandates,
    measures,
    offers,
    offers_to_make,
    posts,
    promises,
)
from game.engine.questions.common import Act, act, at_table, date, my_offices, sentence, setting_of
from game.engine.questions.matters import MatterItem, Voter, matter_item, voters_on
from game.engine.questions.periods import PeriodItem, periods
from game.engine.questions.words import matters_words, words
from game.engine.view import View
from game.law.rights import how_votes_count
from game.law.setting import Setting
from game.model.moves import Convene, GiveReply
from game.model.state import Package, Reply
from game.model.terms import Answer


@frozen
class BodyItem:
    """A body that decides: how its votes count, whether it must be convened and sits, and the matters before it."""

    id: str
    title: str
    how: str
    convened: bool
    sits: bool
    mine: bool
    voters: tuple[Voter, ...]
    matters: tuple[MatterItem, ...]
    cite: str


@frozen
class CounterItem:
    """A counter that is open: the changed package, what it adds and leaves out, and the seat's answers to it."""

    id: str
    by: str
    mine: bool
    matters: tuple[str, ...]
    titles: tuple[str, ...]
    added: tuple[str, ...]
    left_out: tuple[str, ...]
    answers: tuple[Act, ...]


@frozen
class PackageItem:
    """A package on the table. `waits` while it waits for this seat; `answers` are aye and no, as far as they are legal.

    A counter is put together by the player: `counter(view, package, matters)`.
    """

    id: str
    by: str
    mine: bool
    body: str
    matters: tuple[str, ...]
    titles: tuple[str, ...]
    voters: tuple[Voter, ...]
    waits: bool
    answers: tuple[Act, ...]
    counters: tuple[CounterItem, ...]


@frozen
class Agenda:
    """The whole chamber as one seat may see it.

    `sits` is whether the Council sits now, `sitting` says it in a sentence, `convene` calls it. `open` is whether
    the seat may put packages in this step.
    """

    period: str
    stage: str
    date: str
    step: str
    sits: bool
    sitting: str
    convene: Act | None
    open: bool
    capital: int
    measures_left: int
    bodies: tuple[BodyItem, ...]
    packages: tuple[PackageItem, ...]
    promises: tuple[PromiseItem, ...]
    posts: tuple[Post, ...]
    mandates: tuple[MandateItem, ...]
    measures: tuple[MeasureItem, ...]
    offers: tuple[OfferItem, ...]
    offers_to_make: tuple[Act, ...]
    periods: tuple[PeriodItem, ...]


def agenda(view: View) -> Agenda:
    """Everything that the Council chamber shows to a seat."""
    setting = setting_of(view)
    stage = setting.stakes.stages.get(view.stage)
    return Agenda(
        period=view.period.value,
        stage=stage.title if stage else "",
        date=view.date,
        step=view.step,
        sits=_sits(view),
        sitting=_sitting(view),
        convene=next(_convene(view), None),
        open=view.step == "table" and view.to_move == view.seat,
        capital=view.capital,
        measures_left=max(0, setting.numbers.politics.measures - view.used),
        bodies=tuple(_bodies(view)),
        packages=tuple(_package(view, one) for one in view.packages),
        promises=promises(view),
        posts=tuple(posts(view)),
        mandates=tuple(mandates(view)),
        measures=measures(view),
        offers=tuple(offers(view)),
        offers_to_make=tuple(offers_to_make(view)),
        periods=periods(view),
    )


def _sits(view: View) -> bool:
    return view.sits[0] <= view.turn <= view.sits[1]


def _sitting(view: View) -> str:
    if not at_table(view):
        return "Only the allies' own seats know when the Council sits."
    first, last = view.sits
    if last < view.turn:
        return "The Council does not sit; a head of state may convene it for the next turn."
    if first > view.turn:
        return f"The Council is called: it sits from {date(view, first)} to {date(view, last)}."
    return f"The Council sits until {date(view, last)}."


def _convene(view: View) -> Iterator[Act]:
    bodies = setting_of(view).law.bodies.values()
    for office in my_offices(view):
        if any(body.sits and office in body.voters for body in bodies):
            move = Convene(office)
            yield act(view, "convene", words(setting_of(view), move), move)


def _bodies(view: View) -> Iterator[BodyItem]:
    """The bodies that have something to decide, those in which the seat votes first."""
    law, mine = setting_of(view).law, my_offices(view)
    found = sorted(law.bodies.items(), key=lambda item: not set(mine) & set(item[1].voters))
    for name, body in found:
        own = tuple(matter_item(view, one) for one, matter in law.matters.items() if matter.body == name)
        if own:
            sits = _sits(view) or not body.sits
            yield BodyItem(
                id=name,
                title=sentence(body.title),
                how=how_votes_count(body),
                convened=body.sits,
                sits=sits,
                mine=bool(set(mine) & set(body.voters)),
                voters=voters_on(view, name),
                matters=own,
                cite=body.cite,
            )


# -- packages -----------------------------------------------------------------------------------------------
def _package(view: View, package: Package) -> PackageItem:
    setting = setting_of(view)
    replies = [one for one in view.replies if one.package == package.id and one.answer is Answer.COUNTER]
    answers = _answers(view, package.body, package.id)
    return PackageItem(
        id=package.id,
        by=setting.world.title_of(package.by),
        mine=setting.world.seat_of_office.get(package.by) == view.seat,
        body=sentence(setting.law.bodies[package.body].title) if package.body else "",
        matters=package.matters,
        titles=_titles(setting, package.matters),
        voters=voters_on(view, package.body, package=package.id) if package.body else (),
        waits=any(one.legal for one in answers),
        answers=answers,
        counters=tuple(_counter(view, package, one) for one in replies),
    )


def _counter(view: View, package: Package, reply: Reply) -> CounterItem:
    setting = setting_of(view)
    name = f"{package.id}/{reply.office}"
    return CounterItem(
        id=name,
        by=setting.world.title_of(reply.office),
        mine=setting.world.seat_of_office.get(reply.office) == view.seat,
        matters=reply.matters,
        titles=_titles(setting, reply.matters),
        added=_titles(setting, tuple(one for one in reply.matters if one not in package.matters)),
        left_out=_titles(setting, tuple(one for one in package.matters if one not in reply.matters)),
        answers=_answers(view, package.body, name),
    )


def _answers(view: View, body: str, package: str) -> tuple[Act, ...]:
    """Aye and no of each office of the seat that votes in the body, where it is asked."""
    setting = setting_of(view)
    voters = setting.law.bodies[body].voters if body else ()
    found = (
        act(view, answer.value, words(setting, move), move)
        for office in my_offices(view)
        if office in voters
        for answer in (Answer.AYE, Answer.NO)
        for move in (GiveReply(office, package, answer),)
    )
    return tuple(found) if view.step in ("reply", "final") else ()


def counter(view: View, package: str, matters: tuple[str, ...]) -> Act | None:
    """The seat's counter to a package, with the matters that it would accept; None where it has no vote on it."""
    setting = setting_of(view)
    found = next((one for one in view.packages if one.id == package), None)
    voters = setting.law.bodies[found.body].voters if found and found.body else ()
    office = next((one for one in my_offices(view) if one in voters), "")
    if not office:
        return None
    move = GiveReply(office, package, Answer.COUNTER, matters)
    return act(view, "counter", f"Counter with {matters_words(setting, matters)}", move)


def _titles(setting: Setting, names: tuple[str, ...]) -> tuple[str, ...]:
    table = setting.law.matters
    return tuple(table[name].title if name in table else name for name in names)
