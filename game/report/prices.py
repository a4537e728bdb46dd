"""What each concession was worth to each seat: drawn before the first turn, kept from all, and shown in the debrief."""

from attrs import frozen

from game.law.setting import Setting
from game.model.state import State

TITLE = "What a concession was worth, drawn in secret before the first turn"


@frozen
class FeltPrice:
    """A concession, the seat that promises it, and what it is worth to each seat at the table, by the seat's id."""

    title: str
    by: str
    worth: tuple[tuple[str, int], ...]


def felt_prices(state: State, setting: Setting) -> tuple[FeltPrice, ...]:
    """The prices of 2.11 in the order of the law; none before the game has ended: till then Control alone knows."""
    if not state.ended:
        return ()
    found: dict[str, dict[str, int]] = {}
    for key, price in state.politics.prices.items():
        seat, _, matter = key.partition("/")
        found.setdefault(matter, {})[seat] = price
    matters, title = setting.law.matters, setting.world.title_of
    return tuple(
        FeltPrice(matters[name].title, title(matters[name].owes), tuple(found[name].items()))
        for name in matters
        if name in found
    )


def scale(setting: Setting) -> str:
    """Between which bounds the prices are drawn, and what they weigh, in a sentence."""
    numbers = setting.numbers.politics
    return (
        f"From {numbers.price_low} to {numbers.price_high}: what giving it weighs for the seat that promises, "
        "what having it is worth to the other (rulebook 2.11)."
    )


def raised(state: State, setting: Setting, seat: str) -> str:
    """That broken promises have raised a seat's prices, in a sentence; "" before the end, and where none was broken."""
    more = state.politics.surcharge.get(seat, 0) if state.ended else 0
    title = setting.world.title_of(seat)
    return f"Broken promises made what {title} was to give dearer by {more} (rulebook 2.10)." if more else ""


def price_rows(state: State, setting: Setting) -> list[tuple[str, ...]]:
    """The prices as a table with its heads; empty before the end, and where nothing is drawn."""
    found = felt_prices(state, setting)
    if not found:
        return []
    seats = tuple(dict.fromkeys(seat for one in found for seat, _ in one.worth))
    rows: list[tuple[str, ...]] = [
        ("concession", "promised by", *(f"to {setting.world.title_of(seat)}" for seat in seats))
    ]
    for one in found:
        worth = dict(one.worth)
        rows.append((one.title, one.by, *(str(worth.get(seat, "")) for seat in seats)))
    return rows
