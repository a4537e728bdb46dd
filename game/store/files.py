"""The few calls that a save makes to the file system, and the three careful ways to use them.

`Files` is the only place that touches the system, so a test can fail each call in turn or cut the power.
"""

import errno
import fcntl
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar

from game.store.errors import SaveError, reason

P = ParamSpec("P")
T = TypeVar("T")

MAX_FILE = 8 * 1024 * 1024
MAX_COMMAS = 500_000  # as many values; reading more would take longer than a second
_NO_HARD_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
_sync_data = getattr(os, "fdatasync", os.fsync)


class Files:
    """The system's own file calls; errors are its `OSError`s."""

    def open(self, path: str, flags: int) -> int:
        """A new descriptor; a file that is made can be read and written by its owner only."""
        return os.open(path, flags | os.O_CLOEXEC, 0o600)

    def close(self, fd: int) -> None:
        """Give the lock and the descriptor back."""
        os.close(fd)

    def read(self, fd: int, count: int) -> bytes:
        """At most `count` bytes."""
        return os.read(fd, count)

    def write(self, fd: int, data: bytes) -> int:
        """The number of bytes that were taken."""
        return os.write(fd, data)

    def truncate(self, fd: int, length: int) -> None:
        """Cut the file to `length` bytes."""
        os.ftruncate(fd, length)

    def sync(self, fd: int) -> None:
        """Return when the contents and the length are on the disk."""
        _sync_data(fd)

    def sync_all(self, fd: int) -> None:
        """Return when a file, or the names in a folder, are on the disk."""
        os.fsync(fd)

    def lock(self, fd: int) -> None:
        """Take the only lock, or raise `BlockingIOError` at once."""
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def unlock(self, fd: int) -> None:
        """Give the lock back, also for children that inherited the descriptor."""
        fcntl.flock(fd, fcntl.LOCK_UN)

    def status(self, fd: int) -> os.stat_result:
        """What kind of file the descriptor is, its size and its number."""
        return os.fstat(fd)

    def status_of(self, path: str) -> os.stat_result:
        """The same for a name, without following a link."""
        return os.lstat(path)

    def link(self, old: str, new: str) -> None:
        """Give the file a second name; an existing name is never replaced."""
        os.link(old, new, follow_symlinks=False)

    def rename(self, old: str, new: str) -> None:
        """Give the file another name; an existing name is replaced."""
        os.replace(old, new)

    def unlink(self, path: str) -> None:
        """Remove the name."""
        os.unlink(path)


FILES = Files()


