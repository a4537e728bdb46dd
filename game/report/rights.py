"""The decision-rights matrix for a reader, and the difference of two laws in words, with the reason of each change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import frozen

from game.law.clauses.politics import listing
from game.law.right import Answer, Right
from game.law.rights import Difference
from game.report.text import table, wrapped
from game.scenario.change import Change

FAMILIES: Mapping[str, str] = {
    "decisions": "Decisions: what a body votes on, or one office decrees",
    "concessions": "Concessions: what one ally may promise the other in a package",
    "posts": "Posts",
    "command": "Command: who orders the units",
    "presence": "Presence: why a guest may be on an ally's soil",
    "air": "Air: whose keys start a crew, whose order lets missiles fire",
    "acts": "Acts: what else the law asks",
}
"""The headings of the matrix, in its order."""

WHEN: Mapping[tuple[str, ...], str] = {
    ("peacetime", "threatened", "deployed", "wartime"): "always",
    ("threatened", "deployed", "wartime"): "after peace",
    ("peacetime", "threatened", "deployed"): "before war",
    ("deployed", "wartime"): "once deployed",
    ("peacetime", "threatened"): "until deployed",
    ("threatened", "deployed"): "threatened period",
    ("threatened",): "threatened, not deployed",
    ("deployed",): "threatened, deployed",
}
"""What several situations are called together."""
SITUATIONS = ("peacetime", "threatened", "deployed", "wartime")
HEADERS = ("Question", "When", "Who decides", "Rule")
WIDTHS = (30, 17, 32, 8)
LEGEND = "Deployed: the joint group is deployed in the threatened period. War: and aggression is declared."
DONE = "decided already"


@frozen
class Row:
    """One line of the matrix: the question, the situations, the answer, what must hold, the rule."""

    question: str
    when: str
    who: str
    needs: tuple[str, ...]
    cite: str


# -- the matrix --------------------------------------------------------------------------------------------
def family_rows(rights: Iterable[Right], shown: Sequence[str], full: bool = False) -> dict[str, list[Row]]:
    """The rows of each family, for the situations shown; rights with equal answers share a row."""
    found: dict[str, list[Row]] = {}
    for family in FAMILIES:
        own = [right for right in rights if right.family == family]
        if family == "concessions" and not full:
            found[family] = list(_concessions(own, shown))
        else:
            found[family] = [row for group in _alike(own, shown) for row in _rows(group, shown)]
    return {family: rows for family, rows in found.items() if rows}


def _alike(rights: Sequence[Right], shown: Sequence[str]) -> list[list[Right]]:
    """Rights of units with the same answers, together; a decision always stands alone."""
    groups: dict[object, list[Right]] = {}
    for right in rights:
        alone = right.family in ("decisions", "concessions", "posts", "acts")
        key = right.id if alone else tuple(right.answers[name].substance for name in shown)
        groups.setdefault(key, []).append(right)
    return list(groups.values())


def _rows(group: Sequence[Right], shown: Sequence[str]) -> Iterator[Row]:
    """The rows of rights with equal answers, one for each answer; what is decided already says nothing new."""
    question = _question([right.question for right in group])
    answers = [(name, group[0].answers[name]) for name in shown]
    open_ = [(name, answer) for name, answer in answers if answer.note != DONE]
    by_answer: dict[object, list[str]] = {}
    for name, answer in open_ or answers:
        by_answer.setdefault(answer.substance, []).append(name)
    first = True
    for names in by_answer.values():
        answer = group[0].answers[names[0]]
        yield Row(question if first else "", when_words(names, shown), who(answer), answer.needs, answer.cite)
        first = False


def _question(questions: Sequence[str]) -> str:
    """Questions of one row as one: "at home: X" and "at home: Y" become "at home: X and Y".

    >>> _question(("at home: X", "abroad: X"))
    'at home and abroad: X'
    """
    tails: dict[str, list[str]] = {}
    for question in questions:
        head, _, tail = question.rpartition(": ")
        tails.setdefault(head, []).append(tail)
    heads: dict[tuple[str, ...], list[str]] = {}
    for head, found in tails.items():
        heads.setdefault(tuple(found), []).append(head)
    parts = [f"{listing(tuple(own), 'and')}: {listing(tail, 'and')}" for tail, own in heads.items()]
    return "; ".join(part.removeprefix(": ") for part in parts)


def _concessions(rights: Sequence[Right], shown: Sequence[str]) -> Iterator[Row]:
    """One row a body: how many promises it can make."""
    for _, group in groupby(sorted(rights, key=_first_title), key=_first_title):
        own = list(group)
        answer = next(iter(own[0].answers.values()))
        yield Row(f"{len(own)} promises (--full lists them)", "always", who(answer), (), answer.cite)


def _first_title(right: Right) -> str:
    return next(iter(right.answers.values())).title


def when_words(names: Sequence[str], shown: Sequence[str]) -> str:
    """Situations in words; all of those shown are "always".

    >>> when_words(("deployed", "wartime"), ("peacetime", "threatened", "deployed", "wartime"))
    'once deployed'
    """
    return "always" if len(names) == len(shown) else WHEN.get(tuple(names), ", ".join(names))


def who(answer: Answer) -> str:
    """Who decides and how, or why nobody can.

    >>> who(Answer(who=("a", "b"), title="the Council", how="both must agree", convened=True, cite="R01"))
    'the Council, when convened: both must agree'
    """
    if not answer.possible:
        return f"no: {answer.note}" if answer.note != DONE else f"{DONE}, by {_decider(answer)}"
    return _decider(answer)


def _decider(answer: Answer) -> str:
    convened = ", when convened" if answer.convened else ""
    if answer.how in ("", "alone"):
        alone = " alone" if answer.how and not answer.title.endswith("alone") else ""
        return f"{answer.title}{alone}{convened}"
    return f"{answer.title}{convened}: {answer.how}"


def short_cite(cite: str, most: int = 2) -> str:
    """The first rows of a citation, paragraphs left out where there are rows.

    >>> short_cite("R02, R04, R10, P19")
    'R02, R04'
    """
    items = [item.strip() for item in cite.replace(";", ",").split(",")]
    rows = [item for item in items if not item.startswith("P")] or items
    return ", ".join(rows[:most])


def matrix_lines(rows: Mapping[str, Sequence[Row]], full: bool = False) -> list[str]:
    """The matrix as plain text of 100 columns."""
    lines: list[str] = []
    for family, own in rows.items():
        lines += [FAMILIES[family], ""]
        if full:
            for row in own:
                lines += _full(row)
        else:
            lines += table(HEADERS, [cells(row) for row in own], widths=WIDTHS)
        lines.append("")
    return [*lines, *wrapped(LEGEND)]


def cells(row: Row) -> tuple[str, str, str, str]:
    """A row as the cells of the table."""
    return row.question, row.when, row.who, short_cite(row.cite)


def _full(row: Row) -> list[str]:
    """A row with everything that must hold."""
    lines = wrapped(row.question) if row.question else []
    lines += wrapped(f"{row.when}: {row.who} [{row.cite}]", "    ", "  ")
    for need in row.needs:
        lines += wrapped(f"- {need}", "      ", "  ")
    return lines


# -- the difference ----------------------------------------------------------------------------------------
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
        asked = _question(list(dict.fromkeys(questions)))
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
        return _needs_changed(before, after)
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


def _needs_changed(before: Answer, after: Answer) -> str:
    more = [need for need in after.needs if need not in before.needs]
    less = [need for need in before.needs if need not in after.needs]
    parts = [f"now also needs: {'; '.join(more)}"] if more else []
    parts += [f"needs no longer: {'; '.join(less)}"] if less else []
    return "; ".join(parts) or "the conditions stand in another order"


# -- for programs ------------------------------------------------------------------------------------------
def answer_json(answer: Answer | None) -> dict[str, object] | None:
    """An answer as plain values."""
    if answer is None:
        return None
    return {
        "possible": answer.possible,
        "decider": answer.title,
        "offices": list(answer.who),
        "votes": answer.how,
        "convened": answer.convened,
        "needs": list(answer.needs),
        "note": answer.note,
        "cite": answer.cite,
    }


def right_json(right: Right, shown: Sequence[str]) -> dict[str, object]:
    """A right as plain values."""
    answers = {name: answer_json(right.answers[name]) for name in shown}
    return {"id": right.id, "family": right.family, "question": right.question, "answers": answers}


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
