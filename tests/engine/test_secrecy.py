"""The wall: what a seat may not see changes nothing that it can see. Defined by assets/secrecy.toml alone."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from random import Random

import pytest
from attrs import evolve

from game.core.verdict import Finding, Verdict
from game.engine.codec import canonical
from game.engine.digest import state_digest
from game.engine.reducer import begin, legal_moves, step, to_move
from game.engine.view import View, view
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import ChanceAnswer, Move, MoveUnit, TakePosture
from game.model.state import Offer, State
from game.model.terms import Period
from game.players.table import PLAYERS
from game.rules import MOVE_RULES
from game.rules.operations import combat
from game.rules.sequence import STEPS, planning
from tests.engine.changes import CHANGES, all_changed, changes
from tests.engine.looks import looks, tries
from tests.engine.table import RECORDS, WORDS, Eyes, fields, table
from tests.shipped import loaded
from tests.walks.walker import Walker

SCENARIO = "zapad-2021"
SETTING = Walker(SCENARIO, 0).setting
SEATS = tuple(name for name, seat in SETTING.world.seats.items() if seat.sides)


@cache
def reached() -> tuple[State, ...]:
    """States from all over a few games: every step of a turn, in peace and after it, with what may lie sealed."""
    found: dict[tuple[object, ...], list[State]] = {}
    for seed, warlike in ((31, True), (32, False), (33, True)):
        for taken in Walker(SCENARIO, seed, agreeable=8, warlike=warlike).walk(600):
            state = taken.outcome.state
            if state.ended or state.pending or state.paused:
                continue
            sealed = bool(state.council.packages) + bool(state.council.replies)
            late = state.period is not Period.PEACETIME and bool(state.control)
            calm = state.period is Period.PEACETIME
            kind = (state.step, calm, late, sealed, state.waiting[0], state.politics.posture is None)
            found.setdefault(kind, []).append(state)
    return tuple(Random(7).choice(states) for states in found.values())


# -- the table itself --------------------------------------------------------------------------------------
@pytest.mark.parametrize("record", RECORDS)
def test_the_table_names_every_field(record: str) -> None:
    assert set(table()[record]) == set(fields(record))
    for field, row in table()[record].items():
        assert row["seen"] and set(row["seen"]) <= set(WORDS), f"{record}.{field}: {row['seen']}"
        assert row["says"].strip()
        if "content" in row["seen"]:
            assert row["record"] in RECORDS


def test_the_table_names_no_other_record() -> None:
    assert tuple(table()) == RECORDS


def test_every_secret_is_tried() -> None:
    """Whatever some seat may not see is changed somewhere below."""
    inside = {"Package": "Council.packages", "Reply": "Council.replies", "Mandate": "Council.mandates",
              "Promise": "Politics.promises", "Offer": "Politics.offers", "Track": "Air.tracks",
              "Chance": "State.pending", "Firing": "Air.firing"}  # fmt: skip
    for record in RECORDS:
        for field, row in table()[record].items():
            if row["seen"] != ["public"] and row["seen"] != ["content"]:
                name = inside.get(record, f"{record}.{field}")
                assert name in CHANGES, f"nobody tries to see {name}"


# -- views, moves, refusals, previews ----------------------------------------------------------------------
def leaks(states: tuple[State, ...], seat: str, setting: Setting = SETTING, rounds: int = 1) -> Iterator[str]:
    """What a seat can tell apart though it may not."""
    for number, state in enumerate(states):
        luck = Random(number)
        tried = tries(state, setting, seat, luck)
        before = looks(state, setting, seat, tried)
        for _ in range(rounds):
            other = all_changed(state, setting, seat, luck)
            assert Eyes(other, setting, seat).known() == Eyes(state, setting, seat).known()
            after = looks(other, setting, seat, tried)
            if after != before:
                yield from traced(state, setting, seat, tried, before, after)


def traced(state, setting, seat, tried, before, after) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Which change a leak comes from, and where it shows."""
    found = False
    for seed in range(3):
        for name, one in changes(state, setting, seat, Random(seed)):
            alone = looks(one, setting, seat, tried)
            if alone != before:
                found = True
                yield f"{seat}, turn {state.turn}, step {state.step}: {name} shows in {difference(before, alone)}"
        if found:
            return
    yield f"{seat}, turn {state.turn}, step {state.step}: together they show in {difference(before, after)}"


