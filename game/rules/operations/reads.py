"""What of the State the law's clauses look at: two states alike in that are alike to the law.

Judging a zone for a unit is dear and seldom changes its answer; the answers are kept under the key made here.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from game.law.clauses import Needs
from game.law.setting import Setting
from game.model.state import State

Reads = Callable[[State, Setting], object]
ARTICLES = ("entry", "equipment", "pursuit", "attack", "dig_in", "host_supply", "facility_access")


class Same:
    """A thing that equals itself only; it keeps the thing alive, so that no other takes its place."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


def in_force(state: State, setting: Setting) -> object:
    """The matters whose mandates are in force, and the bases whose guests were sent home."""
    law, council = setting.law, state.council
    held = tuple(name for name in council.mandates if name in law.matters and law.mandate(state, name))
    return held, tuple(council.excluded)


def _nothing(state: State, setting: Setting) -> object:
    return None


def _whole(state: State, setting: Setting) -> object:
    return Same(state)


def _sitting(state: State, setting: Setting) -> object:
    return state.council.sits_from <= state.turn <= state.council.sits_until


READS: Mapping[str, Reads] = {
    **dict.fromkeys(
        ("office", "army", "side", "tag", "role", "region", "ground", "basis", "based"), _nothing
    ),
    **dict.fromkeys(("decision", "other_decision", "any_decision", "joint_command", "plans"), in_force),
    "period": lambda state, setting: state.period,
    "sitting": _sitting,
    "post": lambda state, setting: tuple(state.council.posts.items()),
    **dict.fromkeys(("track", "other_track"), lambda state, setting: tuple(state.tracks.values())),
    **dict.fromkeys(("promises", "obligations"), lambda state, setting: state.politics.promises),
    **dict.fromkeys(("happened", "other_happened"), lambda state, setting: tuple(state.happened)),
    **dict.fromkeys(("tally", "other_tally"), lambda state, setting: tuple(state.tally.items())),
    "turn": lambda state, setting: state.turn,
    "stage": lambda state, setting: state.stage,
    "group": lambda state, setting: (state.period, in_force(state, setting)),
    **dict.fromkeys(
        ("facility", "lease", "founded", "intact"), lambda state, setting: Same(state.facilities)
    ),
    **dict.fromkeys(("holds", "other_holds"), lambda state, setting: Same(state.control)),
    **dict.fromkeys(("presence", "other_presence"), lambda state, setting: Same(state.units)),
    "superior": lambda state, setting: (Same(state.units), state.period, in_force(state, setting)),
}
PLACELESS = (
    *("period", "decision", "other_decision", "any_decision", "joint_command", "happened", "other_happened"),
    *("stage", "turn", "track", "other_track", "tally", "other_tally", "sitting", "post", "promises", "side"),
)
NAMING = ("superior", "keys", "hostile", "territory")


class LawReads:
    """What the articles, bases and command rules of one setting look at; `by_name` when units alike may
    differ."""

    __slots__ = ("by_name", "readers")

    def __init__(self, setting: Setting) -> None:
        law = setting.law
        needs = [law.articles[name].needs for name in ARTICLES if name in law.articles]
        needs += [basis.needs for basis in law.bases.values()]
        needs += [rule.needs for rule in law.command.values()]
        names = tuple(dict.fromkeys(name for need in needs for name in _names(need)))
        wanted = dict.fromkeys(("period", "decision", "post" if law.posts else "office", *names))
        seen: dict[Reads, str] = {}
        for name in wanted:
            seen.setdefault(READS.get(name, _whole), name)
        self.readers = tuple(seen.values())
        self.by_name = any(name in NAMING or name not in READS for name in names)


def _names(needs: Needs) -> Iterable[str]:
    return (name for name, _ in needs.clauses)


def regardless_of_place(needs: Needs) -> bool:
    """Whether no clause looks at where something is."""
    return all(name in PLACELESS for name in _names(needs))


def law_key(state: State, setting: Setting) -> tuple[object, ...]:
    """A key that differs when the law on units may."""
    reads = law_reads(setting)
    return tuple(READS.get(name, _whole)(state, setting) for name in reads.readers)


def law_reads(setting: Setting) -> LawReads:
    """What the law of a setting looks at, worked out once."""
    found = setting.cache.get("operations.reads")
    if found is None:
        found = setting.cache["operations.reads"] = LawReads(setting)
    return cast(LawReads, found)
