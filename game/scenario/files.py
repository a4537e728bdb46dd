"""Finding a scenario's files: a what-if's chain of bases, a scenario's parts, names on a command line."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from game.scenario.document import Document, read_document
from game.scenario.faults import Fault, KeyPath, ScenarioFaults, hint
from game.scenario.guard import FILE_NAME, MAX_CHAIN, PLAIN, Limits, named_file
from game.scenario.leaves import got
from game.scenario.reading import Reading, lay

OWN_KEYS = frozenset({"title", "summary", "teaches", "length", "question", "expectation", "expects", "note"})
"""What a what-if file says of itself, beside its base and its amendments."""


MAX_PARTS = 24
"""How many parts a scenario may have."""


def read(
    path: Path,
    stacked: Iterable[Path] = (),
    *,
    folders: Sequence[Path] = (),
    own: frozenset[str] = OWN_KEYS,
    limits: Limits = PLAIN,
) -> Reading:
    """Read a scenario or what-if with all that it stands on, and lay the `stacked` what-ifs over it.

    `base` and `parts` are plain names, looked for beside the file that names them, then in `folders`; parts
    also in a folder `parts` of each.

    Errors:
        ScenarioFaults: a file cannot be read, guarded, parsed or found. Other faults are the reading's.
    """
    reader = _Files(tuple(folders), limits)
    chains = [reader.chain(path)]
    root = chains[0][0]
    for other in stacked:
        chain = reader.chain(other)
        if len(chain) == 1:
            raise ScenarioFaults([chain[0].fault((), "this is no what-if: it has no base to change")])
        if chain[0] is not root:
            message = (
                f"this stands on '{chain[0].name}', and the game on '{root.name}': they cannot be stacked"
            )
            raise ScenarioFaults([chain[-1].fault(("base",), message)])
        chains.append(chain)
    return lay(chains, reader.parts(root), own)


def find(name: str, folders: Sequence[Path]) -> Path:
    """The file that a command line means: a plain name in the folders, or else a path.

    Errors:
        ScenarioFaults: no folder has a scenario of that name.
    """
    if not FILE_NAME.fullmatch(name):
        return Path(name)
    found = named_file(name, tuple(folders), "scenario")
    if isinstance(found, Path):
        return found
    known = sorted(file.stem for folder in folders for file in folder.glob("*.toml"))
    raise ScenarioFaults([Fault(name, 0, 0, "", f"there is no scenario of this name{hint(name, known)}")])


class _Files:
    """Reads each file once."""

    def __init__(self, folders: tuple[Path, ...], limits: Limits) -> None:
        self.folders = folders
        self.limits = limits
        self.known: dict[str, Document] = {}

    def document(self, path: Path) -> Document:
        real = os.path.realpath(path) if "\0" not in str(path) else ""
        if real not in self.known:
            self.known[real] = read_document(path, self.limits)
        return self.known[real]

    def chain(self, path: Path) -> list[Document]:
        """A file and its bases, the root first."""
        chain = [self.document(path)]
        while "base" in chain[-1].tree:
            document = chain[-1]
            base = self.document(self.named(document, ("base",), document.tree["base"], "base"))
            if base in chain:
                circle = " -> ".join(known.name for known in [*chain, base])
                raise ScenarioFaults([document.fault(("base",), f"base goes round in a circle: {circle}")])
            if len(chain) >= MAX_CHAIN:
                raise ScenarioFaults(
                    [document.fault(("base",), f"more than {MAX_CHAIN} files on each other")]
                )
            chain.append(base)
        return chain[::-1]

    def parts(self, root: Document) -> list[Document]:
        """The files that a scenario names as its parts."""
        names = root.tree.get("parts", [])
        if not isinstance(names, list):
            raise ScenarioFaults([root.fault(("parts",), f"parts is a list of names, got {got(names)}")])
        if len(names) > MAX_PARTS:
            raise ScenarioFaults([root.fault(("parts",), f"more than {MAX_PARTS} parts")])
        found: list[Document] = []
        faults: list[Fault] = []
        for number, name in enumerate(names):
            try:
                at: KeyPath = ("parts", number)
                found.append(self.document(self.named(root, at, name, "a part", inner="parts")))
            except ScenarioFaults as error:
                faults += error.faults
        if faults:
            raise ScenarioFaults(faults)
        return found

    def named(self, document: Document, at: KeyPath, name: object, what: str, inner: str = "") -> Path:
        """The file that a name in a document means; `inner` is a folder where it may stand too."""
        folders = (document.path.parent, *self.folders)
        if inner:
            folders = tuple(place for folder in folders for place in (folder / inner, folder))
        found = named_file(name, folders, what)
        if isinstance(found, Path):
            return found
        near = ""
        if isinstance(name, str) and FILE_NAME.fullmatch(name):
            known = sorted(file.stem for folder in folders for file in folder.glob("*.toml"))
            near = hint(name, known) if name not in known else ""
        raise ScenarioFaults([document.fault(at, found + near)])
