"""The refusal card: what a rule says to a move, condition by condition, with every source in a line and a way on.

It stands in the report because it reads the fact list and the rulebook; what it is told comes from a seat's view.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from attrs import frozen

from game.core.verdict import Verdict
from game.engine.questions.common import Reason, reasons, sentence, setting_of
from game.engine.questions.nearest import Nearest, nearest
from game.engine.questions.words import words
from game.engine.view import View
from game.model.moves import Move
from game.report.rulebook import sections, template
from game.scenario.cites import Cite, facts

SECTION_OF = {
    "turn.done": "1.3",
    "view": "1.5",
    "council.convene": "2.1",
    "council.propose": "2.2",
    "council.reply": "2.3",
    "council.decree": "2.7",
    "measure": "2.9",
    "air.roe": "3.3",
    "air.key": "3.4",
    "air.withhold": "3.4",
    "air.engage": "3.6",
    "operations.order": "4.1",
    "operations.move": "4.2",
    "operations.entry": "4.4",
    "operations.rail": "4.6",
    "operations.attack": "4.8",
    "operations.strike": "4.11",
    "operations.dig_in": "4.12",
    "operations.standing": "4.13",
    "posture.take": "6.3",
    "offers.make": "6.4",
    "offers.answer": "6.4",
}
"""The section of the rulebook behind each rule of a move."""
MOMENT = ("playing", "turn", "step", "known", "office", "unit")
"""Conditions that every order of a kind meets alike: on a card they stand last among those that hold."""


BRIEF = 160
"""The longest sentence that makes a headline where a shorter one is there."""


@frozen
class Source:
    """One source: its id as cited (R02, P24, X04, rulebook 4.2) and what it says in a line of our own words."""

    id: str
    says: str


@frozen
class Condition:
    """One condition on a card: its sentence, whether it holds, and its sources."""

    text: str
    holds: bool
    cite: str
    sources: tuple[Source, ...]


@frozen
class Card:
    """A verdict laid out for a reader.

    `rule` is the rule's id, `section` and `title` the rulebook's section behind it. `asked` is the move in words,
    empty where only a verdict was given. `headline` is one sentence. `sources` are all that the failed conditions
    rest on, each once; `ways` what could be done instead, the most fitting first.
    """

    rule: str
    section: str
    title: str
    allowed: bool
    asked: str
    headline: str
    failed: tuple[Condition, ...]
    met: tuple[Condition, ...]
    sources: tuple[Source, ...]
    ways: tuple[Nearest, ...]

    @property
    def nearest(self) -> tuple[Move | None, str]:
        """The best way on: a move that is legal now, or None, and its sentence; empty where there is none."""
        if not self.ways:
            return None, ""
        best = next((way for way in self.ways if way.move is not None), self.ways[0])
        return best.move, best.text


def refusal_card(view: View, asked: Verdict | Move, move: Move | None = None) -> Card:
    """The card of a move, or of a verdict already at hand (give its `move` too: ways on are found from it).

    The same card tells why something is allowed: then nothing failed and no way on is needed.
    """
    if not isinstance(asked, Verdict):
        move, asked = asked, view.verdict(asked)
    found = reasons(asked)
    failed = tuple(_condition(one) for one in found if not one.holds)
    met = sorted((one for one in found if one.holds), key=lambda one: one.name in MOMENT)
    section = SECTION_OF.get(asked.rule, "")
    title = rule_title(asked.rule)
    named = words(setting_of(view), move) if move is not None else ""
    brief = next((one.text for one in failed if len(one.text) <= BRIEF), failed[0].text if failed else "")
    headline = brief if failed else f"Allowed: {named}" if named else "Allowed"
    more = f" ({len(failed) - 1} more below)" if len(failed) > 1 else ""
    return Card(
        rule=asked.rule,
        section=section,
        title=title,
        allowed=asked.allowed,
        asked=named,
        headline=f"{headline}{more}.",
        failed=failed,
        met=tuple(_condition(one) for one in met),
        sources=tuple(dict.fromkeys(source for one in failed for source in one.sources)),
        ways=nearest(view, asked, move),
    )


def _condition(found: Reason) -> Condition:
    return Condition(found.text, bool(found.holds), found.cite, sources_of(found.cite))


# -- sources ------------------------------------------------------------------------------------------------
@lru_cache(maxsize=2048)
def sources_of(cite: str) -> tuple[Source, ...]:
    """What a citation names, each with a line that says what it says."""
    found = facts().cites(cite)
    rows = tuple(one.name for one in found if one.kind == "row")
    return tuple(Source(_shown(one), _says(one, rows)) for one in dict.fromkeys(found))


def _shown(cite: Cite) -> str:
    return {"rulebook": f"rulebook {cite.name}", "facts": f"facts {cite.name}", "source": "source"}.get(
        cite.kind, cite.name
    )


def _says(cite: Cite, rows: Iterable[str]) -> str:
    if cite.kind == "rulebook":
        return section_title(cite.name)
    if cite.kind == "paragraph":
        return paragraph_summary(cite.name, tuple(rows))
    if cite.kind == "row":
        return facts().title(cite.name)
    return "the public order of battle" if cite.kind == "source" else "the project's list of facts"


@cache
def _on_paragraph() -> dict[str, tuple[str, ...]]:
    """The rules that rest on each paragraph of the article."""
    found: dict[str, tuple[str, ...]] = {}
    for name, rule in facts().rules.items():
        for cite in facts().cites(rule.cite):
            found[cite.name] = (*found.get(cite.name, ()), name)
    return found


def paragraph_summary(paragraph: str, rows: tuple[str, ...] = ()) -> str:
    """What a paragraph of the article provides, by the fact list; of the `rows` cited with it, only which rest on it.

    >>> paragraph_summary("P25")
    'Paragraph 25 of the article: In peacetime the Regional Group cannot be deployed.'
    >>> paragraph_summary("P25", ("R03",))
    'Paragraph 25 of the article, which says this.'
    """
    resting = _on_paragraph().get(paragraph, ())
    head = f"Paragraph {paragraph[1:]} of the article"
    if any(name in rows for name in resting):
        return f"{head}, which says this."
    return f"{head}: {facts().title(resting[0])}" if resting else f"{head}."


@cache
def _sections() -> dict[str, str]:
    return {number: section.title for number, section in sections(template()).items()}


def section_title(number: str) -> str:
    """The title of a chapter or section of the rulebook; empty for a number it does not have.

    >>> section_title("4.6")
    'Rail'
    """
    return _sections().get(number, "")


def rule_title(rule: str) -> str:
    """What a rule is called: the title of its section in the rulebook.

    >>> rule_title("operations.move"), rule_title("air.key")
    ('March', 'Keys')
    """
    return section_title(SECTION_OF.get(rule, "")) or sentence(rule.rpartition(".")[2].replace("_", " "))
