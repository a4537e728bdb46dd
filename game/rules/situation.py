"""The situation phase: what chance settles before play, what lapses, and what comes up by itself.

In the first turn chance draws what the seats may not know: what the Westerns want, how long the game lasts,
the secret cards and what each concession is worth to each seat. No question's key names the scenario.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import cast

from game.core.records import evolve
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.state import Chance, State
from game.model.terms import Intent, LeaseStatus, Rail
from game.rules import air, crises, offers, presence, stages, tracks
from game.rules.common import counts, in_season, note, put, then, told, without
from game.rules.parties import council_seats, westerns

CITE = "rulebook 6.2"
CONTROL = frozenset({"control"})
YES, NO = "yes", "no"
CERTAIN = 100

Take = Callable[[State, Setting, Chance, str], Outcome]


def enter(state: State, setting: Setting) -> Outcome:
    """A turn begins: lapses, then draws before the first turn, then whatever comes up by itself."""
    begun = evolve(state, politics=evolve(state.politics, posture=None, targets=()))
    outcome = Outcome(begun)
    outcome = then(outcome, lambda now: _lapsed_decisions(now, setting))
    outcome = then(outcome, lambda now: _lapsed_leases(now, setting))
    outcome = then(outcome, lambda now: offers.lapse(now, setting))
    if state.turn == 1:
        outcome = then(outcome, lambda now: _prepared(now, setting))
        if outcome.state.pending:
            return outcome
    return then(outcome, lambda now: arise(now, setting))


# -- before the first turn ---------------------------------------------------------------------------------
def _prepared(state: State, setting: Setting) -> Outcome:
    """Commanders on record, what the scenario fixes, and the questions for what it leaves to chance."""
    world = setting.world
    state = presence.commanders(state, setting).state
    fixed = world.horizon[0][0] if world.horizon else world.clock.turns
    politics = evolve(state.politics, intent=state.politics.intent or world.intent)
    state = evolve(state, politics=politics, horizon=state.horizon or fixed)
    return Outcome(evolve(state, pending=(*state.pending, *draws(state, setting))))


def draws(state: State, setting: Setting) -> tuple[Chance, ...]:
    """Every question of the set-up, in its order: intent, horizon, cards, prices."""
    world, west = setting.world, westerns(setting)
    found: list[Chance] = []
    if west and state.politics.intent is None and world.intents:
        found.append(_question("intent", west, world.intents))
    if len(world.horizon) > 1:
        found.append(
            _question("horizon", "game", tuple((str(turn), weight) for turn, weight in world.horizon))
        )
    for seat in world.seats:
        cards = tuple((name, card.weight) for name, card in setting.stakes.cards.items() if card.seat == seat)
        if cards and seat not in state.politics.cards:
            found.append(_question("card", seat, cards))
    numbers = setting.numbers.politics
    prices = tuple((str(price), 1) for price in range(numbers.price_low, numbers.price_high + 1))
    for seat in council_seats(setting):
        for name, matter in setting.law.matters.items():
            if matter.owes and f"{seat}/{name}" not in state.politics.prices:
                found.append(_question("price", f"{seat}/{name}", prices))
    return tuple(found)


def _question(kind: str, subject: str, answers: tuple[tuple[str, int], ...]) -> Chance:
    return Chance(f"1/{kind}/{subject}", kind, subject, answers, CONTROL)


def _drawn(take: Take) -> Take:
    """A draw of the set-up; with the last one answered, the first turn's situations come up."""

    def handler(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
        outcome = take(state, setting, question, answer)
        return outcome if outcome.state.pending else then(outcome, lambda now: arise(now, setting))

    return handler


def _intent(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """What the Westerns really want: they alone learn it."""
    drawn = evolve(state, politics=evolve(state.politics, intent=Intent(answer)))
    title = setting.world.names.get(f"intent.{answer}", answer)
    return told(
        drawn,
        Event("intent", "Your purpose in this crisis: {}", (title,), CITE, CONTROL | {question.subject}),
    )


def _horizon(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """The last turn of the game: nobody learns it but Control."""
    label = setting.world.clock.label(int(answer))
    told_event = Event("horizon", "The game ends after turn {}: {}", (int(answer), label), CITE, CONTROL)
    return told(evolve(state, horizon=int(answer)), told_event)


def _card(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """A seat's secret national card: it alone learns it."""
    seat, card = question.subject, setting.stakes.cards[answer]
    drawn = evolve(state, politics=evolve(state.politics, cards=put(state.politics.cards, seat, answer)))
    values = (card.title, card.text)
    return told(
        drawn,
        Event("card", "Your secret orders: {}. {}", values, card.cite or CITE, CONTROL | {seat}, answer),
    )


def _price(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """What a concession is worth to a seat: told to nobody."""
    prices = put(state.politics.prices, question.subject, int(answer))
    return Outcome(evolve(state, politics=evolve(state.politics, prices=prices)))


# -- lapses ------------------------------------------------------------------------------------------------
def _lapsed_decisions(state: State, setting: Setting) -> Outcome:
    """Decisions whose term is over: the exercise permit among them (R63)."""
    outcome = Outcome(state)
    for name, mandate in state.council.mandates.items():
        if mandate.until and state.planned > mandate.until and name in setting.law.matters:
            outcome = then(outcome, lambda now, n=name: _lapse(now, setting, n))  # type: ignore[misc]
    return outcome


def _lapse(state: State, setting: Setting, name: str) -> Outcome:
    matter = setting.law.matters[name]
    voters = setting.law.bodies[matter.body].voters
    seats = frozenset(setting.world.seat_of_office.get(office, "control") for office in voters)
    until = setting.world.clock.label(state.council.mandates[name].until)
    gone = evolve(state, council=evolve(state.council, mandates=without(state.council.mandates, name)))
    says = "“{}” has lapsed: its term ended with {}"
    return told(gone, Event("lapse", says, (matter.title, until), matter.cite, seats | CONTROL, name))


def _lapsed_leases(state: State, setting: Setting) -> Outcome:
    """Leases that run out in this turn: the facilities stay, in negotiation (R53, X12)."""
    today = _last_day(state, setting)
    outcome = Outcome(state)
    for name, last_day in _terms(setting).items():
        item, now = setting.world.facilities[name], state.facilities[name]
        if now.lease is LeaseStatus.ACTIVE and last_day < today:
            changed = evolve(now, lease=LeaseStatus.EXPIRED)
            held = evolve(outcome.state, facilities=put(outcome.state.facilities, name, changed))
            says = "The lease of {} has expired and is in negotiation; the facility stays"
            outcome = Outcome(
                held, (*outcome.events, Event("lapse", says, (item.title,), "R52, R53, X12", subject=name))
            )
    return outcome


def _terms(setting: Setting) -> Mapping[str, date]:
    """The last day of every lease that has one, read once for a setting."""
    found = setting.cache.get("situation.leases")
    if found is None:
        items = setting.world.facilities.items()
        found = setting.cache["situation.leases"] = {
            name: date.fromisoformat(item.lease_expires) for name, item in items if item.lease_expires
        }
    return cast(Mapping[str, date], found)


def _last_day(state: State, setting: Setting) -> date:
    clock = setting.clock(state)
    return max(clock.day(state.turn), clock.day(state.turn + 1) - timedelta(days=1))


# -- what comes up by itself -------------------------------------------------------------------------------
def arise(state: State, setting: Setting) -> Outcome:
    """Every situation whose needs hold comes up, or chance is asked whether it does, in file order; then a card.

    On later days of a planned turn only that comes up which comes once and for certain: what is asked of chance, or
    counted, belongs to the planned turn.
    """
    outcome = stages.advance(state, setting)
    case = Case(outcome.state, setting)
    questions: list[Chance] = []
    for name, item in in_season(setting, "situations", setting.stakes.situations, state.planned).items():
        now = outcome.state
        if case.state is not now:
            case = Case(now, setting)
        if (
            (item.once and name in now.happened)
            or item.chance <= 0
            or (now.day > 1 and not (item.once and item.chance >= CERTAIN))
            or not item.needs.hold_undated(case)
        ):
            continue
        if item.chance >= CERTAIN:
            outcome = then(outcome, lambda then_now, n=name: occur(then_now, setting, n))  # type: ignore[misc]
        else:
            key, answers = f"{now.stamp}/situation/{name}", ((YES, item.chance), (NO, 100 - item.chance))
            question = Chance(key, "situation", name, answers, CONTROL)
            questions.append(question)
    if questions:
        now = outcome.state
        outcome = Outcome(evolve(now, pending=(*now.pending, *questions)), outcome.events)
    return outcome if state.day > 1 else then(outcome, lambda now: crises.draw(now, setting))


def occur(state: State, setting: Setting, name: str) -> Outcome:
    """A situation comes up: on record under its id, told to all, with what it moves and puts into the air."""
    item = setting.stakes.situations[name]
    state = note(state, name)
    state = counts(state, item.tally)
    if item.incident:
        state = air.incident(state, setting, name)
    cite = item.cite or CITE
    state = _sent(state, setting, item.sends)
    told_event = (
        () if item.quiet else (Event("situation", "{}: {}", (item.title, item.text), cite, subject=name),)
    )
    outcome = told(state, *told_event)
    outcome = then(outcome, lambda now: tracks.shifts(now, setting, item.tracks, item.title, cite))
    return then(outcome, lambda now: stages.advance(now, setting))


def _sent(state: State, setting: Setting, sends: Mapping[str, str]) -> State:
    """Units that a situation brings somewhere, each as far as it is in play and may stand there (R78)."""
    board, units = setting.world.board, dict(state.units)
    for name, where in sends.items():
        place = board.parse_place(where)
        if (
            name in units
            and units[name].place != place
            and setting.law.may_stand(state, setting, name, place)
        ):
            units[name] = evolve(
                units[name],
                place=place,
                rail=Rail.NONE,
                arrives=0,
                bound=None,
                dug_in=False,
                standing="",
                unbased=0,
            )
    if not sends:
        return state
    return presence.commanders(evolve(state, units=units), setting).state


def _situation(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    return occur(state, setting, question.subject) if answer == YES else Outcome(state)


ANSWERS = {
    "intent": _drawn(_intent),
    "horizon": _drawn(_horizon),
    "card": _drawn(_card),
    "price": _drawn(_price),
    "situation": _situation,
}
