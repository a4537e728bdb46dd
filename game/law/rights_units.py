"""Rights over units: who orders an army, why it may be on an ally's soil, who starts a crew and who fires.

Each army is asked about wherever the law may tell places apart (`game.law.rights_samples`).
"""

from collections.abc import Iterator

from attrs import evolve

from game.law.articles import Basis
from game.law.bodies import Body
from game.law.clauses import Case, Needs
from game.law.clauses.air import KeysTurned
from game.law.clauses.forces import InGroup
from game.law.clauses.places import InRegion
from game.law.clauses.politics import Decision, JointCommandIs, PlansActive
from game.law.law import Law
from game.law.plain import plain_needs
from game.law.right import Answer, Right, Situation
from game.law.rights_samples import Sample, samples
from game.law.setting import Setting
from game.model.terms import Role, Voting

GUEST, NATIONAL, JOINT = "scramble_guest", "scramble_national", "scramble_rgf"
FOREIGN, BASE = "scramble_base", "base"


def resting(needs: Needs, law: Law) -> frozenset[str]:
    """The tables of the law that the clauses of these needs look into."""
    found: set[str] = set()
    for _, clause in needs.clauses:
        if isinstance(clause, InGroup | InRegion):
            found.add(f"groups.{clause.group}")
        elif isinstance(clause, Decision):
            found.add(f"matters.{clause.matter}")
        elif isinstance(clause, KeysTurned):
            found.add(f"bodies.{clause.body}")
        elif isinstance(clause, JointCommandIs | PlansActive):
            switches = law.switches
            matter = switches.plans if isinstance(clause, PlansActive) else switches.joint_command
            found |= {"switches", f"matters.{matter}"}
    return frozenset(found)


def _at(column: Situation, sample: Sample) -> Situation:
    """The situation with the sample standing where it is asked about."""
    unit = column.state.units[sample.unit]
    if unit.place == sample.place:
        return column
    units = {**column.state.units, sample.unit: evolve(unit, place=sample.place)}
    return evolve(column, state=evolve(column.state, units=units))


def _welcome(setting: Setting, columns: tuple[Situation, ...], sample: Sample) -> bool:
    """Whether some situation knows a basis for a guest, so that asking about it has a point."""
    law = setting.law
    return not sample.guest or any(
        law.basis(column.state, setting, sample.unit, sample.place) is not None for column in columns
    )


# -- command -----------------------------------------------------------------------------------------------
def command(setting: Setting, columns: tuple[Situation, ...]) -> Iterator[Right]:
    """Who orders each army, at home and as a guest."""
    for sample in samples(setting, columns):
        if not _welcome(setting, columns, sample):
            continue
        answers, rests = {}, {"national", f"unit.{sample.unit}"}
        for column in columns:
            state = _at(column, sample).state
            rule = setting.law.command_rule(state, setting, sample.unit)
            office = setting.law.superior(state, setting, sample.unit)
            found = setting.law.command[rule]
            rests |= {f"command.{rule}", f"posts.{found.superior}", *resting(found.needs, setting.law)}
            answers[column.id] = Answer(who=(office,), title=setting.world.title_of(office), cite=found.cite)
        yield Right(
            id=f"command.{sample.id}",
            family="command",
            question=sample.label,
            answers=answers,
            rests=frozenset(rests),
        )


# -- presence ----------------------------------------------------------------------------------------------
def presence(setting: Setting, columns: tuple[Situation, ...]) -> Iterator[Right]:
    """On which legal basis each army may be on an ally's soil, and whose decision that basis is."""
    for sample in samples(setting, columns):
        if sample.guest:
            asked = {column.id: _at(column, sample) for column in columns}
            yield Right(
                id=f"presence.{sample.id}",
                family="presence",
                question=sample.label,
                answers={name: _let_in(setting, column, sample) for name, column in asked.items()},
                rests=frozenset({f"unit.{sample.unit}"}).union(
                    *(_bases(setting, column, sample) for column in asked.values())
                ),
            )


def _bases(setting: Setting, column: Situation, sample: Sample) -> frozenset[str]:
    """The tables of the law behind the basis that holds in a situation."""
    law = setting.law
    name = law.basis(column.state, setting, sample.unit, sample.place)
    if name is None:
        return frozenset()
    matter = law.bases[name].needs.decision
    body = {f"bodies.{law.matters[matter.matter].body}"} if matter else set()
    return resting(law.bases[name].needs, law) | {f"bases.{name}"} | body


def _let_in(setting: Setting, column: Situation, sample: Sample) -> Answer:
    law = setting.law
    name = law.basis(column.state, setting, sample.unit, sample.place)
    if name is None:
        return _no_basis(setting, column, sample)
    basis = law.bases[name]
    body = _behind(setting, basis)
    who = f", by decision of {body.title}" if body else ""
    return Answer(
        who=body.voters if body else (),
        title=f"{basis.title}{who}",
        needs=plain_needs(basis.needs, setting),
        cite=basis.cite,
    )


