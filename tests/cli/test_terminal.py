"""A human at the terminal: a whole turn by typed orders, refusals with their sources, undo, and no end of junk."""

from collections.abc import Iterable

import pytest
from attrs import define, field

from game.cli.orders import VERBS, NotAnOrder, read_order
from game.cli.terminal import Quit, TerminalPlayer
from game.cli.worded import worded
from game.engine.session import Session
from game.model.moves import Done, GiveReply, Propose
from game.players.player import play_out
from game.players.table import players_for
from game.scenario.load import load
from tests.cli.calling import WIDTH

SEED = 4
JUNK = (
    "", " ", "why", "why why", "?", "? ?", "? nobody", "undo undo", "propose", "propose +", "propose , +", "reply",
    "reply maybe", "reply counter", "measure", "measure 7", "roe", "roe missile", "roe nothing ask", "key", "key a b",
    "move", "move by-6mech", "move by-6mech nowhere", "move by-6mech 9999", "move by-6mech -1", "attack", "attack 1",
    "attack by-6mech by-6mech grodno", "attack grodno grodno", "rail by-6mech", "rail by-6mech fly grodno", "dig",
    "dig ru-1gta", "strike by-6mech 0000", "standing by-6mech road", "standing by-6mech hold here", "offer polesye",
    "offer westerns stand-still", "answer", "answer perhaps", "posture salvo a b c", "posture offensive", "decree",
    "decree open_period", "convene now and then", "done done", "Ж", "move by-6mech ﷽", "\x00", "🙂 🙂", "why undo",
    "why ?", "units units", "help me", "aims", "matters", "status", "engage by-1sam x", "withhold by-1sam x",
)  # fmt: skip


@define
class Table:
    """A game with one human, whose lines are given, and what that human is shown."""

    session: Session
    lines: list[str]
    shown: list[str] = field(factory=list)

    def play(self, seat: str = "polesye") -> str:
        """Play until the lines run out; everything shown, in order."""
        queue = iter(self.lines)

        def ask(mark: str) -> str:
            line = next(queue, "quit")
            self.shown.append(f"{mark}> {line}")
            return line

        human = TerminalPlayer(self.session, seat, ask, self.shown.append)
        others = dict.fromkeys(("polesye", "federation", "westerns"), "doctrine")
        minds = players_for(
            self.session.setting, SEED, {name: who for name, who in others.items() if name != seat}
        )
        human.brief()
        with pytest.raises(Quit):
            play_out(self.session, {**minds, seat: human})
        return "\n".join(self.shown)


def table(*lines: str) -> Table:
    """A new game of the exercise with these lines for its human."""
    loaded = load("zapad-2021")
    return Table(Session(loaded.setting, SEED, loaded.opening), list(lines))


def told(lines: Iterable[str], seat: str = "polesye") -> str:
    return table(*lines).play(seat)


def test_a_turn_by_typed_orders() -> None:
    game = table(
        "propose open_period",
        "convene",
        "measure signal-calm",
        "done",
        "reply no",
        "done",
        "done",
        "dig by-6mech",
        "move by-11mech 1525",
        "done",
    )
    text = game.play()
    assert "Refused under council.propose:" in text
    assert "must be convened and sitting [R07, P24]" in text
    assert "Turn 2" in text
    assert any(isinstance(move, Done) for move in game.session.line)


def test_a_refusal_shows_what_failed_and_no_more() -> None:
    text = told(["propose open_period"])
    card = text[text.index("Refused") :].split("Polesye>")[0]
    assert "✗" in card and "✓" not in card


def test_why_shows_what_holds_too_and_plays_nothing() -> None:
    game = table("why propose open_period")
    before = len(game.session.line)
    text = game.play()
    assert "✗" in text and "✓" in text
    assert not any(isinstance(move, Propose) for move in game.session.line[before:])


def test_undo_takes_an_order_back_and_later_news_is_not_lost() -> None:
    text = told(["measure signal-calm", "undo", "measure signal-calm"])
    assert "Taken back." in text
    assert text.count("Signal calm to the West") >= 2
    after = text[text.index("Taken back.") :]
    assert "Signal calm to the West" in after


