"""The Law: everything the treaties say, and the questions that rules may put to it.

Whatever follows from law and period is derived here and stored nowhere: mandates in force, the Joint Command,
a unit's superior, the legal basis of its presence, the region of a joint component.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from attrs import field, frozen

from game.core.verdict import Finding, Verdict
from game.law.articles import Article, Automatic, Basis, CommandRule, Switches
from game.law.bodies import Body, Group, Matter, Post
from game.law.clauses import Case
from game.law.memory import Standing, memory, verdict_on
from game.model.state import Mandate, State

if TYPE_CHECKING:
    from game.law.setting import Setting
    from game.model.world import World


@frozen(kw_only=True)
class Law:
    """Bodies, posts, groups, matters, articles, bases and command rules, each keyed by its id."""

    bodies: Mapping[str, Body]
    posts: Mapping[str, Post]
    groups: Mapping[str, Group]
    matters: Mapping[str, Matter]
    articles: Mapping[str, Article]
    bases: Mapping[str, Basis]
    command: Mapping[str, CommandRule]
    national: Mapping[str, str]
    automatic: Mapping[str, Automatic] = field(factory=dict)
    switches: Switches = Switches()

    # -- mandates ------------------------------------------------------------------------------------------
    def mandate(self, state: State, matter: str) -> Mandate | None:
        """The mandate of an adopted matter while it is in force: not ended, not lapsed, not used up."""
        found = state.council.mandates.get(matter)
        return found if found is not None and found.stands(state.planned) else None

    def joint_command(self, state: State) -> bool:
        """Whether the Joint Command of the RGF exists (R10, R32, X03)."""
        return self.mandate(state, self.switches.joint_command) is not None

    def plans_active(self, state: State) -> bool:
        """Whether the application plans of the joint forces are active (R08, X37)."""
        return self.mandate(state, self.switches.plans) is not None

    def holder(self, state: State, post: str) -> str:
        """The office that holds a command post (R11, R27)."""
        return state.council.posts.get(post) or self.posts[post].holder

    # -- groups --------------------------------------------------------------------------------------------
    def armies(self, state: State, group: str) -> tuple[str, ...]:
        """The armies allocated to a group now: its own, those of adopted reinforcements, those of joined groups."""
        found = self.groups[group]
        armies = found.armies
        for name in state.council.mandates:
            extra = self.matters[name].makes.reinforces.get(group)
            if extra and self.mandate(state, name):
                armies = armies + extra
        for joined, periods in found.joins.items():
            if state.period in periods:
                armies = armies + self.groups[joined].armies
        return armies

    def in_region(self, world: World, group: str, place: int) -> bool:
        """Whether a place lies in a group's region; regions name countries or oblasts."""
        if place < 0:
            return False
        region = self.groups[group].region
        return world.board.country[place] in region or world.board.oblast[place] in region

    # -- command and presence ------------------------------------------------------------------------------
    def superior(self, state: State, setting: Setting, unit: str) -> str:
        """The office that a unit takes its orders from."""
        return self.command_of(state, setting, unit)[0]

    def command_rule(self, state: State, setting: Setting, unit: str) -> str:
        """The id of the command rule under which a unit stands; the first that holds."""
        return self.command_of(state, setting, unit)[1]

    def standings(self, state: State, setting: Setting) -> Mapping[str, Standing]:
        """Every unit's standing before the law, in the order of the State."""
        return memory(setting).standings(state, setting)

    def command_of(self, state: State, setting: Setting, unit: str) -> tuple[str, str]:
        """The office that a unit takes its orders from, and the id of the command rule that says so."""
        known = memory(setting)
        answers = known.command.at(state)
        key = known.question(known.command, state, unit, state.units[unit].place)
        found = answers.get(key)
        if found is None:
            found = answers[key] = self._command_of(state, setting, unit)
        return cast(tuple[str, str], found)

    def _command_of(self, state: State, setting: Setting, unit: str) -> tuple[str, str]:
        case = Case(state, setting, unit=unit, place=state.units[unit].place)
        rule = next(name for name, rule in self.command.items() if rule.needs.hold(case))
        superior = self.command[rule].superior
        if superior == "national":
            return self.national[setting.world.side_of[unit]], rule
        return self.holder(state, superior) if superior in self.posts else superior, rule

    def basis(self, state: State, setting: Setting, unit: str, place: int) -> str | None:
        """The basis on which an allied unit may be at a place; "" where it needs none, None where it has none.

        Own ground, the sea, boxes without an owner and an enemy's ground need no basis: treaty law judges allies
        and guests only. A basis whose guests have been sent home (R48) carries nobody.
        """
        known = memory(setting)
        answers = known.bases.at(state)
        key = known.question(known.bases, state, unit, place)
        if key not in answers:
            answers[key] = self._basis(state, setting, unit, place)
        return cast(str | None, answers[key])

    def _basis(self, state: State, setting: Setting, unit: str, place: int) -> str | None:
        world = setting.world
        owner = world.ground_of(place)
        side = world.side_of[unit]
        if not owner or owner == side or world.sides[owner].alliance != world.sides[side].alliance:
            return ""
        if not world.is_bound(side):
            return ""
        case = Case(state, setting, unit=unit, place=place)
        gone = state.council.excluded
        return next((n for n, basis in self.bases.items() if n not in gone and basis.needs.hold(case)), None)

    def may_stand(self, state: State, setting: Setting, unit: str, place: int) -> bool:
        """Whether a unit needs no basis at a place, or has one."""
        return self.basis(state, setting, unit, place) is not None

    # -- judging -------------------------------------------------------------------------------------------
    def judge(self, article: str, case: Case) -> Verdict:
        """Put a case to every clause of an article; a law without the article forbids nothing."""
        return verdict_on(case.setting, article, case) if article in self.articles else Verdict(article, ())

    def judge_entry(self, case: Case) -> Verdict:
        """Put a unit's entry to a place to the law: the article `entry`; where no legal basis carries it, also
        `equipment`, whose findings say what a deployment would need (R02, R36, R37, R78, X45)."""
        verdict = self.judge("entry", case)
        return verdict if verdict.allowed else verdict + self.judge("equipment", case)

    def is_base(self, state: State, setting: Setting, facility: str) -> Finding:
        """Whether a facility is a military base: extraterritorial, or under foreign command (R49, X10)."""
        item = setting.world.facilities[facility]
        foreign = bool(item.command) and setting.world.offices[item.command].side != item.side
        tests = (item.extraterritorial, foreign)
        holds = all(tests) if self.switches.base_needs_both else any(tests)
        values = (item.title, "has" if tests[0] else "lacks", "answers" if foreign else "does not answer")
        says = "{} {} extraterritorial status and {} directly to foreign command"
        return Finding("base", holds and state.facilities[facility].founded, says, values, "R49, X10, P43")
