"""How a condition stands now, in a few words, as far as a seat may know it: what goes behind the words of the rule.

One function a class of the vocabulary, listed once in `PRESENT`; a condition that is not listed, or whose state the
seat may not know, has no words.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from game.engine.questions.common import alliances, at_table, date, setting_of
from game.engine.reading import KEPT_BY_COUNCIL, may_read, reader_of
from game.engine.view import View
from game.law.clauses import Clause, Needs, course, forces, places, politics
from game.law.clauses.politics import listing
from game.law.plain import plain
from game.model.terms import PromiseStatus
from game.rules.council.words import public


def present(view: View, clause: Clause) -> str:
    """How the condition stands now, such as "now 57"; "" where there is nothing to say, or the seat may not know."""
    words = PRESENT.get(type(clause))
    return words(clause, view) if words else ""


def stated(view: View, needs: Needs, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Every condition of the needs in words, each with how it stands now; `without` are clauses left out."""
    left_out, setting = frozenset(without), setting_of(view)
    found = []
    for name, clause in needs.clauses:
        if name not in left_out:
            now = present(view, clause)
            found.append(plain(clause, setting) + (f" ({now})" if now else ""))
    return tuple(found)


def in_force(view: View, matter: str) -> bool | None:
    """Whether a matter's decision is in force; None where the seat may not know."""
    if not (at_table(view) or public(setting_of(view), matter)):
        return None
    found = view.mandates.get(matter)
    return found is not None and found.stands(view.planned)


# -- the course of the game ----------------------------------------------------------------------------------
def _track(clause: course.TrackIs, view: View) -> str:
    return f"now {view.tracks[clause.track]}" if clause.track in view.tracks else ""


def _tally(clause: course.TallyIs, view: View) -> str:
    known = may_read(reader_of(setting_of(view), view.seat), clause.tally)
    if not known:
        return ""
    count = view.tally.get(clause.tally, 0)
    enough = ", which is enough" if 0 < clause.at_least <= count else ""
    return f"so far {count}{enough}"


def _promises(clause: course.PromisesKept, view: View) -> str:
    own = [one for one in view.promises if one.by == clause.seat]
    broken = sum(one.status is PromiseStatus.BROKEN for one in own)
    return f"now {len(own)} made, {broken} broken" if at_table(view) else ""


def _owed(clause: course.ObligationsHeld, view: View) -> str:
    owed = sum(one.to == clause.to and one.status is not PromiseStatus.BROKEN for one in view.promises)
    return f"now {owed}" if at_table(view) else ""


def _happened(clause: course.Happened, view: View) -> str:
    if clause.event in KEPT_BY_COUNCIL and not at_table(view):
        return ""
    turn = view.happened.get(clause.event)
    return "not so far" if turn is None else f"it has, {date(view, turn) or 'before the first turn'}"


def _turn(clause: course.TurnIs, view: View) -> str:
    return f"now {view.date}"


def _stage(clause: course.StageIs, view: View) -> str:
    stage = setting_of(view).stakes.stages.get(view.stage)
    return f"now {stage.title}" if stage else ""


# -- law ---------------------------------------------------------------------------------------------------------
def _period(clause: politics.PeriodIs, view: View) -> str:
    return f"now {view.period.value}"


def _decision(clause: politics.Decision, view: View) -> str:
    decided = in_force(view, clause.matter)
    return "" if decided is None else "now it is" if decided else "so far it is not"


def _any_decision(clause: politics.AnyDecision, view: View) -> str:
    known = {name: in_force(view, name) for name in clause.one_of}
    if None in known.values():
        return ""
    matters = setting_of(view).law.matters
    decided = tuple(f"“{matters[name].title}”" for name, held in known.items() if held)
    return f"now {listing(decided, 'and')}" if decided else "so far none of them"


def _post(clause: politics.PostHeldBy, view: View) -> str:
    setting = setting_of(view)
    holder = view.posts.get(clause.post) or setting.law.posts[clause.post].holder
    return f"now {setting.world.title_of(holder)}"


# -- places and forces -------------------------------------------------------------------------------------------
def _lease(clause: places.LeaseIs, view: View) -> str:
    found = (view.facilities[name].lease for name in clause.all_of if name in view.facilities)
    said = tuple(dict.fromkeys(lease.value.replace("-", " ") if lease else "none" for lease in found))
    return f"now {listing(said, 'and')}" if said else ""


def _intact(clause: places.IntactAtLeast, view: View) -> str:
    world = setting_of(view).world
    own = (name for name, item in world.facilities.items() if item.target and item.side == clause.side)
    return f"now {sum(view.facilities[name].damage < world.facilities[name].strength for name in own)}"


def _holds(clause: places.Holds, view: View) -> str:
    world = setting_of(view).world
    place = world.facility_place[clause.facility]
    holder = view.control.get(place) or world.sides[world.ground_of(place)].alliance
    return f"now the {world.names.get(holder, holder)}"


def _presence(clause: forces.PresenceIs, view: View) -> str:
    world = setting_of(view).world
    if world.sides[clause.side].alliance not in alliances(view):
        return ""
    stands = {name: own.state.place for name, own in view.own.items()}
    stands.update((name, seen.place) for name, seen in view.seen.items())
    return f"now {clause.counted(world, stands.items())}"


PRESENT: Mapping[type, Callable[[Any, View], str]] = {
    course.TrackIs: _track,
    course.TallyIs: _tally,
    course.PromisesKept: _promises,
    course.ObligationsHeld: _owed,
    course.Happened: _happened,
    course.TurnIs: _turn,
    course.StageIs: _stage,
    politics.PeriodIs: _period,
    politics.Decision: _decision,
    politics.AnyDecision: _any_decision,
    politics.PostHeldBy: _post,
    places.LeaseIs: _lease,
    places.IntactAtLeast: _intact,
    places.Holds: _holds,
    forces.PresenceIs: _presence,
}
"""How each condition's state is said, of those that have one to tell."""
