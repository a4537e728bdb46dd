"""The hand data: what is in them, and that every mistake is told in a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.mapmaking.errors import MapMakingError
from game.mapmaking.hand import Hand
from game.mapmaking.hand_files import read_hand
from game.model.map_table import MapTable

Spoil = Callable[[str, str, str], Path]

MISTAKES = {
    ("rivers.toml", "size = 3", "size = 4"): 'rivers.toml, river "Dnieper": "size" is one of 1, 2, 3, not 4',
    ("rivers.toml", "[55.87, 33.73]", "[33.73, 55.87]"): (
        'rivers.toml, river "Dnieper": [33.73, 55.87] is no place near this map; write [latitude, longitude] in degrees'
    ),
    ("rivers.toml", 'name = "Sozh"', 'name = "Pripyat"'): 'river "Pripyat": there are two of that name',
    ("lines.toml", '"Siedlce"', '"Sedlets"'): (
        'lines.toml, road Warsaw–4313: "Sedlets" is no town of towns.toml and no hex; write CCRR for a hex'
    ),
    ("lines.toml", 'kind = "rail"', 'kind = "canal"'): "\"kind\" is one of road, rail, not 'canal'",
    ("towns.toml", 'country = "by", rank = 1', 'country = "xx", rank = 1'): (
        'towns.toml, town "minsk": there is no country "xx"'
    ),
    ("towns.toml", 'name = "Minsk", country', "country"): 'towns.toml, town "minsk": "name" is missing',
    ("regions.toml", 'mark = "B"', 'mark = "A"'): 'regions.toml, [oblast]: two entries have the mark "A"',
    ("regions.toml", '"by.brest"', '"brest"'): (
        'regions.toml, oblast "brest": its id does not begin with that of a country'
    ),
    ("regions.toml", 'mark = "~"', 'mark = "~~"'): '"mark" is one character, not "~~"',
    ("owners.toml", 'assumption = "the', 'why = "the'): (
        'owners.toml, owner "ru.kaliningrad": nothing says where it is from: write a "source" or an "assumption"'
    ),
    ("owners.toml", '"ru.kaliningrad"', '"ru.konigsberg"'): '"oblast" is one of by.brest, by.gomel',
    ("frame.toml", "value = 0.42", "value = 0.72"): (
        "frame.toml, [ground], land: 0.72 does not lie in its range [0.3, 0.5]"
    ),
    ("frame.toml", "cols = 43", 'cols = "43"'): "frame.toml, [frame]: \"cols\" is a whole number, not '43'",
    (
        "boxes.toml",
        "along = 0.25",
        "along = 25",
    ): 'boxes.toml, box "moscow": "along" runs from 0 to 1, not 25',
    ("boxes.toml", 'side = "east", along', 'side = "right", along'): (
        "\"side\" is one of north, east, south, west, not 'right'"
    ),
    ("marshes.toml", "[[marsh]]", "[[marsh"): "marshes.toml: this is not TOML",
}


@pytest.mark.parametrize("spoilt", MISTAKES, ids=lambda spoilt: f"{spoilt[0]} {spoilt[2]}")
def test_a_mistake_is_told(spoilt: tuple[str, str, str], desk: Spoil) -> None:
    with pytest.raises(MapMakingError) as caught:
        read_hand(desk(*spoilt))
    assert MISTAKES[spoilt] in str(caught.value)


def test_all_mistakes_are_told_at_once(desk: Spoil) -> None:
    desk("rivers.toml", "size = 3", "size = 4")
    with pytest.raises(MapMakingError) as caught:
        read_hand(desk("towns.toml", "rank = 1", "rank = 9"))
    assert len(str(caught.value).splitlines()) == 2


def test_the_hand_data_are_those_of_the_board(hand: Hand, table: MapTable) -> None:
    assert [town.id for town in hand.towns] == [town.id for town in table.towns]
    assert {river.name for river in table.rivers} <= {river.name for river in hand.rivers}
    assert [box.entry["id"] for box in hand.boxes] == [box.id for box in table.boxes]
    assert [site["id"] for site in hand.sites] == [site.id for site in table.sites]
    for owner in hand.owners:
        assert owner.oblast in table.oblast


def test_every_site_says_where_it_is_from(table: MapTable) -> None:
    for site in table.sites:
        assert site.cite or site.source or site.assumption, site.id
