"""The packages that the map is made from, and reading out of their archives."""

import tarfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from game.mapmaking.errors import MapMakingError
from game.mapmaking.sources import Library, Source, read_sources
from game.scenario.places import data_folder, map_folder


def tarred(name: str, data: bytes, mode: str) -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, BytesIO(data))
    return out.getvalue()


def debian(data: bytes) -> bytes:
    def member(name: str, body: bytes) -> bytes:
        head = f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(body):<10}`\n".encode()
        return head + body + b"\n" * (len(body) % 2)

    parts = {
        "debian-binary": b"2.0\n",
        "control.tar.xz": b"odd",
        "data.tar.xz": tarred("./usr/a.txt", data, "w:xz"),
    }
    return b"!<arch>\n" + b"".join(member(name, body) for name, body in parts.items())


def wheel(data: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("some/a.txt", data)
    return out.getvalue()


def library(folder: Path, name: str, raw: bytes) -> Library:
    (folder / name).write_bytes(raw)
    entry = Source(
        id="x", file=name, sha256=sha256(raw).hexdigest(), get="python -m pip x", gives="a", licence="MIT"
    )
    return Library(folder, {"x": entry})


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.whl", wheel(b"hello")),
        ("a.tgz", tarred("package/a.txt", b"hello", "w:gz")),
        ("a.deb", debian(b"hello")),
    ],
)
def test_a_member_is_read(name: str, raw: bytes, tmp_path: Path) -> None:
    found = library(tmp_path, name, raw)
    assert found.faults() == []
    assert found.member("x", "/a.txt") == b"hello"
    with pytest.raises(MapMakingError, match=r'There is no "b\.txt" in .*' + name):
        found.member("x", "b.txt")


def test_what_is_missing_is_told_with_the_way_to_get_it(tmp_path: Path) -> None:
    found = library(tmp_path, "a.whl", b"x")
    (tmp_path / "a.whl").unlink()
    (says,) = found.faults()
    assert "these packages are missing: a.whl; zapad make-map --fetch gets them" in says


def test_another_file_of_the_same_name_is_refused(tmp_path: Path) -> None:
    found = library(tmp_path, "a.whl", b"x")
    (tmp_path / "a.whl").write_bytes(b"y")
    (says,) = found.faults()
    assert "is not the file that the map was made from: its sha256 differs" in says


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    entry = Source(id="x", file="a", sha256="", get="no-such-command-here", gives="", licence="")
    with pytest.raises(MapMakingError, match="Could not get a: no-such-command-here"):
        Library(tmp_path, {"x": entry}).fetch()


def test_a_list_that_lacks_a_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[x]\nfile = "a"\n', "utf-8")
    with pytest.raises(MapMakingError, match=r"sources\.toml: \[x\] needs sha256"):
        read_sources(tmp_path / "sources.toml")


def test_every_source_stands_among_the_licences() -> None:
    told = (data_folder() / "assets" / "LICENSES.md").read_text("utf-8")
    for source in read_sources(map_folder() / "sources.toml").values():
        package = source.get.split()[-1].replace("==", "@").replace("=", "@").partition("@")[0]
        assert f"`{package}`" in told, source.id
    for word in ("GeoNames", "CC BY 4.0", "Natural Earth", "LGPL", "MODIS", "OFL", "Reserved Font Name"):
        assert word in told
