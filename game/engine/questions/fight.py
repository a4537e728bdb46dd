"""Fights before they happen, as a seat may know them: attacks on the ground, strikes, fire in the air, salvoes."""

from collections.abc import Iterable
from typing import cast

from attrs import frozen

from game.core.verdict import Verdict
from game.engine.questions.common import enemies_at, sentence, setting_of
from game.engine.questions.orders import strikes
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Attack, Strike
from game.model.state import State
from game.model.terms import MoveClass
from game.rules.operations.combat import preview_for
from game.rules.operations.odds import Odds, Preview
from game.rules.operations.picture import now
from game.rules.operations.strike import strike_chance, weights


@frozen
class Share:
    """One way that a fight may end: its weight, its share in per cent, and what it costs either side.

    `attacker` and `defender` are steps lost, `retreat` the hexes that the defender goes back.
    """

    title: str
    weight: int
    percent: int
    attacker: int = 0
    defender: int = 0
    retreat: int = 0


@frozen
class Shift:
    """One thing that moves the odds: how far, in favour of the attacker, why, and on what it rests."""

    by: int
    text: str
    cite: str


@frozen
class OddsRow:
    """The odds under one assumption about what the seat does not know: the column, and how it may end."""

    label: str
    column: str
    shares: tuple[Share, ...]


@frozen
class AttackPreview:
    """An attack as the seat sees it.

    `attack` and `defence` are points in hundredths; `base` is the column by strength alone, `column` after the
    `shifts`, `shares` how it may end, worst for the attacker first. `rows` are the same under other assumptions,
    `unknown` says what is not known. `supports` are own units whose fire is counted in.
    """

    units: tuple[str, ...]
    place: int
    name: str
    defenders: tuple[str, ...]
    attack: int
    defence: int
    base: str
    column: str
    shifts: tuple[Shift, ...]
    shares: tuple[Share, ...]
    rows: tuple[OddsRow, ...]
    unknown: tuple[str, ...]
    supports: tuple[str, ...]
    enters: str
    move: Attack
    verdict: Verdict


def attack_preview(view: View, units: tuple[str, ...], place: int) -> AttackPreview | None:
    """The odds of an attack by units of the seat's; None where they are not its own, or cannot fight there at all."""
    setting = setting_of(view)
    world = setting.world
    names = tuple(dict.fromkeys(name for name in units if name in view.own and view.own[name].mine))
    if not names or not 0 <= place < world.board.size:
        return None
    found = cast(Preview | None, view.preview(lambda s, g, seat: preview_for(s, g, seat, names, place)))
    if found is None:
        return None
    looks, columns = found.looks, setting.numbers.operations.odds
    move = Attack(view.seat, names, place)
    first = world.units[names[0]].title
    return AttackPreview(
        units=names,
        place=place,
        name=world.board.name(place),
        defenders=tuple(world.units[name].title for name in enemies_at(view).get(place, ())),
        attack=looks.attack,
        defence=looks.defence,
        base=columns[looks.base].title,
        column=columns[looks.column].title,
        shifts=tuple(Shift(one.shift, sentence(one.text), one.cite) for one in looks.drivers),
        shares=_shares(setting, looks),
        rows=tuple(
            OddsRow(sentence(label), columns[one.column].title, _shares(setting, one))
            for label, one in found.spread
        ),
        unknown=tuple(sentence(one.text) for one in found.unknown),
        supports=tuple(world.units[name].title for name in looks.supports),
        enters=f"If no defender is left there, {first} enters, and leaves its own hex.",
        move=move,
        verdict=view.verdict(move),
    )


def _shares(setting: Setting, odds: Odds) -> tuple[Share, ...]:
    results = setting.numbers.operations.results
    percents = percent_of(weight for _, weight in odds.answers)
    return tuple(
        Share(
            sentence(results[name].title),
            weight,
            percent,
            results[name].attacker,
            results[name].defender,
            results[name].retreat,
        )
        for (name, weight), percent in zip(odds.answers, percents)
    )


def percent_of(weights: Iterable[int]) -> tuple[int, ...]:
    """Weights as whole per cents that add up to 100: the largest remainders are rounded up.

    >>> percent_of((1, 1, 1)), percent_of((15, 21))
    ((34, 33, 33), (42, 58))
    """
    found = tuple(weights)
    total = sum(found)
    if not total:
        return tuple(0 for _ in found)
    whole = [weight * 100 // total for weight in found]
    rest = sorted(range(len(found)), key=lambda n: (-(found[n] * 100 % total), n))
    for number in rest[: 100 - sum(whole)]:
        whole[number] += 1
    return tuple(whole)


# -- strikes ------------------------------------------------------------------------------------------------
@frozen
class StrikePreview:
    """A strike as the seat sees it: per cent a shot, the chances of each number of hits, and what is not known."""

    unit: str
    place: int
    name: str
    targets: tuple[str, ...]
    percent: int
    shares: tuple[Share, ...]
    unknown: tuple[str, ...]
    move: Strike
    verdict: Verdict


def strike_preview(view: View, unit: str, place: int) -> StrikePreview | None:
    """The chances of a strike by a unit of the seat's; None where it is not its own or does not strike from afar."""
    setting = setting_of(view)
    world = setting.world
    own = view.own.get(unit)
    if own is None or not own.mine or not strikes(view, unit) or not 0 <= place < world.board.size:
        return None
    known = frozenset(view.seen)

    def ask(state: State, setting: Setting, seat: str) -> object:
        picture = now(state, setting)
        return strike_chance(picture, unit, place, known), weights(picture, unit, place, known)

    percent, answers = cast(tuple[int, tuple[tuple[str, int], ...]], view.preview(ask))
    shares = percent_of(weight for _, weight in answers)
    titles = [world.units[name].title for name in enemies_at(view).get(place, ())]
    titles = titles or [world.facilities[name].title for name in world.facilities_at.get(place, ())]
    flies = world.kind_of[unit].mobility is MoveClass.AIR
    move = Strike(view.seat, unit, place)
    return StrikePreview(
        unit=unit,
        place=place,
        name=world.board.name(place),
        targets=tuple(titles),
        percent=percent,
        shares=tuple(
            Share(_hits(int(hits)), weight, share) for (hits, weight), share in zip(answers, shares)
        ),
        unknown=("Air defence that nobody sees may cover the target.",) if flies else (),
        move=move,
        verdict=view.verdict(move),
    )


def _hits(number: int) -> str:
    return "No hit" if not number else "1 hit" if number == 1 else f"{number} hits"
