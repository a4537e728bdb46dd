"""The cards that lie over the board: why a move was refused, what is still undone, what has happened since."""

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from attrs import frozen

from game.engine.questions.undone import Undone as Open
from game.engine.questions.words import words
from game.report.text import counted, signed
from game.ui.kit import REST, Action, Button, Column, Element, Icon, Pick, Row, Rule, Scroll, Span, Text
from game.ui.panels.asked import undone_of
from game.ui.panels.bench import Bench
from game.ui.panels.council_chamber import Chamber
from game.ui.panels.history import entries, most_telling
from game.ui.panels.log import line
from game.ui.panels.refusal import Refusal
from game.ui.panels.room import is_low

TAB_FOR: Final = {"posture": "orders", "unit": "orders", "duty": "duty", "capital": "council"}
"""Which panel closes what is open, by its kind; the Council's otherwise."""
ICONS: Final = {"unit": "flag", "duty": "key", "capital": "coin", "offer": "envelope", "posture": "target"}
FEW: Final = 12
"""How many things that are still open are listed one by one."""
FEW_TRACKS: Final = 6
TOLD: Final = 7
"""How many lines a summary has at most."""


class Dialog(Protocol):
    """A card over the board."""

    @property
    def size(self) -> tuple[int, int]:
        """Its width and its height at 100 %, 0 for as high as it needs."""

    def tree(self, bench: Bench) -> Element | None:
        """The card, or None when there is nothing to show."""

    def act(self, bench: Bench, action: Action) -> bool:
        """Take an action of one of its controls; False when it is none of its own."""


def head(bench: Bench, icon: str, title: str, under: str) -> Element:
    """The heading of a card; smaller where there is little room."""
    if is_low(bench):
        return Text((Span(f"{title}   ", "heading"), Span(under, "small", "soft")))
    return Row(
        (Icon(icon, "accent", 30), Column((Text(title, "title"), Text(under, "body", "soft")), gap=0)),
        widths=(None, REST),
        gap=14,
        align="middle",
    )


# -- what is still undone --------------------------------------------------------------------------------------
@frozen
class Undone:
    """What is still undone, asked once before a step is finished; each thing leads to where it is done."""

    size: Final = (620, 0)

    def tree(self, bench: Bench) -> Element | None:
        """The question, when the board asks it."""
        if bench.dialog != "undone":
            return None
        found = undone_of(bench)
        lines = [self._line(bench, number, one) for number, one in enumerate(found[:FEW])]
        more = len(found) - FEW
        must = bool(found) and found[0].kind == "crisis"
        finish = Button("Finish the step", ("done",), kind="primary", key="finish", hotkey="Ctrl+Enter")
        back = Button("Go back", ("close",), key="back", hotkey="Esc")
        buttons = Row((back, None if must else finish), gap=8, wraps=True, end=True)
        rest = [Text(f"… and {more} more", "body", "soft")] if more > 0 else []
        under = "Choose one to go there, or finish the step all the same."
        if must:
            under = "The crisis comes first: choose it to go there."
        if found and found[0].kind == "unit":
            under = f"{counted(bench.view.activations, 'activation')} left. {under}"
        return Column(
            (
                head(bench, "warn", "There is more to do", under),
                Scroll(Column((*lines, *rest), gap=2), key="undone"),
                buttons,
            ),
            pad=10 if is_low(bench) else 20,
            gap=8 if is_low(bench) else 12,
        )

    def _line(self, bench: Bench, number: int, one: Open) -> Element:
        parts: list[Element] = [Text(f"{one.title}.", "body")]
        if len(one.moves) == 1:
            parts.append(Text(words(bench.setting, one.moves[0]), "small", "soft"))
        row = Row(
            (
                Icon(ICONS.get(one.kind, "gavel"), "accent", 18),
                Column(parts, gap=0),
                Icon("right", "link", 14),
            ),
            widths=(None, REST, None),
            gap=10,
            align="middle",
        )
        return Pick(row, ("undone", number), key=f"undone {number}", pad=5)

    def act(self, bench: Bench, action: Action) -> bool:
        """Go to one of the things that are undone."""
        if not isinstance(action, tuple) or action[0] != "undone":
            return False
        found = undone_of(bench)
        bench.dialog = ""
        if action[1] < len(found):
            one = found[action[1]]
            bench.open(TAB_FOR.get(one.kind, "council"))
            if one.place is not None:
                bench.show(one.place, one.unit if one.kind == "unit" else "")
                bench.place = None
        bench.touch()
        return True


