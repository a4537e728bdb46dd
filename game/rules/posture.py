"""What the Westerns do in a turn: pause, hybrid act, missile salvo or offensive, paid in escalation points.

An attack is one on the Union State as a whole; nobody declares anything by suffering it (R05, R06, R08).
"""

from collections.abc import Iterator
from itertools import combinations

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import TakePosture
from game.model.numbers.politics import PostureNumbers
from game.model.state import Chance, State
from game.model.terms import Posture
from game.rules import offers, stages, tracks
from game.rules.common import note, then, told, turn_findings
from game.rules.move_rule import MoveRule
from game.rules.parties import allies, known, westerns

CITE = "rulebook 6.3"
HOSTILE = (Posture.SALVO, Posture.OFFENSIVE)
TITLES = {
    Posture.PAUSE: "a pause",
    Posture.HYBRID: "a hybrid act",
    Posture.SALVO: "a missile salvo",
    Posture.OFFENSIVE: "an offensive",
}


def order(state: State, setting: Setting) -> tuple[str, ...]:
    """The Westerns' seat alone plans; in a game without one nobody waits."""
    seat = westerns(setting)
    return (seat,) if seat else ()


def may_attack(state: State) -> bool:
    """Whether the Westerns' units may cross into the Northerns' ground and attack this turn."""
    return state.politics.posture is Posture.OFFENSIVE


# -- what may be hit ---------------------------------------------------------------------------------------
def targets(state: State, setting: Setting) -> tuple[str, ...]:
    """The facilities that a salvo may name: targets on the Northerns' side that still stand."""
    world, own = setting.world, allies(setting)
    return tuple(
        name
        for name, item in world.facilities.items()
        if item.target
        and world.sides[item.side].alliance in own
        and state.facilities[name].founded
        and state.facilities[name].damage < item.strength
    )


def aims(state: State, setting: Setting) -> int:
    """How many facilities a salvo must name now: the rulebook's number, or all that are left."""
    return min(setting.numbers.politics.salvo_targets, len(targets(state, setting)))


# -- the move ----------------------------------------------------------------------------------------------
def options(state: State, setting: Setting, seat: str, about: str) -> Iterator[TakePosture]:
    """Each posture, a salvo with each set of targets; `about` limits it to one posture or one target."""
    if seat != westerns(setting):
        return
    for name in setting.numbers.politics.postures:
        if name != Posture.SALVO and about in ("", name):
            yield TakePosture(seat, Posture(name))
        elif name == Posture.SALVO:
            for chosen in combinations(targets(state, setting), aims(state, setting)):
                if chosen and (about in ("", name) or about in chosen):
                    yield TakePosture(seat, Posture.SALVO, chosen)


def verdict(state: State, setting: Setting, move: TakePosture) -> Verdict:
    """The Westerns choose once a turn, within their points, missiles and word."""
    politics, numbers = state.politics, setting.numbers.politics
    west = westerns(setting)
    title = setting.world.seats[west].title if west else "the Westerns"
    cost = numbers.postures.get(move.posture, PostureNumbers()).cost
    findings = [
        *turn_findings(state, setting, move.seat, ("plan",), "a posture"),
        Finding("who", bool(west) and move.seat == west, "only {} may take a posture", (title,), CITE),
        known("posture", str(move.posture), numbers.postures, CITE),
        Finding("once", politics.posture is None, "a posture may be taken once a turn", (), CITE),
        Finding(
            "points",
            politics.escalation >= cost,
            "it costs {} escalation points; there are {}",
            (cost, politics.escalation),
            CITE,
        ),
        *_target_findings(state, setting, move),
    ]
    if move.posture in HOSTILE:
        findings.append(_word(state, setting))
    return Verdict("posture.take", tuple(findings))


def _target_findings(state: State, setting: Setting, move: TakePosture) -> tuple[Finding, ...]:
    facilities = setting.world.facilities
    if move.posture != Posture.SALVO:
        return (Finding("no targets", not move.targets, "only a missile salvo names targets", (), CITE),)
    allowed, wanted = targets(state, setting), aims(state, setting)
    found = [
        Finding(
            "missiles",
            state.politics.missiles > 0,
            "missiles must be left; there are {}",
            (state.politics.missiles,),
            CITE,
        ),
        Finding(
            "targets",
            0 < wanted == len(move.targets) == len(set(move.targets)),
            "a salvo must name {} different targets; it names {}",
            (wanted, len(set(move.targets))),
            CITE,
        ),
    ]
    for target in dict.fromkeys(move.targets):
        if target not in facilities:
            found.append(known("facility", target, facilities, CITE))
        else:
            says = "{} must be a target of the Northerns that still stands"
            found.append(Finding("target", target in allowed, says, (facilities[target].title,), CITE))
    return tuple(found)


