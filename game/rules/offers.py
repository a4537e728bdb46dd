"""Secret offers: the Westerns halt while one Northern keeps the terms (design §8).

An offer is made in the Westerns' plan and answered at the next table of the Council. Only the two seats know
of it, unless chance lets the partner see a trace.
"""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.clauses import Case, Part
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import AnswerOffer, MakeOffer
from game.model.state import Chance, Offer, State, UnitState
from game.rules import tracks
from game.rules.common import then, told, turn_findings
from game.rules.council.words import public
from game.rules.move_rule import MoveRule
from game.rules.operations import sight
from game.rules.parties import council_seats, known, westerns

CITE = "rulebook 6.4"
SEEN, UNSEEN = "seen", "unseen"
OPEN_PARTS = frozenset({Part.PERIOD, Part.POSTS, Part.LEASES, Part.MANDATES, Part.UNITS})
"""What the Westerns may know of, as far as it is public or seen, and by which alone they find terms broken."""


# -- what is in force --------------------------------------------------------------------------------------
def is_broken(state: State, setting: Setting, terms: str, seat: str) -> bool:
    """Whether a seat has done what breaks these terms; terms that name nothing cannot be broken."""
    needs = setting.stakes.terms[terms].broken_by
    return bool(needs.clauses) and needs.hold(Case(state, setting, seat=seat))


def is_found_broken(state: State, setting: Setting, terms: str, seat: str) -> bool:
    """Whether the Westerns know that a seat has broken these terms: by public decisions, by units that they see.

    Nothing else tells them; a breach that they cannot know of does not free them.
    """
    reads = setting.stakes.terms[terms].broken_by.reads
    if not reads <= OPEN_PARTS:
        return False
    mandates = {name: one for name, one in state.council.mandates.items() if public(setting, name)}
    known = evolve(state, council=evolve(state.council, mandates=mandates))
    if Part.UNITS in reads:
        known = evolve(known, units=_units_known(state, setting))
    return is_broken(known, setting, terms, seat)


def _units_known(state: State, setting: Setting) -> dict[str, UnitState]:
    """The Westerns' own units, and those that they see."""
    world, west = setting.world, westerns(setting)
    sides = world.seats[west].sides if west else ()
    found = frozenset(name for side in sides for name in sight.seen(state, setting, side))
    return {n: unit for n, unit in state.units.items() if n in found or world.side_of[n] in sides}


def binding(state: State, setting: Setting) -> tuple[Offer, ...]:
    """The accepted offers that bind the Westerns this turn: neither past their term nor found broken."""
    return tuple(offer for offer in state.politics.offers if offer.accepted and state.turn <= offer.until)


def is_open(state: State, offer: Offer) -> bool:
    """Whether an offer still waits for its answer: up to the Council's table of the next turn."""
    return offer.accepted is None and offer.turn <= state.turn <= offer.turn + 1


def lapse(state: State, setting: Setting) -> Outcome:
    """Close offers that nobody answered, that were found broken, or whose term is over, and tell the two seats."""
    kept: list[Offer] = []
    events: list[Event] = []
    for offer in state.politics.offers:
        says = ""
        if offer.accepted is None and not is_open(state, offer):
            offer, says = evolve(offer, accepted=False), "The offer “{}” to {} lapses: it was not answered"
        elif offer.until and is_found_broken(state, setting, offer.terms, offer.to):
            offer, says = (
                evolve(offer, until=0),
                "The offer “{}” to {} binds no longer: its terms were broken",
            )
        elif offer.until and offer.until < state.turn:
            offer, says = evolve(offer, until=0), "The offer “{}” to {} binds no longer: its term is over"
        kept.append(offer)
        if says:
            events.append(_event(setting, offer, says))
    if not events:
        return Outcome(state)
    return Outcome(evolve(state, politics=evolve(state.politics, offers=tuple(kept))), tuple(events))


# -- making an offer ---------------------------------------------------------------------------------------
def offer_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[MakeOffer]:
    """Every term to every Northern seat; `about` limits it to one seat or one term."""
    if seat == westerns(setting):
        for to in council_seats(setting):
            for terms in setting.stakes.terms:
                if about in ("", to, terms):
                    yield MakeOffer(seat, to, terms)


def offer_verdict(state: State, setting: Setting, move: MakeOffer) -> Verdict:
    """One offer a turn, from the Westerns to one seat of the Council, on terms not broken already."""
    world, terms = setting.world, setting.stakes.terms
    west = westerns(setting)
    findings = [
        *turn_findings(state, setting, move.seat, ("plan",), "a secret offer"),
        Finding(
            "who",
            bool(west) and move.seat == west,
            "only {} may make secret offers",
            (_title(setting, west),),
            CITE,
        ),
        known("seat of the Council", move.to, council_seats(setting), CITE),
        known("set of terms", move.terms, terms, CITE),
        Finding("once", _made_now(state) is None, "only one secret offer may be made in a turn", (), CITE),
        Finding(
            "free",
            not any(
                offer.to == move.to and _pending(state, setting, offer) for offer in state.politics.offers
            ),
            "no other offer to {} may wait for an answer or bind",
            (_title(setting, move.to),),
            CITE,
        ),
    ]
    if move.terms in terms and move.to in world.seats:
        item = terms[move.terms]
        values = (item.title, world.seats[move.to].title)
        fits = not item.to or move.to in item.to
        broken = is_found_broken(state, setting, move.terms, move.to)
        findings.append(Finding("fits", fits, "“{}” must be terms for {}", values, CITE))
        findings.append(
            Finding("unbroken", not broken, "“{}” must not be broken by {} already", values, CITE)
        )
    return Verdict("offers.make", tuple(findings))


