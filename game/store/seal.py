"""Sealing a finished or mailed save, and asking whether the seal holds.

The seal shows that nothing was cut from the end; with a key it also shows that a holder of the key made it.
Who has no key can still rewrite a whole file and seal it again without one.
"""

import hmac

from game.store.chain import Record, seal_mac
from game.store.errors import SaveError
from game.store.files import FILES, Files
from game.store.save import Loaded, Path, open_for_play, read


def seal(path: Path, key: bytes | None = None, *, files: Files = FILES) -> None:
    """End the save with a seal. Raises SaveError."""
    with open_for_play(path, files=files) as save:
        save.seal(key)


def verify_seal(path: Path, key: bytes | None = None, *, files: Files = FILES) -> Loaded:
    """The save, if it ends with a seal that holds; with a key, only one made with it. Raises SaveError."""
    loaded = read(path, files=files)
    if not loaded.sealed:
        raise SaveError(path, "it does not end with a seal, so it is incomplete or the game still goes on.")
    if key is not None and not _made_with(key, loaded.records[-1]):
        raise SaveError(path, "its seal was not made with this key.", loaded.lines[-1])
    return loaded


def _made_with(key: bytes, record: Record) -> bool:
    mac = record.get("mac")
    return isinstance(mac, str) and mac.isascii() and hmac.compare_digest(mac, seal_mac(key, record["head"]))