def _word(state: State, setting: Setting) -> Finding:
    bound = offers.binding(state, setting)
    if not bound:
        return Finding("word", True, "no accepted offer may bind the Westerns to a halt", (), offers.CITE)
    offer = bound[0]
    values = (
        setting.stakes.terms[offer.terms].title,
        setting.world.seats[offer.to].title,
        setting.clock(state).label(offer.until),
    )
    says = "no accepted offer may bind the Westerns to a halt; “{}” to {} does, up to {}"
    return Finding("word", False, says, values, offers.CITE)


def effect(state: State, setting: Setting, move: TakePosture) -> Outcome:
    """Points are paid or gained; a hybrid act asks chance, a salvo waits for the air phase."""
    return then(_chosen(state, setting, move), lambda now: stages.advance(now, setting))


def _chosen(state: State, setting: Setting, move: TakePosture) -> Outcome:
    posture = Posture(move.posture)
    paid = evolve(
        state, politics=evolve(_paid(state, setting, posture).politics, posture=posture, targets=move.targets)
    )
    secret = frozenset({move.seat, "control"})
    values = (setting.world.seats[move.seat].title, TITLES[posture], paid.politics.escalation)
    plan = Event("posture", "{}: {}; {} escalation points are left", values, CITE, secret)
    if posture is Posture.HYBRID:
        return told(evolve(paid, pending=(*paid.pending, *_question(paid, setting, move.seat))), plan)
    if posture is Posture.SALVO:
        return then(told(paid, plan), lambda now: _attack(note(now, "salvo"), setting))
    return told(paid, plan)


def _paid(state: State, setting: Setting, posture: Posture) -> State:
    """The state after a posture's price, or its gain up to the most that a pause may fill."""
    politics, numbers = state.politics, setting.numbers.politics
    price = numbers.postures.get(posture, PostureNumbers())
    points = politics.escalation - price.cost
    gained = max(points, min(points + price.gain, numbers.escalation_most))
    return evolve(state, politics=evolve(politics, escalation=gained))


def _attack(state: State, setting: Setting) -> Outcome:
    """The first missiles are the attack event; the declaration of aggression stays the Council's."""
    if "attack" in state.happened:
        return Outcome(state)
    says = (
        "The first missiles fall: an attack on one is regarded as an attack on the Union State as a whole. "
        "No act of aggression is declared by that, and no plan is activated: the Council must meet and agree"
    )
    return told(note(state, "attack"), Event("attack", says, (), "R05, R06, R08, P24"))


# -- a hybrid act ------------------------------------------------------------------------------------------
def _question(state: State, setting: Setting, seat: str) -> tuple[Chance, ...]:
    answers = tuple((name, item.weight) for name, item in setting.numbers.politics.hybrid.items())
    if not any(weight > 0 for _, weight in answers):
        return ()
    return (Chance(f"{state.stamp}/hybrid/{seat}", "hybrid", seat, answers, frozenset({"control"})),)


def hybrid(state: State, setting: Setting, question: Chance, answer: str) -> Outcome:
    """How the hybrid act turned out: what it moves and what goes on record; it may begin the next stage."""
    item = setting.numbers.politics.hybrid[answer]
    for event in item.happens:
        state = note(state, event)
    cite = item.cite or CITE
    outcome = told(state, Event("hybrid", "A hybrid act: {}", (item.title,), cite, subject=answer))
    outcome = then(outcome, lambda now: tracks.shifts(now, setting, item.tracks, item.title, cite))
    return then(outcome, lambda now: stages.advance(now, setting))


def settle(state: State, setting: Setting) -> Outcome:
    """What recovery makes of the turn's posture, secret until now. Who took none has paused."""
    seat, posture = westerns(setting), state.politics.posture
    if not seat or not setting.numbers.politics.postures:
        return Outcome(state)
    if posture is None:
        posture = Posture.PAUSE
        state = _paid(state, setting, posture)
        state = evolve(state, politics=evolve(state.politics, posture=posture))
    if posture is Posture.OFFENSIVE:
        state = note(state, "offensive")
    moves = setting.numbers.politics.postures.get(posture, PostureNumbers()).tracks
    return tracks.shifts(state, setting, moves, TITLES[posture], CITE)


POSTURE = MoveRule(options, verdict, effect)
ANSWERS = {"hybrid": hybrid}
