"""Which packages an AI would put, the best first: what each is about worth to it, and what its partner may say to it."""

from bisect import insort
from collections import Counter
from typing import cast

from game.engine.view import View
from game.law.bodies import Makes
from game.law.setting import Setting
from game.model.moves import Propose
from game.players.footing import partners_scales
from game.players.mind import Mind
from game.players.worth import Scales

PRESSES = 6
"""Per cent that a package is put although the partner sees no reason to take it; a doctrine may name its own."""
HEEDS = 200
"""How much what the partner lacks weighs against own worth, in per cent; a doctrine may name its own."""
SOBERING = 110
"""How much less, in hundredths of a point, the partner is thought to gain for each time that it has refused."""
TRIED = 6
"""How many of the best packages are put to the law, one after the other."""
AGAIN = 120
"""How much less useful the very same package is that was refused."""
MOOD = 40
"""By how much, at most, the mood of the turn prefers one package to another."""

Matters = tuple[str, ...]
Ranked = tuple[int, int, Propose]
"""A package with its usefulness and its exact worth to the seat."""


def ranked(mind: Mind, view: View, own: Scales, choices: list[Propose], asked: int) -> list[Ranked]:
    """Packages by usefulness: own worth, less what the partner probably lacks; below the demand only as a last resort.

    As many as are put to the law, and one more.
    """
    best: list[tuple[int, Matters, int, Propose]] = []
    for plain, number, move in _plain(mind, view, own, choices, asked):
        if len(best) == 2 * TRIED and plain + MOOD < -best[-1][0]:
            break  # the best of moods would not lift it, or any after it, among the best
        mood = mind.between(f"{view.turn}/{'+'.join(move.matters)}", 0, MOOD)
        insort(best, (-plain - mood, move.matters, number, move))
        del best[2 * TRIED :]
    found: list[Ranked] = []
    for use, matters, _, move in best:
        value = own.total(matters)
        if value > 0 and len(found) <= TRIED:
            found.append((-use, value, move))
    return found


def _plain(
    mind: Mind, view: View, own: Scales, choices: list[Propose], asked: int
) -> list[tuple[int, int, Propose]]:
    """Packages that are worth something to the seat and not hopeless, by usefulness without any mood."""
    theirs = partners_scales(mind, own.now)
    partner = mind.setting.doctrines.get(mind.setting.world.seats[mind.partner()].doctrine, mind.doctrine)
    wants = partner.numbers.get("reserve", 50)
    floor = -1000 if mind.chance(f"{view.turn}/press", mind.number("press", PRESSES)) else wants * 3 // 4
    heeds = mind.number("heeds", HEEDS)
    mine_of: dict[Matters, int] = {}
    their_of: dict[Matters, int] = {}
    refused = Counter(core_of(mind.setting, tuple(key.split("+"))) for key in view.refused)
    found = []
    for number, move in enumerate(choices):
        groups = groups_of(mind.setting, move.matters)
        value = _sum(own, mine_of, groups)
        if value <= 0:
            continue
        core = core_of(mind.setting, move.matters) if refused else frozenset()
        other = _sum(theirs, their_of, groups) - SOBERING * (refused[core] if core else 0)
        if other >= floor:
            again = AGAIN if refused and "+".join(sorted(move.matters)) in view.refused else 0
            use = min(value, asked + value // 4) - heeds * max(0, wants - other) // 100 - again
            found.append((use, number, move))
    return sorted(found, key=lambda item: (-item[0], item[1]))


def core_of(setting: Setting, matters: Matters) -> frozenset[str]:
    """The matters of a package that are no concessions: packages with the same core are much alike to who refuses."""
    table = setting.law.matters
    return frozenset(name for name in matters if name in table and not table[name].owes)


def groups_of(setting: Setting, matters: Matters) -> tuple[Matters, ...]:
    """A package taken apart for a rough weighing: its treaty matters together, and each concession by itself.

    It rests on the law alone, and is kept with the setting.
    """
    key = ("players.groups", matters)
    found = setting.cache.get(key)
    if found is None:
        table = setting.law.matters
        treaty = tuple(n for n in matters if not table[n].owes or table[n].makes != Makes())
        alone = tuple((n,) for n in matters if n not in treaty)
        found = setting.cache[key] = (treaty, *alone) if treaty else alone
    return cast(tuple[Matters, ...], found)


def _sum(on: Scales, known: dict[Matters, int], groups: tuple[Matters, ...]) -> int:
    """About what a package is worth: the sum of its groups, each weighed once."""
    total = 0
    for group in groups:
        value = known.get(group)
        if value is None:
            value = known[group] = on.total(group)
        total += value
    return total
