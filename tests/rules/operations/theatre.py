"""The real map with a short law and a handful of formations, for the tests of operations.

Belarus is Polesye's ground, Russia the Federation's, Poland Pomoria's, Lithuania Nyaris's; the rest is nobody's.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from attrs import evolve

from game.core.calendar import Clock, StepLength, Stretch
from game.law.articles import Article, Basis, CommandRule, Switches
from game.law.bodies import Body, Group, Matter, Post
from game.law.clauses import Needs
from game.law.clauses.forces import HasBasis, InGroup, Tagged
from game.law.clauses.places import InRegion
from game.law.clauses.politics import Decision, JointCommandIs, PeriodIs, PlansActive
from game.law.law import Law
from game.law.setting import Setting
from game.law.stakes import PoliticalTrack, Stage, Stakes
from game.model.board import Board, board_from_table
from game.model.numbers.operations import OperationsNumbers
from game.model.state import Council, FacilityState, Mandate, Politics, State, UnitState
from game.model.terms import MoveClass, Period, Posture, Role, Voting
from game.model.world import Facility, Kind, Office, Seat, Side, Unit, World
from game.rules.sequence import INDEX
from game.scenario.structure import structure
from game.scenario.task import Task

ROOT = Path(__file__).parents[3]
OWNERS = {"by": "by", "ru": "ru", "pl": "pom", "lt": "nya"}
CITE = "R01"


@lru_cache(maxsize=1)
def board() -> Board:
    return board_from_table(tomllib.loads((ROOT / "assets/map/theatre.toml").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def numbers() -> OperationsNumbers:
    text = (ROOT / "scenarios/parts/rulebook-operations.toml").read_text(encoding="utf-8")
    task = Task()
    found = structure(tomllib.loads(text)["rulebook"]["operations"], OperationsNumbers, task)
    assert found is not None, task.faults
    return found


def at(label: str) -> int:
    return board().parse_place(label)


SIDES = {
    "by": Side(title="Polesye", letter="P", alliance="northerns"),
    "ru": Side(title="the Federation", letter="F", alliance="northerns"),
    "pom": Side(title="Pomoria", letter="M", alliance="westerns"),
    "nya": Side(title="Nyaris", letter="N", alliance="westerns"),
    "pol": Side(title="the Polar Republic", letter="R", alliance="westerns"),
}
OFFICES = {
    "cgs.by": Office(title="Polesye's Chief of the General Staff", side="by"),
    "mod.by": Office(title="Polesye's ministry", side="by"),
    "mod.ru": Office(title="the Federation's ministry", side="ru"),
    "commander.west": Office(title="the coalition's command", side="pom"),
}
SEATS = {
    "polesye": Seat(title="Polesye", sides=("by",), offices=("cgs.by", "mod.by"), council=True, activations=6,
                    per_division=2),
    "federation": Seat(title="the Federation", sides=("ru",), offices=("mod.ru",), council=True, activations=4),
    "westerns": Seat(title="the Westerns", sides=("pom", "nya", "pol"), offices=("commander.west",), activations=7),
}  # fmt: skip
MARCHING = {"sidc": "x", "mobility": MoveClass.TRACKED, "allowance": 4, "sight": 1}
KINDS = {
    "brigade": Kind(title="brigade", role=Role.MANOEUVRE, steps=4, attack=4, defence=4, **MARCHING),
    "heavy": Kind(title="heavy brigade", role=Role.MANOEUVRE, steps=5, attack=6, defence=5, **MARCHING),
    "foot": Kind(title="light brigade", role=Role.MANOEUVRE, sidc="x", mobility=MoveClass.FOOT, steps=2, attack=2,
                 defence=2, allowance=3, sight=2),
    "irregulars": Kind(title="irregulars", role=Role.IRREGULAR, sidc="x", mobility=MoveClass.FOOT, attack=1,
                       defence=1, allowance=3),
    "guns": Kind(title="guns", role=Role.ARTILLERY, support=1, support_range=1, reach=1, kill=20, shots=2,
                 magazine=6, defence=1, **MARCHING),
    "staff": Kind(title="staff", role=Role.HEADQUARTERS, defence=1, **MARCHING),
    "fighters": Kind(title="fighters", role=Role.FIGHTER, sidc="x", mobility=MoveClass.AIR, steps=2, sight=1),
    "missiles": Kind(title="missiles", role=Role.SAM, sidc="x", mobility=MoveClass.FIXED, reach=3, magazine=8),
}  # fmt: skip
FACILITIES = {
    "ab-lida": Facility(title="Lida airfield", place="1823", kind="airfield", side="by"),
    "ab-machulishchi": Facility(title="Machulishchi airfield", place="2424", kind="airfield", side="by"),
    "minsk": Facility(title="Minsk", place="2423", kind="town", side="by", supply=True, key_town=True),
    "grodno": Facility(title="Grodno", place="1424", kind="town", side="by", supply=True, key_town=True),
    "smolensk": Facility(title="Smolensk", place="3518", kind="town", side="ru", supply=True),
    "bridge": Facility(title="Baranovichi junction", place="2027", kind="junction", side="by"),
}


def law() -> Law:
    deploy = Decision(matter="deploy_rgf", cite="R02")
    threatened = PeriodIs(one_of=(Period.THREATENED, Period.WARTIME), cite="R36, R37")
    rgf, region = InGroup(group="rgf", cite="R23"), InRegion(group="rgf", cite="R16")
    body = Body(
        title="the Supreme State Council", voters=("by", "ru"), voting=Voting.CONSENSUS, sits=True, cite="R01"
    )
    names = ("deploy_rgf", "declare_aggression", "pursuit", "exercise_permit")
    return Law(
        bodies={"council": body},
        posts={"rgf_commander": Post(title="commander", holder="cgs.by", ex_officio=True, cite="R11")},
        groups={"rgf": Group(title="the joint group", armies=("by-ground", "1gta"), region=("by", "ru.smolensk"),
                             cite="R16")},
        matters={name: Matter(title=name.replace("_", " "), body="council", cite=CITE) for name in names},
        articles={
            "entry": Article(title="entry", needs=Needs(basis=HasBasis(cite="R78, X04")), cite="R78"),
            "equipment": Article(title="equipment", cite="R36", needs=Needs(period=threatened, decision=deploy,
                                 group=rgf, region=region)),
            "attack": Article(title="fire", needs=Needs(plans=PlansActive(or_at_home=True, cite="R08, R69")),
                              cite="R08"),
            "pursuit": Article(title="pursuit", cite="R16", needs=Needs(decision=Decision(matter="pursuit",
                               cite="R16, R20, R22"))),
            "host_supply": Article(title="host supply", needs=Needs(decision=deploy), cite="R39"),
        },
        bases={
            "exercise": Basis(title="exercise", cite="R63", needs=Needs(tag=Tagged(tag="exercise", cite="R63"),
                              decision=Decision(matter="exercise_permit", cite="R62"))),
            "rgf_deployment": Basis(title="deployment", cite="R02", needs=Needs(period=threatened, decision=deploy,
                                    group=rgf, region=region)),
        },
        command={
            "rgf": CommandRule(title="the joint group answers to its commander", superior="rgf_commander",
                               cite="R11, R79", needs=Needs(joint_command=JointCommandIs(cite="R14"), group=rgf,
                               region=region)),
            "national": CommandRule(title="a unit answers to its own ministry", superior="national", cite="R13"),
        },
        national={"by": "mod.by", "ru": "mod.ru"}
        | dict.fromkeys(("pom", "nya", "pol"), "commander.west"),
        switches=Switches(),
    )  # fmt: skip


def stakes() -> Stakes:
    stages = {f"s{n}": Stage(title=f"S{n}", needs=Needs(), westerns_first=n < 6, cite=CITE) for n in range(7)}
    return Stakes(stages=stages, tracks={"tension": PoliticalTrack(title="Tension", start=50)})


def unit(kind: str, place: str, side: str = "by", **more: Any) -> Unit:
    army = {"by": "by-ground", "ru": "1gta"}.get(side, "west-ground")
    title = more.pop("title", f"{kind} at {place}")
    return Unit(
        title=title, side=side, kind=kind, echelon="brigade", place=place, army=more.pop("army", army), **more
    )


def game(units: dict[str, Unit], **changes: Any) -> tuple[State, Setting]:
    """A state in the operations step of turn 1, Polesye to move, and its setting."""
    map_, nums = board(), numbers()
    world = World(
        id="test",
        title="Test",
        clock=Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.HALF_DAY, turns=15),)),
        board=map_,
        sides=SIDES,
        seats=SEATS,
        offices=OFFICES,
        kinds=KINDS,
        units=units,
        facilities=FACILITIES,
        ground=(
            *(OWNERS.get(map_.country[h], "") for h in range(map_.size)),
            *(box.side for box in map_.boxes[::-1]),
        ),
        names={"northerns": "Northerns", "westerns": "Westerns"},
    )
    setting = Setting(
        world=world, law=law(), stakes=stakes(), numbers=cast(Any, SimpleNamespace(operations=nums))
    )
    placed = {
        name: UnitState(
            place=map_.parse_place(item.place),
            steps=item.steps or KINDS[item.kind].steps,
            magazine=KINDS[item.kind].magazine,
        )
        for name, item in units.items()
    }
    state = State(
        step=INDEX["operations"],
        waiting=("polesye", "federation", "westerns"),
        stage="s3",
        units=placed,
        facilities={name: FacilityState() for name in FACILITIES},
        activations={"polesye": 6, "federation": 4, "westerns": 7},
        tracks={"tension": 50},
    )
    return evolve(state, **changes), setting


def with_mandates(state: State, *matters: str, period: Period = Period.THREATENED) -> State:
    mandates = {name: Mandate(matter=name, turn=state.turn) for name in matters}
    return evolve(state, council=Council(mandates=mandates), period=period)


def turn_of(state: State, seat: str, **changes: Any) -> State:
    return evolve(state, waiting=(seat,), **changes)


def offensive(state: State) -> State:
    return turn_of(state, "westerns", politics=Politics(posture=Posture.OFFENSIVE))


def change(state: State, name: str, **changes: Any) -> State:
    return evolve(state, units={**state.units, name: evolve(state.units[name], **changes)})
