"""The map picture: well-formed, self-contained, the same bytes every time, and nothing in it that a seat may not know."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from game.cli.main import cli
from game.engine.session import Session
from game.engine.view import View
from game.law.setting import Setting
from game.model.state import FacilityState
from game.report.map_boxes import panels, places_along
from game.report.map_labels import SIZES, Area, area_of
from game.report.map_legend import BRANCHES
from game.report.map_pieces import pieces
from game.report.map_sheet import Sheet, Window, chains, theatre, window_of
from game.report.map_sites import sites_at
from game.report.map_style import text_width
from game.report.map_svg import map_svg
from game.report.symbols import SHAPES, symbol_of
from game.scenario.load import load

SVG = "{http://www.w3.org/2000/svg}"
LIMIT = 600_000


@pytest.fixture(scope="module")
def session() -> Session:
    scenario = load("zapad-2021")
    return Session(scenario.setting, 1, scenario.opening)


@pytest.fixture(scope="module")
def setting(session: Session) -> Setting:
    return session.setting


@pytest.fixture(scope="module")
def control(session: Session) -> View:
    return session.view("control")


@pytest.fixture(scope="module")
def whole(control: View, setting: Setting) -> str:
    return map_svg(control, setting)


def texts(svg: str) -> list[str]:
    """Every text that is drawn: those of the symbols' definitions left out."""
    root = ElementTree.fromstring(svg)
    root.remove(next(root.iter(f"{SVG}defs")))
    return [node.text or "" for node in root.iter(f"{SVG}text")]


def test_it_is_whole_and_needs_nothing_else(whole: str) -> None:
    root = ElementTree.fromstring(whole)
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert root.tag == f"{SVG}svg"
    assert not tags & {"image", "script", "foreignObject", "a"}
    assert whole.count("http") == 1  # the name of the format itself
    ids = {node.get("id") for node in root.iter() if node.get("id")}
    for reference in re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', whole):
        assert "".join(reference) in ids
    assert "@import" not in whole
    assert len(whole.encode()) <= LIMIT


def test_the_same_game_gives_the_same_bytes(whole: str) -> None:
    scenario = load("zapad-2021")
    again = Session(scenario.setting, 1, scenario.opening)
    assert map_svg(again.view("control"), scenario.setting) == whole


def test_the_head_says_when_and_what(control: View, setting: Setting) -> None:
    said = texts(map_svg(control, setting, title="Fire & fog <1>"))
    assert said[0] == "Fire & fog <1>"
    assert said[1].startswith("Turn 1 · 10 September 2021, morning")
    assert "Peacetime" in said and "No Joint Command" in said and "Seen by Control" in said
    war = texts(map_svg(evolve(control, joint_command=True), setting))
    assert "Joint Command formed" in war


@pytest.mark.parametrize("seat", ["polesye", "federation", "westerns"])
def test_a_seat_sees_only_what_it_may(seat: str, session: Session, setting: Setting) -> None:
    shown = session.view(seat)
    known = {*shown.own, *shown.seen}
    units = setting.world.units
    hidden = {unit.short for name, unit in units.items() if name not in known}
    hidden -= {units[name].short for name in known}
    assert hidden and not hidden & set(texts(map_svg(shown, setting)))


def test_every_unit_that_is_known_has_its_place(control: View, setting: Setting) -> None:
    found = pieces(setting, control)
    assert sum(map(len, found.values())) == len(control.own) + len(control.seen)
    said = texts(map_svg(control, setting))
    for box in setting.world.board.boxes:
        for item in found.get(box.place, ()):
            assert item.name in said


def test_steps_of_others_stay_unknown(session: Session, setting: Setting) -> None:
    shown = session.view("polesye")
    ally = next(name for name, unit in shown.seen.items() if unit.steps == 0)
    found = pieces(setting, shown)[shown.seen[ally].place]
    assert {item.strength for item in found if item.name == setting.world.units[ally].short} == {""}


def test_a_commander_of_another_side_is_marked(control: View, setting: Setting) -> None:
    world = setting.world
    name = "ru-144mrd"
    own = control.own[name]
    led = evolve(control, own={**control.own, name: evolve(own, superior="cgs.by")})
    place = own.state.place
    before, after = (pieces(setting, view)[place] for view in (control, led))
    assert not any(item.under for item in before)
    assert [item.under[0] for item in after if item.under] == [world.sides["by"].letter]


def test_the_westerns_own_order_of_command_is_no_news(control: View, setting: Setting) -> None:
    west = {setting.world.sides[side].letter for side in ("pom", "nya", "pol")}
    counters = [item for here in pieces(setting, control).values() for item in here]
    assert not any(item.under for item in counters if item.letter in west)


def test_presence_without_a_basis_is_marked(control: View, setting: Setting) -> None:
    name = "ru-144mrd"
    lost = evolve(control, own={**control.own, name: evolve(control.own[name], basis=None)})
    assert map_svg(lost, setting).count(">!<") == map_svg(control, setting).count(">!<") + 1


@pytest.mark.parametrize(("damage", "condition"), [(0, "whole"), (1, "damaged"), (3, "destroyed")])
def test_damage_shows(damage: int, condition: str, control: View, setting: Setting) -> None:
    hurt = {**control.facilities, "depot-lida": FacilityState(damage=damage)}
    place = setting.world.facility_place["depot-lida"]
    here = sites_at(setting, evolve(control, facilities=hurt))[place]
    assert [site.condition for site in here if site.title == "Lida depot"] == [condition]


def test_taken_ground_is_hatched(control: View, setting: Setting) -> None:
    grodno = setting.world.board.parse_place("Grodno")
    after = map_svg(evolve(control, control={grodno: "westerns"}), setting)
    assert after.count('fill="url(#taken-1)"') == map_svg(control, setting).count('fill="url(#taken-1)"') + 1


