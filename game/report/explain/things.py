"""The explanation of one thing of a scenario: what every record says, and what its sort adds."""

from collections.abc import Callable, Mapping
from typing import Any

from game.law.rights import how_votes_count, matrix, situations
from game.report.explain.parts import Block, Card, card
from game.report.explain.records import facts_of, makes_lines, needs_lines, numbers_of, said
from game.report.explain.sources import Sources
from game.report.explain.tracks import track_blocks
from game.report.rights import SITUATIONS, when_words, who
from game.scenario.faults import KeyPath

Blocks = tuple[Block, ...]
Extra = Callable[[Sources, str, Any], Blocks]
_NONE: frozenset[str] = frozenset()


def thing_card(sources: Sources, kind: str, path: KeyPath, record: Any) -> Card:
    """The card of a record at a path of the scenario."""
    setting = sources.loaded.setting
    name = str(path[-1])
    extra = EXTRAS.get(kind)
    text = getattr(record, "text", "") or getattr(record, "order_from_home", "")
    numbers = numbers_of(record) if kind != "track" else {}
    return card(
        kind,
        name,
        getattr(record, "title", name),
        (
            Block("What it says", (text,) if text else ()),
            Block("What it is", facts_of(record, setting, _LEFT_OUT.get(kind, _NONE))),
            Block("Numbers", sources.numbers(path, numbers)),
            *(extra(sources, name, record) if extra else ()),
            Block("What must hold", needs_lines(getattr(record, "needs", None), setting)),
            Block("Why it is assumed", (record.assumption,) if getattr(record, "assumption", "") else ()),
            Block("What it rests on", (record.cite,) if getattr(record, "cite", "") else ()),
            Block("Where it is written", sources.history(path)),
            Block("Who refers to it", _mentions(sources, kind, name, path)),
        ),
    )


def _mentions(sources: Sources, kind: str, name: str, path: KeyPath) -> tuple[str, ...]:
    """Who names the thing, apart from what the card tells already: what moves a track, units of a kind."""
    told = _TOLD.get(kind, ())
    return tuple(line for line in sources.mentions(name, path) if not any(part in line for part in told))


# -- units and kinds ---------------------------------------------------------------------------------------
def _unit(sources: Sources, name: str, record: Any) -> Blocks:
    setting = sources.loaded.setting
    kind = setting.world.kinds[record.kind]
    ratings = sources.numbers(("kind", record.kind), numbers_of(kind))
    place = setting.world.board.name(setting.world.board.parse_place(record.place))
    where = (f"{place}; {setting.world.title_of(record.army)}" if record.army else place,)
    return (
        Block("Where it stands at the opening", where),
        Block(f"Ratings of its kind: {kind.title}", ratings),
        Block("Who orders it, and why it may be there", _standing(sources, name)),
        Block("As a guest of its ally", _as_guest(sources, record.army)),
    )


def _standing(sources: Sources, name: str) -> tuple[str, ...]:
    """Superior and legal basis of a unit where it stands, in each situation of the law."""
    setting, opening = sources.loaded.setting, sources.loaded.opening
    world, law = setting.world, setting.law
    if name not in opening.units or not world.is_bound(world.side_of[name]):
        office = law.national[world.side_of[name]]
        return (f"always: {world.title_of(office)}; treaty law judges allies and guests only",)
    found: dict[tuple[str, str], list[str]] = {}
    for situation in situations(setting, opening):
        state = situation.state
        office = law.superior(state, setting, name)
        rule = law.command[law.command_rule(state, setting, name)]
        basis = law.basis(state, setting, name, state.units[name].place)
        why = "no legal basis" if basis is None else law.bases[basis].title if basis else "own soil"
        line = f"{world.title_of(office)} ({rule.title}) [{rule.cite}]", f"presence: {why}"
        found.setdefault(line, []).append(situation.id)
    return tuple(f"{when_words(names, SITUATIONS)}: {'; '.join(line)}" for line, names in found.items())


def _as_guest(sources: Sources, army: str) -> tuple[str, ...]:
    """What the matrix says of the unit's army on an ally's soil."""
    lines: list[str] = []
    for right in matrix(sources.loaded.setting, sources.loaded.opening):
        if right.id.startswith(f"presence.{army}.in."):
            groups: dict[tuple[str, str], list[str]] = {}
            for name, answer in right.answers.items():
                groups.setdefault((who(answer), answer.cite), []).append(name)
            lines += [
                f"{right.question.partition(':')[0]}, {when_words(names, SITUATIONS)}: {text} [{cite}]"
                for (text, cite), names in groups.items()
            ]
    return tuple(lines)


def _kind(sources: Sources, name: str, record: Any) -> Blocks:
    units = sources.loaded.setting.world.units
    own = tuple(f"{unit.title} ({unit_id})" for unit_id, unit in units.items() if unit.kind == name)
    return (Block("Units of this kind", own),)


