"""Writing the rules' board as TOML that people read and edit: rows of characters, one entry a line where it fits."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from game.core.hexes import SIDES, Grid
from game.mapmaking.ground import Ground
from game.mapmaking.hand import Hand, Region
from game.mapmaking.hexsides import Chain
from game.model.landmarks import Line, Town
from game.model.map_table import NOBODY

WIDTH: Final = 110
FOLD: Final = 105
"""Columns: a list longer than the first is folded into lines of at most the second, without the last comma."""


def rules_text(
    hand: Hand,
    ground: Ground,
    towns: Iterable[Town],
    rivers: Mapping[str, list[Chain]],
    lines: Iterable[Line],
    grid: Grid,
) -> str:
    """The whole file."""
    blocks = [
        hand.comment["head"],
        _meta(hand),
        "\n".join(["[assumption]", *(f"{key} = {toml(value)}" for key, value in hand.told.items())]),
        _legend("terrain", hand.terrain),
        _legend("country", hand.countries),
        _legend("oblast", hand.oblasts),
        _grid(hand, ground, grid),
        _towns(hand.comment["town"], towns, grid),
        *_commented(hand.comment["river"], _rivers(hand, rivers, grid)),
        *_commented(hand.comment["line"], (_line(line, grid) for line in lines)),
        *_commented(hand.comment["box"], (_entry("box", box.entry) for box in hand.boxes)),
        *_commented(hand.comment["site"], (_entry("site", site) for site in hand.sites)),
    ]
    return "\n\n".join(block.strip("\n") for block in blocks) + "\n"


def toml(value: Any) -> str:
    """A value as TOML writes it on one line.

    >>> toml({"value": 1, "range": [1, 2]})
    '{ value = 1, range = [1, 2] }'
    """
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def setting(key: str, value: Any) -> str:
    """`key = value`; a list of texts that is too long for a line is folded."""
    line = f"{_key(key)} = {toml(value)}"
    if len(line) <= WIDTH or not isinstance(value, list | tuple):
        return line
    rows, row = [], " "
    for item in map(toml, value):
        if len(row) > 1 and len(row) + 2 + len(item) > FOLD:
            rows.append(row + ",")
            row = " "
        row += f" {item}" if row == " " else f", {item}"
    return "\n".join([f"{_key(key)} = [", *rows, f"{row},", "]"])


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else toml(key)


def _entry(kind: str, entry: Mapping[str, Any]) -> str:
    return "\n".join([f"[[{kind}]]", *(setting(key, value) for key, value in entry.items())])


def _commented(comment: str, blocks: Iterable[str]) -> list[str]:
    """Blocks, the first right under its comment."""
    first, *rest = blocks
    return [f"{comment.strip()}\n{first}", *rest]


def _meta(hand: Hand) -> str:
    frame = hand.frame
    values: dict[str, Any] = {
        "title": hand.title,
        "layout": "pointy-odd-r",
        "cols": hand.cols,
        "rows": hand.rows,
        "km_per_hex": frame.km_per_hex,
        "projection": "laea-sphere",
        **{key: getattr(frame, key) for key in ("lat0", "lon0", "x0", "y0")},
    }
    return "\n".join(["[meta]", *(setting(key, value) for key, value in values.items())])


def _legend(name: str, regions: Mapping[str, Region]) -> str:
    rows = [
        f"{toml(region.mark)} = {toml({'id': region.id, 'title': region.title})}"
        for region in regions.values()
    ]
    return "\n".join([f"[legend.{name}]", *rows])


def _grid(hand: Hand, ground: Ground, grid: Grid) -> str:
    layers = (
        ("terrain", ground.terrain, hand.terrain),
        ("country", ground.country, hand.countries),
        ("oblast", ground.oblast, hand.oblasts),
    )
    blocks = ["[grid]"]
    for name, ids, regions in layers:
        marks = [regions[one].mark if one else NOBODY for one in ids]
        rows = ["".join(marks[start : start + grid.cols]) for start in range(0, grid.size, grid.cols)]
        blocks.append("\n".join([f"{name} = '''", *rows, "'''"]))
    return "\n".join([blocks[0], "\n\n".join(blocks[1:])])


def _towns(comment: str, towns: Iterable[Town], grid: Grid) -> str:
    """A line for each town, those of a country together."""
    rows = [comment.strip(), "[town]"]
    last = ""
    for town in towns:
        if last and town.country != last:
            rows.append("")
        last = town.country
        entry = {
            "name": town.name,
            "hex": grid.labels[town.hex],
            "country": town.country,
            "rank": town.rank,
            "pop": town.people,
            "lat": town.lat,
            "lon": town.lon,
        }
        rows.append(f"{_key(town.id)} = {toml(entry)}")
    return "\n".join(rows)


def _rivers(hand: Hand, rivers: Mapping[str, list[Chain]], grid: Grid) -> Iterable[str]:
    for river in hand.rivers:
        sides = [edge for chain in rivers[river.name] for edge in chain.sides]
        if sides:
            labels = [f"{grid.labels[edge // 6]}/{SIDES[edge % 6]}" for edge in sides]
            yield _entry("river", {"name": river.name, "size": river.size, "sides": labels})


def _line(line: Line, grid: Grid) -> str:
    return _entry(
        "line", {"kind": line.kind, "via": list(line.via), "hexes": [grid.labels[h] for h in line.hexes]}
    )
