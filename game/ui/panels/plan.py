"""The Westerns' plan: what each posture costs and brings, the targets of a salvo, and secret offers."""

from collections.abc import Iterator, Sequence

from game.engine.questions.fire import salvo_preview
from game.engine.questions.plan import Plan, PostureItem, TargetItem, plan
from game.model.moves import TakePosture
from game.model.terms import Posture
from game.report.text import counted
from game.ui.kit import REST, Button, Card, Column, Element, Icon, Pick, Row, Rule, Text
from game.ui.panels.asked import asked
from game.ui.panels.bench import Bench
from game.ui.panels.council_bits import label, moved_lines, title
from game.ui.panels.council_offers import offers_part

SAYS = {
    "pause": "Wait and gather points. Nobody learns of it.",
    "hybrid": "Unrest, a coup, a stream of migrants: chance decides what comes of it.",
    "salvo": "Missiles at chosen targets in this air phase. The first one is an attack on the Union.",
    "offensive": "Your brigades may cross the border and attack in this turn's operations.",
}


def plan_part(bench: Bench) -> Element | None:
    """The plan of the seat that takes postures; None for any other seat, and where no war can be planned."""
    found: Plan | None = asked(bench, "plan", lambda: plan(bench.view))
    if found is None or not found.postures:
        return None
    points = f"{counted(found.escalation, 'escalation point')}, {counted(found.missiles, 'missile')}"
    chosen = bench.memory.setdefault("orders", {}).get("posture", "")
    parts: list[Element | None] = [
        title("What will you do this turn?", "target", points),
        Text(f"Your secret aim: {found.intent}.", "small", "soft") if found.intent else None,
        *(posture(bench, item, chosen) for item in found.postures),
    ]
    if chosen == Posture.SALVO and bench.view.posture is None:
        parts += [*aims(bench, found)]
    parts += confirm(bench, found, chosen)
    return Column((*parts, Rule(), offers_part(bench)), gap=6)


def has_postures(bench: Bench) -> bool:
    """Whether this scenario lets the Westerns choose a posture: a campaign of politics alone does not."""
    return bool(bench.setting.numbers.politics.postures)


def posture(bench: Bench, item: PostureItem, chosen: str) -> Element:
    """A posture to choose; greyed where it cannot be paid for."""
    taken = bench.view.posture
    open_ = item.act.legal or item.posture == Posture.SALVO
    price = f"costs {item.cost}" if item.cost else f"gains {item.gain}" if item.gain else "free"
    mark = "tick" if item.taken else "dot" if item.posture == chosen else "ring"
    colour = "good" if item.taken else "accent" if item.posture == chosen else "faint"
    body = Column(
        (
            Text(item.title, "strong", "text" if (open_ and taken is None) or item.taken else "faint"),
            Text(
                f"{SAYS.get(item.posture, '')} It {price}{' points' if price != 'free' else ''}.",
                "small",
                "soft",
            ),
            moved_lines(item.tracks) if item.posture == chosen or item.taken else None,
        ),
        gap=1,
    )
    row = Row((Icon(mark, colour, 18), body), widths=(None, REST), gap=10)
    if taken is not None:
        return Card((row,), edge="good") if item.taken else Column((row,), pad=4)
    action = ("orders", "posture", item.posture) if open_ else item.act.move
    return Pick(
        row, action, key=f"posture {item.posture}", chosen=item.posture == chosen, ground="raised", pad=8
    )


def aims(bench: Bench, found: Plan) -> Iterator[Element]:
    """The targets of a salvo, to be chosen."""
    chosen: Sequence[str] = bench.memory["orders"].get("targets", ())
    yield label(f"Targets: choose {found.aims} ({len(chosen)} chosen)")
    for item in found.targets:
        yield _target(item, item.facility in chosen)
    shown = salvo_preview(bench.view, tuple(chosen)) if len(chosen) == found.aims else None
    if shown is not None:
        lines = ", ".join(f"{counted(one.missiles, 'missile')} at {one.title}" for one in shown.targets)
        yield Card(
            (
                Text(f"{lines}. {counted(shown.left, 'missile')} will be left.", "small"),
                Text(shown.unknown, "small", "warn"),
            )
        )


def _target(item: TargetItem, on: bool) -> Element:
    row = Row(
        (
            Icon("tick" if on else "plus", "good" if on else "faint", 16),
            Text(item.title, "body", "text" if on else "soft"),
            Text(f"worth {item.worth}, holds {item.left}", "small", "faint", align="right"),
        ),
        widths=(None, REST, None),
        gap=8,
    )
    return Pick(row, ("orders", "aim", item.facility), key=f"aim {item.facility}", pad=3)


def confirm(bench: Bench, found: Plan, chosen: str) -> Iterator[Element]:
    """The order itself: it cannot be taken back, so it has a button of its own."""
    if not chosen or bench.view.posture is not None:
        return
    held = tuple(bench.memory["orders"].get("targets", ())) if chosen == Posture.SALVO else ()
    move = TakePosture(bench.seat, Posture(chosen), held)
    name = next((item.title for item in found.postures if item.posture == chosen), chosen)
    yield Button(
        f"{name}: it stands once given",
        move,
        kind="primary",
        icon="target",
        key="take posture",
        enabled=bench.view.verdict(move).allowed,
    )
