"""The colours of the paper map: one set in the manner of a printed board, one of high contrast."""

from typing import Final

from attrs import evolve, frozen

from game.ui.theme import Colour


@frozen(kw_only=True)
class Inks:
    """What everything on the map is drawn in; `tints` are the grounds of the sides, in the scenario's order."""

    name: str = "standard"
    tints: tuple[Colour, ...] = (
        (241, 231, 200),
        (234, 211, 196),
        (216, 226, 219),
        (209, 222, 230),
        (226, 217, 228),
        (238, 234, 205),
    )
    nobody: Colour = (228, 223, 211)
    plain: Colour = (240, 233, 214)
    table: Colour = (29, 33, 38)
    frame: Colour = (86, 72, 58)
    sea_shallow: Colour = (205, 222, 226)
    sea_deep: Colour = (163, 192, 203)
    shore: Colour = (236, 244, 244)
    coast: Colour = (86, 108, 116)
    lake: Colour = (176, 205, 215)
    lake_edge: Colour = (104, 139, 155)
    river: Colour = (98, 146, 172)
    river_case: Colour = (230, 238, 234)
    forest: Colour = (164, 182, 134)
    forest_edge: Colour = (132, 154, 106)
    tree: Colour = (112, 137, 92)
    tree_lit: Colour = (182, 198, 150)
    marsh: Colour = (170, 196, 184)
    tuft: Colour = (88, 132, 128)
    urban: Colour = (196, 170, 154)
    border: Colour = (112, 58, 66)
    border_glow: Colour = (176, 110, 112)
    oblast: Colour = (140, 124, 112)
    road: Colour = (196, 92, 66)
    road_case: Colour = (250, 240, 222)
    rail: Colour = (70, 62, 60)
    grid: Colour = (58, 50, 42)
    grid_strength: float = 0.36
    number: Colour = (74, 66, 58)
    text: Colour = (38, 32, 30)
    halo: Colour = (250, 245, 232)
    land: Colour = (92, 64, 60)
    region_text: Colour = (92, 70, 58)
    water_text: Colour = (56, 98, 126)
    site: Colour = (230, 190, 90)
    selected: Colour = (232, 138, 20)
    reach: Colour = (255, 226, 120)
    reach_edge: Colour = (206, 146, 24)
    path: Colour = (44, 36, 30)
    target: Colour = (190, 30, 34)
    cursor: Colour = (255, 255, 255)


STANDARD: Final = Inks()
HIGH_CONTRAST: Final = evolve(
    STANDARD,
    name="high contrast",
    tints=(
        (255, 246, 208),
        (255, 221, 202),
        (214, 236, 228),
        (204, 226, 246),
        (240, 218, 242),
        (250, 246, 196),
    ),
    nobody=(232, 230, 224),
    table=(0, 0, 0),
    sea_shallow=(212, 230, 238),
    sea_deep=(150, 190, 212),
    forest=(172, 194, 134),
    border=(120, 0, 30),
    border_glow=(200, 60, 80),
    oblast=(90, 76, 66),
    river=(30, 104, 160),
    coast=(20, 60, 80),
    road=(176, 44, 16),
    rail=(20, 20, 20),
    grid=(20, 16, 12),
    grid_strength=0.55,
    number=(20, 16, 12),
    text=(0, 0, 0),
    halo=(255, 255, 255),
    land=(60, 20, 20),
    region_text=(50, 30, 20),
    water_text=(0, 60, 110),
)
INKS: Final = {"standard": STANDARD, "high contrast": HIGH_CONTRAST}
