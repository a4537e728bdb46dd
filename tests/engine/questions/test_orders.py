"""Orders, clicks and ways agree with the rules, move for move; and cards say what stands against a move, and what not."""

from random import Random

import pytest

from game.engine.questions.orders import order_for_click, unit_orders
from game.engine.questions.route import route
from game.engine.questions.words import WRITERS, words
from game.engine.view import View, view
from game.model.moves import Attack, DigIn, MoveUnit, Propose, RailMove, Standing, Strike
from game.model.state import State
from game.report.card import refusal_card, sources_of
from game.rules import MOVE_RULES
from game.scenario.cites import facts
from tests.engine.questions.table import SEATS, SETTING, in_step, played

BOARD = SETTING.world.board


def views(states: tuple[State, ...], every: int) -> list[View]:
    return [view(state, SETTING, state.waiting[0]) for state in states[::every]]


def test_orders_hold_exactly_the_legal_moves() -> None:
    for shown in views(in_step("operations"), 15):
        for unit, own in shown.own.items():
            if not own.mine:
                continue
            orders, legal = unit_orders(shown, unit), shown.legal(unit)
            marches = {m.place for m in legal if isinstance(m, MoveUnit)}
            open_ = {at for at, step in orders.reach.items() if step.legal}
            assert open_ | {one.move.place for one in orders.boxes if one.legal} == marches  # type: ignore[union-attr]
            travels = {m.place for m in legal if isinstance(m, RailMove) and m.act == "travel"}
            assert {at for at, step in orders.rail_reach.items() if step.legal} == travels
            alone = {m.place for m in legal if isinstance(m, Attack) and m.units == (unit,)}
            assert {one.place for one in orders.attacks if one.alone.legal} == alone
            strikes = {m.place for m in legal if isinstance(m, Strike)}
            assert {one.move.place for one in orders.strikes if one.legal} == strikes  # type: ignore[union-attr]
            digs = any(isinstance(m, DigIn) for m in legal)
            assert (orders.dig_in is not None and orders.dig_in.legal) == digs
            assert not (orders.able and orders.why.objections)


def test_every_attack_together_is_judged_with_those_who_may_join() -> None:
    joined = 0
    for shown in views(in_step("operations"), 5):
        for unit, own in shown.own.items():
            for target in unit_orders(shown, unit).attacks if own.mine else ():
                if target.together is not None:
                    joined += 1
                    assert shown.verdict(target.together.move).allowed is target.together.legal
                    assert target.enemies
    assert joined


def test_a_click_on_any_place_gives_a_move_or_the_reasons() -> None:
    luck = Random(5)
    kinds = set()
    for shown in views(in_step("operations"), 10):
        for unit in luck.sample(sorted((*shown.own, *shown.seen)), 6):
            for place in (*luck.sample(range(BOARD.size), 8), -1, 10**6, -99):
                move, verdict = order_for_click(shown, unit, place)
                assert verdict.allowed or verdict.objections
                if move is not None:
                    kinds.add(type(move))
                    assert shown.verdict(move) == verdict
                    assert (
                        not verdict.allowed
                        or move in shown.legal(unit)
                        or isinstance(move, Attack | Standing)
                    )
    assert MoveUnit in kinds


def test_a_way_leads_from_the_unit_to_the_place_hex_by_hex() -> None:
    luck = Random(6)
    near, far, trains = 0, 0, 0
    for shown in views(in_step("operations"), 12):
        for unit, own in shown.own.items():
            place = luck.randrange(BOARD.size)
            found = route(shown, unit, place)
            if not found.path:
                continue
            assert found.path[0] == own.state.place and found.path[-1] == place
            assert all(b in BOARD.neighbours[a] for a, b in zip(found.path, found.path[1:]))
            reach = unit_orders(shown, unit).reach
            near, far = near + (found.turns == 1), far + (found.turns > 1)
            if place in reach and reach[place].legal:
                assert found.turns == 1 and found.cost == reach[place].cost and found.verdict.allowed
            if found.rail.path:
                trains += 1
                assert found.rail.turns >= 2 and found.rail.path[-1] == place
    assert near and far and trains


def test_a_card_names_every_failed_condition_with_its_sources() -> None:
    luck, ways = Random(7), 0
    for shown in views(in_step("operations"), 8):
        for unit in luck.sample(sorted(shown.own), 4):
            move, verdict = order_for_click(shown, unit, luck.randrange(BOARD.size))
            card = refusal_card(shown, verdict, move)
            assert card.allowed is verdict.allowed and card.headline.endswith(".") and card.title
            assert {one.text.lower() for one in card.failed} == {
                one.text.lower() for one in verdict.objections
            }
            assert all(source.says for one in (*card.failed, *card.met) for source in one.sources)
            nearest, text = card.nearest
            if nearest is not None:
                ways += 1
                assert shown.verdict(nearest).allowed and text
            assert refusal_card(shown, verdict).failed == card.failed
    assert ways


def test_barred_by_the_law_a_unit_is_shown_the_political_act() -> None:
    """In peacetime the deployment stands against it: the card names the package that would remove that."""
    start = next(state for state in played() if state.waiting[0] == "polesye")
    shown = view(start, SETTING, "federation")
    unit = next(n for n, u in shown.own.items() if SETTING.world.units[n].army == "1gta")
    target = SETTING.world.facility_place["minsk"]
    card = refusal_card(shown, MoveUnit("federation", unit, target))
    law = SETTING.law
    named = f"“{law.matters['open_period'].title}” and “{law.matters['deploy_rgf'].title}”"
    assert any(named in way.text for way in card.ways)


def test_a_proposal_without_a_sitting_is_shown_the_convening() -> None:
    start = next(state for state in played() if state.waiting[0] == "polesye")
    shown = view(start, SETTING, "polesye")
    card = refusal_card(shown, Propose("head_of_state.by", ("open_period",)))
    move, text = card.nearest
    assert type(move).__name__ == "Convene" and "sits from the next turn" in text


@pytest.mark.parametrize("name", sorted({*facts().rules, "P1", "P25", "P69"}))
def test_every_source_has_a_line(name: str) -> None:
    assert all(len(one.says) > 5 for one in sources_of(name))


def test_every_seats_move_has_words() -> None:
    ours = {kind for kind in MOVE_RULES if kind.__name__ not in OTHERS}
    assert ours == set(WRITERS)
    for shown in views(played(), 25):
        for move in shown.legal()[:40]:
            text = words(SETTING, move)
            assert text[:1].isupper() and not text.endswith(".") and "_" not in text


OTHERS = ("ChanceAnswer", "Inject", "TakeSeat", "ReleaseSeat", "Pause", "Note")


def test_other_seats_units_are_nobodys_to_order() -> None:
    shown = view(in_step("operations")[0], SETTING, SEATS[0])
    for unit in shown.seen:
        orders = unit_orders(shown, unit)
        assert not (orders.able or orders.reach or orders.attacks) and orders.why.objections
