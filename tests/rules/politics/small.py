"""A small alliance for tests of politics: two or three heads of state, one Council, a handful of matters."""

from typing import Any, get_args, get_origin

import attrs
from attrs import evolve

from game.core.calendar import Clock, StepLength, Stretch
from game.core.verdict import Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Convene, Decree, GiveReply, Propose, TakeMeasure
from game.model.numbers import Numbers
from game.model.numbers.operations import OperationsNumbers
from game.model.numbers.politics import PoliticsNumbers
from game.model.state import FacilityState, State
from game.model.terms import Answer, LeaseStatus, Voting
from game.model.world import Facility, Seat, Side, World
from game.rules.council import CONVENE, DECREE, PROPOSE, REPLY, open_table, reveal
from game.rules.measures import MEASURE
from game.rules.sequence import INDEX
from tests.rules.politics.small_law import BY, KZ, LAW, OFFICES, RU, STAKES

RULES: dict[type, Any] = {
    Convene: CONVENE,
    Propose: PROPOSE,
    GiveReply: REPLY,
    Decree: DECREE,
    TakeMeasure: MEASURE,
}


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


def make_setting(third: bool = False, voting: Voting = Voting.CONSENSUS, **law: Any) -> Setting:
    """The small alliance; with a third head of state, or other law, where a test asks for it."""
    owned = {s: tuple(o for o, item in OFFICES.items() if item.side == s) for s in ("by", "ru", "kz")}
    seats = {
        "polesye": Seat(title="Polesye", sides=("by",), offices=owned["by"], council=True),
        "federation": Seat(title="the Federation", sides=("ru",), offices=owned["ru"], council=True),
        "westerns": Seat(title="the Westerns", sides=("pol",)),
    }
    sides = {
        "by": Side(title="the Republic of Polesye", letter="p", alliance="northerns"),
        "ru": Side(title="the Central Federation", letter="f", alliance="northerns"),
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
        operations=filled(OperationsNumbers, days_to_leave=2),
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
