"""What must hold after every move. Each function is one law of the game, and says in a sentence what was broken.

Cheap ones look at everything each time; the dear ones look only where something has changed, or when a turn ends.
"""

from collections.abc import Callable, Iterator, Mapping

from game.law.setting import Setting
from game.model import moves
from game.model.moves import Move
from game.model.state import Package, Reply, State
from game.model.terms import Answer, Rail
from game.rules.operations import command, entry, picture
from game.rules.sequence import STEPS
from tests.walks.walker import Taken

Broken = Iterator[str]
Law = Callable[[Taken, Setting], Broken]


def turn_ended(taken: Taken) -> bool:
    """Whether this move ended a turn: recovery has just been through."""
    return taken.before.turn != taken.outcome.state.turn or bool(taken.outcome.state.ended)


# -- forces ------------------------------------------------------------------------------------------------
def places(taken: Taken, setting: Setting) -> Broken:
    """Each unit is in one place that there is, in a condition that there is."""
    board, state = setting.world.board, taken.outcome.state
    if state.units is taken.before.units:
        return
    for name, unit in state.units.items():
        if name not in setting.world.units or name not in taken.before.units:
            yield f"{name} has come into play from nowhere"
            continue
        kind, full = (
            setting.world.kind_of[name],
            setting.world.units[name].steps or setting.world.kind_of[name].steps,
        )
        if not (type(unit.place) is int and -len(board.boxes) <= unit.place < board.size):
            yield f"{name} is nowhere: {unit.place}"
        if not 1 <= unit.steps <= full:
            yield f"{name} has {unit.steps} of {full} steps"
        if not 0 <= unit.ready <= 3:
            yield f"{name} has readiness {unit.ready}"
        if not 0 <= unit.magazine <= max(kind.magazine, 0):
            yield f"{name} has {unit.magazine} of {kind.magazine} rounds"
        if unit.bound is not None and unit.place >= 0:
            yield f"{name} is on its way from a box and on the map"
        if unit.rail is not Rail.NONE and unit.place >= 0 and not board.rail[unit.place]:
            yield f"{name} is on a train where no railway runs"


def enemies_apart(taken: Taken, setting: Setting) -> Broken:
    """Forces of two alliances never share a hex."""
    state = taken.outcome.state
    if state.units is taken.before.units or state.pending:
        return
    holder: dict[int, str] = {}
    for name, unit in state.units.items():
        alliance = setting.world.alliance_of[name]
        if unit.place >= 0 and holder.setdefault(unit.place, alliance) != alliance:
            yield f"{name} shares {setting.world.board.name(unit.place)} with an enemy"


def stacking(taken: Taken, setting: Setting) -> Broken:
    """No hex holds more formations of an alliance than it has room for."""
    state, most = taken.outcome.state, setting.numbers.operations.stacking
    if state.units is taken.before.units or state.pending:
        return
    facts = picture.now(state, setting).ground.units
    found: dict[tuple[int, str], int] = {}
    for name, unit in state.units.items():
        if unit.place >= 0 and facts[name].formation and unit.rail is not Rail.LOADED:
            key = (unit.place, facts[name].alliance)
            found[key] = found.get(key, 0) + 1
    for (place, alliance), number in found.items():
        if number > most:
            yield f"{number} formations of {alliance} stand in {setting.world.board.name(place)}"


def units_conserved(taken: Taken, setting: Setting) -> Broken:
    """Units present, and those that were destroyed, are those of the opening; steps are lost on record only."""
    before, state = taken.before, taken.outcome.state
    if before.units is state.units:
        return
    destroyed = {event.subject for event in taken.outcome.events if event.kind == "destroyed"}
    gone = set(before.units) - set(state.units)
    if gone != destroyed:
        yield f"gone: {sorted(gone)}; destroyed: {sorted(destroyed)}"
    given = taken.move.amount if _injects(taken.move, "steps") else 0
    for side in setting.world.sides:
        lost = state.tally.get(f"lost.{side}", 0) - before.tally.get(f"lost.{side}", 0)
        was, now = _steps(before, setting, side), _steps(state, setting, side)
        extra = given if given and setting.world.side_of[taken.move.subject] == side else 0  # type: ignore[union-attr]
        if was - lost + extra != now:
            yield f"{side} had {was} steps, lost {lost} on record, and has {now}"
    for name, unit in state.units.items():
        if unit.steps > before.units[name].steps and not given:
            yield f"{name} has grown by {unit.steps - before.units[name].steps} steps"


