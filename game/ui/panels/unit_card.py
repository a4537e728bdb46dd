"""A unit on a card: what it is, who commands it and why, on which basis it is abroad, and in what state it is."""

from collections.abc import Iterator

import pygame

from game.engine.questions.common import sentence
from game.engine.questions.layers import basis_layer, command_layer, supply_layer
from game.model.terms import MoveClass
from game.report.text import counted
from game.ui import dress
from game.ui.kit import REST, Action, Canvas, Card, Column, Element, Grid, Ink, Pick, Row, Text
from game.ui.map import Piece
from game.ui.map.counters import draw_counter, pad_of
from game.ui.panels.asked import asked
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cited, pips

_drawn: dict[tuple[Piece, int], pygame.Surface] = {}


def counter(bench: Bench, unit: str, size: float) -> Element:
    """The counter of a unit as on the map."""
    pieces = asked(bench, "pieces", lambda: {one.id: one for one in dress.pieces(bench.view, bench.setting)})
    piece: Piece = pieces[unit]

    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        wide = ink.px(size)
        key = (piece, wide)
        if key not in _drawn:
            if len(_drawn) > 400:
                _drawn.clear()
            _drawn[key] = draw_counter(piece, wide)
        pad = pad_of(wide)
        surface.blit(_drawn[key], (rect.centerx - wide // 2 - pad, rect.centery - wide // 2 - pad))

    return Canvas(draw, size + 8, size + 8)


def unit_card(bench: Bench, unit: str) -> Element:
    """All that the seat knows of a unit."""
    world = bench.setting.world
    item, kind = world.units[unit], world.kind_of[unit]
    place = place_of(bench, unit)
    side = world.sides[item.side]
    where = f" at {world.board.name(place)}" if place is not None else ""
    head = Row(
        (
            counter(bench, unit, 54),
            Column(
                (
                    Text(item.title, "heading"),
                    Text(f"{kind.title}, {side.title}{where}", "small", "soft"),
                ),
                gap=0,
            ),
        ),
        widths=(None, REST),
        gap=10,
        align="middle",
    )
    rows = [(Text(name, "small", "faint"), value) for name, value in facts(bench, unit)]
    edge = dress.looks_of(world)[item.side].fill
    return Card((head, Grid(rows, widths=(84, REST), between=3)), edge=edge, pad=12, gap=8)


def place_of(bench: Bench, unit: str) -> int | None:
    """Where a unit is, as far as the seat knows."""
    view = bench.view
    if unit in view.own:
        return view.own[unit].state.place
    return view.seen[unit].place if unit in view.seen else None


def facts(bench: Bench, unit: str) -> Iterator[tuple[str, Element]]:
    """What is known of a unit, line by line."""
    yield from _under(bench, unit)
    yield from _strength(bench, unit)
    item, world = bench.setting.world.units[unit], bench.setting.world
    if item.army:
        army = world.names.get(item.army, item.army)
        yield "Belongs to", Text(sentence(army), "small")
    own = bench.view.own.get(unit)
    if own is not None and own.state.place >= 0:
        held = asked(bench, "supply", lambda: supply_layer(bench.view)).units.get(unit, True)
        says = "in supply" if held else "out of supply: it loses readiness"
        yield "Supply", Text(says, "small", "text" if held else "bad")
    if own is not None and own.state.arrives > bench.view.turn:
        yield "On the way", Text(f"until {bench.setting.clock(bench.view).label(own.state.arrives)}", "small")
    if item.hedge:
        yield "Source says", Text(f"“{item.hedge}”", "note", "soft")
    if item.cite:
        yield "Source", cited("order of battle", item.cite)


def _under(bench: Bench, unit: str) -> Iterator[tuple[str, Element]]:
    """Who commands it and by which rule; on which basis it is on another state's ground, and until when."""
    commands = asked(bench, "commands", lambda: {one.unit: one for one in command_layer(bench.view)})
    if unit in commands:
        found = commands[unit]
        yours = " (you)" if found.mine else ""
        yield "Commander", Text(f"{found.office_title}{yours}", "small", "text" if found.mine else "warn")
        yield "Because", cited(f"{found.rule}", found.cite)
    bases = asked(bench, "bases", lambda: {one.unit: one for one in basis_layer(bench.view)})
    if unit in bases and bases[unit].basis != "":
        basis = bases[unit]
        until = f", until {basis.until}" if basis.until else ""
        says = f"{basis.says} in {basis.host}{until}"
        colour = "bad" if basis.basis is None else "warn" if basis.until else "good"
        yield "Legal basis", cited(says, basis.cite, "small", colour)


def _strength(bench: Bench, unit: str) -> Iterator[tuple[str, Element]]:
    item, kind = bench.setting.world.units[unit], bench.setting.world.kind_of[unit]
    own, seen = bench.view.own.get(unit), bench.view.seen.get(unit)
    full = item.steps or kind.steps
    steps = own.state.steps if own else seen.steps if seen else 0
    if steps:
        yield "Steps", Row((pips(steps, full), Text(f"{steps} of {full}", "small")), gap=6, align="middle")
    ready = own.state.ready if own else seen.ready if seen else -1
    if ready >= 0:
        words = ("worn out", "tired", "fair", "fresh")[max(0, min(3, ready))]
        colour = "bad" if not ready else "warn" if ready == 1 else "accent"
        yield "Readiness", Row((pips(ready, 3, colour), Text(words, "small")), gap=6, align="middle")
    rated = []
    if kind.attack or kind.defence:
        rated += [f"attack {kind.attack}", f"defence {kind.defence}"]
    if kind.allowance and kind.mobility not in (MoveClass.AIR, MoveClass.FIXED):
        rated.append(f"march {kind.allowance}")
    rated += [f"reach {counted(kind.reach, 'hex')}"] if kind.reach else []
    rated += [f"radar {counted(kind.radar, 'hex')}"] if kind.radar else []
    rated += [f"support {kind.support}"] if kind.support else []
    if rated:
        yield "Ratings", Text(", ".join(rated), "small")
    rounds = own.state.magazine if own else seen.magazine if seen else -1
    if rounds > 0 or (kind.magazine and rounds == 0):
        yield "Rounds", Text(f"{rounds} of {kind.magazine}", "small", "text" if rounds else "bad")
    state = own.state if own else None
    if (state is not None and state.dug_in) or (seen is not None and seen.dug_in):
        yield "Position", Text("dug in", "small")


def unit_row(bench: Bench, unit: str, action: Action, note: str = "", key: str = "") -> Element:
    """A unit as a line of a list."""
    item = bench.setting.world.units[unit]
    place = place_of(bench, unit)
    where = bench.setting.world.board.name(place) if place is not None else ""
    said = f"{where}, {note}" if note and where else note or where
    row = Row(
        (
            counter(bench, unit, 30),
            Column((Text(item.title, "body"), Text(said, "small", "soft") if said else None), gap=0),
        ),
        widths=(None, REST),
        gap=8,
        align="middle",
    )
    return Pick(row, action, key=key or f"unit {unit}", chosen=bench.unit == unit, pad=2)
