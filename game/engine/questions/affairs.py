"""What stands in politics: promises, posts, decisions in force, measures and secret offers, as a seat may know them."""

from collections.abc import Iterator

from attrs import frozen

from game.engine.questions.common import Act, act, at_table, date, planned_date, sentence, setting_of
from game.engine.questions.matters import Moved, moved
from game.engine.questions.present import stated
from game.engine.questions.words import words
from game.engine.view import View
from game.law.bodies import Matter
from game.law.plain import plain_needs
from game.model.moves import AnswerCrisis, AnswerOffer, MakeOffer, TakeMeasure
from game.model.state import Promise
from game.model.terms import PromiseStatus
from game.rules.crises import open_card


@frozen
class PromiseItem:
    """A promise: who owes what to whom, when it is tested (`due` a date or "the end"), the test in words, its status."""

    id: str
    matter: str
    title: str
    by: str
    to: str
    made: str
    due: str
    test: tuple[str, ...]
    status: str
    mine: bool


@frozen
class Post:
    """A command post and who holds it; `ex_officio` where nobody chooses."""

    id: str
    title: str
    holder: str
    ex_officio: bool
    cite: str


@frozen
class MandateItem:
    """A decision in force: since when, until when (empty: open), uses left (-1: any)."""

    matter: str
    title: str
    since: str
    until: str
    uses: int
    cite: str


@frozen
class MeasureItem:
    """A measure: its price in capital, what it moves that the seat sees, and the order that takes it."""

    id: str
    title: str
    cost: int
    tracks: tuple[Moved, ...]
    act: Act
    cite: str


@frozen
class WayOut:
    """One choice of a crisis: what it moves that the seat sees, and the order that takes it."""

    id: str
    title: str
    tracks: tuple[Moved, ...]
    act: Act


@frozen
class CrisisItem:
    """A crisis that waits for the seat: what has happened, and the two ways out."""

    id: str
    title: str
    text: str
    choices: tuple[WayOut, ...]
    cite: str


@frozen
class AnsweredCrisis:
    """A crisis of this turn that the seat has answered: the way out it chose, and the tracks it moved, by title."""

    title: str
    way: str
    tracks: tuple[tuple[str, int], ...]


@frozen
class OfferItem:
    """A secret offer that the seat knows of; `terms` empty where it knows only that there is one."""

    id: str
    to: str
    terms: str
    made: str
    until: str
    accepted: bool | None
    waits: bool
    answers: tuple[Act, ...]


def promises(view: View) -> tuple[PromiseItem, ...]:
    """What the allies owe each other, in the order of promising."""
    return tuple(_promise(view, one) for one in view.promises)


def _promise(view: View, promise: Promise) -> PromiseItem:
    setting = setting_of(view)
    matter = setting.law.matters[promise.matter]
    return PromiseItem(
        id=promise.id,
        matter=promise.matter,
        title=matter.title,
        by=setting.world.title_of(promise.by),
        to=setting.world.title_of(promise.to),
        made=date(view, promise.made),
        due=planned_date(view, promise.due) or "the end",
        test=_test(view, matter, promise.status is PromiseStatus.OPEN),
        status=promise.status.value,
        mine=promise.by == view.seat,
    )


def _test(view: View, matter: Matter, waits: bool) -> tuple[str, ...]:
    """The test of a promise in words, with how it stands as long as it waits for it."""
    if matter.test is None:
        return ()
    return stated(view, matter.test) if waits else plain_needs(matter.test, setting_of(view))


def posts(view: View) -> Iterator[Post]:
    """Every command post with its holder now."""
    setting = setting_of(view)
    for name, post in setting.law.posts.items():
        holder = view.posts.get(name) or post.holder
        title = setting.world.title_of(holder)
        yield Post(name, sentence(post.title), title, post.ex_officio, post.cite)


def mandates(view: View) -> Iterator[MandateItem]:
    """The decisions in force that the seat knows of."""
    matters = setting_of(view).law.matters
    for name, mandate in view.mandates.items():
        if name in matters and mandate.stands(view.planned):
            since, until = date(view, mandate.turn), planned_date(view, mandate.until)
            yield MandateItem(name, matters[name].title, since, until, mandate.uses, matters[name].cite)


def measures(view: View) -> tuple[MeasureItem, ...]:
    """The measures that are open to the seat at all, each with its order."""
    setting = setting_of(view)
    return tuple(
        MeasureItem(
            name,
            item.title,
            item.cost,
            moved(view, item.tracks),
            act(view, "measure", item.title, TakeMeasure(view.seat, name)),
            item.cite,
        )
        for name, item in setting.stakes.measures.items()
        if view.seat in item.seats
    )


def crisis(view: View) -> CrisisItem | None:
    """The crisis that waits for the seat's answer; None where none does."""
    setting = setting_of(view)
    name = open_card(view, setting, view.seat)
    if not name:
        return None
    card = setting.stakes.crises[name]
    ways = tuple(
        WayOut(
            choice,
            way.title,
            moved(view, way.tracks),
            act(view, "crisis", way.title, AnswerCrisis(view.seat, name, choice)),
        )
        for choice, way in card.choices.items()
    )
    return CrisisItem(name, card.title, card.text, ways, card.cite)


def answered_crisis(view: View) -> AnsweredCrisis | None:
    """The crisis that the seat has answered this turn; None where there was none, or it still waits."""
    for name, card in setting_of(view).stakes.crises.items():
        for choice, way in card.choices.items():
            if card.seat == view.seat and view.happened.get(f"{name}.{choice}") == view.turn:
                known = tuple((one.title, one.by) for one in moved(view, way.tracks))
                return AnsweredCrisis(card.title, way.title, known)
    return None


def offers(view: View) -> Iterator[OfferItem]:
    """The secret offers that the seat knows of."""
    setting = setting_of(view)
    for offer in view.offers:
        waits = offer.to == view.seat and offer.accepted is None
        answers = tuple(
            act(view, word, words(setting, move), move)
            for word, move in (
                ("yes", AnswerOffer(view.seat, offer.id, True)),
                ("no", AnswerOffer(view.seat, offer.id, False)),
            )
        )
        terms = setting.stakes.terms[offer.terms].title if offer.terms else ""
        yield OfferItem(
            offer.id,
            setting.world.title_of(offer.to),
            terms,
            date(view, offer.turn),
            date(view, offer.until),
            offer.accepted,
            waits,
            answers if waits else (),
        )


def offers_to_make(view: View) -> Iterator[Act]:
    """The secret offers that the seat may make now, or could but for the moment."""
    if at_table(view) or view.step != "plan":
        return
    for move in view.tries():
        if isinstance(move, MakeOffer):
            yield act(view, "offer", words(setting_of(view), move), move)
