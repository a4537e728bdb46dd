"""What is in the air, as one seat knows it: the law of the ground below each track, its crews, and their keys."""

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from game.engine.questions.common import Act, Reason, act, my_offices, reason, sentence, setting_of
from game.engine.questions.words import words
from game.engine.view import View
from game.law.setting import Setting
from game.model.moves import Engage, Move, TurnKey, Withhold
from game.model.state import State, Track
from game.model.terms import Role
from game.rules.air.keys import right
from game.rules.air.names import track_title
from game.rules.air.orders import FIRE, decisions
from game.rules.air.picture import HOSTILE
from game.rules.air.weapons import territory


@frozen
class Key:
    """One key for one crew: whose it is, and whether it waits, was turned (in which impulse), or is withheld."""

    office: str
    title: str
    mine: bool
    state: str
    impulse: int


@frozen
class Crew:
    """A unit that has something to do with a track: its keys, and the orders that the seat may try on it."""

    unit: str
    title: str
    role: str
    keys: tuple[Key, ...]
    fire: str
    article: str
    asked: bool
    orders: tuple[Act, ...]


@frozen
class AirTrack:
    """Something in the air. `ahead` is its way from here on, `arrives` the impulses until its end.

    `below` is whose ground or sea lies below it; `law` says whether weapons may be used there now, and why not.
    `crews` are those of whom something is asked, or whose keys have been touched.
    """

    id: str
    kind: str
    title: str
    place: int
    name: str
    ahead: tuple[int, ...]
    arrives: int
    size: int
    sent: int
    weapons: bool
    hostile: bool
    mine: bool
    below: str
    law: Reason | None
    handled: tuple[str, ...]
    crews: tuple[Crew, ...]


def air_tracks(view: View) -> tuple[AirTrack, ...]:
    """Everything in the air that the seat knows of."""
    asked = cast(
        tuple[tuple[str, str], ...],
        view.preview(lambda s, g, seat: tuple((one.unit, one.track) for one in decisions(s, g, seat))),
    )
    return tuple(
        _track(view, track, tuple(dict.fromkeys(unit for unit, of in asked if of == track.id)))
        for track in view.air
    )


def _track(view: View, track: Track, asked: tuple[str, ...]) -> AirTrack:
    setting = setting_of(view)
    place = track.path[track.at]
    seen = view.seat in track.known
    mine = view.seat in setting.world.seats and track.side in setting.world.seats[view.seat].sides
    return AirTrack(
        id=track.id,
        kind=track.kind,
        title=sentence(track_title(setting, track)),
        place=place,
        name=setting.world.board.name(place),
        ahead=track.path[track.at :],
        arrives=-(-(len(track.path) - 1 - track.at) // max(1, track.speed)),
        size=track.size,
        sent=track.sent,
        weapons=track.weapons,
        hostile=track.kind in HOSTILE,
        mine=mine,
        below=setting.world.territory(place),
        law=_law(view, track, place) if seen else None,
        handled=tuple(sentence(_handled(setting, word)) for word in track.handled),
        crews=tuple(_crews(view, track, asked)) if seen else (),
    )


def _law(view: View, track: Track, place: int) -> Reason | None:
    """What the law of the ground below says to weapons against a track, asked for a unit of the seat's own."""
    kinds = setting_of(view).world.kind_of
    unit = next((name for name in view.own if kinds[name].role in (Role.FIGHTER, Role.SAM)), "")
    if not unit:
        return None
    return cast(Reason, view.preview(lambda s, g, _: reason(territory(s, g, unit, track, place))))


def _handled(setting: Setting, word: str) -> str:
    """What has been done about a track, in words: "met by …", "fired on by …"."""
    deed, _, unit = word.partition(" ")
    deeds = {"met": "met by {}", "fired": "fired on by {}", "refused": "it refused orders"}
    return deeds.get(deed, word).format(setting.world.title_of(unit))


def _crews(view: View, track: Track, asked: tuple[str, ...]) -> Iterator[Crew]:
    """The units with keys, orders or options against a track; those of whom something is asked first."""
    found: dict[str, list[Move]] = {}
    for move in view.tries(track.id) if view.step == "duty" else ():
        if isinstance(move, TurnKey | Engage | Withhold) and move.track == track.id:
            found.setdefault(move.unit, []).append(move)
    touched = (key.split("/")[0] for key in view.keys if key.split("/")[1] == track.id)
    names = dict.fromkeys((*asked, *touched, *(n for n, to in view.aloft.items() if to == track.id), *found))
    for name in sorted(names, key=lambda one: (one not in asked, list(names).index(one))):
        crew = _crew(view, track, name, found.get(name, []), name in asked)
        if crew.asked or crew.orders or crew.fire or any(key.state != "waiting" for key in crew.keys):
            yield crew


def _crew(view: View, track: Track, name: str, moves: list[Move], asked: bool) -> Crew:
    setting = setting_of(view)
    kind = setting.world.kind_of[name]
    fighter = kind.role is Role.FIGHTER
    place = track.path[track.at]
    needed = cast(tuple[str, tuple[str, ...]], view.preview(lambda s, g, _: _right(s, g, name, place)))
    articles = setting.law.articles
    orders = tuple(act(view, _deed(move), words(setting, move), move) for move in moves)
    fired = view.keys.get(f"{name}/{track.id}/{FIRE}", 0)
    return Crew(
        unit=name,
        title=setting.world.units[name].title,
        role=kind.role.value,
        keys=tuple(_key(view, name, track.id, office) for office in needed[1]) if fighter else (),
        fire="ordered" if fired > 0 else "withheld" if fired < 0 else "",
        article=sentence(articles[needed[0]].title) if needed[0] in articles else "",
        asked=asked,
        orders=tuple(one for one in orders if one.legal) or (orders if asked else ()),
    )


def _right(state: State, setting: Setting, unit: str, place: int) -> tuple[str, tuple[str, ...]]:
    found = right(state, setting, unit, place)
    return found.article, found.offices


def _key(view: View, unit: str, track: str, office: str) -> Key:
    when = view.keys.get(f"{unit}/{track}/{office}", 0)
    state = "turned" if when > 0 else "withheld" if when < 0 else "waiting"
    title = sentence(setting_of(view).world.title_of(office))
    return Key(office, title, office in my_offices(view), state, max(0, when))


def _deed(move: Move) -> str:
    return "key" if isinstance(move, TurnKey) else "fire" if isinstance(move, Engage) else "withhold"