def _steps(state: State, setting: Setting, side: str) -> int:
    return sum(unit.steps for name, unit in state.units.items() if setting.world.side_of[name] == side)


def _injects(move: Move | None, kind: str) -> bool:
    return isinstance(move, moves.Inject) and move.kind == kind


def magazines(taken: Taken, setting: Setting) -> Broken:
    """Rounds leave a magazine by a strike, a fight or fire, and return in recovery or from Control only."""
    before, state, move = taken.before, taken.outcome.state, taken.move
    if before.units is state.units:
        return
    for name, unit in state.units.items():
        old = before.units[name].magazine
        if unit.magazine > old and not (turn_ended(taken) or _injects(move, "magazine")):
            yield f"{name} has found {unit.magazine - old} rounds"
        if unit.magazine < old and not _fires(before, move, name) and not _injects(move, "magazine"):
            yield f"{name} has lost {old - unit.magazine} rounds to nothing"


def _fires(before: State, move: Move | None, name: str) -> bool:
    if isinstance(move, moves.Strike):
        return move.unit == name
    if isinstance(move, moves.ChanceAnswer) and before.pending[0].kind == "air.fire":
        return before.pending[0].subject.startswith(f"{name}/")
    return isinstance(move, moves.Attack)


def missiles(taken: Taken, setting: Setting) -> Broken:
    """Every missile fired is on record, and none appears."""
    before, state = taken.before, taken.outcome.state
    fired = state.tally.get("missiles_fired", 0) - before.tally.get("missiles_fired", 0)
    given = taken.move.amount if _injects(taken.move, "missiles") else 0  # type: ignore[union-attr]
    if state.politics.missiles != before.politics.missiles - fired + given:
        yield f"missiles: {before.politics.missiles} - {fired} + {given} is not {state.politics.missiles}"


# -- law ---------------------------------------------------------------------------------------------------
def legal_presence(taken: Taken, setting: Setting) -> Broken:
    """Every allied unit on an ally's soil has a basis, or is marked as one that must leave.

    A basis may end in the middle of a turn; recovery marks the unit. Nobody comes to stand anywhere without one,
    but a unit on its way out; who pursued too far goes home through the host's country.
    """
    before, state = taken.before, taken.outcome.state
    if before.units is state.units and not turn_ended(taken):
        return
    for name, unit in state.units.items():
        moved = before.units[name].place != unit.place
        if unit.unbased or not (moved or turn_ended(taken)):
            continue
        if moved and entry.is_leaving(picture.now(before, setting), name):
            continue
        if not setting.law.may_stand(state, setting, name, unit.place):
            where = setting.world.board.name(unit.place)
            yield f"{name} stands in {where} without a basis, and nobody has noticed"


def superiors(taken: Taken, setting: Setting) -> Broken:
    """Every unit has one superior, whose office a seat holds; what operations remember agrees with the law."""
    before, state = taken.before, taken.outcome.state
    same_law = before.council is state.council and before.period is state.period
    if before.units is state.units and same_law and not turn_ended(taken):
        return
    offices, seats = setting.world.offices, setting.world.seat_of_office
    for name, unit in state.units.items():
        moved = before.units[name].place != unit.place
        if same_law and not moved and not turn_ended(taken):
            continue
        office = setting.law.superior(state, setting, name)
        if office not in offices or office not in seats:
            yield f"{name} takes its orders from {office!r}, which no seat holds"
        if command.superior(picture.now(state, setting), name)[0] != office:
            yield f"operations think that {name} is commanded by another than {office}"
        if turn_ended(taken) and unit.commander != office:
            yield f"{name} has {unit.commander} on record and {office} in law"