def is_undone(bench: Bench) -> bool:
    """Whether to ask before the step is finished."""
    return bool(undone_of(bench))


# -- what has happened -----------------------------------------------------------------------------------------
@frozen
class Summary:
    """What has happened since the seat last moved, shown as its turn begins.

    In memory: `heard`, how many entries of the log the seat has been told; `stood`, where its tracks stood then.
    """

    size: Final = (680, 0)

    def tree(self, bench: Bench) -> Element | None:
        """The card, while it is open."""
        if bench.dialog != "summary":
            return None
        view = bench.view
        news = entries(bench)[bench.memory.get("heard", 0) :]
        told = most_telling(news, TOLD)
        lines = [line(bench, entry, f"news {number}") for number, entry in enumerate(told)]
        if not told:
            lines = [Text("Nothing that you would have heard of.", "body", "soft")]
        body = Column((*lines, *self._tracks(bench)), gap=2)
        return Column(
            (
                head(
                    bench,
                    "log",
                    f"Turn {view.planned}",
                    f"{view.date}. What has happened since you last moved:",
                ),
                Scroll(body, key="summary"),
                Rule(gap=2),
                Row(
                    (
                        Button(
                            "Do not show this again", ("set", "summary", False), kind="quiet", key="never"
                        ),
                        Button("The whole log", ("summary", "log"), icon="log", key="whole"),
                        Button("Go on", ("summary", "on"), kind="primary", key="go on", hotkey="Enter"),
                    ),
                    gap=8,
                    wraps=True,
                    end=True,
                ),
            ),
            pad=10 if is_low(bench) else 20,
            gap=8 if is_low(bench) else 12,
        )

    def _tracks(self, bench: Bench) -> Iterator[Element]:
        """The tracks that stand elsewhere now."""
        before: Mapping[str, int] = bench.memory.get("stood", {})
        named = bench.setting.stakes.tracks
        moved = [
            (named[name].title, before[name], value)
            for name, value in bench.view.tracks.items()
            if name in before and value != before[name]
        ]
        if moved:
            yield Rule(gap=4)
            spans: list[Span] = [Span("Tracks moved:  ", "strong", "accent")]
            for title, old, new in sorted(moved, key=lambda one: -abs(one[2] - one[1]))[:FEW_TRACKS]:
                spans.append(Span(f"{title} ", "body"))
                spans.append(Span(f"{old} to {new} ({signed(new - old)})    ", "strong", "warn"))
            yield Text(tuple(spans))

    def act(self, bench: Bench, action: Action) -> bool:
        """Close it, alone or for the log; a jump closes it too and goes there."""
        if not isinstance(action, tuple) or bench.dialog != "summary":
            return False
        if action[0] == "summary":
            bench.dialog = ""
            if action[1] == "log":
                bench.tab = "log"
            bench.touch()
            return True
        if action[:2] == ("log", "go"):
            bench.dialog = ""
        return False


def remember(bench: Bench) -> None:
    """Keep what the seat has heard and where its tracks stand, for its next summary."""
    bench.memory["heard"] = len(entries(bench))
    bench.memory["stood"] = dict(bench.view.tracks)


DIALOGS: Final[Mapping[str, Dialog]] = {
    "chamber": Chamber(),
    "summary": Summary(),
    "undone": Undone(),
    "refused": Refusal(),
}
"""Every card by its name, the lowest first."""
