"""The line above the map: date and turn, the steps of the turn, the period, the stage, the seat and what it may spend."""

from collections.abc import Iterator
from typing import Final

import pygame

from game.engine.questions.length import of_all, whole
from game.engine.questions.periods import PeriodItem, periods
from game.engine.view import View
from game.model.terms import Period
from game.report.text import counted
from game.ui import dress
from game.ui.kit import Button, Canvas, Column, Element, Ink, Row, Span, Text
from game.ui.panels import room
from game.ui.panels.asked import asked
from game.ui.panels.bench import Bench
from game.ui.theme import SideLook

STEPS: Final = (
    ("Council", ("table", "reply", "final", "count")),
    ("Plan", ("plan",)),
    ("Air", ("launch", "duty", "impulse")),
    ("Operations", ("operations",)),
    ("Recovery", ("recovery",)),
)
"""The steps of a turn as the line shows them, with the ids that each stands for."""
ARMED: Final = ("Air", "Operations")
"""The steps in which only forces act."""
WITHIN: Final = {"table": "proposals", "reply": "replies", "final": "last word"}
PERIODS: Final = {Period.PEACETIME: "good", Period.THREATENED: "warn", Period.WARTIME: "bad"}
SLIM: Final = 640
"""Below how many pixels at 100 % the seat shows its badge alone."""
WEEK: Final = "week of "
"""How the name of a turn of a week begins."""
ROOMY: Final = 1150
"""From how many pixels at 100 % all of the line is shown."""


def topline(bench: Bench) -> Element:
    """All of it; where there is little room, what can be read elsewhere is left out."""
    wide = room.wide(bench)
    parts: list[Element | None] = [
        Button(
            "Menu" if wide >= ROOMY else "",
            ("menu",),
            kind="quiet",
            icon="menu",
            key="menu",
            tip="Menu (F10)",
        ),
        when(bench, wide),
        steps(bench, wide),
        period(bench, wide),
        *standing(bench, wide),
    ]
    return Column((Row(parts, gap=16 if wide >= ROOMY else 8, align="middle", wraps=True),), pad=4, sides=8)


def when(bench: Bench, wide: int) -> Element:
    """The date, and the turn of how many."""
    view, world = bench.view, bench.setting.world
    roomy = wide >= ROOMY
    turn = f"   Turn {view.planned} {of_all(world)}" if roomy else f"  {view.planned}/{world.latest}"
    date = view.date if roomy else _short(view.date)
    tip = f"{world.title}: {view.date}. {whole(bench.setting)}"
    return Text((Span(date, "strong"), Span(turn, "small", "soft")), tip=tip)


def _short(date: str) -> str:
    """A date with its month in three letters, and without its year where it names a day.

    >>> _short("10 September 2021, morning"), _short("12 May")
    ('10 Sep, morning', '12 May')
    >>> _short("September 2020"), _short("week of 5 September 2021")
    ('Sep 2020', 'week of 5 Sep')
    """
    day, _, half = date.partition(", ")
    lead = WEEK if day.startswith(WEEK) else ""
    first, *rest = day.removeprefix(WEEK).split()
    if not rest:
        return date
    short = f"{lead}{first} {rest[0][:3]}" if first.isdigit() else f"{first[:3]} {rest[0]}"
    return f"{short}, {half}" if half else short


def steps(bench: Bench, wide: int) -> Element:
    """The steps of the turn, the present one marked; alone where there is little room."""
    view, quiet = bench.view, stands_down(bench)
    now = next((title for title, ids in STEPS if view.step in ids), "")
    within = WITHIN.get(view.step, "")
    said = f"{now}: {within}" if within and wide >= SLIM else now
    if wide < ROOMY:
        return Text(said or "Between turns", "strong", "accent")
    spans: list[Span] = []
    for title, ids in STEPS:
        here = view.step in ids
        if quiet and not here and title in ARMED:
            continue
        gap = "   " if spans else ""
        spans.append(
            Span(
                f"{gap}{said if here else title}",
                "strong" if here else "small",
                "accent" if here else "faint",
            )
        )
    return Text(tuple(spans), tip="The steps of a turn; the present one is marked.")


def stands_down(bench: Bench) -> bool:
    """Whether all forces stand down now, so that nothing flies and no unit gets an order."""
    seats = [seat for seat in bench.setting.world.seats.values() if seat.sides]
    return bench.view.period is Period.PEACETIME and all(
        seat.stands_down or not seat.activations for seat in seats
    )


def period(bench: Bench, wide: int) -> Element:
    """The legal period, with what it changes in its tip, and the stage of the exercise."""
    view = bench.view
    found = next((one for one in asked(bench, "periods", lambda: periods(view)) if one.current), None)
    title = found.title if found else view.period.value
    stage = bench.setting.stakes.stages[view.stage].title if view.stage else ""
    spans = [Span(title, "strong", PERIODS[view.period])]
    if stage and wide >= ROOMY:
        spans.append(Span(f"   {stage}", "small", "soft"))
    return Text(tuple(spans), tip=" ".join((*(f"{one}." for one in (title, stage) if one), *_changes(found))))


def _changes(found: PeriodItem | None) -> Iterator[str]:
    """What the law ties to a period, in sentences."""
    if found is not None:
        for head, items in (
            ("The Council may now", found.opens),
            ("Guests may be here by", found.bases),
            ("Also", found.joins),
        ):
            if items:
                yield f"{head}: {'; '.join(items)}."


def standing(bench: Bench, wide: int) -> Iterator[Element]:
    """The seat with its badge, and what it may spend in this step."""
    world, view = bench.setting.world, bench.view
    seat = world.seats.get(bench.seat)
    if seat is None:
        return
    looks = dress.looks_of(world)
    yield Row(
        (
            *(badge(looks[side]) for side in seat.sides if side in looks),
            Text(seat.title if wide >= SLIM else "", "strong", tip=f"You play {seat.title}."),
        ),
        gap=4,
        align="middle",
    )
    planned = bool(bench.setting.numbers.politics.postures)
    yield Text(purse(view, planned), "body", "text", tip="What you may spend.")


def purse(view: View, planned: bool = True) -> str:
    """What the seat may spend in this step.

    Capital at the Council's table, escalation points and missiles in the plan where one is `planned`, activations in
    operations.
    """
    if view.step == "operations":
        return counted(view.activations, "activation")
    if planned and view.escalation is not None and view.step == "plan":
        return f"{counted(view.escalation, 'point')}, {counted(view.missiles or 0, 'missile')}"
    return f"{view.capital} capital"


def badge(look: SideLook, size: float = 22) -> Element:
    """A side's colour with its letter, as on its counters."""

    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        pygame.draw.rect(surface, look.fill, rect, border_radius=ink.px(4))
        letter = ink.rendered(look.letter, "strong", look.text)
        surface.blit(letter, letter.get_rect(center=rect.center))

    return Canvas(draw, size, size)
