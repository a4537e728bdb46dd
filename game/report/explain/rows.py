"""The explanation of what may be cited: rules, other rows, paragraphs, numbers and sections of the rulebook."""

from collections.abc import Mapping

from game.report.explain.parts import Block, Card, card
from game.report.explain.sources import Sources
from game.report.rulebook import BY_ROLE, ROLES, filled, for_terminal, number_at, sections, shown, template
from game.scenario.cites import Rule, facts
from game.scenario.register import Entry, case_sentences, register

BASES: Mapping[str, str] = {
    "LAW": "a document provides it",
    "FACT": "the article states it flatly",
    "PRACTICE": "done so far",
    "AUTHOR": "the author's reading",
    "HEDGE": "hedged by the author",
    "CLAIM-BY": "attributed to officials or to the script",
    "INFER": "follows without being said",
}
_LETTERS: Mapping[str, str] = {
    "A": "actor", "O": "office of the article", "D": "domestic actor", "F": "force or facility", "C": "proposal",
    "K": "causal claim", "T": "calibration target", "X": "open reading", "S": "phase of the script",
}  # fmt: skip


def rule_card(sources: Sources, rule: Rule) -> Card:
    """A rule: what it says in our words, what sort of statement it is, where it is modelled, who cites it."""
    entry = register().rules.get(rule.id, Entry())
    missing = (f"not modelled: {entry.not_modelled}",) if entry.not_modelled else ()
    return card(
        "rule",
        rule.id,
        rule.says,
        (
            Block("Kind", (f"{rule.basis}: {BASES.get(rule.basis, '')}; period: {rule.period}",)),
            Block("Paragraphs of the article", (rule.cite,)),
            Block("Where it is modelled", entry.where or missing),
            Block("How it is modelled", (entry.note,) if entry.note else ()),
            Block("Its cases", tuple(_case(name) for name in entry.cases)),
            Block("Who cites it", sources.cited.get(rule.id, ())),
        ),
    )


def row_card(sources: Sources, name: str) -> Card:
    """Any other row of the fact list: its title and who cites it."""
    reading = register().readings.get(name, ())
    kind = _LETTERS.get(name[0], "row")
    return card(
        kind,
        name,
        facts().titles[name],
        (
            Block("Where the reading is taken", reading),
            Block("How this scenario reads it", _note(sources, name)),
            Block("Who cites it", sources.cited.get(name, ()) or ("nobody in this scenario",)),
        ),
    )


def _note(sources: Sources, name: str) -> tuple[str, ...]:
    note = sources.loaded.setting.law.switches.notes.get(name)
    return (note,) if note else ()


def paragraph_card(sources: Sources, name: str) -> Card:
    """A paragraph of the article: the rules that rest on it and who cites it."""
    rules = tuple(
        f"{rule.id}: {rule.says}"
        for rule in facts().rules.values()
        if any(cite.name == name for cite in facts().cites(rule.cite))
    )
    blocks = (Block("Rules that rest on it", rules), Block("Who cites it", sources.cited.get(name, ())))
    return card("paragraph", name, f"Paragraph {name[1:]} of the article", blocks)


def _case(name: str) -> str:
    sentence = case_sentences().get(name)
    return f"{name}: {sentence}" if sentence else name


# -- numbers and the rulebook ------------------------------------------------------------------------------
def number_card(sources: Sources, path: str) -> Card:
    """A number of the rulebook: its value, why, its range, which sections use it."""
    setting = sources.loaded.setting
    keys = tuple(path.split("."))
    value = number_at(setting, path)
    names = ROLES if keys[-1] in BY_ROLE else setting.world.names
    if isinstance(value, Mapping) and all(type(item) is int for item in value.values()):
        grounds = sources.numbers(keys, value)
    else:
        grounds = ("; ".join(part for part in sources.ground(keys) if part),)
    users = tuple(
        f"{section.number} {section.title}"
        for section in sections(template()).values()
        if "." in section.number and f"{{{path}" in section.text
    )
    meaning = _meaning(setting.numbers, keys)
    return card(
        "number",
        path,
        f"{keys[-1].replace('_', ' ')}: {shown(value, names)}",
        (
            Block("What it is", (meaning,) if meaning else ()),
            Block("Why", grounds),
            Block("Where it is written", sources.history(keys)),
            Block("Sections of the rulebook that use it", users),
        ),
    )


def _meaning(numbers: object, keys: tuple[str, ...]) -> str:
    """The line of the documentation that says what a number of a chapter is."""
    if len(keys) < 3:
        return ""
    lines = (getattr(numbers, keys[1]).__doc__ or "").splitlines()
    found = (line.strip() for line in lines if line.strip().startswith(f"{keys[2]}: "))
    return next(found, "").partition(": ")[2]


def section_card(sources: Sources, number: str) -> Card:
    """A section of the rulebook, filled in, with the places of the scenario that cite it."""
    setting = sources.loaded.setting
    section = sections(template())[number]
    text = section.text
    for placeholder in _placeholders(text):
        text = text.replace(f"{{{placeholder}}}", filled(placeholder, setting))
    lines = tuple(for_terminal(text).split("\n"))
    blocks = (Block("", lines), Block("Who cites it", sources.cited.get(number, ())))
    return card("rulebook section", number, section.title, blocks)


def _placeholders(text: str) -> tuple[str, ...]:
    from game.report.rulebook import PLACEHOLDER

    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))
