"""The decision-rights matrix for a reader: a table of 100 columns, or everything that must hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import frozen

from game.law.clauses.politics import listing
from game.law.right import Answer, Right
from game.report.text import table, wrapped

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
PEACE_DEPLOYED = "peace_deployed"
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
    question = question_of([right.question for right in group])
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


def question_of(questions: Sequence[str]) -> str:
    """Questions of one row as one: "at home: X" and "at home: Y" become "at home: X and Y".

    >>> question_of(("at home: X", "abroad: X"))
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
    if set(names) >= set(shown):
        return "always"
    usual = tuple(name for name in names if name != PEACE_DEPLOYED)
    parts = [WHEN.get(usual, ", ".join(usual))] if usual else []
    return " and ".join([*parts, *(["deployed in peacetime"] if PEACE_DEPLOYED in names else [])])


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
