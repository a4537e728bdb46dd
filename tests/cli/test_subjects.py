"""What `? NAME`, `why` and `help` answer at the terminal: units, matters, measures, and names that nothing bears."""

import pytest

from tests.cli.test_campaign import campaign, flat


def answered(line: str, seat: str = "moscow") -> str:
    """What a seat is shown for one line in its first step."""
    return flat(campaign({seat: [line]}).split(f"> {line}")[1].split("> quit")[0])


def test_a_unit_without_orders_says_why() -> None:
    assert "In peacetime your formations get no orders" in answered("? ru-1gtr")
    assert "In peacetime your formations get no orders" in answered("? 1st Guards Tank Regiment")
    assert "it belongs to Minsk and takes no orders from you" in answered("? by-6mech")


@pytest.mark.parametrize("line", ["? hold-back", "? measure hold-back"])
def test_a_measure_is_explained_like_a_matter(line: str) -> None:
    text = answered(line)
    assert "Hold deliveries and credits back; costs 1" in text
    assert "Open to Moscow, without a vote" in text
    assert "✓ It costs 1 capital; there is 3" in text


def test_a_measure_of_another_seat_says_whose_it_is() -> None:
    text = answered("? crack-down")
    assert "Open to Minsk" in text and "✗" not in text


def test_a_name_that_nothing_bears_is_answered_in_a_sentence() -> None:
    assert "There is no unit, matter or measure “hold-bak”; did you mean “hold-back”?" in answered(
        "? hold-bak"
    )
    assert "units, matters and ? alone show the names." in answered("? zzzz")
