"""Who may set foot where: treaty law on allies and guests, the pursuit of an enemy, and a hostile crossing.

The law is judged once for each zone (an oblast, or a hex with facilities) and each sort of unit, and
remembered for as long as nothing changes that the law looks at.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import cast

from game.core.verdict import Finding, Verdict
from game.law.clauses import Case
from game.law.memory import memory
from game.law.setting import Setting
from game.model.state import State
from game.model.terms import Posture, Role
from game.rules.operations.command import superior
from game.rules.operations.picture import Picture, now

RULE = "operations.entry"
CITE = "rulebook 4.4"


def unknown_unit(setting: Setting, unit: str, state: State) -> Finding:
    """That there is no such unit in play, with the nearest right word."""
    if unit in setting.world.units:
        says = "{} is no longer in play" if unit not in state.units else "{} is in play"
        return Finding("unit", unit in state.units, says, (setting.world.units[unit].title,), CITE)
    close = get_close_matches(unit, list(state.units), 1)
    hint = f"; did you mean “{close[0]}”?" if close else ""
    return Finding("unit", False, "there is no unit called “{}”{}", (unit, hint), CITE)


def unknown_place(setting: Setting, place: object) -> Finding:
    """That there is no such place on the map."""
    return Finding("place", False, "there is no place numbered {} on this map", (place,), CITE)


def is_place(setting: Setting, place: object) -> bool:
    """Whether a number is a hex or a box of this map."""
    board = setting.world.board
    return type(place) is int and -len(board.boxes) <= place < board.size


def entry_verdict(state: State, setting: Setting, unit: str, place: int) -> Verdict:
    """Every condition on a unit's being in a place, by the law and the rulebook's chapter on ground."""
    if unit not in state.units:
        return Verdict(RULE, (unknown_unit(setting, unit, state),))
    if not is_place(setting, place):
        return Verdict(RULE, (unknown_place(setting, place),))
    return Verdict(RULE, entry_findings(now(state, setting), unit, place))


def entry_findings(picture: Picture, unit: str, place: int) -> tuple[Finding, ...]:
    """The findings of `entry_verdict` on a unit and a place that exist."""
    setting = picture.setting
    world, facts = setting.world, picture.ground.units[unit]
    owner = world.ground_of(place)
    if owner == facts.side:
        return ()
    if not owner:
        says = "{} belongs to nobody in this war: no unit may go there"
        return (Finding("neutral", False, says, (world.board.name(place),), CITE),)
    if world.sides[owner].alliance == facts.alliance:
        return _as_guest(picture, unit, place) if world.is_bound(facts.side) else ()
    if world.is_bound(facts.side):
        return setting.law.judge("pursuit", _case(picture, unit, place)).findings
    return (_crossing(picture, unit, place),)


def _case(picture: Picture, unit: str, place: int) -> Case:
    return Case(picture.state, picture.setting, unit=unit, place=place, office=superior(picture, unit)[0])


def _as_guest(picture: Picture, unit: str, place: int) -> tuple[Finding, ...]:
    """An ally's soil: the article on entry, and whatever it says, a legal basis (R78)."""
    setting = picture.setting
    found = setting.law.judge_entry(_case(picture, unit, place)).findings
    if setting.law.may_stand(picture.state, setting, unit, place) or any(not f.holds for f in found):
        return found
    owner = setting.world.ground_of(place)
    values = (setting.world.units[unit].title, setting.world.sides[owner].title)
    return (*found, Finding("basis", False, "{} has no legal basis for being in {}", values, "R78, X04"))


def _crossing(picture: Picture, unit: str, place: int) -> Finding:
    """An adversary's soil: taking ground there takes an offensive; irregulars may cross under a hybrid
    act."""
    setting, state, facts = picture.setting, picture.state, picture.ground.units[unit]
    held = state.control.get(place) == facts.alliance
    offensive = state.politics.posture is Posture.OFFENSIVE
    secret = facts.role is Role.IRREGULAR and state.politics.posture is Posture.HYBRID and _late(picture)
    values = (setting.world.units[unit].title, setting.world.board.name(place))
    says = "{} may cross to {} only in a turn of offensive; irregulars also in one of hybrid acts"
    return Finding("posture", held or offensive or secret, says, values, "rulebook 4.4, R05")


def _late(picture: Picture) -> bool:
    """Whether the stage has come in which irregulars cross in secret."""
    stages = list(picture.setting.stakes.stages)
    first = picture.setting.numbers.operations.irregular_stage
    return picture.state.stage in stages[first:]


