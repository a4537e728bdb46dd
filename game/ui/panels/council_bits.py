"""Small parts that the political and air panels share: marks, citations, conditions, tracks that move, folds."""

from collections.abc import Iterable, Iterator

import pygame

from game.core.verdict import Verdict
from game.engine.questions.common import Reason, reasons
from game.engine.questions.matters import Moved, Voter
from game.report.card import sources_of
from game.ui import dress
from game.ui.kit import (
    REST,
    Action,
    Button,
    Canvas,
    Card,
    Column,
    Element,
    Grid,
    Icon,
    Ink,
    Row,
    Span,
    Text,
    icon,
)
from game.ui.panels.bench import Bench
from game.ui.panels.topline import badge
from game.ui.theme import Colour

SHORT = 4
"""From so many conditions that are met on, only their number is shown."""
SEALED = ("its answer is not known",)
"""What is said of a member whose answer, given or not, is sealed."""


def lead(name: str, body: Element, colour: str | Colour = "soft", size: float = 16, gap: float = 8) -> Row:
    """An icon with something beside it."""
    return Row((Icon(name, colour, size), body), widths=(None, REST), gap=gap)


def title(text: str, icon: str = "", note: str = "") -> Element:
    """The heading of a section."""
    said: tuple[Span, ...] = (Span(text, "heading"),)
    if note:
        said = (*said, Span(f"   {note}", "small", "faint"))
    return lead(icon, Text(said), "accent", 18) if icon else Text(said)


def label(text: str) -> Text:
    """The small heading of a part of a section."""
    return Text(text, "label", "faint")


def empty(text: str, icon: str = "ring") -> Element:
    """Why there is nothing, and what would fill it."""
    said = lead(icon, Text(text, "body", "soft"), "faint")
    return Column((Card((said,), ground="panel", border="line", pad=10),))


def cap(text: str) -> str:
    """A text that begins with a capital.

    >>> cap("the President")
    'The President'
    """
    return text[:1].upper() + text[1:]


def within(title: str) -> str:
    """A title inside a sentence.

    >>> within("The Federation"), within("Polesye")
    ('the Federation', 'Polesye')
    """
    return f"the {title[4:]}" if title.startswith("The ") else title


def named(name: str) -> str:
    """The name of a place in a sentence; a hex without one by its number.

    >>> named("Brest"), named("1225")
    ('Brest', 'hex 1225')
    """
    return f"hex {name}" if name.isdigit() else name


def explained(cite: str) -> str:
    """What the sources of a citation say, a line each: for a tip."""
    found = sources_of(cite) if cite else ()
    return "\n".join(f"{one.id}: {one.says}" for one in found if one.says)


def cited(text: str, cite: str, style: str = "small", colour: str = "soft") -> Text:
    """A sentence with its sources after it; pointing at it tells what they say."""
    said: tuple[Span, ...] = (Span(text, style, colour),)
    if cite:
        said = (*said, Span(f" [{cite}]", "small", "link"))
    return Text(said, tip=explained(cite))


def sources(cite: str) -> Element | None:
    """Each source of a citation with its own line."""
    rows = [(Text(one.id, "small", "link"), Text(one.says, "small", "soft")) for one in sources_of(cite)]
    return Grid(rows, widths=(66, REST), between=2) if rows else None


# -- conditions ------------------------------------------------------------------------------------------------
def condition(one: Reason, style: str = "small") -> Element:
    """A condition, held, failed or unknown, with its sources."""
    name = "ring" if one.holds is None else "tick" if one.holds else "cross"
    colour = "faint" if one.holds is None else "good" if one.holds else "bad"
    ink = "text" if one.holds is False else "soft"
    return lead(name, cited(f"{one.text}.", one.cite, style, ink), colour, 14)


