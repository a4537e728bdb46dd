"""`pytest tests/playthroughs --update-playthroughs` plays every stored game anew and writes its text."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-playthroughs", action="store_true", help="play the stored games anew")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-playthroughs", default=False))
