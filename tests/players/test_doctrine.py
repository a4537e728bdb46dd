"""The AI: legal, deterministic, blind to what it may not see, true to its red lines, and able to say why."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import game.players
from game.model.moves import GiveReply, Propose
from game.model.terms import Answer
from game.players.council_mind import asked_matters
from game.players.table import PLAYERS, players_for
from tests.players.table import SEATS, game, loaded

SOURCES = sorted(Path(game.players.__file__).parent.glob("*.py")) if hasattr(game, "players") else []
ALLOWED_NUMBERS = re.compile(r"[+-]?\d+\.\d\d")


def sources() -> list[Path]:
    import game.players as package

    return sorted(Path(package.__file__ or "").parent.glob("*.py"))


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_every_move_is_legal(seed: int) -> None:
    session = game(seed, look=lambda view, move, player: view.verdict(move).allowed or pytest.fail(f"{move}"))
    assert session.state.ended


@pytest.mark.parametrize("kind", sorted(PLAYERS))
def test_every_kind_of_player_plays_some_turns(kind: str) -> None:
    session = game(3, 3, {"polesye": kind})
    assert session.state.turn == 4


def test_players_never_look_behind_the_view() -> None:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("_state", "_setting"), f"{path.name}:{node.lineno}"


def test_the_same_game_in_fresh_processes() -> None:
    code = (
        "from tests.players.table import game; from game.engine.digest import digest_state as d; "
        "import hashlib; s = game(4, 4); print(hashlib.sha256(repr(s.line).encode()).hexdigest())"
    ).replace("from game.engine.digest import digest_state as d; ", "")
    found = set()
    for seed in ("0", "1", "77"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True
        )
        found.add(done.stdout)
    assert len(found) == 1


@pytest.mark.parametrize("seed", [1, 6])
def test_red_lines_are_never_voted(seed: int) -> None:
    doctrines, seats = loaded().setting.doctrines, loaded().setting.world.seats

    def look(view, move, player) -> None:
        red = doctrines[seats[view.seat].doctrine].red_lines
        if isinstance(move, Propose):
            assert not set(move.matters) & set(red)
        if isinstance(move, GiveReply) and move.answer is Answer.AYE:
            assert not set(asked_matters(view, move.package)) & set(red)
        if isinstance(move, GiveReply) and move.answer is Answer.COUNTER:
            assert not set(move.matters) & set(red)

    game(seed, look=look)


def test_a_base_is_refused_whatever_comes_with_it() -> None:
    """The Federation's seat is played by hand: it puts the base with everything it could give."""
    setting = loaded().setting
    base = ("found_bobruisk", "arms_supply", "economic_aid")
    answers = []

    class Bribe:
        def __init__(self, inner) -> None:
            self.inner = inner

        def choose(self, view):
            move = Propose("head_of_state.ru", base)
            if view.step == "table" and view.verdict(move).allowed:
                return move
            return self.inner.choose(view)

    from game.engine.session import Session

    players = players_for(setting, 8, dict.fromkeys(SEATS, "doctrine"))
    players["federation"] = Bribe(players["federation"])
    session = Session(setting, 8, loaded().opening)
    session.settle()
    while session.state.turn < 10:
        seat = session.to_move()
        view = session.view(seat)
        move = players[seat].choose(view)
        if seat == "polesye" and isinstance(move, GiveReply):
            answers.append((asked_matters(view, move.package), move))
        session.play(move)
    asked = [move for matters, move in answers if "found_bobruisk" in matters]
    assert asked
    assert all(move.answer is not Answer.AYE and "found_bobruisk" not in move.matters for move in asked)


def test_decisions_explain_themselves_in_one_sentence_of_their_own_numbers() -> None:
    seen = []

    def look(view, move, player) -> None:
        decision = player.last_decision
        assert decision.move == move
        assert decision.why and "\n" not in decision.why
        spoken = {round(float(word) * 100) for word in ALLOWED_NUMBERS.findall(decision.why)}
        assert spoken <= {abs(n) * sign for n in decision.numbers.values() for sign in (1, -1)}, decision
        seen.append(decision)

    game(2, look=look)
    assert any(d.numbers.get("reservation") for d in seen)


def test_a_human_seat_reads_its_red_line_as_an_order_from_home() -> None:
    doctrine = loaded().setting.doctrines["polesye"]
    assert doctrine.red_lines and doctrine.order_from_home
