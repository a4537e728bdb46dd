"""What a human at a terminal may look at: where the turn stands, forces, matters, aims, the odds of an attack.

Everything is read from the seat's view.
"""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.cli.screen import columns, lines
from game.engine.questions.affairs import mandates, promises
from game.engine.questions.asked import Asked, asked
from game.engine.questions.common import sentence
from game.engine.questions.fight import attack_preview
from game.engine.questions.length import of_all
from game.engine.questions.matters import moved as moves_of
from game.engine.questions.pledges import promise_terms
from game.engine.questions.tracks import AimPart, Aims, aims
from game.engine.questions.waits import next_time
from game.engine.units import OwnUnit
from game.engine.view import View
from game.law.bodies import Matter
from game.law.clauses.politics import listing
from game.law.setting import Setting
from game.model.moves import Attack
from game.model.state import Package
from game.report.text import counted, moved, plain_number, signed
from game.rules.sequence import INDEX, STEPS

HEADS = ("unit", "formation", "where", "steps, attack-defence, readiness")
COUNCIL_STEPS = ("table", "reply", "final")


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
        turn = f"turn {view.planned} {of_all(setting.world)}"
        yield "\n" + lines(f"[{view.date} · {turn} · {step} · {period} · stage {stage}]", "")
        for offer in view.offers:
            if offer.to == view.seat and offer.accepted is None:
                terms = setting.stakes.terms[offer.terms].title
                yield lines(
                    f"A secret offer waits: “{terms}”. Answer it at the table: answer yes, or answer no."
                )
        if view.step in COUNCIL_STEPS:
            for package in view.packages:
                yield from self.package(package)
            yield from self.waiting()
        for track in view.air:
            where = setting.world.board.name(track.path[track.at])
            yield f"  In the air: {track.kind} {track.id} over {where}"
        yield lines(self.purse())

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
            kept = f"; kept if {'; '.join(promise.test)}" if promise.test and promise.status == "open" else ""
            yield lines(f"Promise of {promise.by}, {due} ({promise.status}): {promise.title}{kept}")
        rules = ", ".join(f"{kind.rpartition('/')[2]} {rule}" for kind, rule in view.roe.items())
        if rules:
            yield lines(f"Your rules of engagement: {rules}")

    def package(self, package: Package) -> Iterator[str]:
        """A tabled package, each of its matters with what it does."""
        by = self.setting.world.offices[package.by].title
        own = self.setting.world.seat_of_office.get(package.by) == self.view.seat
        yield f"  Your package, by {by}:" if own else f"  Package of {by}:"
        earlier = self.view.packages[: self.view.packages.index(package)]
        if any(set(one.matters) == set(package.matters) for one in earlier):
            yield lines(f"{' + '.join(package.matters)}: the same matters as above", "    ")
            return
        for name in package.matters:
            yield lines(f"{name}: {self.matter(name)}", "    ", hanging="  ")

    def waiting(self) -> Iterator[str]:
        """What waits for a reply, the next first: whose it is, who answers, and whether it is the same again."""
        found = asked(self.view)
        for number, one in enumerate(found):
            of = "counter" if one.counter else "package"
            office = self.setting.world.title_of(one.office)
            head = f"Answer this {of} of {one.by}" if not number else f"Then the {of} of {one.by}"
            yield lines(f"{head}, as {office}: {' + '.join(one.matters)}")
            yield from (
                lines(f"{name}: {self.matter(name)}", "    ", hanging="  ") for name in self.added(one)
            )
            if one.same:
                yield lines(one.same, "    ")

    def unanswered(self) -> str:
        """What a seat that says nothing more would refuse; "" where nothing waits for it."""
        title = self.setting.world.title_of
        found = [
            f"the {'counter' if one.counter else 'package'} of {one.by}, for {title(one.office)} "
            f"({' + '.join(one.matters)})"
            for one in asked(self.view)
        ]
        if not found:
            return ""
        waits = "waits" if len(found) == 1 else "wait"
        said = f"{listing(tuple(found), 'and')} {waits} for your answer; saying nothing refuses."
        return f"{sentence(said)} Type done again to say nothing."

    def added(self, one: Asked) -> Iterator[str]:
        """The matters of a counter that stand in no package, and so have not been told."""
        tabled = {name for package in self.view.packages for name in package.matters}
        yield from (name for name in one.matters if name not in tabled)

    # -- forces ------------------------------------------------------------------------------------------------
    def units(self) -> Iterator[str]:
        """Own formations with their ratings, enemies in sight, and where the allies stand."""
        view, world = self.view, self.setting.world
        rows = [HEADS]
        own = sorted(view.own.items(), key=lambda pair: (pair[1].state.place, pair[0]))
        rows += [self.row(name, unit) for name, unit in own]
        alliances = {world.sides[side].alliance for side in world.seats[view.seat].sides}
        allied: dict[int, list[str]] = {}
        for name, seen in view.seen.items():
            if world.alliance_of[name] in alliances:
                allied.setdefault(seen.place, []).append(world.units[name].title)
            else:
                where = world.board.name(seen.place)
                rows.append((name, world.units[name].title, where, f"enemy, {seen.steps} steps seen"))
        yield from columns(rows)
        for place, titles in sorted(allied.items()):
            yield lines(f"allied, {world.board.name(place)}: {', '.join(titles)}")

    def row(self, name: str, own: OwnUnit) -> tuple[str, str, str, str]:
        """A formation on a line: place, strength, ratings, condition, and who orders it if not this seat."""
        world, state = self.setting.world, own.state
        kind = world.kind_of[name]
        rated = f" {kind.attack}-{kind.defence}" if kind.attack or kind.defence else ""
        words = [f"{counted(state.steps, 'step')}{rated}", f"ready {state.ready}"]
        words += [f"reach {kind.reach}"] if kind.reach else []
        words += ["dug in"] if state.dug_in else []
        words += [f"by rail: {state.rail}"] if state.rail else []
        if state.arrives > self.view.turn:
            words.append(f"arrives {self.setting.clock(self.view).label(state.arrives)}")
        words += [f"standing order: {self.standing_order(state.standing)}"] if state.standing else []
        words += [] if own.mine else [f"ordered by {world.offices[own.superior].title}"]
        return name, world.units[name].title, world.board.name(state.place), ", ".join(words)

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
            yield from (lines(f"{name}: {self.matter(name)}", hanging="  ") for name in names)

    def matter(self, name: str) -> str:
        """A matter in a sentence; a promise says whose it is, what keeps it, when it is tested, what a breach costs."""
        matter = self.setting.law.matters[name]
        if not matter.owes:
            return matter.title + self.made(matter)
        terms = promise_terms(self.view, matter)
        kept = f" Kept if {'; '.join(terms.test)}; tested {terms.tested}." if terms.test else ""
        breaks = tuple(f"“{other}”" for other in terms.broken_by)
        broken = f" Broken at once by {listing(breaks)}." if breaks else ""
        return f"a promise of {terms.by}: {matter.title}{self.made(matter)}.{kept}{broken} {terms.breach}."

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
        rests = f"; then {next_time(self.view, measure)}" if measure.wait > 1 else ""
        return f"measure {name}: {measure.title}; costs {measure.cost}; {seen}{rests}"

    def moving(self, tracks: Mapping[str, int]) -> str:
        """What moves which of the tracks that the seat sees, in a list."""
        found = moves_of(self.view, tracks)
        return moved({one.track: one.by for one in found}, {one.track: one.title for one in found})

    def aims(self) -> Iterator[str]:
        """What the seat plays for, each aim with how it stands. A seat that knows all of it is told its score now."""
        found = aims(self.view)
        for part in found.parts:
            yield f"  {part.title}{self.counting(part)}:"
            for line in part.lines:
                mark = "-" if line.held is None else "✓" if line.held else "·"
                points = (
                    str(line.points) if line.held is None else f"{line.points * line.held} of {line.points}"
                )
                yield lines(f"{line.title}", f"    {mark} {points}  ")
                yield from (lines(f"{sentence(text)}", "        ") for text in line.conditions)
        if found.halved:
            yield "  As things stand the military result is low and halves your own points."
        if found.total is not None:
            yield from self.total(found)

    def counting(self, part: AimPart) -> str:
        """What a part brings now, of how much, and its cap; nothing for a seat that may not know."""
        if part.points is None:
            return ""
        whole = sum(line.points for line in part.lines)
        return f", {part.points} of {whole} points now" + (
            f" (at most {part.most} count)" if part.most else ""
        )

    def total(self, found: Aims) -> Iterator[str]:
        """The score as things stand with what it is made of, and when it is settled."""
        parts = [f"{part.title[:1].lower()}{part.title[1:]} {part.points}" for part in found.parts]
        if found.breaches:
            numbers = self.setting.numbers.politics
            parts.append(f"broken promises {signed(found.breaches)}")
            yield lines(
                f"Broken promises: {signed(found.breaches)}. Each of your own costs {numbers.breach_breaker}, "
                f"each of your partner's brings {numbers.breach_partner}."
            )
        yield lines(
            f"As things stand: {plain_number(found.total or 0)} points ({', '.join(parts)}); "
            f"this seat usually reaches {found.par}. What counts is how it stands when the game ends."
        )

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
