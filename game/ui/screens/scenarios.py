"""The scenarios as the browser shows them: entries with what they say of themselves, and what changes in them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from attrs import evolve, frozen

from game.scenario.document import read_document
from game.scenario.faults import ScenarioFaults
from game.scenario.load import Loaded, load
from game.scenario.places import scenario_folder


@frozen
class Amendment:
    """One change of a what-if in plain words, and what it rests on."""

    why: str
    cite: str


@frozen(kw_only=True)
class Offered:
    """A scenario file: what it says of itself. `depth` is how many others it stands on; `fault` why it is none."""

    path: Path
    title: str
    base: str = ""
    depth: int = 0
    summary: str = ""
    teaches: str = ""
    length: str = ""
    question: str = ""
    amendments: tuple[Amendment, ...] = ()
    own: bool = False
    faults: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return str(self.path)


def offered(folder: Path | None = None) -> tuple[Offered, ...]:
    """The shipped scenarios, each followed by its what-ifs, then those of a user's folder, faulty ones among them.

    The scenario on which most what-ifs stand comes first.
    """
    found = [_read(path) for path in sorted(scenario_folder().glob("*.toml"))]
    if folder is not None and folder.is_dir() and folder.resolve() != scenario_folder().resolve():
        found += [_read(path, own=True) for path in sorted(folder.glob("*.toml"))]
    names = {item.name for item in found if not item.faults}
    roots = [item for item in found if not item.base or item.base not in names]
    roots.sort(key=lambda root: (root.own, -sum(item.base == root.name for item in found)))
    return tuple(line for root in roots for line in (root, *_below(root, found, 1)))


def _below(root: Offered, among: list[Offered], depth: int) -> Iterator[Offered]:
    for item in among:
        if item.base == root.name and not root.faults and depth < 8:
            line = evolve(item, depth=depth)
            yield line
            yield from _below(line, among, depth + 1)


def _read(path: Path, own: bool = False) -> Offered:
    try:
        tree = read_document(path).tree
    except ScenarioFaults as error:
        return Offered(path=path, title=path.name, own=own, faults=sentences(error))
    return Offered(
        path=path,
        title=str(tree.get("title") or path.stem),
        own=own,
        amendments=tuple(_amendments(tree.get("amend"))),
        base=str(tree.get("base", "")),
        summary=str(tree.get("summary", "")),
        teaches=str(tree.get("teaches", "")),
        length=str(tree.get("length", "")),
        question=str(tree.get("question", "")),
    )


def _amendments(tables: object) -> Iterator[Amendment]:
    listed = tables.values() if isinstance(tables, Mapping) else tables if isinstance(tables, list) else ()
    for table in listed:
        if isinstance(table, Mapping) and table.get("why"):
            yield Amendment(str(table["why"]), str(table.get("cite", "")))


def sentences(error: ScenarioFaults) -> tuple[str, ...]:
    """Every fault of a scenario as a sentence with its place."""
    return tuple(
        (f"Line {fault.line}: " if fault.line else "")
        + (f"{fault.path}: " if fault.path else "")
        + fault.message
        + (f" ({Path(fault.file).name})" if fault.file else "")
        for fault in error.faults
    )


@lru_cache(maxsize=16)
def loaded(path: Path, laid: tuple[Path, ...] = ()) -> Loaded:
    """A scenario made ready, with what-ifs laid over it; kept, for the browser asks again and again.

    Errors:
        ScenarioFaults: every fault.
    """
    return load(path, laid)


def standard() -> Loaded:
    """The scenario to begin with: of those that are shipped, the one on which most what-ifs stand."""
    first = next(item for item in offered() if not item.base and not item.faults)
    return loaded(first.path)
