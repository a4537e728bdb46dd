"""The save of a game: an append-only file in which everything that was acknowledged stays.

`create` and `open_for_play` give a `SaveFile` that one process may append to; `read` takes no lock and
changes nothing; `copy_intact` rescues what stands before damage. All raise `SaveError` with one sentence.
"""

import errno
import os
from collections.abc import Sequence
from types import TracebackType
from typing import Final, Self

from attrs import frozen

from game.store.chain import (
    GENESIS,
    MAX_LINE,
    Parsed,
    Record,
    canonical,
    kind_fault,
    line_of,
    parse,
    seal_record,
)
from game.store.errors import SaveError, reason, shown
from game.store.files import (
    FILES,
    MAX_COMMAS,
    MAX_FILE,
    Files,
    again,
    open_regular,
    place_new,
    read_whole,
    release,
    shut,
    sync_folder,
    take_lock,
    write_whole,
)
from game.store.header import format_fault, header_fault

Path = str | os.PathLike[str]

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@frozen
class Loaded:
    """What a save holds.

    `records` are all after the header, groups taken apart, seals and snapshots among them; `lines[i]` is the
    line of `records[i]`; `head` is the hash of the last line; `warning` is a sentence about an unfinished
    last record that was left out.
    """

    path: str
    header: Record
    records: tuple[Record, ...]
    lines: tuple[int, ...]
    head: str
    warning: str | None

    @property
    def sealed(self) -> bool:
        """The file was closed with a seal, so nothing was cut from its end."""
        return self.warning is None and bool(self.records) and self.records[-1]["kind"] == "seal"


class SaveFile:
    """A save that this process alone may append to; use it in a `with` block or close it."""

    def __init__(self, loaded: Loaded, fd: int, data: bytes, files: Files) -> None:
        self.loaded = loaded
        self.head = loaded.head
        self._fd = fd
        self._end = len(data)
        self._commas = data.count(b",")
        self._files = files
        self._trouble: str | None = None

    @property
    def path(self) -> str:
        """Where the save is."""
        return self.loaded.path

    def append(self, record: Record) -> None:
        """Write one record; when this returns, the record is on the disk.

        On a full disk the file is put back as it was and the save stays usable; after a fault of the disk it
        must be opened again. Either way SaveError says so and the record is not in the save.
        """
        self._commit(self._body(record))

    def append_many(self, records: Sequence[Record]) -> None:
        """Write several records as one, all or none, with one wait for the disk."""
        if not records:
            return
        for record in records:
            self._check_kind(record)
        self._commit(self._text({"kind": "group", "records": list(records)}))

    def snapshot(self, record: Record) -> bool:
        """Write a record that is only a cache; False when it was left out, which loses nothing."""
        try:
            self._commit(self._body(record), share=2)
        except SaveError:
            return False
        return True

    def seal(self, key: bytes | None = None) -> None:
        """End the file with a seal over all before it; with a key, one that only its holders can make."""
        self._commit(canonical(seal_record(self.head, key)))

    def close(self) -> None:
        """Let another process open the save."""
        if self._fd >= 0:
            release(self._fd, self._files)
            self._fd = -1
            self._trouble = "it is closed"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _body(self, record: Record) -> bytes:
        self._check_kind(record)
        return self._text(record)

    def _check_kind(self, record: Record) -> None:
        why = kind_fault(record)
        if why:
            raise SaveError(self.path, f"this was not saved: {why}.")

    def _text(self, record: Record) -> bytes:
        try:
            return canonical(record)
        except (ValueError, TypeError) as error:
            raise SaveError(self.path, f"this was not saved: {shown(str(error))}.") from None

    def _commit(self, body: bytes, share: int = 1) -> None:
        """One line, one wait for the disk; until both have succeeded the save counts as in doubt.

        `share` is the part of the greatest size that the save may reach with this line: 1 all, 2 a half.
        """
        if self._trouble:
            raise SaveError(self.path, f"this was not saved: {self._trouble}.")
        line, head = line_of(self.head, body)
        end, commas = self._end + len(line), self._commas + line.count(b",")
        if len(line) > MAX_LINE or end > MAX_FILE // share or commas > MAX_COMMAS // share:
            raise SaveError(self.path, "this was not saved: the save has reached its greatest size.")
        self._trouble = "the write before it was interrupted; open the save again"
        try:
            write_whole(self._fd, line, self._files)
            again(self._files.sync, self._fd)
        except OSError as error:
            raise self._refusal(error) from None
        except BaseException:
            self._put_back()
            raise
        self.head, self._end, self._commas = head, end, commas
        self._trouble = None

    def _refusal(self, error: OSError) -> SaveError:
        """Put the file back as it was; the sentence about it."""
        restored = self._put_back()
        if error.errno in _FULL and restored:
            self._trouble = None
            advice = "all that was saved before is safe, and you can try again when there is room"
        else:
            self._trouble = "the disk failed before; open the save again"
            advice = "all that was saved before is safe; open the save again before you go on"
        return SaveError(self.path, f"this was not saved because {reason(error)}; {advice}.")

    def _put_back(self) -> bool:
        try:
            again(self._files.truncate, self._fd, self._end)
            again(self._files.sync, self._fd)
        except OSError:
            return False
        return True


