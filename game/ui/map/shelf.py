"""Painted tiles kept on disk between games, in the user's cache folder; without one everything still works.

A file's name says all that its picture depends on, so nothing kept is ever wrong; the oldest go when it grows too big.
"""

import os
import struct
import sys
import zlib
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pygame

VARIABLE: Final = "ZAPAD_CACHE"
"""The environment variable that names another folder; set to nothing, no tile is kept."""

ROOM: Final = 160 * 1024 * 1024
HEAD: Final = struct.Struct("<4sHH")
MAGIC: Final = b"ZMT1"
BAND: Final = 64
PIECE: Final = 200_000
"""How many rows are packed, how many bytes unpacked, in one step."""


def cache_folder() -> Path | None:
    """Where tiles are kept: ZAPAD_CACHE, else the platform's cache folder; None for nowhere."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) / "tiles" if named else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "zapad" / "tiles"


class Shelf:
    """Tiles by name in a folder; after the first failure to write it only reads."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.writes = folder is not None
        self._swept = False

    def read(self, name: str) -> Generator[None, None, pygame.Surface | None]:
        """The picture of a name, unpacked a piece a step; None when it is not there or not whole."""
        if self.folder is None:
            return None
        try:
            raw = (self.folder / name).read_bytes()
            magic, wide, high = HEAD.unpack_from(raw)
            opener = zlib.decompressobj()
            pixels = bytearray()
            rest = raw[HEAD.size :] if magic == MAGIC else b""
            while rest and len(pixels) <= wide * high * 3:
                pixels += opener.decompress(rest, PIECE)
                rest = opener.unconsumed_tail
                yield
            if not opener.eof or len(pixels) != wide * high * 3:
                return None
            return pygame.image.frombuffer(bytes(pixels), (wide, high), "RGB")
        except (OSError, ValueError, zlib.error, struct.error):
            return None

    def write(self, name: str, picture: pygame.Surface) -> Iterator[None]:
        """Keep a picture, a band a step."""
        if not self.writes or self.folder is None:
            return
        packer = zlib.compressobj(1)
        wide, high = picture.get_size()
        parts = [HEAD.pack(MAGIC, wide, high)]
        for top in range(0, high, BAND):
            band = picture.subsurface((0, top, wide, min(BAND, high - top)))
            parts.append(packer.compress(pygame.image.tobytes(band, "RGB")))
            yield
        parts.append(packer.flush())
        try:
            self._put(name, b"".join(parts))
        except OSError:
            self.writes = False

    def _put(self, name: str, raw: bytes) -> None:
        assert self.folder is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self._swept:
            self._swept = True
            self._sweep()
        draft = self.folder / f"{name}.{os.getpid()}.part"
        try:
            draft.write_bytes(raw)
            draft.replace(self.folder / name)
        except OSError:
            with suppress(OSError):
                draft.unlink()
            raise

    def _sweep(self) -> None:
        """Drop the oldest files until half the room is free."""
        assert self.folder is not None
        found = sorted(
            (entry.stat().st_mtime, entry.stat().st_size, entry) for entry in self.folder.iterdir()
        )
        total = sum(size for _, size, _ in found)
        if total <= ROOM:
            return
        for _, size, entry in found:
            with suppress(OSError):
                entry.unlink()
            total -= size
            if total <= ROOM // 2:
                break
