"""The decision-rights matrix says what the rules do; the difference of two laws says what an amendment did."""

from functools import cache

import attrs
import pytest

from game.law.clauses import Needs
from game.law.plain import WORDS, plain_needs
from game.law.right import Answer, Right
from game.law.rights import matrix, situations
from game.law.rights_difference import differences
from game.law.setting import Setting
from game.report.rights import family_rows, short_cite
from game.report.rights_difference import amendments
from game.rules.air.keys import right as take_off_right
from game.rules.council import judge_matter
from game.scenario.load import list_scenarios
from tests.shipped import loaded

SCENARIOS = [item.name for item in list_scenarios()]


@cache
def rights(name: str = "zapad-2021") -> dict[str, Right]:
    found = loaded(name)
    return {right.id: right for right in matrix(found.setting, found.opening)}


def answer(right: str, situation: str, scenario: str = "zapad-2021") -> Answer:
    return rights(scenario)[right].answers[situation]


def test_every_clause_of_the_vocabulary_has_words() -> None:
    hints = attrs.fields(attrs.resolve_types(Needs))
    kinds = {kind for item in hints if item.init for kind in item.type.__args__ if kind is not type(None)}
    assert kinds == set(WORDS)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_need_of_every_scenario_can_be_said(scenario: str) -> None:
    setting = loaded(scenario).setting
    law, stakes = setting.law, setting.stakes
    tables = (
        law.matters,
        law.articles,
        law.bases,
        law.command,
        law.automatic,
        stakes.objectives,
        stakes.stages,
    )
    for table in tables:
        for record in table.values():
            assert all(plain_needs(record.needs, setting)) or not record.needs.clauses


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_matter_and_post_has_a_row(scenario: str) -> None:
    law = loaded(scenario).setting.law
    found = rights(scenario)
    assert {f"matter.{name}" for name in law.matters} | {f"post.{name}" for name in law.posts} <= set(found)


def test_three_separate_decisions() -> None:
    assert answer("matter.open_period", "peacetime").possible
    assert not answer("matter.deploy_rgf", "peacetime").possible
    assert answer("matter.deploy_rgf", "threatened").possible
    deploy = answer("matter.deploy_rgf", "threatened")
    assert deploy.who == ("head_of_state.by", "head_of_state.ru")
    assert deploy.how == "both must agree" and deploy.convened
    assert answer("matter.expel_visitors", "peacetime").how == "alone"


def test_command_passes_with_deployment_and_not_with_the_period() -> None:
    assert answer("command.by-ground", "threatened").who == ("mod.by",)
    assert answer("command.by-ground", "deployed").who == ("cgs.by",)
    assert answer("command.1gta.in.by", "deployed").who == ("cgs.by",)


def test_presence_needs_a_basis() -> None:
    assert answer("presence.1gta.in.by", "threatened").note == "no legal basis"
    assert answer("presence.1gta.in.by", "deployed").possible
    assert "admit the 51st Army" in answer("presence.20caa.in.by", "deployed").note


def test_a_guest_crew_needs_two_keys_until_the_joint_command_exists() -> None:
    guest = next(right for right in rights().values() if right.id.startswith("take-off.6afad.centre"))
    assert guest.answers["peacetime"].who == ("duty_officer.by", "duty_officer.ru")
    assert len(guest.answers["deployed"].who) == 1


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_take_off_rows_say_what_the_air_phase_asks(scenario: str) -> None:
    """For each fighter where it stands at the opening the matrix names the offices whose keys the rules ask."""
    found, setting = rights(scenario), loaded(scenario).setting
    world = setting.world
    asked = 0
    for situation in situations(setting, loaded(scenario).opening):
        for name, unit in world.units.items():
            if name not in situation.state.units or not world.is_bound(unit.side):
                continue
            place = situation.state.units[name].place
            key = f"take-off.{unit.army}{part(setting, place)}"
            key = key if key in found else f"take-off.{unit.army}"
            if world.ground_of(place) not in ("", unit.side):
                key = f"take-off.{unit.army}.{unit.tags[0] if unit.tags else 'guest'}.{place}"
            if key in found and world.kind_of[name].role.value == "fighter":
                keys = take_off_right(situation.state, setting, name, place).offices
                assert found[key].answers[situation.id].who == keys, (key, situation.id)
                asked += 1
    assert asked >= 8


