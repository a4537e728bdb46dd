"""What frames the map on the board: the line below, the side panel with its tabs, and what lies over the map."""

from typing import Final

import pygame

from game.ui.kit import REST, Button, Column, Element, Fill, Layers, Panel, Row, Scroll, Text
from game.ui.kit.layout import Spot
from game.ui.panels import SIDES, guide, layers
from game.ui.panels.bench import Bench, Split
from game.ui.panels.council_bits import within
from game.ui.panels.room import is_low, is_narrow, is_short
from game.ui.panels.topline import topline
from game.ui.screen import Screen
from game.ui.screens import sight
from game.ui.screens.ground import Ground

SIDE: Final = 430
AHEAD: Final = 70
"""How much of a list is seen below what the guide points at."""
ARROWS: Final = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_LEFT: -1, pygame.K_RIGHT: 1}
HELP: Final = (
    ("Click", "select a unit; with a unit selected, order it there"),
    ("Shift+click", "order it there though a unit of yours stands there"),
    ("Right click", "what there is to know about a place"),
    ("N, Shift+N", "next, previous unit that can act"),
    ("Arrows, Enter", "move the cursor on the map, pick what is there"),
    ("Shift+Enter", "order it there though a unit of yours stands there"),
    ("Backspace", "what there is to know about the cursor's place"),
    ("Tab, Shift+Tab", "go to the open panel and through the controls; Esc goes back to the map"),
    ("+ - Home", "closer, farther, the whole board"),
    ("L, 1 to 8", "layers of the map"),
    ("F2 to F7", "orders, council, duty room, tracks, aims, log"),
    ("Ctrl+Z", "take the last order back"),
    ("Ctrl+Enter", "finish the step"),
    ("Esc, F10", "close what is open; menu"),
)
"""The keys of the board and what they do."""


def help_of_board() -> Screen:
    """The help of the board; imported when it is asked for."""
    from game.ui.screens.help import Help

    return Help(HELP)


