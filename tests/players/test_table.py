"""At the table: what a refusal says, what a seat does not do twice in a turn, and what it does not do under fire."""

from attrs import evolve

from game.model.moves import Decree, GiveReply, TakeMeasure
from game.model.terms import Answer
from game.players.measures_mind import undoes
from tests.players.table import game, loaded

SEEDS = (19, 41, 42)


def test_a_refusal_names_a_price_that_the_partner_could_pay() -> None:
    law = loaded().setting.law
    asked: list[GiveReply] = []

    def look(view, move, player) -> None:
        if isinstance(move, GiveReply) and move.asks:
            asked.append(move)
            assert move.answer is Answer.NO
            assert law.matters[move.asks].owes not in ("", view.seat)
            assert move.asks not in view.mandates, "what stands already is no price"
            wrong = evolve(move, answer=Answer.AYE)
            assert "asks" in {f.name for f in view.verdict(wrong).findings if not f.holds}

    sessions = [game(seed, look=look) for seed in SEEDS]
    assert asked
    told = " ".join(
        e.event.text
        for s in sessions
        for e in s.log
        if e.event.kind == "refused" and "asks for" in e.event.text
    )
    assert any(law.matters[move.asks].title in told for move in asked)


def test_no_seat_takes_back_in_a_turn_what_it_has_done_in_it() -> None:
    measures = loaded().setting.stakes.measures
    taken: dict[tuple[int, str], list[str]] = {}

    def look(view, move, player) -> None:
        if isinstance(move, TakeMeasure):
            taken.setdefault((view.turn, view.seat), []).append(move.measure)

    game(19, look=look)
    assert taken
    for names in taken.values():
        assert not any(undoes(measures[a], measures[b]) for a in names for b in names if a != b)
    assert undoes(measures["give-loan"], measures["hold-back"])


def test_nobody_sends_guests_home_who_shield_his_towns() -> None:
    def look(view, move, player) -> None:
        assert not (isinstance(move, Decree) and "attack" in view.happened)

    for seed in SEEDS:
        game(seed, look=look)


def test_an_order_to_withdraw_is_not_called_back_again_and_again() -> None:
    """A guest whose basis is gone walks home; the hand that leads the battle leaves it alone."""
    from game.engine.session import Session
    from game.players.player import play_out
    from game.players.table import players_for
    from game.scenario.load import load

    found = load("single-organisation")
    seats = {name: "doctrine" for name, seat in found.setting.world.seats.items() if seat.sides}
    session = Session(found.setting, 19, found.opening)
    play_out(session, players_for(found.setting, 19, seats))
    assert session.state.ended
