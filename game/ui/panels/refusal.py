"""The refusal card: which rule says no, what stands against a move with every source in a line, and a way on."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from game.report.card import Card as Found
from game.report.card import Condition, Source, refusal_card
from game.ui.kit import REST, Action, Button, Card, Column, Element, Grid, Icon, Row, Rule, Scroll, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.room import is_low

FOLDED: Final = 3
"""From so many conditions that are met on, they are folded."""
LONG: Final = 120
"""From so many letters on a condition is long."""
SAYS: Final = "which says this."
"""How a source line ends that only points at the row cited beside it."""
COUNCIL: Final = ("period", "decision", "other_decision", "any_decision", "plans", "joint_command", "sitting")
"""Conditions that the Council can meet."""


@frozen
class Refusal:
    """The refusal card. Its actions: close it, unfold what is met, go to the Council."""

    size: Final = (780, 0)

    def tree(self, bench: Bench) -> Element | None:
        """The card of the move that was refused last."""
        found = card_of(bench)
        if found is None or bench.refused is None:
            return None
        low = is_low(bench)
        reasons = (*against(found), *met(found, bool(bench.memory.get("refusal unfolded"))))
        body = Column((*reasons, *(ways(found) if low else ())), gap=10)
        fixed = () if low else (Rule(gap=2), *ways(found))
        return Column(
            (head(found, low), Scroll(body, key="refusal"), *fixed, foot(to_council(bench))),
            pad=10 if low else 20,
            gap=8 if low else 10,
        )

    def act(self, bench: Bench, action: Action) -> bool:
        """Close the card, fold and unfold, or go to the Council."""
        if action == ("refusal", "fold"):
            bench.memory["refusal unfolded"] = not bench.memory.get("refusal unfolded")
        elif action == ("refusal", "council"):
            bench.refused, bench.tab = None, "council"
        elif action == ("close",):
            bench.refused, bench.dialog = None, "" if bench.refused is None else bench.dialog
        else:
            return False
        bench.touch()
        return True


def card_of(bench: Bench) -> Found | None:
    """The card of the last refused move, worked out once."""
    if bench.refused is None:
        return None
    move, verdict = bench.refused
    kept = bench.memory.get("refusal")
    if kept is None or kept[0] is not bench.refused:
        kept = bench.memory["refusal"] = (bench.refused, refusal_card(bench.view, verdict, move))
        bench.memory["refusal unfolded"] = False
    found: Found = kept[1]
    return found


def to_council(bench: Bench) -> bool:
    """Whether the Council could meet a failed condition, and the seat sits there."""
    seat = bench.setting.world.seats.get(bench.seat)
    if bench.refused is None or seat is None or not seat.council:
        return False
    return any(finding.name in COUNCIL for finding in bench.refused[1].objections)


# -- the parts of the card -----------------------------------------------------------------------------------
def head(found: Found, low: bool = False) -> Element:
    """What was asked, and under which rule it is refused."""
    rule = f"{found.title} · rulebook {found.section}" if found.section else found.title
    return Row(
        (
            Icon("cross", "bad", 20 if low else 34),
            Column(
                (
                    Text((Span("Refused", "strong", "bad"), Span(f"   {rule}", "body", "soft"))),
                    Text(found.asked or found.headline, "heading" if low else "title"),
                ),
                gap=0,
            ),
        ),
        widths=(None, REST),
        gap=14,
        align="middle",
    )


def ranked(conditions: Iterable[Condition]) -> list[Condition]:
    """What the treaties ask first, then the rules of play; of either what is said in short before what is long."""
    return sorted(conditions, key=lambda one: (one.cite.startswith("rulebook"), len(one.text) > LONG))


def against(found: Found) -> Iterator[Element]:
    """Each failed condition with its sources; the first one larger, and no source explained twice."""
    told: set[str] = set()
    for number, one in enumerate(ranked(found.failed)):
        yield Card(
            (
                Row(
                    (Icon("cross", "bad", 18), Text(f"{one.text}.", "heading" if not number else "strong")),
                    widths=(None, REST),
                    gap=10,
                ),
                *sources(one.sources, told),
            ),
            edge="bad",
            pad=12,
            gap=6,
        )


def sources(found: Iterable[Source], told: set[str]) -> Iterator[Element]:
    """The sources of a condition as a table of ids and summaries, then the paragraphs that say just this."""
    lines = [one for one in found if not one.says.endswith(SAYS) and one.says]
    said = [one.id[1:] for one in found if one.says.endswith(SAYS)]
    fresh = [one for one in lines if one.id not in told]
    known = [one.id for one in lines if one.id in told]
    told.update(one.id for one in lines)
    rows = [(Text(one.id, "small", "link"), Text(_clean(one), "small", "soft")) for one in fresh]
    if said:
        rows.append((Text("Article", "small", "link"), Text(paragraphs(said), "small", "soft")))
    if known:
        rows.append((Text("Also", "small", "link"), Text(f"{', '.join(known)}, above", "small", "soft")))
    if rows:
        yield Row((Text(""), Grid(rows, widths=(74, REST), between=2)), widths=(18, REST), gap=10)


def _clean(one: Source) -> str:
    """A summary without the number that stands before it already."""
    head_, _, rest = one.says.partition(" of the article: ")
    if rest and head_.startswith("Paragraph"):
        return f"{head_} of the article: {rest}"
    return f"Rule of the game: {one.says.lower()}" if one.id.startswith("rulebook") else one.says


def paragraphs(numbers: Iterable[str]) -> str:
    """Paragraphs of the article in words.

    >>> paragraphs(["13"]), paragraphs(["13", "21", "28"])
    ('Paragraph 13 says this.', 'Paragraphs 13, 21 and 28 say this.')
    """
    found = list(dict.fromkeys(numbers))
    if len(found) == 1:
        return f"Paragraph {found[0]} says this."
    return f"Paragraphs {', '.join(found[:-1])} and {found[-1]} say this."


def met(found: Found, unfolded: bool) -> Iterator[Element]:
    """The conditions that are met; folded where there are many."""
    if not found.met:
        return
    many = len(found.met) >= FOLDED
    count = len(found.met)
    said = f"{count} conditions are met" if count > 1 else "1 condition is met"
    if many:
        yield Button(
            said,
            ("refusal", "fold"),
            kind="quiet",
            icon="down" if unfolded else "right",
            align="left",
            style="body",
            key="fold",
        )
    if unfolded or not many:
        for one in found.met:
            cite = Span(f"  [{one.cite}]", "small", "link")
            yield Row(
                (Icon("tick", "good", 16), Text((Span(one.text, "small", "soft"), cite))),
                widths=(None, REST),
                gap=8,
            )


def ways(found: Found) -> Iterator[Element]:
    """What could be done instead: a button for each move that is legal now, a sentence for each other way."""
    moves = [way for way in found.ways if way.move is not None]
    words = [way for way in found.ways if way.move is None]
    if found.ways:
        yield Text("What you can do instead", "label", "accent")
    for number, way in enumerate(moves[:3]):
        yield Button(
            way.text,
            way.move,
            kind="primary" if not number else "normal",
            icon="arrow",
            key=f"way {number}",
            hotkey=f"Alt+{number + 1}",
            align="left",
        )
    for way in words[:2]:
        yield Row((Icon("arrow", "accent", 16), Text(way.text, "body")), widths=(None, REST), gap=10)


def foot(council: bool) -> Element:
    """The ways out of the card."""
    return Row(
        (
            Button("Go to the Council", ("refusal", "council"), icon="people", key="council")
            if council
            else None,
            Button("Close", ("close",), key="close", hotkey="Enter"),
        ),
        gap=8,
        wraps=True,
        end=True,
    )
