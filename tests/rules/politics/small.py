"""A small alliance for tests of politics: two or three heads of state, one Council, a handful of matters."""

from typing import Any, get_args, get_origin

import attrs
from attrs import evolve

from game.core.calendar import Clock, StepLength, Stretch
from game.core.verdict import Verdict
from game.law.articles import Automatic, Basis, CommandRule, Switches
from game.law.bodies import Body, Group, Makes, Matter, Post
from game.law.clauses import Needs
from game.law.clauses.politics import Decision, Happened, PeriodIs, TallyIs, TrackIs
from game.law.law import Law
from game.law.setting import Setting
from game.law.stakes import Measure, PoliticalTrack, Stakes
from game.model.events import Event, Outcome
from game.model.moves import Convene, Decree, GiveReply, Propose, TakeMeasure
from game.model.numbers import Numbers
from game.model.numbers.operations import OperationsNumbers
from game.model.numbers.politics import PoliticsNumbers
from game.model.state import FacilityState, State
from game.model.terms import Answer, LeaseStatus, Period, Voting
from game.model.world import Facility, Office, Seat, Side, World
from game.rules.council import CONVENE, DECREE, PROPOSE, REPLY, open_table, reveal
from game.rules.measures import MEASURE
from game.rules.sequence import INDEX

BY, RU, KZ = "head_of_state.by", "head_of_state.ru", "head_of_state.kz"
RULES: dict[type, Any] = {
    Convene: CONVENE,
    Propose: PROPOSE,
    GiveReply: REPLY,
    Decree: DECREE,
    TakeMeasure: MEASURE,
}
THREATENED = PeriodIs(one_of=(Period.THREATENED, Period.WARTIME), cite="R02, R03, P25")
PEACE = PeriodIs(one_of=(Period.PEACETIME,), cite="X01, P19")
ALWAYS = tuple(Period)


class SmallBoard:
    """As much of a board as politics needs: one hex, no boxes."""

    country = oblast = ("by",)
    boxes = ()

    def parse_place(self, text: str) -> int:
        return 0

    def name(self, place: int) -> str:
        return "Minsk"


def filled(cls: type, **given: Any) -> Any:
    """A record of numbers in which everything that is not given is 1, or empty."""
    for item in attrs.fields(attrs.resolve_types(cls)):
        if item.init and item.default is attrs.NOTHING and item.name not in given:
            given[item.name] = _blank(item.type)
    return cls(**given)


def _blank(kind: Any) -> Any:
    if attrs.has(kind):
        return filled(kind)
    origin = get_origin(kind) or kind
    if origin in (int, str, bool):
        return 1 if origin is int else origin()
    return {} if "Mapping" in str(origin) else () if get_args(kind) or origin is tuple else None


MATTERS = {
    "open_period": Matter(
        title="open the threatened period",
        body="council",
        needs=Needs(period=PEACE),
        makes=Makes(period=Period.THREATENED, tracks={"tension": 3}),
        cite="X01, P19",
    ),
    "deploy_rgf": Matter(
        title="deploy the Regional Group of Forces",
        body="council",
        needs=Needs(period=THREATENED),
        cite="R02, P19",
    ),
    "declare_aggression": Matter(
        title="declare an act of aggression",
        body="council",
        needs=Needs(happened=Happened(event="attack", cite="R05, P24")),
        makes=Makes(period=Period.WARTIME),
        cite="R07, P24",
    ),
    "close_period": Matter(
        title="close the period",
        body="council",
        needs=Needs(period=THREATENED),
        makes=Makes(period=Period.PEACETIME),
        cite="X01, P19",
    ),
    "reinforce": Matter(
        title="reinforce the group",
        body="council",
        makes=Makes(reinforces={"rgf": ("76aad",)}),
        cite="R64, P48",
    ),
    "appoint_ru": Matter(
        title="appoint the Federation's air commander",
        body="council",
        makes=Makes(posts={"urads_commander": "afad.ru"}),
        lasts=ALWAYS,
        cite="R27, P25",
    ),
    "extend_leases": Matter(
        title="extend the leases",
        body="heads",
        makes=Makes(leases={"node": LeaseStatus.EXTENDED}),
        lasts=ALWAYS,
        price={"federation": 2},
        cite="R53, P52",
    ),
    "found_base": Matter(
        title="found a base", body="council", makes=Makes(founds=("base",)), lasts=ALWAYS, cite="C01, P5"
    ),
    "close_base": Matter(
        title="close the base", body="leadership_by", makes=Makes(closes=("base",)), cite="R48"
    ),
    "centre_plan": Matter(title="run the Joint Centre", body="heads", lasts=ALWAYS, cite="R60, P37"),
    "scramble": Matter(title="put one crew in the air", body="duty", uses=1, term=1, cite="R43, P41"),
    "expel": Matter(
        title="send the guests home",
        body="leadership_by",
        makes=Makes(expels=("centre",), tracks={"anger": 5}, later={"autonomy": 4}),
        cite="R48, P42",
    ),
    "wmd_order": Matter(title="order the group", body="wmd", needs=Needs(period=THREATENED), cite="R67, P34"),
    "stays": Matter(
        title="the air component stays",
        body="heads",
        owes="polesye",
        broken_by=("expel",),
        test=Needs(decision=Decision(matter="expel", absent=True, cite="C07")),
        cite="C07, P44",
    ),
    "loyal": Matter(
        title="no opening to the West",
        body="heads",
        owes="polesye",
        throughout=True,
        test=Needs(track=TrackIs(track="west", at_most=60, cite="K22")),
        cite="R56, K46",
    ),
    "aid": Matter(
        title="a loan",
        body="heads",
        owes="federation",
        due=2,
        test=Needs(tally=TallyIs(tally="aid_given", at_least=1, cite="C07")),
        cite="C07, P12",
    ),
}

