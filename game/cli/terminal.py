"""A human at a terminal: sees the seat's view in words, types orders, is told why an order is refused."""

from collections.abc import Callable, Iterator

import click
from attrs import define, field

from game.cli.orders import VERBS, NotAnOrder, read_order
from game.core.verdict import Verdict
from game.engine.codec import encode
from game.engine.session import CannotUndo, Session
from game.engine.view import View
from game.model.moves import Done, Move
from game.report.account import sentence
from game.report.wrap import wrapped
from game.rules import STEP_MOVES
from game.rules.sequence import INDEX, STEPS

HELP = """Type an order, or:
  ?            what you may do now          ? UNIT     what this unit may do
  units        your formations              status     period, Council, tracks, what lies before you
  matters      what may be decided, by whom
  why ORDER    judge an order without giving it        undo       take your last order back
  help         how orders are written       quit       stop; the game is saved"""


class Quit(Exception):
    """The human leaves; the game stays saved."""


@define
class TerminalPlayer:
    """A player who reads and types. `ask` gives the next line, `say` shows one."""

    session: Session
    seat: str
    ask: Callable[[str], str] = field(default=lambda mark: typed(mark))
    say: Callable[[str], None] = field(default=click.echo)
    told: int = 0
    step: tuple[int, str] = (0, "")

    def brief(self) -> None:
        """The seat's briefing, its order from home if it has one, and how to begin."""
        setting = self.session.setting
        seat = setting.world.seats[self.seat]
        self.say(f"\n{seat.title}\n")
        for paragraph in seat.briefing.split("\n\n"):
            self.say(wrapped(" ".join(paragraph.split()), "  ") + "\n")
        doctrine = setting.doctrines.get(seat.doctrine)
        if doctrine and doctrine.order_from_home:
            self.say(wrapped(f"Order from home: {doctrine.order_from_home}", "  ") + "\n")
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
        word, _, rest = line.partition(" ")
        if word in ("quit", "exit"):
            raise Quit
        for text in self.look(word, rest, view):
            self.say(text)
            word = ""
        if not word:
            return None
        try:
            move = read_order(rest if word == "why" else line, view, self.session.setting)
        except NotAnOrder as error:
            self.say(str(error))
            return None
        verdict = view.verdict(move)
        if verdict.allowed and word != "why":
            return move
        self.say("\n".join(card(verdict, whole=word == "why")))
        return None

    def look(self, word: str, rest: str, view: View) -> Iterator[str]:
        """What the words that only look are answered with; nothing for an order."""
        if word == "?":
            yield from self.choices(view, rest)
        elif word == "help":
            yield HELP
            yield from (f"  {usage}" for usage, _ in VERBS.values())
        elif word == "units":
            yield from self.units(view)
        elif word == "status":
            yield from self.status(view)
        elif word == "matters":
            yield from self.matters()

    # -- what is shown -------------------------------------------------------------------------------------
    def news(self, view: View) -> None:
        """What happened since this human last moved, and where the turn stands."""
        heard = [logged for logged in view.log if logged.move >= self.told]
        self.told = len(self.session.line) + 1
        for logged in heard:
            heading = logged.event.kind == "turn"
            self.say(f"\n{logged.event.text}" if heading else wrapped(sentence(logged.event), "  - "))
        if self.step != (view.turn, view.step):
            self.step = (view.turn, view.step)
            for line in self.status(view):
                self.say(line)

    def status(self, view: View) -> Iterator[str]:
        """Where the turn stands, in a few lines."""
        setting = self.session.setting
        stage = setting.stakes.stages[view.stage].title if view.stage else ""
        step = STEPS[INDEX[view.step]].title
        yield f"\n[{view.date} · {step} · period: {view.period.value} · stage {stage}]"
        tracks = (f"{setting.stakes.tracks[name].title} {value}" for name, value in view.tracks.items())
        yield wrapped("; ".join(tracks), "  ")
        if view.mandates:
            decided = (setting.law.matters[matter].title for matter in view.mandates)
            yield wrapped(f"Decided: {'; '.join(decided)}", "  ")
        for package in view.packages:
            by = setting.world.offices[package.by].title
            yield wrapped(f"Package of {by}: {' + '.join(package.matters)}", "  ")
        for track in view.air:
            yield f"  In the air: {track.kind} {track.id} over {setting.world.board.name(track.path[track.at])}"
        yield f"  Capital {view.capital}, activations {view.activations}. Type ? for what you may do, help for how."

    def units(self, view: View) -> Iterator[str]:
        """The seat's formations and what it sees of others, by place."""
        world = self.session.setting.world
        for name, own in sorted(view.own.items(), key=lambda pair: (pair[1].state.place, pair[0])):
            mark = "" if own.mine else f"  (ordered by {world.offices[own.superior].title})"
            state = own.state
            worn = f"{state.steps} steps, ready {state.ready}" + (", dug in" if state.dug_in else "")
            yield f"  {name:<12} {world.units[name].title:<44.44} {world.board.name(state.place):<22.22} {worn}{mark}"
        for name, seen in view.seen.items():
            yield f"  {name:<12} {world.units[name].title:<44.44} {world.board.name(seen.place):<22.22} seen"

    def matters(self) -> Iterator[str]:
        """Everything that may be put to a body, by its id, with its title and its body."""
        law = self.session.setting.law
        for name, matter in law.matters.items():
            yield wrapped(f"{name:<22} {matter.title} ({law.bodies[matter.body].title})", "  ")

    def choices(self, view: View, about: str) -> Iterator[str]:
        """The legal orders: of one unit or matter, or of the step, many of one kind in a line."""
        if not about and view.step == "operations":
            able = [name for name, own in view.own.items() if own.mine and len(view.legal(name)) > 0]
            yield wrapped(f"These may act, each with ? UNIT: {', '.join(able) or 'none'}", "  ")
            yield "  done"
            return
        kinds = {kind.__name__ for kind in STEP_MOVES[view.step]}
        grouped: dict[str, list[str]] = {}
        for move in view.legal(about):
            if type(move).__name__ in kinds and not isinstance(move, Done):
                grouped.setdefault(type(move).__name__, []).append(self.worded(move))
        for kind, orders in grouped.items():
            yield wrapped(f"{kind}: {'; '.join(orders)}", "  ", most=12)
        yield "  done"

    def worded(self, move: Move) -> str:
        """A legal move as its subject reads: places by name, the rest by id."""
        parts = []
        for name, value in encode(move).items():
            if name in ("move", "seat", "office") or value in ("", [], -1):
                continue
            place = name == "place" and isinstance(value, int)
            shown = self.session.setting.world.board.name(value) if place else value
            parts.append(" + ".join(shown) if isinstance(shown, list) else str(shown))
        return " ".join(parts)

    def undo(self, view: View) -> View:
        """Take the seat's last order back, or say why not."""
        try:
            self.session.undo(self.seat)
        except CannotUndo as error:
            self.say(f"That stands: {error}.")
            return view
        self.say("Taken back.")
        return self.session.view(self.seat)


def typed(mark: str) -> str:
    """The next line that somebody types; an empty one asks what may be done, the end of input leaves."""
    try:
        return str(click.prompt(mark, prompt_suffix="> ", default="?", show_default=False))
    except (click.Abort, EOFError):
        raise Quit from None


def card(verdict: Verdict, whole: bool = True) -> Iterator[str]:
    """The refusal card: the rule, every condition that failed, and with `whole` those that held, with sources."""
    yield f"Allowed under {verdict.rule}:" if verdict.allowed else f"Refused under {verdict.rule}:"
    for finding in verdict.objections:
        yield wrapped(f"{finding.text} [{finding.cite}]", "  ✗ ")
    for finding in verdict.findings:
        if finding.holds and whole:
            yield wrapped(f"{finding.text} [{finding.cite}]", "  ✓ ")
