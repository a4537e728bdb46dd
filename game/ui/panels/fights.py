"""A fight before it is ordered: who takes part, how it may end, what moves the odds, and what is not known."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pygame

from game.engine.questions.fight import AttackPreview, OddsRow, Share, Shift, StrikePreview
from game.report.text import signed
from game.ui.kit import REST, Button, Canvas, Card, Column, Element, Grid, Icon, Ink, Pick, Row, Span, Text
from game.ui.kit.elements import fill
from game.ui.panels.asked import attack_of, orders_of, strike_of
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cited
from game.ui.theme import Colour

Draw = Callable[[pygame.Surface, pygame.Rect, Ink], None]

GOOD: Final[Colour] = (98, 178, 128)
EVEN: Final[Colour] = (214, 180, 84)
BAD: Final[Colour] = (222, 118, 100)


def fight(bench: Bench, unit: str, place: int, joining: tuple[str, ...]) -> Element | None:
    """The preview of the attack or the strike on a place; None where there is none."""
    attack = next((one for one in orders_of(bench, unit).attacks if one.place == place), None)
    if attack is not None:
        found = attack_of(bench, (unit, *joining), place)
        return attack_card(bench, unit, found, attack.joining, joining) if found else None
    strike = strike_of(bench, unit, place)
    return strike_card(strike) if strike else None


def attack_card(
    bench: Bench, unit: str, found: AttackPreview, able: Sequence[str], joining: Sequence[str]
) -> Element:
    """An attack: attackers to choose, the distribution, drivers, unknowns, and the order itself."""
    against = ", ".join(found.defenders) or "nobody in view"
    return Card(
        (
            Text((Span("Attack ", "heading", "accent"), Span(found.name, "heading"))),
            Text(f"Held by {against}", "small", "soft"),
            *attackers(bench, unit, able, joining),
            Text(odds(found), "body"),
            bars(found.shares),
            confirm("Attack", found),
            *drivers(found.shifts),
            *others(found.rows, found.column),
            *unknown(found.unknown),
            Text(f"Supported by {', '.join(found.supports)}.", "small", "soft") if found.supports else None,
            Text(found.enters, "small", "soft"),
        ),
        border="accent",
        pad=12,
        gap=6,
    )


def strike_card(found: StrikePreview) -> Element:
    """A strike from afar."""
    return Card(
        (
            Text((Span("Strike ", "heading", "accent"), Span(found.name, "heading"))),
            Text(f"At {', '.join(found.targets) or 'what may be there'}", "small", "soft"),
            Text(f"Each shot hits with {found.percent} per cent.", "body"),
            bars(found.shares, plain=True),
            confirm("Strike", found),
            *unknown(found.unknown),
        ),
        border="accent",
        pad=12,
        gap=6,
    )


def confirm(word: str, found: AttackPreview | StrikePreview) -> Element:
    """The order itself, and the way back."""
    reason = next((one.text for one in found.verdict.objections), "")
    return Row(
        (
            Button("Not now", ("orders", "target", None), key="no fight", hotkey="Esc"),
            Button(
                word,
                found.move,
                kind="primary",
                icon="target",
                key="fight",
                hotkey="Alt+A",
                enabled=found.verdict.allowed,
                tip=reason,
            ),
        ),
        gap=8,
        wraps=True,
        end=True,
    )


def attackers(bench: Bench, unit: str, able: Sequence[str], joining: Sequence[str]) -> Iterator[Element]:
    """The units that may attack together, each to be taken in or left out."""
    titles = bench.setting.world.units
    if not able:
        return
    yield Text("Attackers", "label", "faint")
    first = Row((Icon("tick", "good", 16), Text(titles[unit].title)), widths=(None, REST), gap=8)
    yield Column((first,), pad=3)
    for name in able:
        on = name in joining
        row = Row(
            (
                Icon("tick" if on else "plus", "good" if on else "faint", 16),
                Text(titles[name].title, "body", "text" if on else "soft"),
            ),
            widths=(None, REST),
            gap=8,
        )
        yield Pick(row, ("orders", "join", name), key=f"join {name}", chosen=False, pad=3)


def odds(found: AttackPreview) -> tuple[Span, ...]:
    """The strengths, the column that they make, and the column after all shifts."""
    spans = [
        Span(f"{found.attack / 100:g} against {found.defence / 100:g} points: ", "body", "soft"),
        Span(found.base, "strong"),
    ]
    if found.column != found.base:
        spans += [Span("  after shifts  ", "small", "soft"), Span(found.column, "number", "accent")]
    return tuple(spans)


# -- the distribution ------------------------------------------------------------------------------------------
def tone(share: Share) -> Colour:
    """How a result looks to the attacker."""
    if share.attacker == share.defender and not share.retreat:
        return EVEN
    return GOOD if share.defender + share.retreat > share.attacker else BAD


def bars(shares: Sequence[Share], plain: bool = False) -> Element:
    """A distribution: each result with its per cent as a bar."""
    most = max((share.percent for share in shares), default=1)
    rows = []
    for share in shares:
        colour = tone(share) if not plain else GOOD if share.title != "No hit" else BAD
        rows.append(
            (
                Text(share.title, "small"),
                Canvas(_bar(share.percent, most, colour), 16, tip=_result(share) if not plain else ""),
                Text(f"{share.percent} %", "strong", align="right"),
            )
        )
    return Grid(rows, widths=(REST, 120, 50), gap=8, between=3)


def _bar(value: int, most: int, colour: Colour) -> Draw:
    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        fill(surface, ink.colour("ground"), rect, ink.px(3))
        held = pygame.Rect(rect.x, rect.y, max(ink.px(2), rect.width * value // max(1, most)), rect.height)
        fill(surface, colour, held, ink.px(3))

    return draw


def _result(share: Share) -> str:
    parts = [f"attacker loses {share.attacker}", f"defender loses {share.defender}"]
    parts += [f"goes back {share.retreat}"] if share.retreat else []
    return f"{share.title}: {', '.join(parts)}. {share.weight} of 36 throws."


def drivers(shifts: Sequence[Shift]) -> Iterator[Element]:
    """What moves the odds, with signs and sources."""
    if not shifts:
        return
    yield Text("What moves the odds", "label", "faint")
    rows = [
        (
            Text(signed(one.by), "strong", GOOD if one.by > 0 else BAD, align="right"),
            cited(one.text, "" if one.cite == "rulebook 4.8" else one.cite, "small", "text"),
        )
        for one in shifts
    ]
    yield Grid(rows, widths=(28, REST), gap=8, between=3)


def others(rows: Sequence[OddsRow], column: str) -> Iterator[Element]:
    """The odds under other assumptions about what is not known, each as one striped bar."""
    if len(rows) < 2:
        return
    yield Text("If what you do not know is", "label", "faint")
    lines = [
        (
            Text(f"{row.label}: {row.column}", "small", "soft" if row.column == column else "text"),
            Canvas(_striped(row.shares), 12),
        )
        for row in rows
    ]
    yield Grid(lines, widths=(REST, 150), gap=8, between=3)


def _striped(shares: Sequence[Share]) -> Draw:
    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        x, total = rect.x, max(1, sum(share.weight for share in shares))
        for colour in (BAD, EVEN, GOOD):
            weight = sum(share.weight for share in shares if tone(share) == colour)
            wide = round(rect.width * weight / total)
            if wide:
                fill(surface, colour, pygame.Rect(x, rect.y, wide, rect.height))
            x += wide

    return draw


def unknown(found: Sequence[str]) -> Iterator[Element]:
    """What the seat does not know."""
    for text in found:
        row = (Icon("eye", "warn", 16), Text(f"Not known: {text[:1].lower()}{text[1:]}", "small", "warn"))
        yield Row(row, widths=(None, REST), gap=8)
