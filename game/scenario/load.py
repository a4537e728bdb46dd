"""From the name of a scenario to the Setting and the opening State: the one way in for everybody."""

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from attrs import field, frozen

from game.law.setting import Setting
from game.model.board import Board, board_from_table
from game.model.map_table import MapError
from game.model.state import State
from game.scenario.build import opening_of, setting_of
from game.scenario.change import Change
from game.scenario.check import check
from game.scenario.cites import facts
from game.scenario.document import read_document
from game.scenario.faults import Fault, KeyPath, ScenarioFaults, hint
from game.scenario.files import find, read
from game.scenario.guard import FILE_NAME, Limits
from game.scenario.marks import Mark
from game.scenario.partial import faults_of_rest
from game.scenario.places import map_folder, parts_folder, scenario_folder
from game.scenario.reading import Built, Reading
from game.scenario.root import ScenarioFile
from game.scenario.spreading import ranged

TRIED_OUT = "another number is tried out"
MAP_LIMITS = Limits(size=1024 * 1024, line=4000)


@frozen(eq=False, slots=False)
class Loaded:
    """A scenario made ready for play.

    `reading` knows where every value was written and which amendment changed it; `marks` say what each number
    rests on; `texts` are the files it was made of, by name; `stack` the what-ifs laid over it, in their order.
    """

    setting: Setting
    opening: State
    file: ScenarioFile
    reading: Reading = field(repr=False)
    built: Built[ScenarioFile] = field(repr=False)
    texts: Mapping[str, str] = field(repr=False)
    stack: tuple[str, ...] = ()

    @property
    def provenance(self) -> Reading:
        """Where every value was written: `place`, `trail` and `changes`."""
        return self.reading

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every number's ground: a citation, an assumption with its range, or an amendment."""
        return ranged(self.built.marks, self.file.spread)


@frozen
class Listed:
    """One line of a list of scenarios: the file's name, which one it changes (`base`), and what it says."""

    name: str
    title: str
    summary: str
    base: str = ""
    question: str = ""
    length: str = ""
    teaches: str = ""


def load(
    name: str | Path, with_: Iterable[str | Path] = (), sets: Iterable[tuple[KeyPath, object]] = ()
) -> Loaded:
    """Read, check and build a scenario or what-if, with further what-ifs laid over it.

    Args:
        name: a plain name such as "zapad-2021", or a path.
        with_: what-ifs that stand on the same scenario, in the order in which they are laid.
        sets: single values to be set last, over whatever the files say: a study tries out other numbers so.

    Errors:
        ScenarioFaults: every fault of every file, each with its place.
    """
    folders = (scenario_folder(), parts_folder())
    path, stacked = _path(name), tuple(_path(other) for other in with_)
    reading = read(path, stacked, folders=folders)
    for key, value in sets:
        reading.overlay.lay(Change(key, "set", value, reading.layers[-1], (), TRIED_OUT, override=True))
    built = reading.build(ScenarioFile, facts())
    if built.value is not None:
        board = board_named(built.value.board, reading)
        built = built.with_faults(check(built.value, board, reading))
    else:
        built = built.with_faults(faults_of_rest(reading, board_named))
    file = built.require()
    setting = setting_of(path.stem, file, board)
    opening = opening_of(file, setting)
    documents = dict.fromkeys((*reading.layers, *reading.overlay.owners.values()))
    texts = {document.name: document.source.text for document in documents}
    stack = tuple(other.stem for other in stacked)
    return Loaded(setting, opening, file, reading, built, texts, stack)


def board_named(name: str, reading: Reading) -> Board:
    """The board of that name, read once in a process.

    Errors:
        ScenarioFaults: there is no such board, or its file is at fault.
    """
    if not FILE_NAME.fullmatch(name) or not (map_folder() / f"{name}.toml").is_file():
        known = sorted(file.stem for file in map_folder().glob("*.toml"))
        fault = reading.fault(("board",), f"there is no board '{name}'{hint(name, known)}")
        raise ScenarioFaults([fault])
    return _board(map_folder() / f"{name}.toml")


@cache
def _board(path: Path) -> Board:
    table = read_document(path, MAP_LIMITS, by_id=False).tree
    try:
        return board_from_table(table)
    except MapError as error:
        raise ScenarioFaults([Fault(str(path), 0, 0, "", str(error))]) from None


def list_scenarios(folder: Path | None = None) -> tuple[Listed, ...]:
    """The scenarios of a folder (the shipped ones), each followed by the what-ifs that stand on it.

    A file that cannot be read is left out: `load` says what is wrong with it.
    """
    found = []
    for path in sorted((folder or scenario_folder()).glob("*.toml")):
        try:
            tree = read_document(path).tree
        except ScenarioFaults:
            continue
        texts = {
            key: str(tree.get(key, ""))
            for key in ("title", "summary", "base", "question", "length", "teaches")
        }
        found.append(Listed(path.stem, **texts))
    roots = [item for item in found if not item.base]
    return tuple(line for root in roots for line in (root, *_standing_on(root.name, found)))


def _standing_on(base: str, among: list[Listed]) -> tuple[Listed, ...]:
    own = [item for item in among if item.base == base]
    return tuple(line for item in own for line in (item, *_standing_on(item.name, among)))


def _path(name: str | Path) -> Path:
    return name if isinstance(name, Path) else find(name, (scenario_folder(),))