def test_undo_says_why_it_cannot() -> None:
    text = told(["undo"])
    assert "That stands:" in text


def test_a_package_reaches_the_table_of_the_council() -> None:
    game = table("propose extend_leases + close_by_date", "done")
    text = game.play()
    assert any(isinstance(move, Propose) and len(move.matters) == 2 for move in game.session.line)
    assert "a promise of The Federation: the threatened period is closed" in text
    assert "if it is signed now" in text


def test_a_word_that_is_nearly_right_is_named() -> None:
    text = told(["propos open_perid", "measure signl-calm", "move by-6mec grodno"])
    assert "did you mean “open_period”?" in text
    assert "did you mean “signal-calm”?" in text


def test_passing_operations_without_an_order_is_asked_about_once() -> None:
    text = told(["done"] * 12)
    assert text.count("Type done again to pass.") >= 1


def test_a_march_that_is_too_long_names_the_nearest_place() -> None:
    text = told(["done", "done", "done", "move by-11mech grodno", "move by-11mech grodno"])
    assert "The nearest that it reaches this turn is" in text


def test_the_westerns_are_not_told_their_score_and_see_only_their_own_purpose() -> None:
    text = told(["aims"], "westerns")
    aims = text[text.index("> aims") :]
    assert "As things stand" not in aims
    assert (
        sum(words in aims for words in ("The bluff held", "Grodno is in hand", "The way into Polesye")) == 1
    )


def test_quitting_leaves_the_game_where_it_was() -> None:
    game = table("convene", "quit")
    game.play()
    assert any(type(move).__name__ == "Convene" for move in game.session.line)


@pytest.mark.parametrize("seat", ["polesye", "federation", "westerns"])
def test_junk_is_answered_in_words(seat: str) -> None:
    text = told(
        [*JUNK, *(usage for usage, _ in VERBS.values()), *VERBS, "done", "done", *JUNK, "done", *JUNK], seat
    )
    assert "Traceback" not in text
    assert "Finding(" not in text


def test_what_is_shown_fits_a_terminal() -> None:
    text = told(["status", "matters", "aims", "?", "done", "?", "done", "done", "?", "? by-6mech"])
    wide = [line for line in text.splitlines() if len(line) > WIDTH + 20]
    assert not wide, wide[0]


def test_every_legal_order_is_read_as_it_is_written() -> None:
    game = table("done")
    for seat in ("polesye", "federation", "westerns"):
        view = game.session.view(seat)
        for move in view.legal()[:60]:
            if type(move).__name__ in ("AnswerOffer", "Remark") or isinstance(move, GiveReply):
                continue
            try:
                assert read_order(worded(move, game.session.setting), view, game.session.setting) == move
            except NotAnOrder as error:  # pragma: no cover
                pytest.fail(f"{worded(move, game.session.setting)}: {error}")


def test_looking_plays_nothing() -> None:
    game = table("aims", "status", "units", "matters", "help", "?", "? by-6mech", "why dig by-6mech")
    before = list(game.session.line)
    game.play()
    others = [move for move in game.session.line[len(before) :] if getattr(move, "seat", "") == "polesye"]
    assert not others


def test_a_standing_order_is_not_forgotten_in_silence() -> None:
    lines = ["done", "done", "done", "standing by-11mech road grodno", "move by-11mech 1626", "? by-11mech"]
    text = told(lines)
    assert "standing by-11mech hold ends it" in text


def test_the_last_turn_is_told_when_nobody_moves_any_more() -> None:
    loaded, shown = load("tutorial"), []
    session = Session(loaded.setting, SEED, loaded.opening)
    seats = [name for name, seat in loaded.setting.world.seats.items() if seat.sides]
    human = TerminalPlayer(session, seats[0], lambda mark: "quit", shown.append)
    play_out(session, players_for(loaded.setting, SEED, dict.fromkeys(seats, "doctrine")))
    human.close()
    assert session.state.ended and len(shown) > 3
    told = len(shown)
    human.close()
    assert len(shown) == told, "nothing is told twice"
