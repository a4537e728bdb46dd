"""The explanation of a political track: where it starts, everything that moves it, and who reads it."""

from collections.abc import Iterator
from typing import Any

from game.law.plain import plain_needs
from game.report.explain.parts import Block
from game.report.explain.sources import Sources
from game.report.text import plain_number, signed


def track_blocks(sources: Sources, name: str, record: Any) -> tuple[Block, ...]:
    """Start, who sees it, drift, and what moves it at once."""
    why, bounds, where = sources.ground(("stakes", "tracks", name, "start"))
    ground = "; ".join(part for part in (why, bounds, where) if part)
    return (
        Block("Start", (f"{plain_number(record.start)} of 100 [{ground}]",)),
        Block("What it drifts with, in hundredths of a point each half-day", tuple(_drift(sources, name))),
        Block("What moves it at once", tuple(_at_once(sources, name))),
    )


def _drift(sources: Sources, name: str) -> Iterator[str]:
    """The influences on a track, each with its strength, its range and its causal claim."""
    stakes = sources.loaded.setting.stakes
    for influence_id, item in stakes.influences.items():
        if item.to != name:
            continue
        scale = f", by how far “{stakes.tracks[item.of].title}” stands from 50" if item.of else ""
        low, high = item.range
        bounds = f", range {plain_number(low)} to {plain_number(high)}" if (low, high) != (0, 0) else ""
        where = sources.place(("stakes", "influences", influence_id))
        held = "; ".join(plain_needs(item.needs, sources.loaded.setting))
        when = f", while {held}" if held else ""
        ground = f"{item.cite}; {item.assumption}{bounds}; {where}"
        yield f"{signed(item.per_100)}: {item.title}{scale}{when} [{ground}]"


def _at_once(sources: Sources, name: str) -> Iterator[str]:
    """Matters, measures, situations, postures and results that move a track."""
    setting = sources.loaded.setting
    numbers, stakes = setting.numbers.politics, setting.stakes
    for matter in setting.law.matters.values():
        for tracks, when in ((matter.makes.tracks, ""), (matter.makes.later, ", when the notice has run")):
            if tracks.get(name):
                yield f"{signed(tracks[name])}: decision “{matter.title}”{when} [{matter.cite}]"
    items = (
        *((f"measure “{item.title}”", item.tracks, item.cite) for item in stakes.measures.values()),
        *((f"situation “{item.title}”", item.tracks, item.cite) for item in stakes.situations.values()),
        *((f"a trace of the offer “{item.title}”", item.tracks, item.cite) for item in stakes.terms.values()),
        *((f"hybrid act “{item.title}”", item.tracks, item.cite) for item in numbers.hybrid.values()),
    )
    for what, tracks, cite in items:
        if tracks.get(name):
            yield f"{signed(tracks[name])}: {what} [{cite}]"
    for posture, cost in numbers.postures.items():
        if cost.tracks.get(name):
            yield f"{signed(cost.tracks[name])}: the Westerns' posture: {posture.value} [rulebook 6.3]"
    for result, effects in setting.numbers.air.consequences.items():
        amount = effects.get(name) or effects.get(name.rpartition(".")[0])
        if amount:
            yield f"{signed(amount)}: in the air: {result.replace('.', ', ')} [rulebook 3.9]"
    if name == "tension":
        yield f"{signed(setting.numbers.operations.rail_tension)}: a division waits loaded [rulebook 4.6]"
