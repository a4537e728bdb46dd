"""The instructor's moves: injects, taking and releasing seats, pausing, remarks. Always with a reason.

They belong to no step: they may be made while chance is asked and while play is paused.
"""

from collections.abc import Iterator

from game.core.records import evolve
from game.core.verdict import Finding, Verdict
from game.law.setting import Setting
from game.model.events import Event, Outcome
from game.model.moves import Inject, Note, Pause, ReleaseSeat, TakeSeat
from game.model.state import State
from game.rules.common import told
from game.rules.injects import CITE, KINDS, Kind, inject, nothing
from game.rules.move_rule import MoveRule
from game.rules.parties import known

CONTROL = frozenset({"control"})


def _going_on(state: State) -> Finding:
    return Finding("playing", not state.ended, "the game must not have ended", (), CITE)


def _reason(reason: str) -> Finding:
    return Finding("reason", bool(reason.strip()), "Control must give a reason", (), CITE)


# -- injects -----------------------------------------------------------------------------------------------
def inject_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Inject]:
    """Every kind on each of its subjects, with the least and the most that it may give; no reason yet."""
    if seat != "control":
        return
    for name, kind in KINDS.items():
        if about in ("", name) and kind.subjects is not None:
            for subject in kind.subjects(state, setting):
                for amount in dict.fromkeys(kind.bounds(state, setting, subject)):
                    yield Inject(name, subject, amount, "")


def inject_verdict(state: State, setting: Setting, move: Inject) -> Verdict:
    """An inject is of a known kind, names something there is, stays within bounds, and has a reason."""
    findings = [_going_on(state), _reason(move.reason), known("kind of inject", move.kind, KINDS, CITE)]
    kind = KINDS.get(move.kind)
    if kind is not None:
        findings += [_subject(state, setting, kind, move.subject), _phase(state, kind)]
        if kind.subjects and move.subject in setting.stakes.situations:
            findings.append(_fresh(state, setting, move.subject))
        low, high = kind.bounds(state, setting, move.subject)
        values = (kind.title, low, high, move.amount)
        bare = kind.bounds is nothing or kind.places
        fits = low <= move.amount <= high and (move.amount != 0 or bare)
        says = "{}: the amount must lie between {} and {}, and change something; it is {}"
        findings.append(Finding("amount", fits, says, values, CITE))
    return Verdict("control.inject", tuple(findings))


def _subject(state: State, setting: Setting, kind: Kind, subject: str) -> Finding:
    if kind.subjects is None:
        return Finding("text", bool(subject.strip()), "the news must say something", (), CITE)
    finding = known(kind.what, subject, kind.subjects(state, setting), CITE)
    if finding.holds or not kind.places:
        return finding
    try:
        place = setting.world.board.parse_place(subject)
    except ValueError as error:
        return Finding("place", False, "{}", (str(error),), CITE)
    return Finding(
        "place", place >= 0, "{} must be a hex of the map", (setting.world.board.name(place),), CITE
    )


def _fresh(state: State, setting: Setting, name: str) -> Finding:
    flying = any(track.id == f"incident-{name}" for track in state.air.tracks)
    title = setting.stakes.situations[name].title
    return Finding("fresh", not flying, "“{}” must not be in the air already", (title,), CITE)


def _phase(state: State, kind: Kind) -> Finding:
    from game.rules.sequence import STEPS

    fits = not kind.before or STEPS[state.step].phase in kind.before
    return Finding("phase", fits, "{} must come before the air phase is over", (kind.title,), CITE)


# -- seats -------------------------------------------------------------------------------------------------
def take_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[TakeSeat]:
    """Every seat that Control has not taken."""
    if seat == "control":
        yield from (TakeSeat(name, "") for name in setting.world.seats if name not in state.taken)


def take_verdict(state: State, setting: Setting, move: TakeSeat) -> Verdict:
    """A seat that there is and that Control does not hold yet."""
    title = setting.world.title_of(move.seat)
    free = Finding("free", move.seat not in state.taken, "{} must not be taken over already", (title,), CITE)
    found = known("seat", move.seat, setting.world.seats, CITE)
    return Verdict("control.take", (_going_on(state), _reason(move.reason), found, free))


def take_effect(state: State, setting: Setting, move: TakeSeat) -> Outcome:
    """Control plays the seat from now on; its player is told."""
    changed = evolve(state, taken=state.taken | {move.seat})
    values = (setting.world.title_of(move.seat), move.reason)
    return told(
        changed, Event("control", "Control takes {} over: {}", values, CITE, CONTROL | {move.seat}, move.seat)
    )


def release_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[ReleaseSeat]:
    """Every seat that Control has taken."""
    if seat == "control":
        yield from (ReleaseSeat(name, "") for name in setting.world.seats if name in state.taken)


def release_verdict(state: State, setting: Setting, move: ReleaseSeat) -> Verdict:
    """A seat that Control holds."""
    title = setting.world.title_of(move.seat)
    taken = Finding("taken", move.seat in state.taken, "{} must have been taken over", (title,), CITE)
    found = known("seat", move.seat, setting.world.seats, CITE)
    return Verdict("control.release", (_going_on(state), _reason(move.reason), found, taken))


def release_effect(state: State, setting: Setting, move: ReleaseSeat) -> Outcome:
    """The seat's player has it back."""
    changed = evolve(state, taken=state.taken - {move.seat})
    values = (setting.world.title_of(move.seat), move.reason)
    return told(
        changed, Event("control", "Control gives {} back: {}", values, CITE, CONTROL | {move.seat}, move.seat)
    )


# -- pauses and remarks ------------------------------------------------------------------------------------
def pause_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Pause]:
    """To stop play, or to let it go on."""
    if seat == "control":
        yield Pause(not state.paused, "")


def pause_verdict(state: State, setting: Setting, move: Pause) -> Verdict:
    """Play is stopped when it goes on, and goes on when it is stopped."""
    says = "play must not be stopped already" if move.paused else "play must have been stopped"
    changes = Finding("changes", state.paused is not move.paused, says, (), CITE)
    return Verdict("control.pause", (_going_on(state), _reason(move.reason), changes))


def pause_effect(state: State, setting: Setting, move: Pause) -> Outcome:
    """All are told."""
    says = "Control stops play: {}" if move.paused else "Control lets play go on: {}"
    return told(evolve(state, paused=move.paused), Event("control", says, (move.reason,), CITE))


def note_options(state: State, setting: Setting, seat: str, about: str) -> Iterator[Note]:
    """A remark has no options: its text is Control's."""
    return iter(())


def note_verdict(state: State, setting: Setting, move: Note) -> Verdict:
    """A remark says something; it may be made after the end too."""
    return Verdict(
        "control.note", (Finding("text", bool(move.text.strip()), "the remark must say something", (), CITE),)
    )


def note_effect(state: State, setting: Setting, move: Note) -> Outcome:
    """The remark stands in the record; nobody else reads it."""
    return told(state, Event("note", "Remark: {}", (move.text,), CITE, CONTROL))


INJECT = MoveRule(inject_options, inject_verdict, inject)
TAKE = MoveRule(take_options, take_verdict, take_effect)
RELEASE = MoveRule(release_options, release_verdict, release_effect)
PAUSE = MoveRule(pause_options, pause_verdict, pause_effect)
NOTE = MoveRule(note_options, note_verdict, note_effect)
