"""Who may put an aircraft up: one key, two keys, or the Joint Command's order (R42-R44, R50, R80, X07, X39)."""

from attrs import frozen

from game.core.verdict import Finding, Verdict
from game.law.clauses import Case
from game.law.setting import Setting
from game.model.state import State, Track
from game.model.terms import Period, Role
from game.rules.air.flight import CITE, at_base, meeting
from game.rules.air.picture import AirUnit, air_units, defender

GUEST, NATIONAL, JOINT, DUTY = "scramble_guest", "scramble_national", "scramble_rgf", "joint_duty"
FOREIGN, BASE = "scramble_base", "base"
"""The article on crews of a foreign base, and the legal basis on which they stand there (R49, R50)."""
GROUP = "rgf"


@frozen
class Right:
    """The article under which a unit takes off over a place, and the offices whose keys it asks for."""

    article: str
    offices: tuple[str, ...]


@frozen
class Candidate:
    """A fighter unit that could come up to a track, where on its path, and under which right."""

    unit: AirUnit
    index: int
    right: Right


def is_guest(state: State, setting: Setting, unit: str, place: int) -> bool:
    """Whether a unit is based on, or called to, the ground of an ally."""
    world = setting.world
    own, alliance = world.side_of[unit], world.alliance_of[unit]
    return any(
        owner and owner != own and world.sides[owner].alliance == alliance
        for owner in (world.ground_of(state.units[unit].place), world.ground_of(place))
    )


def is_joint(state: State, setting: Setting, unit: str, place: int) -> bool:
    """Whether a unit stands in the joint duty: a guest, or assigned to the Joint Centre; a foreign base does not."""
    if is_foreign(state, setting, unit):
        return False
    return "centre" in setting.world.units[unit].tags or is_guest(state, setting, unit, place)


def is_foreign(state: State, setting: Setting, unit: str) -> bool:
    """Whether a unit stands on a base of its own state abroad, under its direct command, where the law says so."""
    law = setting.law
    return FOREIGN in law.articles and law.basis(state, setting, unit, state.units[unit].place) == BASE


def right(state: State, setting: Setting, unit: str, place: int) -> Right:
    """Under which article a unit takes off to meet something over a place.

    Guests need the keys of both duty officers until a Joint Command may order them alone; a foreign base answers to
    its own state and needs that state's key alone (R50).
    Treaty law does not judge the Westerns: their national command turns the only key.
    """
    law, world = setting.law, setting.world
    if not world.is_bound(world.side_of[unit]):
        return Right("", (duty_officer(setting, unit),))
    army = world.units[unit].army
    if JOINT in law.articles and law.joint_command(state) and _in_joint_group(state, setting, army):
        return Right(JOINT, _asked(state, setting, JOINT, unit) or (law.superior(state, setting, unit),))
    article = GUEST if is_guest(state, setting, unit, place) else NATIONAL
    article = FOREIGN if is_foreign(state, setting, unit) else article
    return Right(article, _asked(state, setting, article, unit) or (duty_officer(setting, unit),))


def _in_joint_group(state: State, setting: Setting, army: str) -> bool:
    return GROUP in setting.law.groups and army in setting.law.armies(state, GROUP)


def _asked(state: State, setting: Setting, article: str, unit: str) -> tuple[str, ...]:
    """The offices whose keys an article asks for."""
    found = setting.law.articles.get(article)
    keys = found.needs.keys if found else None
    return keys.voters(Case(state, setting, unit=unit)) if keys else ()


def duty_officer(setting: Setting, unit: str) -> str:
    """The duty officer of a unit's own side (X39); where a side has none, its national command."""
    side = setting.world.side_of[unit]
    office = f"duty_officer.{side}"
    return office if office in setting.world.offices else setting.law.national[side]


def duty_findings(state: State, setting: Setting, unit: str, place: int) -> tuple[Finding, ...]:
    """The plan that joint duty rests on in peacetime (R42)."""
    world = setting.world
    if not world.is_bound(world.side_of[unit]) or state.period is not Period.PEACETIME:
        return ()
    if not is_joint(state, setting, unit, place):
        return ()
    return setting.law.judge(DUTY, Case(state, setting, unit=unit, place=place)).findings


def scramble(state: State, setting: Setting, unit: str, track: Track, place: int, office: str) -> Verdict:
    """What the law says of a take-off against a track, the keys included."""
    article = right(state, setting, unit, place).article
    case = Case(state, setting, unit=unit, place=place, office=office, target=track.id)
    found = setting.law.judge(article, case).findings + duty_findings(state, setting, unit, place)
    return Verdict(article, tuple(dict.fromkeys(found)))


def permits(state: State, setting: Setting, unit: str, track: Track, place: int, office: str) -> Verdict:
    """The same without the keys: what one duty officer asks before he turns his."""
    verdict = scramble(state, setting, unit, track, place, office)
    return Verdict(verdict.rule, tuple(finding for finding in verdict.findings if finding.name != "keys"))


def can_fly(state: State, setting: Setting, unit: AirUnit) -> tuple[Finding, ...]:
    """Whether a fighter unit is on the ground, fit, at an airfield that works, with a sortie left."""
    title = setting.world.units[unit.id].title
    now, limit = state.units.get(unit.id), setting.numbers.air.sorties
    sorties = state.air.sorties.get(unit.id, 0)
    return (
        Finding("fighters", unit.kind.role is Role.FIGHTER, "{} must be fighters", (title,), CITE),
        Finding(
            "base",
            at_base(state, setting, unit),
            "{} must stand on the map, at an airfield that is not out of action",
            (title,),
            "rulebook 3.4",
        ),
        Finding("ready", now is not None and now.ready > 0, "{} must be ready", (title,), "rulebook 3.4"),
        Finding("free", unit.id not in state.air.aloft, "{} must not be in the air already", (title,), CITE),
        Finding("sorties", sorties < limit, "{} flies {} times a turn", (title, limit), "rulebook 3.4"),
    )


def flies(state: State, setting: Setting, unit: AirUnit) -> bool:
    """Whether all of `can_fly` holds, without the sentences."""
    now = state.units.get(unit.id)
    return (
        unit.kind.role is Role.FIGHTER
        and now is not None
        and now.ready > 0
        and unit.id not in state.air.aloft
        and state.air.sorties.get(unit.id, 0) < setting.numbers.air.sorties
        and at_base(state, setting, unit)
    )


def candidates(state: State, setting: Setting, track: Track) -> tuple[Candidate, ...]:
    """The fighter units that may take off against a track and would reach it, the first to meet it first.

    A unit whose key was withheld is none.
    """
    found: list[Candidate] = []
    for unit in air_units(setting, defender(setting, track)):
        if not flies(state, setting, unit):
            continue
        index = meeting(state, setting, unit, track)
        if index is None:
            continue
        place = track.path[index]
        rights = right(state, setting, unit.id, place)
        keys = [state.air.keys.get(f"{unit.id}/{track.id}/{office}", 0) for office in rights.offices]
        asks = (permits(state, setting, unit.id, track, place, office) for office in rights.offices)
        if min(keys, default=0) >= 0 and all(verdict.allowed for verdict in asks):
            found.append(Candidate(unit, index, rights))
    return tuple(sorted(found, key=lambda one: one.index))
