"""A record of a scenario in plain words: its texts, its needs, its effects, each field in one line."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import attrs

from game.law.bodies import Makes
from game.law.clauses import Needs
from game.law.plain import plain
from game.law.setting import Setting
from game.report.text import moved, plain_number

_SKIPPED = frozenset({"title", "assumption", "cite", "range", "sidc", "text"})
_NAMES_THINGS = frozenset(
    {"side", "seat", "seats", "sides", "offices", "voters", "holder", "army", "armies", "superior", "command"}
)


def fields_of(record: Any) -> Iterator[tuple[str, Any, bool]]:
    """Name, value and whether it is a number, of every field that is not empty."""
    for item in attrs.fields(type(record)):
        value = getattr(record, item.name)
        if not item.init or item.name in _SKIPPED or value in (None, "", (), {}):
            continue
        yield item.name.rstrip("_"), value, type(value) is int


def numbers_of(record: Any) -> dict[str, int]:
    """The plain numbers of a record, those left at nothing apart."""
    default = {item.name: item.default for item in attrs.fields(type(record))}
    return {
        name: value
        for name, value, is_number in fields_of(record)
        if is_number and value != default.get(name)
    }


def facts_of(record: Any, setting: Setting, skip: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Every field that is no number, in words."""
    lines: list[str] = []
    for name, value, is_number in fields_of(record):
        if is_number or name in skip or isinstance(value, Needs | Makes) or value is False:
            continue
        lines.append(f"{name.replace('_', ' ')}: {said(value, setting, name in _NAMES_THINGS)}")
    return tuple(lines)


def said(value: Any, setting: Setting, names: bool = False) -> str:
    """A value in words; with `names`, ids become titles."""
    if isinstance(value, Enum):
        return str(value.value)
    if value is True:
        return "yes"
    if isinstance(value, int):
        return plain_number(value)
    if isinstance(value, tuple):
        return ", ".join(said(item, setting, names) for item in value)
    if isinstance(value, Mapping):
        if value and all(type(item) is int for item in value.values()):
            return moved(value, {name: track.title for name, track in setting.stakes.tracks.items()})
        return "; ".join(f"{key}: {said(item, setting, names)}" for key, item in value.items())
    if attrs.has(type(value)):
        return "; ".join(facts_of(value, setting))
    text = " ".join(str(value).split())
    return setting.world.title_of(text) if names else text


def needs_lines(needs: Needs | None, setting: Setting) -> tuple[str, ...]:
    """Every condition with its citation."""
    if needs is None:
        return ()
    return tuple(f"- {plain(clause, setting)} [{clause.cite}]" for _, clause in needs.clauses)


def makes_lines(makes: Makes, setting: Setting) -> tuple[str, ...]:
    """What adoption changes at once."""
    law, world = setting.law, setting.world
    titles = {name: track.title for name, track in setting.stakes.tracks.items()}
    lines: list[str] = []
    if makes.period is not None:
        lines.append(f"the period becomes {makes.period.value}")
    lines += [f"ends “{law.matters[name].title}”" for name in makes.ends if name in law.matters]
    for group, armies in makes.reinforces.items():
        lines.append(f"{said(armies, setting, True)} joins {law.groups[group].title}")
    for post, office in makes.posts.items():
        lines.append(f"the post of {law.posts[post].title} goes to {world.title_of(office)}")
    lines += [f"the lease of {world.title_of(name)} is {lease.value}" for name, lease in makes.leases.items()]
    lines += [f"{world.title_of(name)} is founded" for name in makes.founds]
    lines += [f"{world.title_of(name)} is closed" for name in makes.closes]
    lines += [
        f"sends home guests under: {law.bases[name].title}" for name in makes.expels if name in law.bases
    ]
    if makes.tracks:
        lines.append(f"at once: {moved(makes.tracks, titles)}")
    if makes.later:
        lines.append(f"when the notice has run: {moved(makes.later, titles)}")
    return tuple(f"- {line}" for line in lines)
