"""What seats weigh on: the mind's own footing, and its partner's as far as it is known."""

from collections.abc import Mapping
from typing import cast

from attrs import field, frozen

from game.core.luck import draw_even
from game.engine.view import View
from game.law.setting import Setting
from game.players.guess import Guess
from game.players.lasting import Lasting
from game.players.mind import Mind
from game.players.outlook import Outlook, outlook
from game.players.touch import Touch, touch
from game.players.worth import Scales


@frozen(eq=False)
class Footing:
    """What a seat weighs on in every situation of one game: what can touch it, its prices, its judgement of danger."""

    setting: Setting
    seat: str
    touch: Touch
    prices: Mapping[str, int]
    danger: int
    _lasting: Lasting = field(init=False)
    _guesses: dict[int, Guess] = field(factory=dict, init=False)

    @_lasting.default
    def _begin(self) -> Lasting:
        return Lasting(self.touch)

    def scales(self, now: Outlook, left: int) -> Scales:
        """The scales of one situation, with so many turns left."""
        guess, doctrine = self._guesses.get(left), self.touch.doctrine
        if guess is None:
            numbers = doctrine.numbers
            guess = self._guesses[left] = Guess(
                setting=self.setting,
                seat=self.seat,
                keep=numbers.get("keep", 90),
                trust=numbers.get("trust", 60),
                closes=numbers.get("closes", 50),
                ties=numbers.get("ties", 50),
                left=left,
            )
        own = (self.touch, self.prices, self.danger, left, self._lasting)
        return Scales(self.setting, self.seat, doctrine, now, guess, *own)


def scales(mind: Mind, view: View) -> Scales:
    """The scales of the mind's own seat: its card, its prices, and its own judgement of the danger."""

    def footing() -> Footing:
        table, nerve = mind.setting.stakes.objectives.items(), mind.number("nerve")
        own = (n for n, item in table if mind.seat in item.seats and item.card in ("", view.card))
        concerned = touch(mind.setting, tuple(own), mind.doctrine)
        danger = 100 + mind.between("danger", -nerve, nerve)
        return Footing(mind.setting, mind.seat, concerned, felt_prices(mind), danger)

    own = mind.once(f"footing/{view.card}", footing)
    now = mind.cache["outlook"] = outlook(view, cast(Outlook | None, mind.cache.get("outlook")))
    return own.scales(now, mind.turns_left(view))


def felt_prices(mind: Mind) -> dict[str, int]:
    """What each concession weighs for this seat: asked of luck by the key under which the game draws it.

    The number stands before Control alone; the seat that it is about feels it.
    """
    numbers = mind.setting.numbers.politics
    low, answers = numbers.price_low, numbers.price_high - numbers.price_low + 1
    return {
        f"{mind.seat}/{name}": low + draw_even(mind.seed, f"1/price/{mind.seat}/{name}", answers)
        for name, matter in mind.setting.law.matters.items()
        if matter.owes
    }


def partners_scales(mind: Mind, now: Outlook) -> Scales:
    """What the partner probably weighs on, as the mind sees things: its public objectives and middling prices."""

    def footing() -> Footing:
        partner, table = mind.partner(), mind.setting.stakes.objectives.items()
        public = (name for name, item in table if partner in item.seats and not item.card)
        doctrine = mind.setting.world.seats[partner].doctrine
        known = mind.setting.doctrines.get(doctrine, mind.doctrine)
        return Footing(mind.setting, partner, touch(mind.setting, tuple(public), known), {}, 100)

    return mind.once("footing of the partner", footing).scales(now, mind.turns_left(now.view))
