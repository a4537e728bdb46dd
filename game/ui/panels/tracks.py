"""The tracks: each value that politics moves, its line over the turns, and what moved it this turn and why."""

from collections.abc import Callable, Iterator
from typing import Final

import pygame
from attrs import frozen

from game.engine.questions.tracks import Cause, TrackItem, tracks
from game.ui.kit import REST, Action, Canvas, Column, Element, Gauge, Ink, Pick, Row, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import arrow, cap, cited, empty, explained, label, lead, signed
from game.ui.panels.tracks_marks import Mark, marks

LOW: Final = 0
HIGH: Final = 100


@frozen
class Tracks:
    """The tracks at the side of the board; one is unfolded at a time by a click."""

    name: Final = "tracks"
    title: Final = "Tracks"
    icon: Final = "chart"
    hotkey: Final = "F5"

    def tree(self, bench: Bench) -> Element:
        """Every track that the seat sees, grouped by whose it is."""
        found = _tracks(bench)
        if not found:
            return empty("This scenario has no political tracks.", "chart")
        opened = bench.memory.setdefault("tracks open", set())
        parts: list[Element | None] = []
        whose = None
        for one in found:
            if one.side != whose:
                whose = one.side
                parts.append(label(_whose(bench, one.side)))
            parts.append(_track(bench, one, one.id in opened))
        return Column(parts, gap=6)

    def act(self, bench: Bench, action: Action) -> bool:
        """Fold and unfold a track."""
        if not isinstance(action, tuple) or not action or action[0] != "tracks":
            return False
        bench.memory.setdefault("tracks open", set()).symmetric_difference_update({action[1]})
        bench.touch()
        return True

    def calls(self, bench: Bench) -> bool:
        """Tracks never wait for anybody."""
        return False


def _tracks(bench: Bench) -> tuple[TrackItem, ...]:
    """The tracks of the present view, worked out once."""
    kept = bench.memory.get("tracks")
    if kept is None or kept[0] is not bench.view:
        kept = bench.memory["tracks"] = (bench.view, tracks(bench.view))
    found: tuple[TrackItem, ...] = kept[1]
    return found


def _whose(bench: Bench, side: str) -> str:
    sides = bench.setting.world.sides
    return cap(sides[side].title) if side in sides else "The West" if side == "west" else "Shared by all"


def _track(bench: Bench, one: TrackItem, opened: bool) -> Element:
    """A track: its value, this turn's movement, its line; unfolded, all that moved it."""
    moved = sum(cause.by for cause in one.causes)
    found = marks(bench, one.id)
    change = Row(
        (
            arrow(moved, 12, "accent"),
            Text(signed(moved) if moved else "0", "strong", "text" if moved else "faint"),
        ),
        gap=4,
        align="middle",
    )
    head = Row(
        (
            Text(one.title, "strong", tip=explained(one.cite)),
            change,
            Text(str(one.value), "number", align="right"),
        ),
        widths=(REST, None, 40),
        gap=10,
        align="middle",
    )
    body: list[Element | None] = [
        head,
        Gauge(one.value, HIGH, "accent", marks=tuple(mark.value for mark in found), height=6),
        line(one, found),
    ]
    if not opened:
        body += list(_causes(one.causes[-2:], small=True))
    else:
        body += list(_unfolded(bench, one, found))
    return Pick(
        Column(body, gap=4),
        ("tracks", one.id),
        key=f"track {one.id}",
        ground="raised",
        pad=10,
        tip="" if opened else "Press it to see all that moved it.",
    )


def _causes(found: tuple[Cause, ...], small: bool = False) -> Iterator[Element]:
    for cause in found:
        said = (
            Span(f"{signed(cause.by)}  ", "strong"),
            Span(f"{cause.why}", "small", "soft"),
            Span(f" [{cause.cite}]", "small", "link"),
        )
        yield lead("up" if cause.by > 0 else "down", Text(said, tip=explained(cause.cite)), "accent", 12)


def _unfolded(bench: Bench, one: TrackItem, found: tuple[Mark, ...]) -> Iterator[Element]:
    """All causes of the game turn by turn, thresholds, and what moves it by and by."""
    clock = bench.setting.clock(bench.view)
    yield label("What moved it")
    if not one.all_causes:
        yield Text("Nothing has moved it yet.", "small", "faint")
    turn = -1
    for cause in reversed(one.all_causes):
        if cause.turn != turn:
            turn = cause.turn
            yield Text(
                clock.label(turn) + (" (this turn)" if turn == bench.view.turn else ""), "small", "faint"
            )
        yield from _causes((cause,))
    if one.unexplained:
        yield Text(f"Moved by {signed(one.unexplained)} without your being told why.", "small", "faint")
    if found:
        yield label("What hangs on it")
        for mark in found:
            holds = mark.holds(one.value)
            yield lead(
                "tick" if holds else "ring",
                Text(f"{mark.words}: {mark.title}.", "small", "soft"),
                "good" if holds else "faint",
                14,
            )
    if one.drift:
        yield label("What moves it by and by")
        yield from (lead("dot", Text(cap(text), "small", "soft"), "faint", 10) for text in one.drift)
    if one.assumption:
        yield cited(f"Assumption of the game: {one.assumption}.", one.cite, "small", "faint")


def _scale(room: pygame.Rect) -> Callable[[int], float]:
    """Where in a rectangle a value lies, in pixels from the top of the window."""
    return lambda value: room.bottom - value * room.height / (HIGH - LOW)


def line(one: TrackItem, found: tuple[Mark, ...], height: float = 38) -> Element:
    """The value over the turns as an area between 0 and 100, the present value a dot, thresholds as thin lines."""
    values = tuple(value for _, value in one.history)

    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        room = pygame.Rect(rect.x, rect.y, rect.width, rect.height)
        pygame.draw.rect(surface, ink.colour("panel"), room, border_radius=ink.px(4))
        inner = room.inflate(-ink.px(16), -ink.px(10))
        high = _scale(inner)
        for mark in found:
            y = round(high(mark.value))
            for x in range(inner.x, inner.right, ink.px(8)):
                pygame.draw.line(surface, ink.colour("warn"), (x, y), (min(inner.right, x + ink.px(4)), y), 1)
        step = inner.width / max(1, len(values) - 1)
        points = [(inner.x + n * step, high(value)) for n, value in enumerate(values)] or [
            (inner.x, inner.bottom)
        ]
        if len(points) == 1:
            points = [(inner.x, points[0][1]), (inner.right, points[0][1])]
        shade = [*points, (points[-1][0], inner.bottom), (points[0][0], inner.bottom)]
        red, green, blue = ink.colour("accent")
        ground = ink.colour("panel")
        pale = (
            ground[0] + (red - ground[0]) // 4,
            ground[1] + (green - ground[1]) // 4,
            ground[2] + (blue - ground[2]) // 4,
        )
        pygame.draw.polygon(surface, pale, shade)
        pygame.draw.lines(surface, ink.colour("accent"), False, points, ink.px(2))
        pygame.draw.circle(surface, ink.colour("text"), points[-1], ink.px(4))

    first, last = values[0] if values else 0, one.value
    tip = f"From {first} at the start to {last} now, between 0 and 100."
    return Canvas(draw, height, tip=tip)
