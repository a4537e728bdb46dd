"""What stands in politics: measures and capital, promises, posts, decisions in force, the period, expulsions."""

from collections.abc import Iterator

from game.engine.questions.affairs import MandateItem, MeasureItem, PromiseItem
from game.engine.questions.common import reasons
from game.engine.questions.periods import PeriodItem
from game.ui.kit import REST, Button, Card, Column, Element, Row, Span, Text
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import (
    cap,
    cited,
    empty,
    explained,
    fold,
    label,
    lead,
    moved_lines,
    pips,
    title,
    within,
)
from game.ui.panels.council_desk import CouncilDesk, desk_of
from game.ui.panels.council_package import changes

STATUS = {"open": ("clock", "warn"), "kept": ("tick", "good"), "broken": ("cross", "bad")}
LISTS = (
    ("opens", "May be put only then"),
    ("bases", "Guests may be present under"),
    ("acts", "These rules then apply"),
    ("commands", "Command then follows"),
)
"""The lists of a period, with their headings."""


# -- measures --------------------------------------------------------------------------------------------------
def purse(bench: Bench) -> Element:
    """The capital that is left, as coins, and how many measures may still be taken."""
    found = desk_of(bench).agenda()
    full = bench.setting.numbers.politics.capital + bench.setting.numbers.politics.capital_kept
    left = f"{found.measures_left} measure{'' if found.measures_left == 1 else 's'} left this turn"
    said = (Span(f"Capital {found.capital}", "strong"), Span(f"   {left}", "small", "soft"))
    tip = "Capital pays for measures and for some matters; little of it is kept for the next turn."
    return Row((pips(found.capital, full, tip=tip), Text(said, tip=tip)), gap=10, align="middle")


def measures_part(bench: Bench) -> Element:
    """Every measure of the seat with its price and what it moves; those that are not possible, greyed."""
    found = desk_of(bench).agenda().measures
    if not found:
        return empty("Your seat has no political measures.", "coin")
    return Column(tuple(_measure(bench, one) for one in found), gap=8)


def _measure(bench: Bench, one: MeasureItem) -> Element:
    take = Button(
        "Take",
        one.act.move,
        key=f"measure {one.id}",
        style="small",
        enabled=one.act.legal,
        tip="" if one.act.legal else "Not now: press it to see why.",
    )
    colour = "text" if one.act.legal else "faint"
    cost = pips(
        one.cost, one.cost, "warn" if one.act.legal else "faint", tip=f"It costs {one.cost} capital.", size=12
    )
    head = Row(
        (Text(one.title, "strong", colour, tip=explained(one.cite)), cost, take),
        widths=(REST, None, None),
        gap=8,
        align="middle",
    )
    moves = moved_lines(one.tracks)
    against = "" if one.act.legal or not bench.acts else _against(bench, one)
    return Card(
        (
            head,
            Text(against, "small", "faint") if against else None,
            moves or Text("It moves nothing that you see.", "small", "faint"),
        ),
        pad=8,
    )


def _against(bench: Bench, one: MeasureItem) -> str:
    """The first thing that stands against a measure, in a sentence."""
    failed = [reason for reason in reasons(bench.view.verdict(one.act.move)) if not reason.holds]
    return f"{cap(failed[0].text)}." if failed else ""


# -- promises --------------------------------------------------------------------------------------------------
def promises_part(bench: Bench) -> Element:
    """What the allies owe each other."""
    found = desk_of(bench).agenda().promises
    if not found:
        return empty(
            "Nobody owes anybody anything yet. A promise is made by adopting a package that holds one.",
            "hand",
        )
    order = sorted(found, key=lambda one: (one.status != "open", not one.mine))
    return Column(tuple(_promise(one) for one in order), gap=6)


def _promise(one: PromiseItem) -> Element:
    name, colour = STATUS[one.status]
    who = "You owe" if one.mine else f"{one.by} owes"
    said = (
        Span(f"{who} {'you' if not one.mine else within(one.to)}: ", "small", "soft"),
        Span(cap(one.title), "strong"),
        Span(f"\n{cap(one.status)}; made {one.made}, tested {_due(one.due)}", "small", "soft"),
    )
    tests = tuple(Text(f"Kept if {text}.", "small", "faint") for text in one.test)
    return Card((lead(name, Column((Text(said), *tests), gap=1), colour, 18),), edge=colour, pad=10)


def _due(due: str) -> str:
    return "at the end" if due == "the end" else f"by {due}"


