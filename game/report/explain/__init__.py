"""Explaining a word: a rule, unit, kind, matter, article, track, office, facility, number or rulebook section.

Each explanation says what it is, its values and where each came from, and who relies on it.
"""

from game.report.explain.lookup import explain, nearest
from game.report.explain.parts import Block, Card, card_lines

__all__ = ["Block", "Card", "card_lines", "explain", "nearest"]
