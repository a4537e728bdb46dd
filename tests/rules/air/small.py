"""A small country between two neighbours, with the air law of the treaties, for the tests of the air phase.

Columns 1-6 are the attacker's, 7-14 the host's, 15-20 the ally's; the upper left corner is sea.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from attrs import evolve

from game.core.calendar import Clock, StepLength, Stretch
from game.law.articles import Article, CommandRule
from game.law.bodies import Body, Group, Matter, Post
from game.law.clauses import Needs
from game.law.clauses.air import KeysTurned
from game.law.clauses.forces import InGroup, Ordered, Tagged
from game.law.clauses.places import OnGroundOf
from game.law.clauses.politics import Decision, JointCommandIs
from game.law.law import Law
from game.law.setting import Setting
from game.law.stakes import PoliticalTrack, Situation, Stakes
from game.model.board import Board, board_from_table
from game.model.numbers import Numbers
from game.model.state import Council, FacilityState, Mandate, State, Track, UnitState
from game.model.terms import LeaseStatus, MoveClass, Period, Posture, Role, Voting
from game.model.world import Facility, Kind, Office, Seat, Side, Unit, World
from tests.rules.air.rulebook import numbers

COLS, ROWS = 20, 9
SEATS = frozenset({"polesye", "federation"})


@lru_cache(maxsize=1)
def board() -> Board:
    """Twenty columns of three countries."""
    land = "p" * 6 + "b" * 8 + "r" * 6
    sea = "..." + land[3:]
    rows = "\n".join([sea] + [land] * (ROWS - 1))
    return board_from_table(
        {
            "meta": {"title": "Small", "cols": COLS, "rows": ROWS, "km_per_hex": 25.0}
            | dict.fromkeys(("lat0", "lon0", "x0", "y0"), 0.0),
            "legend": {
                "terrain": {".": {"id": "open", "title": "open"}, "~": {"id": "sea", "title": "sea"}},
                "country": {c: {"id": i, "title": i} for c, i in (("p", "pom"), ("b", "by"), ("r", "ru"))},
                "oblast": {
                    c: {"id": f"{i}.x", "title": i} for c, i in (("p", "pom"), ("b", "by"), ("r", "ru"))
                },
            },
            "grid": {
                "terrain": "\n".join(["~~~" + "." * 17] + ["." * COLS] * (ROWS - 1)),
                "country": rows,
                "oblast": rows,
            },
        }
    )


def at(label: str) -> int:
    """The hex with a label."""
    return board().parse_place(label)


def kind(role: Role, **values: Any) -> Kind:
    mobility = MoveClass.AIR if role is Role.FIGHTER else MoveClass.WHEELED
    return Kind(title=role.value, role=role, sidc="", mobility=mobility, **values)


KINDS = {
    "fighter": kind(Role.FIGHTER, reach=1, kill=40, shots=4, magazine=8, speed=6),
    "long-sam": kind(Role.SAM, reach=4, kill=40, shots=6, magazine=12, radar=4),
    "short-sam": kind(Role.SAM, reach=1, kill=50, shots=4, magazine=8, radar=1),
    "radar": kind(Role.RADAR, radar=7),
}


def unit(title: str, side: str, kind: str, place: str, army: str, *tags: str) -> Unit:
    return Unit(title=title, side=side, kind=kind, echelon="regiment", place=place, army=army, tags=tags)


UNITS = {
    "by-61": unit("61st Air Base", "by", "fighter", "1005", "by-air", "duty"),
    "ru-ctr-su30": unit("Centre's flight", "ru", "fighter", "1005", "6afad", "centre", "duty"),
    "ru-790": unit("790th Regiment", "ru", "fighter", "1705", "6afad", "duty"),
    "by-1sam": unit("1st Missile Regiment", "by", "long-sam", "0805", "by-air", "duty"),
    "ru-ctr-s400": unit("Centre's battery", "ru", "long-sam", "0804", "1adm", "centre", "duty"),
    "by-120sam": unit("120th Missile Brigade", "by", "short-sam", "1204", "by-air"),
    "by-8rtb": unit("8th Radar Brigade", "by", "radar", "0905", "by-air", "duty"),
}


def site(title: str, place: str, kind: str, **values: Any) -> Facility:
    return Facility(title=title, place=place, kind=kind, side=values.pop("side", "by"), **values)


FACILITIES = {
    "ab-west": site("West airfield", "1005", "airfield", target=True),
    "ab-east": site("East airfield", "1705", "airfield", side="ru"),
    "depot": site("the depot", "1204", "depot", target=True, strength=3),
    "bridge": site("the bridge", "0907", "bridge", target=True, strength=3),
    "warning": site("the warning radar", "1306", "radar", lease=LeaseStatus.EXPIRED),
}

OFFICES = {
    name: Office(title=title, side=name.rpartition(".")[2])
    for name, title in {
        "head_of_state.by": "President of Polesye",
        "head_of_state.ru": "President of the Federation",
        "duty_officer.by": "Polesye's duty officer",
        "duty_officer.ru": "the Federation's duty officer",
        "ccp.by": "the Central Command Post",
        "afad.by": "Polesye's air commander",
        "afad.ru": "the 6th Army's commander",
        "cgs.by": "Polesye's Chief of the General Staff",
        "mod.by": "Polesye's ministry",
        "mod.ru": "the Federation's ministry",
        "command.pom": "Pomoria's command",
    }.items()
}

SIDES = {
    "by": Side(title="Polesye", letter="B", alliance="northerns"),
    "ru": Side(title="the Federation", letter="R", alliance="northerns"),
    "pom": Side(title="Pomoria", letter="P", alliance="westerns"),
}


def of(side: str) -> tuple[str, ...]:
    return tuple(name for name in OFFICES if name.endswith(f".{side}"))


def world() -> World:
    return World(
        id="small",
        title="Small",
        clock=Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.HALF_DAY, turns=15),)),
        board=board(),
        sides=SIDES,
        seats={
            "polesye": Seat(title="Polesye", sides=("by",), offices=of("by"), council=True),
            "federation": Seat(title="the Federation", sides=("ru",), offices=of("ru"), council=True),
            "westerns": Seat(title="the Westerns", sides=("pom",), offices=of("pom")),
        },
        offices=OFFICES,
        kinds=KINDS,
        units=UNITS,
        facilities=FACILITIES,
        ground=tuple(board().country),
    )


def body(title: str, *voters: str) -> Body:
    return Body(title=title, voters=voters, voting=Voting.CONSENSUS, cite="R01")


def matter(title: str, body: str = "council") -> Matter:
    return Matter(title=title, body=body, cite="R01")


def plan() -> Needs:
    return Needs(decision=Decision(matter="duty_plan", cite="R42, P41"))


ARTICLES = {
    "joint_duty": Article(title="joint duty", needs=plan(), cite="R42, P41"),
    "scramble_guest": Article(
        title="a guest crew",
        needs=Needs(keys=KeysTurned(body="duty_officers", cite="R43, R44")),
        cite="R43, R44, R80",
    ),
    "scramble_national": Article(
        title="an own crew",
        needs=Needs(keys=KeysTurned(body="duty_officers", own=True, cite="X39")),
        cite="R26, X39",
    ),
    "scramble_rgf": Article(
        title="a crew of the joint group",
        needs=Needs(
            joint_command=JointCommandIs(cite="R14"),
            group=InGroup(group="rgf", cite="R32"),
            superior=Ordered(cite="R79"),
        ),
        cite="R14, R32",
    ),
    "weapons": Article(title="weapons on duty", cite="R45, X40"),
}


def law(articles: Mapping[str, Article] = ARTICLES) -> Law:
    rgf_air = Needs(
        joint_command=JointCommandIs(cite="R10"),
        group=InGroup(group="urads", cite="R32"),
    )
    return Law(
        bodies={
            "council": body("the Council", "head_of_state.by", "head_of_state.ru"),
            "duty_officers": body("the duty officers", "duty_officer.by", "duty_officer.ru"),
            "ministries": body("the two ministries", "mod.by", "mod.ru"),
        },
        posts={"rgf_commander": Post(title="commander of the joint group", holder="cgs.by", cite="R11")},
        groups={
            "urads": Group(
                title="the joint air defence", armies=("by-air", "6afad"), region=("by", "ru"), cite="R33"
            ),
            "rgf": Group(
                title="the joint group",
                armies=(),
                region=("by", "ru"),
                joins={"urads": (Period.THREATENED, Period.WARTIME)},
                cite="R32",
            ),
        },
        matters={
            "duty_plan": matter("approve the duty plan", "ministries"),
            "deploy_rgf": matter("deploy the joint group"),
            "declare_aggression": matter("declare aggression"),
        },
        articles=articles,
        bases={},
        command={
            "joint_centre": CommandRule(
                title="Centre",
                superior="ccp.by",
                needs=Needs(
                    tag=Tagged(tag="centre", cite="R46"), ground=OnGroundOf(one_of=("by",), cite="R46")
                ),
                cite="R46, X40",
            ),
            "rgf_air": CommandRule(title="joint group", superior="rgf_commander", needs=rgf_air, cite="R32"),
            "national": CommandRule(title="national", superior="national", cite="R31"),
        },
        national={"by": "afad.by", "ru": "afad.ru", "pom": "command.pom"},
    )


SITUATIONS = {
    "scout": Situation(title="Scout", text="", incident="intruder", route=("0205", "1105", "0208"), speed=3),
    "raider": Situation(
        title="Raider", text="", incident="intruder", route=("0205", "1205"), speed=2, armed=True
    ),
    "lost": Situation(title="Lost", text="", incident="airliner", route=("0103", "1303"), speed=3),
    "balloon": Situation(title="Balloon", text="", incident="balloon", route=("0605", "1405"), speed=1),
}


def setting(articles: Mapping[str, Article] = ARTICLES, **changed: Any) -> Setting:
    stakes = Stakes(
        tracks={
            name: PoliticalTrack(title=name, start=50)
            for name in ("tension", "regime_security.by", "west_relations.by")
        },
        situations=SITUATIONS,
    )
    rulebook = Numbers(operations=cast(Any, None), air=numbers(**changed), politics=cast(Any, None))
    return Setting(world=world(), law=law(articles), stakes=stakes, numbers=rulebook)


def opening(setting: Setting, *mandates: str) -> State:
    """The first turn, every unit at its base with full magazines, these matters adopted."""
    units = {
        name: UnitState(
            place=at(unit.place), steps=1, magazine=setting.world.kind_of[name].magazine, commander="national"
        )
        for name, unit in setting.world.units.items()
    }
    facilities = {name: FacilityState(lease=item.lease) for name, item in setting.world.facilities.items()}
    council = Council(mandates={name: Mandate(matter=name, turn=1) for name in mandates})
    tracks = {name: track.start for name, track in setting.stakes.tracks.items()}
    return State(units=units, facilities=facilities, council=council, tracks=tracks, step=6)


def salvo(state: State, *targets: str, missiles: int = 60) -> State:
    """The state in which the Westerns have planned a salvo."""
    politics = evolve(state.politics, posture=Posture.SALVO, targets=targets, missiles=missiles)
    return evolve(state, politics=politics)


def flying(state: State, track: Track, *seats: str, impulse: int = 1) -> State:
    """The state with a track on the screens of these seats, in the duty step of an impulse."""
    track = evolve(track, known=frozenset(seats))
    air = evolve(state.air, tracks=(*state.air.tracks, track), impulse=impulse)
    return evolve(state, air=air, step=7, waiting=tuple(seats))
