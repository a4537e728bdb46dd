"""Help texts teach: every command of this folder shows examples, and nothing heavy is loaded for them."""

import subprocess
import sys

import pytest

from tests.cli.calling import said, zapad

COMMANDS = ("play", "start", "list", "check", "rights", "explain", "rules")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_examples(command: str) -> None:
    output = said(command, "--help")
    assert "Examples" in output
    assert f"zapad {command}" in output


@pytest.mark.parametrize("command", COMMANDS)
def test_help_loads_nothing_heavy(command: str) -> None:
    code = (
        "import sys, importlib;"
        f"importlib.import_module('game.cli.{command}_command');"
        "print([m for m in ('attrs', 'rich', 'numpy', 'tomllib', 'pygame', 'game.scenario') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_option_is_a_sentence() -> None:
    result = zapad("rights", "--agianst", "x")
    assert result.exit_code == 2
    assert "--against" in result.output
