"""Fingerprints: of a State, and of the rules that made it."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from game.engine.codec import canonical
from game.model.state import State

RULE_FOLDERS = ("core", "model", "law", "rules")


def state_digest(state: State) -> str:
    """The SHA-256 of a State's canonical bytes, in hex. Never shown to a player: a hash tells what it hides."""
    return sha256(canonical(state)).hexdigest()


@cache
def rules_digest() -> str:
    """The SHA-256 of the source of everything that decides play: two equal digests replay alike.

    Read once in a process, for a process plays by the rules that it has loaded.
    """
    root = Path(__file__).parents[1]
    digest = sha256()
    for folder in RULE_FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
