"""The random player: any legal move, by keyed luck. It is the fuzzer, and the weakest opponent."""

from attrs import define, field

from game.core.luck import draw
from game.engine.view import View
from game.model.moves import Done, Move


@define
class RandomPlayer:
    """Chooses among the legal moves by a seed of its own.

    It first picks a kind of move, then one of that kind, so that the many ways to move a unit do not drown the few
    ways to vote. `done` is the weight of finishing the step, against one for each other kind.
    """

    seed: int
    done: int = 1
    made: int = field(default=0, init=False)

    def choose(self, view: View) -> Move:
        """Any legal move; the same for the same seed and the same views."""
        legal = view.legal()
        kinds = sorted({type(move).__name__ for move in legal})
        weights = tuple(self.done if kind == Done.__name__ else 1 for kind in kinds)
        kind = kinds[self._draw(view, "kind", weights if any(weights) else (1,) * len(kinds))]
        same = [move for move in legal if type(move).__name__ == kind]
        return same[self._draw(view, "move", (1,) * len(same))]

    def _draw(self, view: View, what: str, weights: tuple[int, ...]) -> int:
        self.made += 1
        return draw(self.seed, f"player/{view.seat}/{self.made}/{what}", weights)
