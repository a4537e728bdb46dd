"""The Council chamber, the duty room, tracks, log and the end of a step: what they show agrees with view and rules."""

from game.engine.questions.affairs import measures
from game.engine.questions.chamber import package_preview, rights
from game.engine.questions.council import agenda, counter
from game.engine.questions.duty import duty_room
from game.engine.questions.feed import CATEGORIES, TITLES, feed
from game.engine.questions.fight import attack_preview, percent_of, strike_preview
from game.engine.questions.fire import salvo_preview
from game.engine.questions.layers import basis_layer, command_layer, regions, supply_layer
from game.engine.questions.orders import unit_orders
from game.engine.questions.plan import plan
from game.engine.questions.suggestions import suggestions
from game.engine.questions.tracks import aims, tracks
from game.engine.questions.undone import undone
from game.engine.session import Session
from game.engine.view import View, view
from game.model.moves import Done
from game.players.table import players_for
from game.scenario.load import load
from tests.engine.questions.table import SCENARIO, SEATS, SETTING, in_step, played

LAW = SETTING.law


def first(seat: str) -> View:
    state = next(one for one in played() if one.waiting[0] == seat)
    return view(state, SETTING, seat)


def test_the_agenda_holds_every_matter_once_and_judges_as_the_rules_do() -> None:
    for state in in_step("table")[::4]:
        shown = view(state, SETTING, state.waiting[0])
        chamber = agenda(shown)
        found = [matter for body in chamber.bodies for matter in body.matters]
        assert sorted(one.id for one in found) == sorted(LAW.matters)
        for one in found:
            if one.act is not None:
                verdict = shown.verdict(one.act.move)
                assert one.act.legal is verdict.allowed
                assert not verdict.allowed or one.ready
            assert one.decided is (one.id in shown.mandates)
        assert chamber.measures == measures(shown)


def test_who_is_not_at_the_table_learns_no_more_than_the_text_of_the_law() -> None:
    chamber = agenda(first("westerns"))
    assert not chamber.packages and not chamber.promises and not chamber.convene
    assert all(need.holds is None for body in chamber.bodies for one in body.matters for need in one.needs)
    assert not package_preview(first("westerns"), ("deploy_rgf",)).changes


def test_a_package_is_shown_with_its_effects_by_law_and_every_objection() -> None:
    shown = first("polesye")
    found = package_preview(shown, ("open_period", "deploy_rgf"))
    kinds = {change.kind for change in found.changes}
    assert {"period", "joint_command", "command", "entry"} <= kinds
    assert found.move is not None and found.verdict == shown.verdict(found.move)
    assert any(finding.name == "sitting" for finding in found.verdict.objections)
    assert package_preview(shown, ("no_such",)).titles == () and package_preview(shown, ()).move is None


def test_rights_say_who_decides_in_each_situation() -> None:
    panel = rights(first("polesye"), "deploy_rgf")
    assert [row.situation for row in panel.rows if row.now] == ["Peacetime"]
    assert [row.possible for row in panel.rows][:2] == [False, True]
    assert {voter.office for voter in panel.voters} == {"head_of_state.by", "head_of_state.ru"}


def test_packages_wait_for_those_who_must_answer() -> None:
    waiting = 0
    for state in in_step("reply"):
        shown = view(state, SETTING, state.waiting[0])
        for package in agenda(shown).packages:
            legal = {one.move for one in package.answers if one.legal}
            assert legal <= set(shown.legal(package.id))
            if package.waits and not package.mine:
                waiting += 1
                changed = counter(shown, package.id, (*package.matters, "debt_relief"))
                assert changed is not None and changed.legal is shown.verdict(changed.move).allowed
    assert waiting


