"""A vote of the Council in the real window: convened, a package put together, answered, opened, with the reasons."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.engine.view import View
from game.model.moves import GiveReply, Move, Propose
from game.model.terms import Answer, Period
from game.players.doctrine_player import doctrine_player
from game.players.spoken import Outspoken
from game.ui.app import App
from tests.ui.council.window import FEDERATION, POLESYE, Window, opened

Opens = Callable[..., App]


def replying(answer: Answer) -> Callable[[View], Move | None]:
    """An ally who answers every package alike."""

    def write(view: View) -> Move | None:
        open_ = [one for one in view.legal() if isinstance(one, GiveReply) and one.answer is answer]
        return open_[0] if view.step == "reply" and open_ else None

    return write


def put(window: Window) -> None:
    """Convene the Council in the first turn; in the second, put a deployment with a promise asked for."""
    window.key("F3")
    window.click("convene")
    window.until("table", turn=2)
    window.click("chamber")
    window.click("Add open_period")
    window.click("Add deploy_rgf")
    window.click("Add arms_supply")


def test_a_package_is_put_together_and_carried(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, replying(Answer.AYE))
    put(window)
    assert "The Joint Command is formed" in window.said()
    assert "The Federation promises" in window.said()
    window.key("Ctrl+P")
    assert window.view.packages[0].matters == ("open_period", "deploy_rgf", "arms_supply")
    assert "It lies sealed" in window.said()
    window.key("Ctrl+Enter")
    window.frames(6)
    assert window.view.period is Period.THREATENED and window.view.joint_command
    assert "Carried: " in window.said()
    window.click("wing Promises")
    assert "The Federation owes you" in window.said()


def test_a_refusal_says_who_refused_and_on_what_it_rests(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, replying(Answer.NO))
    put(window)
    window.key("Ctrl+P")
    window.key("Ctrl+Enter")
    window.frames(6)
    said = window.said()
    assert "not carried: consensus of two; the President of the Federation voted no" in said
    assert "R04" in said


def test_what_a_refusing_ai_says_in_public_stands_by_the_refusal(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, replying(Answer.NO))
    spoken = Outspoken(doctrine_player(window.table.setting, "federation", 7))
    put(window)
    window.key("Ctrl+P")
    spoken.said[window.view.packages[0].id] = "The President lets it be known: a sealed word."
    window.table.minds = {**window.table.minds, "nobody": spoken}
    assert "a sealed word" not in window.said(), "nothing is said before the votes are opened"
    window.key("Ctrl+Enter")
    window.frames(6)
    assert "a sealed word" in window.said()


def test_what_may_not_be_put_shows_its_reasons_and_its_card(app: Opens, tmp_path: Path) -> None:
    window = opened(app, tmp_path, lambda view: None)
    window.key("F3")
    window.click("chamber")
    window.click("Add deploy_rgf")
    said = window.said()
    assert "The period must be threatened or wartime; it is peacetime" in said
    assert "The Supreme State Council must be convened and sitting" in said
    window.click("put forward")
    assert window.board.bench.refused is not None and "Refused" in window.said()
    window.key("Esc")
    assert window.board.bench.refused is None and window.board.bench.dialog == "chamber"
    window.key("Esc")
    assert window.board.bench.dialog == ""


@pytest.mark.parametrize("size, scale", [((1600, 900), 100), ((1024, 640), 100)])
def test_a_counter_is_written_and_accepted(
    app: Opens, tmp_path: Path, size: tuple[int, int], scale: int
) -> None:
    asked = ("open_period", "deploy_rgf", "air_component_stays")

    def write(view: View) -> Move | None:
        if view.seat != "federation":
            return None
        if view.step == "table" and view.turn == 2 and not view.packages:
            return Propose(FEDERATION, asked)
        final = [one for one in view.legal() if isinstance(one, GiveReply) and one.answer is Answer.AYE]
        return final[0] if view.step == "final" and final else None

    window = opened(app, tmp_path, write, size=size, scale=scale)
    window.key("F3")
    window.click("convene")
    window.until("reply", turn=2)
    assert "Package of the President of the Federation" in window.said()
    window.click("chamber")
    window.click("counter 2/federation")
    window.click("out air_component_stays")
    window.click("ask 2/federation")
    window.click("ask arms_supply")
    window.click("send 2/federation")
    assert [one.office for one in window.view.replies] == [POLESYE]
    assert "Your answer is given and sealed" in window.said()
    window.click("finish")
    window.frames(6)
    assert set(window.view.mandates) >= {"open_period", "deploy_rgf", "arms_supply"}
    assert "air_component_stays" not in window.view.mandates


def test_no_sealed_answer_is_in_the_frame_before_the_count(app: Opens, tmp_path: Path) -> None:
    """The federation answers first in turn 2; whatever it has answered, Polesye's window is the same."""
    pictures = []
    for answer in (Answer.AYE, Answer.NO):

        def write(view: View, answer: Answer = answer) -> Move | None:
            if view.step == "table" and view.turn == 3 and view.seat == "federation" and not view.packages:
                return Propose(FEDERATION, ("open_period",))
            return replying(answer)(view)

        window = opened(app, tmp_path / str(answer), write)
        window.key("F3")
        window.click("convene")
        window.until("table", turn=3)
        window.click("Add open_period")
        window.click("Add admit_51st")
        window.click("part Package")
        window.click("put forward")
        window.until("reply", turn=3)
        mine = [one for one in window.view.packages if one.by == POLESYE]
        assert mine and window.view.to_move == "polesye"
        given = [one.answer for one in window.table.session.state.council.replies]
        assert given == [answer]
        window.click("part Table")
        assert "sealed until the votes are opened" in window.said()
        assert "voted" not in window.said()
        pictures.append(window.picture())
        window.app.close()
    assert pictures[0] == pictures[1]
