"""What is in the air: each track with the law of the ground below it, the crews against it, their keys and orders."""

from collections.abc import Iterator
from typing import Final

from game.engine.questions.common import Act
from game.engine.questions.duty import DutyRoom
from game.engine.questions.fire import FirePreview, fire_preview
from game.engine.questions.flying import AirTrack, Crew
from game.ui.kit import REST, Button, Card, Column, Element, Gauge, Grid, Icon, Row, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cited, empty, label, lead, named, signed
from game.ui.panels.duty_keys import dial, keys

ICONS: Final = {"missile": "missile", "balloon": "balloon"}
DEEDS: Final = {
    "key": ("Turn the key", "primary", "key"),
    "withhold": ("Withhold", "danger", "lock"),
    "fire": ("Order to fire", "primary", "target"),
}
FIRE: Final = {
    "ordered": ("target", "good", "It is ordered to fire."),
    "withheld": ("lock", "bad", "Its fire is withheld."),
}


def air_part(bench: Bench, room: DutyRoom) -> Element:
    """Every track that the seat knows of."""
    if not room.tracks:
        return empty(
            "The sky is clear. Missiles, intruders, airliners in distress and balloons appear here in the air phase, "
            "as soon as a radar of the alliance sees them; then your duty officer's key may be asked for.",
            "plane",
        )
    return Column(tuple(_track(bench, room, one) for one in room.tracks), gap=12)


def _track(bench: Bench, room: DutyRoom, one: AirTrack) -> Element:
    asked = any(crew.asked for crew in one.crews)
    strength = (
        f"{one.size} of {one.sent} left"
        if one.size != one.sent
        else f"{one.size} strong"
        if one.size > 1
        else ""
    )
    when = (
        "at its end"
        if not one.arrives
        else f"{one.arrives} impulse{'s' if one.arrives > 1 else ''} to its end"
    )
    where = ", ".join(part for part in (f"over {named(one.name)}", strength, when) if part)
    show = Button("Show", ("duty", "show", one.place), icon="pin", key=f"show {one.id}", style="small")
    head = Row(
        (
            Icon(ICONS.get(one.kind, "plane"), "bad" if one.hostile else "warn", 26),
            Column((Text(one.title, "heading"), Text(where, "small", "soft")), gap=0),
            show,
        ),
        widths=(None, REST, None),
        gap=10,
        align="middle",
    )
    parts: list[Element | None] = [head]
    if one.mine:
        parts.append(
            lead("flag", Text("You sent it. What becomes of it you do not see.", "small", "soft"), "faint")
        )
    parts.append(_law(one))
    parts += [lead("dot", Text(f"{text}.", "small", "soft"), size=10) for text in one.handled]
    for crew in one.crews:
        parts.append(_crew(bench, room, one, crew))
    if not one.crews and not one.mine:
        parts.append(
            Text("Nobody of the alliance can be sent against it now, or nobody asks you.", "note", "faint")
        )
    return Card(parts, edge="accent" if asked else "line", pad=12, gap=8)


def _law(one: AirTrack) -> Element | None:
    """The law of the territory below: whether weapons may be used there."""
    if one.law is None:
        return None
    name, colour = ("tick", "good") if one.law.holds else ("lock", "bad")
    word = "Weapons may be used here" if one.law.holds else "Weapons may not be used here"
    said = (Span(f"{word}. ", "strong", colour), Span(f"Below lies {one.below}.", "small", "soft"))
    return Column((lead(name, Text(said), colour), cited(f"{one.law.text}.", one.law.cite)), gap=2)


def _crew(bench: Bench, room: DutyRoom, track: AirTrack, crew: Crew) -> Element:
    """A unit against a track: its keys, its orders with what they would do."""
    role = (
        "fighter crew" if crew.role == "fighter" else "missile battery" if crew.role == "sam" else crew.role
    )
    said = (Span(crew.title, "strong"), Span(f"   {role}", "small", "faint"))
    aloft = bench.view.aloft.get(crew.unit) == track.id
    parts: list[Element | None] = [
        lead("plane" if crew.role == "fighter" else "missile", Text(said), "accent")
    ]
    if aloft:
        parts.append(lead("up", Text("In the air against it.", "body", "good"), "good", 14))
    if crew.keys:
        parts.append(Text(crew.article, "small", "soft") if crew.article else None)
        parts.append(keys(crew.keys))
        if not aloft:
            parts.append(dial(room.impulse, room.impulses, 6))
    if crew.fire:
        name, colour, text = FIRE[crew.fire]
        parts.append(lead(name, Text(text, "body"), colour))
    if any(act.kind == "fire" for act in crew.orders):
        parts += list(_preview(fire_preview(bench.view, crew.unit, track.id)))
    if crew.orders:
        parts.append(
            Row(tuple(_button(track, crew, act) for act in sorted(crew.orders, key=_last)), gap=8, wraps=True)
        )
    return Card(parts, ground="hover" if crew.asked else "panel", pad=10, gap=6)


def _last(act: Act) -> bool:
    """Withholding stands after what it withholds."""
    return act.kind == "withhold"


def _button(track: AirTrack, crew: Crew, act: Act) -> Button:
    """A key turned or withheld, an order to fire; greyed where it is refused, and then it tells why."""
    word, kind, name = DEEDS[act.kind]
    return Button(
        word,
        act.move,
        kind=kind if act.legal else "normal",
        icon=name,
        key=f"{act.kind} {crew.unit} {track.id}",
        enabled=act.legal,
        tip=act.title if act.legal else "Not now: press it to see why.",
    )


def _preview(found: FirePreview | None) -> Iterator[Element]:
    """What its fire would do: rounds, per cent a round and why, the chances of each result."""
    if found is None:
        return
    yield label(f"If it fires, over {named(found.name)}")
    rounds = f"{found.rounds} round{'s' if found.rounds != 1 else ''}, {found.percent} % each"
    drivers = "; ".join(f"{one.text} {signed(one.by)}" for one in found.shifts)
    yield Text((Span(rounds, "strong"), Span(f"   {drivers}" if drivers else "", "small", "faint")))
    rows = [
        (
            Text(one.title, "small", "soft"),
            Gauge(one.percent, 100, "accent"),
            Text(f"{one.percent} %", "small", align="right"),
        )
        for one in found.shares
        if one.percent
    ]
    yield Grid(rows, widths=(None, REST, 44), gap=8, between=2)