# -- decisions and posts ---------------------------------------------------------------------------------------
def standing_part(bench: Bench) -> Element:
    """Command posts, decisions in force with their term, guests sent home, what each office decides alone."""
    desk = desk_of(bench)
    found = desk.agenda()
    parts: list[Element | None] = [title("Command posts", "star")]
    for post in found.posts:
        held = " by office" if post.ex_officio else ""
        said = (Span(f"{cap(post.holder)}\n", "strong"), Span(f"{post.title}{held}", "small", "soft"))
        parts.append(lead("star", Text(said, tip=explained(post.cite)), "accent"))
    parts.append(title("Decisions in force", "tick"))
    if not found.mandates:
        parts.append(empty("No decision is in force. What a body adopts stands here with its term.", "tick"))
    parts += [_mandate(one) for one in found.mandates]
    parts += list(_sent_home(bench))
    parts += list(_alone(bench, desk))
    return Column(parts, gap=6)


def _mandate(one: MandateItem) -> Element:
    term = f"until {one.until}" if one.until else "open-ended"
    since = f"since {one.since}" if one.since else "since before the first turn"
    uses = "" if one.uses < 0 else f"; {one.uses} use{'' if one.uses == 1 else 's'} left"
    said = (Span(cap(one.title), "body"), Span(f"\n{since}, {term}{uses}", "small", "faint"))
    return lead("tick", Text(said, tip=explained(one.cite)), "good")


def _sent_home(bench: Bench) -> Iterator[Element]:
    """The bases of presence that have been ended by an expulsion."""
    bases, clock = bench.setting.law.bases, bench.setting.clock(bench.view)
    found = [(name, turn) for name, turn in bench.view.excluded.items() if name in bases]
    if found:
        yield title("Guests sent home", "flag")
    for name, turn in found:
        said = (
            Span(cap(bases[name].title), "body"),
            Span(f"\nnotice given {clock.label(turn)}", "small", "faint"),
        )
        yield lead("flag", Text(said), "warn")


def _alone(bench: Bench, desk: CouncilDesk) -> Iterator[Element]:
    """What one office may decide without anybody else."""
    bodies = [body for body in desk.agenda().bodies if len(body.voters) == 1]
    yield title("What one office decides alone", "gavel")
    if not bodies:
        yield empty("Under this law nothing on the agenda is decided by one office alone.", "gavel")
    for body in bodies:
        yield cited(cap(body.voters[0].title), body.cite, "strong", "text")
        for one in body.matters:
            if one.act is None or one.decided:
                state = "in force" if one.decided else "not yours to decide"
                yield lead(
                    "dot", Text((Span(cap(one.title), "body"), Span(f"  {state}", "small", "faint"))), size=10
                )
                continue
            yield Button(
                cap(one.title),
                one.act.move,
                icon="gavel",
                align="left",
                key=f"alone {one.id}",
                style="body",
                enabled=one.act.legal,
                tip="It is in force at once; nobody votes."
                if one.act.legal
                else "Not now: press it to see why.",
            )


# -- the period ------------------------------------------------------------------------------------------------
def period_part(bench: Bench) -> Element:
    """The legal period, what it changes now, and what opening or closing it would change."""
    desk = desk_of(bench)
    found = desk.agenda().periods
    parts: list[Element | None] = [_period(period) for period in found if period.current]
    table = bench.setting.law.matters
    for name, matter in table.items():
        if matter.makes.period is None or matter.makes.period is bench.view.period:
            continue
        key = f"period {name}"
        opened = desk.is_open(key)
        parts.append(fold(f"What it would change to {matter.title}", ("council", "fold", key), opened, key))
        if opened:
            parts += list(changes(bench, desk.preview((name,))))
    parts.append(label("The other periods"))
    parts += [_period(period) for period in found if not period.current]
    return Column(parts, gap=8)


def _period(one: PeriodItem) -> Element:
    now = "   now" if one.current else ""
    said = (Span(one.title, "heading", "text" if one.current else "soft"), Span(now, "small", "accent"))
    parts: list[Element | None] = [Text(said)]
    for name, heading in LISTS:
        found: tuple[str, ...] = getattr(one, name)
        if found:
            parts.append(label(heading))
            parts += [lead("dot", Text(cap(text), "small", "soft"), size=10) for text in found]
    parts += [lead("dot", Text(text, "small", "soft"), size=10) for text in one.joins]
    if len(parts) == 1:
        parts.append(Text("Nothing is tied to this period alone.", "small", "faint"))
    return Card(parts, edge="accent" if one.current else None, pad=10)