def part(setting: Setting, place: int) -> str:
    """The part of the ally's own ground that a place belongs to, as the rows are named."""
    if place < 0:
        return ""
    if setting.world.board.oblast[place] == "ru.kaliningrad":
        return ".exclave"
    return ".inside" if setting.law.in_region(setting.world, "rgf", place) else ""


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_command_rows_say_what_the_law_says_of_each_unit(scenario: str) -> None:
    found, setting = rights(scenario), loaded(scenario).setting
    world = setting.world
    for situation in situations(setting, loaded(scenario).opening):
        for name, unit in world.units.items():
            place = situation.state.units[name].place if name in situation.state.units else -1
            key = f"command.{unit.army}{part(setting, place)}"
            key = key if key in found else f"command.{unit.army}"
            if (
                name in situation.state.units
                and key in found
                and world.ground_of(situation.state.units[name].place) in ("", unit.side)
            ):
                superior = setting.law.superior(situation.state, setting, name)
                assert found[key].answers[situation.id].who == (superior,), name


def test_what_is_impossible_in_a_period_is_refused_by_the_council() -> None:
    setting = loaded().setting
    for situation in situations(setting, loaded().opening):
        for name, matter in setting.law.matters.items():
            if not answer(f"matter.{name}", situation.id).possible:
                office = setting.law.bodies[matter.body].voters[0]
                assert not judge_matter(situation.state, setting, name, office).allowed


def test_a_law_against_itself_has_no_difference() -> None:
    same = tuple(rights().values())
    assert differences(same, same) == ()


@pytest.mark.parametrize(
    ("scenario", "right", "situation", "before", "after"),
    [
        ("armenia-model", "post.rgf_commander", "peacetime", ("cgs.by",), ("commander.wmd",)),
        ("armenia-model", "command.by-ground", "threatened", ("mod.by",), ("commander.wmd",)),
        ("russian-urads-commander", "post.urads_commander", "peacetime", ("afad.by",), ("afad.ru",)),
        ("single-organisation", "matter.open_period", "peacetime",
         ("head_of_state.by", "head_of_state.ru"), ("kremlin_centre",)),
    ],
)  # fmt: skip
def test_alternative_regimes(
    scenario: str, right: str, situation: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    found = differences(tuple(rights().values()), tuple(rights(scenario).values()))
    mine = next(item for item in found if item.right == right and situation in item.situations)
    assert mine.kind == "decider"
    assert mine.before is not None and mine.before.who == before
    assert mine.after is not None and mine.after.who == after


OTHER_LAW = [
    item.name
    for item in list_scenarios()
    if item.base == "zapad-2021" and differences(tuple(rights().values()), tuple(rights(item.name).values()))
]
"""What-ifs of the exercise that change a right, and not only what its seats want or how long it lasts."""


@pytest.mark.parametrize("scenario", OTHER_LAW)
def test_every_difference_follows_from_an_amendment(scenario: str) -> None:
    """Each change of a right is laid to at least one amendment, and the reason and citation are there."""
    given = amendments(loaded(scenario).reading.changes)
    assert given and all(item.why and item.cite for item in given)
    touched = frozenset().union(*(item.touches for item in given))
    found = differences(tuple(rights().values()), tuple(rights(scenario).values()))
    assert found
    unexplained = [item.right for item in found if not item.rests & touched]
    assert unexplained == []


def test_rows_merge_what_is_alike() -> None:
    rows = family_rows(rights().values(), ("peacetime", "threatened", "deployed", "wartime"))
    questions = [row.question for row in rows["command"]]
    assert any(
        "ground forces of Polesye and the special operations forces" in question for question in questions
    )


def test_short_citations() -> None:
    assert short_cite("P19, P20") == "P19, P20"
    assert short_cite("X01, R01, P19") == "X01, R01"


def test_command_on_own_ground_depends_on_the_region() -> None:
    """R16: on its part of the joint region the tank army passes to the group's commander, elsewhere at home not."""
    inside, home, exclave = (f"command.1gta{part}" for part in (".inside", "", ".exclave"))
    assert answer(inside, "deployed").who == ("cgs.by",)
    assert answer(home, "deployed").who == answer(exclave, "deployed").who == ("mod.ru",)
    assert answer(exclave, "deployed", "kaliningrad-in-region").who == ("cgs.by",)
    assert answer(home, "deployed", "kaliningrad-in-region").who == ("mod.ru",)


def test_acts_say_on_which_basis_they_rest_in_each_situation() -> None:
    """R08, R18, R19: fire before war is for own soil; access is agreed in peace and planned once the group deploys."""
    assert answer("article.attack", "deployed").how == "on its own side's soil alone"
    assert (
        "R08" in answer("article.attack", "deployed").cite and answer("article.attack", "wartime").how == ""
    )
    access = {name: answer("article.facility_access", name) for name in ("peacetime", "deployed", "wartime")}
    assert not access["peacetime"].possible and access["peacetime"].cite.startswith("R18")
    assert "deployment plan" in access["deployed"].how and access["deployed"].cite.startswith("R19")
    assert "application plan" in access["wartime"].how
    assert not answer("article.host_supply", "threatened").possible
