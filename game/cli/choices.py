"""What a human at a terminal may order now, in words that can be typed back, shorter than the list of all moves."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from attrs import frozen

from game.cli.looks import Looks
from game.cli.screen import lines
from game.cli.subjects import Subjects
from game.cli.worded import worded
from game.core.verdict import Verdict
from game.engine.questions.nearest import nearest
from game.engine.questions.waits import Wait, matters_wait, measures_wait, refused_wait, refused_words
from game.model.moves import (
    AnswerCrisis,
    Attack,
    Done,
    GiveReply,
    MakeOffer,
    Move,
    MoveUnit,
    Propose,
    RailMove,
    SetRoe,
    Standing,
    TakeMeasure,
    TakePosture,
)
from game.model.terms import Answer, Posture, Roe
from game.rules import STEP_MOVES

Moves = list[Move]


@frozen
class Choices:
    """The legal orders of a seat, many of a kind in a line."""

    looks: Looks

    def of(self, about: str) -> Iterator[str]:
        """The orders of the step, or what there is to know of one unit, matter or measure, with its orders."""
        if about:
            yield from self.subject(Subjects(self.looks).named(about))
        elif self.looks.view.step == "operations":
            view = self.looks.view
            able = [name for name, own in view.own.items() if own.mine and len(view.legal(name)) > 0]
            yield lines(f"These may act, each with ? UNIT: {', '.join(able) or 'none'}")
            yield "  done"
        else:
            yield from self.orders("")
            yield "  done"

    def subject(self, about: str) -> Iterator[str]:
        """One unit, matter or measure: what it is, and what may be ordered of it, or why nothing."""
        view, setting, subjects = self.looks.view, self.looks.setting, Subjects(self.looks)
        if about in view.own:
            yield from subjects.unit(about)
            yield from self.orders(about)
            yield from subjects.why_idle(about)
        elif about in setting.law.matters:
            yield from subjects.matter(about)
            yield from self.orders(about)
        elif about in setting.stakes.measures:
            yield from subjects.measure(about)
        elif about in setting.world.units:
            yield from subjects.others(about)
        else:
            yield from list(self.orders(about)) or (lines(subjects.unknown(about)),)

    def orders(self, about: str) -> Iterator[str]:
        """The legal orders of the step, or those of one unit, matter, track or package, many of a kind in a line."""
        view = self.looks.view
        kinds = {kind.__name__ for kind in STEP_MOVES[view.step]}
        grouped: dict[type[Move], Moves] = {}
        for move in dict.fromkeys((*view.legal(about), *(() if about else self.single()))):
            if type(move).__name__ in kinds and not isinstance(move, Done):
                grouped.setdefault(type(move), []).append(move)
        for kind, moves in grouped.items():
            yield from SHOWN.get(kind, Choices.plain)(self, moves)
        if not about and "TakeMeasure" in kinds:
            yield from self.barred(grouped.get(TakeMeasure, []))

    def single(self) -> Iterator[Move]:
        """Every matter that may be put alone, also those for which the list of all packages has no room."""
        view = self.looks.view
        if view.step == "table":
            for name in self.looks.setting.law.matters:
                yield from (m for m in view.legal(name) if isinstance(m, Propose) and m.matters == (name,))

    def plain(self, moves: Moves) -> Iterator[str]:
        """Orders of a kind as they are typed, one after the other."""
        yield lines("; ".join(dict.fromkeys(map(self.typed, moves))), most=6)

    def typed(self, move: Move) -> str:
        """An order as a human types it."""
        return worded(move, self.looks.setting)

    def proposals(self, moves: Moves) -> Iterator[str]:
        """What may be put alone; packages are put together from it."""
        packages = [m for m in moves if isinstance(m, Propose)]
        single = [m for m in packages if len(m.matters) == 1]
        if not single:
            least = min(packages, key=lambda m: len(m.matters))
            yield lines(f"only together with others, such as propose {' + '.join(least.matters)}")
            return
        yield lines(f"propose {' | '.join(m.matters[0] for m in single)}")
        found = self.pair(single)
        if found and len(single) > 1:
            yield lines(f"or several of one body together, such as {found}; matters tells what each does")
        elif found:
            yield lines(f"or with a promise beside it, such as {found}")

    def pair(self, single: list[Propose]) -> str:
        """Two matters that may be put together, best a matter with a promise of the seat's own; "" where none may.

        Both stand in the list of those that may be put; beside a matter alone in it goes a promise of the same body.
        """
        matters, mine = self.looks.setting.law.matters, self.looks.view.seat
        others = [m.matters[0] for m in single] if len(single) > 1 else list(matters)
        promises = sorted(
            (name for name in others if matters[name].owes), key=lambda n: matters[n].owes != mine
        )
        first = sorted(single, key=lambda m: bool(matters[m.matters[0]].owes))
        for move, promise in product(first, promises):
            name = move.matters[0]
            both = Propose(move.office, (name, promise))
            if matters[name].body == matters[promise].body and self.looks.view.verdict(both).allowed:
                return f"propose {name} + {promise}"
        return ""

    def replies(self, moves: Moves) -> Iterator[str]:
        """Aye, no, or what may be kept and added in a counter."""
        replies = [m for m in moves if isinstance(m, GiveReply)]
        plain = dict.fromkeys(m.answer for m in replies if m.answer is not Answer.COUNTER)
        yield lines(" | ".join(f"reply {answer}" for answer in plain))
        counters = [" + ".join(m.matters) for m in replies if m.answer is Answer.COUNTER]
        if counters:
            yield lines(f"or reply counter with a changed package: {'; '.join(counters)}")

    def measures(self, moves: Moves) -> Iterator[str]:
        """One line a measure."""
        taken = [m.measure for m in moves if isinstance(m, TakeMeasure)]
        yield from (lines(self.looks.measure(name), hanging="  ") for name in taken)

    def barred(self, moves: Moves) -> Iterator[str]:
        """The seat's measures and matters that cannot be taken or put now, each with the turn from which it can."""
        view, measures = self.looks.view, self.looks.setting.stakes.measures
        later = list(measures_wait(view))
        known = {*(m.measure for m in moves if isinstance(m, TakeMeasure)), *(w.names[0] for w in later)}
        others = [name for name, item in measures.items() if view.seat in item.seats and name not in known]
        yield from _waiting("measures that wait", later)
        if others:
            yield lines(f"not now: {', '.join(others)}; why measure … tells why", hanging="  ")
        if view.step == "table":
            yield from (lines(refused_words(wait), hanging="  ") for wait in refused_wait(view))
            yield from _waiting("not to be put yet", matters_wait(view))

    def ways_out(self, moves: Moves) -> Iterator[str]:
        """The crisis that must be answered, and its two ways out with what each moves."""
        setting = self.looks.setting
        for number, move in enumerate(m for m in moves if isinstance(m, AnswerCrisis)):
            card = setting.stakes.crises[move.crisis]
            if not number:
                yield lines(f"Crisis: {card.title}. {card.text}")
            way = card.choices[move.choice]
            seen = self.looks.moving(way.tracks) or "moves nothing that you see"
            yield lines(f"{self.typed(move)}: {way.title} ({seen})", hanging="  ")

    def postures(self, moves: Moves) -> Iterator[str]:
        """The postures with their price, and the targets of a salvo once."""
        taken = [m for m in moves if isinstance(m, TakePosture)]
        numbers = self.looks.setting.numbers.politics.postures
        for posture in dict.fromkeys(m.posture for m in taken):
            found = numbers[posture]
            price = f"costs {found.cost}" if found.cost else f"gains {found.gain}"
            named = " TARGET TARGET TARGET" if posture is Posture.SALVO else ""
            yield lines(f"posture {posture}{named}   ({price})")
        barred = [posture for posture in numbers if posture not in {m.posture for m in taken}]
        if barred:
            yield lines(f"not now: {', '.join(barred)}; why posture … tells why")
        targets = dict.fromkeys(target for m in taken for target in m.targets)
        if targets:
            yield lines(f"targets: {', '.join(targets)}", "    ")

    def offers(self, moves: Moves) -> Iterator[str]:
        """The secret offers, each with what it says."""
        terms = self.looks.setting.stakes.terms
        found = (m for m in moves if isinstance(m, MakeOffer))
        yield from (lines(f"{self.typed(m)}: “{terms[m.terms].title}”") for m in found)

    def rules_of_engagement(self, moves: Moves) -> Iterator[str]:
        """The kinds of track in one line."""
        kinds = dict.fromkeys(m.track_kind for m in moves if isinstance(m, SetRoe))
        yield lines(f"roe {' | '.join(kinds)}   {' | '.join(Roe)}")

    def reached(self, moves: Moves) -> Iterator[str]:
        """Where a unit may go: places on a road or a railway first, for supply comes along them."""
        board = self.looks.setting.world.board
        going = [
            m for m in moves if isinstance(m, MoveUnit) or (isinstance(m, RailMove) and m.act == "travel")
        ]
        acts = dict.fromkeys(self.typed(m) for m in moves if m not in going)
        if acts:
            yield lines("; ".join(acts))
        if not going:
            return
        first = going[0]
        verb = f"rail {first.unit} travel" if isinstance(first, RailMove) else f"move {first.unit}"
        linked = [m.place for m in going if m.place < 0 or board.road[m.place] or board.rail[m.place]]
        rest = [m.place for m in going if m.place not in linked]
        yield lines(f"{verb} to: {self.named(linked) or 'nothing on a road'}", most=5)
        if rest and not isinstance(first, RailMove):
            yield lines(f"off the roads: {self.named(rest)}", "    ", most=3)

    def named(self, places: list[int]) -> str:
        """Places in a list, those with a name first."""
        names = {self.looks.setting.world.board.name(place) for place in places}
        return ", ".join(sorted(names, key=lambda name: (name[:1].isdigit(), name)))

    def attacks(self, moves: Moves) -> Iterator[str]:
        """The attacks that may be made; the odds are a question of their own."""
        yield from self.plain(moves)
        yield "  (why attack … shows the odds)"

    def standing_orders(self, moves: Moves) -> Iterator[str]:
        """Standing orders in one line."""
        units = dict.fromkeys(m.unit for m in moves if isinstance(m, Standing))
        yield from (f"  standing {unit} hold | withdraw | road PLACE" for unit in units)

    def nearest(self, move: Move, verdict: Verdict) -> Iterator[str]:
        """For a march that is too long: how far the unit gets this turn, and the order that takes it on."""
        failed = {finding.name for finding in verdict.objections}
        if not isinstance(move, MoveUnit) or failed != {"reach"} or move.place < 0:
            return
        best = next((one.move for one in nearest(self.looks.view, verdict, move)), None)
        if isinstance(best, MoveUnit):
            yield lines(
                f"The nearest that it reaches this turn is {self.looks.setting.world.board.name(best.place)}; "
                f"standing {move.unit} road PLACE takes it on, turn by turn."
            )


def _waiting(what: str, waits: Iterable[Wait]) -> Iterator[str]:
    """What waits, each with the turn from which on it may be tried again; nothing where nothing does."""
    found = [f"{' + '.join(one.names)} {f'from {one.since}' if one.since else one.never}" for one in waits]
    if found:
        yield lines(f"{what}: {'; '.join(found)}", hanging="  ")


SHOWN: Mapping[type[Move], Callable[[Choices, Moves], Iterator[str]]] = {
    Propose: Choices.proposals,
    GiveReply: Choices.replies,
    TakeMeasure: Choices.measures,
    AnswerCrisis: Choices.ways_out,
    TakePosture: Choices.postures,
    MakeOffer: Choices.offers,
    SetRoe: Choices.rules_of_engagement,
    MoveUnit: Choices.reached,
    RailMove: Choices.reached,
    Attack: Choices.attacks,
    Standing: Choices.standing_orders,
}
"""How the orders of a kind are shown where a plain list would be too long."""
