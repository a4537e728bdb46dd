"""What to do instead: the nearest legal order to one that was refused, or the political act that would open it.

Nothing here knows a scenario: political acts are found from the failed conditions themselves (the matter or the
period that they ask for), places by distance, anything else among the legal orders of the same kind.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from game.core.verdict import Finding, Verdict
from game.engine.questions.common import my_offices, sentence, setting_of
from game.engine.questions.orders import unit_orders
from game.engine.questions.words import matters_words, words
from game.engine.view import View
from game.law.setting import Setting
from game.model import moves
from game.model.moves import Attack, Convene, Decree, Move, MoveUnit, Propose, RailMove, Strike
from game.rules.council.packages import decided_by

NOT_NOW = ("playing", "turn", "step")


@frozen
class Nearest:
    """Something that could be done instead: an order that is legal now, or None and only a sentence."""

    move: Move | None
    text: str


def nearest(view: View, verdict: Verdict, move: Move | None = None) -> tuple[Nearest, ...]:
    """What could be done instead of a refused move, the most fitting first; nothing for an allowed one."""
    failed = verdict.objections
    if not failed:
        return ()
    found = [] if move is None else [*_places(view, move, failed)]
    found += _politics(view, failed, move)
    if not any(one.move for one in found) and move is not None:
        found += _alike(view, move)
    found += _later(failed)
    return tuple({one.text: one for one in found}.values())


def _later(failed: tuple[Finding, ...]) -> Iterator[Nearest]:
    """Where only the moment is wrong: when it will be right."""
    for finding in failed:
        if finding.name in NOT_NOW:
            yield Nearest(None, f"It may be possible later: {finding.text}.")
            return
        if finding.name in ("idle", "activation", "arrived", "wait", "often", "one"):
            yield Nearest(None, f"It may be possible in a later turn: {finding.text}.")
            return


# -- the political act --------------------------------------------------------------------------------------
def matters_for(setting: Setting, view: View, finding: Finding) -> tuple[str, ...]:
    """The matters whose adoption would meet a failed condition; none where no decision would."""
    law = setting.law
    if finding.holds:
        return ()
    if finding.name == "joint_command":
        return () if view.joint_command else (law.switches.joint_command,)
    if finding.name == "period":
        wanted = str(finding.values[-2]) if len(finding.values) > 1 else ""
        made = ((name, matter.makes.period) for name, matter in law.matters.items())
        return tuple(name for name, period in made if period and period.value in wanted)[:1]
    asked = finding.name in ("decision", "other_decision", "any_decision", "plans")
    if not asked or "must not" in finding.says:
        return ()
    texts = tuple(value for value in finding.values if isinstance(value, str))
    named = (
        name
        for name, matter in law.matters.items()
        if any(text == matter.title or f"“{matter.title}”" in text for text in texts)
    )
    return tuple(name for name in named if name not in view.mandates)[:1]


def _politics(view: View, failed: tuple[Finding, ...], move: Move | None) -> Iterator[Nearest]:
    """The package that would remove the failed conditions, body by body; or the sitting that it needs first."""
    setting = setting_of(view)
    own = tuple(getattr(move, "matters", ())) if isinstance(move, Propose) else ()
    wanted = dict.fromkeys(name for finding in failed for name in matters_for(setting, view, finding))
    if any(finding.name == "group" for finding in failed):
        wanted |= dict.fromkeys(_allocating(view, getattr(move, "unit", "")))
    bodies: dict[str, list[str]] = {}
    for name in wanted:
        if name not in own:
            bodies.setdefault(decided_by(setting, (name,)), []).append(name)
    for body, names in bodies.items():
        if body:
            ordered = sorted(names, key=lambda name: setting.law.matters[name].makes.period is None)
            yield put_to_body(view, body, (*ordered, *(one for one in own if one not in ordered)))
    if isinstance(move, Decree) and move.matter in setting.law.matters:
        if any(finding.name == "alone" for finding in failed):
            yield put_to_body(view, setting.law.matters[move.matter].body, (move.matter,))
    elif not bodies and any(finding.name == "sitting" for finding in failed):
        yield from _sitting(view)


def _allocating(view: View, unit: str) -> tuple[str, ...]:
    """The matters that would allocate a unit's army to a joint group."""
    setting = setting_of(view)
    army = setting.world.units[unit].army if unit in setting.world.units else ""
    return tuple(
        name
        for name, matter in setting.law.matters.items()
        if name not in view.mandates and any(army in armies for armies in matter.makes.reinforces.values())
    )


