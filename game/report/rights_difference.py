"""The difference of two laws in words: from which decider to which, and why each amendment says so."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from game.law.clauses.politics import listing
from game.law.right import Answer
from game.law.rights_difference import Difference
from game.report.rights import FAMILIES, SITUATIONS, answer_json, question_of, when_words, who
from game.report.text import wrapped
from game.scenario.change import Change


@frozen
class Amendment:
    """One amendment of a what-if: its reason, citation and place, and the tables of the law that it changes."""

    why: str
    cite: str
    place: str
    touches: frozenset[str]


def amendments(changes: Iterable[Change]) -> tuple[Amendment, ...]:
    """The amendments behind single changes, in order; what a file says of itself is none."""
    groups: dict[object, list[Change]] = {}
    for change in changes:
        if change.kind != "own":
            groups.setdefault((id(change.document), change.at[:2]), []).append(change)
    return tuple(
        Amendment(
            why=own[0].why,
            cite=own[0].cite,
            place=_file_and_line(own[0].place),
            touches=frozenset().union(*(_touched(change) for change in own)),
        )
        for own in groups.values()
    )


def _file_and_line(place: str) -> str:
    """`folder/file.toml:13:1` as `file.toml:13`."""
    return place.rpartition("/")[2].rpartition(":")[0]


def _touched(change: Change) -> frozenset[str]:
    """What a change is in: "bodies.supreme_state_council" of the law, a unit, a matter decided at the opening."""
    path = [str(part) for part in change.path]
    if path[:2] == ["opening", "mandates"]:
        names = path[2:3] or [str(name) for name in change.value if isinstance(change.value, list)]
        return frozenset(f"matters.{name}" for name in names)
    if path[0] == "unit":
        return frozenset({".".join(path[:2])})
    if path[0] != "law" or len(path) < 2:
        return frozenset()
    return frozenset({path[1] if path[1] in ("switches", "national") else ".".join(path[1:3])})


def difference_lines(found: Sequence[Difference], given: Sequence[Amendment]) -> list[str]:
    """The amendments, numbered, then what they change, by family, each with the numbers that it follows from."""
    lines = ["What the law changes"] if given else []
    for number, amendment in enumerate(given, 1):
        lines += wrapped(f"{amendment.why} [{amendment.cite}], {amendment.place}", f"  {number}. ", "")
    if not found:
        return [*lines, "", "No decision right changes: the two laws answer every question alike."]
    for family, heading in FAMILIES.items():
        own = [difference for difference in found if difference.family == family]
        if own:
            lines += ["", heading.partition(":")[0], *_said(own, given)]
    return lines


def _said(found: Sequence[Difference], given: Sequence[Amendment]) -> list[str]:
    """Differences in words; those that say the same of several questions stand together."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for difference in found:
        when = when_words(difference.situations, SITUATIONS) if difference.situations else "always"
        key = (when, what_changed(difference), _because(difference, given))
        groups.setdefault(key, []).append(difference.question)
    lines: list[str] = []
    for (when, what, because), questions in groups.items():
        asked = question_of(list(dict.fromkeys(questions)))
        during = "" if when == "always" else f" ({when})"
        lines += wrapped(f"{asked}{during}: {what}{because}", "  - ", "  ")
    return lines


def _because(difference: Difference, given: Sequence[Amendment]) -> str:
    """The numbers of the amendments that a difference follows from; nothing where there is only one."""
    numbers = [str(n) for n, amendment in enumerate(given, 1) if difference.rests & amendment.touches]
    return f" ({', '.join(numbers)})" if numbers and len(given) > 1 else ""


def what_changed(difference: Difference) -> str:
    """From which decider to which, or what else."""
    before, after = difference.before, difference.after
    if before is None or after is None:
        answer = after or before
        assert answer is not None
        return f"new: {who(answer)}" if after else f"no longer a question; it was: {who(answer)}"
    if difference.kind == "needs" and after.possible:
        return needs_changed(before, after)
    if before.title == after.title and before.who != after.who:
        return (
            f"from {listing(before.names, 'and')} → to {listing(after.names, 'and')}{_voting(before, after)}"
        )
    if before.possible and after.possible and (before.how, before.convened) == (after.how, after.convened):
        return f"from {before.title} → to {after.title}"
    cause = "" if after.who else f", as soon as {'; '.join(after.needs)}" if after.needs else ""
    return f"from {who(before)} → to {who(after)}{cause}"


def _voting(before: Answer, after: Answer) -> str:
    """The change of how votes count, where there is one."""
    return f"; {before.how} → {after.how}" if before.how != after.how else ""


def needs_changed(before: Answer, after: Answer) -> str:
    """Which conditions were added, and which are gone."""
    more = [need for need in after.needs if need not in before.needs]
    less = [need for need in before.needs if need not in after.needs]
    parts = [f"now also needs: {'; '.join(more)}"] if more else []
    parts += [f"needs no longer: {'; '.join(less)}"] if less else []
    return "; ".join(parts) or "the conditions stand in another order"


def difference_json(found: Difference, given: Sequence[Amendment]) -> dict[str, object]:
    """A difference as plain values, with the amendments that it follows from."""
    because = [
        {"why": amendment.why, "cite": amendment.cite, "place": amendment.place}
        for amendment in given
        if amendment.touches & found.rests
    ]
    return {
        "id": found.right,
        "family": found.family,
        "question": found.question,
        "kind": found.kind,
        "situations": list(found.situations),
        "before": answer_json(found.before),
        "after": answer_json(found.after),
        "because": because,
    }
