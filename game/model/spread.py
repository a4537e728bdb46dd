"""How far an assumed number may plausibly lie from its value, by the kind of number that it is."""

from attrs import frozen


@frozen(kw_only=True)
class Spread:
    """The plausible range of every assumed number at the places `numbers`, such as "kind.*.attack".

    A number reaches `by` down and up, or `percent` of its size where that is more; never under `least` nor over
    `most`. Where a number says its own range, that stands. `why` is the rationale.
    """

    numbers: tuple[str, ...]
    by: int = 0
    percent: int = 0
    least: int | None = None
    most: int | None = None
    why: str

    def bounds(self, value: int) -> tuple[int, int]:
        """The lowest and the highest value that would be as plausible; the value itself lies between.

        >>> Spread(numbers=("kind.*.attack",), by=1, percent=25, least=0, why="a rating").bounds(8)
        (6, 10)
        >>> Spread(numbers=("kind.*.attack",), by=1, least=0, why="a rating").bounds(0)
        (0, 1)
        """
        reach = max(self.by, -(-abs(value) * self.percent // 100))
        low = value - reach if self.least is None else max(self.least, value - reach)
        high = value + reach if self.most is None else min(self.most, value + reach)
        return min(low, value), max(high, value)