def rects(bench: Bench, prompt: str, least: int = 0) -> dict[str, pygame.Rect]:
    """The parts of the window: top, side, bottom (no lower than `least` pixels, so that the map keeps its size), map."""
    ink, whole = bench.desk.ink, bench.desk.rect
    wide = min(ink.px(SIDE), whole.width * 45 // 100)
    top = topline(bench).measure(ink, whole.width)
    bottom = max(least, bottom_line(bench, prompt).measure(ink, whole.width - wide))
    high = whole.height - top
    return {
        "top": pygame.Rect(0, 0, whole.width, top),
        "side": pygame.Rect(whole.width - wide, top, wide, high),
        "bottom": pygame.Rect(0, whole.height - bottom, whole.width - wide, bottom),
        "map": pygame.Rect(0, top, whole.width - wide, high - bottom),
    }


def bottom_line(bench: Bench, prompt: str) -> Column:
    """What is to be done now, and the ways on."""
    table = bench.table
    who = bench.setting.world.seats.get(table.to_move())
    if table.ended:
        said = Text("The game is over.", "strong")
    elif not bench.acts:
        said = Text(
            f"Others move now: {within(who.title)} …" if who else "The game goes on …", "body", "soft"
        )
    else:
        said = Text(*_told(bench, prompt))
    objection = table.undo_objection(bench.seat)
    why = f"Your last order stands: {objection}." if objection else "Take your last order back."
    narrow = is_narrow(bench)
    undo = Button(
        "" if narrow else "Undo",
        ("undo",),
        icon="undo",
        hotkey="" if narrow else "Ctrl+Z",
        enabled=not objection,
        tip=why,
        key="undo",
    )
    done = Button(
        "Done",
        ("done",),
        kind="primary",
        hotkey="" if narrow else "Ctrl+Enter",
        enabled=bench.acts,
        key="done",
        tip="Finish this step (Ctrl+Enter).",
    )
    buttons = Row((undo, done), gap=8, end=True)
    line = Row((said, buttons), widths=(REST, None), gap=12, align="middle")
    return Column((Fill(), line, Fill()), gap=0, pad=6, sides=12)


def _told(bench: Bench, prompt: str) -> tuple[str, str]:
    """What the line says and in which style; its first sentence where there is little room."""
    text = bench.told or prompt
    if is_low(bench):
        return f"{text.split('. ')[0].rstrip('.')}.", "small"
    return text, "strong" if bench.told else "body"


def side_panel(bench: Bench) -> Column:
    """The tabs and the panel that is open; a dot marks a tab in which something waits."""
    narrow = is_narrow(bench)
    tabs: list[Element] = []
    for name, side in SIDES.items():
        chosen, calls = name == bench.tab, side.calls(bench)
        icon = side.icon if chosen or narrow else "dot" if calls else ""
        waits = " Something waits for you here." if calls else ""
        tabs.append(
            Button(
                "" if narrow and not chosen else side.title,
                ("tab", name),
                kind="chosen" if chosen else "normal" if calls else "quiet",
                icon=icon,
                key=f"tab {name}",
                tip=f"{side.title} ({side.hotkey}).{waits}",
                style="small",
            )
        )
    row = Row(tabs, gap=2, wraps=True)
    body = SIDES[bench.tab].tree(bench)
    key = f"side {bench.tab}"
    if isinstance(body, Split):
        scroll = Scroll(body.body, key=body.key or key, to_end=body.to_end)
        return Column((row, body.head, scroll), pad=10, gap=8)
    hint = guide.guide(bench) if is_short(bench) else None
    return Column((row, Scroll(Column((hint, body), gap=8), key=key)), pad=10, gap=8)


# -- the focus ---------------------------------------------------------------------------------------------------
def step_focus(shown: Layers, bench: Bench, event: pygame.event.Event) -> bool:
    """Arrow keys move the focus while a control has it; the first Tab goes where there is something to do."""
    focus = shown.focused()
    if not focus:
        back = event.mod & pygame.KMOD_SHIFT
        return event.key == pygame.K_TAB and not back and not shown.dialogs and _step_in(shown, bench)
    spot = next((s for panel in shown.active() for s in panel.controls() if s.key == focus), None)
    if event.key not in ARROWS or (spot is not None and spot.slides is not None):
        return False
    shown.step_focus(ARROWS[event.key])
    return True


def _step_in(shown: Layers, bench: Bench) -> bool:
    """Give the focus to what the guide points at, else to the first control below the tabs of the open panel."""
    found = guide.hint(bench)
    panel, spot = control_of(shown, found) if found is not None else (None, None)
    if panel is None:
        panel = shown.panels["side"]
        spot = next((one for one in panel.controls() if not one.key.startswith("tab ")), None)
    if spot is None:
        return False
    panel.focus = spot.key
    panel.reveal(spot)
    bench.touch()
    return True


# -- over the map ----------------------------------------------------------------------------------------------
def show_over_map(shown: Layers, ground: Ground, bench: Bench, area: pygame.Rect) -> None:
    """Zoom, layers or legend, and the guide."""
    ink, edge = bench.desk.ink, bench.desk.ink.px(10)
    buttons = layers.zoom(is_low(bench))
    rect = pygame.Rect(0, 0, ink.px(40), buttons.measure(ink, ink.px(40)))
    rect.topright = (area.right - edge, area.y + edge)
    shown.show("zoom", buttons, rect, None)
    wide = min(ink.px(layers.WIDTH), area.width - rect.width - 3 * edge)
    legend = ground.shown.legend()
    if bench.memory.get("layers open"):
        list_ = layers.popover(ground.layers, legend)
        high = min(list_.measure(ink, wide), area.height - 2 * edge)
        shown.show("layers", list_, pygame.Rect(rect.x - edge - wide, area.y + edge, wide, high))
    else:
        shown.hide("layers")
    card = layers.corner(legend)
    high = card.measure(ink, wide)
    if legend and high < area.height // 2 and not bench.memory.get("layers open"):
        box = pygame.Rect(area.right - edge - wide, area.bottom - edge - high, wide, high)
        shown.show("legend", card, box, None)
    else:
        shown.hide("legend")
    show_guide(shown, ground, bench, area)


def show_guide(shown: Layers, ground: Ground, bench: Bench, area: pygame.Rect) -> None:
    """The guide's card in the corner of the map that is mostly sea; what it points at comes into sight once."""
    _bring_into_sight(shown, ground, bench, area)
    ink, edge = bench.desk.ink, bench.desk.ink.px(10)
    card = guide.guide(bench) if not shown.dialogs and not is_short(bench) else None
    if card is None:
        shown.hide("guide")
        return
    wide = min(ink.px(guide.WIDTH), area.width - ink.px(40) - 3 * edge)
    high = min(card.measure(ink, wide), area.height * 6 // 10)
    shown.show("guide", card, pygame.Rect(area.x + edge, area.y + edge, wide, high), None)


def _bring_into_sight(shown: Layers, ground: Ground, bench: Bench, area: pygame.Rect) -> None:
    """Scroll to the control of a new hint, or fly to its place."""
    found = guide.hint(bench)
    if found is None or bench.memory.get("guide looked") == (found.title, found.how):
        return
    bench.memory["guide looked"] = (found.title, found.how)
    panel, spot = control_of(shown, found)
    ahead = bench.desk.ink.px(AHEAD)
    if panel is not None and spot is not None:
        panel.reveal(spot)
        if spot.area and panel.where(spot).bottom > panel.layout().areas[spot.area].rect.bottom - ahead:
            panel.scroll(spot.area, ahead)
    if found.place is not None:
        inner = area.inflate(-bench.desk.ink.px(120), -bench.desk.ink.px(120))
        x, y = ground.shown.spot(found.place, area)
        hidden = not inner.collidepoint(x, y) or shown.covers((round(x), round(y)))
        if hidden or not sight.is_near(ground.shown, bench.desk):
            sight.come_near(ground.shown, bench.desk, found.place)


def draw_pointing(
    surface: pygame.Surface, shown: Layers, ground: Ground, bench: Bench, area: pygame.Rect
) -> None:
    """A ring around what the guide points at: a control of the window, or a place of the map."""
    found = guide.hint(bench) if not shown.dialogs else None
    if found is None:
        return
    ink = bench.desk.ink
    rect = pointed(shown, found)
    if rect is not None:
        rect.inflate_ip(ink.px(8), ink.px(8))
        pygame.draw.rect(surface, ink.colour("accent"), rect, ink.px(3), border_radius=ink.px(8))
    elif found.place is not None:
        x, y = ground.shown.spot(found.place, area)
        if area.collidepoint(x, y):
            radius = ink.px(34)
            clip = surface.get_clip()
            surface.set_clip(area)
            pygame.draw.circle(surface, ink.colour("ground"), (x, y), radius + ink.px(2), ink.px(7))
            pygame.draw.circle(surface, ink.colour("accent"), (x, y), radius, ink.px(4))
            surface.set_clip(clip)


def pointed(shown: Layers, found: guide.Hint) -> pygame.Rect | None:
    """Where the control lies that a hint is about, by its name or its action; None where it is out of sight."""
    panel, spot = control_of(shown, found)
    if panel is None or spot is None:
        return None
    rect = panel.where(spot).copy()
    seen = panel.layout().areas[spot.area].rect if spot.area else panel.rect
    return rect if seen.collidepoint(rect.center) else None


def control_of(shown: Layers, found: guide.Hint) -> tuple[Panel | None, Spot | None]:
    """The control that a hint is about, with its panel."""
    for name in ("side", "bottom", "top"):
        panel = shown.panels.get(name)
        for spot in panel.controls() if panel else ():
            same = found.action is not None and spot.action == found.action
            if (spot.key == found.control or same) and not spot.key.startswith("guide"):
                return panel, spot
    return None, None