def difference(before, after) -> str:  # type: ignore[no-untyped-def]
    """The first answers that differ, with the bytes around the difference."""
    told = []
    for name in dict.fromkeys((*before, *after)):
        a, b = before.get(name, b""), after.get(name, b"")
        if a != b:
            at = next((n for n, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            told.append(f"{name}: {a[max(0, at - 60) : at + 60]!r} / {b[max(0, at - 20) : at + 60]!r}")
    return f"{len(told)} answers, as in " + " and ".join(told[:2])


@pytest.mark.parametrize("seat", SEATS)
def test_what_is_hidden_changes_nothing_that_is_seen(seat: str) -> None:
    found = list(islice(leaks(reached(), seat), 12))
    assert not found, "\n".join(found)


# -- the log -----------------------------------------------------------------------------------------------
def heard(events: tuple[Event, ...], seat: str) -> tuple[tuple[object, ...], ...]:
    """Events as a seat reads them in its log."""
    return tuple(
        (event.kind, event.text, event.cite, event.subject, event.place)
        for event in events
        if not event.audience or seat in event.audience
    )


def told_apart(state: State, setting: Setting = SETTING) -> Iterator[str]:
    """Two moves of a seat that leave another with the same knowledge must be told to it in the same words."""
    mover_, luck = to_move(state), Random(state.turn)
    legal = legal_moves(state, setting, mover_)
    chosen = [move for kind in dict.fromkeys(map(type, legal)) for move in _some(kind, legal, luck)]
    for seat in SEATS:
        if seat == mover_:
            continue
        known: dict[bytes, tuple[object, State, tuple[tuple[object, ...], ...]]] = {}
        for move in chosen:
            outcome = step(state, setting, move)
            knows = canonical(Eyes(outcome.state, setting, seat).known())
            log = heard(outcome.events, seat)
            first, made, told = known.setdefault(knows, (move, outcome.state, log))
            if told != log and made != outcome.state:
                yield f"{seat} can tell {first} from {move}: {set(told) ^ set(log)}"


def _some(kind: type, legal: list[Move], luck: Random) -> list[Move]:
    same = [move for move in legal if type(move) is kind]
    return luck.sample(same, min(4, len(same)))


def test_secret_moves_are_told_to_nobody_else() -> None:
    found = [text for state in reached() for text in told_apart(state)]
    assert not found, "\n".join(found[:12])


@pytest.mark.parametrize("terms", SETTING.stakes.terms)
def test_a_breach_that_the_westerns_cannot_know_of_does_not_free_them(terms: str) -> None:
    """Before they plan, an accepted offer is found broken by what is public or seen, and by nothing else."""
    to = (*SETTING.stakes.terms[terms].to, "polesye")[0]
    for number, state in enumerate(reached()[::3]):
        kept = Offer(id="offer-0", terms=terms, to=to, turn=0, until=state.turn + 2, accepted=True)
        bound = evolve(state, politics=evolve(state.politics, offers=(kept,)))
        other = all_changed(bound, SETTING, "westerns", Random(number))
        first, second = planning(bound, SETTING), planning(other, SETTING)
        assert heard(first.events, "westerns") == heard(second.events, "westerns")
        assert first.state.politics.offers[0].until == second.state.politics.offers[0].until


def test_what_chance_answers_in_secret_is_told_to_nobody() -> None:
    """Intents, cards, prices, the last turn: two answers leave a seat that does not learn them alike."""
    state = begin(loaded(SCENARIO).opening, SETTING).state
    asked = []
    while state.pending:
        question = state.pending[0]
        asked.append(question.kind)
        answers = [answer for answer, weight in question.answers if weight]
        made = [step(state, SETTING, ChanceAnswer("chance", question.key, answer)) for answer in answers]
        for seat in SEATS:
            known = {canonical(Eyes(one.state, SETTING, seat).known()) for one in made}
            if len(known) == 1:
                assert len({heard(one.events, seat) for one in made}) == 1
                assert len({canonical(view(one.state, SETTING, seat)) for one in made}) == 1
        state = made[0].state
    assert {"intent", "horizon", "card", "price"} <= set(asked)


# -- players -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ("doctrine", "random"))
def test_a_player_decides_alike_whatever_is_hidden_from_it(kind: str) -> None:
    """An AI is no oracle: what its seat may not know turns none of its decisions."""
    for number, state in enumerate(reached()):
        seat, luck = to_move(state), Random(number)
        first = PLAYERS[kind](SETTING, seat, 3).choose(view(state, SETTING, seat))
        for _ in range(2):
            other = all_changed(state, SETTING, seat, luck)
            again = PLAYERS[kind](SETTING, seat, 3).choose(view(other, SETTING, seat))
            assert again == first, f"{seat}, turn {state.turn}, {STEPS[state.step].id}: {first} or {again}"


# -- planted leaks -----------------------------------------------------------------------------------------
def hashed(state: State, setting: Setting, seat: str, log: tuple[object, ...] = ()) -> View:
    """A view that shows the fingerprint of the State, as some games do to prove that nobody cheats."""
    return evolve(view(state, setting, seat), date=state_digest(state))


def crowded(state: State, setting: Setting, seat: str, log: tuple[object, ...] = ()) -> View:
    """A view that counts the enemies behind the hill."""
    shown = view(state, setting, seat)
    far = sum(unit.place for name, unit in state.units.items() if name not in {**shown.own, **shown.seen})
    return evolve(shown, impulse=far)


def careless(state: State, setting: Setting, seat: str, log: tuple[object, ...] = ()) -> View:
    """A view that shows packages before they are opened."""
    return evolve(view(state, setting, seat), packages=state.council.packages)


def talkative(state: State, setting: Setting, seat: str, log: tuple[object, ...] = ()) -> View:
    """A view whose tally holds the prices."""
    return evolve(view(state, setting, seat), tally=state.politics.prices)


def last_turn(state: State, setting: Setting, seat: str, log: tuple[object, ...] = ()) -> View:
    """A view that says how many turns are left."""
    return evolve(view(state, setting, seat), waiting=(str(state.horizon - state.turn),))


def sees_through(verdict: Callable[..., Verdict]) -> Callable[..., Verdict]:
    """A march refused because an enemy whom nobody sees stands there."""

    def leaking(state: State, setting: Setting, move: Move) -> Verdict:
        found = verdict(state, setting, move)
        place = getattr(move, "place", None)
        held = place is not None and any(unit.place == place for unit in state.units.values())
        return Verdict(
            found.rule, (*found.findings, Finding("free", not held, "{} is held", (place,), "rulebook 4.5"))
        )

    return leaking


def warned(options: Callable[..., Iterator[Move]]) -> Callable[..., Iterator[Move]]:
    """A list of moves without those that would end in an ambush."""

    def leaking(state: State, setting: Setting, seat: str, about: str) -> Iterator[Move]:
        held = {unit.place for unit in state.units.values()}
        beside = {there for place in held if place >= 0 for there in setting.world.board.neighbours[place]}
        return (
            move for move in options(state, setting, seat, about) if getattr(move, "place", -1) not in beside
        )

    return leaking


VIEWS = {
    "a fingerprint of the State": hashed,
    "a count of hidden enemies": crowded,
    "packages before they are opened": careless,
    "prices in a tally": talkative,
    "the turns that are left": last_turn,
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_planted_leak_in_a_view_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.engine.looks.view", VIEWS[name])
    assert next(caught(), None), f"nobody notices {name}"


def test_a_planted_leak_in_a_refusal_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = MOVE_RULES[MoveUnit]
    monkeypatch.setitem(MOVE_RULES, MoveUnit, evolve(rule, verdict=sees_through(rule.verdict)))  # type: ignore[arg-type]
    assert next(caught(), None)


def test_a_planted_leak_in_the_legal_moves_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = MOVE_RULES[MoveUnit]
    monkeypatch.setitem(MOVE_RULES, MoveUnit, evolve(rule, options=warned(rule.options)))  # type: ignore[arg-type]
    assert next(caught("operations"), None)


def test_a_planted_leak_in_a_preview_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The odds with the defenders' real readiness in them."""
    honest = combat.preview_for

    def leaking(state: State, setting: Setting, seat: str, units: tuple[str, ...], place: int) -> object:
        ready = sum(unit.ready for unit in state.units.values() if unit.place == place)
        return honest(state, setting, seat, units, place), ready

    monkeypatch.setattr("tests.engine.looks.combat.preview_for", leaking)
    assert next(caught("operations"), None)


def test_a_planted_leak_in_the_log_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A posture that is announced to everybody."""
    rule = MOVE_RULES[TakePosture]

    def loud(state: State, setting: Setting, move: TakePosture) -> Outcome:
        made = rule.effect(state, setting, move)
        return evolve(made, events=tuple(evolve(event, audience=frozenset()) for event in made.events))

    monkeypatch.setitem(MOVE_RULES, TakePosture, evolve(rule, effect=loud))  # type: ignore[arg-type]
    assert any(text for state in reached() for text in told_apart(state))


def caught(wanted: str = "") -> Iterator[str]:
    """What the test above would find, in a few States and for every seat."""
    states = tuple(state for state in reached() if not wanted or STEPS[state.step].id == wanted)
    for state in states:
        for seat in SEATS:
            yield from leaks((state,), seat, rounds=3)
