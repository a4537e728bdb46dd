"""What `? NAME` says of a unit or a measure, and what is said of a name that nothing bears."""

from collections.abc import Iterator
from difflib import get_close_matches

from attrs import frozen

from game.cli.looks import Looks
from game.cli.screen import columns, lines
from game.engine.questions.common import sentence
from game.engine.questions.matters import matter_item
from game.engine.questions.orders import able_verdict
from game.engine.questions.waits import again, measures_wait, refused_wait, refused_words
from game.engine.view import WHENEVER
from game.law.clauses.politics import listing
from game.law.rights import how_votes_count
from game.model.moves import Done, Move, TakeMeasure
from game.model.terms import Period, Role
from game.rules import STEP_MOVES
from game.rules.council.packages import decided_by
from game.rules.sequence import INDEX, STEPS

FLYING = (Role.SAM, Role.FIGHTER, Role.RADAR)
SORTS = ("unit", "matter", "measure")


@frozen
class Subjects:
    """The units, matters and measures that a seat may ask about."""

    looks: Looks

    def named(self, text: str) -> str:
        """The id behind words that name it: as it is, after the word for what it is, or a unit by its title."""
        first, _, rest = text.partition(" ")
        about = rest.strip() if first in SORTS and rest else text
        units = self.looks.setting.world.units
        titled = [
            name for name, unit in units.items() if about in (unit.title.casefold(), unit.short.casefold())
        ]
        return titled[0] if len(titled) == 1 and about else about

    # -- units -------------------------------------------------------------------------------------------------
    def unit(self, name: str) -> Iterator[str]:
        """One own formation, as in the table of all."""
        yield from columns([self.looks.row(name, self.looks.view.own[name])])

    def why_idle(self, name: str) -> Iterator[str]:
        """Why a unit of the seat's has no order now; nothing where it has one."""
        view = self.looks.view
        kinds = tuple(kind for kind in STEP_MOVES[view.step] if kind is not Done)
        if not any(isinstance(move, kinds) for move in view.legal(name)):
            yield lines(self.idle(name))

    def idle(self, name: str) -> str:
        """Why a unit may do nothing now, in a sentence or two: who commands it, what is missing, or when it may."""
        view, world = self.looks.view, self.looks.setting.world
        operations = view.step == "operations"
        passing = WHENEVER if operations else (*WHENEVER, "activation")
        missing = [one.text for one in able_verdict(view, name).objections if one.name not in passing]
        flying = world.kind_of[name].role in FLYING
        step = STEPS[INDEX["duty" if flying else "operations"]].title
        if missing:
            return f"It may do nothing: {'; '.join(missing)}."
        if world.seats[view.seat].stands_down and view.period is Period.PEACETIME and not flying:
            return "In peacetime your formations get no orders: each follows its standing order."
        if operations:
            return f"Nothing can be ordered of it now; why move {name} PLACE tells what a march would need."
        return f"It may do nothing in this step: its orders are given in the step “{step}”."

    def others(self, name: str) -> Iterator[str]:
        """A unit that is not the seat's: where it is seen, and that it takes no orders from here."""
        view, world = self.looks.view, self.looks.setting.world
        unit, seen = world.units[name], view.seen.get(name)
        owner = world.seats[world.seat_of_side[unit.side]].title if unit.side in world.seat_of_side else ""
        where = f"seen at {world.board.name(seen.place)}" if seen else "not in your sight"
        whose = f"it belongs to {owner} and" if owner else "it"
        yield lines(f"{name}: {unit.title}, {where}; {whose} takes no orders from you.", hanging="  ")

    # -- matters and measures ----------------------------------------------------------------------------------
    def matter(self, name: str) -> Iterator[str]:
        """A matter with all that is known of it: what it does and asks, who decides, what it still needs."""
        found = matter_item(self.looks.view, name)
        body = self.looks.setting.law.bodies[found.body]
        yield lines(f"{name}: {self.looks.matter(name)}", hanging="  ")
        if found.ask:
            yield lines(f"Why it is asked for: {found.ask}.", "    ")
        yield from (lines(f"{text}.", "    ") for text in found.effects)
        if found.decided:
            yield lines("It is decided, and in force.", "    ")
        for wait in refused_wait(self.looks.view):
            if name in wait.names:
                yield lines(f"{sentence(refused_words(wait))}.", "    ")
        votes = listing(tuple(one.title for one in found.voters), "and")
        yield lines(f"Decided by {body.title} ({how_votes_count(body)}): {votes}.", "    ")
        for need in found.needs:
            mark = {True: "✓", False: "✗", None: "-"}[need.holds]
            yield lines(f"{need.text} [{need.cite}]", f"    {mark} ")

    def measure(self, name: str) -> Iterator[str]:
        """A measure with all that is known of it: price, effect, whose it is, and what it still needs."""
        view, world = self.looks.view, self.looks.setting.world
        measure = self.looks.setting.stakes.measures[name]
        yield lines(self.looks.measure(name), hanging="  ")
        for wait in measures_wait(view):
            if name in wait.names:
                yield lines(f"It may be taken {again(wait)}.", "    ")
        seats = listing(tuple(world.seats[seat].title for seat in measure.seats), "and")
        yield lines(f"Open to {seats}, without a vote [{measure.cite}].", "    ")
        verdict = view.verdict(TakeMeasure(view.seat, name))
        if view.seat in measure.seats:
            for found in verdict.findings:
                if found.name not in WHENEVER and found.name != "seat":
                    yield lines(
                        f"{sentence(found.text)} [{found.cite}]", "    ✓ " if found.holds else "    ✗ "
                    )
            if "step" in {one.name for one in verdict.objections}:
                yield lines("Measures are not taken in this step.", "    ")

    def bodies(self, move: Move) -> Iterator[str]:
        """For a package whose matters are for different bodies: who decides what, and whether it may go together."""
        law = self.looks.setting.law
        matters = [name for name in getattr(move, "matters", ()) if name in law.matters]
        shared: dict[str, list[str]] = {}
        for name in matters:
            shared.setdefault(law.matters[name].body, []).append(name)
        if len(shared) < 2:
            return
        whose = "; ".join(
            f"{' + '.join(names)} by {law.bodies[body].title}" for body, names in shared.items()
        )
        together = decided_by(self.looks.setting, tuple(matters))
        yield lines(f"These matters are decided by different bodies: {whose}.")
        if together:
            yield lines(
                f"Together they would go to {law.bodies[together].title}: a promise goes along with what it is given "
                "for, where all who decide on it alone have a vote."
            )
        else:
            yield lines("One package goes to one body: put them apart.")

    # -- anything else -----------------------------------------------------------------------------------------
    def unknown(self, name: str) -> str:
        """One sentence on a name that nothing bears, with the nearest right word."""
        setting, view = self.looks.setting, self.looks.view
        known = (*view.own, *view.seen, *setting.law.matters, *setting.stakes.measures)
        near = get_close_matches(name, known, 1, 0.5)
        hint = f"did you mean “{near[0]}”?" if near else "units, matters and ? alone show the names."
        return f"There is no unit, matter or measure “{name}”; {hint}"