def again(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The call's answer; a call that a signal interrupted is made again."""
    for _ in range(100):
        try:
            return call(*args, **kwargs)
        except InterruptedError:
            continue
    return call(*args, **kwargs)


def open_regular(path: str, flags: int, files: Files) -> int:
    """A descriptor of an ordinary file; never waits on a pipe or a device. Raises SaveError."""
    try:
        fd = again(files.open, path, flags | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError as error:
        raise SaveError(path, f"it cannot be opened: {reason(error)}.") from None
    except ValueError:
        raise SaveError(path, "this is not a usable file name.") from None
    try:
        mode = again(files.status, fd).st_mode
    except OSError as error:
        shut(fd, files)
        raise SaveError(path, f"it cannot be opened: {reason(error)}.") from None
    if not stat.S_ISREG(mode):
        shut(fd, files)
        what = "a folder" if stat.S_ISDIR(mode) else "not an ordinary file"
        raise SaveError(path, f"it is {what}, so it is not a save.")
    return fd


def read_whole(path: str, fd: int, files: Files) -> bytes:
    """Everything in the file, at most `MAX_FILE` bytes and `MAX_COMMAS` commas. Raises SaveError."""
    too_long = SaveError(path, f"it is larger than {MAX_FILE // 1024 // 1024} MB, so it is not a save.")
    try:
        if again(files.status, fd).st_size > MAX_FILE:
            raise too_long
        pieces, size = [], 0
        while piece := again(files.read, fd, 1 << 20):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_FILE:
                raise too_long
    except OSError as error:
        raise SaveError(path, f"it cannot be read: {reason(error)}.") from None
    data = b"".join(pieces)
    if data.count(b",") > MAX_COMMAS:
        raise SaveError(path, "it holds more values than a save may, so it is not a save.")
    return data


def write_whole(fd: int, data: bytes, files: Files) -> None:
    """Write all of `data`, going on after a short write. Raises OSError."""
    rest = data
    while rest:
        taken = again(files.write, fd, rest)
        if taken <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[taken:]


def sync_folder(path: str, files: Files) -> None:
    """Return when the names in the folder of `path` are on the disk. Raises OSError."""
    fd = again(files.open, os.path.dirname(path) or ".", os.O_RDONLY | os.O_DIRECTORY)
    try:
        again(files.sync_all, fd)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some file systems keep no separate folder state
            raise
    finally:
        shut(fd, files)


def place_new(path: str, data: bytes, files: Files) -> int:
    """Make a new file that appears under its name only when `data` is on the disk; never overwrites.

    Returns a locked descriptor, open for appending. Raises SaveError, leaving nothing under the name.
    """
    new = path + ".new"
    fd = _open_new(path, new, files)
    placed = False
    try:
        write_whole(fd, data, files)
        again(files.sync_all, fd)
        _give_name(new, path, files)
        placed = True
        discard(new, files)
        sync_folder(path, files)
    except BaseException as error:
        discard(new, files)
        if placed:
            discard(path, files)
        release(fd, files)
        if isinstance(error, OSError):
            raise SaveError(path, f"it was not created: {reason(error)}.") from None
        raise
    return fd


def discard(path: str, files: Files) -> None:
    """Remove the name if that is possible."""
    with suppress(OSError):
        again(files.unlink, path)


def shut(fd: int, files: Files) -> None:
    """Close; what was acknowledged is on the disk already, so an error changes nothing."""
    with suppress(OSError):
        files.close(fd)


def release(fd: int, files: Files) -> None:
    """Unlock and close."""
    with suppress(OSError):
        files.unlock(fd)
    shut(fd, files)


def take_lock(path: str, fd: int, files: Files) -> None:
    """Make this process the only one that writes the file. Raises SaveError."""
    try:
        again(files.lock, fd)
    except BlockingIOError:
        raise SaveError(path, "another process has this save open for play; close it there first.") from None
    except OSError as error:
        raise SaveError(path, f"it cannot be locked: {reason(error)}.") from None


def _open_new(path: str, new: str, files: Files) -> int:
    """A locked descriptor of a fresh empty file named `new`; what a crash left there is removed first."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND
    for _ in range(8):
        try:
            fd = again(files.open, new, flags)
        except FileExistsError:
            _clear_leftover(new, files)
            continue
        except OSError as error:
            raise SaveError(path, f"it was not created: {reason(error)}.") from None
        except ValueError:
            raise SaveError(path, "this is not a usable file name.") from None
        try:
            take_lock(path, fd, files)
        except SaveError:
            shut(fd, files)
            raise
        if _is_named(fd, new, files):
            return fd
        release(fd, files)
    raise SaveError(path, "it was not created: another process keeps making the same save.")


def _clear_leftover(new: str, files: Files) -> None:
    """Remove a `.new` file that nobody holds; its contents may be a save's own, so it is never emptied."""
    fd = open_regular(new, os.O_RDWR | os.O_NOFOLLOW, files)
    try:
        take_lock(new, fd, files)
        if _is_named(fd, new, files):
            discard(new, files)
    finally:
        release(fd, files)


def _is_named(fd: int, path: str, files: Files) -> bool:
    """The name still belongs to the open file."""
    try:
        named, held = again(files.status_of, path), again(files.status, fd)
    except OSError:
        return False
    return (named.st_dev, named.st_ino) == (held.st_dev, held.st_ino)


def _give_name(new: str, path: str, files: Files) -> None:
    """Put the finished file under its name; where hard links are unknown, reserve the name and rename."""
    try:
        again(files.link, new, path)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        shut(again(files.open, path, os.O_WRONLY | os.O_CREAT | os.O_EXCL), files)
        again(files.rename, new, path)
