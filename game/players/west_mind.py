"""How the Westerns' AI plans a turn: a posture by its purpose and its points, a secret offer, measures."""

from game.engine.view import View
from game.model.doctrine import Plan
from game.model.moves import Done, MakeOffer, TakePosture
from game.model.terms import Posture
from game.players.campaign import campaign
from game.players.decision import Decision
from game.players.footing import scales
from game.players.measures_mind import best_measure
from game.players.mind import Mind, decided
from game.players.tried import Tried

WORTH = {Posture.PAUSE: 60, Posture.HYBRID: 90, Posture.SALVO: 150, Posture.OFFENSIVE: 200}
"""About what a posture that is due is worth, in hundredths of a point."""


SAVED = 7
"""Points that are kept for offensives."""
SPENT = 3
"""Points below which a halt costs nothing, for nothing could be done with them."""
IMPATIENCE = 20
"""How much weaker, in per cent, an attack may be for each turn that it is overdue."""
PRESSING = 60
"""How much weaker, in per cent, an attack that has begun may be and still go on."""


def at_plan(mind: Mind, view: View, tried: Tried) -> Decision:
    """One move of the plan."""
    plan = plan_of(mind, view)
    offer = _offer(mind, view, plan, tried)
    if offer is not None:
        return offer
    if view.posture is None and mind.setting.numbers.politics.postures:
        return _posture(mind, view, plan, tried)
    measure = best_measure(mind, view, scales(mind, view), tried)
    return measure or decided(Done(mind.seat), "The plan of this turn is made")


def plan_of(mind: Mind, view: View) -> Plan:
    """The plan for the purpose that was drawn; without one, an empty plan that only pauses."""
    plans = mind.doctrine.plans
    return plans.get(str(view.intent), Plan(title="wait"))


def due(mind: Mind, plan: Plan, posture: Posture) -> int:
    """The turn from which a posture is due; 0 when the plan has no place for it."""
    first = {Posture.HYBRID: plan.hybrid, Posture.SALVO: plan.salvo, Posture.OFFENSIVE: plan.offensive}.get(
        posture, 0
    )
    return first + mind.between(f"due/{posture}", 0, plan.spread) if first else 0


# -- the secret offer --------------------------------------------------------------------------------------
def _offer(mind: Mind, view: View, plan: Plan, tried: Tried) -> Decision | None:
    """A halt is offered while arms are silent anyway: it may hold the Northerns apart and costs nothing."""
    silent = min(
        (t for t in (due(mind, plan, Posture.SALVO), due(mind, plan, Posture.OFFENSIVE)) if t), default=99
    )
    talk = mind.number("talk", 40)
    spent = (view.escalation or 0) < SPENT
    chance = talk if view.turn + 2 < silent or not plan.salvo else talk // 2 if spent else 0
    if view.posture is not None or not mind.chance(f"{view.turn}/offer", chance):
        return None
    legal = [move for move in tried.of(MakeOffer) if view.verdict(move).allowed]
    if not legal:
        return None
    pick = legal[mind.luck(f"{view.turn}/offer/which", (1,) * len(legal))]
    title = mind.setting.stakes.terms[pick.terms].title
    return decided(
        pick, f"“{title}” binds us only while we are not ready, and may divide them", worth=40, next=0
    )


# -- the posture -------------------------------------------------------------------------------------------
def _posture(mind: Mind, view: View, plan: Plan, tried: Tried) -> Decision:
    wishes = _wishes(mind, view, plan)
    for number, (value, posture, why) in enumerate(wishes):
        move = (
            _salvo(mind, view, plan, tried) if posture is Posture.SALVO else TakePosture(mind.seat, posture)
        )
        if move is not None and view.verdict(move).allowed:
            after = wishes[number + 1][0] if number + 1 < len(wishes) else 0
            points = view.escalation or 0
            return decided(move, why.format(points=points), worth=value, next=after, points=points)
    return decided(Done(mind.seat), "No posture is open to us")


def _wishes(mind: Mind, view: View, plan: Plan) -> list[tuple[int, Posture, str]]:
    """Postures with what they are worth this turn, the best first."""
    found = [
        (
            WORTH[Posture.PAUSE] - 4 * (view.escalation or 0),
            Posture.PAUSE,
            "we gather strength; we hold {points} points",
        )
    ]
    hybrid = due(mind, plan, Posture.HYBRID)
    begun = view.stage != next(iter(mind.setting.stakes.stages), "") or view.turn >= hybrid + 2
    points, first_act = view.escalation or 0, "hybrid" not in view.happened
    if hybrid and begun and view.turn >= hybrid and (first_act or not plan.offensive or points > SAVED + 2):
        mood = mind.between(f"{view.turn}/hybrid", -60, 30)
        first = 60 if "hybrid" not in view.happened else 0
        found.append(
            (
                WORTH[Posture.HYBRID] + mood + first - 8 * view.turn,
                Posture.HYBRID,
                "unrest costs us 1 of {points} points",
            )
        )
    salvo = due(mind, plan, Posture.SALVO)
    if salvo and view.turn >= salvo and view.missiles and "hybrid" in view.happened:
        fired = view.tally.get("missiles_fired", 0) // max(1, mind.setting.numbers.air.salvo)
        spare = 40 if fired < plan.salvoes and (not fired or points > SAVED) else -200
        mood = mind.between(f"{view.turn}/salvo", -90, 20)
        fresh = 0 if fired else 60
        found.append(
            (
                WORTH[Posture.SALVO] + spare + mood + fresh - 60 * fired,
                Posture.SALVO,
                "missiles on the lines of approach cost 2 of {points} points",
            )
        )
    offensive = _offensive(mind, view, plan)
    if offensive:
        found.append(
            (
                offensive,
                Posture.OFFENSIVE,
                "our brigades stand ready at the border, and we hold {points} points",
            )
        )
    return sorted(found, key=lambda item: (-item[0], item[1]))


def _offensive(mind: Mind, view: View, plan: Plan) -> int:
    """What an offensive is worth now; 0 when it is not due, the brigades are not there, or it has been tried enough."""
    first = due(mind, plan, Posture.OFFENSIVE)
    begun = view.happened.get("offensive", 0)
    if not first or view.turn < first or (plan.salvo and "salvo" not in view.happened):
        return 0
    if plan.awaits and plan.awaits not in view.mandates and view.turn < plan.patience:
        return 0
    if begun and view.turn - begun > plan.offensives + 1:
        return 0
    found = campaign(mind, view, plan)
    if not found.targets:
        return 0
    ready = found.readiness(view) + (PRESSING + plan.bold if begun else IMPATIENCE * (view.turn - first))
    return WORTH[Posture.OFFENSIVE] + ready if ready > 0 else 0


def _salvo(mind: Mind, view: View, plan: Plan, tried: Tried) -> TakePosture | None:
    """Targets: what carries help and fights for the aims; then by keyed luck."""
    choices = [move for move in tried.of(TakePosture) if move.posture is Posture.SALVO]
    if not choices:
        return None
    value = {}
    for name in dict.fromkeys(target for move in choices for target in move.targets):
        item, damage = mind.setting.world.facilities[name], view.facilities[name].damage
        kind = {"bridge": 30, "junction": 30, "depot": 20, "airfield": 15, "power": 25, "radar": 20}.get(
            item.kind, 10
        )
        value[name] = kind - 6 * (item.strength - damage) + mind.between(f"{view.turn}/target/{name}", 0, 20)
    return max(choices, key=lambda move: (sum(value[t] for t in move.targets), move.targets))
