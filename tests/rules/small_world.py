"""A small crisis: Polesye between Pomoria and the Federation, with a handful of units and a short law.

Columns 1-3 are Pomoria's, 4-8 Polesye's, 9-12 the Federation's; the box "Moscow" is the Federation's too.
"""

from functools import lru_cache
from types import SimpleNamespace
from typing import Any, cast

from attrs import evolve

from game.core.calendar import Clock, StepLength, Stretch
from game.law.articles import Basis, CommandRule
from game.law.bodies import Body, Group, Matter, Post
from game.law.clauses import Needs
from game.law.clauses.course import Happened, IntentIs, TallyIs, TrackIs
from game.law.clauses.forces import InGroup, Tagged
from game.law.clauses.places import Holds, InRegion
from game.law.clauses.politics import Decision
from game.law.law import Law
from game.law.setting import Setting
from game.law.stakes import (
    Card,
    Influence,
    Objective,
    PoliticalTrack,
    Situation,
    Stage,
    Stakes,
    Terms,
)
from game.model.board import Board, board_from_table
from game.model.numbers import Numbers
from game.model.numbers.politics import HybridAnswer, PoliticsNumbers, PostureNumbers
from game.model.state import Council, FacilityState, Mandate, Politics, State, UnitState
from game.model.terms import Intent, LeaseStatus, MoveClass, Posture, Role, Voting
from game.model.world import Facility, Kind, Office, Seat, Side, Unit, World
from game.rules.sequence import INDEX

COLS, ROWS = 12, 5
CITE = "R01"


@lru_cache(maxsize=1)
def board() -> Board:
    rows = "\n".join(["ppp" + "b" * 5 + "r" * 4] * ROWS)
    names = {"p": "pom", "b": "by", "r": "ru"}
    return board_from_table(
        {
            "meta": {"title": "Small", "cols": COLS, "rows": ROWS, "km_per_hex": 25.0}
            | dict.fromkeys(("lat0", "lon0", "x0", "y0"), 0.0),
            "legend": {
                "terrain": {".": {"id": "open", "title": "open"}},
                "country": {c: {"id": i, "title": i} for c, i in names.items()},
                "oblast": {c: {"id": f"{i}.x", "title": i} for c, i in names.items()},
            },
            "grid": {"terrain": "\n".join(["." * COLS] * ROWS), "country": rows, "oblast": rows},
            "box": [
                {
                    "id": "moscow",
                    "title": "Moscow",
                    "country": "ru",
                    "edge": ["1203"],
                    "transit": {"value": 1},
                }
            ],
        }
    )


def at(label: str) -> int:
    return board().parse_place(label)


SIDES = {
    "by": Side(title="Polesye", letter="B", alliance="northerns"),
    "ru": Side(title="the Federation", letter="R", alliance="northerns"),
    "pom": Side(title="Pomoria", letter="P", alliance="westerns"),
}
OFFICES = {
    "head_of_state.by": Office(title="President of Polesye", side="by"),
    "cgs.by": Office(title="Polesye's Chief of the General Staff", side="by"),
    "head_of_state.ru": Office(title="President of the Federation", side="ru"),
    "commander.wmd": Office(title="the Federation's western commander", side="ru"),
    "commander.west": Office(title="the coalition's commander", side="pom"),
}
SEATS = {
    "polesye": Seat(
        title="Polesye", sides=("by",), offices=("head_of_state.by", "cgs.by"), council=True, par=9
    ),
    "federation": Seat(
        title="the Federation",
        sides=("ru",),
        offices=("head_of_state.ru", "commander.wmd"),
        council=True,
        par=11,
    ),
    "westerns": Seat(title="the Westerns", sides=("pom",), offices=("commander.west",), par=8),
}
KINDS = {
    "brigade": Kind(
        title="brigade",
        role=Role.MANOEUVRE,
        sidc="",
        mobility=MoveClass.TRACKED,
        steps=4,
        attack=4,
        defence=4,
    ),
    "battery": Kind(
        title="battery", role=Role.SAM, sidc="", mobility=MoveClass.WHEELED, steps=2, magazine=8, reach=4
    ),
}
UNITS = {
    "by-6mech": Unit(
        title="6th Brigade", side="by", kind="brigade", echelon="brigade", place="0503", army="by-ground"
    ),
    "ru-1": Unit(
        title="1st Regiment",
        side="ru",
        kind="brigade",
        echelon="regiment",
        place="0603",
        army="1gta",
        tags=("exercise",),
    ),
    "ru-2": Unit(
        title="2nd Regiment",
        side="ru",
        kind="brigade",
        echelon="regiment",
        place="0604",
        army="1gta",
        tags=("exercise",),
    ),
    "ru-s400": Unit(
        title="the battery",
        side="ru",
        kind="battery",
        echelon="battery",
        place="0703",
        army="1adm",
        tags=("centre",),
    ),
    "pom-301": Unit(
        title="301st Brigade", side="pom", kind="brigade", echelon="brigade", place="0203", army="west"
    ),
}
FACILITIES = {
    "grodno": Facility(title="Grodno", place="0403", kind="town", side="by", key_town=True),
    "brest": Facility(title="Brest", place="0405", kind="town", side="by", key_town=True),
    **{
        name: Facility(title=f"the {name}", place=place, kind="depot", side="by", target=True, strength=2)
        for name, place in {"depot": "0502", "bridge": "0504", "station": "0602", "plant": "0702"}.items()
    },
    "node": Facility(
        title="the node",
        place="0701",
        kind="node",
        side="by",
        lease=LeaseStatus.ACTIVE,
        lease_expires="2021-09-11",
    ),
}


