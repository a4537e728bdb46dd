"""Luck by key: a seed answers a question, whoever asks it and whenever.

Two games with the same seed share their luck wherever they ask the same question, which makes paired
counterfactuals possible. Integers only; the same bytes on every machine.
"""

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import blake2b
from itertools import accumulate

BITS = 256


def draw(seed: int, key: str, weights: Sequence[int]) -> int:
    """The index of the answer that `seed` gives to the question `key`.

    Args:
        weights: one non-negative integer an answer; their sum must be positive and below 2**200.

    >>> draw(7, "1/intent/westerns", (30, 40, 30)) == draw(7, "1/intent/westerns", (30, 40, 30))
    True
    >>> draw(7, "any", (0, 5))
    1
    """
    total = sum(weights)
    if total <= 0:
        raise ValueError(f"no answer to {key!r} has a positive weight")
    mark = draw_even(seed, key, total)
    return bisect_right(list(accumulate(weights)), mark)


def draw_even(seed: int, key: str, answers: int) -> int:
    """What `draw` gives where all answers, 0 to `answers` less one, are equally likely.

    >>> draw_even(7, "1/dice", 6) == draw(7, "1/dice", (1, 1, 1, 1, 1, 1))
    True
    """
    digest = blake2b(f"{seed}|{key}".encode(), digest_size=BITS // 8).digest()
    return int.from_bytes(digest, "big") * answers >> BITS
