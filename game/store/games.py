"""A game and its save together: begun, carried on, read back and verified move by move.

The save embeds the text of the scenario files that it was played under, so that a later change of those files
changes no recorded game.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import define, field, frozen

from game import __version__
from game.engine.codec import BadRecord
from game.engine.digest import rules_digest
from game.engine.recordbook import entry_of, record_of
from game.engine.reducer import IllegalMove
from game.engine.session import Entry, Played, Session
from game.scenario.faults import ScenarioFaults
from game.scenario.load import Loaded as Scenario
from game.scenario.load import load
from game.store import save as saves
from game.store.errors import SaveError
from game.store.header import host_header

Record = dict[str, Any]
SEED = re.compile(r"-?[0-9]{1,18}", re.ASCII)
NAME = re.compile(r"[^/\\\0.][^/\\\0]{0,80}\.toml")
LAID = " + "
"""Between the names of a scenario and the what-ifs laid over it, in a save's header."""


@define
class Recorder:
    """Writes a session's entries into its save: each at once, or a turn's together for a game of AIs."""

    file: saves.SaveFile
    at_once: bool = True
    waiting: list[Record] = field(factory=list)
    session: Session | None = field(default=None, repr=False)

    def __call__(self, entry: Entry) -> None:
        """Take an entry; with `at_once` it is on disk when this returns."""
        self.waiting.append(record_of(entry))
        if self.at_once:
            self.flush()

    def flush(self) -> None:
        """Bring everything that waits to the disk, all or none."""
        if self.waiting:
            self.file.append_many(self.waiting)
            self.waiting.clear()

    def note(self) -> None:
        """Note how far the game has come, for a list of saves; nothing is lost where there is no room for it."""
        if self.session is not None:
            state = self.session.state
            clock = self.session.setting.clock(state)
            said = {"turn": state.planned, "date": clock.heading(state.turn), "ended": state.ended}
            self.file.snapshot({"kind": "snapshot", **said})

    def finish(self) -> None:
        """Write the rest, seal the save and close it."""
        self.flush()
        self.note()
        self.file.seal()
        self.file.close()


@frozen
class Reopened:
    """A save read back: its scenario, its session as the record makes it, and what is to be said about it."""

    session: Session
    scenario: Scenario
    seats: dict[str, str]
    remarks: tuple[str, ...]
    lines: tuple[int, ...]


def new_game(
    path: Path, scenario: Scenario, seed: int, seats: dict[str, str], at_once: bool = True
) -> tuple[Session, Recorder]:
    """Begin a game and its save, which never overwrites another.

    Raises:
        SaveError: the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    header = host_header(
        engine=__version__,
        rules=rules_digest(),
        scenario=LAID.join((scenario.setting.world.id, *scenario.stack)),
        scenario_text={f"{name}.toml": text for name, text in scenario.texts.items()},
        seed=str(seed),
        salt=sha256(f"zapad/{seed}".encode()).hexdigest(),
    )
    file = saves.create(path, header)
    recorder = Recorder(file, at_once)
    file.append({"kind": "seats", "seats": dict(seats)})
    session = Session(scenario.setting, seed, scenario.opening)
    session.listener, recorder.session = recorder, session
    return session, recorder


def free_path(folder: Path, scenario: str, seed: int) -> Path:
    """The first name for a save that no file has yet."""
    names = (f"{scenario}-{seed}{f'-{n}' if n else ''}.save" for n in range(100_000))
    return next(path for name in names if not (path := folder / name).exists())


def reopen(path: Path) -> Reopened:
    """Read a save and play its record again, judging every move.

    Raises:
        SaveError: the save is damaged, was edited, or holds a move that the rules forbid.
    """
    return replayed(path, saves.read(path))


def carry_on(path: Path) -> tuple[Reopened, Recorder]:
    """Open a save to play on: the game as it stands, and what writes its next moves into the same file.

    Raises:
        SaveError: the save cannot be read or replayed, or another process is playing it.
    """
    file = saves.open_for_play(path)
    try:
        found = replayed(path, file.loaded)
    except BaseException:
        file.close()
        raise
    recorder = Recorder(file)
    found.session.listener, recorder.session = recorder, found.session
    return found, recorder


def replayed(path: Path, found: saves.Loaded) -> Reopened:
    """The game that a save's records make."""
    header = found.header
    seed = header.get("seed")
    if not isinstance(seed, str) or not SEED.fullmatch(seed):
        raise SaveError(path, "it holds no seed: it is one seat's file, and cannot be replayed")
    scenario = embedded(path, header)
    session = Session(scenario.setting, int(seed), scenario.opening)
    lines: list[int] = []
    seats: dict[str, str] = {}
    for line, record in zip(found.lines, found.records):
        if record.get("kind") == "seats" and isinstance(record.get("seats"), dict):
            seats = {str(seat): str(player) for seat, player in record["seats"].items()}
        entry = read_entry(path, line, record)
        if entry is not None:
            take(session, entry, path, line)
            lines.append(line)
    return Reopened(session, scenario, seats, tuple(remarks(found, header)), tuple(lines))


def read_entry(path: Path, line: int, record: Mapping[str, Any]) -> Entry | None:
    """The entry that a record holds, or a sentence on why it holds none."""
    try:
        return entry_of(record)
    except BadRecord as error:
        raise SaveError(path, str(error), line) from None


def take(session: Session, entry: Entry, path: Path, line: int) -> None:
    """Play one entry again; luck must have answered as the seed does, or Control must have answered for it."""
    if isinstance(entry, Played):
        question = session.state.pending[0] if session.state.pending else None
        if question and getattr(entry.move, "by", "") == "chance" and entry.move != session.luck(question):
            raise SaveError(path, f"the answer to {question.key} is not the one that the seed gives", line)
        try:
            session.push(entry.move)
        except IllegalMove as error:
            raise SaveError(path, f"the rules forbid this move: {error}", line) from None
    else:
        try:
            session.back(entry.to, entry.by, entry.reason)
        except IndexError as error:
            raise SaveError(path, str(error), line) from None


def embedded(path: Path, header: Mapping[str, Any]) -> Scenario:
    """The scenario whose text a save holds; no other file's text takes part but the map's."""
    texts, names = header.get("scenario_text"), str(header.get("scenario")).split(LAID)
    if not isinstance(texts, dict) or not texts:
        raise SaveError(path, "it holds no scenario text, without which no move can be judged")
    with TemporaryDirectory(prefix="zapad-") as folder:
        for file, text in texts.items():
            if not NAME.fullmatch(file):
                raise SaveError(path, "a scenario text in it has a name that is none")
            (Path(folder) / file).write_text(text, encoding="utf-8")
        first, *laid = (Path(folder) / f"{name}.toml" for name in names)
        try:
            found = load(first, laid)
        except ScenarioFaults as error:
            fault = next(iter(error.faults))
            raise SaveError(path, f"its scenario text is at fault: {fault.message}") from None
    missing = sorted({f"{name}.toml" for name in found.texts} - set(texts))
    if missing:
        raise SaveError(path, f"it does not hold the text of {missing[0]}, on which its scenario stands")
    return found


def remarks(found: saves.Loaded, header: Mapping[str, Any]) -> Iterator[str]:
    """What a reader of the save should know: a dropped last line, no seal, other rules."""
    if found.warning:
        yield found.warning
    if not found.sealed:
        yield "The save bears no seal: the game was not finished, or its end has been cut off."
    if header.get("rules") != rules_digest():
        yield "The save was made under another version of the rules; every move was judged again under this one."
