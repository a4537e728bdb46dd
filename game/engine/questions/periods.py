"""What each legal period changes: read from the law itself, once for a setting."""

from typing import cast

from attrs import evolve, frozen

from game.engine.questions.common import sentence, setting_of
from game.engine.view import View
from game.law.clauses import Needs
from game.law.setting import Setting
from game.model.terms import Period


@frozen
class PeriodItem:
    """A legal period and what the law ties to it; only what is not alike in all periods is named.

    `opens` are decisions that may be put, `bases` legal bases of guests, `acts` articles that then hold, `commands`
    rules of command, `joins` groups that become part of another.
    """

    id: str
    title: str
    current: bool
    opens: tuple[str, ...]
    bases: tuple[str, ...]
    acts: tuple[str, ...]
    commands: tuple[str, ...]
    joins: tuple[str, ...]


def periods(view: View) -> tuple[PeriodItem, ...]:
    """The periods in their order, the present one marked."""
    setting = setting_of(view)
    found = setting.cache.get("questions.periods")
    if found is None:
        found = setting.cache["questions.periods"] = tuple(_period(setting, one) for one in Period)
    return tuple(
        evolve(one, current=one.id == view.period.value) for one in cast(tuple[PeriodItem, ...], found)
    )


def _period(setting: Setting, period: Period) -> PeriodItem:
    law = setting.law
    joins = tuple(
        f"{sentence(law.groups[name].title)} is part of {group.title}"
        for group in law.groups.values()
        for name, when in group.joins.items()
        if period in when
    )
    return PeriodItem(
        id=period.value,
        title=sentence("a threatened period" if period is Period.THREATENED else period.value),
        current=False,
        opens=tuple(item.title for item in law.matters.values() if _tied(item.needs, period)),
        bases=tuple(item.title for item in law.bases.values() if _tied(item.needs, period)),
        acts=tuple(item.title for item in law.articles.values() if _tied(item.needs, period)),
        commands=tuple(item.title for item in law.command.values() if _tied(item.needs, period)),
        joins=joins,
    )


def _tied(needs: Needs, period: Period) -> bool:
    """Whether something is asked for in this period, and not in every one."""
    return needs.period is not None and period in needs.period.one_of and len(needs.period.one_of) < 3
