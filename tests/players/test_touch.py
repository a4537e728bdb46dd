"""What a package or a measure does not touch stays as likely as it was: leaving it out changes no weight."""

from itertools import permutations

import pytest

from game.engine.session import Session
from game.players.doctrine_player import DoctrinePlayer
from game.players.guess import JUDGES
from game.players.player import play_out
from game.players.table import players_for
from game.players.touch import READS, touch
from game.players.worth import partners_scales, scales
from game.scenario.load import load


@pytest.mark.parametrize("scenario", ["zapad-2021", "reluctant-allies"])
def test_untouched_objectives_stay_as_likely(scenario: str) -> None:
    loaded = load(scenario)
    setting = loaded.setting
    seats = {name: "doctrine" for name, seat in setting.world.seats.items() if seat.sides}
    players = players_for(setting, 3, seats)
    session = Session(setting, 3, loaded.opening)
    for turn in (2, 5, 9):
        play_out(session, players, turn)
        for seat, player in players.items():
            assert isinstance(player, DoctrinePlayer)
            view = session.view(seat)
            for on in (scales(player.mind, view), partners_scales(player.mind, view)):
                judge = on.guess.objective
                before = {name: judge(on.now, name) for name in on.touch.objectives}
                for names in [*permutations(setting.law.matters, 1), *permutations(setting.law.matters, 2)]:
                    after = on.now.after(setting, names)
                    for name in before.keys() - set(on.touch.matters(names)[0]):
                        assert judge(after, name) == before[name], (names, name)
                for track in setting.stakes.tracks:
                    after = on.now.drifted({track: 30})
                    for name in before.keys() - set(on.touch.tracks((track,))):
                        assert judge(after, name) == before[name], (track, name)


def test_every_condition_that_is_judged_tells_what_it_reads() -> None:
    assert {name.removeprefix("other_") for name in JUDGES} == set(READS)


def test_what_is_touched_is_found_once_for_a_setting() -> None:
    setting = load("zapad-2021").setting
    objectives = tuple(setting.stakes.objectives)
    first, second = tuple(setting.doctrines.values())[:2]
    assert touch(setting, objectives, first) is touch(setting, objectives, first)
    assert touch(setting, objectives, first) is not touch(setting, objectives, second)