def formation_card(sources: Sources, name: str, kind: str) -> Card:
    """An army or a division: its units, and who orders them as they stand at the opening."""
    setting, opening = sources.loaded.setting, sources.loaded.opening
    units = [(key, unit) for key, unit in setting.world.units.items() if name in (unit.army, unit.division)]
    groups: dict[str, list[str]] = {}
    for situation in situations(setting, opening):
        for key, _ in units:
            if key in opening.units and setting.world.is_bound(setting.world.side_of[key]):
                office = setting.law.superior(situation.state, setting, key)
                groups.setdefault(setting.world.title_of(office), []).append(situation.id)
    orders = tuple(
        f"{when_words(tuple(dict.fromkeys(names)), SITUATIONS)}: {office}" for office, names in groups.items()
    )
    return card(
        kind,
        name,
        setting.world.title_of(name),
        (
            Block("Units", tuple(f"{unit.title} ({key})" for key, unit in units)),
            Block("Who orders them, as they stand at the opening", orders),
            Block("As a guest of its ally", _as_guest(sources, name)),
            Block("Who refers to it", tuple(m for m in sources.mentions(name, ("unit",)))),
        ),
    )


# -- law ---------------------------------------------------------------------------------------------------
def _matter(sources: Sources, name: str, record: Any) -> Blocks:
    setting = sources.loaded.setting
    body = setting.law.bodies[record.body]
    convened = "; it must be convened first" if body.sits else ""
    voters = ", ".join(setting.world.title_of(voter) for voter in body.voters)
    rights = (right for right in matrix(setting, sources.loaded.opening) if right.id == f"matter.{name}")
    groups: dict[str, list[str]] = {}
    for right in rights:
        for situation, answer in right.answers.items():
            groups.setdefault(who(answer), []).append(situation)
    promise = (f"owed by {setting.world.title_of(record.owes)}", *needs_lines(record.test, setting))
    broken = tuple(f"- broken by “{setting.law.matters[other].title}”" for other in record.broken_by)
    return (
        Block("Who decides", (f"{body.title} ({voters}): {how_votes_count(body)}{convened} [{body.cite}]",)),
        Block("When", tuple(f"{when_words(names, SITUATIONS)}: {text}" for text, names in groups.items())),
        Block("The promise, and its test", (*promise, *broken) if record.owes else ()),
        Block("What adoption makes", makes_lines(record.makes, setting)),
    )


def _body(sources: Sources, name: str, record: Any) -> Blocks:
    matters = sources.loaded.setting.law.matters
    own = tuple(
        f"{matter.title} ({matter_id})" for matter_id, matter in matters.items() if matter.body == name
    )
    votes = (f"{how_votes_count(record)}{'; it must be convened first' if record.sits else ''}",)
    return (Block("How votes count", votes), Block("What it decides", own))


def _office(sources: Sources, name: str, record: Any) -> Blocks:
    setting, opening = sources.loaded.setting, sources.loaded.opening
    law, world = setting.law, setting.world
    seat = world.seat_of_office.get(name)
    bodies = tuple(
        f"{body.title} ({body_id}): {how_votes_count(body)}"
        for body_id, body in law.bodies.items()
        if name in body.voters
    )
    posts = tuple(post.title for post_id, post in law.posts.items() if law.holder(opening, post_id) == name)
    commands = []
    for situation in situations(setting, opening):
        state = situation.state
        own = [
            world.units[unit].title
            for unit in state.units
            if world.is_bound(world.side_of[unit]) and law.superior(state, setting, unit) == name
        ]
        if own:
            more = f" and {len(own) - 4} more" if len(own) > 4 else ""
            commands.append(f"{situation.title}: {len(own)} units: {', '.join(own[:4])}{more}")
    return (
        Block("Held by", (world.seats[seat].title,) if seat else ()),
        Block("Votes in", bodies),
        Block("Posts", posts),
        Block("Commands, as units stand at the opening", tuple(commands)),
    )


def _facility(sources: Sources, name: str, record: Any) -> Blocks:
    setting = sources.loaded.setting
    finding = setting.law.is_base(sources.loaded.opening, setting, name)
    verdict = "a military base" if finding.holds else "no military base"
    rent = f"{record.rent} a year" if record.rent else "none: the lease is free"
    return (
        Block("Is it a base?", (f"{verdict}: {finding.text} [{finding.cite}]",)),
        Block("Rent", (f"{rent} [R52, P13]",) if record.lease else ()),
    )


def _post(sources: Sources, name: str, record: Any) -> Blocks:
    setting = sources.loaded.setting
    holder = setting.law.holder(sources.loaded.opening, name)
    return (Block("Holder at the opening", (setting.world.title_of(holder),)),)


# -- stakes ------------------------------------------------------------------------------------------------
def _effects(sources: Sources, name: str, record: Any) -> Blocks:
    """What a measure or a situation moves."""
    tracks = said(record.tracks, sources.loaded.setting)
    return (Block("What it moves", (tracks,) if record.tracks else ()),)


EXTRAS: Mapping[str, Extra] = {
    "unit": _unit,
    "kind": _kind,
    "matter": _matter,
    "body": _body,
    "office": _office,
    "facility": _facility,
    "post": _post,
    "track": track_blocks,
    "measure": _effects,
    "situation": _effects,
}
"""What the sorts of thing add to what every record says."""

_TOLD: Mapping[str, tuple[str, ...]] = {
    "track": (".tracks.", ".later.", "rulebook.air.consequences.", ".to ("),
    "kind": (".kind (",),
}
"""Mentions that a sort's own blocks tell better."""

_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "unit": frozenset({"place"}),
    "matter": frozenset({"body", "owes", "broken_by", "test"}),
    "body": frozenset({"voting", "sits"}),
    "measure": frozenset({"tracks"}),
    "situation": frozenset({"tracks"}),
}
"""Fields that a sort's own blocks say better."""
