"""The odds of an attack: strengths, the column, what shifts it, and the exact weights of every result.

One function works them out, for a preview and for the attack itself; a preview only leaves out what its seat
does not know.
"""

from collections.abc import Iterator

from attrs import frozen

from game.core.verdict import Finding
from game.law.setting import Setting
from game.model.terms import MoveClass, Rail, Role
from game.rules.operations.command import in_friction, seat_over
from game.rules.operations.lawful import may_fire
from game.rules.operations.picture import Picture
from game.rules.operations.supply import is_supplied

CITE = "rulebook 4.8"
DICE = (1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1)
"""How many of the 36 throws of two dice give each sum, 2 to 12."""

Answers = tuple[tuple[str, int], ...]


@frozen
class Driver:
    """One thing that moves the column: how far, in favour of the attacker, and why."""

    name: str
    shift: int
    says: str
    values: tuple[object, ...] = ()
    cite: str = CITE

    @property
    def text(self) -> str:
        """The reason, with its values filled in."""
        return self.says.format(*self.values)


@frozen
class Odds:
    """What an attack comes to. Strengths are in hundredths of a point; `answers` weighs results out of 36."""

    attack: int
    defence: int
    base: str
    column: str
    drivers: tuple[Driver, ...]
    answers: Answers
    supports: tuple[str, ...] = ()


@frozen
class Fight:
    """Who fights whom for a hex; `known` are the enemy units that whoever asks knows of, None: all."""

    picture: Picture
    units: tuple[str, ...]
    place: int
    defenders: tuple[str, ...]
    known: frozenset[str] | None = None


def fight(picture: Picture, units: tuple[str, ...], place: int, known: frozenset[str] | None) -> Fight:
    """The fight for a hex between these attackers and the enemies there, as far as they are known."""
    alliance = picture.ground.units[units[0]].alliance
    there = picture.roster.at.get(place, ())
    enemies = tuple(
        name
        for name in there
        if picture.ground.units[name].alliance != alliance and (known is None or name in known)
    )
    return Fight(picture, units, place, enemies, known)


