"""How the store says that something is wrong: one sentence, the file, and the line when there is one."""

import errno
import os
import unicodedata

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file has reached the greatest size that the system allows",
    errno.EIO: "the disk reports a fault",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EISDIR: "it is a folder, not a save",
    errno.EEXIST: "a file of this name exists already; choose another name",
    errno.ELOOP: "it is a symbolic link that cannot be followed",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOLCK: "files cannot be locked in this folder",
    errno.ENXIO: "it is not an ordinary file",
}


class SaveError(Exception):
    """A save that cannot be written, read or trusted.

    `sentence` is the whole message for the user, with its full stop; `line` is the line of the file (from 1), if
    one is at fault.
    """

    def __init__(self, path: str | os.PathLike[str], why: str, line: int | None = None) -> None:
        where = shown(path) if line is None else f"{shown(path)}:{line}"
        self.sentence = f"{where}: {why}" if why.endswith((".", "!", "?")) else f"{where}: {why}."
        self.line = line
        super().__init__(self.sentence)


def shown(text: str | os.PathLike[str]) -> str:
    r"""`text` as it may go to a terminal: no control or direction characters, at most 200 characters.

    >>> shown("a\nb")
    'a\\nb'
    """
    safe = "".join(
        letter.encode("unicode_escape").decode() if unicodedata.category(letter) in _HIDDEN else letter
        for letter in os.fspath(text)[:1000]
    )
    return safe if len(safe) <= 200 else safe[:197] + "..."


def reason(error: OSError) -> str:
    """What the system's error means, as a clause in plain words."""
    code = error.errno or 0
    return _REASONS.get(code) or os.strerror(code).lower()
