"""What a refusal must say: the rule, a sentence that a student can read, and a source that exists."""

import re
from collections.abc import Iterator
from functools import cache

from game.core.verdict import Verdict
from game.law.setting import Setting
from game.report.rulebook import sections, template
from game.scenario.cites import facts

WORD = re.compile(r"[\w.+-]+")


@cache
def rulebook() -> frozenset[str]:
    """The numbers of the rulebook's sections."""
    return frozenset(sections(template()))


def missing(cite: str) -> tuple[str, ...]:
    """What a citation names that does not exist, a sentence each."""
    wrong = facts().objections(cite)
    named = facts().cites(cite)
    return wrong + tuple(
        f"the rulebook has no section {one.name}"
        for one in named
        if one.kind == "rulebook" and one.name not in rulebook()
    )


def raw_words(setting: Setting) -> frozenset[str]:
    """The ids of a scenario that no English word is alike: they have a sign inside."""
    world, law = setting.world, setting.law
    tables = (
        world.units, world.offices, world.facilities, world.kinds, law.matters, law.bodies, law.posts, law.groups,
        law.bases, law.command, law.articles, setting.stakes.situations, setting.stakes.measures, setting.stakes.terms,
        setting.stakes.tracks,
    )  # fmt: skip
    return frozenset(name for table in tables for name in table if re.search(r"[_.\-]", name))


def objections(verdict: Verdict, setting: Setting, raw: frozenset[str]) -> Iterator[str]:
    """What is wrong with a refusal, a sentence each."""
    if not verdict.rule:
        yield "a refusal names no rule"
    if not verdict.objections:
        yield f"{verdict.rule} refuses without a reason"
    for finding in verdict.objections:
        text = finding.text
        if len(text) < 8 or "{" in text or "None" in text:
            yield f"{verdict.rule}.{finding.name} reads {text!r}"
        for word in WORD.findall(text):
            if word.strip(".") in raw:
                yield f"{verdict.rule}.{finding.name} shows an id: {text!r}"
        for wrong in missing(finding.cite):
            yield f"{verdict.rule}.{finding.name}: {wrong}"