@pytest.mark.parametrize("name", ["zapad-2021", "armenia-model", "kaliningrad-in-region"])
def test_every_kind_of_unit_has_a_symbol_that_the_legend_explains(name: str) -> None:
    explained = {part for part, _ in BRANCHES}
    for kind in load(name).setting.world.kinds.values():
        assert kind.sidc[10:16] in SHAPES
        assert symbol_of(kind, True).split("-", 1)[1] in explained


def test_the_region_follows_the_law(control: View) -> None:
    other = load("kaliningrad-in-region")
    svg = map_svg(Session(other.setting, 1, other.opening).view("control"), other.setting)
    lines = re.findall(r'<path d="([^"]+)" class="region"/>', svg)
    assert len(lines[0]) > 100 and lines[0] not in map_svg(control, load("zapad-2021").setting)


def town_areas(svg: str) -> list[tuple[str, Area]]:
    """The rectangle of every town's name in a picture."""
    found = []
    for node in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        if node.get("class") == "town":
            size, text = float(node.get("font-size", "0")), node.text or ""
            place = float(node.get("x", "0")), float(node.get("y", "0"))
            width = text_width(text, size)
            found.append((text, area_of(*place, width, size, node.get("text-anchor", ""))))
    return found


def test_no_two_names_overlap(whole: str) -> None:
    found = town_areas(whole)
    assert len(found) > 60
    for n, (name, area) in enumerate(found):
        for other, there in found[n + 1 :]:
            assert not area.meets(there), f"{name} covers {other}"


def test_no_name_hides_behind_a_counter(whole: str, control: View, setting: Setting) -> None:
    sheet = Sheet(setting.world.board, window_of(setting.world.board))
    for place in pieces(setting, control):
        if place >= 0:
            x, y = sheet.middle(place)
            square = Area(x - 18, y - 18, x + 18, y + 18)
            assert [name for name, area in town_areas(whole) if area.meets(square)] == []


def test_great_towns_are_named_everywhere(whole: str, setting: Setting) -> None:
    said = {name.casefold() for name, _ in town_areas(whole)}
    towns = setting.world.board.towns
    assert {town.name.casefold() for town in towns if town.rank <= 2} <= said
    assert set(SIZES) >= {town.rank for town in towns}


def test_a_window_shows_its_hexes_and_no_others(control: View, setting: Setting) -> None:
    svg = map_svg(control, setting, window=Window(11, 21, 15, 24))
    numbers = {text for text in texts(svg) if re.fullmatch(r"\d{4}", text)}
    assert any(text.endswith("units outside this frame") for text in texts(svg))
    assert numbers == {f"{col:02d}{row:02d}" for col in range(12, 17) for row in range(22, 26)}


@pytest.mark.parametrize("window", [Window(0, 0, 0, 0), Window(42, 43, 42, 43), Window(5, 5, 8, 6)])
def test_small_windows_are_drawn_too(window: Window, control: View, setting: Setting) -> None:
    ElementTree.fromstring(map_svg(control, setting, window=window))


def test_panels_of_one_edge_never_cover_each_other(control: View, setting: Setting) -> None:
    for edge, here in panels(setting, pieces(setting, control)).items():
        starts = places_along(here, 0, 300)
        sizes = [panel.height if edge in ("left", "right") else panel.width for panel in here]
        assert starts == sorted(starts) and all(start >= 0 for start in starts)
        assert all(
            start + size <= after for start, size, after in zip(starts, sizes, starts[1:], strict=False)
        )


def test_the_theatre_holds_everything_that_is_on_the_map(control: View, setting: Setting) -> None:
    sheet = Sheet(setting.world.board, theatre(setting))
    assert all(sheet.shows(own.state.place) for own in control.own.values() if own.state.place >= 0)


@settings(max_examples=40, deadline=None)
@given(st.frozensets(st.integers(0, 43 * 44 - 1), max_size=40))
def test_outlines_close(setting: Setting, area: frozenset[int]) -> None:
    sheet = Sheet(setting.world.board, Window(0, 0, 42, 43))
    path = sheet.outline(lambda hex: hex in area)
    assert path.count("M") == path.count("Z")
    assert bool(path) == bool(area)


@settings(max_examples=60, deadline=None)
@given(st.frozensets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_every_edge_is_drawn_once(pairs: frozenset[tuple[int, int]]) -> None:
    edges = [((a, 0), (b, 1)) for a, b in sorted(pairs)]
    drawn = [frozenset(step) for chain in chains(edges) for step in pairwise(chain)]
    assert len(drawn) == len(set(drawn)) and set(drawn) == {frozenset(edge) for edge in edges}


def zapad(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def test_run_and_replay_draw_the_map(tmp_path: Path) -> None:
    save, first, second = tmp_path / "game.save", tmp_path / "a.svg", tmp_path / "b.svg"
    played = zapad("run", "--turns", "2", "--quiet", "--save", str(save), "--map", str(first))
    assert played.exit_code == 0, played.output
    shown = zapad("replay", str(save), "--turn", "2", "--seat", "polesye", "--map", str(second))
    assert shown.exit_code == 0, shown.output
    assert texts(first.read_text("utf-8"))[1].startswith("Turn 3")
    assert texts(second.read_text("utf-8"))[1].startswith("Turn 2")
    assert "Seen by Polesye" in texts(second.read_text("utf-8"))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--map", "game.save"), "must end in .svg"),
        (("--map", "x.svg", "--map-frame", "all"), "must be two hexes"),
    ],
)
def test_a_bad_picture_is_refused_before_play(words: tuple[str, ...], reason: str) -> None:
    result = zapad("run", *words)
    assert result.exit_code == 2 and reason in result.output
