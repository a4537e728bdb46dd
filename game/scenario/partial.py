"""What can be said of a scenario that holds bad values: ids that name nothing, in everything that was read.

A record needs all its values, so nothing is built from a file with a bad one. To tell every fault at once, the bad
values are left out, and where a record cannot do without them the record; what is left is asked for its references.
Nothing is said of an id that names what was left out.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from game.model.board import Board
from game.scenario.check import references
from game.scenario.document import Tree
from game.scenario.faults import Fault, KeyPath, ScenarioFaults
from game.scenario.reading import Reading
from game.scenario.root import ScenarioFile
from game.scenario.structure import structure
from game.scenario.task import Task

ROUNDS = 8
"""How often values are left out, a level higher each time, before nothing more is said."""


def rest_of(reading: Reading) -> tuple[ScenarioFile | None, frozenset[str]]:
    """The scenario without its bad values, and every name that was left out with them; None where nothing stands."""
    tree, gone = deepcopy(reading.tree), set[str]()
    for _ in range(ROUNDS):
        task = Task({})
        made = structure(tree, ScenarioFile, task)
        if made is not None:
            return made, frozenset(gone)
        faults = {path for path, _ in task.faults}
        deepest_first = sorted(faults, key=len, reverse=True)
        if () in faults or not all(_leave_out(tree, path, gone) for path in deepest_first):
            return None, frozenset(gone)
    return None, frozenset(gone)


def _leave_out(tree: Tree, path: KeyPath, gone: set[str]) -> bool:
    """Take the value at a path out of the tree, or what holds it when it is missing; False at the very top."""
    node: Any = tree
    way: list[tuple[Any, str | int]] = []
    for part in path:
        way.append((node, part))
        inside = part in node if isinstance(node, dict) else isinstance(part, int) and part < len(node)
        if not inside:
            way.pop()
            break
        node = node[part]
        if not isinstance(node, dict | list):
            break
    if way and isinstance(way[-1][0], list):
        way.pop()  # what follows in a list keeps its number only if the whole list goes
    if not way:
        return False
    holder, key = way[-1]
    _names(holder[key], gone)
    gone.add(str(key))
    holder.pop(key)
    return True


def _names(value: object, gone: set[str]) -> None:
    """Every key inside what is left out: ids of records that others may name."""
    if isinstance(value, dict):
        for key, item in value.items():
            gone.add(str(key))
            _names(item, gone)


def faults_of_rest(reading: Reading, board_of: Callable[[str, Reading], Board]) -> tuple[Fault, ...]:
    """The references that name nothing in what can be read of a scenario with bad values."""
    rest, gone = rest_of(reading)
    if rest is None:
        return ()
    try:
        board = board_of(rest.board, reading)
    except ScenarioFaults as error:
        return error.faults
    found = references(rest, board)
    return tuple(
        reading.fault(path, says) for path, says in found if not any(f"'{name}'" in says for name in gone)
    )
