"""Who stands air-defence duty: crews with their readiness, batteries with their magazines, radars, and the posts."""

from collections.abc import Iterator

import pygame

from game.engine.questions.duty import AirForce, DutyPost, DutyRoom
from game.ui.kit import REST, Button, Canvas, Card, Column, Element, Icon, Ink, Row, Span, Text
from game.ui.kit.elements import fill
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cap, empty, label, lead, named, pips

READY = 3
STATES = {
    "in the air": ("up", "accent"),
    "on duty": ("tick", "good"),
    "ready": ("dot", "good"),
    "not ready": ("clock", "bad"),
    "on trains": ("lock", "faint"),
}
"""The icon of each state of an air-defence unit, and its colour."""


def crews_part(bench: Bench, room: DutyRoom) -> Element:
    """The fighters of the alliance: where, how ready, in the air or resting, and whose keys start them."""
    found = [one for one in room.forces if one.role == "fighter"]
    if not found:
        return empty(
            "Your alliance has no fighters on this map: nothing can take off, so no key is asked of you."
        )
    most = bench.setting.numbers.air.sorties
    return Column((_summary(found), *(_crew(one, most) for one in _ordered(found))), gap=6)


def _ordered(found: list[AirForce]) -> list[AirForce]:
    return sorted(found, key=lambda one: (not one.mine, not one.aloft, not one.on_duty, one.title))


def _summary(found: list[AirForce]) -> Element:
    """How many are on duty, in the air, ready, resting."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.state] = counts.get(one.state, 0) + 1
    cells = tuple(
        lead(STATES[state][0], Text(f"{number} {state}", "strong"), STATES[state][1], 14, 6)
        for state, number in counts.items()
    )
    return Column((Row(cells, widths=(REST,) * len(cells), gap=8),))


def _state(one: AirForce) -> Element:
    name, colour = STATES.get(one.state, ("dot", "faint"))
    return lead(name, Text(cap(one.state), "small", colour), colour, 12, 5)


def _place(one: AirForce) -> Button:
    return Button(
        cap(named(one.name)),
        ("duty", "show", one.place),
        kind="quiet",
        icon="pin",
        key=f"at {one.unit}",
        style="small",
        align="left",
    )


def _crew(one: AirForce, most: int) -> Element:
    """A fighter unit on a card."""
    ready = (
        pips(max(0, one.ready), READY, "good", tip=f"Readiness {one.ready} of {READY}.")
        if one.ready >= 0
        else None
    )
    word = "Two keys" if len(one.keys) > 1 else "One key"
    keys = tuple(Icon("key", "warn" if len(one.keys) > 1 else "good", 16) for _ in one.keys)
    sorties = f"{one.sorties} of {most} flights used" if one.sorties else ""
    parts: list[Element | None] = [
        Row((Text(one.title, "strong" if one.mine else "body"), _state(one)), widths=(REST, 96), gap=8),
        Row((_place(one), ready), widths=(REST, None) if ready else (REST,), gap=8, align="middle"),
        Row(
            (
                *keys,
                Text(
                    f"{word}: {one.article.lower()}" if one.article else word,
                    "small",
                    "soft",
                    tip=one.article,
                ),
            ),
            widths=(*(None for _ in keys), REST),
            gap=4,
        )
        if keys
        else None,
        Text(sorties, "small", "faint") if sorties else None,
    ]
    return Card(parts, edge="accent" if one.aloft else "good" if one.on_duty else None, pad=8, gap=3)


# -- batteries -------------------------------------------------------------------------------------------------
def batteries_part(bench: Bench, room: DutyRoom) -> Element:
    """Missile batteries with their magazines, then radars."""
    batteries = _ordered([one for one in room.forces if one.role == "sam"])
    radars = _ordered([one for one in room.forces if one.role == "radar"])
    if not batteries and not radars:
        return empty("Your alliance has no batteries and no radars here.", "shield")
    kinds = bench.setting.world.kind_of
    parts: list[Element | None] = [_battery(one, kinds[one.unit].magazine) for one in batteries]
    parts.append(label("Radars") if radars else None)
    parts += [_radar(one) for one in radars]
    return Column(parts, gap=6)


def _battery(one: AirForce, full: int) -> Element:
    known = one.magazine >= 0
    said = (
        Span(f"{one.magazine} of {full} rounds", "strong")
        if known
        else Span("rounds not known", "small", "faint"),
        Span(f"   {one.rounds} this turn" if known and one.rounds >= 0 else "", "small", "soft"),
        Span(f"   reach {one.reach} hexes", "small", "faint"),
    )
    return Card(
        (
            Row((Text(one.title, "strong" if one.mine else "body"), _state(one)), widths=(REST, 96), gap=8),
            Text(said),
            magazine(one.magazine, full) if known else None,
            _place(one),
        ),
        edge="good" if one.on_duty else None,
        pad=8,
        gap=3,
    )


def magazine(held: int, full: int) -> Element:
    """Rounds as small upright bars, those spent pale."""
    rows = 1 + max(0, full - 1) // 40

    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        across = -(-full // rows)
        step = min(ink.px(11), rect.width / max(1, across))
        for n in range(full):
            x, y = n % across, n // across
            at = pygame.Rect(
                round(rect.x + x * step), rect.y + y * ink.px(13), max(2, round(step * 0.6)), ink.px(11)
            )
            fill(surface, ink.colour("good" if n < held else "line"), at, ink.px(2))

    return Canvas(draw, rows * 13, tip=f"{held} of {full} rounds are left.")


def _radar(one: AirForce) -> Element:
    said = (Span(one.title, "body"), Span(f"   sees {one.radar} hexes", "small", "faint"))
    return Card((lead("radar", Text(said), "link"), _place(one)), pad=6, gap=1)


# -- posts -----------------------------------------------------------------------------------------------------
def posts_part(bench: Bench, room: DutyRoom) -> Element:
    """The offices with a say in the air: whose keys they turn, what answers to them."""
    if not room.posts:
        return empty("No office of yours has a say in the air.", "key")
    return Column(tuple(_post(bench, room, one) for one in room.posts), gap=8)


def _post(bench: Bench, room: DutyRoom, one: DutyPost) -> Element:
    titles = {force.unit: force.title for force in room.forces}
    parts: list[Element | None] = [
        lead(
            "star" if one.mine else "people",
            Text(
                (
                    Span(one.title, "strong"),
                    Span(
                        f"   {'yours' if one.mine else one.seat}", "small", "accent" if one.mine else "faint"
                    ),
                )
            ),
            "accent" if one.mine else "faint",
        )
    ]
    parts += list(_list("key", "Its key starts", [titles[unit] for unit in one.keys if unit in titles]))
    parts += list(_list("flag", "Under its orders", [titles[unit] for unit in one.units if unit in titles]))
    return Card(parts, edge="accent" if one.mine else None, pad=10)


def _list(icon: str, heading: str, titles: list[str]) -> Iterator[Element]:
    if titles:
        said = (Span(f"{heading}: ", "small", "faint"), Span("; ".join(titles), "small", "soft"))
        yield lead(icon, Text(said), "faint", 14)
