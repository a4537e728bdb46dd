"""What an AI says in public when it refuses: its weightiest concern and what would meet it, no number, no secret.

It stands beside the game, not in it: nothing of it enters the State, the log or a save. Cards and red lines are named
only as instructions; what rests on a track that the partner does not see is passed over.
"""

from collections.abc import Iterator, Mapping

from attrs import define, field

from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import GiveReply, Move
from game.model.terms import Answer
from game.players.bargain import reservation
from game.players.council_mind import asked_matters
from game.players.doctrine_player import DoctrinePlayer
from game.players.footing import scales
from game.players.mind import Mind
from game.players.player import Player
from game.players.worth import KEPT, TRACKS

INSTRUCTIONS = "has instructions against this package"


@define
class Outspoken:
    """A doctrine player that lets it be known why it refuses; `said` holds its sentences by what they answer."""

    player: DoctrinePlayer
    said: dict[str, str] = field(factory=dict)

    def choose(self, view: View) -> Move:
        """The player's own move."""
        move = self.player.choose(view)
        if isinstance(move, GiveReply) and move.answer is Answer.NO:
            concern = objection(self.player.mind, view, asked_matters(view, move.package))
            if concern:
                self.said[move.package] = _remark(self.player.mind, move, concern)
        return move


def outspoken(players: Mapping[str, Player]) -> dict[str, Player]:
    """The same players, those that have a doctrine outspoken."""
    return {
        seat: Outspoken(player) if isinstance(player, DoctrinePlayer) else player
        for seat, player in players.items()
    }


def remarks(players: Mapping[str, Player], package: str) -> Iterator[str]:
    """What was said in public on a package that has been refused, or on a counter to it."""
    for player in players.values():
        if isinstance(player, Outspoken):
            for question, text in player.said.items():
                if question == package or question.startswith(f"{package}/"):
                    yield text


def objection(mind: Mind, view: View, matters: tuple[str, ...]) -> str:
    """What a seat has against a package, to follow its name; "" where the package is not refused for its worth."""
    if mind.is_red(matters):
        return INSTRUCTIONS
    found = scales(mind, view).weigh(matters)
    if found.total >= reservation(mind, view):
        return ""
    for reason, amount in found.parts:
        words = _concern(mind, matters, reason) if amount < 0 else ""
        if words:
            return words
    return "finds too little in this package for its own side"


def _remark(mind: Mind, move: GiveReply, concern: str) -> str:
    """A refusal's concern, and what would have made the package acceptable: the concession that the move asks for."""
    world, asked = mind.setting.world, mind.setting.law.matters.get(move.asks)
    who, side = world.title_of(move.office), world.seats[mind.seat].title
    change = "No single concession added to the package would change that"
    if asked:
        change = f"{side} would consent if this were added: “{asked.title}”"
    return f"{who[:1].upper()}{who[1:]} lets it be known that {side} {concern}. {change}."


def _concern(mind: Mind, matters: tuple[str, ...], reason: str) -> str:
    """A part of a package's worth in words that follow the seat's name; "" for one that may not be told.

    Titles are labels of many shapes, so each stands behind words that say what it is.
    """
    setting = mind.setting
    if reason == TRACKS:
        track = _worst_track(mind, matters)
        return f"fears what this would do to one thing: {track}" if track else ""
    for objective in setting.stakes.objectives.values():
        if objective.title == reason and mind.seat in objective.seats:
            return INSTRUCTIONS if objective.card else f"sees one of its aims in danger: “{reason}”"
    for term in mind.doctrine.terms.values():
        if term.title == reason:
            return "" if _hidden(setting, term.track) else f"has this concern: {reason}"
    for title in (setting.law.matters[name].title for name in matters):
        if KEPT.format(title) == reason:
            return f"would find one promise hard to keep: “{title}”"
    return f"has this concern: {reason}"


def _worst_track(mind: Mind, matters: tuple[str, ...]) -> str:
    """The title of the public track on which these matters would hurt the seat most; "" where there is none."""
    setting, hurt = mind.setting, dict[str, int]()
    for name in matters:
        for track, by in setting.law.matters[name].makes.tracks.items():
            hurt[track] = hurt.get(track, 0) + by * mind.doctrine.goals.get(track, 0)
    worst = sorted((amount, track) for track, amount in hurt.items() if not _hidden(setting, track))
    return setting.stakes.tracks[worst[0][1]].title if worst and worst[0][0] < 0 else ""


def _hidden(setting: Setting, track: str) -> bool:
    """Whether a track is seen by some seats alone."""
    return bool(track) and bool(setting.stakes.tracks[track].seen_by)
