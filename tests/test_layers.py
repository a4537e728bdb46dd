"""The house rules that a reader cannot see at a glance: imports run one way, and some names stay in their place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GAME = Path(__file__).parents[1] / "game"
SCENARIOS = GAME.parent / "scenarios"
LAYERS = (
    ("core",),
    ("model",),
    ("law",),
    ("rules",),
    ("engine", "scenario"),
    ("store", "players", "study", "report", "teach", "mapmaking"),
    ("ui",),
    ("cli",),
)
HEIGHT = {name: number for number, row in enumerate(LAYERS) for name in row}
SIDEWAYS = {
    ("study", "players"),
    ("report", "study"),
    ("study", "store"),
}  # a study plays games; a report tells of it
TOP = len(LAYERS)  # game/__main__.py and game/__init__.py stand on everything
ONLY_IN = {
    "pygame": {"ui"},
    "tomllib": {"scenario", "store", "mapmaking"},
    "tomlkit": {"scenario", "store"},
    "click": {"cli"},
    "time": {"ui"},  # how long a frame may paint
    "rich": {"cli", "report"},
    "shapely": {"mapmaking"},
    "scipy": {"mapmaking"},
    "PIL": {"mapmaking"},
}
NEVER_IN = {
    "numpy": {"core", "model", "law", "rules"},
    "secrets": {"core", "model", "law", "rules", "engine", "scenario", "players", "study", "report"},
}
NOWHERE = {"random", "pickle", "uuid"}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}
FILES = sorted(GAME.rglob("*.py"))
NAMES = [path.relative_to(GAME).as_posix() for path in FILES]
TARGET = re.compile(r"T\d{2}")


def layer(path: Path) -> str:
    """The package of `game` that a file belongs to; empty for the files at its top."""
    parts = path.relative_to(GAME).parts
    return parts[0] if len(parts) > 1 else ""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, wherever it does, with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            yield node.module or "", node.lineno
            if node.module == "game":
                yield from ((f"game.{alias.name}", node.lineno) for alias in node.names)


def strings(path: Path) -> Iterator[tuple[str, int]]:
    """Every string literal that is no docstring."""
    module = tree(path)
    told = {
        id(body[0].value)
        for node in ast.walk(module)
        if (body := getattr(node, "body", None)) and isinstance(body, list) and isinstance(body[0], ast.Expr)
    }
    bare = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told | bare:
            yield node.value, node.lineno


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_imports_run_one_way(path: Path) -> None:
    mine = layer(path)
    height = HEIGHT.get(mine, TOP)
    assert not mine or mine in HEIGHT, f"game/{mine} is no layer of the house"
    wrong = [
        f"{path}:{line}: {mine or 'the top'} imports {name}"
        for name, line in imported(path)
        if name.startswith("game.")
        and (other := name.split(".")[1]) in HEIGHT
        and other != mine
        and HEIGHT[other] >= height
        and (mine, other) not in SIDEWAYS
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_libraries_stay_in_their_place(path: Path) -> None:
    mine, found = layer(path), []
    for name, line in imported(path):
        root = name.split(".")[0]
        if (
            root in NOWHERE
            or (root in ONLY_IN and mine not in ONLY_IN[root])
            or mine in NEVER_IN.get(root, ())
        ):
            found.append(f"{path}:{line}: {root} has no place in game/{mine}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_nothing_asks_the_clock(path: Path) -> None:
    found = [
        f"{path}:{node.lineno}: asks the clock"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in CLOCKS
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (node.value.id if isinstance(node.value, ast.Name) else node.value.attr)
        in ("datetime", "date", "time")
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", [p for p in FILES if layer(p) in ("players", "ui")], ids=lambda p: p.name)
def test_players_and_screens_stay_behind_the_wall(path: Path) -> None:
    found = [
        f"{path}:{node.lineno}: looks behind the view"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("_state", "_setting", "_states")
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", [p for p in FILES if layer(p) in ("players", "ui")], ids=lambda p: p.name)
def test_players_and_screens_hand_a_state_on_and_never_look_into_it(path: Path) -> None:
    """What a view's `preview` hands out goes to a function of the rules that looks with the seat's eyes."""
    found = []
    for function in (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)):
        states = {
            arg.arg
            for arg in function.args.args
            if isinstance(arg.annotation, ast.Name) and arg.annotation.id == "State"
        }
        found += [
            f"{path}:{node.lineno}: looks into a State"
            for node in ast.walk(function)
            if isinstance(node, ast.Attribute | ast.Subscript)
            and isinstance(node.value, ast.Name)
            and node.value.id in states
        ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_scenario_and_no_target_is_named(path: Path) -> None:
    """No rule knows which scenario is played, and none is bent towards a target of calibration."""
    known = {file.stem for file in SCENARIOS.glob("*.toml")} | {
        file.name for file in SCENARIOS.glob("*.toml")
    }
    allowed = {"zapad-2021"} if layer(path) == "cli" else set()  # the default of a command
    found = [
        f"{path}:{line}: {text!r}"
        for text, line in strings(path)
        if (text in known - allowed) or TARGET.fullmatch(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", [p for p in FILES if layer(p) == "ui"], ids=lambda p: p.name)
def test_the_window_knows_no_rule(path: Path) -> None:
    """Screens get views and answers to questions, and give back moves; what is allowed they ask, and never know."""
    found = [
        f"{path}:{line}: imports {name}" for name, line in imported(path) if name.startswith("game.rules")
    ]
    assert not found, "\n".join(found)
