"""Pictures of a comparison as inline SVG: two distributions over each other, and differences with their intervals."""

from collections import Counter
from html import escape

from game.report.whatif.words import signed
from game.study.whatif import Row

WIDE, HIGH, FOOT = 360, 112, 18
BINS = 24
BASE, OTHER = "#6b7a8c", "#c8771a"


def distribution(row: Row) -> str:
    """How often each value came up: the base in grey behind, the what-if in amber before it."""
    low, high = min(*row.base, *row.other), max(*row.base, *row.other)
    step = max(1, -(-(high - low + 1) // BINS))
    count = (high - low) // step + 1
    wide = WIDE / count
    bars: list[str] = []
    piles = [Counter((value - low) // step for value in values) for values in (row.base, row.other)]
    most = max(max(pile.values()) for pile in piles)
    for pile, colour, inset in zip(piles, (BASE, OTHER), (0.06, 0.3)):
        for place in range(count):
            tall = (HIGH - FOOT - 4) * pile[place] / most
            if tall:
                x = place * wide + wide * inset
                bars.append(
                    f'<rect x="{x:.1f}" y="{HIGH - FOOT - tall:.1f}" width="{wide * (1 - 2 * inset):.1f}" '
                    f'height="{tall:.1f}" fill="{colour}" fill-opacity="{0.55 if colour == BASE else 0.9}"/>'
                )
    ends = f'<text x="2" y="{HIGH - 4}">{low}</text><text x="{WIDE - 2}" y="{HIGH - 4}" text-anchor="end">{high}</text>'
    floor = f'<line x1="0" y1="{HIGH - FOOT}" x2="{WIDE}" y2="{HIGH - FOOT}" stroke="#8a8378"/>'
    title = escape(f"{row.title}: from {low} to {high}; grey the base, amber the what-if")
    return (
        f'<svg class="plot" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{title}"><title>{title}</title>'
        f"{''.join(bars)}{floor}{ends}</svg>"
    )


def whisker(row: Row, reach: float) -> str:
    """The difference with its interval on a line on which `reach` lies at either end."""
    gap, middle = row.found.difference, WIDE / 2
    low, high, dot = (
        middle + (end / reach * (middle - 8) if reach else 0) for end in (gap.low, gap.high, gap.value)
    )
    colour = OTHER if gap.is_clear else BASE
    title = escape(f"difference {signed(gap.value, row.share)}")
    return (
        f'<svg class="whisker" viewBox="0 0 {WIDE} 22" role="img" aria-label="{title}"><title>{title}</title>'
        f'<line x1="{middle}" y1="2" x2="{middle}" y2="20" stroke="#8a8378" stroke-dasharray="2 2"/>'
        f'<line x1="{low:.1f}" y1="11" x2="{high:.1f}" y2="11" stroke="{colour}" stroke-width="3"/>'
        f'<circle cx="{dot:.1f}" cy="11" r="5" fill="{colour}"/></svg>'
    )


def reach(row: Row) -> float:
    """How far a difference's interval lies from 0."""
    return max(abs(row.found.difference.low), abs(row.found.difference.high))
