"""Rules of engagement for each kind of track, and what was done in the air: keys turned, withheld, missing."""

from typing import Final

from game.engine.questions.duty import DutyRoom, RoeItem
from game.engine.session import Logged
from game.ui.kit import REST, Button, Card, Column, Element, Icon, Pick, Row, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cap, cited, empty, label, lead
from game.ui.panels.duty_air import ICONS

WORDS: Final = {
    "automatic": (
        "Act by rule",
        "Keys are turned and fire is opened at once, as far as the law lets them be.",
    ),
    "ask": ("Ask me", "Your duty officer is asked each time; it costs one of the turn's decisions."),
    "withhold": ("Withhold", "Your keys stay out and your batteries hold their fire."),
}
TOLD: Final = {
    "salvo": ("missile", "bad"),
    "seen": ("radar", "link"),
    "incident": ("warn", "warn"),
    "scramble": ("up", "good"),
    "key": ("key", "good"),
    "withheld": ("lock", "bad"),
    "order": ("target", "accent"),
    "met": ("plane", "accent"),
    "fire": ("target", "accent"),
    "stopped": ("tick", "good"),
    "hit": ("cross", "bad"),
    "refused": ("lock", "bad"),
    "unmet": ("warn", "bad"),
    "refuses": ("cross", "warn"),
    "followed": ("plane", "accent"),
}
"""What is told of the air, with its icon and colour."""
MOST: Final = 40


def rules_part(bench: Bench, room: DutyRoom) -> Element:
    """The seat's standing rule for each kind of track, as a choice of three."""
    if not room.rules:
        return empty("This scenario knows no rules of engagement.", "shield")
    says = "What your duty officer does about a track by itself. It may be changed in the Council's step and the plan."
    return Column((Text(says, "small", "soft"), *(_rule(one) for one in room.rules)), gap=8)


def _rule(one: RoeItem) -> Element:
    """A kind of track with its three rules, the one in force marked."""
    buttons = []
    for act in one.choices:
        word, tip = WORDS[act.kind]
        chosen = act.kind == one.rule
        buttons.append(
            Button(
                word,
                None if chosen else act.move,
                kind="chosen" if chosen else "normal",
                icon="dot" if chosen else "",
                key=f"roe {one.kind} {act.kind}",
                style="small",
                enabled=chosen or act.legal,
                tip=tip if chosen or act.legal else f"{tip} Not now: press it to see why.",
            )
        )
    head = Row(
        (Icon(ICONS.get(one.kind, "plane"), "accent", 18), Text(one.title, "strong")),
        widths=(None, REST),
        gap=8,
    )
    return Card((head, Row(buttons, gap=6, wraps=True)), pad=10, gap=6)


def told_part(bench: Bench, room: DutyRoom) -> Element:
    """What was done in the air, the last turn first: with a refused launch, whose key was missing."""
    found = [one for one in bench.view.log if one.event.kind in TOLD and not _of_council(one)]
    if not found:
        return empty(
            "Nothing has happened in the air yet. Keys turned and withheld, launches refused and whose key was missing, "
            "fire and hits are told here.",
            "plane",
        )
    parts: list[Element | None] = []
    turn = 0
    for number, one in enumerate(reversed(found[-MOST:])):
        if one.turn != turn:
            turn = one.turn
            parts.append(label(bench.setting.clock(bench.view).label(turn)))
        parts.append(_told(one, number))
    return Column(parts, gap=6)


def _of_council(one: Logged) -> bool:
    """Whether a refusal is one of the Council's."""
    return one.event.kind == "refused" and one.event.place is None


def _told(one: Logged, number: int) -> Element:
    name, colour = TOLD[one.event.kind]
    loud = one.event.kind in ("refused", "unmet", "hit")
    text = cited(
        f"{cap(one.event.text)}.", one.event.cite, "body" if loud else "small", "text" if loud else "soft"
    )
    line: Element = lead(name, text, colour)
    if loud:
        line = Card((line,), edge=colour, pad=8)
    if one.event.place is None:
        return line
    return Pick(
        line, ("duty", "show", one.event.place), key=f"told {number}", tip="Show it on the map.", pad=2
    )
