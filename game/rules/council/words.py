"""Words of the Council's sentences: titles, unknown ids with the nearest known one, who hears what."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from game.core.verdict import Finding
from game.law.bodies import Body
from game.law.clauses.politics import listing
from game.law.setting import Setting
from game.model.terms import Voting

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def unknown(kind: str, name: str, table: Mapping[str, object], cite: str) -> Finding:
    """The failed condition that an id names nothing, with the nearest one that does.

    >>> unknown("office", "head_of_state.bi", {"head_of_state.by": None}, "rulebook 2.1").text
    'there is no office called “head_of_state.bi”; did you mean “head_of_state.by”?'
    """
    near = get_close_matches(name, table, n=1, cutoff=0.5)
    hint = f"; did you mean “{near[0]}”?" if near else ""
    return Finding("known", False, "there is no {} called “{}”{}", (kind, name, hint), cite)


def titles(setting: Setting, matters: Iterable[str]) -> str:
    """The titles of matters as a reader lists them; an unknown matter keeps its id."""
    table = setting.law.matters
    found = tuple(f"“{table[name].title if name in table else name}”" for name in matters)
    return listing(found, "and") if found else "nothing"


def office_title(setting: Setting, office: str) -> str:
    """The title of an office, or the word itself where it is none."""
    found = setting.world.offices.get(office)
    return found.title if found else office


def seat_of(setting: Setting, office: str) -> str:
    """The seat that holds an office; for an office that nobody holds, the word itself, which is no seat."""
    return setting.world.seat_of_office.get(office, office)


def voting_words(body: Body) -> str:
    """How a body counts, in words.

    >>> voting_words(Body(title="", voters=("a", "b"), voting=Voting.CONSENSUS, cite=""))
    'consensus of two'
    """
    if body.voting is Voting.SOLE:
        return "one office alone"
    size = len(body.voters)
    return f"{body.voting.value} of {NUMBERS[size] if size < len(NUMBERS) else size}"


def hearers(setting: Setting, body: Body) -> frozenset[str]:
    """The seats that vote in a body, and Control: the audience of what lies before it."""
    return frozenset({seat_of(setting, voter) for voter in body.voters} | {"control"})


def table(setting: Setting) -> frozenset[str]:
    """The seats at the Council's table, and Control: the audience of what the alliance keeps to itself."""
    return frozenset({name for name, seat in setting.world.seats.items() if seat.council} | {"control"})


def public(setting: Setting, matter: str) -> bool:
    """Whether everybody sees that a matter is in force: period, plans, Joint Command, posts, sites, guests.

    What only readies or promises something stays among the allies until it shows on the map.
    """
    found, switches = setting.law.matters[matter], setting.law.switches
    made = found.makes
    shown = (made.period, made.event, made.posts, made.leases, made.founds, made.closes, made.expels)
    return any(shown) or matter in (switches.joint_command, switches.plans)


def audience(setting: Setting, *matters: str) -> frozenset[str]:
    """Who hears that these matters are in force, or no longer: everybody, or the Council's table."""
    return frozenset() if all(public(setting, name) for name in matters) else table(setting)


def own(seat: str) -> frozenset[str]:
    """The audience of what is sealed: the seat that wrote it, and Control."""
    return frozenset({seat, "control"})
