"""The bench on which numbered cases are judged: a stored opening, what the case gives, and the case's question."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from attrs import evolve, field, frozen

from game.core.luck import draw
from game.core.verdict import Verdict
from game.engine.reducer import IllegalMove, apply, begin, judge, legal_moves, to_move
from game.law.clauses import Case
from game.law.setting import Setting
from game.model import moves
from game.model.state import FacilityState, Mandate, State, Track, UnitState
from game.model.terms import Answer, LeaseStatus, Period
from game.rules.council import enter_period, judge_matter
from game.rules.sequence import INDEX
from game.scenario.load import load
from tests.law.questions import Table, place_of, value, visitors

HERE = Path(__file__).parent
BASELINE = "zapad-2021"
REGIMES = (
    "armenia-model",
    "single-organisation",
    "automatic-activation",
    "peacetime-deployment",
    "kaliningrad-in-region",
    "russian-urads-commander",
)
SEED = 2021


@frozen(kw_only=True)
class LawCase:
    """One numbered case of `cases.toml`; exactly one of the questions below `given` is asked."""

    id: str
    sentence: str
    rows: tuple[str, ...]
    scenario: str = BASELINE
    given: Table = field(factory=dict)
    move: Table = field(factory=dict)
    moves: tuple[Table, ...] = ()
    entry: Table = field(factory=dict)
    article: Table = field(factory=dict)
    matter: Table = field(factory=dict)
    vote: Table = field(factory=dict)
    ask: Table = field(factory=dict)
    expect: object
    because: Table = field(factory=dict)
    expect_in: Table = field(factory=dict)

    def expected(self, scenario: str) -> object:
        """The answer under one scenario's law."""
        return self.expect_in.get(scenario, self.expect)


@cache
def all_cases() -> tuple[LawCase, ...]:
    """The cases in the order of their file."""
    found = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]
    return tuple(LawCase(**{**case, "rows": tuple(case["rows"])}) for case in found)


@cache
def opening(scenario: str) -> tuple[Setting, State]:
    """A scenario's setting with the visitors, and its State at the table of the first turn."""
    loaded = load(scenario)
    setting, state = loaded.setting, loaded.opening
    units = dict(setting.world.units)
    stand = dict(state.units)
    for name, visitor in visitors().items():
        changes = {key: value for key, value in visitor.items() if key != "like"}
        changes["tags"] = tuple(changes.get("tags", ()))
        units[name] = evolve(units[visitor["like"]], **changes)
        kind = setting.world.kinds[units[name].kind]
        stand[name] = UnitState(
            place=setting.world.board.parse_place(units[name].place),
            steps=units[name].steps or kind.steps,
            magazine=kind.magazine,
        )
    setting = evolve(setting, world=evolve(setting.world, units=units), cache={})
    state = begin(evolve(state, units=stand), setting).state
    while to_move(state) == "chance":
        question = state.pending[0]
        answer = question.answers[draw(SEED, question.key, [weight for _, weight in question.answers])][0]
        state = apply(state, setting, moves.ChanceAnswer("chance", question.key, answer))
    return setting, state


# -- what a case gives ---------------------------------------------------------------------------------------
def prepared(setting: Setting, state: State, given: Table) -> State:
    """The stored opening, changed as a case wants it: period first, then everything else."""
    if "period" in given:
        state = enter_period(state, setting, Period(given["period"]))
    council = state.council
    mandates = {name: one for name, one in council.mandates.items() if name not in given.get("ended", ())}
    mandates |= {name: Mandate(matter=name, turn=state.turn) for name in given.get("mandates", ())}
    sits = state.turn + 3 if given.get("sits") else 0
    council = evolve(
        council,
        mandates=mandates,
        posts={**council.posts, **given.get("posts", {})},
        excluded={**council.excluded, **dict.fromkeys(given.get("excluded", ()), state.turn)},
        sits_from=state.turn if sits else 0,
        sits_until=sits,
    )
    units = dict(state.units)
    for name, place in given.get("at", {}).items():
        units[name] = evolve(units[name], place=place_of(setting, place), arrives=0)
    for name in given.get("gone", ()):
        del units[name]
    state = evolve(
        state,
        council=council,
        units=units,
        facilities=_facilities(state, given),
        happened={**state.happened, **dict.fromkeys(given.get("happened", ()), state.turn)},
        tally={**state.tally, **given.get("tally", {})},
        tracks={**state.tracks, **given.get("tracks", {})},
        control={place_of(setting, place): holder for place, holder in given.get("control", {}).items()},
        turn=given.get("turn", state.turn),
    )
    return _step(setting, _air(setting, state, given), given)


def _facilities(state: State, given: Table) -> Mapping[str, FacilityState]:
    found = dict(state.facilities)
    for name, lease in given.get("leases", {}).items():
        found[name] = evolve(found[name], lease=LeaseStatus(lease))
    for name in given.get("founded", ()):
        found[name] = evolve(found[name], founded=True)
    return found


