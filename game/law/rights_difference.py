"""The difference of two laws: which rights they answer otherwise, in which situations, and how."""

from collections.abc import Mapping

from attrs import frozen

from game.law.right import Answer, Right


@frozen(kw_only=True)
class Difference:
    """One right that two laws answer differently, with the situations in which they differ alike.

    `kind` is new, gone, decider, votes, possible, impossible or needs; `before` and `after` are None for a
    right that one of the laws does not know.
    """

    right: str
    family: str
    question: str
    kind: str
    situations: tuple[str, ...]
    before: Answer | None
    after: Answer | None
    rests: frozenset[str]


def differences(old: tuple[Right, ...], new: tuple[Right, ...]) -> tuple[Difference, ...]:
    """What the second law answers otherwise than the first, in its order; rights that are gone last."""
    known: Mapping[str, Right] = {right.id: right for right in old}
    kept = {right.id for right in new}
    found: list[Difference] = []
    for right in new:
        found += _compared(known[right.id], right) if right.id in known else [_only(right, "new")]
    found += [_only(right, "gone") for right in old if right.id not in kept]
    return tuple(found)


def _only(right: Right, kind: str) -> Difference:
    """A right that one law alone knows, by its first answer that says yes."""
    answers = list(right.answers.values())
    shown = next((answer for answer in answers if answer.possible), answers[0])
    return Difference(
        right=right.id,
        family=right.family,
        question=right.question,
        kind=kind,
        situations=tuple(name for name, answer in right.answers.items() if answer.possible),
        before=shown if kind == "gone" else None,
        after=shown if kind == "new" else None,
        rests=right.rests,
    )


def _compared(old: Right, new: Right) -> list[Difference]:
    """The situations in which two answers differ, those that differ alike together.

    A situation that only the second law knows, deployment in peacetime, is set against the first one's peacetime.
    """
    groups: dict[tuple[Answer, Answer], list[str]] = {}
    for name, after in new.answers.items():
        before = old.answers.get(name, old.answers["peacetime"])
        new_no = name not in old.answers and not after.possible
        if before.substance != after.substance and not new_no:
            groups.setdefault((before, after), []).append(name)
    return [
        Difference(
            right=new.id,
            family=new.family,
            question=new.question,
            kind=_kind(before, after),
            situations=tuple(names),
            before=before,
            after=after,
            rests=old.rests | new.rests,
        )
        for (before, after), names in groups.items()
    ]


def _kind(before: Answer, after: Answer) -> str:
    if before.possible is not after.possible:
        return "possible" if after.possible else "impossible"
    if (before.who, before.title) != (after.who, after.title):
        return "decider"
    return "votes" if (before.how, before.convened) != (after.how, after.convened) else "needs"
