"""A whole game as text that anybody can read: each move with its mover and what it made."""

import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from game.engine.codec import decode, encode, field_kind
from game.engine.digest import state_digest
from game.engine.session import Session
from game.model.moves import Move
from game.report.account import sentence


def move_text(record: Mapping[str, Any]) -> str:
    """A move, or another entry of the record, on one line.

    >>> move_text({"kind": "move", "move": {"move": "Done", "seat": "polesye"}})
    'Done seat=polesye'
    """
    name, fields = ("move", record["move"]) if record["kind"] == "move" else ("kind", record)
    words = (f"{key}={worded(value)}" for key, value in fields.items() if key != name)
    return " ".join([fields[name], *words])


def worded(value: object) -> str:
    """A value as the text of a playthrough shows it; text with blanks stands in quotation marks."""
    return shlex.quote("+".join(map(str, value)) if isinstance(value, list) else str(value))


def read_move(line: str) -> Move:
    """The move that a numbered line of a playthrough holds.

    Raises:
        BadRecord: the line holds no move.

    >>> read_move("12. Done seat=polesye")
    Done(seat='polesye')
    """
    name, *words = shlex.split(line.partition(". ")[2])
    fields: dict[str, Any] = {}
    for word in words:
        key, _, text = word.partition("=")
        kind = field_kind(name, key)
        fields[key] = (
            [part for part in text.split("+") if part]
            if kind is tuple
            else int(text)
            if kind is int
            else text == "True"
            if kind is bool
            else text
        )
    return decode({"move": name, **fields})


def read_moves(text: str) -> Iterator[Move]:
    """All moves of a playthrough's text, in their order."""
    return (read_move(line) for line in text.splitlines() if line[:1].isdigit())


def playthrough(session: Session) -> Iterator[str]:
    """The lines of a game's playthrough: moves numbered, events under the move that made them, the digest last."""
    world = session.setting.world
    yield f"# {world.title}, seed {session.seed}"
    events: dict[int, list[str]] = {}
    for logged in session.log:
        text = (
            f"== {logged.event.text}"
            if logged.event.kind == "turn"
            else f"    {sentence(logged.event, once=False)}"
        )
        events.setdefault(logged.move, []).append(text)
    yield from events.get(0, [])
    for number, move in enumerate(session.line, 1):
        yield f"{number}. {move_text({'kind': 'move', 'move': encode(move)})}"
        yield from events.get(number, [])
    yield f"# final state {state_digest(session.state)}"
