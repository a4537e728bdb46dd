"""A human at a terminal: sees the seat's view in words, types orders, is told why an order is refused."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

import click
from attrs import define, field

from game.cli.choices import Choices
from game.cli.helping import HELP, WHY, helped
from game.cli.looks import Looks
from game.cli.orders import NotAnOrder, read_order
from game.cli.screen import lines
from game.cli.subjects import Subjects
from game.core.verdict import Verdict
from game.engine.questions.common import as_listed
from game.engine.questions.length import nearly_over, whole
from game.engine.session import CannotUndo, Session
from game.engine.view import View
from game.model.events import Event
from game.model.moves import Attack, DigIn, Done, Move, MoveUnit
from game.report.account import told

PLAIN = ("playing", "turn", "step")
"""Conditions that every order meets; a card names them only where they fail."""


class Quit(Exception):
    """The human leaves; the game stays saved."""


@define
class TerminalPlayer:
    """A player who reads and types. `ask` gives the next line, `say` shows one; `remarks` is what others have said in
    public on a package that was refused."""

    session: Session
    seat: str
    ask: Callable[[str], str] = field(default=lambda mark: typed(mark))
    say: Callable[[str], None] = field(default=click.echo)
    told: int = 0
    ordered: int = 0
    passed: tuple[int, str, str] = (0, "", "")
    step: tuple[int, str] = (0, "")
    tracks: Mapping[str, int] = field(factory=dict)
    remarks: Callable[[str], Iterable[str]] = field(default=lambda package: ())

    def brief(self) -> None:
        """The seat's briefing, its order from home if it has one, and how to begin."""
        setting = self.session.setting
        seat = setting.world.seats[self.seat]
        self.say(f"\n{seat.title}\n")
        for paragraph in seat.briefing.split("\n\n"):
            self.say(lines(" ".join(paragraph.split())) + "\n")
        doctrine = setting.doctrines.get(seat.doctrine)
        if doctrine and doctrine.order_from_home:
            self.say(lines(f"Order from home: {doctrine.order_from_home}") + "\n")
        self.say(lines(whole(setting)) + "\n")
        self.say(HELP)

    def choose(self, view: View) -> Move:
        """The first typed order that the rules allow."""
        self.news(view)
        while True:
            line = self.ask(self.session.setting.world.seats[self.seat].title).strip()
            if line == "undo":
                view = self.undo(view)
                continue
            move = self.answer(line, view)
            if move is not None:
                return move

    def answer(self, line: str, view: View) -> Move | None:
        """The move of a line, or None after the line has been answered in words."""
        word, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        if word in ("quit", "exit"):
            raise Quit
        for text in self.look(word, rest, view):
            self.say(text)
            word = ""
        if not word or (word == "why" and not rest):
            return None
        try:
            move = read_order(rest if word == "why" else line, view, self.session.setting)
        except NotAnOrder as error:
            self.say(str(error))
            return None
        verdict = view.verdict(move)
        looks = Looks(self.session.setting, view)
        if verdict.allowed and word != "why":
            self.remind(move, view)
            return move if self.meant(move, view) else None
        if word == "why" and isinstance(move, Attack) and verdict.allowed:
            self.say("\n".join(looks.odds(move)))
        whole, hints = card(verdict, whole=word == "why"), Choices(looks).nearest(move, verdict)
        self.say("\n".join([*whole, *hints, *Subjects(looks).bodies(move)]))
        return None

    def remind(self, move: Move, view: View) -> None:
        """A unit that is ordered by hand keeps its standing order, and follows it again next turn: say so."""
        own = view.own.get(getattr(move, "unit", "")) if isinstance(move, MoveUnit | DigIn) else None
        if own and own.state.standing:
            order = Looks(self.session.setting, view).standing_order(own.state.standing)
            self.say(lines(f"It keeps its standing order ({order}); standing {own.id} hold ends it."))

    def meant(self, move: Move, view: View) -> bool:
        """Whether a `done` is meant: what it would pass over in silence is asked about once."""
        if view.step == "operations" and not isinstance(move, Done):
            self.ordered = view.turn
        left = self.left(view) if isinstance(move, Done) else ""
        if not left or self.passed == (view.turn, view.step, left):
            return True
        self.passed = (view.turn, view.step, left)
        self.say(lines(left, ""))
        return False

    def left(self, view: View) -> str:
        """What a `done` would pass over: operations without one order, packages and counters without an answer."""
        if view.step in ("reply", "final"):
            return Looks(self.session.setting, view).unanswered()
        idle = view.step == "operations" and self.ordered != view.turn
        if not idle or any(own.mine and own.state.standing for own in view.own.values()):
            return ""
        return (
            f"You have given no orders, and {view.activations} activations are left. Type done again to pass."
        )

    def look(self, word: str, rest: str, view: View) -> Iterator[str]:
        """What the words that only look are answered with; nothing for an order."""
        looks = Looks(self.session.setting, view)
        if word == "?":
            yield from Choices(looks).of(rest.casefold())
        elif word == "help":
            yield from helped(rest.casefold().partition(" ")[0], self.session.setting, self.seat)
        elif word == "why" and not rest:
            yield lines(WHY)
        elif word == "units":
            yield from looks.units()
        elif word == "status":
            yield from (
                *looks.heading(),
                lines(whole(self.session.setting)),
                looks.tracks({}),
                *looks.standing(),
            )
        elif word == "matters":
            yield from looks.matters()
        elif word == "aims":
            yield from looks.aims()

    # -- what is shown -------------------------------------------------------------------------------------
    def close(self) -> None:
        """What happened since this human's last move, when nobody has one any more."""
        self.hear(self.session.view(self.seat))

    def hear(self, view: View) -> None:
        """What happened since this human last moved."""
        heard = [logged.event for logged in view.log if logged.move >= self.told]
        self.told = len(self.session.line) + 1
        for heading, events in groupby(heard, key=lambda event: event.kind == "turn"):
            for text in (f"\n{event.text}" for event in events) if heading else listed(self.telling(events)):
                self.say(text)

    def telling(self, events: Iterable[Event]) -> Iterator[str]:
        """Events as sentences; behind a refusal, what whoever refused has said on it in public."""
        waiting: list[Event] = []
        for event in events:
            waiting.append(event)
            said = tuple(self.remarks(event.subject)) if event.kind == "refused" else ()
            if said:
                yield from (*told(waiting), *said)
                waiting = []
        yield from told(waiting)

    def news(self, view: View) -> None:
        """What happened since this human last moved; in a new step, where the turn stands."""
        self.hear(view)
        looks = Looks(self.session.setting, view)
        turn, step = self.step
        self.step = (view.turn, view.step)
        if self.step != (turn, step):
            for line in looks.heading():
                self.say(line)
        elif view.step in ("reply", "final"):
            for line in looks.waiting():
                self.say(line)
        if turn != view.turn:
            for line in nearly_over(self.session.setting.world, view.planned):
                self.say(lines(line))
            self.say(looks.tracks(self.tracks))
            self.tracks = view.tracks

    def undo(self, view: View) -> View:
        """Take the seat's last order back, or say why not."""
        try:
            self.session.undo(self.seat)
        except CannotUndo as error:
            self.say(f"That stands: {error}.")
            return view
        self.told = len(self.session.line) + 1
        self.say("Taken back.")
        return self.session.view(self.seat)


