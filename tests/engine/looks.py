"""Everything a seat can get out of the game at one moment, as bytes: view, legal moves, refusals, previews."""

from collections.abc import Iterator, Mapping
from random import Random

from game.core.verdict import Verdict
from game.engine.codec import canonical
from game.engine.view import View, view
from game.law.setting import Setting
from game.model import moves
from game.model.moves import Move
from game.model.state import State
from game.model.terms import Answer, Posture, Roe
from game.rules import air
from game.rules.air.picture import air_unit
from game.rules.operations import combat, movement, supply
from tests.engine.table import Eyes

STRANGER = "incident-new"


def words(verdict: Verdict) -> list[tuple[str, bool, str, str]]:
    """A verdict as a screen shows it."""
    return [(finding.name, finding.holds, finding.text, finding.cite) for finding in verdict.findings]


def tries(state: State, setting: Setting, seat: str, luck: Random) -> tuple[Move, ...]:
    """Moves that a curious seat would try: its own, and every one that might betray what is hidden."""
    found = [
        *_ground(state, setting, seat, luck),
        *_air(state, setting, seat, luck),
        *_table(state, setting, seat),
    ]
    return tuple(dict.fromkeys(found))


def _ground(state: State, setting: Setting, seat: str, luck: Random) -> Iterator[Move]:
    world, units = setting.world, state.units
    eyes = Eyes(state, setting, seat)
    own = [name for name in units if eyes.sees("UnitState", "acted", unit=name)]
    dark = [u.place for n, u in units.items() if u.place >= 0 and not eyes.sees("UnitState", "place", unit=n)]
    dark = luck.sample(dark, min(6, len(dark)))
    near = [there for place in dark[:3] for there in world.board.neighbours[place]]
    places = [*dark, *luck.sample(near, min(3, len(near))), luck.randrange(world.board.size)]
    for name in luck.sample(own, min(6, len(own))):
        yield from (moves.MoveUnit(seat, name, place) for place in places)
        yield from (moves.Attack(seat, (name,), place) for place in places[:5])
        yield from (moves.Strike(seat, name, place) for place in places[:5])
        yield from (moves.RailMove(seat, name, place, "travel") for place in places[:3])
    for name in luck.sample(tuple(units), 12):
        place = luck.choice(places)
        yield moves.MoveUnit(seat, name, place)
        yield moves.RailMove(seat, name, units[name].place if name in own else place, "load")
        yield moves.RailMove(seat, name, place, "unload")
        yield moves.Attack(seat, (name, luck.choice(own)), place)
        yield moves.DigIn(seat, name)
        yield moves.Strike(seat, name, place)
        yield moves.Standing(seat, name, "withdraw")


def _air(state: State, setting: Setting, seat: str, luck: Random) -> Iterator[Move]:
    flying = [name for name in state.units if air_unit(setting, name) is not None]
    offices = [*setting.world.seats[seat].offices, "duty_officer.by", "duty_officer.ru"]
    for track in (*(track.id for track in state.air.tracks[:3]), STRANGER):
        for name in luck.sample(flying, min(8, len(flying))):
            office = luck.choice(offices)
            yield moves.TurnKey(office, name, track)
            yield moves.Withhold(office, name, track)
            yield moves.Engage(office, name, track)


def _table(state: State, setting: Setting, seat: str) -> Iterator[Move]:
    stakes, law = setting.stakes, setting.law
    for office in setting.world.offices:
        if "head_of_state" in office or "commander" in office:
            yield moves.Convene(office)
            yield from (moves.Propose(office, (matter,)) for matter in law.matters)
            yield moves.Decree(office, "expel_visitors")
            for package in (
                f"{state.turn}/polesye",
                f"{state.turn}/federation",
                f"{state.turn}/polesye/{office}",
            ):
                yield moves.GiveReply(office, package, Answer.AYE)
                yield moves.GiveReply(office, package, Answer.COUNTER, ("deploy_rgf",))
    for other, item in setting.world.seats.items():
        if item.sides:
            yield from (moves.TakeMeasure(other, name) for name in stakes.measures)
            yield from (
                moves.MakeOffer(other, to, terms)
                for to in ("polesye", "federation")
                for terms in stakes.terms
            )
            yield from (moves.AnswerOffer(other, offer.id, True) for offer in state.politics.offers)
            yield moves.AnswerOffer(other, f"offer-{state.turn}-federation", True)
            yield from (moves.TakePosture(other, posture) for posture in Posture)
            yield moves.TakePosture(other, Posture.SALVO, tuple(setting.world.facilities)[:3])
            yield from (moves.SetRoe(other, "missile", roe) for roe in Roe)


def looks(state: State, setting: Setting, seat: str, tried: tuple[Move, ...]) -> Mapping[str, bytes]:
    """All that a seat can ask of a State, each answer under a name."""
    shown = view(state, setting, seat)
    found = {
        "view": canonical(shown),
        "legal": canonical(shown.legal()),
        "tries": canonical(list(shown.tries())),
    }
    for move in tried:
        found[f"verdict of {move}"] = repr(words(shown.verdict(move))).encode()
    found.update(previews(shown, setting))
    return found


def previews(shown: View, setting: Setting) -> Mapping[str, bytes]:
    """What the rules foretell, from this seat's view: reach, odds, fire, supply, coverage."""
    side = setting.world.seats[shown.seat].sides[0]
    found: dict[str, object] = {
        "air": shown.preview(lambda s, g, _: sorted(air.coverage(s, g, side).items()))
    }
    found["asked"] = shown.preview(lambda s, g, who: tuple(air.decisions(s, g, who)))
    beside = setting.world.board.neighbours
    for name, unit in shown.own.items():
        place = unit.state.place
        if place >= 0 and unit.mine:
            found[f"reach {name}"] = shown.preview(
                lambda s, g, _, n=name: sorted(movement.reach(s, g, n, side).items())
            )
            found[f"supply {name}"] = shown.preview(lambda s, g, _, n=name: supply.supplied(s, g, n))
            enemies = [there for there in beside[place] if any(u.place == there for u in shown.seen.values())]
            for there in enemies:
                found[f"odds {name} {there}"] = shown.preview(
                    lambda s, g, who, n=name, t=there: combat.preview_for(s, g, who, (n,), t)
                )
        for track in shown.air:
            found[f"fire {name} {track.id}"] = shown.preview(
                lambda s, g, who, n=name, t=track.id: air.preview(s, g, who, n, t)
            )
    return {f"preview: {name}": repr(value).encode() for name, value in found.items()}
