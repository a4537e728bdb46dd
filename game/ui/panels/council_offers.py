"""Secret offers of the Westerns: those made to the seat, those it knows of, and those it may make."""

from game.engine.questions.affairs import OfferItem
from game.ui.kit import Button, Card, Column, Element, Row, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import empty, label, lead, within
from game.ui.panels.council_desk import desk_of

WORDS = {"yes": ("Accept", "tick"), "no": ("Turn it down", "cross")}

MEANING = (
    "If you accept, they fire no salvo and begin no offensive as long as you keep the terms. Your ally is not told, "
    "but may see a trace of it."
)
"""What an accepted offer does, in a sentence."""


def offers_wait(bench: Bench) -> bool:
    """Whether a secret offer waits for the seat's answer."""
    return any(one.to == bench.seat and one.accepted is None for one in bench.view.offers)


def offers_part(bench: Bench) -> Element:
    """The offers that the seat knows of, and those that it may make."""
    found = desk_of(bench).agenda()
    parts: list[Element] = [_offer(one) for one in reversed(found.offers)]
    if found.offers_to_make:
        parts.append(label("Offers that you may make in secret"))
        parts += [
            Button(
                one.title,
                one.move,
                icon="envelope",
                align="left",
                key=f"offer {number}",
                enabled=one.legal,
                style="body",
                tip="" if one.legal else "Not now: press it to see why.",
            )
            for number, one in enumerate(found.offers_to_make)
        ]
    if not parts:
        return empty(
            "No secret offer is known to you. The Westerns make them when they plan their turn.", "envelope"
        )
    return Column(parts, gap=8)


def _offer(one: OfferItem) -> Element:
    """An offer: its terms as far as they are known, and the answer to it."""
    terms = f"“{one.terms}”" if one.terms else "Its terms are not known to you."
    state = {None: "not answered yet", True: "accepted", False: "turned down"}[one.accepted]
    if not one.terms:
        state = "only a trace of it was seen"
    until = f", up to {one.until}" if one.until else ""
    said = (
        Span(f"The Westerns offer {within(one.to)} in secret: ", "small", "soft"),
        Span(terms, "strong"),
        Span(f"\nmade {one.made}{until}; {state}", "small", "faint"),
    )
    buttons = [
        Button(
            WORDS[act.kind][0],
            act.move,
            kind="primary" if act.kind == "yes" and act.legal else "normal",
            icon=WORDS[act.kind][1],
            key=f"{one.id} {act.kind}",
            enabled=act.legal,
        )
        for act in one.answers
    ]
    parts: list[Element | None] = [
        lead("envelope", Text(said), "warn", 18),
        Text(MEANING, "small", "soft") if one.waits else None,
        Row(buttons, gap=8, wraps=True) if buttons else None,
    ]
    return Card(parts, edge="warn" if one.waits else None, pad=10, gap=8)
