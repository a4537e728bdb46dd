"""`pytest tests/walks/test_perft.py --update-perft` finds the positions anew and counts them again."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-perft", action="store_true", help="find and count the positions anew")


@pytest.fixture
def update_perft(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-perft", default=False))
