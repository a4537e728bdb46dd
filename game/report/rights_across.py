"""The decision-rights matrix across scenarios: a row a right, a column a scenario, a cell who decides there."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from game.law.clauses.politics import listing
from game.law.right import Answer, Right
from game.law.rights import matrix
from game.law.rights_across import Across, across
from game.report.fitted import fitted
from game.report.rights import (
    DONE,
    FAMILIES,
    SITUATIONS,
    answer_json,
    question_of,
    short_cite,
    when_words,
    who,
)
from game.report.rights_difference import Amendment, amendments, needs_changed
from game.report.text import plain_table, table
from game.scenario.load import Loaded

Rows = list[tuple[str, ...]]
SAME, NONE, NOBODY = "=", "–", "nobody"
WIDE = 150
"""How wide the matrix is in a terminal."""
NAMED = 3
"""So many questions are named in a row; of the others it is said how many they are."""
UNITS = ("command", "presence", "air")
"""The families that ask about armies, one by one."""
RULES = 3
"""So many rules are named in a cell."""
KEY = (
    f"Each column is set against the first: {SAME} where it answers alike, else who decides there, with the rules by "
    f"which its amendments argue; {NONE} where the question is not asked. Rights that all columns answer alike are left "
    "out. Deciders of the first column between semicolons decide each for units of their own."
)


@frozen
class Column:
    """A scenario of the matrix: its name, its rights, and the amendments that the first column does not make."""

    name: str
    rights: tuple[Right, ...]
    given: tuple[Amendment, ...]


def columns(scenarios: Mapping[str, Loaded]) -> list[Column]:
    """The columns, in the order of the scenarios; the first is what the others are set against."""
    first = next(iter(scenarios.values()))
    own = {(str(change.document.path), change.at) for change in first.reading.changes}
    found = []
    for name, loaded in scenarios.items():
        new = (c for c in loaded.reading.changes if (str(c.document.path), c.at) not in own)
        found.append(Column(name, matrix(loaded.setting, loaded.opening), amendments(new)))
    return found


def rows_across(found: Sequence[Column], every: bool = False) -> dict[str, Rows]:
    """The rows of each family; rights that all columns answer alike share one. With `every`, all rights are shown.

    Rights over units share a row too where only the first column has different deciders for them: it names them all.
    """
    groups: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for row in across([column.rights for column in found], every):
        first, *cells = _cells(row, found)
        when = "" if row.whole else when_words(row.situations, SITUATIONS)
        if every or any(cell != SAME for cell in cells):
            own = "" if row.family in UNITS and not every else first
            groups.setdefault((row.family, when, own, *cells), []).append((row.question, first))
    families: dict[str, Rows] = {family: [] for family in FAMILIES}
    for (family, when, _, *cells), asked in groups.items():
        questions = tuple(dict.fromkeys(question for question, _ in asked))
        firsts = "; ".join(dict.fromkeys(first for _, first in asked))
        families[family].append((_asked(questions, when, every), firsts, *cells))
    return {family: rows for family, rows in families.items() if rows}


def _asked(questions: Sequence[str], when: str, every: bool) -> str:
    """The questions of a row, and when it holds if that is not whenever they can be decided."""
    shown = questions if every else questions[:NAMED]
    rest = len(questions) - len(shown)
    asked = question_of(shown) + (f", and {rest} more" if rest else "")
    return asked if when in ("", "always") else f"{asked} ({when})"


def _cells(row: Across, found: Sequence[Column]) -> Iterator[str]:
    """What each column says: the first always, the others where they differ from it, with the rules by which."""
    first, own, telling = row.answers[0], row.rests[0], _telling(row)
    yield NONE if first is None else brief(first, telling)
    for answer, same, rests, column in list(zip(row.answers, row.same, row.rests, found))[1:]:
        text = SAME if same else _changed(first, answer, telling)
        because = "" if text == SAME else _because(own | rests, column.given)
        yield f"{text} [{because}]" if because else text


def _changed(first: Answer | None, answer: Answer | None, telling: bool) -> str:
    """Who decides now; where that is the same, what is needed besides, or no longer."""
    if answer is None:
        return NONE
    text = brief(answer, telling)
    if first is None or brief(first, telling) != text:
        if first is not None and answer.who and first.title == answer.title and first.who != answer.who:
            return brief(evolve(answer, title=listing(answer.names, "and")), telling)
        return text
    if first.possible and first.who != answer.who:
        return brief(evolve(answer, title=listing(answer.names, "and")), telling)
    return needs_changed(first, answer) if answer.possible else SAME


def _telling(row: Across) -> bool:
    """Whether it tells anything how a decision is made: what all laws have in common is left out."""
    ways = {answer.how for answer in row.answers if answer is not None and answer.possible}
    return len(ways) > 1 or not all(answer is not None and answer.possible for answer in row.answers)


def brief(answer: Answer, telling: bool = True) -> str:
    """Who decides, and how if that is `telling`, without the words that a narrow cell can spare.

    >>> found = Answer(who=("a", "b"), title="the Council", how="both must agree", convened=True, cite="R01")
    >>> brief(found), brief(found, telling=False)
    ('Council: both must agree', 'Council')
    """
    if not answer.possible:
        return answer.note if answer.note == DONE else NOBODY
    return who(evolve(answer, convened=False, how=answer.how if telling else "")).removeprefix("the ")


def _because(rests: frozenset[str], given: Sequence[Amendment]) -> str:
    """The first rules by which the amendments argue that a difference follows from."""
    cites = [cite for item in given if rests & item.touches for cite in item.cite.split(", ")]
    return short_cite(", ".join(dict.fromkeys(cites)), RULES) if cites else ""


# -- as text -----------------------------------------------------------------------------------------------
def across_lines(found: Sequence[Column], every: bool = False, width: int = WIDE) -> Iterator[str]:
    """The matrix for a terminal, its columns as wide as its cells need them."""
    families = rows_across(found, every)
    heads = ("right", *(column.name for column in found))
    sizes = fitted(heads, [row for rows in families.values() for row in rows], width)
    yield from _tables(found, families, lambda rows: table(heads, rows, widths=sizes))


def across_markdown(found: Sequence[Column], only: Sequence[str] = ()) -> Iterator[str]:
    """The matrix for a page, a row a line; all families, or those that are named."""
    heads = ("right", *(column.name for column in found))
    families = {name: rows for name, rows in rows_across(found).items() if not only or name in only}
    yield from _tables(found, families, lambda rows: plain_table(heads, rows))


def _tables(
    found: Sequence[Column], families: Mapping[str, Rows], lay: Callable[[Rows], list[str]]
) -> Iterator[str]:
    """A table a family under its heading."""
    if not families:
        yield f"No decision right differs: {listing(tuple(column.name for column in found), 'and')} answer alike."
    for number, (family, rows) in enumerate(families.items()):
        if number:
            yield ""
        yield from (f"**{FAMILIES[family].partition(':')[0]}**", "", *lay(rows))


def across_json(found: Sequence[Column], every: bool = False) -> list[dict[str, object]]:
    """The matrix as plain values, a right's situations with one pattern of answers together."""
    return [
        {
            "id": row.right,
            "family": row.family,
            "question": row.question,
            "situations": list(row.situations),
            "answers": {column.name: answer_json(answer) for column, answer in zip(found, row.answers)},
            "same": {column.name: same for column, same in zip(found, row.same)},
        }
        for row in across([column.rights for column in found], every)
    ]