def votes(taken: Taken, setting: Setting) -> Broken:
    """Packages and replies come from members of the body that decides them, each once."""
    council, bodies = taken.outcome.state.council, setting.law.bodies
    if council is taken.before.council:
        return
    packages = {package.id: package for package in council.packages}
    tabled = [setting.world.seat_of_office[package.by] for package in council.packages]
    if len(set(tabled)) != len(tabled):
        yield "a seat has tabled two packages in one turn"
    for package in council.packages:
        if package.by not in bodies[package.body].voters:
            yield f"{package.by} has put {package.id} to a body that it is no member of"
    given: set[tuple[str, str]] = set()
    for reply in council.replies:
        package_of = packages.get(reply.package) or packages.get(reply.package.rpartition("/")[0])
        if package_of is None or reply.office not in bodies[package_of.body].voters:
            yield f"{reply.office} has voted on {reply.package}, which is not its to vote on"
        elif reply.package in packages and _hand(setting, reply.office) == _hand(setting, package_of.by):
            yield f"{reply.office} has voted on its own package"
        if (reply.package, reply.office) in given:
            yield f"{reply.office} has voted twice on {reply.package}"
        given.add((reply.package, reply.office))


def _hand(setting: Setting, office: str) -> str:
    return setting.world.seat_of_office[office]


def mandates(taken: Taken, setting: Setting) -> Broken:
    """A mandate comes from its body: by a decision of one office, by votes that carry, or by the law itself."""
    before, state = taken.before.council.mandates, taken.outcome.state.council.mandates
    if before is state or taken.move is None:
        return
    for name, mandate in state.items():
        if before.get(name) is None or before[name].package != mandate.package:
            if not _decided(taken, setting, name, mandate.package):
                yield f"nobody has decided {name} (package {mandate.package!r})"


def _decided(taken: Taken, setting: Setting, matter: str, package: str) -> bool:
    move, law = taken.move, setting.law
    body = law.bodies[law.matters[matter].body]
    if package.endswith("/automatic"):
        return any(matter in rule.adopts for rule in law.automatic.values())
    if isinstance(move, moves.Decree | moves.Propose):
        named = (move.matter,) if isinstance(move, moves.Decree) else move.matters
        if matter in named and move.office in body.voters and len(body.voters) == 1:
            return True
    return any(
        matter in carried
        for one in taken.before.council.packages
        if one.id == package
        for carried in _carried(taken, setting, one)
    )


def _carried(taken: Taken, setting: Setting, package: Package) -> Iterator[tuple[str, ...]]:
    """What the votes carry, counted anew: the package, or a counter to it."""
    body, replies = setting.law.bodies[package.body], list(taken.before.council.replies)
    if isinstance(taken.move, moves.GiveReply):
        last = taken.move
        replies.append(
            Reply(package=last.package, office=last.office, answer=last.answer, matters=last.matters)
        )
    said: Mapping[tuple[str, str], Reply] = {(reply.package, reply.office): reply for reply in replies}

    def for_it(voter: str, question: str, author: str, matters: tuple[str, ...]) -> bool:
        if _hand(setting, voter) == _hand(setting, author):
            return True
        own, first = said.get((question, voter)), said.get((package.id, voter))
        return (own is not None and own.answer is Answer.AYE) or (
            question != package.id
            and first is not None
            and first.answer is Answer.COUNTER
            and set(first.matters) == set(matters)
        )

    if body.carries(frozenset(v for v in body.voters if for_it(v, package.id, package.by, package.matters))):
        yield package.matters
    for reply in replies:
        if reply.package == package.id and reply.answer is Answer.COUNTER:
            question = f"{package.id}/{reply.office}"
            if body.carries(
                frozenset(v for v in body.voters if for_it(v, question, reply.office, reply.matters))
            ):
                yield reply.matters