def create(path: Path, header: Record, *, files: Files = FILES) -> SaveFile:
    """Make a new save that holds its header; an existing file is never overwritten."""
    name = os.fspath(path)
    why = "it does not begin with a header" if header.get("kind") != "header" else None
    why = why or format_fault(header) or header_fault(header)
    if why:
        raise SaveError(name, f"it was not created: {why}.")
    try:
        line, head = line_of(GENESIS, canonical(header))
    except (ValueError, TypeError) as error:
        raise SaveError(name, f"it was not created: {shown(str(error))}.") from None
    if len(line) > MAX_LINE:
        raise SaveError(name, "it was not created: its scenario is too large for a save.")
    fd = place_new(name, line, files)
    return SaveFile(Loaded(name, header, (), (), head, None), fd, line, files)


def open_for_play(path: Path, *, files: Files = FILES) -> SaveFile:
    """Open a save to go on with it; an unfinished last record is cut off (see `loaded.warning`)."""
    name = os.fspath(path)
    fd = open_regular(name, os.O_RDWR | os.O_APPEND, files)
    try:
        take_lock(name, fd, files)
        data = read_whole(name, fd, files)
        loaded, end = _load(name, data)
        if "seat" in loaded.header:
            raise SaveError(name, "it is a file for one seat, not a game that can be played on.")
        if loaded.warning:
            again(files.truncate, fd, end)
        again(files.sync, fd)  # what an earlier process wrote last may not be on the disk yet, nor the name
        sync_folder(name, files)
    except OSError as error:
        release(fd, files)
        raise SaveError(name, f"it cannot be opened for play: {reason(error)}.") from None
    except BaseException:
        release(fd, files)
        raise
    return SaveFile(loaded, fd, data[:end], files)


def read(path: Path, *, files: Files = FILES) -> Loaded:
    """What a save holds, also while another process plays it; changes nothing."""
    name = os.fspath(path)
    return _load(name, _bytes(name, files))[0]


def copy_intact(path: Path, target: Path, *, files: Files = FILES) -> int:
    """Copy the intact beginning of a damaged save to a new file; the number of its records."""
    name = os.fspath(path)
    data = _bytes(name, files)
    parsed = parse(data)
    _header(name, data, parsed)
    release(place_new(os.fspath(target), data[: parsed.end], files), files)
    return len(parsed.records) - 1


def read_any_format(path: Path, *, files: Files = FILES) -> Loaded:
    """The same as `read` for a save of any earlier format, whose header is not checked further."""
    name = os.fspath(path)
    data = _bytes(name, files)
    return _loaded(name, data, parse(data))


def _bytes(name: str, files: Files) -> bytes:
    fd = open_regular(name, os.O_RDONLY, files)
    try:
        return read_whole(name, fd, files)
    finally:
        shut(fd, files)


def _load(name: str, data: bytes) -> tuple[Loaded, int]:
    """The save and the length of its intact part."""
    parsed = parse(data)
    header = _header(name, data, parsed)
    why = format_fault(header) or header_fault(header)
    if why:
        raise SaveError(name, f"{why}.", 1)
    return _loaded(name, data, parsed), parsed.end


def _header(name: str, data: bytes, parsed: Parsed) -> Record:
    if not data:
        raise SaveError(name, "it is empty, so it is not a save.")
    if not parsed.records:
        raise SaveError(name, "it does not begin with the whole header of a save, so it cannot be read.", 1)
    return parsed.records[0]


def _loaded(name: str, data: bytes, parsed: Parsed) -> Loaded:
    header, kept = _header(name, data, parsed), len(parsed.records) - 1
    if parsed.fault:
        why = f"{parsed.fault.why}; {_intact(kept)} and can be copied to a new save."
        raise SaveError(name, why, parsed.fault.line)
    warning = None
    if parsed.unfinished:
        warning = (
            f"{shown(name)}:{parsed.unfinished}: the last record was not written whole and is left out; "
            f"{_intact(kept)}."
        )
    return Loaded(name, header, parsed.records[1:], parsed.lines[1:], parsed.head, warning)


def _intact(count: int) -> str:
    if count < 2:
        return f"the {'record' if count else 'header'} before it is intact"
    return f"the {count} records before it are intact"