def _no_basis(setting: Setting, column: Situation, sample: Sample) -> Answer:
    """That nothing carries the presence; once the group is deployed, which decision is still missing."""
    law, army = setting.law, setting.world.units[sample.unit].army
    note, cite = "no legal basis", "R78, X04"
    if law.joint_command(column.state):
        for matter in law.matters.values():
            if any(army in armies for armies in matter.makes.reinforces.values()):
                note, cite = f"no legal basis before “{matter.title}” is decided", matter.cite
    return Answer(who=(), title="nobody", possible=False, note=note, cite=cite)


def _behind(setting: Setting, basis: Basis) -> Body | None:
    """The body whose decision a basis rests on."""
    matter = basis.needs.decision
    return setting.law.bodies[setting.law.matters[matter.matter].body] if matter else None


# -- the air -----------------------------------------------------------------------------------------------
def air(setting: Setting, columns: tuple[Situation, ...]) -> Iterator[Right]:
    """Whose keys start the crews of each army, and whose order lets its missiles fire."""
    for sample in samples(setting, columns):
        if not _welcome(setting, columns, sample):
            continue
        for role, deed in ((Role.FIGHTER, "take-off"), (Role.SAM, "fire")):
            unit = _with_role(setting, sample, role)
            if unit is None:
                continue
            asked = evolve(sample, unit=unit)
            judge = _take_off if role is Role.FIGHTER else _fire
            found = {column.id: judge(setting, _at(column, asked), asked) for column in columns}
            what = "crews" if role is Role.FIGHTER else "missiles"
            yield Right(
                id=f"{deed}.{sample.id}",
                family="air",
                question=f"{deed} of {what} {sample.label}",
                answers={name: answer for name, (answer, _) in found.items()},
                rests=frozenset({f"unit.{unit}"}).union(*(rests for _, rests in found.values())),
            )


def _with_role(setting: Setting, sample: Sample, role: Role) -> str | None:
    """A unit of the sample's army and kind of place with a role."""
    world = setting.world
    first = world.units[sample.unit]
    alike = sample.guest and ".in." not in sample.id
    for name, unit in world.units.items():
        if unit.army == first.army and unit.side == first.side and world.kind_of[name].role is role:
            if not alike or (unit.tags == first.tags and unit.place == first.place):
                return name
    return None


def _take_off(setting: Setting, column: Situation, sample: Sample) -> tuple[Answer, frozenset[str]]:
    """The article under which a crew takes off, and the keys that it asks for (R43, R44, X07, X39)."""
    law, state = setting.law, column.state
    army = setting.world.units[sample.unit].army
    joint = JOINT in law.articles and law.joint_command(state) and army in law.armies(state, "rgf")
    name = JOINT if joint else GUEST if sample.guest else NATIONAL
    if FOREIGN in law.articles and law.basis(state, setting, sample.unit, sample.place) == BASE:
        name = FOREIGN
    article = law.articles.get(name)
    keys = article.needs.keys if article else None
    if article is None or keys is None:
        office = law.superior(state, setting, sample.unit)
        cite = article.cite if article else law.command[law.command_rule(state, setting, sample.unit)].cite
        answer = Answer(who=(office,), title=setting.world.title_of(office), how="gives the order", cite=cite)
        rule = law.command_rule(state, setting, sample.unit)
        behind = {f"command.{rule}", f"posts.{law.command[rule].superior}"}
        behind |= resting(article.needs, law) if article else set()
        return answer, frozenset({f"articles.{name}", "switches", "groups.rgf", *behind})
    case = Case(state, setting, unit=sample.unit, place=sample.place)
    who = keys.voters(case)
    body = law.bodies[keys.body]
    both = len(who) > 1 and body.voting is Voting.CONSENSUS
    title = " and ".join(setting.world.title_of(office) for office in who) or "nobody"
    how = f"{'two keys' if len(who) == 2 else 'every key'}: each may refuse" if both else "one key"
    rests = {
        f"articles.{name}",
        f"bodies.{keys.body}",
        "switches",
        "groups.rgf",
        *resting(article.needs, law),
    }
    needs = plain_needs(article.needs, setting, without=("keys",))
    return Answer(who=who, title=title, how=how, needs=needs, cite=article.cite), frozenset(rests)


def _fire(setting: Setting, column: Situation, sample: Sample) -> tuple[Answer, frozenset[str]]:
    """The superior alone orders fire, under the law of the territory below (R45, X40)."""
    law, state = setting.law, column.state
    rule = law.command_rule(state, setting, sample.unit)
    office = law.superior(state, setting, sample.unit)
    found = law.command[rule]
    weapons = law.articles.get("weapons")
    cite = f"{found.cite}, {weapons.cite}" if weapons else found.cite
    how = "alone, under the law of the territory below"
    rests = frozenset(
        {f"command.{rule}", f"posts.{found.superior}", "articles.weapons", *resting(found.needs, law)}
    )
    return Answer(who=(office,), title=setting.world.title_of(office), how=how, cite=cite), rests
