"""How an AI sits in the Council: offers, decrees, convening, packages, replies and the last word."""

from game.engine.view import View
from game.model.moves import AnswerOffer, Convene, Decree, Done, GiveReply, Propose
from game.model.terms import Answer
from game.players.bargain import demand, is_bluff, reservation
from game.players.decision import Decision, points
from game.players.footing import partners_scales, scales
from game.players.measures_mind import best_measure
from game.players.mind import Mind, decided
from game.players.ranking import TRIED, ranked
from game.players.tried import Tried
from game.players.worth import Scales

RASH = 12
"""Per cent, each turn, that a decision alone that would pay is really taken; a doctrine may name its own."""
CALM, ALARMED = 18, 60
"""Per cent, each turn, that a head of state calls the Council, before and after the first hostile act;
a doctrine may name its own."""


def at_table(mind: Mind, view: View, tried: Tried) -> Decision:
    """One move at the table; `tried` is what the seat might try now."""
    own = scales(mind, view)
    for part in (_answer, _decree, _convene):
        found = part(mind, view, own, tried)
        if found is not None:
            return found
    measure = best_measure(mind, view, own, tried)
    if measure is not None:
        return measure
    package = propose(mind, view, own, tried)
    return package or decided(Done(mind.seat), "Nothing more is worth its price this turn")