def _air(setting: Setting, state: State, given: Table) -> State:
    """One track on everybody's screens, with the keys turned for it."""
    if "track" not in given:
        return state
    world, item = setting.world, given["track"]
    stops = tuple(world.board.parse_place(stop) for stop in item["over"])
    path = stops[:1]
    for stop in stops[1:]:
        path += world.board.grid.line(path[-1], stop)[1:]
    track = Track(
        id="track",
        kind=item["kind"],
        side=item.get("side", "pom"),
        path=path,
        at=item.get("at", 0),
        weapons=item.get("weapons", False),
        target=item.get("target", ""),
        known=frozenset(world.seats),
    )
    keys = dict.fromkeys((f"{key}" for key in given.get("keys", ())), 1)
    return evolve(state, air=evolve(state.air, impulse=1, tracks=(track,), keys={**state.air.keys, **keys}))


def _step(setting: Setting, state: State, given: Table) -> State:
    """The step of the turn that the case plays in, and the seat that is to move."""
    if "step" not in given and "seat" not in given:
        return state
    waiting = (given["seat"],) if "seat" in given else state.waiting
    activations = dict.fromkeys(setting.world.seats, 9)
    return evolve(
        state, step=INDEX[given.get("step", "table")], waiting=waiting, pending=(), activations=activations
    )


# -- what a case asks ----------------------------------------------------------------------------------------
def answer(case: LawCase, setting: Setting, state: State) -> object:
    """The answer to a case: a Verdict for a permission, a plain value for anything else."""
    state = prepared(setting, state, case.given)
    if case.move:
        return judge(state, setting, _move(setting, case.move))
    if case.entry:
        unit, place = case.entry["unit"], place_of(setting, case.entry["place"])
        return setting.law.judge_entry(Case(state, setting, unit=unit, place=place))
    if case.article:
        return _article(setting, state, case.article)
    if case.matter:
        return judge_matter(state, setting, case.matter["put"], case.matter["office"])
    try:
        for table in case.moves:
            move = _move(setting, table)
            state = apply(evolve(state, waiting=(_mover(setting, move),)), setting, move)
        if case.vote:
            state = voted(setting, state, case.vote)
    except IllegalMove:
        return "refused"
    return value(setting, state, case.ask)


def _mover(setting: Setting, move: moves.Move) -> str:
    """The seat that makes a move."""
    office = getattr(move, "office", "")
    return setting.world.seat_of_office[office] if office else str(getattr(move, "seat", "control"))


def _move(setting: Setting, table: Table) -> moves.Move:
    """The move that a table describes; places are written as names."""
    fields = {key: item for key, item in table.items() if key != "kind"}
    if "place" in fields:
        fields["place"] = place_of(setting, fields["place"])
    if "answer" in fields:
        fields["answer"] = Answer(fields["answer"])
    fields = {key: tuple(item) if isinstance(item, list) else item for key, item in fields.items()}
    made: moves.Move = getattr(moves, table["kind"])(**fields)
    return made


def _article(setting: Setting, state: State, table: Table) -> Verdict:
    place = place_of(setting, table["place"]) if "place" in table else None
    case = Case(
        state,
        setting,
        unit=table.get("unit", ""),
        place=place,
        office=table.get("office", ""),
        seat=table.get("seat", ""),
        target="track",
    )
    return setting.law.judge(table["of"], case)


def voted(setting: Setting, state: State, table: Table) -> State:
    """The State after a package has been put, answered in one way by everybody else asked, and counted."""
    seat = setting.world.seat_of_office[table["by"]]
    state = evolve(state, step=INDEX["table"], waiting=(seat,))
    state = apply(state, setting, moves.Propose(table["by"], tuple(table["matters"])))
    state = apply(state, setting, moves.Done(seat))
    while state.step == INDEX["reply"] and state.waiting:
        replies = [move for move in _options(setting, state) if _answers(move, table["reply"])]
        state = apply(state, setting, replies[0] if replies else moves.Done(state.waiting[0]))
    return state


def _answers(move: moves.Move, wanted: str) -> bool:
    """Whether a move is the reply that the case wants; nothing is, where it wants silence."""
    return isinstance(move, moves.GiveReply) and move.answer.value == wanted


def _options(setting: Setting, state: State) -> list[moves.Move]:
    return legal_moves(state, setting, state.waiting[0])


def differs(case: LawCase, scenario: str, setting: Setting, state: State) -> str:
    """How the answer differs from what the case expects; empty when it does not."""
    found = answer(case, setting, state)
    expected = case.expected(scenario)
    if not isinstance(found, Verdict):
        return "" if found == expected else f"expected {expected!r}, found {found!r}"
    said = "; ".join(f"{finding.name}: {finding.text} [{finding.cite}]" for finding in found.objections)
    if found.allowed is not (expected == "allowed"):
        return f"expected {expected}, found {'allowed' if found.allowed else 'refused'}: {said}"
    if expected == "refused" and scenario == case.scenario:
        for name, cite in case.because.items():
            if not any(finding.name == name and cite in finding.cite for finding in found.objections):
                return f"expected an objection '{name}' that rests on {cite}, found: {said}"
    return ""