def odds(case: Fight, extra: int = 0, strength: int = 0) -> Odds:
    """The odds of a fight. `extra` columns stand for something unknown, `strength` (points) for unseen
    defenders."""
    setting = case.picture.setting
    attack = sum(_strength(case.picture, name, attacks=True) for name in case.units)
    defence = sum(_strength(case.picture, name, attacks=False) for name in case.defenders)
    defence = max(100, defence or strength * 100)
    supports = attack_support(case)
    drivers = tuple(driver for driver in _drivers(case, supports) if driver.shift)
    ids = list(setting.numbers.operations.odds)
    base = _column(setting, attack * 100 // defence)
    cap = setting.numbers.operations.shift_cap
    total = max(-cap, min(cap, sum(driver.shift for driver in drivers) + extra))
    column = ids[max(0, min(len(ids) - 1, base + total))]
    return Odds(attack, defence, ids[base], column, drivers, answers(setting, column), supports)


def answers(setting: Setting, column: str) -> Answers:
    """The results of a column with their weights, worst for the attacker first; the weights sum to 36."""
    found: dict[str, int] = {}
    for weight, result in zip(DICE, setting.numbers.operations.odds[column].sums):
        found[result] = found.get(result, 0) + weight
    return tuple(found.items())


def _column(setting: Setting, percent: int) -> int:
    """The number of the last column whose ratio is reached."""
    columns = setting.numbers.operations.odds.values()
    return max((n for n, item in enumerate(columns) if percent >= item.percent), default=0)


def _strength(picture: Picture, unit: str, attacks: bool) -> int:
    """Attack or defence of a unit in hundredths, in proportion to the steps it has left."""
    kind, facts = picture.setting.world.kind_of[unit], picture.ground.units[unit]
    value = kind.attack if attacks else kind.defence
    return value * picture.state.units[unit].steps * 100 // facts.full


# -- what shifts the column ---------------------------------------------------------------------------------
def _drivers(case: Fight, supports: tuple[str, ...]) -> Iterator[Driver]:
    numbers, picture = case.picture.setting.numbers.operations, case.picture
    yield from _ground(case)
    if any(picture.state.units[name].dug_in for name in case.defenders):
        yield Driver("dug_in", numbers.dug_in_shift, "the defender has prepared the position")
    if any(picture.state.units[name].rail is not Rail.NONE for name in case.defenders):
        yield Driver("rail", numbers.rail_shift, "defenders are still on rail", cite="rulebook 4.6")
    yield from _supply(case)
    least = min(picture.state.units[name].ready for name in case.units)
    ready = numbers.ready_shift[max(0, min(len(numbers.ready_shift) - 1, least))]
    yield Driver("ready", ready, "the least ready attacker has readiness {}", (least,), "rulebook 4.14")
    yield from _support(case, supports)
    yield from _command(case)


def _ground(case: Fight) -> Iterator[Driver]:
    numbers, board = case.picture.setting.numbers.operations, case.picture.setting.world.board
    kind = board.terrain[case.place]
    if kind in numbers.terrain:
        title = board.titles.get(kind, kind)
        yield Driver("terrain", numbers.terrain[kind].shift, "the defender stands in: {}", (title,))
    hexes = tuple(dict.fromkeys(case.picture.state.units[name].place for name in case.units))
    sides = tuple(board.grid.side_towards(h, case.place) for h in hexes)
    rivers = tuple(board.river[h][side] for h, side in zip(hexes, sides) if side is not None)
    least = min(rivers, default=0)
    yield Driver("river", numbers.river_shift[least], "every attacker crosses a river of size {}", (least,))
    if len(hexes) >= numbers.sides_needed:
        yield Driver("sides", numbers.sides_shift, "the attack comes from {} hexes", (len(hexes),))


def _supply(case: Fight) -> Iterator[Driver]:
    shift, titles = case.picture.setting.numbers.operations.supply_shift, case.picture.setting.world.units
    short = next((name for name in case.units if not is_supplied(case.picture, name)), None)
    if short:
        yield Driver("supply", -shift, "{} is out of supply", (titles[short].title,), "rulebook 4.10")
    hidden = case.known is not None
    if case.defenders and not any(is_supplied(case.picture, name, hidden) for name in case.defenders):
        yield Driver("enemy_supply", shift, "no defender is in supply", (), "rulebook 4.10")


def _support(case: Fight, supports: tuple[str, ...]) -> Iterator[Driver]:
    cap, kinds = case.picture.setting.numbers.operations.support_cap, case.picture.setting.world.kind_of
    titles = case.picture.setting.world.units
    own = min(cap, sum(kinds[name].support for name in supports))
    if own:
        names = ", ".join(titles[name].title for name in supports)
        yield Driver("support", own, "support from {}", (names,))
    theirs = defence_support(case)
    against = min(cap, sum(kinds[name].support for name in theirs))
    if against:
        names = ", ".join(titles[name].title for name in theirs)
        yield Driver("enemy_support", -against, "the defender is supported by {}", (names,))


def _command(case: Fight) -> Iterator[Driver]:
    picture, numbers = case.picture, case.picture.setting.numbers.operations
    titles, board = picture.setting.world.units, picture.setting.world.board
    new = next((name for name in case.units if in_friction(picture, name)), None)
    if new:
        says = "{} is in its first turns under a foreign commander"
        yield Driver("friction", numbers.friction_shift, says, (titles[new].title,), "rulebook 4.8, R11, R79")
    if case.known is None and any(in_friction(picture, name) for name in case.defenders):
        says = "a defender is in its first turns under a foreign commander"
        yield Driver("enemy_friction", -numbers.friction_shift, says, (), "rulebook 4.8")
    here = picture.state.units[case.units[0]].place
    alliance = picture.ground.units[case.units[0]].alliance
    for name, unit in picture.state.units.items():
        facts = picture.ground.units[name]
        staff = facts.role is Role.HEADQUARTERS and facts.mobility is not MoveClass.FIXED
        if staff and facts.alliance == alliance and board.distance(unit.place, here) <= numbers.headquarters:
            values = (titles[name].title,)
            yield Driver("headquarters", numbers.headquarters_shift, "{} directs the attack", values)
            return


def attack_support(case: Fight) -> tuple[str, ...]:
    """The units whose fire helps an attack: under the same seat, unspent, within range, allowed to fire; up
    to the cap."""
    picture, found, total = case.picture, [], 0
    seat = seat_over(picture, case.units[0])
    cap = picture.setting.numbers.operations.support_cap
    for name in _supporters(case, picture.ground.units[case.units[0]].alliance):
        if total >= cap:
            break
        unit = picture.state.units[name]
        spent = unit.fought >= picture.state.turn or unit.rail is not Rail.NONE
        if (
            name in case.units
            or spent
            or seat_over(picture, name) != seat
            or not may_fire(picture, name, case.place)
        ):
            continue
        found.append(name)
        total += picture.setting.world.kind_of[name].support
    return tuple(found)


def defence_support(case: Fight) -> tuple[str, ...]:
    """The units known to whoever asks whose fire helps the defender; up to the cap."""
    if not case.defenders:
        return ()
    picture, found, total = case.picture, [], 0
    cap = picture.setting.numbers.operations.support_cap
    for name in _supporters(case, picture.ground.units[case.defenders[0]].alliance):
        if total < cap and (case.known is None or name in case.known):
            found.append(name)
            total += picture.setting.world.kind_of[name].support
    return tuple(found)


def _supporters(case: Fight, alliance: str) -> Iterator[str]:
    """Units of an alliance that reach the hex, the strongest first, then as in the State: with rounds left, as
    far as whoever asks can know."""
    picture, kinds, board = case.picture, case.picture.setting.world.kind_of, case.picture.setting.world.board
    guess = case.known is not None and alliance != picture.ground.units[case.units[0]].alliance
    able = []
    for name in _with_support(picture):
        unit, kind = picture.state.units[name], kinds[name]
        if picture.ground.units[name].alliance != alliance or unit.place < 0:
            continue
        ready = guess or (unit.arrives <= picture.state.turn and (unit.magazine or not kind.magazine))
        if ready and board.distance(unit.place, case.place) <= kind.support_range:
            able.append(name)
    return iter(sorted(able, key=lambda name: -kinds[name].support))


def _with_support(picture: Picture) -> tuple[str, ...]:
    memo, kinds = picture.roster.memo, picture.setting.world.kind_of
    found = memo.get("support")
    if found is None:
        found = memo["support"] = tuple(name for name in picture.state.units if kinds[name].support)
    return found  # type: ignore[return-value]


# -- what a seat may know beforehand ------------------------------------------------------------------------
@frozen
class Preview:
    """An attack as a seat sees it: the odds as they look, and a spread (label, odds) for what it does not
    know."""

    looks: Odds
    spread: tuple[tuple[str, Odds], ...]
    unknown: tuple[Finding, ...]

    def chance(self, result: str) -> int:
        """The weight out of 36 of a result, as it looks."""
        return dict(self.looks.answers).get(result, 0)


def spread(case: Fight) -> Preview:
    """The preview of a fight from what `case.known` holds."""
    setting, unknown = case.picture.setting, []
    numbers, cases = setting.numbers.operations, []
    if case.known is None:
        return Preview(odds(case), (), ())
    if not case.defenders:
        unknown.append(Finding("defenders", False, "nobody knows who stands there", (), CITE))
        cases = [(f"a defender of strength {n}", odds(case, 0, n)) for n in numbers.unknown_defence]
    for lost in range(1, max(0, numbers.support_cap - _shown_support(case)) + 1):
        cases.append((f"unseen fire support worth {lost}", odds(case, -lost)))
    for spared in range(1, min(numbers.support_cap, _shown_support(case)) + 1):
        cases.append((f"seen fire support worth {spared} without rounds", odds(case, spared)))
    if case.defenders:
        says = "the defender may have fire support that is not seen, and guns that are seen may lack rounds"
        unknown.append(Finding("support", False, says, (), CITE))
    guests = [name for name in case.defenders if setting.world.is_bound(case.picture.ground.units[name].side)]
    if guests:
        says = "the defender's command may be new to its troops, or its host may give it nothing"
        unknown.append(Finding("friction", False, says, (), CITE))
        cases.append(("a defender under a new foreign commander", odds(case, -numbers.friction_shift)))
        cases.append(("a defender without supply from its host", odds(case, numbers.supply_shift)))
    return Preview(odds(case), tuple(cases), tuple(unknown))


def _shown_support(case: Fight) -> int:
    return sum(case.picture.setting.world.kind_of[name].support for name in defence_support(case))