def refused_zones(picture: Picture, unit: str) -> tuple[int, ...]:
    """The numbers of the zones that a unit may not enter now."""
    key = ("refused", unit)
    known = picture.memo.get(key)
    if known is None:
        if picture.setting.world.is_bound(picture.ground.units[unit].side):
            answers = picture.once("zones of guests", lambda own: own.kept("zones"))
        else:
            posture = picture.state.politics.posture
            answers = picture.once("zones of enemies", lambda own: own.kept("zones", posture, _late(own)))
        sort = (picture.sort(unit), superior(picture, unit)[0])
        known = answers.get(sort)
        if known is None:
            known = answers[sort] = tuple(_refused(picture, unit))
        picture.memo[key] = known
    return cast(tuple[int, ...], known)


def _refused(picture: Picture, unit: str) -> Iterator[int]:
    """Zone by zone; where no clause looks at the place, one judgement serves for all."""
    world, facts = picture.setting.world, picture.ground.units[unit]
    alike = not world.is_bound(facts.side) or not memory(picture.setting).asks_where("pursuit")
    once: bool | None = None
    for number, zone in enumerate(picture.ground.zones):
        if zone.owner == facts.side:
            continue
        enemy = bool(zone.owner) and world.sides[zone.owner].alliance != facts.alliance
        if enemy and alike:
            once = _zone_open(picture, unit, zone.place) if once is None else once
            is_open = once
        else:
            is_open = _zone_open(picture, unit, zone.place)
        if not is_open:
            yield number


def _zone_open(picture: Picture, unit: str, place: int) -> bool:
    return all(finding.holds for finding in entry_findings(picture, unit, place))


def opened_hexes(picture: Picture, unit: str) -> tuple[int, ...]:
    """The hexes of the adversary's soil that an unbound alliance already holds: its units move there
    freely."""
    facts = picture.ground.units[unit]
    if not picture.state.control or picture.setting.world.is_bound(facts.side):
        return ()
    return tuple(sorted(h for h, held in picture.state.control.items() if held == facts.alliance))


def may_enter(picture: Picture, unit: str, place: int) -> bool:
    """Whether the law lets a unit into a hex, by the judgement on its zone."""
    if picture.ground.zone[place] not in refused_zones(picture, unit):
        return True
    return place in opened_hexes(picture, unit)


def is_leaving(picture: Picture, unit: str) -> bool:
    """Whether a unit must leave: its legal basis has ended, or it stands on an adversary's soil that the law no
    longer opens to it. It may then only go home, and not attack."""
    found, facts = picture.state.units[unit], picture.ground.units[unit]
    if found.unbased or found.place < 0 or not picture.setting.world.is_bound(facts.side):
        return found.unbased > 0
    abroad = picture.ground.alliance[found.place] not in ("", facts.alliance)
    return abroad and picture.ground.zone[found.place] in refused_zones(picture, unit)


def is_homeward(picture: Picture, unit: str, place: int) -> bool:
    """Whether a unit that must leave may go to a place: nearer home; from an adversary's soil also to whatever is
    open to it."""
    found = picture.state.units[unit]
    home, far = picture.ground.home(picture.ground.units[unit].side), len(picture.ground.owner)
    if place < 0 or home.get(place, far) < home.get(found.place, far):
        return True
    return not found.unbased and may_enter(picture, unit, place)


def homeward_finding(picture: Picture, unit: str, place: int) -> Finding:
    """A unit that must leave may only come nearer to its own ground."""
    setting, holds = picture.setting, is_homeward(picture, unit, place)
    values = (setting.world.units[unit].title, setting.world.board.name(place))
    says = "{} must leave the ground where it stands: it may only go home by the nearest exit, and {} must be nearer"
    return Finding("homeward", holds, says, values, "R78, X04, rulebook 4.4")


def ground_findings(picture: Picture, unit: str, place: int) -> tuple[Finding, ...]:
    """What law and rulebook say to a unit's going to a place, as one who may be where it is or as one who must
    leave."""
    if not is_leaving(picture, unit):
        return entry_findings(picture, unit, place)
    homeward = homeward_finding(picture, unit, place)
    return (homeward,) if homeward.holds else (homeward, *entry_findings(picture, unit, place))


def may_go(picture: Picture, unit: str, place: int) -> bool:
    """Whether all of `ground_findings` on a hex hold, by the judgement on its zone."""
    return (is_homeward if is_leaving(picture, unit) else may_enter)(picture, unit, place)
