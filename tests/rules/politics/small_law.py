"""The law of the small alliance, its offices and its stakes."""

from game.law.articles import Automatic, Basis, CommandRule, Switches
from game.law.bodies import Body, Group, Makes, Matter, Post
from game.law.clauses import Needs
from game.law.clauses.course import Happened, TallyIs, TrackIs
from game.law.clauses.politics import Decision, PeriodIs
from game.law.law import Law
from game.law.stakes import Measure, PoliticalTrack, Stakes
from game.model.terms import LeaseStatus, Period, Voting
from game.model.world import Office

BY, RU, KZ = "head_of_state.by", "head_of_state.ru", "head_of_state.kz"
THREATENED = PeriodIs(one_of=(Period.THREATENED, Period.WARTIME), cite="R02, R03, P25")
PEACE = PeriodIs(one_of=(Period.PEACETIME,), cite="X01, P19")
ALWAYS = tuple(Period)


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


AUTOMATIC = Automatic(
    title="automatic activation",
    needs=Needs(happened=Happened(event="attack", cite="C23")),
    adopts=("open_period", "deploy_rgf"),
    cite="C23",
)
