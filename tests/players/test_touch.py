"""What a package or a measure does not touch stays as likely as it was: leaving it out changes no weight."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from attrs import evolve

from game.engine.session import Session
from game.law.clauses.course import TrackIs
from game.players.doctrine_player import DoctrinePlayer
from game.players.footing import partners_scales, scales
from game.players.guess import JUDGES
from game.players.player import play_out
from game.players.table import players_for
from game.players.touch import READS, touch
from game.players.worth import Scales
from tests.shipped import loaded


def weighing(scenario: str) -> Iterator[Scales]:
    """The scales of every seat, its own and its partner's, in some turns of a game."""
    opening, setting = loaded(scenario).opening, loaded(scenario).setting
    seats = {name: "doctrine" for name, seat in setting.world.seats.items() if seat.sides}
    players = players_for(setting, 3, seats)
    session = Session(setting, 3, opening)
    for turn in (2, 5, 9):
        play_out(session, players, turn)
        for seat, player in players.items():
            assert isinstance(player, DoctrinePlayer)
            view = session.view(seat)
            own = scales(player.mind, view)
            yield from (own, partners_scales(player.mind, own.now))


def packages(on: Scales) -> list[tuple[str, ...]]:
    matters = on.setting.law.matters
    return [*permutations(matters, 1), *permutations(matters, 2)]


@pytest.mark.parametrize("scenario", ["zapad-2021", "reluctant-allies"])
def test_untouched_objectives_stay_as_likely(scenario: str) -> None:
    for on in weighing(scenario):
        judge = on.guess.objective
        before = {name: judge(on.now, name) for name in on.touch.objectives}
        for names in packages(on):
            after = on.now.after(on.setting, names)
            for name in before.keys() - set(on.touch.matters(names).objectives):
                assert judge(after, name) == before[name], (names, name)
        for track in on.setting.stakes.tracks:
            after = on.now.drifted({track: 30})
            for name in before.keys() - set(on.touch.tracks((track,))):
                asks = [clause.track for clause in tracks_asked(on, name)]
                assert judge(after, name) == before[name] or asks == [track], (track, name)


def tracks_asked(on: Scales, objective: str) -> list[TrackIs]:
    needs = on.setting.stakes.objectives[objective].needs
    return [clause for _, clause in needs.clauses if isinstance(clause, TrackIs)]


@pytest.mark.parametrize("scenario", ["zapad-2021", "reluctant-allies"])
def test_a_total_is_what_its_reasons_add_up_to(scenario: str) -> None:
    """What is read off the tables of tracks is, to the point, what objectives and goals gain one by one."""
    for on in weighing(scenario):
        for names in packages(on):
            assert on.total(names) == on.weigh(names).total == sum(on.weigh(names).amounts.values()), names
        table = on.setting.stakes.objectives
        for item in on.setting.stakes.measures.values():
            after = on.now.drifted(item.tracks)
            gained = sum(
                table[name].points * (on.guess.objective(after, name) - on.guess.objective(on.now, name))
                for name in on.touch.objectives
            )
            gained += sum(
                goal * (after.tracks[track] - on.now.tracks[track])
                for track, goal in on.doctrine.goals.items()
                if track in on.now.tracks
            )
            assert on.measure(evolve(item, tally={})) == gained, item.title


def test_every_condition_that_is_judged_tells_what_it_reads() -> None:
    assert {name.removeprefix("other_") for name in JUDGES} == set(READS)


def test_what_is_touched_is_found_once_for_a_setting() -> None:
    setting = loaded().setting
    objectives = tuple(setting.stakes.objectives)
    first, second = tuple(setting.doctrines.values())[:2]
    assert touch(setting, objectives, first) is touch(setting, objectives, first)
    assert touch(setting, objectives, first) is not touch(setting, objectives, second)
