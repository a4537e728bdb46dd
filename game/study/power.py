"""Rights and power: how often the result changes when an answer of an office is turned round.

In a finished game one of the questions that the office answered is picked by luck, then one of its answers to it, among
those that the law lets it give otherwise; the office answers that question the other way from there on, and the same
kinds of player play the game out. The result is who won and which seats reached their par.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.core.luck import draw_even
from game.engine.session import Session
from game.players.player import Player, play_out
from game.players.table import players_for
from game.rules.score import score, victory
from game.study.answers import Other, Turned, answering, others
from game.study.ensemble import scenario_named
from game.study.statistics import Interval, bootstrap, wilson
from game.study.undisturbed import undisturbed

Outcome = tuple[bool, tuple[bool, ...]]


@frozen(kw_only=True)
class Flip:
    """What came of turning an office's answer round: whether the result is another, and its seat's gain in points.

    Where the law allowed the office no other answer all through the game it was not `free`, and nothing was turned.
    """

    office: str
    free: bool = True
    decisive: bool = False
    gain: int = 0


@frozen(kw_only=True)
class Power:
    """An office over many games: in how many it answered, might have answered otherwise, and its answer decided.

    `share` is the decisive share of all games, `when_free` that of the games in which it had a choice (None: in none);
    `gain` is what the other answer brought its seat where there was one.
    """

    office: str
    title: str
    games: int
    answered: int
    free: int
    decisive: int
    share: Interval
    when_free: Interval | None
    gain: Interval | None


@undisturbed()
def turned_round(name: str, seed: int) -> list[Flip]:
    """Play a game, then turn one answer of each office round and play on; in the order of the offices."""
    found = scenario_named(name)
    session = Session(found.setting, seed, found.opening)
    play_out(session, _players(session))
    answered = {str(getattr(move, "office", "")) for move in session.line if answering(move)}
    picked: dict[str, Other] = {}
    for office in found.setting.world.offices:
        choices = others(session, office) if office in answered else ()
        if choices:
            picked[office] = one_of(choices, seed)
    before, totals = _outcome(session), _totals(session)
    flips = {office: Flip(office=office, free=False) for office in answered}
    for other in sorted(picked.values(), key=lambda item: (-item.place, item.office)):
        _play_on(session, other)
        seat = found.setting.world.seat_of_office[other.office]
        gain = _totals(session)[seat] - totals[seat]
        flips[other.office] = Flip(office=other.office, decisive=_outcome(session) != before, gain=gain)
    return [flips[office] for office in found.setting.world.offices if office in flips]


def one_of(choices: Sequence[Other], seed: int) -> Other:
    """One answer by luck: first the question, so that none weighs more for being asked often, then an answer to it.

    All keys are one question: whether a crew may start.
    """
    office = choices[0].office
    questions = list(dict.fromkeys(other.question for other in choices))
    question = questions[draw_even(seed, f"turned/{office}/question", len(questions))]
    answers = [other for other in choices if other.question == question]
    return answers[draw_even(seed, f"turned/{office}/answer", len(answers))]


def _play_on(session: Session, other: Other) -> None:
    """Go back to an answer and play on with it turned round.

    What came before it still stands in the session, however often play has gone back to somewhere later.
    """
    session.back(other.place)
    players = _players(session)
    if other.move is not None:
        session.play(other.move)
    else:
        seat = session.setting.world.seat_of_office[other.office]
        players[seat] = Turned(players[seat], session.setting, other)
    play_out(session, players)


def _players(session: Session) -> dict[str, Player]:
    """A doctrine in every seat that has forces or a vote."""
    seats = dict.fromkeys(session.setting.world.seats, "doctrine")
    return players_for(session.setting, session.seed, seats)


def _outcome(session: Session) -> Outcome:
    scores = score(session.state, session.setting).values()
    won = victory(session.state, session.setting).allowed
    return won, tuple(item.against_par >= 0 for item in scores)


def _totals(session: Session) -> dict[str, int]:
    return {seat: item.total for seat, item in score(session.state, session.setting).items()}


# -- many games --------------------------------------------------------------------------------------------
def powers(name: str, games: Sequence[Sequence[Flip]]) -> list[Power]:
    """What the games say of each office that ever answered, the most decisive first."""
    offices = scenario_named(name).setting.world.offices
    answered = {flip.office for game in games for flip in game}
    found = [_power(office, item.title, games) for office, item in offices.items() if office in answered]
    return sorted(found, key=lambda item: (-item.decisive, -item.free, -item.answered))


def _power(office: str, title: str, games: Sequence[Sequence[Flip]]) -> Power:
    own = [flip for game in games for flip in game if flip.office == office]
    free = [flip for flip in own if flip.free]
    decisive = sum(flip.decisive for flip in free)
    return Power(
        office=office,
        title=title,
        games=len(games),
        answered=len(own),
        free=len(free),
        decisive=decisive,
        share=wilson(decisive, len(games)),
        when_free=wilson(decisive, len(free)) if free else None,
        gain=bootstrap([flip.gain for flip in free]) if free else None,
    )


def games_of(name: str, seeds: Sequence[int], jobs: int) -> Iterator[list[Flip]]:
    """Every seed's answers turned round, in the order of the seeds whatever the number of processes."""
    if jobs <= 1:
        yield from (turned_round(name, seed) for seed in seeds)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(turned_round, [name] * len(seeds), seeds, chunksize=4)