def put_to_body(view: View, body: str, matters: tuple[str, ...]) -> Nearest:
    """How the seat brings matters before their body: the proposal if it may be made now, else what stands before it."""
    setting = setting_of(view)
    found, text = setting.law.bodies[body], matters_words(setting, matters)
    office = next((name for name in my_offices(view) if name in found.voters), "")
    if not office:
        return Nearest(None, f"Only {found.title} may decide {text}.")
    alone = len(found.voters) == 1 and len(matters) == 1
    act: Move = Decree(office, matters[0]) if alone else Propose(office, matters)
    verdict = view.verdict(act)
    if verdict.allowed:
        return Nearest(act, f"{words(setting, act)}: that would remove what stands against it.")
    convening = next((one for one in _sitting(view) if one.move), None)
    if convening and any(finding.name == "sitting" for finding in verdict.objections):
        return Nearest(convening.move, f"{convening.text} Then put {text} to it.")
    if view.turn < view.sits[0] <= view.sits[1] and found.sits:
        return Nearest(
            None, f"Put {text} to {found.title} when it sits, from {setting.clock(view).label(view.sits[0])}."
        )
    why = next((one for one in verdict.objections if one.name not in NOT_NOW), None)
    if any(one.name in NOT_NOW for one in verdict.objections):
        why = why if why and why.name != "sitting" else None
        return Nearest(
            None,
            f"In the next Council phase: put {text} to {found.title}"
            + (f"; but {why.text}." if why else "."),
        )
    return Nearest(None, f"Put {text} to {found.title}; first {why.text if why else 'the Council must sit'}.")


def _sitting(view: View) -> Iterator[Nearest]:
    """Convening the Council, by the seat's own office."""
    setting = setting_of(view)
    for office in my_offices(view):
        bodies = [body for body in setting.law.bodies.values() if body.sits and office in body.voters]
        if not bodies:
            continue
        move = Convene(office)
        if view.verdict(move).allowed:
            yield Nearest(move, f"Convene {bodies[0].title}: it sits from the next turn on.")
        elif view.turn < view.sits[0] <= view.sits[1]:
            label = setting.clock(view).label(view.sits[0])
            yield Nearest(None, f"{sentence(bodies[0].title)} is called already: it sits from {label}.")
        else:
            yield Nearest(
                None, f"{sentence(bodies[0].title)} must be convened in the next Council phase first."
            )
        return


# -- places -------------------------------------------------------------------------------------------------
def _places(view: View, move: Move, failed: tuple[Finding, ...]) -> Iterator[Nearest]:
    names = {finding.name for finding in failed}
    if names & {"unit", "place", *NOT_NOW, "command", "idle", "activation", "arrived"}:
        return
    if isinstance(move, MoveUnit):
        yield from _march(view, move, names)
    elif isinstance(move, Attack):
        yield from _attack(view, move, names)
    elif isinstance(move, Strike) and "reach" in names and "striker" not in names:
        yield from _closer(
            view, move.unit, move.place, "First bring it nearer: {} is the nearest place open."
        )
    elif isinstance(move, RailMove):
        yield from _train(view, move, names)


def _march(view: View, move: MoveUnit, failed: set[str]) -> Iterator[Nearest]:
    if "rail" in failed:
        yield from _rail_acts(view, move.unit)
        return
    says = "The nearest place open to it this turn is {}."
    if failed == {"reach"}:
        says = (
            "The nearest that it reaches this turn is {}; a standing order to follow the road takes it on, "
            "turn by turn."
        )
    yield from _closer(view, move.unit, move.place, says)


def _closer(view: View, unit: str, place: int, says: str) -> Iterator[Nearest]:
    """The place open to a unit this turn that lies nearest to another."""
    board = setting_of(view).world.board
    goals = (place,) if place >= 0 else board.boxes[-1 - place].edge
    orders = unit_orders(view, unit)
    open_ = [at for at, step in orders.reach.items() if step.legal]
    if open_ and goals:
        best = min(open_, key=lambda at: (min(board.distance(at, goal) for goal in goals), at))
        yield Nearest(MoveUnit(view.seat, unit, best), says.format(board.name(best)))


