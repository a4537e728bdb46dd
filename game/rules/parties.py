"""Who is who at the table: the seats of the Council, their alliance, and the Westerns across from them."""

from collections.abc import Iterable
from difflib import get_close_matches

from game.core.verdict import Finding
from game.law.setting import Setting


def council_seats(setting: Setting) -> tuple[str, ...]:
    """The seats whose heads of state sit in the Council, in the order of the scenario."""
    return tuple(name for name, seat in setting.world.seats.items() if seat.council)


def allies(setting: Setting) -> frozenset[str]:
    """The alliances whose Council sits, and whom treaty law binds."""
    return setting.world.bound


def westerns(setting: Setting) -> str:
    """The first seat outside the Council and its alliance; "" where there is none."""
    world, own = setting.world, allies(setting)
    for name, seat in world.seats.items():
        if not seat.council and any(world.sides[side].alliance not in own for side in seat.sides):
            return name
    return ""


def alliance_at(setting: Setting, place: int, control: str) -> str:
    """The alliance that holds a place; `control` is who took it, "" for nobody yet; "" for the open sea."""
    owner = setting.world.ground_of(place)
    return control or (setting.world.sides[owner].alliance if owner else "")


def known(what: str, name: str, among: Iterable[str], cite: str) -> Finding:
    """Whether an id is one of those there are; where it is not, the sentence names the nearest."""
    words = tuple(among)
    holds = name in words
    near = [] if holds else get_close_matches(name, words, n=1)
    hint = f"; did you mean “{near[0]}”?" if near else ""
    return Finding(f"known {what}", holds, "there must be a {} called “{}”{}", (what, name, hint), cite)
