"""Who may open fire where: the article on attack, the pursuit of an enemy, and the posture of an
offensive."""

from typing import cast

from game.core.verdict import Finding
from game.law.clauses import Case
from game.model.terms import Posture, Role
from game.rules.operations.command import superior
from game.rules.operations.entry import is_leaving
from game.rules.operations.picture import Picture


def fire_findings(picture: Picture, unit: str, place: int) -> tuple[Finding, ...]:
    """Whether a unit may open fire on a hex: treaty law for the bound alliance, an offensive for the
    other."""
    setting, facts = picture.setting, picture.ground.units[unit]
    owner = picture.ground.owner[place]
    found: tuple[Finding, ...] = ()
    if setting.world.is_bound(facts.side):
        found = (_basis_finding(picture, unit),)
        office = superior(picture, unit)[0]
        case = Case(
            picture.state,
            setting,
            unit=unit,
            place=place,
            office=office,
            target=setting.world.board.label(place),
        )
        found += setting.law.judge("attack", case).findings
        if owner and picture.ground.alliance[place] != facts.alliance:
            found += setting.law.judge("pursuit", case).findings
    elif owner and picture.ground.alliance[place] != facts.alliance:
        found += (_offensive(picture, unit, place),)
    return found


def _basis_finding(picture: Picture, unit: str) -> Finding:
    """A unit without a legal basis where it stands does not fight for the ground it must leave."""
    values = (picture.setting.world.units[unit].title,)
    holds = not is_leaving(picture, unit)
    return Finding("basis", holds, "{} may attack only while it has a legal basis", values, "R78, X04")


def _offensive(picture: Picture, unit: str, place: int) -> Finding:
    setting, posture = picture.setting, picture.state.politics.posture
    secret = posture is Posture.HYBRID and picture.ground.units[unit].role is Role.IRREGULAR
    values = (setting.world.units[unit].title, setting.world.board.name(place))
    says = "{} may attack {} only in a turn of offensive; irregulars also in one of hybrid acts"
    return Finding("posture", secret or posture is Posture.OFFENSIVE, says, values, "rulebook 4.8, R05")


def may_fire(picture: Picture, unit: str, place: int) -> bool:
    """Whether all of `fire_findings` hold; remembered while the law stays as it is."""
    if is_leaving(picture, unit):
        return False
    posture = picture.state.politics.posture
    answers = picture.once("fire", lambda own: own.kept("fire", posture))
    key = (picture.sort(unit), picture.ground.zone[place], picture.state.units[unit].place)
    found = answers.get(key)
    if found is None:
        found = answers[key] = all(finding.holds for finding in fire_findings(picture, unit, place))
    return cast(bool, found)
