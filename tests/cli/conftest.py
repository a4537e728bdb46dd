"""The terminal that these tests read: as wide as text ever gets, whatever runs them."""

import pytest

from game.report.text import WIDTH


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in which no sentence is wrapped earlier than a reader likes."""
    monkeypatch.setenv("COLUMNS", str(WIDTH))
