"""What a package is worth to a seat: the change of its own expected score over the turns left.

The sum of what its objectives gain or lose, of the doctrine's terms (points × chance × turns left), of the tracks
that it cares for, and of promises: what it is owed, what it owes, and the breach it risks.
"""

from collections.abc import Mapping
from typing import cast

from attrs import field, frozen

from game.core.luck import draw_even
from game.engine.view import View
from game.law.clauses.places import LeaseIs
from game.law.setting import Setting
from game.law.stakes import Measure
from game.model.doctrine import Doctrine, Term
from game.model.terms import PromiseStatus
from game.players.guess import Guess
from game.players.mind import Mind
from game.players.outlook import Outlook, outlook
from game.players.touch import Touch, sold_by, touch

MEAN_PRICE = 4
TRACKS = "what moves in the country"


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

    A package is weighed once: nothing that it is weighed by changes while the Scales exist.
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
    before: dict[str, int] = field(factory=dict, init=False)
    _known: dict[tuple[tuple[str, ...], int], Worth] = field(factory=dict, init=False)

    def weigh(self, matters: tuple[str, ...], wait: int = 0) -> Worth:
        """What it is worth to this seat that these matters are adopted together, now or in `wait` turns."""
        known = self._known.get((matters, wait))
        if known is not None:
            return known
        after = self.now.after(self.setting, matters)
        objectives, terms = self.touch.matters(matters)
        parts = self._objectives(objectives, after)
        for term in terms:
            _add(parts, term.title, _term(term, self.now, after, matters, self.danger, self.left, wait))
        self._tracks(parts, after)
        for name in matters:
            self._promise(parts, name)
        self._fulfilled(parts, after)
        found = self._known[matters, wait] = _worth(parts)
        return found

    def measure(self, item: Measure) -> Worth:
        """What it is worth to take a measure, without its price in capital."""
        after = self.now.drifted(item.tracks)
        parts = self._objectives(self.touch.tracks(tuple(item.tracks)), after)
        self._tracks(parts, after)
        for tally in item.tally:
            self._duty(parts, tally)
            self._unsold(parts, tally)
        return _worth(parts)

    def pressing(self) -> int:
        """How likely, in per cent, it seems now that help will be needed: the greatest chance of any term."""
        stage = self.now.view.stage
        chances = (t.chance.get(stage, 0) for t in self.doctrine.terms.values() if t.points > 0)
        return min(100, max(chances, default=0) * self.danger // 100)

    def decree(self, name: str) -> Worth:
        """What it is worth to decide a matter alone: with what follows later, and the promises that it breaks."""
        found = dict(self.weigh((name,)).amounts)
        matter = self.setting.law.matters[name]
        later = sum(
            self.doctrine.goals.get(track, 0) * amount for track, amount in matter.makes.later.items()
        )
        _add(found, "what follows when the notice has run", later)
        breach = 100 * self.setting.numbers.politics.breach_breaker
        for promise, by in self.now.promised:
            if by == self.seat and name in self.setting.law.matters[promise].broken_by:
                _add(found, "a promise would be broken", -breach)
        return _worth(found)

    def _objectives(self, touched: tuple[str, ...], after: Outlook) -> dict[str, int]:
        """What the objectives gain that may be touched at all; the others stay as likely as they are."""
        parts: dict[str, int] = {}
        table, before = self.setting.stakes.objectives, self.before
        for name in touched:
            if name not in before:
                before[name] = self.guess.objective(self.now, name)
            gained = self.guess.objective(after, name) - before[name]
            _add(parts, table[name].title, table[name].points * gained)
        return parts

    def _tracks(self, parts: dict[str, int], after: Outlook) -> None:
        now, then = self.now.tracks, after.tracks
        if then is now:
            return
        gained = 0
        for name, goal in self.doctrine.goals.items():
            if name in then:
                gained += goal * (then[name] - now[name])
        _add(parts, TRACKS, gained)

    def _promise(self, parts: dict[str, int], name: str) -> None:
        """What a concession costs who owes it, or brings who is owed it."""
        matter, numbers = self.setting.law.matters.get(name), self.doctrine.numbers
        if matter is None or not matter.owes:
            return
        price = self.prices.get(f"{self.seat}/{name}", MEAN_PRICE) * numbers.get("price", 0)
        if matter.owes != self.seat:
            _add(parts, f"“{matter.title}” would be owed", price * self.guess.trust // 100)
            return
        risk = (100 - self.guess.keep) * self.setting.numbers.politics.breach_breaker if matter.due else 0
        _add(parts, f"“{matter.title}” would have to be kept", -price - risk)

    def _fulfilled(self, parts: dict[str, int], after: Outlook) -> None:
        """Open promises of this seat that a package would fulfil."""
        if after.leases is self.now.leases and after.period is self.now.period:
            return
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
                _add(parts, f"“{matter.title}” is owed", breach * 3 // 4)

    def _duty(self, parts: dict[str, int], tally: str) -> None:
        """A deed that an open promise of this seat waits for."""
        breach = 100 * self.setting.numbers.politics.breach_breaker
        for name, by in self.now.promised:
            test = self.setting.law.matters[name].test
            waits = test is not None and test.tally is not None and test.tally.tally == tally
            if by == self.seat and waits and not self.now.view.tally.get(tally, 0):
                _add(parts, f"“{self.setting.law.matters[name].title}” is owed", breach // 2)

    def _unsold(self, parts: dict[str, int], tally: str) -> None:
        """What could be promised for something in return is not given for nothing."""
        name = sold_by(self.setting, self.seat, tally)
        if not name or (name, self.seat) in self.now.promised:
            return
        matter = self.setting.law.matters[name]
        price = self.prices.get(f"{self.seat}/{name}", MEAN_PRICE) * self.doctrine.numbers.get("price", 0)
        _add(parts, f"“{matter.title}” may still be sold", -price * self.guess.trust // 200)


def scales(mind: Mind, view: View) -> Scales:
    """The scales of the mind's own seat: its card, its prices, and its own judgement of the danger."""
    table = mind.setting.stakes.objectives
    own = tuple(n for n, item in table.items() if mind.seat in item.seats and item.card in ("", view.card))
    nerve = mind.number("nerve")
    danger = 100 + mind.between("danger", -nerve, nerve)
    return _scales(mind, view, mind.seat, mind.doctrine, own, felt_prices(mind), danger)


def felt_prices(mind: Mind) -> dict[str, int]:
    """What each concession weighs for this seat: asked of luck by the key under which the game draws it.

    The number stands before Control alone; the seat that it is about feels it.
    """
    found = mind.cache.get("felt prices")
    if found is None:
        numbers = mind.setting.numbers.politics
        low, answers = numbers.price_low, numbers.price_high - numbers.price_low + 1
        found = mind.cache["felt prices"] = {
            f"{mind.seat}/{name}": low + draw_even(mind.seed, f"1/price/{mind.seat}/{name}", answers)
            for name, matter in mind.setting.law.matters.items()
            if matter.owes
        }
    return cast(dict[str, int], found)


def partners_scales(mind: Mind, view: View) -> Scales:
    """What the partner probably weighs on: its public objectives and middling prices."""
    partner = mind.partner()
    seat = mind.setting.world.seats[partner]
    doctrine = mind.setting.doctrines.get(seat.doctrine, mind.doctrine)
    table = mind.setting.stakes.objectives
    public = tuple(name for name, item in table.items() if partner in item.seats and not item.card)
    return _scales(mind, view, partner, doctrine, public, {}, 100)


def _scales(
    mind: Mind,
    view: View,
    seat: str,
    doctrine: Doctrine,
    objectives: tuple[str, ...],
    prices: Mapping[str, int],
    danger: int,
) -> Scales:
    numbers, now = doctrine.numbers, outlook(view)
    guess = Guess(
        setting=mind.setting,
        seat=seat,
        keep=numbers.get("keep", 90),
        trust=numbers.get("trust", 60),
        closes=numbers.get("closes", 50),
        ties=numbers.get("ties", 50),
        left=mind.turns_left(view),
    )
    concerned = touch(mind.setting, objectives, doctrine)
    return Scales(mind.setting, seat, doctrine, now, guess, concerned, prices, danger, guess.left)


def owed_to(setting: Setting, seat: str, matters: tuple[str, ...]) -> tuple[str, ...]:
    """The concessions of a package that others would owe a seat."""
    table = setting.law.matters
    return tuple(n for n in matters if n in table and table[n].owes not in ("", seat))


def broken_word(view: View, seat: str) -> bool:
    """Whether another seat has broken a promise to this one."""
    return any(p.status is PromiseStatus.BROKEN and p.to == seat for p in view.promises)


def _leased(now: Outlook, clause: LeaseIs) -> bool:
    return all(now.leases.get(name) in clause.one_of for name in clause.all_of)


def _worth(parts: Mapping[str, int]) -> Worth:
    return Worth(sum(parts.values()), parts)


def _add(parts: dict[str, int], name: str, amount: int) -> None:
    if amount:
        parts[name] = parts.get(name, 0) + amount


def _term(
    term: Term, now: Outlook, after: Outlook, matters: tuple[str, ...], danger: int, left: int, wait: int
) -> int:
    """Points × chance × turns left of a term that the package fulfils, if it is adopted in `wait` turns."""
    happened = now.view.happened
    fresh = any(name in matters and name not in now.mandates for name in term.matters)
    if not fresh or (term.since and term.since not in happened) or (term.until and term.until in happened):
        return 0
    if any(name not in now.mandates and name not in after.mandates for name in term.needs):
        return 0
    usable = max(0, left - wait - term.lead)
    chance = min(100, term.chance.get(now.view.stage, 0) * danger // 100)
    return term.points * term.counts(now.tracks) // 100 * chance * usable // (100 * max(1, left))