def typed(mark: str) -> str:
    """The next line that somebody types; an empty one asks what may be done, the end of input leaves."""
    try:
        return str(click.prompt(mark, prompt_suffix="> ", default="?", show_default=False))
    except (click.Abort, EOFError):
        raise Quit from None


def listed(texts: Iterable[str]) -> Iterator[str]:
    """Sentences behind a dash, cut to the terminal's width."""
    for text in texts:
        yield from (lines(line, "  - ") for line in text.split("\n"))


def card(verdict: Verdict, whole: bool = True) -> Iterator[str]:
    """The refusal card: the rule, every condition that failed, and with `whole` those that held, with sources."""
    yield f"Allowed under {verdict.rule}:" if verdict.allowed else f"Refused under {verdict.rule}:"
    for finding in verdict.objections:
        yield lines(f"{finding.text} [{finding.cite}]", "  ✗ ")
    same: dict[tuple[str, str], list[str]] = {}
    for finding in verdict.findings:
        if finding.holds and whole and finding.name not in PLAIN:
            same.setdefault((finding.name, finding.cite), []).append(as_listed(finding))
    for (_, cite), texts in same.items():
        others = len(dict.fromkeys(texts)) - 1
        alike = f" (the same holds for {others} more)" if others else ""
        yield lines(f"{texts[0]}{alike} [{cite}]", "  ✓ ")