def matter(title: str, **values: Any) -> Matter:
    return Matter(title=title, body="council", cite=CITE, **values)


LAW = Law(
    bodies={
        "council": Body(
            title="the Council",
            voters=("head_of_state.by", "head_of_state.ru"),
            voting=Voting.CONSENSUS,
            cite=CITE,
        )
    },
    posts={"rgf_commander": Post(title="RGF commander", holder="cgs.by", ex_officio=True, cite="R11")},
    groups={"rgf": Group(title="the RGF", armies=("by-ground", "1gta"), region=("by",), cite="R23")},
    matters={
        "deploy_rgf": matter("deploy the RGF"),
        "exercise_permit": matter("permit the exercise", term=2),
        "air_component_stays": matter("the air component stays", owes="polesye"),
        "debt_relief": matter("debt relief", owes="federation"),
    },
    articles={},
    bases={
        "centre": Basis(
            title="programme centre", needs=Needs(tag=Tagged(tag="centre", cite="R60")), cite="R60"
        ),
        "exercise": Basis(
            title="exercise",
            needs=Needs(
                tag=Tagged(tag="exercise", cite="R62"),
                decision=Decision(matter="exercise_permit", cite="R63"),
            ),
            cite="R63",
        ),
        "deployment": Basis(
            title="deployment of the RGF",
            needs=Needs(
                decision=Decision(matter="deploy_rgf", cite="R02"), group=InGroup(group="rgf", cite="R23")
            ),
            cite="R02",
        ),
    },
    command={
        "rgf": CommandRule(
            title="the Joint Command of the RGF",
            superior="rgf_commander",
            needs=Needs(
                decision=Decision(matter="deploy_rgf", cite="R14"),
                group=InGroup(group="rgf", cite="R23"),
                region=InRegion(group="rgf", cite="R16"),
            ),
            cite="R14, R79",
        ),
        "national": CommandRule(title="national command", superior="national", cite="R13"),
    },
    national={"by": "cgs.by", "ru": "commander.wmd", "pom": "commander.west"},
)

STAKES = Stakes(
    tracks={
        "tension": PoliticalTrack(title="tension", start=50),
        "influence.ru": PoliticalTrack(title="influence over Polesye", start=40),
        "dissatisfaction.ru": PoliticalTrack(title="dissatisfaction", start=50, seen_by=("federation",)),
        "west_relations.by": PoliticalTrack(title="relations with the West", start=20),
        "dependence.by": PoliticalTrack(title="dependence", start=50),
    },
    influences={
        "guests": Influence(
            title="foreign formations in the country", to="influence.ru", per_100=40, cite="K40"
        ),
        "isolation": Influence(
            title="isolation from the West",
            to="dependence.by",
            per_100=-20,
            of="west_relations.by",
            cite="K06",
        ),
        "calm": Influence(
            title="calm",
            to="tension",
            per_100=-30,
            needs=Needs(track=TrackIs(track="tension", at_least=45, cite="K01")),
            cite="K01",
        ),
        "war": Influence(
            title="war",
            to="tension",
            per_100=500,
            needs=Needs(happened=Happened(event="attack", cite="R05")),
            cite="R05",
        ),
    },
    objectives={
        "grodno": Objective(
            title="Grodno is held",
            seats=("polesye", "federation"),
            points=4,
            needs=Needs(holds=Holds(alliance="northerns", facility="grodno", cite="R22")),
            family="towns",
            military=True,
        ),
        "brest": Objective(
            title="Brest is held",
            seats=("polesye", "federation"),
            points=4,
            needs=Needs(holds=Holds(alliance="northerns", facility="brest", cite="R22")),
            family="towns",
            military=True,
        ),
        "post": Objective(
            title="no guests by decision",
            seats=("polesye",),
            points=5,
            needs=Needs(decision=Decision(matter="deploy_rgf", absent=True, cite="R02")),
            family="posts",
        ),
        "quiet": Objective(
            title="no attack",
            seats=("polesye",),
            points=6,
            needs=Needs(happened=Happened(event="attack", never=True, cite="R05")),
            family="card",
            card="peacemaker",
        ),
        "bluffed": Objective(
            title="a bluff that cost nothing",
            seats=("westerns",),
            points=7,
            needs=Needs(
                intent=IntentIs(one_of=(Intent.BLUFF,), cite="P46"),
                tally=TallyIs(tally="lost.pom", at_most=0, cite="P46"),
            ),
            family="bluff",
        ),
    },
    cards={
        "peacemaker": Card(title="Peacemaker", seat="polesye", text="Keep the peace"),
        "hardliner": Card(title="Hardliner", seat="polesye", text="Give nothing away"),
        "patron": Card(title="Patron", seat="federation", text="Be seen as the protector"),
        "broker": Card(title="Broker", seat="federation", text="Be needed by all"),
    },
    stages={
        "s0": Stage(title="regime change", needs=Needs(), cite="P46"),
        "s1": Stage(title="coup", needs=Needs(happened=Happened(event="coup", cite="P47")), cite="P47"),
        "s2": Stage(
            title="hybrid aggression", needs=Needs(happened=Happened(event="hybrid", cite="P46")), cite="P46"
        ),
        "s3": Stage(title="strikes", needs=Needs(happened=Happened(event="salvo", cite="P47")), cite="P47"),
    },
    situations={
        "coup": Situation(title="A coup", text="it fails", chance=60, tracks={"tension": 3}, cite="P47"),
        "overflight": Situation(
            title="An overflight", text="an intruder", incident="intruder", chance=0, route=("0203", "0503")
        ),
        "rally": Situation(title="A rally", text="people in the streets", tally={"rallies": 1}),
    },
    terms={
        "halt": Terms(
            title="we stop here if you do not deploy",
            to=("polesye", "federation"),
            broken_by=Needs(decision=Decision(matter="deploy_rgf", cite="R02")),
            tracks={"dissatisfaction.ru": 5, "tension": 1},
        )
    },
)

