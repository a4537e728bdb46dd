"""The guided first turn: a few hints that point at the real controls and go on by themselves when they are done."""

from collections.abc import Mapping
from typing import Final

from attrs import evolve, frozen

from game.engine.questions.suggestions import Suggestion
from game.engine.questions.words import words
from game.model.moves import (
    AnswerOffer,
    Attack,
    DigIn,
    Done,
    GiveReply,
    MoveUnit,
    Propose,
    RailMove,
    TakeMeasure,
    TakePosture,
)
from game.model.terms import Answer
from game.report.text import counted
from game.ui.kit import REST, Action, Button, Card, Column, Element, Icon, Row, Scroll, Text
from game.ui.panels.asked import suggestions_of
from game.ui.panels.bench import Bench
from game.ui.panels.council import PARTS
from game.ui.panels.council_aims import touched
from game.ui.panels.council_desk import desk_of
from game.ui.panels.dialogs import TAB_FOR
from game.ui.panels.room import is_low, is_short

TURNS: Final = 1
"""How many turns are guided."""
EACH: Final = 2
"""How many things are suggested in one step before it is to be finished."""
WIDTH: Final = 400

SECTIONS: Final[Mapping[type, str]] = {
    TakeMeasure: "measures",
    GiveReply: "packages",
    AnswerOffer: "offers",
}
"""In which section of the Council's panel a move is made."""

INTRO: Final = {
    "table": (
        "The Council's table",
        "Each turn begins with politics. Capital buys measures without a vote; everything that the treaties decide "
        "goes to the Council as a package.",
    ),
    "reply": ("Replies", "Your ally's package lies open. Only if every member agrees is any of it decided."),
    "final": ("The last word", "Your package came back changed. Take it or leave it."),
    "plan": (
        "Your plan",
        "You choose in secret what you do this turn. Points and missiles do not come back quickly.",
    ),
    "duty": (
        "The duty room",
        "Something is in the air. Whether anybody may take off or fire is a question of keys and law.",
    ),
    "operations": (
        "Operations",
        "Now your units move. Every order takes an activation. Yellow hexes are in reach; what is refused tells you why.",
    ),
}


@frozen
class Hint:
    """What to do next.

    Its title, why, how, where to look (a control of the window by its name or its
    action, or a place), and the move itself.
    """

    title: str
    why: str
    how: str
    control: str = ""
    action: Action = None
    place: int | None = None
    suggestion: Suggestion | None = None


def is_guided(bench: Bench) -> bool:
    """Whether hints are shown: in the first turn, unless they have been left or switched off."""
    on = bench.desk.settings.guided and not bench.memory.get("guide left")
    return on and bench.acts and bench.view.turn <= TURNS and not bench.table.ended


def hint(bench: Bench) -> Hint | None:
    """The next hint; None while nothing is to be guided."""
    if not is_guided(bench):
        return None
    made: set[str] = bench.memory.setdefault("made", set())
    skipped: set[str] = bench.memory.setdefault("guide skipped", set())
    found = suggestions_of(bench)
    steps = [one for one in found if not isinstance(one.move, Done)][:EACH]
    key = bench.view.step
    for one in steps:
        name = type(one.move).__name__
        again = isinstance(one.move, GiveReply)
        if (again or name not in made) and f"{key} {name}" not in skipped:
            return _pointed(bench, weighed(bench, one))
    last = next((one for one in found if isinstance(one.move, Done)), None)
    if last is None:
        return None
    return Hint("Finish the step", last.why, "Press Done, or Ctrl+Enter.", control="done", suggestion=None)


def weighed(bench: Bench, one: Suggestion) -> Suggestion:
    """A suggested consent, weighed against the seat's own aims; a refusal where the package costs more than it brings."""
    move = one.move
    if not isinstance(move, GiveReply) or move.answer is not Answer.AYE:
        return one
    found = [aim for aim in touched(bench, asked_for(bench, move.package)) if aim.helps is not None]
    against = max((aim for aim in found if not aim.helps), key=lambda aim: aim.points, default=None)
    if against is None or sum(aim.points if aim.helps else -aim.points for aim in found) >= 0:
        return one
    no = evolve(move, answer=Answer.NO)
    if not bench.view.verdict(no).allowed:
        return one
    points = counted(against.points, "point")
    why = f"It decides against your aim “{against.title}” ({points}). You may also counter with a changed package."
    return evolve(one, title="Refuse the package", why=why, move=no)


def asked_for(bench: Bench, name: str) -> tuple[str, ...]:
    """The matters of a package or of a counter to it, by its name."""
    found = desk_of(bench).agenda().packages
    matters = {one.id: one.matters for one in found}
    matters.update((one.id, one.matters) for package in found for one in package.counters)
    return matters.get(name, ())


