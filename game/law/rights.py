"""Who decides what: the decision-rights matrix that follows from a law.

A right is a question (deploy the group? who orders this army? whose key starts this crew?) with its answer in
each situation of the law: peacetime, threatened period, group deployed, wartime. Everything is asked of the
law itself, so an amended law answers for itself.
"""

from collections.abc import Iterator

from attrs import evolve

from game.law import rights_acts, rights_units
from game.law.bodies import Body, Matter
from game.law.law import Law
from game.law.plain import plain, plain_needs
from game.law.right import Answer, Right, Situation
from game.law.setting import Setting
from game.model.state import Mandate, State
from game.model.terms import Period, Voting

__all__ = ["Answer", "Right", "Situation", "how_votes_count", "matrix", "right_of_matter", "situations"]

NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}


def situations(setting: Setting, opening: State) -> tuple[Situation, ...]:
    """The situations in which the law is asked, each with a State in which it holds.

    Deployment in peacetime is one of them where the law lets it be decided in peace.
    """
    switches = setting.law.switches
    command, plans = switches.joint_command, switches.plans
    period = setting.law.matters[command].needs.period
    in_peace = period is None or Period.PEACETIME in period.one_of
    rows: tuple[tuple[str, str, Period, tuple[str, ...]], ...] = (
        ("peacetime", "peacetime", Period.PEACETIME, ()),
        *((("peace_deployed", "deployed in peacetime", Period.PEACETIME, (command,)),) if in_peace else ()),
        ("threatened", "threatened period", Period.THREATENED, ()),
        ("deployed", "group deployed", Period.THREATENED, (command,)),
        ("wartime", "wartime", Period.WARTIME, (command, plans)),
    )
    return tuple(
        Situation(id=name, title=title, period=period, state=_state(setting.law, opening, period, decided))
        for name, title, period, decided in rows
    )


def _state(law: Law, opening: State, period: Period, decided: tuple[str, ...]) -> State:
    """The opening in another period, with these matters decided and those void that do not last there."""
    mandates = {
        name: mandate
        for name, mandate in opening.council.mandates.items()
        if name in law.matters and (not law.matters[name].lasts or period in law.matters[name].lasts)
    }
    mandates |= {name: Mandate(matter=name, turn=opening.turn) for name in decided if name in law.matters}
    return evolve(opening, period=period, council=evolve(opening.council, mandates=mandates))


def matrix(setting: Setting, opening: State) -> tuple[Right, ...]:
    """Every right of the law, by family: decisions, concessions, posts, command, presence, air, acts."""
    columns = situations(setting, opening)
    found = (
        *_matters(setting, columns),
        *_posts(setting, columns),
        *rights_units.command(setting, columns),
        *rights_units.presence(setting, columns),
        *rights_units.air(setting, columns),
        *rights_acts.acts(setting, columns),
    )
    return tuple(_named(setting, right) for right in found)


def _named(setting: Setting, right: Right) -> Right:
    """The right with the titles of the offices that decide."""
    title = setting.world.title_of
    answers = {
        name: evolve(answer, names=tuple(title(office) for office in answer.who))
        for name, answer in right.answers.items()
    }
    return evolve(right, answers=answers)


def how_votes_count(body: Body) -> str:
    """How the votes of a body are counted, in words.

    >>> how_votes_count(Body(title="", voters=("a", "b"), voting=Voting.CONSENSUS, cite=""))
    'both must agree'
    """
    size = len(body.voters)
    if body.voting is Voting.SOLE or size == 1:
        return "alone"
    if body.voting is Voting.MAJORITY:
        return f"{NUMBERS.get(size // 2 + 1, size // 2 + 1)} of {NUMBERS.get(size, size)} must agree"
    return "both must agree" if size == 2 else f"all {NUMBERS.get(size, size)} must agree"


# -- matters and posts -------------------------------------------------------------------------------------
def _matters(setting: Setting, columns: tuple[Situation, ...]) -> Iterator[Right]:
    matters = setting.law.matters.items()
    for name, _ in sorted(matters, key=lambda item: bool(item[1].owes)):
        yield _matter(setting, name, columns)


def _matter(setting: Setting, name: str, columns: tuple[Situation, ...]) -> Right:
    matter = setting.law.matters[name]
    return Right(
        id=f"matter.{name}",
        family="concessions" if matter.owes else "decisions",
        question=matter.title,
        answers={column.id: _put(setting, name, matter, column) for column in columns},
        rests=frozenset({f"matters.{name}", f"bodies.{matter.body}", *_automatic(setting.law, name)}),
    )


def right_of_matter(setting: Setting, opening: State, name: str) -> Right:
    """The right to decide one matter, in each situation; of `opening` only what is decided is looked at."""
    return _named(setting, _matter(setting, name, situations(setting, opening)))


def _automatic(law: Law, matter: str) -> tuple[str, ...]:
    return tuple(f"automatic.{name}" for name, rule in law.automatic.items() if matter in rule.adopts)


def _put(setting: Setting, name: str, matter: Matter, column: Situation) -> Answer:
    """Whether a matter can be put in a situation, who decides it and what must hold."""
    law = setting.law
    body = law.bodies[matter.body]
    rule = next((rule for rule in law.automatic.values() if name in rule.adopts), None)
    needs = plain_needs(matter.needs, setting, without=("period",))
    answer = Answer(
        who=body.voters,
        title=body.title,
        how=how_votes_count(body),
        convened=body.sits,
        needs=needs,
        cite=matter.cite,
    )
    if law.mandate(column.state, name) is not None:
        return evolve(answer, possible=False, note="decided already")
    if lacking := rights_acts.missing(setting, matter.needs, column):
        return evolve(answer, possible=False, note=f"only if {plain(lacking, setting)}", cite=lacking.cite)
    if rule is not None:
        first = plain_needs(rule.needs, setting)
        itself = evolve(answer, who=(), title="the law itself", how="without a vote", convened=False)
        return evolve(itself, needs=(*first, *needs), cite=rule.cite)
    return answer


def _posts(setting: Setting, columns: tuple[Situation, ...]) -> Iterator[Right]:
    law = setting.law
    for name, post in law.posts.items():
        makers = [(matter_id, m) for matter_id, m in law.matters.items() if name in m.makes.posts]
        bodies = dict.fromkeys(law.bodies[matter.body].title for _, matter in makers)
        chosen = f"changed by {' or '.join(bodies)}" if bodies else "nobody chooses"
        how = f"ex officio; {chosen}" if post.ex_officio else chosen
        yield Right(
            id=f"post.{name}",
            family="posts",
            question=post.title,
            answers={
                column.id: Answer(who=(holder,), title=_title(setting, holder), how=how, cite=post.cite)
                for column in columns
                for holder in (law.holder(column.state, name),)
            },
            rests=frozenset({f"posts.{name}", *(f"matters.{matter_id}" for matter_id, _ in makers)}),
        )


def _title(setting: Setting, office: str) -> str:
    return setting.world.title_of(office)
