"""What a human at a terminal may look at: where the turn stands, forces, matters, aims, and what may be ordered.

Everything is read from the seat's view, in orders that can be typed back.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from attrs import frozen

from game.engine.units import OwnUnit
from game.engine.view import View
from game.law.bodies import Matter
from game.law.setting import Setting
from game.model.moves import (
    Attack,
    Done,
    GiveReply,
    Move,
    MoveUnit,
    Propose,
    RailMove,
    SetRoe,
    Standing,
    TakeMeasure,
)
from game.model.state import Package
from game.model.terms import Answer, Roe
from game.report.text import moved, wrapped
from game.rules import STEP_MOVES
from game.rules.operations.combat import preview_for
from game.rules.operations.odds import Preview
from game.rules.score import Score, score_of
from game.rules.sequence import INDEX, STEPS

COUNCIL_STEPS = ("table", "reply", "final")


def lines(text: str, mark: str = "  ", most: int = 0) -> str:
    """A paragraph behind a mark, in one string; at most `most` lines, if that is not 0."""
    return "\n".join(wrapped(text, mark, most=most))


@frozen
class Looks:
    """What one seat's human may be shown of a view."""

    setting: Setting
    view: View

    # -- where the turn stands -------------------------------------------------------------------------------
    def heading(self) -> Iterator[str]:
        """Date, step, period, stage, and what this step is about: offers, packages, tracks, what may be spent."""
        view, setting = self.view, self.setting
        stage = setting.stakes.stages[view.stage].title if view.stage else ""
        period = "a threatened period" if view.period.value == "threatened" else view.period.value
        step = STEPS[INDEX[view.step]].title
        yield f"\n[{view.date} · {step} · {period} · stage {stage}]"
        for offer in view.offers:
            if offer.to == view.seat and offer.accepted is None:
                terms = setting.stakes.terms[offer.terms].title
                yield lines(f"A secret offer waits: “{terms}”. Answer it at the table: answer yes, or answer no.")
        if view.step in COUNCIL_STEPS:
            for package in view.packages:
                yield from self.package(package)
        for track in view.air:
            where = setting.world.board.name(track.path[track.at])
            yield f"  In the air: {track.kind} {track.id} over {where}"
        yield f"  {self.purse()}"

    def purse(self) -> str:
        """What the seat may spend in this step."""
        view = self.view
        held = {
            "table": f"Capital {view.capital}; measures are taken in this step only.",
            "plan": f"Escalation points {view.escalation}, missiles {view.missiles}.",
            "operations": f"Activations {view.activations}.",
        }.get(view.step, "")
        return f"{held} Type ? for what you may do.".strip()

    def tracks(self, before: Mapping[str, int]) -> str:
        """The tracks, each with what it moved since the human last saw them."""
        named = self.setting.stakes.tracks
        parts = []
        for name, value in self.view.tracks.items():
            change = value - before.get(name, value)
            parts.append(f"{named[name].title} {value}" + (f" ({change:+d})" if change else ""))
        return lines("; ".join(parts).replace("(-", "(−"))

    def standing(self) -> Iterator[str]:
        """What is decided, promised and refused, and until when the Council sits."""
        view, law = self.view, self.setting.law
        clock = self.setting.world.clock
        if view.mandates:
            decided = (law.matters[matter].title for matter in view.mandates)
            yield lines(f"Decided: {'; '.join(decided)}")
        if view.sits[1] >= view.turn:
            yield lines(f"The Council sits from {clock.label(view.sits[0])} to {clock.label(view.sits[1])}.")
        for promise in view.promises:
            who = self.setting.world.seats[promise.by].title
            due = f"by {clock.label(promise.due)}" if promise.due else "to the end"
            yield lines(f"Promise of {who}, {due} ({promise.status}): {law.matters[promise.matter].title}")
        for name, posture in (("roe", view.roe),):
            if posture:
                yield lines(f"Standing rules ({name}): {', '.join(f'{k} {v}' for k, v in posture.items())}")

    def package(self, package: Package) -> Iterator[str]:
        """A tabled package, each of its matters with what it does."""
        by = self.setting.world.offices[package.by].title
        yield f"  Package of {by}:"
        for name in package.matters:
            yield lines(f"{name}: {self.matter(name)}", "    ")

    # -- forces ------------------------------------------------------------------------------------------------
    def units(self) -> Iterator[str]:
        """Own formations with their ratings, enemies in sight, and where the allies stand."""
        view, world = self.view, self.setting.world
        for name, own in sorted(view.own.items(), key=lambda pair: (pair[1].state.place, pair[0])):
            yield self.unit(name, own)
        alliances = {world.sides[side].alliance for side in world.seats[view.seat].sides}
        allied: dict[int, list[str]] = {}
        for name, seen in view.seen.items():
            if world.alliance_of[name] in alliances:
                allied.setdefault(seen.place, []).append(world.units[name].title)
            else:
                where = world.board.name(seen.place)
                yield f"  {name:<12} {world.units[name].title:<44.44} {where:<20.20} enemy, {seen.steps} steps seen"
        for place, titles in sorted(allied.items()):
            yield lines(f"allied, {world.board.name(place)}: {', '.join(titles)}")

    def unit(self, name: str, own: OwnUnit) -> str:
        """A formation on a line: place, strength, ratings, condition, and who orders it if not this seat."""
        world, state = self.setting.world, own.state
        kind = world.kind_of[name]
        rated = f" {kind.attack}-{kind.defence}" if kind.attack or kind.defence else ""
        words = [f"{state.steps} steps{rated}", f"ready {state.ready}"]
        words += [f"reach {kind.reach}"] if kind.reach else []
        words += ["dug in"] if state.dug_in else []
        words += [f"by rail: {state.rail}"] if state.rail else []
        words += [f"arrives {world.clock.label(state.arrives)}"] if state.arrives > self.view.turn else []
        words += [] if own.mine else [f"ordered by {world.offices[own.superior].title}"]
        return f"  {name:<12} {world.units[name].title:<44.44} {world.board.name(state.place):<20.20} {', '.join(words)}"

    # -- politics ----------------------------------------------------------------------------------------------
    def matters(self) -> Iterator[str]:
        """Everything that may be put to a body, under its body, each with what it does."""
        law = self.setting.law
        for body_id, body in law.bodies.items():
            names = [name for name, matter in law.matters.items() if matter.body == body_id]
            if names:
                yield f"\n{body.title[:1].upper()}{body.title[1:]}:"
            yield from (lines(f"{name}: {self.matter(name)}") for name in names)

    def matter(self, name: str) -> str:
        """A matter in a sentence; a promise says whose it is and by when it is tested."""
        matter, world = self.setting.law.matters[name], self.setting.world
        text = matter.title
        if matter.owes:
            due = f"by {world.clock.label(self.view.turn + matter.due)}" if matter.due else "until the end"
            text = f"a promise of {world.seats[matter.owes].title}, tested {due}: {text}"
        return text + self.made(matter)

    def made(self, matter: Matter) -> str:
        """What a matter costs and moves at once."""
        named = {name: track.title for name, track in self.setting.stakes.tracks.items() if name in self.view.tracks}
        seen = moved({name: by for name, by in matter.makes.tracks.items() if name in named}, named)
        seats = self.setting.world.seats
        price = ", ".join(f"{seats[seat].title} pays {cost} capital" for seat, cost in matter.price.items())
        return "".join(f"; {part}" for part in (price, seen) if part)

    def measure(self, name: str) -> str:
        """A measure with its cost and what it moves, as far as the seat sees those tracks."""
        measure = self.setting.stakes.measures[name]
        named = {track: item.title for track, item in self.setting.stakes.tracks.items() if track in self.view.tracks}
        seen = moved({track: by for track, by in measure.tracks.items() if track in named}, named)
        return f"measure {name}: {measure.title}; costs {measure.cost}; {seen or 'moves nothing that you see'}"

    def aims(self) -> Iterator[str]:
        """What the seat plays for. A seat that knows all of it is also told what it would score now."""
        known = bool(self.setting.world.seats[self.view.seat].council)
        found = cast(Score, self.view.preview(score_of))
        parts = (("military", "Shared with your ally"), ("private", "Your own"), ("card", "Secret card"))
        for part, title in parts:
            own = [line for line in found.lines if line.part == part]
            if own:
                yield f"  {title}:"
            for line in own:
                mark = ("✓" if line.held else "·") if known else "-"
                yield lines(f"{mark} {line.points}  {line.title}", "    ")
        if known and found.halved:
            yield "  As things stand the military result is low and halves your own points."
        if known:
            yield f"  As things stand: {found.total}; this seat usually reaches {found.par}."

    # -- what may be ordered -----------------------------------------------------------------------------------
    def choices(self, about: str) -> Iterator[str]:
        """The legal orders: of one unit or matter, or of the step, many of one kind in a line."""
        view = self.view
        if about in view.own:
            yield self.unit(about, view.own[about])
        if not about and view.step == "operations":
            able = [name for name, own in view.own.items() if own.mine and len(view.legal(name)) > 0]
            yield lines(f"These may act, each with ? UNIT: {', '.join(able) or 'none'}")
            yield "  done"
            return
        kinds = {kind.__name__ for kind in STEP_MOVES[view.step]}
        grouped: dict[type[Move], list[Move]] = {}
        for move in view.legal(about):
            if type(move).__name__ in kinds and not isinstance(move, Done):
                grouped.setdefault(type(move), []).append(move)
        for kind, moves in grouped.items():
            yield from SHOWN.get(kind, Looks.plain)(self, moves)
        yield "  done"

    def plain(self, moves: list[Move]) -> Iterator[str]:
        """Orders of a kind as they are typed, one after the other."""
        yield lines("; ".join(dict.fromkeys(map(self.typed, moves))), most=6)

    def typed(self, move: Move) -> str:
        """An order as a human types it."""
        from game.cli.orders import worded

        return worded(move, self.setting)

    def proposals(self, moves: list[Move]) -> Iterator[str]:
        """What may be put alone; packages are put together from it."""
        single = [m.matters[0] for m in moves if isinstance(m, Propose) and len(m.matters) == 1]
        yield lines(f"propose {' | '.join(single)}")
        more = [" + ".join(m.matters) for m in moves if isinstance(m, Propose) and len(m.matters) > 1]
        if more:
            yield lines(f"or several of one body together, such as propose {more[0]}; matters tells what each does")

    def replies(self, moves: list[Move]) -> Iterator[str]:
        """Aye, no, or what may be kept and added in a counter."""
        replies = [m for m in moves if isinstance(m, GiveReply)]
        yield lines(" | ".join(f"reply {m.answer}" for m in replies if m.answer is not Answer.COUNTER))
        counters = [" + ".join(m.matters) for m in replies if m.answer is Answer.COUNTER]
        if counters:
            yield lines(f"or reply counter with a changed package: {'; '.join(counters)}")

    def measures(self, moves: list[Move]) -> Iterator[str]:
        """One line a measure."""
        yield from (lines(self.measure(m.measure)) for m in moves if isinstance(m, TakeMeasure))

    def rules_of_engagement(self, moves: list[Move]) -> Iterator[str]:
        """The kinds of track in one line."""
        kinds = dict.fromkeys(m.track_kind for m in moves if isinstance(m, SetRoe))
        yield lines(f"roe {' | '.join(kinds)}   {' | '.join(Roe)}")

    def reached(self, moves: list[Move]) -> Iterator[str]:
        """Where a unit may go: places with a name first, then hexes by label."""
        board = self.setting.world.board
        going = [m for m in moves if isinstance(m, MoveUnit | RailMove)]
        acts = [self.typed(m) for m in going if isinstance(m, RailMove) and m.act != "travel"]
        if acts:
            yield lines("; ".join(dict.fromkeys(acts)))
        rest = [m for m in going if not (isinstance(m, RailMove) and m.act != "travel")]
        if rest:
            names = sorted({board.name(m.place) for m in rest}, key=lambda name: (name[:1].isdigit(), name))
            verb = "rail" if isinstance(rest[0], RailMove) else "move"
            how = " travel" if verb == "rail" else ""
            yield lines(f"{verb} {rest[0].unit}{how} to: {', '.join(names)}", most=5)

    def attacks(self, moves: list[Move]) -> Iterator[str]:
        """The attacks that may be made; the odds are a question of their own."""
        yield from self.plain(moves)
        yield "  (why attack … shows the odds)"

    def standing_orders(self, moves: list[Move]) -> Iterator[str]:
        """Standing orders in one line."""
        units = dict.fromkeys(m.unit for m in moves if isinstance(m, Standing))
        yield from (f"  standing {unit} hold | withdraw | road PLACE" for unit in units)

    def odds(self, move: Attack) -> Iterator[str]:
        """The odds of an attack as the seat may know them, with what moves them."""
        ask = lambda state, setting, seat: preview_for(state, setting, seat, move.units, move.place)  # noqa: E731
        found = cast(Preview | None, self.view.preview(ask))
        if found is None:
            return
        looks = found.looks
        shares = ", ".join(f"{answer} {weight}/36" for answer, weight in looks.answers)
        yield lines(f"Odds as they look: {looks.base}, with shifts {looks.column}: {shares}")
        for driver in looks.drivers:
            yield lines(f"{driver.shift:+d} {driver.text} [{driver.cite}]", "    ")
        yield from (lines(f"not known: {finding.text}", "    ") for finding in found.unknown)


SHOWN: Mapping[type[Move], Callable[[Looks, list[Move]], Iterator[str]]] = {
    Propose: Looks.proposals,
    GiveReply: Looks.replies,
    TakeMeasure: Looks.measures,
    SetRoe: Looks.rules_of_engagement,
    MoveUnit: Looks.reached,
    RailMove: Looks.reached,
    Attack: Looks.attacks,
    Standing: Looks.standing_orders,
}
"""How the orders of a kind are shown where a plain list would be too long."""
