"""Clauses in words without a case: what a rule asks for, as a list of its conditions says it.

A finding says whether a condition holds here and now; this says what the condition is. One function a class
of the vocabulary, listed once in `WORDS`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from game.law.clauses import Clause, Needs, air, course, forces, places, politics
from game.law.clauses.politics import listing
from game.law.setting import Setting

MOST = 100
"""The top of a track; a bound there is no bound."""


def plain(clause: Clause, setting: Setting) -> str:
    """The condition of a clause in a few words, with titles instead of ids."""
    return WORDS[type(clause)](clause, setting)


def plain_needs(needs: Needs, setting: Setting, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Every condition of the needs in words, in the vocabulary's order; `without` are clauses left out."""
    left_out = frozenset(without)
    return tuple(plain(clause, setting) for name, clause in needs.clauses if name not in left_out)


def _bounds(low: int, high: int, most: int) -> str:
    """A span in words: at least, at most, or between."""
    if low <= 0:
        return f"at most {high}"
    return f"at least {low}" if high >= most else f"between {low} and {high}"


def _titles(names: Iterable[str], setting: Setting, last: str = "or") -> str:
    return listing(tuple(setting.world.title_of(name) for name in names) or ("none",), last)


# -- periods, decisions, offices ---------------------------------------------------------------------------
def _period(clause: politics.PeriodIs, setting: Setting) -> str:
    return f"the period is {listing(tuple(period.value for period in clause.one_of))}"


def _matters(names: Iterable[str], setting: Setting) -> str:
    return listing(tuple(f"“{setting.law.matters[name].title}”" for name in names))


def _decision(clause: politics.Decision, setting: Setting) -> str:
    title = _matters((clause.matter,), setting)
    return f"{title} is not decided" if clause.absent else f"{title} is decided"


def _any_decision(clause: politics.AnyDecision, setting: Setting) -> str:
    return f"{_matters(clause.one_of, setting)} is decided"


def _joint_command(clause: politics.JointCommandIs, setting: Setting) -> str:
    return "there is no Joint Command" if clause.absent else "the Joint Command exists"


def _plans(clause: politics.PlansActive, setting: Setting) -> str:
    active = f"the application plans are active, by {_matters((setting.law.switches.plans,), setting)}"
    return f"it is on its own side's soil, or {active}" if clause.or_at_home else active


def _sitting(clause: politics.BodySits, setting: Setting) -> str:
    return f"{setting.law.bodies[clause.body].title} is convened and sits"


def _office(clause: politics.OfficeIs, setting: Setting) -> str:
    return f"only {_titles(clause.one_of, setting)} may do it"


def _post(clause: politics.PostHeldBy, setting: Setting) -> str:
    return f"the {setting.law.posts[clause.post].title} comes from {setting.world.sides[clause.side].title}"


def _track(clause: course.TrackIs, setting: Setting) -> str:
    title = setting.stakes.tracks[clause.track].title
    return f"{title} is {_bounds(clause.at_least, clause.at_most, MOST)}"


def _promises(clause: course.PromisesKept, setting: Setting) -> str:
    made = f", and has made at least {clause.made}" if clause.made else ""
    return f"{setting.world.title_of(clause.seat)} has broken no promise{made}"


def _obligations(clause: course.ObligationsHeld, setting: Setting) -> str:
    return f"{setting.world.title_of(clause.to)} is owed at least {clause.count} promises that are not broken"


def _happened(clause: course.Happened, setting: Setting) -> str:
    title = setting.world.names.get(clause.event, clause.event)
    return f"this has not happened: {title}" if clause.never else f"this has happened: {title}"


def _tally(clause: course.TallyIs, setting: Setting) -> str:
    title = setting.world.names.get(clause.tally, clause.tally)
    return f"the number of {title} is {_bounds(clause.at_least, clause.at_most, 1_000_000)}"


def _turn(clause: course.TurnIs, setting: Setting) -> str:
    clock = setting.world.clock
    last = min(clause.last, clock.turns)
    return f"the date lies between {clock.label(clause.first)} and {clock.label(last)}"


def _stage(clause: course.StageIs, setting: Setting) -> str:
    titles = tuple(setting.stakes.stages[stage].title for stage in clause.one_of)
    return f"the stage is {listing(titles)}"


def _intent(clause: course.IntentIs, setting: Setting) -> str:
    names = setting.world.names
    titles = tuple(names.get(f"intent.{intent.value}", intent.value) for intent in clause.one_of)
    return f"the secret purpose is {listing(titles)}"


# -- units and places --------------------------------------------------------------------------------------
def _group(clause: forces.InGroup, setting: Setting) -> str:
    return f"the unit is allocated to {setting.law.groups[clause.group].title}"


def _named(clause: Any, setting: Setting) -> tuple[str, str]:
    """Names that a clause wants, or does not want, with the word for it."""
    if clause.not_one_of:
        return "not ", _titles(clause.not_one_of, setting)
    return "", _titles(clause.one_of, setting)


