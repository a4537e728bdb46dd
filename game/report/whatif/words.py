"""How numbers of a comparison are written: shares in per cent, differences with their sign and interval."""

from game.study.statistics import Interval
from game.study.whatif import Expected, Row

AGREEMENT = {
    True: "as expected",
    False: "against the expectation",
    None: "expected, and not seen in these games",
}


def number(value: float, share: bool) -> str:
    """A mean, or a share in per cent, with a true minus.

    >>> number(-0.25, True), number(3.14159, False)
    ('−25.0 %', '3.14')
    """
    text = f"{abs(value) * 100:.1f} %" if share else f"{abs(value):.2f}"
    zero = not any(c in "123456789" for c in text)
    return f"−{text}" if value < 0 and not zero else text


def signed(value: float, share: bool) -> str:
    """A difference; shares differ by points.

    >>> signed(0.25, True), signed(-1.5, False)
    ('+25.0', '−1.50')
    """
    text = number(value, share).removesuffix(" %")
    return text if value < 0 or not any(c in "123456789" for c in text) else f"+{text}"


def interval(found: Interval, share: bool) -> str:
    """A difference with its interval."""
    return f"{signed(found.value, share)} [{signed(found.low, share)}, {signed(found.high, share)}]"


def pairs(row: Row) -> str:
    """In how many pairs the what-if's value is higher, equal and lower."""
    return f"{row.found.higher}/{row.found.same}/{row.found.lower}"


def pays(row: Row) -> str:
    """How many times smaller pairing makes the variance."""
    return f"{row.found.pays:.1f}×" if row.found.pays else "–"


def verdict(expected: Expected) -> str:
    """Whether an expectation was borne out."""
    return f"{expected.direction}: {AGREEMENT[expected.agrees]}"
