"""The scenarios that are shipped, each read once in a process, whichever test asks for it first."""

from functools import cache

from game.scenario.load import Loaded, load


def loaded(name: str = "zapad-2021") -> Loaded:
    """A shipped scenario; the exercise where none is named."""
    return _read(name)


@cache
def _read(name: str) -> Loaded:
    return load(name)
