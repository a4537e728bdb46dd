"""Rights and power: how often the result changes when one answer of an office is turned round.

In a finished game one of the office's answers is picked by luck, turned into its opposite, and the game is played on
from there by the same kinds of player. The result is who won and which seats reached their par.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from game.core.luck import draw
from game.engine.session import Entry, Played, Session, rebuild
from game.model.moves import GiveReply, Move, TurnKey, Withhold
from game.model.terms import Answer
from game.players.player import play_out
from game.players.table import players_for
from game.rules.score import score, victory
from game.study.ensemble import scenario_named
from game.study.statistics import Interval, bootstrap, wilson
from game.study.undisturbed import undisturbed

Outcome = tuple[bool, tuple[bool, ...]]


@frozen(kw_only=True)
class Turned:
    """One answer turned round: whose, whether the result is another, and what its seat gained by it in points."""

    office: str
    decisive: bool
    gain: int


@frozen(kw_only=True)
class Power:
    """An office over many games: in how many it answered anything, in how many of those its answer decided."""

    office: str
    title: str
    games: int
    answered: int
    decisive: int
    share: Interval
    gain: Interval


def opposite(move: Move) -> Move | None:
    """The answer turned round: consent into refusal, refusal into consent; None for what is no answer."""
    if isinstance(move, GiveReply):
        turned = Answer.AYE if move.answer is Answer.NO else Answer.NO
        return GiveReply(move.office, move.package, turned)
    if isinstance(move, TurnKey):
        return Withhold(move.office, move.unit, move.track)
    if isinstance(move, Withhold):
        return TurnKey(move.office, move.unit, move.track)
    return None


@undisturbed()
def turned_round(name: str, seed: int) -> list[Turned]:
    """Play a game, then turn one answer of each office round and play on."""
    found = scenario_named(name)
    setting = found.setting
    seats = {seat: "doctrine" for seat, item in setting.world.seats.items() if item.sides}
    session = Session(setting, seed, found.opening)
    play_out(session, players_for(setting, seed, seats))
    before, totals = _outcome(session), _totals(session)
    answers: dict[str, list[int]] = {}
    for place, move in enumerate(session.line):
        if opposite(move) is not None:
            answers.setdefault(str(getattr(move, "office", "")), []).append(place)
    results = []
    for office, places in answers.items():
        place = places[draw(seed, f"turned/{office}", (1,) * len(places))]
        other = _played_on(session, place, seats)
        if other is not None:
            seat = setting.world.seat_of_office[office]
            gain = _totals(other)[seat] - totals[seat]
            results.append(Turned(office=office, decisive=_outcome(other) != before, gain=gain))
    return results


def _played_on(session: Session, place: int, seats: Mapping[str, str]) -> Session | None:
    """The game from its `place`th move on with that move turned round; None where the law forbids the other answer."""
    setting = session.setting
    line: list[Entry] = [Played(move) for move in session.line[:place]]
    fork = rebuild(setting, session.seed, session.opening, line)
    move = opposite(session.line[place])
    if move is None or not fork.view(fork.to_move()).verdict(move).allowed:
        return None
    fork.play(move)
    return play_out(fork, players_for(setting, session.seed, seats))


def _outcome(session: Session) -> Outcome:
    scores = score(session.state, session.setting).values()
    won = victory(session.state, session.setting).allowed
    return won, tuple(item.against_par >= 0 for item in scores)


def _totals(session: Session) -> dict[str, int]:
    return {seat: item.total for seat, item in score(session.state, session.setting).items()}


def powers(name: str, results: Sequence[Sequence[Turned]]) -> list[Power]:
    """What the games say of each office that ever answered, the most decisive first."""
    world = scenario_named(name).setting.world
    offices = dict.fromkeys(item.office for game in results for item in game)
    found = [_power(office, world.offices[office].title, results) for office in offices]
    return sorted(found, key=lambda item: (-item.decisive, item.office))


def _power(office: str, title: str, results: Sequence[Sequence[Turned]]) -> Power:
    own = [item for game in results for item in game if item.office == office]
    decisive = sum(item.decisive for item in own)
    return Power(
        office=office,
        title=title,
        games=len(results),
        answered=len(own),
        decisive=decisive,
        share=wilson(decisive, len(results)),
        gain=bootstrap([item.gain for item in own]),
    )


def games_of(name: str, seeds: Sequence[int], jobs: int) -> Iterator[list[Turned]]:
    """Every seed's answers turned round, in the order of the seeds whatever the number of processes."""
    if jobs <= 1:
        yield from (turned_round(name, seed) for seed in seeds)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(turned_round, [name] * len(seeds), seeds, chunksize=4)
