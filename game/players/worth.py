"""What a package is worth to a seat: the change of its own expected score over the turns left.

The sum of what its objectives gain or lose, of the doctrine's terms (points × chance × turns left), of the tracks
that it cares for, and of promises: what it is owed, what it owes, and the breach it risks.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from game.law.clauses.places import LeaseIs
from game.law.setting import Setting
from game.law.stakes import Measure
from game.model.doctrine import Doctrine, Term
from game.players.guess import Guess
from game.players.lasting import Lasting
from game.players.outlook import Outlook
from game.players.touch import Numbered, Touch, Touched, after_steps, sold_by

MEAN_PRICE = 4
TRACKS = "what moves in the country"
KEPT = "“{}” would have to be kept"


@frozen
class Worth:
    """The worth of a package in hundredths of a point, and what it is made of: amounts by reason, as they were found."""

    total: int
    amounts: Mapping[str, int]

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """What it is made of: (reason, amount), largest first."""
        found = ((name, amount) for name, amount in self.amounts.items() if amount)
        return tuple(sorted(found, key=lambda item: -abs(item[1])))

    @property
    def reason(self) -> str:
        """The largest part that points the way the total does."""
        return next((name for name, amount in self.parts if (amount > 0) == (self.total > 0)), "nothing much")


@frozen(eq=False)
class Scales:
    """What a seat weighs packages on in one situation; `before` is the chance of each objective as things stand.

    A package is weighed once: nothing that it is weighed by changes while the Scales exist, and what it does to most
    objectives is kept in `lasting` for as long as nothing that it rests on changes. `total` is what it is worth,
    `weigh` also tells why. The two go over the same parts; only what a movement of tracks brings is read off one
    table for the total, and told objective by objective for the reasons.
    """

    setting: Setting
    seat: str
    doctrine: Doctrine
    now: Outlook
    guess: Guess
    touch: Touch
    prices: Mapping[str, int]
    danger: int
    left: int
    lasting: Lasting
    before: dict[str, int] = field(factory=dict, init=False)
    _terms: dict[tuple[int, int], int] = field(factory=dict, init=False)

    def total(self, matters: tuple[str, ...], wait: int = 0) -> int:
        """What it is worth to this seat that these matters are adopted together, now or in `wait` turns."""
        lasting = self.lasting
        if lasting.now is not self.now:
            lasting.turn_to(self.now, self.left)
        weighed = lasting.weights.get(matters)
        if weighed is None:
            weighed = self._lasts(matters)
            lasting.enter(matters, weighed)
        touched, found, tracks = weighed[0], weighed[1], self.now.tracks
        for track, gains in touched.gains:
            if track in tracks:
                found += gains[tracks[track]]
        for term in touched.terms:
            found += self._passing(term, matters, wait)
        if touched.fulfils and self.now.promised:
            found += sum([amount for _, amount in self._fulfilled(matters)])
        return found

    def _lasts(self, matters: tuple[str, ...]) -> tuple[Touched, int]:
        """What a package brings apart from the doctrine's terms and from what any movement of its tracks brings."""
        touched = self.touch.matters(matters)
        gained = [*self._objectives(touched.besides, matters), *self._promises(touched)]
        return touched, sum([amount for _, amount in gained])

    def weigh(self, matters: tuple[str, ...], wait: int = 0) -> Worth:
        """The same with what it is made of."""
        touched, found = self.touch.matters(matters), dict[str, int]()
        parts = self._objectives(touched.objectives, matters)
        parts += [(term[1].title, self._passing(term, matters, wait)) for term in touched.terms]
        parts.append((TRACKS, self._moved(touched.tracks)))
        parts += self._promises(touched)
        parts += self._fulfilled(matters) if touched.fulfils else ()
        for reason, amount in parts:
            if amount:
                found[reason] = found.get(reason, 0) + amount
        return Worth(sum(found.values()), found)

    def measure(self, item: Measure) -> int:
        """What it is worth to take a measure, without its price in capital."""
        found, now = 0, self.now.tracks
        gained, besides = self.touch.movement(item.tracks)
        for track, gains in gained:
            if track in now:
                found += gains[now[track]]
        if besides:
            found += sum([amount for _, amount in self._gained(besides, self.now.drifted(item.tracks))])
        for tally in item.tally:
            found += self._duty(tally) + self._unsold(tally)
        return found

    def pressing(self) -> int:
        """How likely, in per cent, it seems now that help will be needed: the greatest chance of any term."""
        stage = self.now.view.stage
        chances = (t.chance.get(stage, 0) for t in self.doctrine.terms.values() if t.points > 0)
        return min(100, max(chances, default=0) * self.danger // 100)

    def decree(self, name: str) -> int:
        """What it is worth to decide a matter alone: with what follows later, and the promises that it breaks."""
        matter, breach = self.setting.law.matters[name], 100 * self.setting.numbers.politics.breach_breaker
        # what follows when the notice has run
        later = sum(
            self.doctrine.goals.get(track, 0) * amount for track, amount in matter.makes.later.items()
        )
        broken = sum(
            by == self.seat and name in self.setting.law.matters[promise].broken_by
            for promise, by in self.now.promised
        )
        return self.total((name,)) + later - breach * broken

    def _objectives(self, touched: tuple[str, ...], matters: tuple[str, ...]) -> list[tuple[str, int]]:
        """What the objectives gain that a package may touch at all; the others stay as likely as they are."""
        return self._gained(touched, self.now.after(self.setting, matters)) if touched else []

    def _gained(self, touched: tuple[str, ...], after: Outlook) -> list[tuple[str, int]]:
        """What each objective gains from now to then: (reason, amount)."""
        found: list[tuple[str, int]] = []
        table, before = self.setting.stakes.objectives, self.before
        for name in touched:
            if name not in before:
                before[name] = self.guess.objective(self.now, name)
            gained = self.guess.objective(after, name) - before[name]
            if gained:
                found.append((table[name].title, table[name].points * gained))
        return found

    def _moved(self, tracks: Iterable[tuple[str, tuple[int, ...]]]) -> int:
        """What it brings to the doctrine's goals that tracks move, one step after the other."""
        now, goals = self.now.tracks, self.touch.goals
        moving = [(track, steps) for track, steps in tracks if track in now and track in goals]
        return sum([goals[t][after_steps(now[t], steps)] - goals[t][now[t]] for t, steps in moving])

    def _passing(self, item: Numbered, matters: tuple[str, ...], wait: int) -> int:
        """What a term of the doctrine brings that lacks nothing; it passes with the turns."""
        number, term, names = item
        amount = self._terms.get((number, wait))
        if amount is None:  # the same in whatever package
            amount = self._terms[number, wait] = _term(term, self.now, self.danger, self.left, wait)
        stand = self.now.mandates
        if not amount or stand.issuperset(names):
            return 0
        if term.needs and not stand.issuperset(term.needs):
            stand = stand | self.now.after(self.setting, matters).mandates
            return amount if stand.issuperset(term.needs) else 0
        return amount

    def _promises(self, touched: Touched) -> list[tuple[str, int]]:
        """What the promises of a package bring and cost: (reason, amount)."""
        found, known = list[tuple[str, int]](), self.lasting.promises
        for name in touched.owed:
            if name not in known:
                known[name] = self._promise(name)
            found.append(known[name])
        return found

    def _promise(self, name: str) -> tuple[str, int]:
        """What a concession costs who owes it, or brings who is owed it; the same until trust is broken."""
        matter = self.setting.law.matters[name]
        if matter.owes != self.seat:
            return f"“{matter.title}” would be owed", self._price(name) * self.guess.trust // 100
        price = self._price(name, self.now.view.surcharge.get(self.seat, 0))
        risk = (100 - self.guess.keep) * self.setting.numbers.politics.breach_breaker if matter.due else 0
        return KEPT.format(matter.title), -price - risk

    def _fulfilled(self, matters: tuple[str, ...]) -> Iterator[tuple[str, int]]:
        """Open promises of this seat that a package would fulfil: (reason, amount)."""
        after = self.now.after(self.setting, matters)
        breach = 100 * self.setting.numbers.politics.breach_breaker
        for name, by in self.now.promised:
            matter = self.setting.law.matters[name]
            test = matter.test
            if by != self.seat or test is None:
                continue
            lease, period = test.lease, test.period
            leased = lease is not None and _leased(after, lease) and not _leased(self.now, lease)
            closed = (
                period is not None and after.period in period.one_of and self.now.period not in period.one_of
            )
            if leased or closed:
                yield f"“{matter.title}” is owed", breach * 3 // 4

    def _duty(self, tally: str) -> int:
        """What a deed brings for which open promises of this seat wait."""
        if self.now.view.tally.get(tally, 0):
            return 0
        waiting = 0
        for name, by in self.now.promised:
            test = self.setting.law.matters[name].test
            waiting += (
                by == self.seat and test is not None and test.tally is not None and test.tally.tally == tally
            )
        return waiting * (100 * self.setting.numbers.politics.breach_breaker // 2)

    def _unsold(self, tally: str) -> int:
        """What a deed costs that could be promised for something in return: it is not given for nothing."""
        name = sold_by(self.setting, self.seat, tally)
        if not name or (name, self.seat) in self.now.promised:
            return 0
        return -self._price(name) * self.guess.trust // 200

    def _price(self, name: str, dearer: int = 0) -> int:
        """What a concession weighs for the seat, in hundredths of a point."""
        felt = self.prices.get(f"{self.seat}/{name}", MEAN_PRICE) + dearer
        return felt * self.doctrine.numbers.get("price", 0)


def owed_to(setting: Setting, seat: str, matters: tuple[str, ...]) -> tuple[str, ...]:
    """The concessions of a package that others would owe a seat."""
    table = setting.law.matters
    return tuple(n for n in matters if n in table and table[n].owes not in ("", seat))


def _leased(now: Outlook, clause: LeaseIs) -> bool:
    return all(now.leases.get(name) in clause.one_of for name in clause.all_of)


def _term(term: Term, now: Outlook, danger: int, left: int, wait: int) -> int:
    """Points × chance × turns left of a term; nothing before the event from which it counts, or after its last."""
    chance, happened = term.chance.get(now.view.stage, 0), now.view.happened
    if not chance or (term.since and term.since not in happened) or (term.until and term.until in happened):
        return 0
    usable = max(0, left - wait - term.lead)
    chance = min(100, chance * danger // 100)
    return term.points * term.counts(now.tracks) // 100 * chance * usable // (100 * max(1, left))