def _pointed(bench: Bench, one: Suggestion) -> Hint:
    """Where a suggestion is done, as things are selected and opened now."""
    move = one.move
    if isinstance(move, MoveUnit | DigIn | RailMove | Attack):
        unit = move.units[0] if isinstance(move, Attack) else move.unit
        title = bench.setting.world.units[unit].title
        if bench.unit != unit:
            place = bench.view.own[unit].state.place
            return Hint(one.title, one.why, f"First click {title} on the map.", place=place, suggestion=one)
        if isinstance(move, MoveUnit | Attack):
            name = bench.setting.world.board.name(move.place)
            held = isinstance(move, MoveUnit) and any(
                own.mine and own.state.place == move.place for own in bench.view.own.values()
            )
            how = (
                f"Now hold Shift and click {name}, for a unit of yours is there."
                if held
                else f"Now click {name}."
            )
            return Hint(one.title, one.why, how, place=move.place, suggestion=one)
        how = "Press the order in the panel at the right."
        return Hint(one.title, one.why, how, control=_order_key(one), suggestion=one)
    tab = TAB_FOR.get(one.kind, "council")
    if bench.tab != tab:
        return Hint(
            one.title, one.why, "Open the panel that is marked.", control=f"tab {tab}", suggestion=one
        )
    if isinstance(move, TakePosture) and bench.memory.get("orders", {}).get("posture") != move.posture:
        action = ("orders", "posture", move.posture.value)
        return Hint(one.title, one.why, "Choose it in the panel at the right.", action=action, suggestion=one)
    return _in_council(bench, one) if tab == "council" else _pressed(one)


def _pressed(one: Suggestion, action: Action = None) -> Hint:
    how = "Press the marked button in the panel at the right."
    return Hint(one.title, one.why, how, action=action or one.move, suggestion=one)


def _in_council(bench: Bench, one: Suggestion) -> Hint:
    """Which section of the Council's panel a suggestion is in, then the control itself."""
    move, desk = one.move, desk_of(bench)
    part, action = SECTIONS.get(type(move), ""), None
    if isinstance(move, Propose):
        missing = [name for name in move.matters if name not in desk.draft]
        part, action = ("agenda", ("council", "add", missing[0])) if missing else ("package", None)
    if part and desk.part != part:
        name = PARTS[part][0]
        how = f"Open “{name}” in the panel at the right."
        return Hint(one.title, one.why, how, control=f"part {name}", suggestion=one)
    if action is not None:
        how = "Add the matter to your package; unfold the list of its body if it is folded."
        return Hint(one.title, one.why, how, action=action, suggestion=one)
    return _pressed(one)


def _order_key(one: Suggestion) -> str:
    return "order dig Dig in" if isinstance(one.move, DigIn) else "order rail Load on trains"


def guide(bench: Bench) -> Element | None:
    """The card of the guide."""
    found = hint(bench)
    if found is None:
        return None
    title, intro = INTRO.get(bench.view.step, ("Your first turn", ""))
    small = is_low(bench)
    parts: list[Element | None] = [
        Text(intro, "small", "soft") if intro and not small else None,
        Text(found.title, "strong"),
        Text(found.why, "small", "soft") if not small else None,
        Row((Icon("arrow", "accent", 18), Text(found.how, "body", "accent")), widths=(None, REST), gap=8),
    ]
    one = found.suggestion
    buttons = Row(
        (
            Button(
                "Do it for me", one.move, key="guide do", style="small", tip=words(bench.setting, one.move)
            )
            if one
            else None,
            Button("Skip", ("guide", "skip"), kind="quiet", key="guide skip", style="small") if one else None,
            Button("Leave the guide", ("guide", "leave"), kind="quiet", key="guide leave", style="small"),
            Button("Never again", ("set", "guided", False), kind="quiet", key="guide never", style="small"),
        ),
        gap=4,
        wraps=True,
    )
    said = title if small else f"Your first turn: {title}"
    head = Row(
        (Icon("help", "accent", 20), Text(said, "strong" if small else "heading")), widths=(None, REST), gap=8
    )
    body: Element = Column(parts, gap=4)
    return Card(
        (Column((head, body if is_short(bench) else Scroll(body, key="guide"), buttons), gap=6),),
        ground="panel",
        border="accent",
        pad=12,
    )


def act(bench: Bench, word: str) -> None:
    """Skip a hint, or leave the guide."""
    if word == "leave":
        bench.memory["guide left"] = True
    else:
        found = hint(bench)
        if found is not None and found.suggestion is not None:
            name = type(found.suggestion.move).__name__
            bench.memory["guide skipped"].add(f"{bench.view.step} {name}")
    bench.touch()
