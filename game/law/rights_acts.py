"""Rights to acts: what articles ask of an act that rows on command, presence and the air do not answer already.

Where an article asks for one of several legal bases, or lets an act be done at home, the answer says which, in each
situation of the law.
"""

from collections.abc import Iterator

from attrs import evolve

from game.law.clauses import Case, Clause, Needs
from game.law.clauses.forces import BasedOn
from game.law.clauses.politics import OfficeIs, PlansActive
from game.law.plain import plain, plain_needs
from game.law.right import Answer, Right, Situation
from game.law.rights_units import resting
from game.law.setting import Setting

ELSEWHERE = frozenset(
    {
        "entry",
        "equipment",
        "joint_duty",
        "scramble_base",
        "scramble_guest",
        "scramble_national",
        "scramble_rgf",
        "weapons",
        "rgf_order",
    }
)
"""Articles that the rows on presence, command and the air already answer."""


def missing(setting: Setting, needs: Needs, column: Situation) -> Clause | None:
    """The first clause on period, decisions, plans or Joint Command that a situation by itself does not meet."""
    case = Case(column.state, setting)
    asked = (needs.period, needs.decision, needs.other_decision, needs.joint_command)
    plans = needs.plans if needs.plans is not None and not needs.plans.or_at_home else None
    clauses = (clause for clause in (*asked, plans) if clause is not None)
    return next((clause for clause in clauses if not clause.met(case).holds), None)


def acts(setting: Setting, columns: tuple[Situation, ...]) -> Iterator[Right]:
    """What the other articles ask of an act: of the office they name, or of whoever commands the unit."""
    law = setting.law
    for name, article in law.articles.items():
        if name in ELSEWHERE:
            continue
        bases = article.needs.based.one_of if article.needs.based else ()
        rests = {f"articles.{name}", *(f"bases.{basis}" for basis in bases), *resting(article.needs, law)}
        for basis in bases:
            rests |= resting(law.bases[basis].needs, law) if basis in law.bases else set()
        yield Right(
            id=f"article.{name}",
            family="acts",
            question=article.title,
            answers={column.id: _act(setting, article.needs, article.cite, column) for column in columns},
            rests=frozenset(rests),
        )


def _act(setting: Setting, needs: Needs, cite: str, column: Situation) -> Answer:
    office: OfficeIs | None = needs.office
    who = office.one_of if office else ()
    title = " or ".join(setting.world.title_of(name) for name in who) or "whoever commands the unit"
    how = "alone" if len(who) == 1 else "each for itself" if who else ""
    words = plain_needs(needs, setting, without=("period", "office"))
    answer = Answer(who=who, title=title, how=how, needs=words, cite=cite)
    if lacking := missing(setting, needs, column):
        return evolve(answer, possible=False, note=f"only if {plain(lacking, setting)}", cite=lacking.cite)
    if needs.plans is not None:
        answer = _at_home(setting, answer, needs.plans, column)
    return _on_basis(setting, answer, needs.based, column) if needs.based is not None else answer


def _at_home(setting: Setting, answer: Answer, plans: PlansActive, column: Situation) -> Answer:
    """An act that is free at home, and abroad only once the application plans are active (R08, R69)."""
    if setting.law.plans_active(column.state):
        return answer
    return evolve(answer, how="on its own side's soil alone", cite=plans.cite)


def _on_basis(setting: Setting, answer: Answer, based: BasedOn, column: Situation) -> Answer:
    """An act that rests on one of several legal bases: on which it may in a situation, or what is missing for it."""
    law = setting.law
    known = [law.bases[name] for name in based.one_of if name in law.bases]
    lacking = [(basis, missing(setting, basis.needs, column)) for basis in known]
    open_ = [basis for basis, one in lacking if one is None]
    if open_:
        return evolve(answer, how=f"by {' or '.join(basis.title for basis in open_)}", cite=open_[0].cite)
    wanted = next((one for _, one in lacking if one is not None), None)
    if wanted is None:
        return answer
    return evolve(answer, possible=False, note=f"only if {plain(wanted, setting)}", cite=wanted.cite)