POLITICS = PoliticsNumbers(
    sitting=4,
    capital=3,
    capital_kept=1,
    measures=2,
    refused_wait=2,
    breach_breaker=4,
    breach_partner=1,
    breach_surcharge=2,
    price_low=2,
    price_high=6,
    escalation=12,
    missiles=60,
    trace=30,
    offer_turns=3,
    escalation_most=14,
    salvo_targets=3,
    military_most=12,
    military_low=5,
    private_most=12,
    card_most=6,
    presence_breach=1,
    capital_most=9,
    package_size=4,
    postures={
        Posture.PAUSE: PostureNumbers(gain=2, tracks={"tension": -1}),
        Posture.HYBRID: PostureNumbers(cost=1),
        Posture.SALVO: PostureNumbers(cost=2, tracks={"tension": 7}),
        Posture.OFFENSIVE: PostureNumbers(cost=3, tracks={"tension": 10}),
    },
    hybrid={
        "success": HybridAnswer(
            title="unrest in Grodno", weight=60, tracks={"tension": 4}, happens=("hybrid",)
        ),
        "failure": HybridAnswer(title="the network is caught", weight=40, tracks={"tension": 1}),
    },
)


def setting(**changes: Any) -> Setting:
    """The small setting; `clock`, `stakes`, `intent`, `intents`, `horizon` replace its own."""
    world = World(
        id=changes.pop("id", "small"),
        title="Small",
        clock=changes.pop(
            "clock", Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.HALF_DAY, turns=15),))
        ),
        board=board(),
        sides=SIDES,
        seats=changes.pop("seats", SEATS),
        offices=OFFICES,
        kinds=KINDS,
        units=UNITS,
        facilities=FACILITIES,
        ground=tuple(board().country),
        intent=changes.pop("intent", None),
        intents=changes.pop("intents", (("bluff", 30), ("limited", 40), ("full", 30))),
        horizon=changes.pop("horizon", ((13, 1), (14, 2), (15, 1))),
    )
    numbers = SimpleNamespace(
        politics=POLITICS, operations=SimpleNamespace(days_to_leave=2), air=SimpleNamespace()
    )
    return Setting(world=world, law=LAW, stakes=changes.pop("stakes", STAKES), numbers=cast(Numbers, numbers))


def opening(setting: Setting, *mandates: str, until: int = 0) -> State:
    """The small state before its first turn, with these matters adopted."""
    world = setting.world
    return State(
        units={
            name: UnitState(
                place=board().parse_place(unit.place),
                steps=world.kind_of[name].steps,
                magazine=world.kind_of[name].magazine,
            )
            for name, unit in world.units.items()
        },
        facilities={name: FacilityState(lease=item.lease) for name, item in world.facilities.items()},
        tracks={name: track.start for name, track in setting.stakes.tracks.items()},
        council=Council(mandates={name: Mandate(matter=name, turn=0, until=until) for name in mandates}),
        politics=Politics(escalation=POLITICS.escalation, missiles=POLITICS.missiles),
    )


def at_step(state: State, step: str, *waiting: str, turn: int = 2) -> State:
    """The state in a step of a turn, with these seats to move."""
    return evolve(state, turn=turn, step=INDEX[step], waiting=waiting)
