"""The settings: each choice is shown at once, on this page itself."""

from collections.abc import Iterator, Sequence

from attrs import define, evolve

from game.ui.kit import Action, Button, Card, Column, Element, Text, choices
from game.ui.screen import Change
from game.ui.screens.page import Page, Reply, Sheet
from game.ui.settings import SCALES, SPEEDS, Settings
from game.ui.theme import PALETTES
from game.ui.words import ENGLISH, languages

NAMED = {ENGLISH: "English", "be": "Беларуская", "de": "Deutsch", "pl": "Polski", "ru": "Русский"}


@define(eq=False)
class Options(Page):
    """UI scale, palette, animation, language, sound, and the guide of the first turn."""

    def sheet(self) -> Sheet:
        """One card a setting, in two columns where there is room."""
        cards = list(self._cards())
        if self.wide:
            half = (len(cards) + 1) // 2
            columns: tuple[Element, ...] = (
                Column(tuple(cards[:half]), gap=12),
                Column(tuple(cards[half:]), gap=12),
            )
        else:
            columns = (Column(tuple(cards), gap=12),)
        usual = Button("Back to the usual settings", ("usual",), "quiet", "undo", "usual")
        done = Button("Done", ("back",), "primary", "tick", "done", hotkey="Enter")
        return Sheet("Settings", columns, (usual, done), share=50, most=1100)

    def _cards(self) -> Iterator[Card]:
        held = self.desk.settings
        yield self._choice(
            "Size of everything",
            "Larger for a projector or a small screen.",
            [(f"{scale} %", ("set", "scale", scale)) for scale in SCALES],
            ("set", "scale", held.scale),
        )
        yield self._choice(
            "Colours",
            "Sides always differ by shape and letter too, never by colour alone.",
            [(name.capitalize(), ("set", "palette", name)) for name in PALETTES],
            ("set", "palette", held.palette),
        )
        yield self._choice(
            "Movement on the map",
            "How fast counters and camera glide. Off: everything jumps to its place.",
            [(name.capitalize(), ("set", "speed", speed)) for name, speed in SPEEDS.items()],
            ("set", "speed", held.speed),
        )
        known = languages()
        more = (
            ""
            if len(known) > 1
            else " A translation is found by itself: assets/locale/<code>/LC_MESSAGES/zapad.mo."
        )
        yield self._choice(
            "Language",
            f"The language of the window; scenarios keep their own.{more}",
            [(NAMED.get(code, code), ("set", "language", code)) for code in known],
            ("set", "language", held.language),
        )
        yield self._choice(
            "Sound",
            "Short tones for a new turn, a refusal and a vote.",
            [("Off", ("set", "sound", False)), ("On", ("set", "sound", True))],
            ("set", "sound", held.sound),
        )
        yield self._choice(
            "Guided first turn",
            "Hints that lead a newcomer through the first turn of a game.",
            [("Off", ("set", "guided", False)), ("On", ("set", "guided", True))],
            ("set", "guided", held.guided),
        )
        yield self._choice(
            "Summary of each turn",
            "What has happened since you last moved, told as your turn begins.",
            [("Off", ("set", "summary", False)), ("On", ("set", "summary", True))],
            ("set", "summary", held.summary),
        )

    def _choice(self, title: str, said: str, options: Sequence[tuple[str, Action]], chosen: Action) -> Card:
        return Card(
            (Text(title, "heading"), Text(said, "small", "soft"), choices(options, chosen, key=title)),
            pad=14,
            gap=8,
        )

    def act(self, action: Action) -> Reply:
        """Change one setting, or all of them back."""
        if action[0] == "usual":
            return Change(Settings())
        return Change(evolve(self.desk.settings, **{action[1]: action[2]}))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page."""
        return (
            ("Tab, arrows", "move between the choices"),
            ("Space", "choose what has the focus"),
            ("Enter", "choose, or done"),
        )