def test_previews_add_up() -> None:
    fights = strikes = 0
    for state in in_step("operations")[::6]:
        shown = view(state, SETTING, state.waiting[0])
        for unit, own in shown.own.items():
            orders = unit_orders(shown, unit) if own.mine else None
            for target in orders.attacks if orders else ():
                found = attack_preview(shown, (unit,), target.place)
                assert found is not None and sum(one.weight for one in found.shares) == 36
                assert sum(one.percent for one in found.shares) == 100
                fights += 1
            for act in orders.strikes if orders else ():
                hit = strike_preview(shown, unit, act.move.place)  # type: ignore[union-attr]
                assert hit is not None and sum(one.percent for one in hit.shares) == 100
                strikes += 1
    assert fights and strikes
    assert percent_of(()) == () and sum(percent_of((1, 1, 1, 1, 1, 1, 1))) == 100


def test_the_plan_belongs_to_the_seat_that_plans() -> None:
    shown = view(in_step("plan")[0], SETTING, "westerns")
    found = plan(shown)
    assert found is not None and found.targets and plan(first("polesye")) is None
    salvo = salvo_preview(shown, tuple(one.facility for one in found.targets[: found.aims]))
    assert salvo is not None and salvo.missiles == sum(one.missiles for one in salvo.targets)
    assert salvo_preview(first("polesye"), ()) is None


def test_layers_tell_of_own_forces_and_guests() -> None:
    for seat in SEATS:
        shown = view(in_step("operations")[-1], SETTING, seat)
        supply = supply_layer(shown)
        assert set(supply.units) == {n for n, u in shown.own.items() if u.state.place >= 0}
        for item in command_layer(shown):
            if item.unit in shown.own:
                assert item.office == shown.own[item.unit].superior and item.mine is shown.own[item.unit].mine
        for guest in basis_layer(shown):
            assert guest.basis is not None or guest.says == "No legal basis"
        assert {region.group for region in regions(shown)} == set(LAW.groups)


def test_the_duty_room_asks_what_the_rules_ask() -> None:
    asked = 0
    for state in in_step("duty"):
        shown = view(state, SETTING, state.waiting[0])
        room = duty_room(shown)
        legal = shown.legal()
        for track in room.tracks:
            for crew in track.crews:
                asked += crew.asked
                assert all(order.move in legal for order in crew.orders if order.legal)
                assert not crew.asked or any(order.legal for order in crew.orders)
        assert 0 <= room.left <= room.impulses and room.decisions_left >= 0
    assert asked


def test_a_game_is_told_in_tracks_log_and_suggestions() -> None:
    """A short game between players: lines end where the tracks stand, and every suggestion may be played."""
    loaded = load(SCENARIO)
    session = Session(loaded.setting, 7, loaded.opening)
    players = players_for(loaded.setting, 7, dict.fromkeys(SEATS, "doctrine"))
    session.settle()
    while session.state.turn < 4:
        seat = session.to_move()
        shown = session.view(seat)
        for one in suggestions(shown):
            assert shown.verdict(one.move).allowed and one.title and one.why.endswith(".")
        for item in undone(shown):
            assert all(shown.verdict(move).allowed for move in item.moves)
        session.play(players[seat].choose(shown))
    for seat in SEATS:
        shown = session.view(seat)
        for track in tracks(shown):
            assert track.history[-1] == (shown.turn, track.value) == (shown.turn, shown.tracks[track.id])
            assert track.history[0] == (0, track.start + track.unexplained)
        entries = feed(shown)
        assert len(entries) == len(shown.log) and {one.category for one in entries} <= {*TITLES}
        assert "other" not in {one.category for one in entries}
        assert feed(shown, len(entries) - 2) == entries[-2:]
        found = aims(shown)
        assert (found.total is None) is not SETTING.world.seats[seat].council and found.parts
    assert set(CATEGORIES) | {"other"} == set(TITLES)


def test_nothing_is_undone_while_another_moves() -> None:
    state = in_step("operations")[0]
    waiting = next(seat for seat in SEATS if seat != state.waiting[0])
    shown = view(state, SETTING, waiting)
    assert undone(shown) == () and suggestions(shown) == ()
    mine = view(state, SETTING, state.waiting[0])
    assert undone(mine) and isinstance(suggestions(mine)[-1].move, Done)