def offer_effect(state: State, setting: Setting, move: MakeOffer) -> Outcome:
    """The offer reaches its seat; chance says whether the partner sees a trace of it."""
    offer = Offer(id=f"offer-{state.turn}-{move.to}", terms=move.terms, to=move.to, turn=state.turn, until=0)
    trace = setting.numbers.politics.trace
    question = Chance(
        f"{state.stamp}/trace/{move.to}",
        "trace",
        offer.id,
        ((SEEN, trace), (UNSEEN, 100 - trace)),
        frozenset({"control"}),
    )
    politics = evolve(state.politics, offers=(*state.politics.offers, offer))
    made = evolve(state, politics=politics, pending=(*state.pending, question))
    return told(made, _event(setting, offer, "A secret offer, “{}”, is made to {}"))


def traced(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """Where the partner sees a trace, it learns of the offer, not of what it says, and trust suffers."""
    offer = next((offer for offer in state.politics.offers if offer.id == question.subject), None)
    if answer != SEEN or offer is None:
        return Outcome(state)
    partners = frozenset(seat for seat in council_seats(setting) if seat != offer.to)
    seen = evolve(offer, seen_by=partners)
    changed = evolve(state, politics=evolve(state.politics, offers=_replaced(state, seen)))
    audience = partners | {"control"}
    title = setting.world.seats[offer.to].title
    says = "A trace: {} and {} have spoken behind your back"
    event = Event("offer", says, (_title(setting, westerns(setting)), title), CITE, audience, offer.id)
    moves = setting.stakes.terms[offer.terms].tracks
    return then(
        told(changed, event),
        lambda now: tracks.shifts(
            now, setting, moves, f"a trace of secret talks with {title}", CITE, audience
        ),
    )


# -- answering one -----------------------------------------------------------------------------------------
def answer_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[AnswerOffer]:
    """Yes and no to each offer that waits for the seat's answer."""
    for offer in state.politics.offers:
        if offer.to == seat and about in ("", offer.id) and is_open(state, offer):
            yield AnswerOffer(seat, offer.id, True)
            yield AnswerOffer(seat, offer.id, False)


def answer_verdict(state: State, setting: Setting, move: AnswerOffer) -> Verdict:
    """A seat answers an offer that was made to it and still stands; it learns nothing of others' offers."""
    own = {offer.id: offer for offer in state.politics.offers if offer.to == move.seat}
    findings = [
        *turn_findings(state, setting, move.seat, ("table",), "an answer to an offer"),
        known("offer to you", move.offer, own, CITE),
    ]
    if move.offer in own:
        waits = is_open(state, own[move.offer])
        findings.append(Finding("open", waits, "the offer must still wait for an answer", (), CITE))
    return Verdict("offers.answer", tuple(findings))


def answer_effect(state: State, setting: Setting, move: AnswerOffer) -> Outcome:
    """An accepted offer binds from this turn on; a refused one is gone."""
    offer = next(offer for offer in state.politics.offers if offer.id == move.offer)
    until = state.turn + setting.numbers.politics.offer_turns - 1 if move.accept else 0
    answered = evolve(offer, accepted=move.accept, until=until)
    changed = evolve(state, politics=evolve(state.politics, offers=_replaced(state, answered)))
    return told(
        changed,
        _event(setting, answered, f"The offer “{{}}” is {'accepted' if move.accept else 'refused'} by {{}}"),
    )


# -- inside ------------------------------------------------------------------------------------------------
def _title(setting: Setting, seat: str) -> str:
    return setting.world.seats[seat].title if seat in setting.world.seats else f"“{seat}”"


def _made_now(state: State) -> Offer | None:
    return next((offer for offer in state.politics.offers if offer.turn == state.turn), None)


def _pending(state: State, setting: Setting, offer: Offer) -> bool:
    return is_open(state, offer) or offer in binding(state, setting)


def _replaced(state: State, changed: Offer) -> tuple[Offer, ...]:
    return tuple(changed if offer.id == changed.id else offer for offer in state.politics.offers)


def _event(setting: Setting, offer: Offer, says: str) -> Event:
    audience = frozenset({offer.to, westerns(setting), "control"}) - {""}
    values = (setting.stakes.terms[offer.terms].title, _title(setting, offer.to))
    return Event("offer", says, values, CITE, audience, offer.id)


OFFER = MoveRule(offer_options, offer_verdict, offer_effect)
ANSWER = MoveRule(answer_options, answer_verdict, answer_effect)
ANSWERS = {"trace": traced}
