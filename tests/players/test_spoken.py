"""What an AI says of its refusals: one concern, no number, no secret, and not another move because of it."""

import re

from game.engine.session import Session
from game.law.setting import Setting
from game.model.moves import GiveReply
from game.model.terms import Answer
from game.players.player import play_out
from game.players.spoken import INSTRUCTIONS, Outspoken, outspoken, remarks
from game.players.table import players_for
from game.scenario.load import load

SEATS = {"minsk": "doctrine", "moscow": "doctrine", "west": "doctrine"}


def played(seed: int, speaks: bool) -> tuple[Session, dict[str, Outspoken]]:
    """A game, and its players that speak."""
    loaded = load("reluctant-allies")
    session = Session(loaded.setting, seed, loaded.opening)
    minds = players_for(loaded.setting, seed, SEATS)
    players = outspoken(minds) if speaks else minds
    play_out(session, players)
    return session, {seat: one for seat, one in players.items() if isinstance(one, Outspoken)}


def secrets(setting: Setting) -> list[str]:
    """What nobody may say aloud: the titles of hidden tracks, of secret aims, and of terms that rest on either."""
    hidden = {name for name, track in setting.stakes.tracks.items() if track.seen_by}
    titles = [setting.stakes.tracks[name].title for name in hidden]
    titles += [item.title for item in setting.stakes.objectives.values() if item.card]
    titles += [t.title for d in setting.doctrines.values() for t in d.terms.values() if t.track in hidden]
    return titles


def test_speaking_changes_no_move() -> None:
    assert played(2, speaks=True)[0].line == played(2, speaks=False)[0].line


def test_a_refusal_names_one_concern_and_no_secret() -> None:
    told = []
    for seed in (2, 3, 4):
        session, players = played(seed, speaks=True)
        for entry in session.log:
            if entry.event.kind == "refused" and entry.event.place is None:
                told += remarks(players, entry.event.subject)
    assert len(told) > 5
    for text in told:
        assert " lets it be known that " in text and text.endswith(".")
        assert not re.search(r"\d", text)
        assert not any(title in text for title in secrets(session.setting))
    assert any(INSTRUCTIONS in text for text in told), "red lines are instructions"


def test_only_refusals_are_explained() -> None:
    session, players = played(3, speaks=True)
    refused = {m.package for m in session.line if isinstance(m, GiveReply) and m.answer is Answer.NO}
    assert {question for one in players.values() for question in one.said} <= refused


def test_a_refusal_says_what_would_have_been_enough_or_that_nothing_would() -> None:
    enough = []
    for seed in (3, 4):
        session, players = played(seed, speaks=True)
        table = session.setting.law.matters
        refusals = [m for m in session.line if isinstance(m, GiveReply) and m.answer is Answer.NO]
        for move in refusals:
            seat = session.setting.world.seat_of_office[move.office]
            text = players[seat].said.get(move.package, "")
            if text and move.asks:
                assert text.endswith(f" would consent if this were added: “{table[move.asks].title}”.")
                enough.append(text)
            elif text:
                assert text.endswith(" No single concession added to the package would change that.")
    assert enough


def test_titles_stand_behind_words_that_say_what_they_are() -> None:
    told = [
        text
        for _, players in [played(4, speaks=True)]
        for one in players.values()
        for text in one.said.values()
    ]
    assert any(" has this concern: the signature that " in text for text in told)
    assert any(" sees one of its aims in danger: “" in text for text in told)
