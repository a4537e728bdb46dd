"""The agenda of the Council: every body with its matters, what stands in the way of each, and one matter in full."""

from collections.abc import Iterator

from game.engine.questions.council import BodyItem
from game.engine.questions.matters import MatterItem
from game.ui.kit import REST, Button, Column, Element, Icon, Pick, Row, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import cap, condition, empty, fold, label, lead, moved_lines, within
from game.ui.panels.council_desk import CouncilDesk, desk_of, may_add


def agenda_part(bench: Bench) -> Element:
    """Every body with what it decides; what has first to be convened comes after what may decide now."""
    desk = desk_of(bench)
    bodies = sorted(desk.agenda().bodies, key=lambda body: body.convened and not body.sits)
    if not bodies:
        return empty("Nothing in this scenario is decided by a vote.")
    own = [body for body in bodies if body.mine]
    others = [body for body in bodies if not body.mine]
    parts: list[Element | None] = [part for body in own for part in _body(bench, desk, body)]
    if others:
        parts.append(label("Bodies in which you have no vote") if own else None)
        parts += [part for body in others for part in _body(bench, desk, body)]
    return Column(parts, gap=6)


def _body(bench: Bench, desk: CouncilDesk, body: BodyItem) -> Iterator[Element]:
    key = f"body {body.id}"
    promising = any(one.promise for one in body.matters)
    opened = desk.is_open(key, at_first=body.mine and (body.convened or promising))
    left = sum(not one.decided for one in body.matters)
    state = "" if not body.convened else "it sits; " if body.sits else "it does not sit; "
    note = f"{state}{body.how}; {left} of {len(body.matters)} to decide"
    yield fold(body.title, ("council", "fold", key), opened, key, note)
    if not opened:
        return
    plain = [one for one in body.matters if one.promise is None]
    yield from (_row(bench, desk, one) for one in plain)
    owing = dict.fromkeys(one.promise.by for one in body.matters if one.promise)
    for who in owing:
        yield label(f"What {within(who)} may promise")
        yield from (_row(bench, desk, one) for one in body.matters if one.promise and one.promise.by == who)


def standing_of(desk: CouncilDesk, item: MatterItem) -> tuple[str, str, str]:
    """The icon of a matter, its colour, and a line on what stands in the way or what holds."""
    if item.id in desk.draft:
        return "pen", "accent", "in your counter" if desk.asked else "in your package"
    if item.decided:
        return "tick", "good", "decided and in force"
    failed = [one for one in item.needs if one.holds is False and one.name != "sitting"]
    if failed:
        return "lock", "faint", failed[0].text
    return (
        ("hand" if item.promise else "scroll"),
        "link",
        f"tested {item.promise.due}" if item.promise else "",
    )


def _row(bench: Bench, desk: CouncilDesk, item: MatterItem) -> Element:
    name, colour, note = standing_of(desk, item)
    said: tuple[Span, ...] = (Span(cap(item.title), "body", "faint" if name == "lock" else "text"),)
    if note:
        said = (*said, Span(f"\n{note}", "small", "faint"))
    parts: list[Element] = [Icon(name, colour, 16), Text(said)]
    widths: list[float | None] = [None, REST]
    if item.act is not None and item.act.kind == "propose" and not item.decided and may_add(bench):
        held = item.id in desk.draft
        word = "Remove" if held else "Add"
        parts.append(
            Button(
                word, ("council", "drop" if held else "add", item.id), key=f"{word} {item.id}", style="small"
            )
        )
        widths.append(None)
    row = Row(parts, widths=widths, gap=8, align="middle")
    return Pick(row, ("council", "choose", item.id), key=f"matter {item.id}", chosen=item.id == desk.chosen)


# -- one matter ------------------------------------------------------------------------------------------------
def matter_part(bench: Bench, item: MatterItem) -> Element:
    """A matter: what it does, what it needs, who pays, who promises what."""
    parts: list[Element | None] = [Text(cap(item.title), "heading")]
    if item.ask:
        parts.append(Text(f"Why it is asked for: {item.ask}.", "note", "soft"))
    parts += [lead("arrow", Text(f"{text}.", "body"), "accent", 14) for text in item.effects]
    parts.append(moved_lines(item.tracks))
    parts += [lead("coin", Text(f"{who} pays {cost} capital.", "body"), "warn") for who, cost in item.price]
    parts += list(promise_lines(item))
    if item.needs:
        parts.append(label("Conditions"))
        parts += [condition(one) for one in item.needs]
    parts += list(_acts(bench, item))
    return Column(parts, gap=6)


def promise_lines(item: MatterItem) -> Iterator[Element]:
    """What a concession binds whom to."""
    if item.promise is None:
        return
    found = item.promise
    yield lead("hand", Text(f"A promise of {within(found.by)}, tested {found.tested}.", "body"), "accent")
    yield from (Text(f"Kept if {text}.", "small", "soft") for text in found.test)
    for other in found.broken_by:
        yield lead("cross", Text(f"Broken at once by “{other}”.", "small", "soft"), "bad", 14)
    yield Text(f"{found.breach}.", "small", "soft")


def _acts(bench: Bench, item: MatterItem) -> Iterator[Element]:
    """Putting it, alone or with others; deciding it alone."""
    if item.act is None:
        yield Text("Your seat has no vote on it.", "note", "faint")
        return
    if item.decided:
        return
    desk = desk_of(bench)
    if item.act.kind == "decree":
        yield Button(
            f"Decide it alone: {item.title}",
            item.act.move,
            kind="primary" if item.act.legal else "normal",
            icon="gavel",
            key=f"decree {item.id}",
            enabled=item.act.legal,
            tip="" if item.act.legal else "Not now: press it to see why.",
        )
    elif may_add(bench) and item.id not in desk.draft:
        yield Button(
            f"Add it to the {'counter' if desk.asked else 'package'}",
            ("council", "add", item.id),
            icon="plus",
            key=f"put {item.id}",
        )
