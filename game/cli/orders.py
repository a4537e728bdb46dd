"""Orders typed at a terminal, as moves: `move by-6mech lida`, `attack by-6mech by-11mech 1424`, `propose …`.

Words are read generously (units by id or title, places by name or label); whether an order is allowed is for the
rules to say, not for this module.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from attrs import frozen

from game.cli.givers import absent, givers
from game.engine.questions.affairs import crisis
from game.engine.questions.asked import asked
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import (
    AnswerCrisis,
    AnswerOffer,
    Attack,
    Convene,
    Decree,
    DigIn,
    Done,
    Engage,
    GiveReply,
    MakeOffer,
    Move,
    MoveUnit,
    Propose,
    RailMove,
    SetRoe,
    Standing,
    Strike,
    TakeMeasure,
    TakePosture,
    TurnKey,
    Withhold,
)
from game.model.terms import Answer, Posture, Roe

YES = ("yes", "aye", "accept", "true", "y")


class NotAnOrder(ValueError):
    """Words that make no order; the text says what was expected, and the nearest right word."""


@frozen
class Words:
    """The words behind an order's verb, read one after the other in the light of a seat's view."""

    view: View
    setting: Setting
    rest: tuple[str, ...]
    usage: str

    def need(self, least: int) -> None:
        """At least so many words must follow the verb."""
        if len(self.rest) < least:
            raise NotAnOrder(f"write: {self.usage}")

    def unit(self, number: int) -> str:
        """The unit that a word names."""
        known = (*self.view.own, *self.view.seen)
        word = self.rest[number].casefold()
        if word in known:
            return word
        units = self.setting.world.units
        titled = [
            name for name in known if word in (units[name].short.casefold(), units[name].title.casefold())
        ]
        return titled[0] if len(titled) == 1 else self.nearest("unit", self.rest[number], known)

    def place(self, first: int) -> int:
        """The place that the remaining words name."""
        try:
            return self.setting.world.board.parse_place(" ".join(self.rest[first:]))
        except ValueError as error:
            raise NotAnOrder(str(error)) from None

    def one(self, what: str, number: int, known: tuple[str, ...]) -> str:
        """The known word that a word is, or begins."""
        word = self.rest[number].casefold()
        begun = [name for name in known if name == word] or [name for name in known if name.startswith(word)]
        return begun[0] if len(begun) == 1 else self.nearest(what, self.rest[number], known)

    def several(self, what: str, first: int, known: tuple[str, ...]) -> tuple[str, ...]:
        """All remaining words, each a known word; commas and plus signs are passed over."""
        words = " ".join(self.rest[first:]).replace(",", " ").replace("+", " ").split()
        spread = Words(self.view, self.setting, tuple(words), self.usage)
        return tuple(spread.one(what, number, known) for number in range(len(words)))

    def nearest(self, what: str, word: str, known: tuple[str, ...]) -> str:
        """Nothing fits: say so, with the nearest word."""
        near = get_close_matches(word.casefold(), known, 1, 0.5)
        raise NotAnOrder(f"there is no {what} “{word}”" + (f"; did you mean “{near[0]}”?" if near else ""))

    def office(self, matters: tuple[str, ...] = ()) -> str:
        """The office of this seat that sits on the body of these matters; its first office else."""
        law, offices = self.setting.law, self.setting.world.seats[self.view.seat].offices
        body = law.bodies[law.matters[matters[0]].body].voters if matters else offices
        return next((office for office in offices if office in body), offices[0])


Reader = Callable[[Words], Move]


def _done(words: Words) -> Move:
    return Done(words.view.seat)


def _convene(words: Words) -> Move:
    return Convene(words.office())


def _matters(words: Words, first: int) -> tuple[str, ...]:
    return words.several("matter", first, tuple(words.setting.law.matters))


def _propose(words: Words) -> Move:
    words.need(1)
    matters = _matters(words, 0)
    return Propose(words.office(matters), matters)


def _decree(words: Words) -> Move:
    words.need(1)
    matters = _matters(words, 0)
    return Decree(words.office(matters), matters[0])


def _reply(words: Words) -> Move:
    words.need(1)
    answer = Answer(words.one("answer", 0, tuple(Answer)))
    waits = asked(words.view)
    if not waits:
        raise NotAnOrder("nothing waits for your reply")
    matters = _matters(words, 1) if answer is Answer.COUNTER else ()
    return GiveReply(waits[0].office, waits[0].question, answer, matters)


def _measure(words: Words) -> Move:
    words.need(1)
    return TakeMeasure(words.view.seat, words.one("measure", 0, tuple(words.setting.stakes.measures)))


def _offer(words: Words) -> Move:
    words.need(2)
    to = words.one("seat", 0, tuple(words.setting.world.seats))
    return MakeOffer(words.view.seat, to, words.one("offer", 1, tuple(words.setting.stakes.terms)))


def _answer(words: Words) -> Move:
    words.need(1)
    offers = [offer for offer in words.view.offers if offer.to == words.view.seat and offer.accepted is None]
    if not offers:
        raise NotAnOrder("no offer waits for your answer")
    return AnswerOffer(words.view.seat, offers[-1].id, words.rest[0].casefold() in YES)


def _choose(words: Words) -> Move:
    words.need(1)
    waits = crisis(words.view)
    if waits is None:
        raise NotAnOrder("no crisis waits for your answer")
    choice = words.one("way out", 0, tuple(way.id for way in waits.choices))
    return AnswerCrisis(words.view.seat, waits.id, choice)


def _posture(words: Words) -> Move:
    words.need(1)
    posture = Posture(words.one("posture", 0, tuple(Posture)))
    targets = words.several("target", 1, tuple(words.setting.world.facilities))
    return TakePosture(words.view.seat, posture, targets)


def _roe(words: Words) -> Move:
    words.need(2)
    return SetRoe(words.view.seat, words.rest[0].casefold(), Roe(words.one("rule", 1, tuple(Roe))))


def _air(kind: type[TurnKey] | type[Withhold] | type[Engage]) -> Reader:
    def read(words: Words) -> Move:
        words.need(2)
        tracks = tuple(track.id for track in words.view.air)
        unit, track = words.unit(0), words.one("track", 1, tracks)
        offers = [
            m for m in words.view.legal() if isinstance(m, kind) and m.unit == unit and m.track == track
        ]
        return offers[0] if offers else kind(words.office(), unit, track)

    return read


def _move(words: Words) -> Move:
    words.need(2)
    return MoveUnit(words.view.seat, words.unit(0), words.place(1))


def _rail(words: Words) -> Move:
    words.need(2)
    act = words.one("act", 1, ("load", "travel", "unload"))
    unit = words.unit(0)
    if len(words.rest) > 2:
        return RailMove(words.view.seat, unit, words.place(2), act)
    here = words.view.own[unit].state.place if unit in words.view.own else -1
    return RailMove(words.view.seat, unit, here, act)


def _attack(words: Words) -> Move:
    words.need(2)
    known = (*words.view.own, *words.view.seen)
    last = next((n for n, word in enumerate(words.rest) if word.casefold() not in known), len(words.rest) - 1)
    return Attack(
        words.view.seat, tuple(words.unit(n) for n in range(max(1, last))), words.place(max(1, last))
    )


def _dig(words: Words) -> Move:
    words.need(1)
    return DigIn(words.view.seat, words.unit(0))


def _strike(words: Words) -> Move:
    words.need(2)
    return Strike(words.view.seat, words.unit(0), words.place(1))


def _standing(words: Words) -> Move:
    words.need(2)
    order = words.one("standing order", 1, ("hold", "withdraw", "road"))
    return Standing(words.view.seat, words.unit(0), order, words.place(2) if len(words.rest) > 2 else -1)


VERBS: Mapping[str, tuple[str, Reader]] = {
    "done": ("done", _done),
    "convene": ("convene", _convene),
    "propose": ("propose MATTER [MATTER …]", _propose),
    "decree": ("decree MATTER", _decree),
    "reply": ("reply aye | no | counter MATTER [MATTER …]", _reply),
    "measure": ("measure MEASURE", _measure),
    "offer": ("offer SEAT TERMS", _offer),
    "answer": ("answer yes | no", _answer),
    "choose": ("choose WAY-OUT", _choose),
    "posture": ("posture pause | hybrid | salvo TARGET TARGET TARGET | offensive", _posture),
    "roe": ("roe KIND-OF-TRACK automatic | ask | withhold", _roe),
    "key": ("key UNIT TRACK", _air(TurnKey)),
    "withhold": ("withhold UNIT TRACK", _air(Withhold)),
    "engage": ("engage UNIT TRACK", _air(Engage)),
    "move": ("move UNIT PLACE", _move),
    "rail": ("rail UNIT load | travel PLACE | unload", _rail),
    "attack": ("attack UNIT [UNIT …] PLACE", _attack),
    "dig": ("dig UNIT", _dig),
    "strike": ("strike UNIT PLACE", _strike),
    "standing": ("standing UNIT hold | withdraw | road PLACE", _standing),
}
"""Each verb with how it is written and what reads it."""


def read_order(line: str, view: View, setting: Setting) -> Move:
    """The move that a typed line asks for.

    Raises:
        NotAnOrder: the line is no order; the text says what was expected.
    """
    verb, *rest = line.split()
    known = [name for name in VERBS if name.startswith(verb.casefold())]
    if verb.casefold() not in VERBS and len(known) != 1:
        near = get_close_matches(verb.casefold(), VERBS, 1)
        mine = (name for name in VERBS if view.seat in givers(setting, name))
        hint = f"did you mean “{near[0]}”?" if near else f"the verbs are {', '.join(mine)}"
        raise NotAnOrder(f"“{verb}” is no order; {hint}")
    word = verb.casefold() if verb.casefold() in VERBS else known[0]
    missing = absent(setting, word)
    if missing:
        raise NotAnOrder(missing)
    usage, reader = VERBS[word]
    return reader(Words(view, setting, tuple(rest), usage))