# -- offers, decrees, convening ----------------------------------------------------------------------------
def _answer(mind: Mind, view: View, own: Scales, tried: Tried) -> Decision | None:
    """A halt is taken where arms threaten, where it is trusted, and where what it forbids is worth less."""
    for move in tried.of(AnswerOffer):
        if not move.accept:
            continue
        offer = next(item for item in view.offers if item.id == move.offer)
        if offer.accepted is not None:
            continue
        broken = mind.setting.stakes.terms[offer.terms].broken_by
        names = [c.matter for c in (broken.decision, broken.other_decision) if c is not None]
        wanted = max([0, *(own.total((name,)) for name in names)])
        halt = mind.number("halt") * own.pressing() // 100
        trust = mind.between(f"{move.offer}/trust", 0, 2 * (100 - mind.doctrine.distrust))
        take = halt * trust // 100 > wanted
        gain = abs(halt * trust // 100 - wanted)
        answer = AnswerOffer(mind.seat, move.offer, take)
        why = "what it forbids is worth {} to us now, a halt {}, as far as we trust it; we {} it"
        text = why.format(points(wanted), points(halt * trust // 100), "take" if take else "leave")
        return decided(answer, text, worth=gain, forbidden=wanted, halt=halt, trust=trust, next=0)
    return None


def _decree(mind: Mind, view: View, own: Scales, tried: Tried) -> Decision | None:
    """A decision alone, when it is worth more than the anger: mostly an answer to refusals."""
    anger = mind.doctrine.distrust * max(0, view.tally.get(f"refusals.{mind.partner()}", 0)) // 2
    if _has_decreed(mind, view):
        return None
    for move in tried.once("rash", lambda: _rash(mind, view, tried)):
        value = own.decree(move.matter) + anger - mind.number("retaliate", 100)
        if value > 0 and view.verdict(move).allowed:
            title = mind.setting.law.matters[move.matter].title
            why = f"“{title}” is worth {points(value)} to us after what was refused"
            return decided(move, why, worth=value, next=0, anger=anger)
    return None


def _rash(mind: Mind, view: View, tried: Tried) -> tuple[Decree, ...]:
    """The decisions alone that it dares to take this turn."""
    rash = mind.number("rash", RASH)
    bold = (move for move in tried.of(Decree) if mind.chance(f"{view.turn}/{move.matter}", rash))
    return tuple(move for move in bold if not mind.is_red((move.matter,)))


def _has_decreed(mind: Mind, view: View) -> bool:
    """Whether something was decided alone this turn: one such step is seen through before the next."""
    taken = [name for name, mandate in view.mandates.items() if mandate.turn == view.turn]
    if not taken:
        return False
    law = mind.setting.law
    alone = {name for name, body in law.bodies.items() if len(body.voters) == 1}
    return any(law.matters[name].body in alone for name in taken)


def _convene(mind: Mind, view: View, own: Scales, tried: Tried) -> Decision | None:
    """The Council is called in good time: sooner when there is danger."""
    if view.sits[1] >= view.turn:
        return None
    calm = view.stage in tuple(mind.setting.stakes.stages)[:2]
    percent = mind.number("calm", CALM) if calm else mind.number("alarmed", ALARMED)
    urgent = tried.once(f"convene/{percent}", lambda: (mind.chance(f"{view.turn}/convene", percent),))
    for move in tried.of(Convene) if urgent[0] else ():
        if view.verdict(move).allowed:
            return decided(
                move,
                "It sits only from the next turn on, and nothing can be decided before",
                worth=20,
                next=0,
            )
    return None


# -- a package of one's own --------------------------------------------------------------------------------
def propose(mind: Mind, view: View, own: Scales, tried: Tried) -> Decision | None:
    """The package that serves this seat best among those that the partner may take."""
    if any(mind.setting.world.seat_of_office.get(p.by) == mind.seat for p in view.packages):
        return None
    choices = mind.without_red(tried.of(Propose))
    if not choices or not mind.partner():
        return None
    least, asked = reservation(mind, view), demand(mind, view, own)
    best = ranked(mind, view, own, choices, asked)
    for number, (_, value, move) in enumerate(best[:TRIED]):
        if value >= least and view.verdict(move).allowed:
            reason = own.weigh(move.matters).reason
            why = f"this package is worth {points(value)} to us against {points(least)} at least: {reason}"
            others = [worth for _, worth, _ in best[number + 1 : number + 2]]
            return decided(move, why, worth=value, reservation=least, demand=asked, next=max([0, *others]))
    return None


# -- replies -----------------------------------------------------------------------------------------------
def reply(mind: Mind, view: View, tried: Tried) -> Decision:
    """Aye, no, or a counter, to the first package that waits."""
    replies = tried.of(GiveReply)
    if not replies:
        return decided(Done(mind.seat), "Nothing waits for an answer")
    own = scales(mind, view)
    first = replies[0]
    options = [move for move in replies if (move.office, move.package) == (first.office, first.package)]
    return _judge(mind, view, own, first, options)


def _judge(mind: Mind, view: View, own: Scales, first: GiveReply, options: list[GiveReply]) -> Decision:
    matters = asked_matters(view, first.package)
    found = own.weigh(matters)
    least, asked = reservation(mind, view), demand(mind, view, own)
    aye = GiveReply(first.office, first.package, Answer.AYE)
    red = mind.is_red(matters)
    later = max(0, own.total(matters, mind.setting.numbers.politics.refused_wait)) if not red else 0
    settles = not red and found.total >= least and view.verdict(aye).allowed
    if settles and (found.total >= asked or not is_bluff(mind, view, first.package)):
        why = f"it is worth {points(found.total)} to us and we ask {points(least)} at least: {found.reason}"
        return decided(aye, why, worth=found.total, reservation=least, demand=asked, next=later)
    counter = _counter(mind, view, own, options, max(least, asked))
    if counter is None and not settles:
        counter = _counter(mind, view, own, options, least)
    if counter is not None:
        value, move = counter
        added = [name for name in move.matters if name not in matters]
        table = mind.setting.law.matters
        ask = table[added[0]].ask if added else "the rest we do not want"
        ask = ask or own.weigh(move.matters).reason
        why = f"it is worth {points(found.total)} to us; changed, {points(value)}: {ask}"
        return decided(
            move, why, worth=value, offered=found.total, reservation=least, demand=asked, next=found.total
        )
    if settles:
        why = f"it is worth {points(found.total)} to us, and nothing better is to be had"
        return decided(aye, why, worth=found.total, reservation=least, demand=asked, next=later)
    text = (
        "we have orders never to accept this"
        if red
        else (f"it is worth {points(found.total)} to us and we ask {points(least)} at least: {found.reason}")
    )
    no = GiveReply(
        first.office, first.package, Answer.NO, asks="" if red else _asks(mind, own, matters, least)
    )
    if not view.verdict(no).allowed:
        no = GiveReply(first.office, first.package, Answer.NO)
    return decided(
        no, text, worth=-found.total if not red else 0, offered=found.total, reservation=least, next=0
    )


def _asks(mind: Mind, own: Scales, matters: tuple[str, ...], least: int) -> str:
    """The concession that would have made a refused package worth while: the one that asks least beyond it."""
    table = mind.setting.law.matters
    fitting = []
    for name, matter in table.items():
        taken = name in matters or name in own.now.mandates or name in mind.doctrine.red_lines
        if matter.owes == mind.partner() and not taken:
            value = own.total((*matters, name))
            if value >= least:
                fitting.append((value, name))
    return min(fitting, default=(0, ""))[1]


def _counter(
    mind: Mind, view: View, own: Scales, options: list[GiveReply], wanted: int
) -> tuple[int, GiveReply] | None:
    """The counter that brings what is wanted and leaves the partner most; None where there is none."""
    theirs = partners_scales(mind, own.now)
    found = []
    for move in options:
        if move.answer is Answer.COUNTER and not mind.is_red(move.matters):
            value = own.total(move.matters)
            if value >= wanted:
                other = theirs.total(move.matters)
                mood = mind.between(f"{view.turn}/{'+'.join(move.matters)}", 0, 60)
                found.append((min(value, 2 * wanted) + min(other, 200) + mood, value, move))
    best = sorted(found, key=lambda item: (-item[0], item[2].matters))
    return next(((value, move) for _, value, move in best[:TRIED] if view.verdict(move).allowed), None)


def asked_matters(view: View, question: str) -> tuple[str, ...]:
    """What a question is about: a package, or a counter by its id."""
    for package in view.packages:
        if package.id == question:
            return package.matters
    for item in view.replies:
        if f"{item.package}/{item.office}" == question:
            return item.matters
    return ()