def _army(clause: forces.ArmyIs, setting: Setting) -> str:
    negated, titles = _named(clause, setting)
    return f"the unit belongs {negated}to {titles}"


def _side(clause: forces.SideIs, setting: Setting) -> str:
    return f"the unit belongs to {_titles(clause.one_of, setting)}"


def _tag(clause: forces.Tagged, setting: Setting) -> str:
    return f"the unit is {setting.world.names.get(clause.tag, clause.tag)}"


def _role(clause: forces.RoleIs, setting: Setting) -> str:
    return f"the unit is of the kind {listing(tuple(role.value for role in clause.one_of))}"


def _region(clause: places.InRegion, setting: Setting) -> str:
    return f"the place lies in the region of {setting.law.groups[clause.group].title}"


def _ground(clause: places.OnGroundOf, setting: Setting) -> str:
    negated, titles = _named(clause, setting)
    return f"the place lies {negated}in {titles}"


def _facility(clause: places.AtFacility, setting: Setting) -> str:
    names = tuple(setting.world.facilities[name].title for name in clause.one_of)
    what = names or tuple(f"a facility of the kind {kind}" for kind in clause.kinds)
    return f"the place holds {listing(what or ('a facility in joint use',))}"


def _lease(clause: places.LeaseIs, setting: Setting) -> str:
    sites = _titles(clause.all_of, setting, "and") if clause.all_of else "the site"
    lead, verb = ("leases", "are") if len(clause.all_of) > 1 else ("lease", "is")
    status = listing(tuple(status.value.replace("-", " ") for status in clause.one_of))
    return f"the {lead} of {sites} {verb} {status}"


def _founded(clause: places.FacilityStands, setting: Setting) -> str:
    return f"{setting.world.facilities[clause.facility].title} has been founded"


def _intact(clause: places.IntactAtLeast, setting: Setting) -> str:
    title = setting.world.sides[clause.side].title
    return f"at least {clause.count} of the facilities of {title} that may be struck still work"


def _holds(clause: places.Holds, setting: Setting) -> str:
    world = setting.world
    return f"{world.facilities[clause.facility].title} is held by the {world.names.get(clause.alliance, clause.alliance)}"


def _war_over(clause: places.WarIsOver, setting: Setting) -> str:
    titles = _titles(clause.sides, setting, "and")
    return f"there is no war, or nothing of the ground of {titles} is in the adversary's hands"


def _presence(clause: forces.PresenceIs, setting: Setting) -> str:
    sides = setting.world.sides
    what = "divisions and brigades" if clause.divisions else "formations"
    span = _bounds(clause.at_least, clause.at_most, 1_000)
    tag = f" that are {setting.world.names.get(clause.tag, clause.tag)}" if clause.tag else ""
    return f"{what} of {sides[clause.side].title} in {sides[clause.on].title}{tag}: {span}"


def _basis(clause: forces.HasBasis, setting: Setting) -> str:
    return "the unit has a legal basis for being there"


def _stands(clause: forces.StandsLawfully, setting: Setting) -> str:
    return "the unit has a legal basis for being where it stands"


def _based(clause: forces.BasedOn, setting: Setting) -> str:
    bases = setting.law.bases
    titles = tuple(bases[name].title for name in clause.one_of if name in bases)
    return f"the unit is there on the basis of {listing(titles or ('none',))}"


def _ordered(clause: forces.Ordered, setting: Setting) -> str:
    return "the order comes from the unit's own superior"


def _keys(clause: air.KeysTurned, setting: Setting) -> str:
    body = setting.law.bodies[clause.body]
    if clause.own:
        return f"the key of the unit's own side, of {body.title}"
    return f"the keys of {_titles(body.voters, setting, 'and')}"


WORDS: Mapping[type, Callable[[Any, Setting], str]] = {
    politics.PeriodIs: _period,
    politics.Decision: _decision,
    politics.AnyDecision: _any_decision,
    politics.JointCommandIs: _joint_command,
    politics.PlansActive: _plans,
    politics.BodySits: _sitting,
    politics.OfficeIs: _office,
    politics.PostHeldBy: _post,
    course.TrackIs: _track,
    course.PromisesKept: _promises,
    course.ObligationsHeld: _obligations,
    course.Happened: _happened,
    course.TallyIs: _tally,
    course.TurnIs: _turn,
    course.StageIs: _stage,
    course.IntentIs: _intent,
    forces.InGroup: _group,
    forces.ArmyIs: _army,
    forces.SideIs: _side,
    forces.Tagged: _tag,
    forces.RoleIs: _role,
    places.InRegion: _region,
    places.OnGroundOf: _ground,
    places.AtFacility: _facility,
    places.LeaseIs: _lease,
    places.FacilityStands: _founded,
    places.IntactAtLeast: _intact,
    places.Holds: _holds,
    places.WarIsOver: _war_over,
    forces.PresenceIs: _presence,
    forces.HasBasis: _basis,
    forces.StandsLawfully: _stands,
    forces.BasedOn: _based,
    forces.Ordered: _ordered,
    air.KeysTurned: _keys,
}