BODIES = {
    "council": Body(
        title="the Supreme State Council",
        voters=(BY, RU),
        voting=Voting.CONSENSUS,
        sits=True,
        cite="R04, P19, P22",
    ),
    "heads": Body(title="the heads of state", voters=(BY, RU), voting=Voting.CONSENSUS, cite="R52, P52"),
    "duty": Body(
        title="the duty officers",
        voters=("duty_officer.by", "duty_officer.ru"),
        voting=Voting.CONSENSUS,
        cite="R43, R44",
    ),
    "leadership_by": Body(title="Polesye alone", voters=(BY,), voting=Voting.SOLE, cite="R48, P42"),
    "wmd": Body(title="the District", voters=("commander.wmd",), voting=Voting.SOLE, cite="R67, P34"),
}

LAW = Law(
    bodies=BODIES,
    posts={
        "rgf_commander": Post(title="commander of the group", holder="cgs.by", ex_officio=True, cite="R11"),
        "urads_commander": Post(title="commander of the joint air defence", holder="afad.by", cite="R27"),
    },
    groups={
        "rgf": Group(
            title="the Regional Group of Forces",
            armies=("by-ground", "1gta"),
            region=("by",),
            joins={"urads": (Period.THREATENED, Period.WARTIME)},
            cite="R16",
        ),
        "urads": Group(title="the joint air defence", armies=("by-air",), region=("by",), cite="R33"),
    },
    matters=MATTERS,
    articles={},
    bases={
        "centre": Basis(
            title="Joint Centre", needs=Needs(decision=Decision(matter="centre_plan", cite="R60")), cite="R60"
        )
    },
    command={"national": CommandRule(title="national command", superior="national", cite="R13")},
    national={"by": "cgs.by", "ru": "afad.ru"},
    switches=Switches(),
)

STAKES = Stakes(
    tracks={name: PoliticalTrack(title=name, start=50) for name in ("tension", "anger", "autonomy", "west")},
    measures={
        "rhetoric": Measure(
            title="warm words to the West", seats=("polesye",), cost=1, tracks={"west": 4}, wait=2, cite="K46"
        ),
        "loan": Measure(
            title="pay the loan", seats=("federation",), cost=2, tally={"aid_given": 1}, cite="P12"
        ),
        "gesture": Measure(title="a gesture", seats=("polesye", "federation"), cost=1, cite="K46"),
        "dear": Measure(title="a dear thing", seats=("polesye",), cost=9, cite="K46"),
        "calm": Measure(
            title="stand-down talks", seats=("polesye",), cost=1, needs=Needs(period=THREATENED), cite="K46"
        ),
        "sanctions": Measure(title="sanctions", seats=("westerns",), cost=1, cite="K31"),
    },
)


def office(title: str, side: str) -> Office:
    return Office(title=title, side=side, cite="O03")


OFFICES = {
    BY: office("head of state of Polesye", "by"),
    RU: office("head of state of the Federation", "ru"),
    KZ: office("head of state of Kazan", "kz"),
    "cgs.by": office("Chief of the General Staff", "by"),
    "afad.by": office("air commander of Polesye", "by"),
    "afad.ru": office("air commander of the Federation", "ru"),
    "commander.wmd": office("commander of the District", "ru"),
    "duty_officer.by": office("duty officer of Polesye", "by"),
    "duty_officer.ru": office("duty officer of the Federation", "ru"),
}


