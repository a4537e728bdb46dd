"""Which ids a scenario knows, by what they name: its own, and the words that the rules put on record."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from game.model.board import Board
from game.scenario.root import ScenarioFile

EVENTS: Final = (
    "aggression_declared",
    "attack",
    "council_refused",
    "counterattack",
    "crossing",
    "deployment",
    "expelled",
    "expulsion_decreed",
    "hybrid",
    "invasion",
    "jc_formed",
    "line_restored",
    "offensive",
    "period_closed",
    "period_opened",
    "plans_activated",
    "repelled",
    "salvo",
)
"""The events that rules put on record, whatever the scenario."""

COUNTS: Final = (
    "council_turns_lost",
    "intercepted",
    "leakers",
    "missiles_fired",
    "packages.adopted",
    "packages.countered",
    "packages.failed",
    "packages.refused",
    "violations",
)
"""The tallies that rules keep, whatever the scenario."""

SIDE_COUNTS: Final = ("lost", "lost_foreign")
SEAT_COUNTS: Final = (
    "activations",
    "breach",
    "keys_missing",
    "measures",
    "promises_broken",
    "promises_kept",
    "promises_made",
    "refusals",
)
ALLIANCE_COUNTS: Final = ("enemy_lost", "towns")

AIR_KINDS: Final = ("missile", "strike", "intruder", "airliner", "balloon")
"""The kinds of track that the chapter on the air knows."""

FACILITY_KINDS: Final = (
    "airfield",
    "base",
    "bridge",
    "command-post",
    "comms",
    "depot",
    "junction",
    "missile-site",
    "power",
    "radar",
    "range",
    "town",
)
"""The kinds of facility that rules and law ask for."""

WORDS: Final[Mapping[str, str]] = {
    "facility_kind": "kind of facility",
    "air_kind": "kind of air track",
    "basis": "legal basis",
    "zone": "country or oblast",
    "superior": "office or post",
    "ground": "side",
    "track_or_base": "track",
}
"""How a sort of id is called, where it is not called by its own name."""


def known_ids(file: ScenarioFile, board: Board) -> dict[str, Collection[str]]:
    """The ids of each sort. Sorts that a scenario does not define hold the words that the rules know."""
    law, stakes = file.law, file.stakes
    found: dict[str, Collection[str]] = {
        "side": file.side,
        "seat": file.seat,
        "office": file.office,
        "kind": file.kind,
        "unit": file.unit,
        "facility": file.facility,
        "doctrine": file.doctrine,
        "body": law.bodies,
        "post": law.posts,
        "group": law.groups,
        "matter": law.matters,
        "article": law.articles,
        "basis": law.bases,
        "track": stakes.tracks,
        "card": stakes.cards,
        "stage": stakes.stages,
        "yardstick": stakes.yardsticks,
        "facility_kind": dict.fromkeys((*FACILITY_KINDS, *(item.kind for item in file.facility.values()))),
        "air_kind": AIR_KINDS,
    }
    found["superior"] = (*law.posts, *file.office, "national")
    found["ground"] = (*file.side, "sea")
    found["track_or_base"] = dict.fromkeys(
        (*stakes.tracks, *(name.rpartition(".")[0] for name in stakes.tracks))
    )
    found["alliance"] = dict.fromkeys(side.alliance for side in file.side.values())
    found["army"] = dict.fromkeys((*(unit.army for unit in file.unit.values() if unit.army), *file.names))
    found["tag"] = dict.fromkeys((*(tag for unit in file.unit.values() for tag in unit.tags), *file.names))
    found["zone"] = dict.fromkeys(zone for here in board.zones for zone in here if zone)
    found["event"] = dict.fromkeys((*EVENTS, *_events(file)))
    found["tally"] = dict.fromkeys((*COUNTS, *_tallies(file)))
    return found


def _events(file: ScenarioFile) -> Iterator[str]:
    """Events that the scenario itself puts on record."""
    yield from (matter.makes.event for matter in file.law.matters.values() if matter.makes.event)
    yield from file.stakes.situations
    for name, crisis in file.stakes.crises.items():
        yield from (name, *(f"{name}.{choice}" for choice in crisis.choices))
    yield from file.opening.happened
    for answer in file.rulebook.politics.hybrid.values():
        yield from answer.happens


def _tallies(file: ScenarioFile) -> Iterator[str]:
    """Tallies by side, by seat and by alliance, and those that the scenario itself counts."""
    alliances = dict.fromkeys(side.alliance for side in file.side.values())
    yield from _joined(SIDE_COUNTS, file.side)
    yield from _joined(SEAT_COUNTS, file.seat)
    yield from _joined(ALLIANCE_COUNTS, alliances)
    for measure in file.stakes.measures.values():
        yield from measure.tally
    for situation in file.stakes.situations.values():
        yield from situation.tally
    for crisis in file.stakes.crises.values():
        for choice in crisis.choices.values():
            yield from choice.tally
    yield from file.opening.tallies


def _joined(counts: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    ends = tuple(names)
    return (f"{count}.{name}" for count in counts for name in ends)
