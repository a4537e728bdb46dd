"""What a concession would bind its seat to, told before it is signed: the test, its date, and what a breach costs."""

from attrs import frozen

from game.engine.questions.common import setting_of
from game.engine.questions.present import stated
from game.engine.view import View
from game.law.bodies import Matter
from game.law.setting import Setting


@frozen
class PromiseTerms:
    """What a concession binds its seat to, if it were adopted this turn.

    `by` owes it. `due` is the date by which it is tested, `tested` the same as a sentence's end with its turn. `test`
    are the conditions in words, each with how it stands now; with `throughout` they must hold every turn. `broken_by`
    are decisions that break it at once. `breach` says what a breach costs.
    """

    by: str
    due: str
    tested: str
    test: tuple[str, ...]
    throughout: bool
    broken_by: tuple[str, ...]
    breach: str


def promise_terms(view: View, matter: Matter) -> PromiseTerms:
    """The terms of a matter that owes something."""
    setting = setting_of(view)
    clock, last = setting.world.clock, view.planned + matter.due
    return PromiseTerms(
        by=setting.world.title_of(matter.owes),
        due=f"by {clock.label(last)}" if matter.due else "at the end",
        tested=_tested(view, matter),
        test=stated(view, matter.test) if matter.test else (),
        throughout=matter.throughout,
        broken_by=tuple(setting.law.matters[other].title for other in matter.broken_by),
        breach=_breach(setting, matter),
    )


def _tested(view: View, matter: Matter) -> str:
    """When the test is made, as the end of a sentence."""
    world, last = setting_of(view).world, view.planned + matter.due
    end = world.clock.turn(last) if matter.due else "the game"
    if matter.throughout:
        return f"at the end of every turn until {end} ends"
    if not matter.due:
        return "at the end of the game"
    over = ", which is never played" if last > world.latest else ""
    return f"at the end of {end}, if it is signed now{over}"


def _breach(setting: Setting, matter: Matter) -> str:
    """What a breach costs whoever owes it, and gives whoever is owed it."""
    numbers = setting.numbers.politics
    lost = f"{numbers.breach_breaker} point{'' if numbers.breach_breaker == 1 else 's'}"
    who = setting.world.title_of(matter.owes)
    return f"A breach costs {who} {lost}; its partner gains {numbers.breach_partner}"
