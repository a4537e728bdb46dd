"""The watchdogs bark: each law of the walks is broken on purpose, and noticed by its own name."""

from collections.abc import Callable

import pytest
from attrs import evolve

from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Note
from game.model.state import Chance, Council, Mandate, Package, Reply, State, UnitState
from game.model.terms import Answer, Period, Role
from tests.walks.invariants import broken
from tests.walks.walker import Taken, Walker

SETTING = Walker("zapad-2021", 0).setting
MANY = 200


def reached() -> State:
    """The last State of some turns of play in which peace still reigns: an army may not be let in."""
    walk = Walker("zapad-2021", 11, agreeable=7, meddling=0).walk(MANY)
    states = [taken.outcome.state for taken in walk]
    return [state for state in states if state.period is Period.PEACETIME and state.waiting][-1]


STATE = reached()
HERE = next(
    name
    for name, unit in STATE.units.items()
    if unit.place >= 0 and unit.steps > 1 and SETTING.world.side_of[name] == "by"
)

GUEST = next(name for name in STATE.units if SETTING.world.units[name].army == "1gta")
ENEMY = next(
    name for name, unit in STATE.units.items() if unit.place >= 0 and SETTING.world.side_of[name] == "pom"
)


def unit(name: str, **changes: object) -> Callable[[State], State]:
    """A State with one unit changed."""
    return lambda state: evolve(state, units={**state.units, name: evolve(state.units[name], **changes)})


def council(**changes: object) -> Callable[[State], State]:
    """A State with the Council changed."""
    return lambda state: evolve(state, council=evolve(state.council, **changes))


def without(name: str) -> Callable[[State], State]:
    return lambda state: evolve(state, units={n: u for n, u in state.units.items() if n != name})


OTHER = Period.PEACETIME if STATE.period is not Period.PEACETIME else Period.WARTIME
PACKAGE = Package(
    id="9/polesye", by="head_of_state.by", body="supreme_state_council", matters=("deploy_rgf",)
)
DAMAGE: dict[str, tuple[str, Callable[[State], State]]] = {
    "nowhere": ("places", unit(HERE, place=10**6)),
    "grown beyond its size": ("places", unit(HERE, steps=99)),
    "overloaded": ("places", unit(HERE, magazine=999)),
    "beside the enemy in his hex": ("enemies_apart", unit(HERE, place=STATE.units[ENEMY].place)),
    "vanished": ("units_conserved", without(HERE)),
    "weaker without a loss": ("units_conserved", unit(HERE, steps=STATE.units[HERE].steps - 1)),
    "from nowhere": ("places", lambda s: evolve(s, units={**s.units, "by-new": UnitState(place=0, steps=1)})),
    "found rounds": (
        "missiles",
        lambda s: evolve(s, politics=evolve(s.politics, missiles=s.politics.missiles - 1)),
    ),
    "uninvited": ("legal_presence", unit(GUEST, place=STATE.units[HERE].place, bound=None)),
    "decided by nobody": (
        "mandates",
        council(
            mandates={
                **STATE.council.mandates,
                "pursuit": Mandate(matter="pursuit", turn=STATE.turn, package="x"),
            }
        ),
    ),
    "voted by a stranger": (
        "votes",
        council(
            packages=(PACKAGE,),
            replies=(Reply(package="9/polesye", office="commander.west", answer=Answer.AYE),),
        ),
    ),
    "voted on its own": (
        "votes",
        council(
            packages=(PACKAGE,), replies=(Reply(package="9/polesye", office=PACKAGE.by, answer=Answer.AYE),)
        ),
    ),
    "put by a stranger": ("votes", council(packages=(evolve(PACKAGE, by="commander.west"),))),
    "war without a word": ("periods", lambda s: evolve(s, period=OTHER, council=Council())),
    "unlawful": ("no_violation", lambda s: evolve(s, tally={**s.tally, "violations": 1})),
    "off the scale": ("bounds", lambda s: evolve(s, tracks={**s.tracks, "tension": 101})),
    "in debt": ("bounds", lambda s: evolve(s, politics=evolve(s.politics, capital={"polesye": -1}))),
    "dead end": ("sequence", lambda s: evolve(s, waiting=(), pending=())),
    "unanswerable": ("sequence", lambda s: evolve(s, pending=(Chance("k", "combat", "x", (("a", 0),)),))),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_noticed(name: str) -> None:
    law, damage = DAMAGE[name]
    assert law in noticed(damage(STATE), SETTING)


def test_a_crowd_is_noticed() -> None:
    place = STATE.units[HERE].place
    world = SETTING.world
    own = [n for n, u in STATE.units.items() if world.side_of[n] == "by" and u.place >= 0 and not u.rail]
    formations = [n for n in own if world.kind_of[n].role is Role.MANOEUVRE][:12]
    crowd = {**STATE.units, **{n: evolve(STATE.units[n], place=place) for n in formations}}
    assert "stacking" in noticed(evolve(STATE, units=crowd), SETTING)


def test_rounds_that_vanish_are_noticed() -> None:
    name = next(n for n, u in STATE.units.items() if u.magazine > 0)
    spent = evolve(STATE.units[name], magazine=STATE.units[name].magazine - 1)
    assert "magazines" in noticed(evolve(STATE, units={**STATE.units, name: spent}), SETTING)


def test_a_wrong_commander_is_noticed() -> None:
    changed = evolve(STATE.units[HERE], commander="commander.west")
    after = evolve(STATE, units={**STATE.units, HERE: changed}, turn=STATE.turn + 1)
    assert "superiors" in noticed(after, SETTING)


def test_a_sentence_with_a_hole_is_noticed() -> None:
    taken = Taken(1, STATE, Note("x"), Outcome(STATE, (Event("x", "{{}}", (), "R01"),)))
    assert any(text.startswith("told") for text in broken(taken, SETTING))


def noticed(after: State, setting: Setting) -> set[str]:
    """The names of the laws that a State breaks as the successor of the sound one."""
    assert not broken(Taken(1, STATE, Note("x"), Outcome(STATE)), setting)
    return {text.partition(":")[0] for text in broken(Taken(1, STATE, Note("x"), Outcome(after)), setting)}