def make_setting(third: bool = False, voting: Voting = Voting.CONSENSUS, **law: Any) -> Setting:
    """The small alliance; with a third head of state, or other law, where a test asks for it."""
    owned = {s: tuple(o for o, item in OFFICES.items() if item.side == s) for s in ("by", "ru", "kz")}
    seats = {
        "polesye": Seat(title="Polesye", sides=("by",), offices=owned["by"], council=True),
        "federation": Seat(title="the Federation", sides=("ru",), offices=owned["ru"], council=True),
        "westerns": Seat(title="the Westerns", sides=("pol",)),
    }
    sides = {
        "by": Side(title="Republic of Polesye", letter="p", alliance="northerns"),
        "ru": Side(title="Central Federation", letter="f", alliance="northerns"),
        "pol": Side(title="Polar Republic", letter="o", alliance="westerns"),
    }
    bodies = dict(LAW.bodies)
    if third:
        seats["kazan"] = Seat(title="Kazan", sides=("kz",), offices=owned["kz"], council=True)
        sides["kz"] = Side(title="Kazan", letter="k", alliance="northerns")
        bodies["council"] = evolve(bodies["council"], voters=(BY, RU, KZ), voting=voting)
    world = World(
        id="small",
        title="A small alliance",
        clock=Clock(start="2021-09-10", stretches=(Stretch(step=StepLength.HALF_DAY, turns=14),)),
        board=SmallBoard(),  # type: ignore[arg-type]
        sides=sides,
        seats=seats,
        offices={name: item for name, item in OFFICES.items() if item.side in sides},
        kinds={},
        units={},
        facilities={
            "node": Facility(title="the naval node", place="0000", kind="node", side="by"),
            "base": Facility(title="the base", place="0000", kind="base", side="by"),
        },
        ground=("by",),
    )
    numbers = filled(
        Numbers,
        operations=filled(OperationsNumbers, days_to_leave=4),
        politics=filled(
            PoliticsNumbers,
            sitting=4,
            capital=3,
            capital_kept=1,
            measures=2,
            package_size=4,
            refused_wait=2,
            breach_breaker=4,
            breach_partner=1,
            breach_surcharge=2,
        ),
    )
    return Setting(world=world, law=evolve(LAW, **{"bodies": bodies, **law}), stakes=STAKES, numbers=numbers)


SETTING = make_setting()


def opening(setting: Setting = SETTING, turn: int = 3, sitting: bool = True) -> State:
    """The table of a turn in which the Council sits (or does not), everybody with fresh capital."""
    state = State(
        turn=turn,
        tracks=dict.fromkeys(STAKES.tracks, 50),
        facilities={"node": FacilityState(lease=LeaseStatus.EXPIRED), "base": FacilityState(founded=False)},
    )
    if sitting:
        state = evolve(state, council=evolve(state.council, sits_from=turn, sits_until=turn + 3))
    return open_table(at(state, "table"), setting).state


def at(state: State, step: str, *waiting: str) -> State:
    """The state in a step in which these seats wait."""
    return evolve(state, step=INDEX[step], waiting=waiting)


def judge(state: State, move: Any, setting: Setting = SETTING) -> Verdict:
    """The verdict on a move, with its own seat to move."""
    return RULES[type(move)].verdict(_ready(state, setting, move), setting, move)  # type: ignore[no-any-return]


def do(state: State, *moves: Any, setting: Setting = SETTING) -> State:
    """The state after these moves, each of which must be legal for its seat."""
    return told(state, *moves, setting=setting).state


def told(state: State, *moves: Any, setting: Setting = SETTING) -> Outcome:
    """As `do`, with the events."""
    events: tuple[Event, ...] = ()
    for move in moves:
        now = _ready(state, setting, move)
        verdict = RULES[type(move)].verdict(now, setting, move)
        assert verdict.allowed, [finding.text for finding in verdict.objections]
        outcome = RULES[type(move)].effect(now, setting, move)
        state, events = outcome.state, events + outcome.events
    return Outcome(state, events)


def _ready(state: State, setting: Setting, move: Any) -> State:
    seat = setting.world.seat_of_office.get(getattr(move, "office", ""), getattr(move, "seat", ""))
    return evolve(state, waiting=(seat if seat in setting.world.seats else "polesye",))


def tabled(state: State, *packages: tuple[str, tuple[str, ...]], setting: Setting = SETTING) -> State:
    """The reply step after these offices have tabled their packages."""
    for who, matters in packages:
        state = do(state, Propose(who, matters), setting=setting)
    return reveal(at(state, "reply"), setting).state


def reply(who: str, package: str, answer: Answer | str, *matters: str) -> GiveReply:
    return GiveReply(who, package, Answer(answer), matters)


def failed(verdict: Verdict) -> set[str]:
    """The names of the failed conditions."""
    return {finding.name for finding in verdict.objections}


def kinds(events: tuple[Event, ...]) -> list[str]:
    return [event.kind for event in events]


AUTOMATIC = Automatic(
    title="automatic activation",
    needs=Needs(happened=Happened(event="attack", cite="C23")),
    adopts=("open_period", "deploy_rgf"),
    cite="C23",
)
