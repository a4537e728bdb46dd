"""A bounded menu of packages: what a seat might sensibly propose or counter with. Law is judged elsewhere.

A player may put any package; the menu is what is listed, and what an AI chooses from.
"""

from collections.abc import Iterator
from itertools import chain, zip_longest

from game.law.bodies import Body, Makes
from game.law.setting import Setting
from game.model.moves import Propose
from game.model.state import Package, State
from game.rules.council.kept import shelf
from game.rules.council.packages import is_sole, may_stand, sits
from game.rules.council.words import seat_of

Entry = tuple[str, tuple[str, ...]]
"""An office with a package that it might put."""
MENU = 60  # the longest menu: a limit of lists and of an AI's search, not of the law

NOTHING = Makes()


def packages(state: State, setting: Setting, seat: str, about: str) -> tuple[Propose, ...]:
    """The packages that a seat's offices might put: matters, chains, both with one concession."""
    menus = shelf(setting)
    found = menus.find(state, setting, seat)
    if found is None:
        found = tuple(Propose(*entry) for entry in dict.fromkeys(_entries(state, setting, seat)))
        menus.keep(state, setting, seat, found)
    listed = tuple(move for move in found if about in move.matters) if about else found
    return listed[:MENU]


def counters(setting: Setting, package: Package, office: str) -> Iterator[tuple[str, ...]]:
    """A package with one matter fewer, or with one concession more."""
    matters, body = package.matters, setting.law.bodies[package.body]
    if len(matters) > 1:
        for left_out in matters:
            yield tuple(name for name in matters if name != left_out)
    if len(matters) < setting.numbers.politics.package_size:
        for concession in _concessions(setting, body, seat_of(setting, office)):
            if concession not in matters:
                yield (*matters, concession)


def _entries(state: State, setting: Setting, seat: str) -> Iterator[Entry]:
    """Matters and chains of every body, then pairs from each body in turn, then concessions alone."""
    if seat not in setting.world.seats:
        return
    plans = [
        (office, *_plan(state, setting, name, office, body))
        for name, body in setting.law.bodies.items()
        if not is_sole(body)
        for office in setting.world.seats[seat].offices
        if office in body.voters
    ]
    for office, treaty, _ in plans:
        yield from ((office, matters) for matters in treaty)
    paired = [_packed(state, setting, office, treaty, added) for office, treaty, added in plans]
    for turn in zip_longest(*paired):
        yield from (entry for entry in turn if entry is not None)
    for office, _, concessions in plans:
        for concession in concessions:
            body = setting.law.bodies.get(setting.law.matters[concession].body)
            if body is not None and office in body.voters:
                yield office, (concession,)


def _packed(
    state: State, setting: Setting, office: str, treaty: list[tuple[str, ...]], added: list[str]
) -> Iterator[Entry]:
    """The packages of one body with one concession; a deployment first, also with one reinforcement."""
    size = setting.numbers.politics.package_size
    rows = [matters for matters in treaty if not _reinforces(state, setting, matters)]
    reinforcements = [matters[0] for matters in treaty if _reinforces(state, setting, matters)]
    deploying = [matters for matters in rows if setting.law.switches.joint_command in matters]
    others = [matters for matters in rows if matters not in deploying]
    pairs = (_pairs(deploying, added + reinforcements, size), _pairs(others, added, size))
    for matters in chain(*pairs):
        yield office, matters


def _reinforces(state: State, setting: Setting, matters: tuple[str, ...]) -> bool:
    """Whether a package is a mere reinforcement of joint forces that are not deployed."""
    alone = len(matters) == 1 and bool(setting.law.matters[matters[0]].makes.reinforces)
    return alone and not setting.law.joint_command(state)


def _plan(
    state: State, setting: Setting, name: str, office: str, body: Body
) -> tuple[list[tuple[str, ...]], list[str]]:
    """The packages that a body could decide now, chains first, and what may be added to each of them."""
    if body.sits and not sits(state):
        return [], []
    table = setting.law.matters
    own = [
        m
        for m, matter in table.items()
        if matter.body == name and (not matter.owes or matter.makes != NOTHING)
    ]
    now = [m for m in own if may_stand(state, setting, office, (m,))]
    later = [m for m in own if m not in now and table[m].makes.period is not state.period]
    chains: list[tuple[str, ...]] = [(m,) for m in now]
    longest = min(3, setting.numbers.politics.package_size)
    for begun in chains:
        if len(begun) < longest:
            following = [m for m in later if m not in begun and not set(table[m].makes.ends) & set(begun)]
            chains.extend((*begun, m) for m in following if _adds(state, setting, office, begun, m))
    found = _concessions(setting, body, seat_of(setting, office))
    added = [m for m in found if may_stand(state, setting, office, (m,))]
    return sorted(chains, key=len, reverse=True), added


def _adds(state: State, setting: Setting, office: str, begun: tuple[str, ...], matter: str) -> bool:
    """Whether a matter that is closed now opens by exactly the chain before it: no shorter one would do."""
    if not may_stand(state, setting, office, (*begun, matter)):
        return False
    return len(begun) == 1 or not may_stand(state, setting, office, (*begun[:-1], matter))


def _concessions(setting: Setting, body: Body, seat: str) -> list[str]:
    """The concessions that a body's seats may make: what this seat may ask and what it may offer, in turn."""
    seats = {seat_of(setting, voter) for voter in body.voters}
    if len(seats) < 2:
        return []
    bodies = setting.law.bodies
    owed = {
        name: matter.owes
        for name, matter in setting.law.matters.items()
        if matter.owes in seats and set(bodies[matter.body].voters) <= set(body.voters)
    }
    asked = [name for name, owes in owed.items() if owes != seat]
    offered = [name for name, owes in owed.items() if owes == seat]
    return [name for pair in zip_longest(asked, offered) for name in pair if name is not None]


def _pairs(treaty: list[tuple[str, ...]], concessions: list[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every treaty package with every concession, the first of both first."""
    for number in range(len(treaty) + len(concessions) - 1):
        for i, matters in enumerate(treaty):
            if 0 <= number - i < len(concessions) and len(matters) < size:
                if concessions[number - i] not in matters:
                    yield (*matters, concessions[number - i])
