"""Rights and power for a reader: whose answer decides, scenario beside scenario, and who has the right to give it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from game.report.fitted import fitted
from game.report.rights_across import KEY, WIDE, across_lines, across_markdown, columns
from game.report.text import table, wrapped
from game.report.whatif.words import interval
from game.scenario.load import Loaded
from game.study.power import Power
from game.study.statistics import Interval

NEVER = "–"
HEADS = (
    "office",
    "answered in",
    "had a choice in",
    "decisive in",
    "of the games with a choice, 95 %",
    "gain of the other answer, points",
)
MEASURED = (
    "What is measured: in how many games the result changes when an answer of an office is turned round: somebody else "
    "wins, or some seat reaches its par that had missed it, or misses it that had reached it."
)
HOW = (
    "An answer is a reply to a package, a package that the office puts itself, a decision that it takes alone, or a key "
    "turned or withheld. In each game one question that the office answered is picked by luck, then one of its answers "
    "to it that the law lets it give otherwise; the office answers that question the other way from there on, whenever "
    "it comes up again, and all seats play the game out with the same luck. Each question weighs alike, and all keys "
    "are one: an office that answers many small questions has a smaller share than one that answers a few great ones. "
    "Where the law left no other answer nothing is turned, and the game counts as not decided by that office."
)
CELLS = (
    "A cell is the decisive share of all games with its 95 % interval, then the number of games in which the office "
    f"answered at all; {NEVER} where it never did, “no choice” where the law never let it answer otherwise."
)
BEGIN, END = "<!-- power: written by `zapad power --readme` -->", "<!-- power: end -->"
"""Between these lines of another page stand the shares and the rights."""


@frozen
class Measured:
    """A scenario with what its games say of each office."""

    name: str
    loaded: Loaded
    powers: Sequence[Power]


@frozen
class Study:
    """What was measured: scenarios by world, games of each, the first seed, and the command that does it again."""

    worlds: Sequence[Sequence[Measured]]
    games: int
    first: int
    command: str


@frozen
class Look:
    """How paragraphs and tables are laid out, and the matrix of some scenarios."""

    paragraph: Callable[[str], list[str]]
    table: Callable[[Sequence[str], Sequence[Sequence[str]]], list[str]]
    matrix: Callable[[Mapping[str, Loaded]], Iterator[str]]


TERMINAL = Look(
    paragraph=lambda text: wrapped(text, width=WIDE),
    table=lambda heads, rows: table(heads, rows, widths=fitted(heads, rows, WIDE)),
    matrix=lambda scenarios: across_lines(columns(scenarios)),
)
PAGE = Look(
    paragraph=lambda text: [text],
    table=lambda heads, rows: table(heads, rows, width=10_000),
    matrix=lambda scenarios: across_markdown(columns(scenarios)),
)


def power_lines(study: Study, look: Look) -> Iterator[str]:
    """The whole page: what is measured, shares across scenarios, each scenario, the rights that differ."""
    yield from ("# Rights and power", "")
    yield from look.paragraph(MEASURED)
    for text in (HOW, f"{_played(study)} {CELLS}"):
        yield ""
        yield from look.paragraph(text)
    yield from ("", "## Whose answer decides", "")
    yield from shares_lines(study, look)
    for item in (item for world in study.worlds for item in world):
        yield from ("", f"## {item.loaded.file.title} ({item.name})", "")
        yield from look.table(HEADS, [_row(power) for power in item.powers])
    yield from ("", "## Who has the right", "")
    yield from look.paragraph(KEY)
    for world in study.worlds:
        if len(world) > 1:
            yield ""
            yield from matrix_lines({item.name: item.loaded for item in world}, look)


def matrix_lines(scenarios: Mapping[str, Loaded], look: Look) -> Iterator[str]:
    """The rights that differ among scenarios of one world."""
    yield from (f"### Against {next(iter(scenarios))}", "")
    yield from look.matrix(scenarios)


def shares_lines(study: Study, look: Look) -> Iterator[str]:
    """The decisive shares across scenarios, a table a world: the offices of two worlds are not the same."""
    for number, world in enumerate(study.worlds):
        if number:
            yield ""
        tables = [{power.office: power for power in item.powers} for item in world]
        offices = dict.fromkeys(office for found in tables for office in found)
        ranked = sorted(offices, key=lambda office: _rank(office, tables))
        rows = [
            [_title(office, tables), *(_share(found.get(office)) for found in tables)] for office in ranked
        ]
        yield from look.table(("office", *(item.name for item in world)), rows)


def readme_lines(study: Study) -> list[str]:
    """What another page shows: the shares, how many games they rest on, and who has which right where laws differ."""
    return [*shares_lines(study, PAGE), "", f"{_played(study)} {CELLS}", "", *rights_lines(study)]


def rights_lines(study: Study) -> Iterator[str]:
    """The decisions and posts that the laws of a world give to different hands."""
    yield KEY.partition(" Deciders")[0]
    for world in study.worlds:
        if len(world) > 1:
            yield ""
            scenarios = {item.name: item.loaded for item in world}
            yield from across_markdown(columns(scenarios), only=("decisions", "posts"))


def written_into(text: str, study: Study) -> str:
    """A page with the shares between its two marks.

    Raises:
        ValueError: the page has no such marks.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"there is no room for the table: it stands between the lines {BEGIN} and {END}")
    return "\n".join((before + begin, *readme_lines(study), end + after))


def _played(study: Study) -> str:
    last = study.first + study.games - 1
    return (
        f"{study.games} games of each scenario, doctrines in all seats, seeds {study.first} to {last}; made by "
        f"`{study.command}`."
    )


def _rank(office: str, tables: Sequence[Mapping[str, Power]]) -> tuple[float, float]:
    """The most decisive first, by its highest share anywhere; then by all its shares together."""
    shares = [found[office].share.value for found in tables if office in found]
    answered = [found[office].answered for found in tables if office in found]
    return -max(shares), -sum(shares) - sum(answered) / 1_000_000


def _title(office: str, tables: Sequence[Mapping[str, Power]]) -> str:
    return next(found[office].title for found in tables if office in found).removeprefix("the ")


def _share(power: Power | None) -> str:
    if power is None:
        return NEVER
    if not power.free:
        return f"no choice, {power.answered}"
    return f"{_percent(power.share.value)} % {_between(power.share)}, {power.answered}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _between(share: Interval) -> str:
    return f"[{_percent(share.low)}, {_percent(share.high)}]"


def _row(power: Power) -> tuple[str, ...]:
    when_free, gain = power.when_free, power.gain
    return (
        power.title.removeprefix("the "),
        f"{power.answered} of {power.games}",
        str(power.free),
        str(power.decisive),
        f"{_percent(when_free.value)} % {_between(when_free)}" if when_free else NEVER,
        interval(gain, False) if gain else NEVER,
    )
