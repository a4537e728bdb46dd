"""What an AI decided, and why: one sentence whose every number is a field of the record."""

from collections.abc import Mapping

from attrs import field, frozen

from game.model.moves import Move


@frozen
class Decision:
    """A move, the reason in one sentence, and the numbers behind it, in hundredths of a point of score.

    `worth` is what the move is expected to bring, `next` the best legal alternative's worth; a decision that the
    doctrine does not weigh has neither.
    """

    move: Move
    why: str
    numbers: Mapping[str, int] = field(factory=dict)


def points(hundredths: int) -> str:
    """Hundredths of a point as they are spoken.

    >>> points(150), points(-75), points(0)
    ('+1.50', '-0.75', '+0.00')
    """
    sign = "-" if hundredths < 0 else "+"
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"
