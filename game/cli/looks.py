"""What a human at a terminal may look at: where the turn stands, forces, matters, aims, the odds of an attack.

Everything is read from the seat's view.
"""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.engine.questions.affairs import mandates, promises
from game.engine.questions.common import sentence
from game.engine.questions.fight import attack_preview
from game.engine.questions.matters import moved as moves_of
from game.engine.questions.tracks import aims
from game.engine.units import OwnUnit
from game.engine.view import View
from game.law.bodies import Matter
from game.law.setting import Setting
from game.model.moves import Attack
from game.model.state import Package
from game.model.terms import Answer
from game.report.text import moved, signed, wrapped
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
                yield lines(
                    f"A secret offer waits: “{terms}”. Answer it at the table: answer yes, or answer no."
                )
        if view.step in COUNCIL_STEPS:
            for package in view.packages:
                yield from self.package(package)
        if view.step == "final":
            for reply in view.replies:
                if reply.answer is Answer.COUNTER and view.seat != setting.world.seat_of_office.get(
                    reply.office
                ):
                    by = setting.world.offices[reply.office].title
                    yield lines(f"Answer this counter of {by}: {' + '.join(reply.matters)}")
        for track in view.air:
            where = setting.world.board.name(track.path[track.at])
            yield f"  In the air: {track.kind} {track.id} over {where}"
        yield f"  {self.purse()}"

    def purse(self) -> str:
        """What the seat may spend in this step."""
        view = self.view
        held = {
            "table": f"Capital {view.capital}; measures are taken in this step only.",
            "plan": f"Escalation points {view.escalation}, missiles {view.missiles}, capital {view.capital}.",
            "operations": f"Activations {view.activations}.",
        }.get(view.step, "")
        return f"{held} Type ? for what you may do.".strip()

    def tracks(self, before: Mapping[str, int]) -> str:
        """The tracks, each with what it moved since the human last saw them."""
        named = self.setting.stakes.tracks
        parts = []
        for name, value in self.view.tracks.items():
            change = value - before.get(name, value)
            parts.append(f"{named[name].title} {value}" + (f" ({signed(change)})" if change else ""))
        return lines("; ".join(parts))

    def standing(self) -> Iterator[str]:
        """What is decided, promised and refused, and until when the Council sits."""
        view, clock = self.view, self.setting.clock(self.view)
        decided = [mandate.title for mandate in mandates(view)]
        if decided:
            yield lines(f"Decided: {'; '.join(decided)}")
        if view.sits[1] >= view.turn:
            yield lines(f"The Council sits from {clock.label(view.sits[0])} to {clock.label(view.sits[1])}.")
        for promise in promises(view):
            due = "to the end" if promise.due == "the end" else f"by {promise.due}"
            yield lines(f"Promise of {promise.by}, {due} ({promise.status}): {promise.title}")
        rules = ", ".join(f"{kind.rpartition('/')[2]} {rule}" for kind, rule in view.roe.items())
        if rules:
            yield lines(f"Your rules of engagement: {rules}")

    def package(self, package: Package) -> Iterator[str]:
        """A tabled package, each of its matters with what it does."""
        by = self.setting.world.offices[package.by].title
        own = self.setting.world.seat_of_office.get(package.by) == self.view.seat
        yield f"  Your package, by {by}:" if own else f"  Package of {by}:"
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
        words += (
            [f"arrives {self.setting.clock(self.view).label(state.arrives)}"]
            if state.arrives > self.view.turn
            else []
        )
        words += [f"standing order: {self.standing_order(state.standing)}"] if state.standing else []
        words += [] if own.mine else [f"ordered by {world.offices[own.superior].title}"]
        return f"  {name:<12} {world.units[name].title:<44.44} {world.board.name(state.place):<20.20} {', '.join(words)}"

    def standing_order(self, order: str) -> str:
        """A standing order in words."""
        word, _, number = order.partition(" ")
        return f"{word} to {self.setting.world.board.name(int(number))}" if number else word

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
            due = f"by {world.clock.label(self.view.planned + matter.due)}" if matter.due else "until the end"
            text = f"a promise of {world.seats[matter.owes].title}, tested {due}: {text}"
        return text + self.made(matter)

    def made(self, matter: Matter) -> str:
        """What a matter costs and moves at once."""
        seen = self.moving(matter.makes.tracks)
        seats = self.setting.world.seats
        price = ", ".join(f"{seats[seat].title} pays {cost} capital" for seat, cost in matter.price.items())
        return "".join(f"; {part}" for part in (price, seen) if part)

    def measure(self, name: str) -> str:
        """A measure with its cost and what it moves, as far as the seat sees those tracks."""
        measure = self.setting.stakes.measures[name]
        seen = self.moving(measure.tracks) or "moves nothing that you see"
        return f"measure {name}: {measure.title}; costs {measure.cost}; {seen}"

    def moving(self, tracks: Mapping[str, int]) -> str:
        """What moves which of the tracks that the seat sees, in a list."""
        found = moves_of(self.view, tracks)
        return moved({one.track: one.by for one in found}, {one.track: one.title for one in found})

    def aims(self) -> Iterator[str]:
        """What the seat plays for. A seat that knows all of it is also told what it would score now."""
        found = aims(self.view)
        for part in found.parts:
            yield f"  {part.title}:"
            for line in part.lines:
                mark = "-" if line.held is None else "✓" if line.held else "·"
                yield lines(f"{mark} {line.points}  {line.title} ({'; '.join(line.conditions)})", "    ")
        if found.halved:
            yield "  As things stand the military result is low and halves your own points."
        if found.total is not None:
            yield f"  As things stand: {found.total}; this seat usually reaches {found.par}."

    # -- an attack ---------------------------------------------------------------------------------------------
    def odds(self, move: Attack) -> Iterator[str]:
        """The odds of an attack as the seat may know them, with what moves them."""
        found = attack_preview(self.view, move.units, move.place)
        if found is None:
            return
        results = self.setting.numbers.operations.results.values()
        names = {sentence(result.title): result.title for result in results}
        shares = "; ".join(f"{names[one.title]} {one.weight}" for one in found.shares)
        yield lines(f"Odds as they look: {found.base}, with shifts {found.column}. Chances in 36: {shares}.")
        for shift in found.shifts:
            yield lines(f"{signed(shift.by)} {shift.text} [{shift.cite}]", "    ")
        yield from (lines(f"not known: {text[:1].lower()}{text[1:]}", "    ") for text in found.unknown)
        yield lines(found.enters)
