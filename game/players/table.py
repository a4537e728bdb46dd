"""Who plays a seat: one line for each kind of player."""

from collections.abc import Callable, Mapping

from game.law.setting import Setting
from game.players.doctrine_player import doctrine_player
from game.players.player import Player
from game.players.policies import always_aye, always_no, package_only
from game.players.random_player import RandomPlayer

Make = Callable[[Setting, str, int], Player]

PLAYERS: Mapping[str, Make] = {
    "doctrine": doctrine_player,
    "random": lambda setting, seat, seed: RandomPlayer(seed),
    "always-aye": always_aye,
    "always-no": always_no,
    "package-only": package_only,
}
"""Each kind of player with what makes it from a setting, a seat and a seed."""


def players_for(setting: Setting, seed: int, seats: Mapping[str, str]) -> dict[str, Player]:
    """A player for each seat that has forces or a vote, by the kinds named in `seats`.

    Raises:
        KeyError: a seat or a kind of player that does not exist.
    """
    world = setting.world
    return {
        seat: PLAYERS[kind](setting, seat, seed) for seat, kind in seats.items() if world.seats[seat].sides
    }
