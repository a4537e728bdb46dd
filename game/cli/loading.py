"""A scenario for a command, or its faults with their source lines and exit code 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.scenario.load import Loaded


def load_or_fail(name: str) -> Loaded:
    """The scenario of that name or path; where it has faults, they are printed and the program ends with 2."""
    from game.cli.errors import fail
    from game.scenario.faults import ScenarioFaults
    from game.scenario.load import load

    try:
        return load(name)
    except ScenarioFaults as error:
        fail(error.render())
