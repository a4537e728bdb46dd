"""Faults as a reader of the command line sees them: a sentence each, exit code 2, never a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

EXIT_FAULT = 2


@contextmanager
def report_faults() -> Iterator[None]:
    """Turn every fault that a user can cause into its sentences on the error stream."""
    try:
        yield
    except KeyboardInterrupt:
        fail("stopped; every move that was saved is kept")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_FAULT)
    except Exception as error:
        said = sentences(error)
        if not said:
            raise
        fail(said)


def sentences(error: Exception) -> str:
    """What a user is told of an error; empty for one that no user can cause. Imports only when there is one."""
    from game.scenario.faults import ScenarioFaults
    from game.store.errors import SaveError

    if isinstance(error, ScenarioFaults):
        return str(error)
    if isinstance(error, SaveError):
        return error.sentence
    if isinstance(error, OSError):
        return f"{error.filename or 'a file'}: {error.strerror or error}"
    return ""


def fail(text: str) -> NoReturn:
    """Write the text to the error stream and leave with exit code 2."""
    print(f"zapad: {text}" if "\n" not in text else text, file=sys.stderr)
    sys.exit(EXIT_FAULT)
