"""A session's record as the JSON records of a save, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from game.engine.codec import BadRecord, decode, encode
from game.engine.session import Entry, Played, WentBack

MOVE, BACK, SEATS = "move", "back", "seats"


def record_of(entry: Entry) -> dict[str, Any]:
    """An entry as a save holds it."""
    if isinstance(entry, Played):
        return {"kind": MOVE, "move": encode(entry.move)}
    return {"kind": BACK, "to": entry.to, "by": entry.by, "reason": entry.reason}


def entry_of(record: Mapping[str, Any]) -> Entry | None:
    """The entry that a record holds; None for records that are no part of play.

    Raises:
        BadRecord: the record says that it is part of play and cannot be.
    """
    if record.get("kind") == MOVE:
        move = record.get("move")
        if not isinstance(move, Mapping):
            raise BadRecord("a move record must hold a move")
        return Played(decode(move))
    if record.get("kind") == BACK:
        to, by, reason = record.get("to"), record.get("by"), record.get("reason")
        if type(to) is not int or not isinstance(by, str) or not isinstance(reason, str):
            raise BadRecord("going back must say to which move, by whom and why")
        return WentBack(to, by, reason)
    return None


def entries_of(records: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """All entries of play among the records of a save, in their order."""
    return [entry for record in records if (entry := entry_of(record)) is not None]
