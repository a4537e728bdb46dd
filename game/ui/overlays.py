"""What can be laid over the map, as the records that the map takes: each overlay with its legend."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from attrs import define, field

from game.engine.questions.layers import air_layer, basis_layer, command_layer, regions, supply_layer
from game.engine.view import View
from game.law.setting import Setting
from game.model.board import Board
from game.ui.dress import looks_of
from game.ui.map import BASE_LAYERS, Circle, Entry, Outline, Overlay, Patch
from game.ui.theme import Colour, rgb

LAYERS: Final[Mapping[str, str]] = {
    "political": "States",
    "oblast": "Regions of a state",
    "terrain": "Terrain",
    "supply": "Supply",
    "air-defence": "Air-defence cover",
    "region": "Region of the joint forces",
    "basis": "Legal basis of guests",
    "command": "Who commands whom",
}
"""Every layer that can be switched, with its title, in the order of the keys 1 to 8."""
OPENING: Final = frozenset(BASE_LAYERS)

GOOD: Final = rgb("#1b9e63")
AMBER: Final = rgb("#e0a020")
BAD: Final = rgb("#c62f2b")
RADAR: Final = rgb("#3a7ca8")
REGION: Final = rgb("#7a3f9d")
COMMANDERS: Final = tuple(
    rgb(code)
    for code in ("#7a3f9d", "#c26a00", "#0c7c86", "#a12a5e", "#4d6b1d", "#3a55a5", "#8a5a2b", "#5c5c5c")
)

Made = Callable[[View, Setting], Overlay]


@define(eq=False)
class Wardrobe:
    """The overlays that are on, each worked out once for a view."""

    setting: Setting
    _view: View | None = field(default=None, init=False)
    _made: dict[str, Overlay] = field(factory=dict, init=False)

    def wear(self, view: View, layers: Iterable[str]) -> tuple[Overlay, ...]:
        """The overlays of these layers, and the captured ground, which is always shown."""
        if view is not self._view:
            self._view = view
            self._made.clear()
        wanted = ("captured", *(name for name in LAYERS if name in layers and name in MAKERS))
        for name in wanted:
            if name not in self._made:
                self._made[name] = MAKERS[name](view, self.setting)
        return tuple(self._made[name] for name in wanted)


def rim(board: Board, hexes: frozenset[int]) -> tuple[int, ...]:
    """The hexsides around a set of hexes."""
    return tuple(
        at * 6 + side
        for at in sorted(hexes)
        for side in range(6)
        if board.grid.beside[at * 6 + side] not in hexes
    )


def captured(view: View, setting: Setting) -> Overlay:
    """The ground that another alliance holds than its owner's."""
    sides, looks = setting.world.sides, looks_of(setting.world)
    colours: dict[str, Colour] = {}
    for name, side in sides.items():
        colours.setdefault(side.alliance, looks[name].fill)
    patches = tuple(
        Patch(hex=at, colour=colours.get(holder, BAD), strength=0.6, hatched=True)
        for at, holder in view.control.items()
        if at >= 0
    )
    legend = tuple(
        Entry(colour=colours[holder], text=f"Taken by the {holder.capitalize()}", sign="hatch")
        for holder in dict.fromkeys(view.control.values())
        if holder in colours
    )
    return Overlay(kind="captured", patches=patches, legend=legend, always=True)


def supply(view: View, setting: Setting) -> Overlay:
    """Where the seat's supply reaches, and its units that it does not reach."""
    found = supply_layer(view)
    reached = frozenset().union(*found.hexes.values()) if found.hexes else frozenset()
    short = {view.own[name].state.place for name in found.cut_off if name in view.own}
    patches = [Patch(hex=at, colour=GOOD, strength=0.22) for at in sorted(reached)]
    patches += [Patch(hex=at, colour=BAD, strength=0.7, hatched=True) for at in sorted(short) if at >= 0]
    legend = (
        Entry(colour=GOOD, text="Your supply reaches here"),
        Entry(colour=BAD, text="A unit out of supply", sign="hatch"),
    )
    edges = rim(setting.world.board, reached)
    return Overlay(
        kind="supply", patches=tuple(patches), outlines=(Outline(edges=edges, colour=GOOD),), legend=legend
    )


