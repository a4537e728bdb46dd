"""What the tests of the store share: a small game, and file systems that fail, fill up or lose power."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from game.store import Record, host_header
from game.store.files import Files

CALLS = [name for name in vars(Files) if not name.startswith("_")]

HEADER = host_header(
    engine="0.1.0",
    rules="ab" * 32,
    scenario="zapad-2021",
    scenario_text={"zapad-2021.toml": 'title = "Запад"\n'},
    seed="7",
    salt="5a" * 32,
)


def move(number: int, length: int = 20) -> Record:
    """A record that nothing else equals, with a text of `length` letters."""
    return {"kind": "move", "n": number, "text": (f"{number}-" * length)[:length]}


def dice(*key: object) -> int:
    """A large number that depends on the key alone."""
    return int.from_bytes(sha256(repr(key).encode()).digest()[:8], "big")


def is_one_sentence(text: str) -> bool:
    """One line, ended with a stop, no word of the machine."""
    return text.endswith(".") and "\n" not in text and "Errno" not in text and "Traceback" not in text


class FailingFiles(Files):
    """Passes every call on, and fails the call with number `at` (from 1).

    `how`: "before" raises without acting, "after" acts and raises, "short" lets a write take half,
    "onwards" raises at this and every later call that changes the disk.
    """

    def __init__(self, at: int = 0, code: int = errno.EIO, how: str = "before", inner: Files | None = None):
        self.at, self.code, self.how, self.inner = at, code, how, inner or Files()
        self.made: list[str] = []


def _failing(name: str) -> Callable[..., Any]:
    changes = name in ("write", "truncate", "sync", "sync_all", "link", "rename")

    def call(self: FailingFiles, *args: Any) -> Any:
        self.made.append(name)
        act = getattr(self.inner, name)
        now = len(self.made)
        if self.how == "onwards" and self.at and now >= self.at and changes:
            raise OSError(self.code, os.strerror(self.code))
        if now != self.at or self.how == "onwards":
            return act(*args)
        if self.how == "short":
            return act(args[0], args[1][: len(args[1]) // 2 or 1]) if name == "write" else act(*args)
        if self.how == "after":
            act(*args)
        raise OSError(self.code, os.strerror(self.code))

    return call


for _name in CALLS:
    setattr(FailingFiles, _name, _failing(_name))


class SmallDisk(Files):
    """A disk with room for `room` more bytes."""

    def __init__(self, room: int, code: int = errno.ENOSPC):
        self.room, self.code = room, code

    def write(self, fd: int, data: bytes) -> int:
        taken = super().write(fd, data[: self.room]) if self.room else 0
        self.room -= taken
        if not taken:
            raise OSError(self.code, os.strerror(self.code))
        return taken

    def truncate(self, fd: int, length: int) -> None:
        self.room += os.fstat(fd).st_size - length
        super().truncate(fd, length)


class Node:
    """A file: what programs see (`seen`), what is on the disk (`disk`), the changes between (`pending`)."""

    def __init__(self, number: int, contents: bytes = b""):
        self.number, self.disk, self.seen = number, contents, bytearray(contents)
        self.pending: list[tuple[int, bytes] | tuple[str, int]] = []


class PowerlessFiles(Files):
    """A file system in memory that shows which disks a power cut may leave.

    Contents that were not synced: each 512-byte sector of each write is old or new, the length old or new,
    and a new length without its contents is filled with zeros. Names that were not synced: any number of the
    first changes has reached the disk, a name also before the contents of its file. After each step `hook` is
    called.
    """

    def __init__(self, contents: dict[str, bytes] | None = None):
        nodes = {name: Node(i, data) for i, (name, data) in enumerate((contents or {}).items())}
        self.names, self.disk_names = dict(nodes), dict(nodes)
        self.renamings: list[tuple[str, str, Node | None]] = []
        self.opened: dict[int, Any] = {}
        self.locks: dict[int, int] = {}
        self.next = 100
        self.hook: Callable[[str], None] = lambda step: None
        self.lost_sync = 0  # the number of the sync, from 1, that fails and forgets what it had to write
        self.full_sync = 0  # the number of the sync that finds no room
        self.syncs = 0
        self.room = 1 << 30  # bytes that may still be written

    def kill(self) -> None:
        """The process ends at once: what programs see stays, descriptors and locks go."""
        self.opened, self.locks = {}, {}

    def open(self, path: str, flags: int) -> int:
        self.next += 1
        if flags & os.O_DIRECTORY:
            self.opened[self.next] = None
            return self.next
        if path in self.names and flags & os.O_EXCL:
            raise FileExistsError(errno.EEXIST, path)
        if path not in self.names:
            if not flags & os.O_CREAT:
                raise FileNotFoundError(errno.ENOENT, path)
            self._rename("set", path, Node(self.next))
        self.opened[self.next] = SimpleNamespace(node=self.names[path], at=0)
        return self.next

    def close(self, fd: int) -> None:
        self.locks = {number: holder for number, holder in self.locks.items() if holder != fd}
        del self.opened[fd]

    def read(self, fd: int, count: int) -> bytes:
        file = self.opened[fd]
        data = bytes(file.node.seen[file.at : file.at + count])
        file.at += len(data)
        return data

    def write(self, fd: int, data: bytes) -> int:
        node, data = self.opened[fd].node, data[: self.room]
        if not data:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.room -= len(data)
        node.pending.append((len(node.seen), data))
        node.seen += data
        self.hook("write")
        return len(data)

    def truncate(self, fd: int, length: int) -> None:
        node = self.opened[fd].node
        del node.seen[length:]
        node.pending.append(("cut", length))
        self.hook("truncate")

    def sync(self, fd: int) -> None:
        node, self.syncs = self.opened[fd].node, self.syncs + 1
        self.hook("before sync")
        if self.syncs == self.lost_sync:
            node.pending = []
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if self.syncs == self.full_sync:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        node.disk = _after(node.disk, node.pending, lambda: 3)
        node.pending = []
        self.hook("sync")

    def sync_all(self, fd: int) -> None:
        if self.opened[fd] is not None:
            self.sync(fd)
            return
        for change in self.renamings:
            _apply(self.disk_names, change)
        self.renamings = []
        self.hook("sync folder")

    def lock(self, fd: int) -> None:
        if self.locks.setdefault(self.opened[fd].node.number, fd) != fd:
            raise BlockingIOError(errno.EWOULDBLOCK, "locked")

    def unlock(self, fd: int) -> None:
        self.locks.pop(self.opened[fd].node.number, None)

    def status(self, fd: int) -> Any:
        return self._status(self.opened[fd].node)

    def status_of(self, path: str) -> Any:
        if path not in self.names:
            raise FileNotFoundError(errno.ENOENT, path)
        return self._status(self.names[path])

    def link(self, old: str, new: str) -> None:
        if new in self.names:
            raise FileExistsError(errno.EEXIST, new)
        self._rename("set", new, self.names[old])

    def unlink(self, path: str) -> None:
        if path not in self.names:
            raise FileNotFoundError(errno.ENOENT, path)
        self._rename("del", path, None)

    def rename(self, old: str, new: str) -> None:
        self._rename("set", new, self.names[old])
        self._rename("del", old, None)

    def after_power_cut(self, key: object, count: int) -> Iterator[dict[str, bytes]]:
        """`count` disks that a power cut may leave now, the oldest and the newest among them."""
        for sample in range(count):
            kept = (0, len(self.renamings))[sample] if sample < 2 else dice(key, sample, "names")
            names = dict(self.disk_names)
            for change in self.renamings[: kept if sample < 2 else kept % (len(self.renamings) + 1)]:
                _apply(names, change)
            rolls = _rolls(key, sample)
            chance = (lambda: 0, lambda: 3)[sample] if sample < 2 else lambda rolls=rolls: next(rolls)
            yield {name: _after(node.disk, node.pending, chance) for name, node in names.items()}

    def _rename(self, what: str, name: str, node: Node | None) -> None:
        self.renamings.append((what, name, node))
        _apply(self.names, self.renamings[-1])
        self.hook(what)

    @staticmethod
    def _status(node: Node) -> Any:
        return SimpleNamespace(st_mode=stat.S_IFREG, st_size=len(node.seen), st_dev=0, st_ino=node.number)


def _rolls(*key: object) -> Iterator[int]:
    """Numbers from 0 to 3 without end."""
    block = 0
    while True:
        bits = dice(key, block)
        for _ in range(32):
            yield bits & 3
            bits >>= 2
        block += 1


def _apply(names: dict[str, Node], change: tuple[str, str, Node | None]) -> None:
    what, name, node = change
    if what == "set" and node is not None:
        names[name] = node
    else:
        names.pop(name, None)


def _after(disk: bytes, pending: list[Any], chance: Callable[[], int]) -> bytes:
    """The contents when each change has reached the disk (3), not at all (0) or in part (1, 2)."""
    data = bytearray(disk)
    for at, what in pending:
        luck = chance()
        if luck == 0:
            continue
        if at == "cut":
            del data[what:]
            continue
        length = at + (len(what) if luck > 1 else len(what) // 2)
        data.extend(b"\0" * (length - len(data)))
        start = at
        while start < at + len(what):
            stop = min(at + len(what), (start // 512 + 1) * 512)
            if stop <= len(data) and (luck == 3 or chance() > 1):
                data[start:stop] = what[start - at : stop - at]
            start = stop
    return bytes(data)
