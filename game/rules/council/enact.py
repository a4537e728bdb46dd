"""What an adopted matter does to the State in law: its mandate, the period, posts, leases, bases of presence.

State only, without events, tracks or promises, so that a package can be judged in the state that its earlier
matters would make.
"""

from collections.abc import Mapping

from game.core.records import evolve
from game.law.bodies import Makes, Matter
from game.law.setting import Setting
from game.model.state import Council, FacilityState, Mandate, State
from game.model.terms import Period
from game.rules.common import put


def enact(state: State, setting: Setting, matter: str, package: str = "") -> State:
    """The state in which a matter is in force; it must exist, and whether it may be adopted is not asked."""
    found = setting.law.matters[matter]
    if found.makes.period is not None:
        state = enter_period(state, setting, found.makes.period)
    until = state.planned + found.term - 1 if found.term else 0
    mandate = Mandate(matter=matter, turn=state.turn, until=until, uses=found.uses, package=package)
    council = _readmit(state.council, setting, matter)
    kept = {
        name: one for name, one in council.mandates.items() if name not in found.makes.ends and name != matter
    }
    council = evolve(
        council,
        mandates={**kept, matter: mandate},
        posts={**council.posts, **found.makes.posts} if found.makes.posts else council.posts,
        excluded={**dict.fromkeys(found.makes.expels, state.turn), **council.excluded},
    )
    return evolve(state, council=council, facilities=_facilities(state, found.makes))


def enter_period(state: State, setting: Setting, period: Period) -> State:
    """The state in another period, in which mandates given for the old one are void."""
    if period is state.period:
        return state
    mandates = {
        name: mandate
        for name, mandate in state.council.mandates.items()
        if stands_in(setting.law.matters[name], state.period, period)
    }
    return evolve(state, period=period, council=evolve(state.council, mandates=mandates))


def stands_in(matter: Matter, given: Period, period: Period) -> bool:
    """Whether a mandate given in one period still stands in another.

    Peace is one span; a threatened period and the war that it grows into are another. A concession and an
    expulsion stand until they are done.
    """
    if matter.lasts:
        return period in matter.lasts
    return bool(matter.owes or matter.makes.expels) or (given is Period.PEACETIME) is (
        period is Period.PEACETIME
    )


def use(state: State, matter: str) -> State:
    """The state after one use of a mandate, such as a scramble's sortie (R43); unlimited uses stay so."""
    mandate = state.council.mandates.get(matter)
    if mandate is None or mandate.uses <= 0:
        return state
    mandates = put(state.council.mandates, matter, evolve(mandate, uses=mandate.uses - 1))
    return evolve(state, council=evolve(state.council, mandates=mandates))


def in_force(state: State, setting: Setting, matter: str) -> bool:
    """Whether a matter stands as decided: its mandate is in force and its guests have not been sent home."""
    if setting.law.mandate(state, matter) is None:
        return False
    return not any(matter in grantors(setting, basis) for basis in state.council.excluded)


def grantors(setting: Setting, basis: str) -> frozenset[str]:
    """The matters whose adoption a legal basis rests on."""
    found = setting.law.bases.get(basis)
    if found is None:
        return frozenset()
    needs = found.needs
    single = {
        one.matter for one in (needs.decision, needs.other_decision) if one is not None and not one.absent
    }
    return frozenset(single | set(needs.any_decision.one_of if needs.any_decision else ()))


def _readmit(council: Council, setting: Setting, matter: str) -> Council:
    """Adopting anew what a basis rests on readmits its guests, and ends the expulsion."""
    granted = [basis for basis in council.excluded if matter in grantors(setting, basis)]
    if not granted:
        return council
    ended = [name for name in council.mandates if set(granted) & set(setting.law.matters[name].makes.expels)]
    return evolve(
        council,
        excluded={basis: turn for basis, turn in council.excluded.items() if basis not in granted},
        mandates={name: mandate for name, mandate in council.mandates.items() if name not in ended},
    )


def _facilities(state: State, makes: Makes) -> Mapping[str, FacilityState]:
    changed = dict(state.facilities)
    for name, lease in makes.leases.items():
        changed[name] = evolve(changed.get(name, FacilityState()), lease=lease)
    for name in makes.founds + makes.closes:
        changed[name] = evolve(changed.get(name, FacilityState()), founded=name in makes.founds)
    return changed if makes.leases or makes.founds or makes.closes else state.facilities
