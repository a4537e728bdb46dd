"""Findings and verdicts: why a move is, or is not, allowed."""

from typing import NamedTuple

from attrs import frozen


class Finding(NamedTuple):
    """One named condition: whether it holds, the sentence that says so, and its source.

    `says` is a template with one `{}` for each of `values`; the sentence is made only when somebody reads it.
    `cite` names rows of the facts, paragraphs of the article, or a section of the rulebook.

    >>> Finding("period", False, "the period must be {}", ("threatened",), "R03, P25").text
    'the period must be threatened'
    """

    name: str
    holds: bool
    says: str
    values: tuple[object, ...]
    cite: str

    @property
    def text(self) -> str:
        """The sentence, with its values filled in."""
        return self.says.format(*self.values)


@frozen
class Verdict:
    """All findings about one move, under the rule that judges it."""

    rule: str
    findings: tuple[Finding, ...]

    @property
    def allowed(self) -> bool:
        """Whether every condition holds."""
        return all(finding.holds for finding in self.findings)

    @property
    def objections(self) -> tuple[Finding, ...]:
        """Every failed condition, not only the first."""
        return tuple(finding for finding in self.findings if not finding.holds)

    def __add__(self, other: "Verdict") -> "Verdict":
        """Both verdicts read as one, under the first one's rule."""
        return Verdict(self.rule, self.findings + other.findings)