def _attack(view: View, move: Attack, failed: set[str]) -> Iterator[Nearest]:
    """The attack of those who may; else the way to the hexes beside the target."""
    if "enemy" in failed:
        says = "Nobody is seen there to attack; the nearest place open to it is {}."
        yield from _closer(view, move.units[0], move.place, says)
        return
    able = tuple(name for name in move.units if view.verdict(Attack(view.seat, (name,), move.place)).allowed)
    if able and len(able) < len(move.units):
        fewer = Attack(view.seat, able, move.place)
        yield Nearest(fewer, f"{words(setting_of(view), fewer)} alone.")
    elif "beside" in failed:
        yield from _closer(view, move.units[0], move.place, "First bring it closer: {} is open to it.")


def _train(view: View, move: RailMove, failed: set[str]) -> Iterator[Nearest]:
    """Loading first; the nearest stop on the line; the nearest railway."""
    board = setting_of(view).world.board
    if "rail" in failed or move.act != "travel":
        acts = list(_rail_acts(view, move.unit))
        yield from acts
        if not acts:
            orders = unit_orders(view, move.unit)
            stops = [(step.cost, at) for at, step in orders.reach.items() if step.legal and board.rail[at]]
            if stops:
                at = min(stops)[1]
                text = f"The nearest railway that it reaches this turn runs through {board.name(at)}."
                yield Nearest(MoveUnit(view.seat, move.unit, at), text)
        return
    ends = [m.place for m in view.legal(move.unit) if isinstance(m, RailMove) and m.act == "travel"]
    if ends and move.place >= 0:
        best = min(ends, key=lambda at: (board.distance(at, move.place), at))
        text = f"The nearest that the train comes this turn is {board.name(best)}."
        yield Nearest(RailMove(view.seat, move.unit, best, "travel"), text)


def _rail_acts(view: View, unit: str) -> Iterator[Nearest]:
    for act in unit_orders(view, unit).rail:
        if act.legal:
            yield Nearest(act.move, f"{act.title} first; that takes this turn.")


# -- orders of the same kind --------------------------------------------------------------------------------
def _alike(view: View, move: Move) -> Iterator[Nearest]:
    """The legal order most like the refused one: of the same kind, with the same unit, track or matters."""
    setting = setting_of(view)
    if isinstance(move, Propose):
        yield from _smaller(view, move)
        return
    about = next((str(getattr(move, name)) for name in ABOUT.get(type(move), ()) if hasattr(move, name)), "")
    found = [one for one in view.legal(about) if type(one) in SIBLINGS.get(type(move), (type(move),))]
    if found:
        best = max(found, key=lambda one: (type(one) is type(move), _shared(one, move)))
        if best != move:
            yield Nearest(best, f"Possible instead: {words(setting, best)}.")


ABOUT: Mapping[type, tuple[str, ...]] = {
    moves.TurnKey: ("track",),
    moves.Engage: ("track",),
    moves.Withhold: ("track",),
    moves.GiveReply: ("package",),
    moves.DigIn: ("unit",),
    moves.Strike: ("unit",),
    moves.Attack: (),
}
"""What the legal orders are asked about that might replace a refused one."""
SIBLINGS: Mapping[type, tuple[type, ...]] = {
    moves.TurnKey: (moves.TurnKey, moves.Engage),
    moves.Engage: (moves.Engage, moves.TurnKey),
    moves.DigIn: (),
    moves.MoveUnit: (),
    moves.RailMove: (),
    moves.Attack: (),
    moves.Done: (),
    moves.Decree: (),
}
"""The kinds of order that may stand in for another; its own kind where nothing is said."""


def _shared(one: Any, other: Any) -> int:
    """How many fields two moves share."""
    return sum(getattr(one, name) == getattr(other, name, None) for name in one.__slots__ if name[:1] != "_")


def _smaller(view: View, move: Propose) -> Iterator[Nearest]:
    """The package without the matter that closes it."""
    setting = setting_of(view)
    for left in move.matters if len(move.matters) > 1 else ():
        rest = Propose(move.office, tuple(name for name in move.matters if name != left))
        if view.verdict(rest).allowed:
            yield Nearest(rest, f"Without {matters_words(setting, (left,))}: {words(setting, rest)}.")
            return
