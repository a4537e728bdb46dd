"""Finding what a word means: an id, a title, a row, a paragraph, a number or a section of the rulebook."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import attrs

from game.law.setting import Setting
from game.model.numbers import Numbers
from game.report.explain.parts import Card
from game.report.explain.rows import number_card, paragraph_card, row_card, rule_card, section_card
from game.report.explain.sources import Sources, sources_of
from game.report.explain.things import formation_card, thing_card
from game.report.rulebook import sections, template
from game.scenario.cites import facts
from game.scenario.faults import KeyPath
from game.scenario.load import Loaded

_ROW = re.compile(r"([A-Za-z])0*(\d{1,2})(b?)")
_LONG = 40


def tables(setting: Setting) -> Iterator[tuple[str, KeyPath, Mapping[str, Any]]]:
    """Every collection of a scenario: what one of its things is called, its path, its records by id."""
    world, law, stakes = setting.world, setting.law, setting.stakes
    yield from (
        ("unit", ("unit",), world.units),
        ("kind", ("kind",), world.kinds),
        ("office", ("office",), world.offices),
        ("facility", ("facility",), world.facilities),
        ("side", ("side",), world.sides),
        ("seat", ("seat",), world.seats),
        ("matter", ("law", "matters"), law.matters),
        ("body", ("law", "bodies"), law.bodies),
        ("post", ("law", "posts"), law.posts),
        ("group", ("law", "groups"), law.groups),
        ("article", ("law", "articles"), law.articles),
        ("legal basis", ("law", "bases"), law.bases),
        ("command rule", ("law", "command"), law.command),
        ("automatic consequence", ("law", "automatic"), law.automatic),
        ("track", ("stakes", "tracks"), stakes.tracks),
        ("influence", ("stakes", "influences"), stakes.influences),
        ("measure", ("stakes", "measures"), stakes.measures),
        ("objective", ("stakes", "objectives"), stakes.objectives),
        ("card", ("stakes", "cards"), stakes.cards),
        ("stage", ("stakes", "stages"), stakes.stages),
        ("situation", ("stakes", "situations"), stakes.situations),
        ("offer", ("stakes", "terms"), stakes.terms),
        ("ending", ("stakes", "endings"), stakes.endings),
        ("doctrine", ("doctrine",), setting.doctrines),
    )


def explain(loaded: Loaded, word: str) -> tuple[Card, ...]:
    """Every explanation of a word; none where it means nothing."""
    sources = sources_of(loaded)
    text = " ".join(word.split())
    found = tuple(_cited(sources, text)) + tuple(_things(sources, text))
    return found or tuple(_numbers(sources, text))


def _cited(sources: Sources, word: str) -> Iterator[Card]:
    """What may be cited under this name."""
    number = word.lower().removeprefix("rulebook ").strip()
    if number in sections(template()):
        yield section_card(sources, number)
    name = _row(word)
    if name in facts().rules:
        yield rule_card(sources, facts().rules[name])
    elif name in facts().titles:
        yield row_card(sources, name)
    elif name[:1] == "P" and name[1:].isdigit() and 1 <= int(name[1:]) <= facts().paragraphs:
        yield paragraph_card(sources, name)


def _row(word: str) -> str:
    """A row's id as the fact list writes it: r7 is R07."""
    match = _ROW.fullmatch(word)
    if match is None:
        return word
    letter, digits, tail = match[1].upper(), match[2], match[3]
    return f"{letter}{digits}{tail}" if letter in "PS" else f"{letter}{int(digits):02d}{tail}"


def _things(sources: Sources, word: str) -> Iterator[Card]:
    """Things with this id; else things with this title or name."""
    setting, low = sources.loaded.setting, word.lower()
    by_id = [(kind, (*path, low), table[low]) for kind, path, table in tables(setting) if low in table]
    dotted = [
        (kind, (*path, key), record)
        for kind, path, table in tables(setting)
        for key, record in table.items()
        if low in (f"{'.'.join(map(str, path))}.{key}", f"{path[-1]}.{key}", f"{kind}.{key}")
    ]
    by_name = [
        (kind, (*path, key), record)
        for kind, path, table in tables(setting)
        for key, record in table.items()
        if low in _names(record)
    ]
    for kind, path, record in by_id or dotted or by_name:
        yield thing_card(sources, kind, path, record)
    for kind, name in formations(setting):
        if low in (name, setting.world.title_of(name).lower().removeprefix("the ")):
            yield formation_card(sources, name, kind)


def formations(setting: Setting) -> tuple[tuple[str, str], ...]:
    """The armies and divisions that units name: what it is called, and its id."""
    found = [("army", unit.army) for unit in setting.world.units.values() if unit.army]
    found += [("division", unit.division) for unit in setting.world.units.values() if unit.division]
    return tuple(dict.fromkeys(found))


def _names(record: Any) -> frozenset[str]:
    """What else a record is called."""
    words = (getattr(record, name, "") for name in ("title", "short", "local", "alias"))
    names = {str(word).lower() for word in words if word}
    return frozenset(names | {name.removeprefix("the ") for name in names})


def _numbers(sources: Sources, word: str) -> Iterator[Card]:
    """Numbers of the rulebook whose path is, or ends with, the word."""
    low = word.lower().replace(" ", "_")
    for path in number_paths():
        if path == low or path.endswith(f".{low}"):
            yield number_card(sources, path)


def number_paths() -> tuple[str, ...]:
    """The paths of all numbers of the rulebook, chapter by chapter."""
    return tuple(
        f"rulebook.{chapter.name}.{item.name}"
        for chapter in attrs.fields(attrs.resolve_types(Numbers))
        if chapter.type is not None
        for item in attrs.fields(chapter.type)
    )


def nearest(loaded: Loaded, word: str, most: int = 6) -> tuple[str, ...]:
    """The words nearest to one that means nothing: titles that contain it, then ids that look like it."""
    low = word.lower()[:_LONG]
    inside: list[str] = []
    ids: list[str] = []
    for _, _, table in tables(loaded.setting):
        for key, record in table.items():
            ids.append(key)
            if len(low) > 2 and any(low in name for name in _names(record)):
                inside.append(key)
    ids += [name for _, name in formations(loaded.setting)]
    known = (*ids, *facts().rules, *facts().titles, *(path.rpartition(".")[2] for path in number_paths()))
    close = get_close_matches(low, known, most, 0.5) or get_close_matches(word.upper()[:_LONG], known, most)
    return tuple(dict.fromkeys((*inside[:most], *close)))[:most]
