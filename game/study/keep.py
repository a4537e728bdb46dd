"""Where the games of studies are kept: one SQLite file, so that a study goes on where it was broken off.

A game is found again by what it rests on (`ensemble.fingerprint`) and its seed. Only the process that runs a study
writes; each batch is committed before the next is taken.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from game.study.ensemble import Game

SCHEMA = """
create table if not exists games (print text, seed integer, found text, primary key (print, seed)) without rowid
"""


class KeepError(Exception):
    """A file of games cannot be used; the text says which and why."""


class Keep:
    """A file of games, or none at all for a study that is not kept."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path or ":memory:")
            self._base.execute(SCHEMA)
            self._base.commit()
        except (sqlite3.Error, OSError) as error:
            raise KeepError(f"{path} cannot be used as a file of games: {error}.") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def missing(self, mark: str, seeds: Sequence[int]) -> list[int]:
        """The seeds whose games are not kept yet, in their order."""
        rows = self._base.execute("select seed from games where print = ?", (mark,))
        held = {row[0] for row in rows}
        return [seed for seed in seeds if seed not in held]

    def add(self, mark: str, games: Iterable[Game]) -> None:
        """Keep games; one that is there already stays.

        Raises:
            KeepError: the file cannot be written; what was kept before stays.
        """
        rows = [(mark, game.seed, _packed(game)) for game in games]
        try:
            with self._base:
                self._base.executemany("insert or ignore into games values (?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise KeepError(f"{self.path} cannot be written: {error}.") from None

    def games(self, mark: str, seeds: Sequence[int]) -> list[Game]:
        """The kept games of these seeds, in their order.

        Raises:
            KeyError: one of them is not kept.
        """
        rows = dict(self._base.execute("select seed, found from games where print = ?", (mark,)))
        return [_unpacked(seed, rows[seed]) for seed in seeds]

    def take_in(self, other: Path) -> int:
        """Take in every game of another file; says how many were new.

        Raises:
            KeepError: the other file holds no games.
        """
        if not other.is_file():
            raise KeepError(f"there is no file of games '{other}'.")
        before = self._base.total_changes
        try:
            with sqlite3.connect(f"file:{other}?mode=ro", uri=True) as base:
                rows = base.execute("select print, seed, found from games order by print, seed").fetchall()
            with self._base:
                self._base.executemany("insert or ignore into games values (?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise KeepError(f"{other} is no file of games: {error}.") from None
        return self._base.total_changes - before


def _packed(game: Game) -> str:
    return json.dumps(
        {"values": dict(game.values), "uses": dict(game.uses)}, sort_keys=True, separators=(",", ":")
    )


def _unpacked(seed: int, text: str) -> Game:
    found = json.loads(text)
    return Game(seed=seed, values=found["values"], uses=found["uses"])
