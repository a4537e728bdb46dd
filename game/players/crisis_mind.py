"""Which way out of a crisis an AI takes: the one that costs its goals and its score less."""

from game.engine.view import View
from game.law.stakes import Measure
from game.model.moves import AnswerCrisis
from game.players.decision import Decision, points
from game.players.footing import scales
from game.players.mind import Mind, decided
from game.rules.crises import open_card

MOOD = 30


def way_out(mind: Mind, view: View) -> Decision | None:
    """The answer to the card that waits; None where none does."""
    waits = open_card(view, mind.setting, mind.seat)
    if not waits:
        return None
    own, found = scales(mind, view), []
    for name, choice in mind.setting.stakes.crises[waits].choices.items():
        like = Measure(
            title=choice.title, seats=(mind.seat,), cost=0, tracks=choice.tracks, tally=choice.tally
        )
        mood = mind.between(f"{waits}/{name}", -MOOD, MOOD)
        found.append((own.measure(like) + mood, name))
    ranked = sorted(found, key=lambda one: (-one[0], one[1]))
    worth, name = ranked[0]
    title = mind.setting.stakes.crises[waits].choices[name].title
    why = f"“{title}” is worth {points(worth)} to us, and the other way out {points(ranked[-1][0])}"
    return decided(AnswerCrisis(mind.seat, waits, name), why, worth=worth, next=ranked[-1][0])
