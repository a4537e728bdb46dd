"""A place on a card: its ground and whose it is, town and ways, facilities, the law there, the units known there."""

from collections.abc import Iterator

from game.engine.questions.common import sentence
from game.engine.questions.layers import regions
from game.engine.questions.orders import order_for_click
from game.engine.questions.words import words
from game.model.terms import LeaseStatus
from game.ui import dress
from game.ui.kit import REST, Button, Card, Element, Grid, Icon, Row, Text
from game.ui.panels.asked import asked
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cited, label
from game.ui.panels.unit_card import unit_row

RANKS = ("capital", "city", "town", "place")
LEASES = {
    LeaseStatus.ACTIVE: "leased to the ally",
    LeaseStatus.EXTENDED: "leased to the ally, extended",
    LeaseStatus.EXPIRED: "lease expired, under negotiation",
    LeaseStatus.ENDED: "lease ended",
}


def place_card(bench: Bench, place: int) -> Element:
    """All that the seat knows of a place."""
    world = bench.setting.world
    owner = world.ground_of(place)
    edge = dress.looks_of(world)[owner].fill if owner in world.sides else "line"
    rows = [(Text(name, "small", "faint"), value) for name, value in ground(bench, place)]
    return Card(
        (
            Row(
                (
                    Text(world.board.name(place), "heading"),
                    Button("", ("orders", "leave place"), kind="quiet", icon="cross", key="leave place"),
                ),
                widths=(REST, None),
            ),
            Grid(rows, widths=(84, REST), between=3),
            *facilities(bench, place),
            *units(bench, place),
            *order_here(bench, place),
        ),
        edge=edge,
        pad=12,
        gap=6,
    )


def ground(bench: Bench, place: int) -> Iterator[tuple[str, Element]]:
    """Terrain, ways, whose ground it is and who holds it, the joint region."""
    world = bench.setting.world
    board, owner = world.board, world.ground_of(place)
    if place < 0:
        yield "Kind", Text("an area beside the map", "small")
    else:
        terrain = board.titles.get(board.terrain[place], board.terrain[place])
        river = ", a river at its side" if any(board.river[place]) else ""
        yield "Terrain", Text(f"{terrain}{river}", "small")
        ways = [name for name, has in (("road", board.road[place]), ("railway", board.rail[place])) if has]
        yield "Ways", Text(" and ".join(ways) or "none", "small")
    if owner:
        oblast = board.titles.get(board.oblast[place], "")
        yield "Ground of", Text(f"{world.sides[owner].title}{f', {oblast}' if oblast else ''}", "small")
        if world.is_bound(owner):
            yield "Law", cited("A unit of the ally needs a legal basis here.", "R78, X04")
    else:
        yield "Ground of", Text("nobody in this game", "small")
    holder = bench.view.control.get(place)
    if holder:
        yield "Held by", Text(f"the {sentence(holder)}", "small", "warn")
    for item in asked(bench, "regions", lambda: regions(bench.view)):
        if place in item.hexes:
            yield "Region", cited(f"in that of the {item.title.removeprefix('The ')}", item.cite)


def facilities(bench: Bench, place: int) -> Iterator[Element]:
    """What stands here, and in what state."""
    world = bench.setting.world
    for name in world.facilities_at.get(place, ()):
        item, state = world.facilities[name], bench.view.facilities.get(name)
        if state is None or not state.founded:
            continue
        words_ = [item.kind.replace("-", " ")]
        if state.damage:
            words_.append(f"damage {state.damage} of {item.strength}")
        if state.lease is not None:
            words_.append(LEASES.get(state.lease, state.lease.value))
        colour = "bad" if state.damage >= item.strength else "warn" if state.damage else "soft"
        yield Row(
            (Icon("pin", colour, 16), Text(f"{item.title}: {', '.join(words_)}", "small", colour)),
            widths=(None, REST),
            gap=8,
        )


def units(bench: Bench, place: int) -> Iterator[Element]:
    """The units that the seat knows of here."""
    view = bench.view
    own = [name for name, unit in view.own.items() if unit.state.place == place]
    seen = [name for name, unit in view.seen.items() if unit.place == place]
    if own or seen:
        yield label("Units known here")
    for name in own:
        yield unit_row(bench, name, ("orders", "unit", name), key=f"here {name}")
    for name in seen:
        side = bench.setting.world.side_of[name]
        note = bench.setting.world.sides[side].title
        yield unit_row(bench, name, ("orders", "unit", name), note, key=f"here {name}")


def order_here(bench: Bench, place: int) -> Iterator[Element]:
    """The order that the selected unit would get by a click here."""
    own = bench.view.own.get(bench.unit)
    if own is None or not own.mine or own.state.place == place:
        return
    move, verdict = order_for_click(bench.view, bench.unit, place)
    if move is not None:
        yield Button(
            words(bench.setting, move),
            ("ground", "order", place),
            kind="primary" if verdict.allowed else "normal",
            icon="arrow",
            enabled=verdict.allowed,
            align="left",
            key="order here",
            tip="" if verdict.allowed else "Press to see which rule stands against it.",
        )
