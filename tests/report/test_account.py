"""A game told in sentences: sources are named once each, a record keeps them as the event has them."""

from game.model.events import Event
from game.report.account import sentence, told

TWICE = Event("track", "{} {:+d}: {}", ("Tension", 1, "talk"), "K27, P57, P60, K24, P57")


def test_each_source_is_named_once() -> None:
    assert list(told([TWICE])) == ["Talk: Tension +1 [K27, P57, P60, K24]"]
    assert sentence(TWICE).endswith("[K27, P57, P60, K24]")


def test_a_record_keeps_sources_as_they_are() -> None:
    assert sentence(TWICE, once=False).endswith("[K27, P57, P60, K24, P57]")
