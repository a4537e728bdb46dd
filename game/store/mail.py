"""Files that a player may be given: the header without secrets, the records of one seat, a seal.

The caller gives records that this seat may know; the store adds nothing that depends on the full game: no
hash of the host's save, no count, no time. A record that still carries a known secret is refused.
"""

import os
from collections.abc import Mapping, Sequence
from typing import Any, Final

from game.store.chain import GENESIS, MAX_LINE, Record, canonical, kind_fault, line_of, seal_record
from game.store.errors import SaveError, shown
from game.store.files import FILES, MAX_FILE, Files, place_new, release
from game.store.header import seat_header
from game.store.save import Loaded, Path
from game.store.seal import verify_seal

SECRET_KEYS: Final = frozenset({"seed", "seed_salt", "scenario_text", "scenario_digest"})


def write_seat_file(
    path: Path,
    header: Record,
    seat: str,
    records: Sequence[Record],
    *,
    scenario_text: Mapping[str, str] | None = None,
    key: bytes | None = None,
    files: Files = FILES,
) -> None:
    """Make a sealed file for one seat; never overwrites. Raises SaveError.

    `header` is the host's; `records` and `scenario_text` are what this seat may know.
    """
    name = os.fspath(path)
    for record in records:
        why = _leak(record)
        if why:
            raise SaveError(name, f"it was not written: {why}.")
    try:
        data = _text([seat_header(header, seat, scenario_text), *records], key)
    except (ValueError, TypeError) as error:
        raise SaveError(name, f"it was not written: {shown(str(error))}.") from None
    release(place_new(name, data, files), files)


def read_seat_file(path: Path, seat: str, key: bytes | None = None, *, files: Files = FILES) -> Loaded:
    """What a file for this seat holds; without its seal it is incomplete. Raises SaveError."""
    loaded = verify_seal(path, key, files=files)
    if loaded.header.get("seat") != seat:
        raise SaveError(path, f"it is not a file for the seat {shown(seat)}.")
    return loaded


def _text(records: Sequence[Record], key: bytes | None) -> bytes:
    """The lines of the records and of the seal that ends them."""
    lines, head = [], GENESIS
    for record in records:
        line, head = line_of(head, canonical(record))
        lines.append(line)
    lines.append(line_of(head, canonical(seal_record(head, key)))[0])
    if max(map(len, lines)) > MAX_LINE or sum(map(len, lines)) > MAX_FILE:
        raise ValueError("it would be larger than a save may be")
    return b"".join(lines)


def _leak(record: Record) -> str | None:
    """Why a record may not go to a player, or None."""
    why = kind_fault(record)
    if why:
        return why
    if record["kind"] == "snapshot":
        return "a snapshot holds what other seats must not know"
    found = sorted(SECRET_KEYS & _keys(record))
    return f"a record for the seat holds the secret {found[0]}" if found else None


def _keys(value: Any) -> set[str]:
    """All keys at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    if isinstance(value, (list, tuple)):
        return set().union(*map(_keys, value))
    return set()