def verdict_lines(verdict: Verdict) -> Iterator[Element]:
    """What stands against a move, each reason; of what is met only the number where it is much."""
    found = reasons(verdict)
    failed = [one for one in found if not one.holds]
    met = [one for one in found if one.holds]
    yield from (condition(one) for one in failed)
    if len(met) >= SHORT:
        names = "\n".join(f"{one.text}." for one in met)
        yield lead("tick", Text(f"{len(met)} conditions are met.", "small", "soft", tip=names), "good", 14)
    else:
        yield from (condition(one) for one in met)


# -- sides -----------------------------------------------------------------------------------------------------
def badge_of(bench: Bench, office: str, size: float = 22) -> Element | None:
    """The colour and letter of the side that an office belongs to."""
    world = bench.setting.world
    found = world.offices.get(office)
    if found is None or found.side not in world.sides:
        return None
    return badge(dress.looks_of(world)[found.side], size)


# -- voters ----------------------------------------------------------------------------------------------------
def voter_line(bench: Bench, voter: Voter) -> Element:
    """A member of a body, and what the seat may know of its vote; what is sealed shows an envelope and no answer."""
    sealed = voter.agreed is None and voter.says in SEALED
    name, colour, says = "ring", "faint", voter.says
    if sealed and voter.mine:
        name, colour, says = "pen", "accent", "yours to give"
    elif sealed:
        name, colour, says = "envelope", "warn", "sealed until the votes are opened"
    elif "counter" in voter.says:
        name, colour = "pen", "warn"
    elif voter.agreed is not None:
        name, colour = ("tick", "good") if voter.agreed else ("cross", "bad")
    who = Span(cap(voter.title), "strong" if voter.mine else "body")
    said = Text((who, Span(f"  {says}", "small", "soft")))
    mark = badge_of(bench, voter.office, 18)
    if mark is None:
        return lead(name, said, colour, 16)
    return Row((Icon(name, colour, 16), mark, said), widths=(None, None, REST), gap=8)


# -- tracks that move ------------------------------------------------------------------------------------------
def signed(number: int) -> str:
    """A number with its sign.

    >>> signed(3), signed(-2)
    ('+3', '−2')
    """
    return f"{number:+d}".replace("-", "−")


def arrow(by: int, size: float = 12, colour: str = "accent") -> Element:
    """Up, down, or a dash."""
    return Icon("up" if by > 0 else "down" if by < 0 else "minus", colour if by else "faint", size)


def moved_lines(tracks: Iterable[Moved], style: str = "small") -> Element | None:
    """Tracks with how far they move, and from where to where."""
    rows = [
        (
            arrow(one.by),
            Text(one.title, style, "soft"),
            Text(
                (Span(signed(one.by), "strong"), Span(f"   {one.before} to {one.after}", "small", "faint")),
                align="right",
            ),
        )
        for one in tracks
    ]
    return Grid(rows, widths=(14, REST, 92), gap=8, between=1) if rows else None


def pips(held: int, most: int, colour: str = "accent", tip: str = "", size: float = 14) -> Canvas:
    """So many of so many, as discs."""

    def draw(surface: pygame.Surface, rect: pygame.Rect, ink: Ink) -> None:
        side, wide = ink.px(size), ink.px(size - 1)
        for n in range(max(most, held)):
            surface.blit(
                icon("dot", wide, ink.colour(colour if n < held else "line")), (rect.x + n * side, rect.y)
            )

    return Canvas(draw, size, width=size * max(1, most, held), tip=tip)


# -- folds -----------------------------------------------------------------------------------------------------
def fold(text: str, action: Action, opened: bool, key: str, note: str = "") -> Button:
    """The line that folds and unfolds what follows it."""
    return Button(
        text,
        action,
        kind="quiet",
        icon="down" if opened else "right",
        align="left",
        key=key,
        style="strong",
        note=note,
    )


def block(*parts: Element | None, gap: float = 6) -> Column:
    """Elements one below the other, the gaps left out."""
    return Column(parts, gap=gap)
