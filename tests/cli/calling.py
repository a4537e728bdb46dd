"""Calling the command line in this process, and reading what it prints."""

from click.testing import CliRunner, Result

from game.cli.main import cli

WIDTH = 100


def zapad(*args: str) -> Result:
    """Call `zapad` with these words."""
    return CliRunner().invoke(cli, args, prog_name="zapad")


def said(*args: str) -> str:
    """What a call that must succeed prints; no line of a report is wider than 100 columns."""
    result = zapad(*args)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*args: str) -> str:
    """What a call that must fail says: exit code 2, no traceback."""
    result = zapad(*args)
    assert result.exit_code == 2, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result.output


def too_wide(text: str) -> list[str]:
    """The lines wider than a report may be."""
    return [line for line in text.splitlines() if len(line) > WIDTH]
