"""Which seats may ever give an order in a scenario: no offer is made where there are none to make."""

from collections.abc import Iterable

from game.law.setting import Setting
from game.rules.council.packages import is_sole
from game.rules.parties import council_seats, westerns

NEEDED = {
    "convene": "body to convene",
    "propose": "council",
    "reply": "council",
    "decree": "office that decides alone",
    "measure": "measure",
    "choose": "crisis",
    "offer": "secret offer",
    "answer": "secret offer",
    "posture": "posture to choose",
}
"""What a scenario must have for an order to exist; the orders to forces exist in all."""


def givers(setting: Setting, verb: str) -> frozenset[str]:
    """The seats that may give an order at some time in a game of this scenario."""
    return frozenset(_givers(setting, verb)) - {""}


def absent(setting: Setting, verb: str) -> str:
    """That an order does not exist in this scenario, in a sentence; "" where somebody may give it."""
    if givers(setting, verb):
        return ""
    return f"There is no {NEEDED[verb]} in this scenario, so nobody gives the order “{verb}”."


def _givers(setting: Setting, verb: str) -> Iterable[str]:
    stakes, political = setting.stakes, council_seats(setting)
    west = westerns(setting)
    match verb:
        case "measure":
            return (seat for measure in stakes.measures.values() for seat in measure.seats)
        case "choose":
            return (crisis.seat for crisis in stakes.crises.values())
        case "offer":
            return (west,) if stakes.terms else ()
        case "answer":
            return political if stakes.terms else ()
        case "posture":
            return (west,) if setting.numbers.politics.postures else ()
        case "convene" | "propose" | "reply" | "decree":
            return _voters(setting, verb)
    return (name for name, seat in setting.world.seats.items() if seat.sides)


def _voters(setting: Setting, verb: str) -> Iterable[str]:
    """The seats with an office on a body that is convened, that decides alone, or that votes."""
    law, seat_of = setting.law, setting.world.seat_of_office
    used = {matter.body for matter in law.matters.values()}
    for name, body in law.bodies.items():
        sole = is_sole(body)
        fits = {"convene": body.sits, "decree": sole and name in used}.get(verb, not sole and name in used)
        yield from (seat_of.get(office, "") for office in body.voters if fits)
