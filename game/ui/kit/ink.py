"""Text made ready for drawing: measured, wrapped to a width, rendered once and kept."""

from collections.abc import Callable, Iterator
from typing import Final

import pygame
from attrs import define, field, frozen

from game.ui.theme import Colour, Theme

KEPT: Final = 6_000
"""How many rendered pieces of text are kept before all are dropped."""


@frozen
class Span:
    """A piece of text in one style and one ink; the ink is a name of the palette or a colour of its own."""

    text: str
    style: str = "body"
    colour: str | Colour = "text"


@frozen
class Piece:
    """A run of words on a line: where it begins, in pixels from the left, and what it says."""

    x: int
    span: Span
    width: int


@frozen
class Line:
    """A line of text: its pieces, its width and its height."""

    pieces: tuple[Piece, ...]
    width: int
    height: int

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(piece.span.text for piece in self.pieces)


Said = str | tuple[Span, ...]


@define
class Ink:
    """A theme with its memory of what has been measured and rendered; `broken` holds the words that no line was wide
    enough for, so that a screen with too little room can be found.

    `say` gives a text in the language that is set, whole as an element holds it; None where it stays as it is.
    """

    theme: Theme
    say: Callable[[str], str] | None = None
    broken: set[str] = field(factory=set, init=False)
    _widths: dict[tuple[str, str], int] = field(factory=dict, init=False)
    _wrapped: dict[tuple[tuple[Span, ...], int], tuple[Line, ...]] = field(factory=dict, init=False)
    _drawn: dict[tuple[str, str, Colour], pygame.Surface] = field(factory=dict, init=False)

    def px(self, size: float) -> int:
        """A length at 100 % in pixels of the theme's scale."""
        return self.theme.px(size)

    def colour(self, name: str | Colour) -> Colour:
        """An ink of the palette by its name; a colour is itself."""
        if isinstance(name, str):
            found: Colour = getattr(self.theme.palette, name)
            return found
        return name

    def width(self, text: str, style: str = "body") -> int:
        """How wide a text is on one line, in pixels."""
        return self._wide(self.say(text) if self.say else text, style)

    def _wide(self, text: str, style: str) -> int:
        key = (text, style)
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = self.theme.font(style).size(text)[0]
        return found

    def line_height(self, style: str = "body") -> int:
        """How high a line of a style is, its leading included."""
        return self.theme.font(style).get_linesize()

    def wrap(
        self, said: Said, width: int, style: str = "body", colour: str | Colour = "text"
    ) -> tuple[Line, ...]:
        """A text in lines of at most `width` pixels; a word that is wider is broken, never clipped."""
        spans = (Span(said, style, colour),) if isinstance(said, str) else said
        if self.say:
            spans = tuple(Span(self.say(span.text), span.style, span.colour) for span in spans)
        key = (spans, width)
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) > KEPT:
                self._wrapped.clear()
            found = self._wrapped[key] = tuple(self._lines(spans, max(1, width)))
        return found

    def rendered(self, text: str, style: str, colour: str | Colour) -> pygame.Surface:
        """The picture of a text on one line."""
        key = (text, style, self.colour(colour))
        found = self._drawn.get(key)
        if found is None:
            if len(self._drawn) > KEPT:
                self._drawn.clear()
            found = self._drawn[key] = self.theme.font(style).render(text, True, key[2])
        return found

    # -- inside ----------------------------------------------------------------------------------------------
    def _lines(self, spans: tuple[Span, ...], width: int) -> Iterator[Line]:
        """Greedy wrapping, paragraph by paragraph."""
        line: list[Span] = []
        for span in spans:
            paragraphs = span.text.split("\n")
            for number, paragraph in enumerate(paragraphs):
                if number:
                    yield self._line(line, span.style)
                    line = []
                for word in self._words(Span(paragraph, span.style, span.colour), width):
                    if line and self._sum([*line, _bare(word)]) > width:
                        yield self._line(line, span.style)
                        line = []
                    if line or word.text.strip():
                        line.append(word if line else Span(word.text.lstrip(), word.style, word.colour))
        if line or not spans:
            yield self._line(line, spans[-1].style if spans else "body")

    def _words(self, span: Span, width: int) -> Iterator[Span]:
        """The words of a span, each with the space before it; too wide ones in parts."""
        start = 0
        text = span.text
        for position, letter in enumerate(text):
            if letter == " " and text[start:position].strip():
                yield from self._parts(Span(text[start:position], span.style, span.colour), width)
                start = position
        if text[start:]:
            yield from self._parts(Span(text[start:], span.style, span.colour), width)

    def _parts(self, word: Span, width: int) -> Iterator[Span]:
        text = word.text
        while self._wide(text.strip(), word.style) > width and len(text.strip()) > 1:
            count = next(
                (n for n in range(len(text) - 1, 1, -1) if self._wide(text[:n].strip(), word.style) <= width),
                1,
            )
            yield Span(text[:count], word.style, word.colour)
            text = text[count:]
        yield Span(text, word.style, word.colour)

    def _sum(self, line: list[Span]) -> int:
        return sum(self._wide(run.text, run.style) for run in _runs(line))

    def _line(self, line: list[Span], style: str) -> Line:
        x, pieces = 0, []
        runs = _runs(line)
        if runs:
            runs[-1] = _bare(runs[-1])
        for run in runs:
            wide = self._wide(run.text, run.style)
            pieces.append(Piece(x, run, wide))
            x += wide
        height = max((self.line_height(run.style) for run in runs), default=self.line_height(style))
        return Line(tuple(pieces), x, height)


def _bare(word: Span) -> Span:
    """A word without the space after it."""
    return Span(word.text.rstrip(), word.style, word.colour)


def _runs(line: list[Span]) -> list[Span]:
    """Neighbouring words of one look as one."""
    runs: list[Span] = []
    for word in line:
        if runs and (runs[-1].style, runs[-1].colour) == (word.style, word.colour):
            runs[-1] = Span(runs[-1].text + word.text, word.style, word.colour)
        else:
            runs.append(word)
    return runs
