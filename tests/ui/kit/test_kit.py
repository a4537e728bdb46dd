"""The toolkit: text is never lost, layout fits, controls answer to pointer and keyboard alike."""

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ui.kit import (
    REST,
    Button,
    Card,
    Column,
    Field,
    Grid,
    Ink,
    Layers,
    Panel,
    Pick,
    Row,
    Scroll,
    Slider,
    Span,
    Text,
    choices,
)
from game.ui.kit.icons import ICONS, icon
from game.ui.kit.keys import is_hotkey
from game.ui.theme import PALETTES, Palette, Theme
from tests.ui.audit import faults, faults_of_panel

WORDS = st.lists(st.text("abcdefgh ijklm–«»ЎІŁ№", min_size=1, max_size=30), min_size=1, max_size=12)


@pytest.fixture
def ink() -> Ink:
    return Ink(Theme())


def press(panel: Panel | Layers, point: tuple[int, int]) -> object:
    """Press and release the button of the pointer."""
    panel.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=point))
    return panel.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=point))


def key(code: int, mod: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod)


# -- text ------------------------------------------------------------------------------------------------------
@settings(max_examples=60, deadline=None)
@given(WORDS, st.integers(12, 400), st.sampled_from([100, 150, 200]))
def test_wrapped_text_loses_nothing_and_fits(words: list[str], width: int, scale: int) -> None:
    text, ink = " ".join(words), Ink(Theme(scale=scale))
    lines = ink.wrap(text, width)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
    widest = max(ink.width(letter) for letter in text if letter.strip()) if text.strip() else 0
    assert all(line.width <= max(width, widest) for line in lines)


def test_spans_keep_their_looks_across_lines(ink: Ink) -> None:
    lines = ink.wrap((Span("Refused: "), Span("the treaty does not allow it", "strong", "bad")), 120)
    assert len(lines) > 1
    assert {piece.span.style for line in lines for piece in line.pieces} == {"body", "strong"}


def test_paragraphs_begin_on_lines_of_their_own(ink: Ink) -> None:
    assert [line.text for line in ink.wrap("one\ntwo\n\nthree", 500)] == ["one", "two", "", "three"]


# -- layout ----------------------------------------------------------------------------------------------------
def tree() -> Column:
    """A bit of everything."""
    return Column(
        (
            Row(
                (Text("The Council sits", "title"), Button("Convene", "convene", icon="people")),
                widths=(REST, None),
            ),
            Card(
                (Text("A long sentence about a treaty that has to be wrapped more than once. " * 3),),
                edge="bad",
            ),
            Grid(
                [(Text("tension"), Text("63")), (Text("autonomy of the smaller ally"), Text("52"))],
                (REST, None),
            ),
            choices((("automatic", 1), ("ask", 2), ("withhold", 3)), 2, "roe"),
            Row(tuple(Button(f"Order {n}", ("order", n)) for n in range(9)), wraps=True),
            Slider(3, 0, 10, lambda value: ("slid", value), "time"),
            Field("seven", lambda text: ("typed", text), "seed"),
            Scroll(
                Column([Pick(Text(f"Event {n} " * 4), ("event", n), f"event {n}") for n in range(40)]), "log"
            ),
        ),
        pad=10,
    )


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [300, 420, 900])
def test_everything_fits_at_every_width_and_scale(width: int, scale: int) -> None:
    panel = Panel(Ink(Theme(scale=scale)))
    panel.show(tree(), pygame.Rect(20, 30, width, 4000))
    assert list(faults_of_panel(panel)) == []


def test_the_audit_sees_a_text_that_leaves_its_panel_and_two_that_overlap(ink: Ink) -> None:
    layers = Layers(ink)
    layers.show("low", Column((Text("one"), Text("two"))), pygame.Rect(0, 0, 200, 20))
    assert any("leaves" in fault for fault in faults(layers))
    layers.show("low", Column((Text("one"), Text("two")), gap=-20), pygame.Rect(0, 0, 200, 200))
    assert any("lies on" in fault for fault in faults(layers))


# -- using it --------------------------------------------------------------------------------------------------
def test_a_button_answers_to_the_pointer_and_to_its_key(ink: Ink) -> None:
    panel = Panel(ink)
    panel.show(Column((Button("Done", "done", hotkey="Ctrl+Enter"),)), pygame.Rect(0, 0, 200, 80))
    assert press(panel, panel.spot("Done").rect.center) == "done"
    assert panel.handle(key(pygame.K_RETURN, pygame.KMOD_CTRL)) == "done"
    assert panel.handle(key(pygame.K_RETURN)) is None


def test_a_press_that_ends_elsewhere_does_nothing(ink: Ink) -> None:
    panel = Panel(ink)
    panel.show(Column((Button("Done", "done"),)), pygame.Rect(0, 0, 200, 80))
    panel.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=panel.spot("Done").rect.center))
    assert panel.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(190, 79))) is None


def test_the_keyboard_reaches_every_control_and_comes_round(ink: Ink) -> None:
    layers = Layers(ink)
    panel = layers.show("all", tree(), pygame.Rect(0, 0, 420, 700))
    layers.show("more", Column((Button("Last", "last"),)), pygame.Rect(500, 0, 200, 80))
    names = [spot.key for spot in panel.controls()] + ["Last"]
    reached = []
    for _ in names:
        layers.handle(key(pygame.K_TAB))
        reached.append(layers.focused())
    assert reached == names
    layers.handle(key(pygame.K_TAB))
    assert layers.focused() == names[0]
    layers.handle(key(pygame.K_TAB, pygame.KMOD_SHIFT))
    assert layers.focused() == "Last"
    assert layers.handle(key(pygame.K_SPACE)) == "last"


