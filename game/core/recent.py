"""A table of what was worked out before that never grows beyond its bound: what was asked for longest ago goes first."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(dict[K, V]):
    """The entries that were asked for last, at most so many; the oldest stands first.

    >>> table: Recent[str, int] = Recent(2)
    >>> table.keep("a", 1), table.keep("b", 2), table.find("a"), table.keep("c", 3)
    (1, 2, 1, 3)
    >>> table
    {'a': 1, 'c': 3}
    """

    __slots__ = ("most",)

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def find(self, key: K) -> V | None:
        """The value of a key, which counts as asked for now; None where there is none."""
        found = self.pop(key, None)
        if found is not None:
            self[key] = found
        return found

    def keep(self, key: K, value: V) -> V:
        """A value, kept under a new key; where the table is full, what was asked for longest ago goes."""
        if len(self) >= self.most:
            del self[next(iter(self))]
        self[key] = value
        return value
