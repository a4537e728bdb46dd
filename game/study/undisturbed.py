"""Games played one after the other, without a pause of the collector in the middle of one."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """While a game is played nobody looks for cycles of garbage: a game makes hardly any, and all else goes by count.

    A search walks through everything that a game keeps, which is most of what there is, and took a quarter of a
    study's time. What cycles there are go between two games.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
