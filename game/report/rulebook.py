"""The rulebook with a scenario's own numbers: a template of numbered sections, its placeholders filled in.

A placeholder stands in braces: the path of a number (`{rulebook.operations.rail hex}` gives it a noun), a
table (`{table odds}`), or one of a few words about the scenario (`{title}`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path

from attrs import frozen

from game.core.calendar import Daily
from game.law.clauses.politics import listing
from game.law.setting import Setting
from game.report.rulebook_tables import TABLES
from game.report.text import WIDTH, counted, plain_number, wrapped
from game.scenario.places import data_folder

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_CHAPTER = re.compile(r"^## (\d+) (.+)$", re.M)
_SECTION = re.compile(r"^\*\*(\d+\.\d+) ([^*]+?)\.?\*\*")
BY_ROLE = ("strike_kill", "reload")
ROLES = {
    "artillery": "artillery",
    "missile": "ballistic missiles",
    "strike": "strike aircraft",
    "helicopter": "helicopters",
    "fighter": "fighters",
    "sam": "missile units",
}
"""What the roles in tables of numbers are called."""

_LENGTHS = {"half-day": "half a day", "day": "a day", "week": "a week", "month": "a month"}


@frozen
class Section:
    """One numbered section: its title, and its text with the tables that follow it."""

    number: str
    title: str
    text: str


def template() -> str:
    """The rulebook as it is written, with its placeholders."""
    return rulebook_file().read_text("utf-8")


def rulebook_file() -> Path:
    """Where the template lies."""
    return data_folder() / "assets" / "rulebook.md"


def render(setting: Setting, text: str | None = None) -> str:
    """The rulebook, or another template, with every placeholder filled from the scenario.

    Errors:
        LookupError: a placeholder names no number, table or word.
    """
    source = template() if text is None else text
    return PLACEHOLDER.sub(lambda match: filled(match[1], setting), source)


def filled(placeholder: str, setting: Setting) -> str:
    """What stands for one placeholder.

    Errors:
        LookupError: it names no number, table or word.
    """
    head, _, noun = placeholder.partition(" ")
    if head == "table" and noun in TABLES:
        return "\n".join(TABLES[noun](setting))
    if placeholder in _WORDS:
        return _WORDS[placeholder](setting)
    if not head.startswith("rulebook."):
        raise LookupError(f"the rulebook knows no placeholder {{{placeholder}}}")
    value = number_at(setting, head)
    if noun and isinstance(value, int):
        return counted(value, noun)
    return shown(value, ROLES if head.rpartition(".")[2] in BY_ROLE else setting.world.names)


def number_at(setting: Setting, path: str) -> object:
    """The number, list or table of numbers at a path such as "rulebook.operations.rail".

    A table of the scenario without the last key of the path holds nothing: None.

    Errors:
        LookupError: there is no such path.
    """
    value: object = setting.numbers
    for part in path.split(".")[1:]:
        if isinstance(value, Mapping):
            value = value.get(part)
        elif part in (item.name for item in getattr(type(value), "__attrs_attrs__", ())):
            value = getattr(value, part)
        else:
            raise LookupError(f"the rulebook has no number {path}")
    return value


def shown(value: object, names: Mapping[str, str]) -> str:
    """A number, a list or a table of them as a reader writes it."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, int) and not isinstance(value, bool):
        return plain_number(value)
    if isinstance(value, tuple):
        return listing(tuple(shown(item, names) for item in value), "and") if value else "none"
    if isinstance(value, Mapping):
        return (
            ", ".join(f"{names.get(key, key)} {shown(item, names)}" for key, item in value.items()) or "none"
        )
    return "none" if value is None else str(value)


# -- words about the scenario ------------------------------------------------------------------------------
def _turn_length(setting: Setting) -> str:
    clock = setting.world.clock
    steps = dict.fromkeys(clock.step(turn).value for turn in range(1, clock.turns + 1))
    lengths = listing(tuple(_LENGTHS[step] for step in steps), "or")
    return f"{lengths}; {_days(clock.threatened)}" if clock.threatened else lengths


def _days(daily: Daily) -> str:
    """What a threatened period does to the calendar."""
    return (
        f"in a threatened period or a war it is lived through day by day, at most {daily.most} days of it, before the "
        "calendar goes on. Orders, journeys, sittings and the wait of a refused package go by days; what is stated for "
        "a turn goes by the whole turn, once: situations that chance decides, crisis cards, capital, measures, terms "
        "and due dates, drift of the tracks, points lost by a breach"
    )


def _irregular_stage(setting: Setting) -> str:
    stages = tuple(setting.stakes.stages.values())
    number = setting.numbers.operations.irregular_stage
    return f"“{stages[number].title}”" if number < len(stages) else str(number)


def _last_stages(setting: Setting) -> str:
    titles = tuple(f"“{stage.title}”" for stage in setting.stakes.stages.values() if not stage.westerns_first)
    return listing(titles, "and") if titles else "none"


def _endings(setting: Setting) -> str:
    titles = tuple(f"“{ending.title}”" for ending in setting.stakes.endings.values())
    return listing(titles, "or") if titles else "never before"


_WORDS: Mapping[str, Callable[[Setting], str]] = {
    "title": lambda setting: setting.world.title,
    "turn length": _turn_length,
    "stage irregular": _irregular_stage,
    "stages last": _last_stages,
    "endings": _endings,
}


# -- sections ----------------------------------------------------------------------------------------------
def sections(text: str) -> Mapping[str, Section]:
    """Chapters ("4") and sections ("4.2") of a rulebook, by number, in order."""
    found: dict[str, Section] = {}
    for chapter, title, body in _chapters(text):
        found[chapter] = Section(chapter, title, body.strip())
        found |= {section.number: section for section in _in_chapter(body)}
    return found


def _chapters(text: str) -> Iterator[tuple[str, str, str]]:
    heads = list(_CHAPTER.finditer(text))
    for head, following in zip(heads, [*heads[1:], None]):
        yield head[1], head[2], text[head.end() : following.start() if following else len(text)]


def _in_chapter(body: str) -> Iterator[Section]:
    number, title, parts = "", "", list[str]()
    for block in body.strip().split("\n\n"):
        if head := _SECTION.match(block):
            if number:
                yield Section(number, title, "\n\n".join(parts))
            number, title, parts = head[1], head[2], []
        parts.append(block)
    if number:
        yield Section(number, title, "\n\n".join(parts))


def for_terminal(text: str, width: int = WIDTH) -> str:
    """Markdown as a terminal shows it: paragraphs wrapped, tables as they are, no marks of bold type."""
    blocks: list[str] = []
    for block in text.strip().split("\n\n"):
        if block.startswith(("|", "#")):
            blocks.append(block)
        else:
            bare = re.sub(r"\*\*?([^*]+)\*\*?", r"\1", block.replace("\n", " "))
            blocks.append("\n".join(wrapped(bare, width=width)))
    return "\n\n".join(blocks)