def air_defence(view: View, setting: Setting) -> Overlay:
    """Radar cover, and how far each missile unit reaches."""
    found = air_layer(view)
    patches = tuple(
        Patch(hex=at, colour=RADAR, strength=min(0.3, 0.1 + 0.05 * count))
        for at, count in found.radar.items()
        if at >= 0
    )
    circles = tuple(
        Circle(
            place=item.place, radius=item.reach + 0.5, colour=BAD if item.enemy else GOOD, dashed=item.enemy
        )
        for item in found.batteries
    )
    legend = (
        Entry(colour=RADAR, text="Seen by radar; darker where several see it"),
        Entry(colour=GOOD, text="Reach of your and allied missiles", sign="circle"),
        Entry(colour=BAD, text="Reach of enemy missiles that you know of", sign="circle"),
    )
    return Overlay(kind="air-defence", patches=patches, circles=circles, legend=legend)


def region(view: View, setting: Setting) -> Overlay:
    """The regions of the joint groups."""
    outlines, legend, patches = [], [], []
    for number, item in enumerate(regions(view)):
        colour = (REGION, AMBER, RADAR)[number % 3]
        outlines.append(Outline(edges=rim(setting.world.board, item.hexes), colour=colour, dashed=number > 0))
        legend.append(
            Entry(
                colour=colour,
                text=f"Region of the {_lower(item.title)} [{item.cite}]",
                sign="dashes" if number else "line",
            )
        )
        if not number:
            patches = [Patch(hex=at, colour=colour, strength=0.12) for at in sorted(item.hexes)]
    return Overlay(kind="region", patches=tuple(patches), outlines=tuple(outlines), legend=tuple(legend))


def _lower(title: str) -> str:
    """A title inside a sentence, without its article.

    >>> _lower("The Regional Group of Forces"), _lower("Joint air defence")
    ('Regional Group of Forces', 'joint air defence')
    """
    bare = title.removeprefix("The ").removeprefix("the ")
    return bare if bare[1:2].isupper() or bare.split(" ")[-1][:1].isupper() else bare[:1].lower() + bare[1:]


def basis(view: View, setting: Setting) -> Overlay:
    """Why each foreign unit may be where it is."""
    colours = {"held": GOOD, "expiring": AMBER, "missing": BAD}
    titles: dict[str, list[str]] = {}
    worst: dict[int, str] = {}
    order = list(colours)
    for item in basis_layer(view):
        if item.basis == "":
            continue
        state = "missing" if item.basis is None else "expiring" if item.until else "held"
        said = item.says + (f" until {item.until}" if item.until else "")
        titles.setdefault(state, []).append(f"{said} [{item.cite}]")
        if item.place >= 0 and order.index(state) >= order.index(worst.get(item.place, "held")):
            worst[item.place] = state
    patches = tuple(
        Patch(hex=at, colour=colours[state], strength=0.55, hatched=state == "missing")
        for at, state in sorted(worst.items())
    )
    legend = tuple(
        Entry(colour=colours[state], text=text, sign="hatch" if state == "missing" else "fill")
        for state, found in titles.items()
        for text in dict.fromkeys(found)
    )
    return Overlay(kind="basis", patches=patches, legend=legend)


def command(view: View, setting: Setting) -> Overlay:
    """The ground under each unit in the colour of the office that commands it."""
    offices: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    for item in command_layer(view):
        offices.setdefault(item.office, []).append(item.place)
        titles[item.office] = item.office_title
    ranked = sorted(offices, key=lambda office: (-len(offices[office]), office))
    patches: dict[int, Patch] = {}
    legend = []
    for number, office in enumerate(ranked):
        colour = COMMANDERS[min(number, len(COMMANDERS) - 1)]
        count = len(offices[office])
        units = "1 unit" if count == 1 else f"{count} units"
        legend.append(Entry(colour=colour, text=f"{titles[office]}: {units}"))
        for at in offices[office]:
            if at >= 0:
                patches[at] = Patch(hex=at, colour=colour, strength=0.6)
    return Overlay(kind="command", patches=tuple(patches.values()), legend=tuple(legend))


MAKERS: Final[Mapping[str, Made]] = {
    "captured": captured,
    "supply": supply,
    "air-defence": air_defence,
    "region": region,
    "basis": basis,
    "command": command,
}
"""What makes each overlay."""