def test_a_dialog_takes_everything_until_it_is_hidden(ink: Ink) -> None:
    layers = Layers(ink)
    behind = layers.show("behind", Column((Button("Behind", "behind"),)), pygame.Rect(0, 0, 200, 80))
    layers.dialog("ask", Column((Button("Yes", "yes"),)), (200, 0), pygame.Rect(0, 0, 800, 600))
    assert press(layers, behind.spot("Behind").rect.center) is None
    layers.handle(key(pygame.K_TAB))
    assert layers.focused() == "Yes"
    layers.hide("ask")
    assert press(layers, behind.spot("Behind").rect.center) == "behind"


def test_a_list_scrolls_by_wheel_key_and_bar_and_shows_what_has_the_focus(ink: Ink) -> None:
    panel = Panel(ink)
    rows = Column([Pick(Text(f"Event {n}"), ("event", n), f"event {n}") for n in range(200)])
    panel.show(Column((Scroll(rows, "log"),)), pygame.Rect(0, 0, 300, 400))
    panel.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=-2, at=(50, 50)))
    assert panel.offsets["log"] == 120
    panel.handle(key(pygame.K_END))
    assert panel.offsets["log"] == panel.layout().areas["log"].most
    panel.handle(key(pygame.K_HOME))
    assert panel.offsets["log"] == 0
    for _ in range(30):
        panel.step_focus(1)
    assert panel.layout().areas["log"].rect.contains(panel.where(panel.spot(panel.focus)))
    panel.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(297, 396)))
    panel.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(297, 600), buttons=(1, 0, 0)))
    assert panel.offsets["log"] == panel.layout().areas["log"].most


def test_what_is_scrolled_out_of_sight_cannot_be_pressed(ink: Ink) -> None:
    panel = Panel(ink)
    rows = Column([Pick(Text(f"Event {n}"), ("event", n), f"event {n}") for n in range(200)])
    panel.show(Column((Scroll(rows, "log"), Button("Done", "done"))), pygame.Rect(0, 0, 300, 400))
    assert press(panel, panel.spot("Done").rect.center) == "done"


def test_a_list_that_begins_at_its_end_shows_the_last(ink: Ink) -> None:
    panel = Panel(ink)
    panel.show(
        Column((Scroll(Column([Text(f"{n}") for n in range(200)]), "log", to_end=True),)),
        pygame.Rect(0, 0, 300, 400),
    )
    panel.layout()
    assert panel.offsets["log"] == panel.layout().areas["log"].most


def test_a_slider_is_dragged_and_stepped(ink: Ink) -> None:
    panel = Panel(ink)
    panel.show(Column((Slider(3, 0, 10, lambda value: ("slid", value), "time"),)), pygame.Rect(0, 0, 300, 60))
    rect = panel.spot("time").rect
    assert panel.handle(
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(rect.right - 1, rect.centery))
    ) == (
        "slid",
        10,
    )
    assert panel.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=rect.center, buttons=(1, 0, 0))) == (
        "slid",
        5,
    )
    assert panel.handle(key(pygame.K_RIGHT)) == ("slid", 4)
    assert panel.handle(key(pygame.K_LEFT)) == ("slid", 2)


def test_a_field_is_typed_in_and_hotkeys_are_silent_meanwhile(ink: Ink) -> None:
    panel = Panel(ink)
    fields = Column(
        (Field("4", lambda text: ("typed", text), "seed", allowed="0123456789"), Button("E", "e", hotkey="E"))
    )
    panel.show(fields, pygame.Rect(0, 0, 300, 120))
    press(panel, panel.spot("seed").rect.center)
    assert panel.is_typing()
    assert panel.handle(pygame.event.Event(pygame.TEXTINPUT, text="2x")) == ("typed", "42")
    assert panel.handle(key(pygame.K_BACKSPACE)) == ("typed", "")
    assert panel.handle(key(pygame.K_e)) is None


def test_tips_wait_and_belong_to_what_is_under_the_pointer(ink: Ink) -> None:
    layers = Layers(ink)
    panel = layers.show(
        "all", Column((Button("Go", "go", tip="why"), Text("x", tip="because"))), pygame.Rect(0, 0, 200, 90)
    )
    layers.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=panel.spot("Go").rect.center, buttons=(0, 0, 0)))
    assert layers.tip() is None
    layers.update(1000)
    found = layers.tip()
    assert found is not None and found[0] == "why"


@pytest.mark.parametrize(
    ("hotkey", "code", "mod", "fits"),
    [
        ("F1", pygame.K_F1, 0, True),
        ("E", pygame.K_e, 0, True),
        ("E", pygame.K_e, pygame.KMOD_CTRL, False),
        ("Ctrl+S", pygame.K_s, pygame.KMOD_LCTRL, True),
        ("Esc", pygame.K_ESCAPE, 0, True),
        ("+", pygame.K_PLUS, 0, True),
    ],
)
def test_keys_are_named_as_readers_write_them(hotkey: str, code: int, mod: int, fits: bool) -> None:
    assert is_hotkey(hotkey, key(code, mod)) is fits


# -- looks -----------------------------------------------------------------------------------------------------
def luminance(colour: tuple[int, int, int]) -> float:
    parts = [c / 255 for c in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_every_ink_can_be_read_on_every_ground(palette: Palette) -> None:
    inks = (palette.text, palette.soft, palette.faint, palette.link, palette.good, palette.bad, palette.warn)
    for ground in (palette.ground, palette.panel, palette.raised):
        assert all(contrast(ink, ground) >= 4.5 for ink in inks)
    assert contrast(palette.accent_text, palette.accent) >= 4.5
    assert contrast(palette.ink, palette.paper) >= 7


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something(name: str) -> None:
    drawn = icon(name, 24, (255, 255, 255))
    assert pygame.mask.from_surface(drawn).count() > 20
