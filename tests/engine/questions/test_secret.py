"""No answer tells a seat what it may not know: what is hidden from it may be changed, and every answer stays."""

from random import Random

import pytest

from game.engine.view import view
from tests.engine.changes import all_changed, changes
from tests.engine.questions.table import SEATS, SETTING, answers, chosen
from tests.engine.table import Eyes


@pytest.mark.parametrize("seat", SEATS)
def test_what_is_hidden_changes_no_answer(seat: str) -> None:
    found = []
    for number, state in enumerate(chosen()):
        luck = Random(number)
        eyes = Eyes(state, SETTING, seat)
        dark = [u.place for n, u in state.units.items() if not eyes.sees("UnitState", "place", unit=n)]
        places = (*luck.sample(dark, min(2, len(dark))), luck.randrange(SETTING.world.board.size))
        own = [name for name in state.units if eyes.sees("UnitState", "acted", unit=name)]
        units = (*luck.sample(own, min(4, len(own))), luck.choice(tuple(SETTING.world.units)))
        before = answers(view(state, SETTING, seat), places, units)
        for _ in range(2):
            other = all_changed(state, SETTING, seat, luck)
            after = answers(view(other, SETTING, seat), places, units)
            if after != before:
                found += traced(state, seat, before, places, units) or [f"{seat}: {differing(before, after)}"]
    assert not found, "\n".join(found[:8])


def traced(state, seat, before, places, units) -> list[str]:  # type: ignore[no-untyped-def]
    """Which change shows, and in which answers."""
    told = []
    for seed in range(3):
        for name, one in changes(state, SETTING, seat, Random(seed)):
            after = answers(view(one, SETTING, seat), places, units)
            if after != before:
                told.append(f"{seat}, turn {state.turn}: {name} shows in {differing(before, after)}")
    return told


def differing(before, after) -> str:  # type: ignore[no-untyped-def]
    """The first answers that differ, with the text around the difference."""
    told = []
    for name in dict.fromkeys((*before, *after)):
        a, b = before.get(name, ""), after.get(name, "")
        if a != b:
            at = next((n for n, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            told.append(f"{name}: {a[max(0, at - 90) : at + 90]} / {b[max(0, at - 20) : at + 90]}")
    return f"{len(told)} answers, as in " + " and ".join(told[:2])


def test_a_planted_leak_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sight over the whole map, in a layer: somebody must notice."""
    leaking = lambda shown: [unit.place for unit in shown._state.units.values()]  # noqa: E731
    monkeypatch.setattr("tests.engine.questions.table.layers.watched_hexes", leaking)
    states = [state for state in chosen() if state.turn > 5][:3]
    luck = Random(1)
    told = []
    for state in states:
        other = all_changed(state, SETTING, "westerns", luck)
        told.append(
            answers(view(state, SETTING, "westerns"), (), ())
            != answers(view(other, SETTING, "westerns"), (), ())
        )
    assert any(told)