def periods(taken: Taken, setting: Setting) -> Broken:
    """The period changes only when a decision that changes it has been made in the same move."""
    before, state = taken.before, taken.outcome.state
    if before.period is state.period:
        return
    made = [
        name
        for name, mandate in state.council.mandates.items()
        if mandate.turn == state.turn and setting.law.matters[name].makes.period is state.period
    ]
    if not made:
        yield f"the period has become {state.period} without a decision"


def no_violation(taken: Taken, setting: Setting) -> Broken:
    """Nobody has broken the law by a legal move."""
    if taken.outcome.state.tally.get("violations", 0):
        yield "a violation is on record"


# -- the rest ----------------------------------------------------------------------------------------------
def bounds(taken: Taken, setting: Setting) -> Broken:
    """Every number lies where the rulebook says that it can."""
    state, numbers = taken.outcome.state, setting.numbers.politics
    for name, value in state.tracks.items():
        if not 0 <= value <= 100:
            yield f"the track {name} stands at {value}"
    for seat, capital in state.politics.capital.items():
        if not 0 <= capital <= numbers.capital_most:
            yield f"{seat} has {capital} capital"
    for seat, left in state.activations.items():
        if left < 0:
            yield f"{seat} has {left} activations"
    if not 0 <= state.politics.missiles <= numbers.missiles:
        yield f"{state.politics.missiles} missiles are left"
    if state.politics.escalation < 0:
        yield f"{state.politics.escalation} escalation points are left"
    for name, facility in state.facilities.items():
        if not 0 <= facility.damage <= setting.world.facilities[name].strength:
            yield f"{name} has {facility.damage} damage"
    for place in state.control:
        if not 0 <= place < setting.world.board.size or not setting.world.ground_of(place):
            yield f"somebody has taken {place}, which is nobody's ground"
    for track in state.air.tracks:
        if not 0 <= track.at < len(track.path) or track.size < 1:
            yield f"the track {track.id} is at {track.at} of {len(track.path)} with {track.size} left"


def sequence(taken: Taken, setting: Setting) -> Broken:
    """Play waits for somebody, in a step that there is, or has ended; time does not run back."""
    before, state = taken.before, taken.outcome.state
    if not (state.ended or state.pending or state.waiting):
        yield "nobody is to move, and the game has not ended"
    if not 0 <= state.step < len(STEPS):
        yield f"there is no step {state.step}"
    for seat in state.waiting:
        if seat not in setting.world.seats or not setting.world.seats[seat].sides:
            yield f"{seat!r} is waited for"
    if state.turn < before.turn or state.planned > setting.world.clock.turns:
        yield f"turn {before.turn} is followed by turn {state.turn}"
    for question in state.pending:
        if not any(weight > 0 for _, weight in question.answers):
            yield f"the question {question.key} has no answer"


def told(taken: Taken, setting: Setting) -> Broken:
    """Every event reads as a sentence, and is told to seats that there are."""
    for event in taken.outcome.events:
        spoken = event.kind in ("note", "inject", "control")  # what Control wrote may hold anything
        if not event.text or ("{" in event.text and not spoken):
            yield f"an event reads {event.text!r}"
        for seat in event.audience:
            if seat not in setting.world.seats:
                yield f"an event is told to {seat!r}: {event.text}"


LAWS: tuple[Law, ...] = (
    places, enemies_apart, stacking, units_conserved, magazines, missiles, legal_presence, superiors, votes, mandates,
    periods, no_violation, bounds, sequence, told,
)  # fmt: skip


def broken(taken: Taken, setting: Setting) -> list[str]:
    """Everything that a move has broken; where a unit is nowhere, nothing else can be asked."""
    first = [f"places: {text}" for text in places(taken, setting)]
    return first or [f"{law.__name__}: {text}" for law in LAWS[1:] for text in law(taken, setting)]
