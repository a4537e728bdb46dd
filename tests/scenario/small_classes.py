"""Small records that stand for a scenario, to test the reading machinery alone."""

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, ClassVar, Literal

from attrs import field, frozen

from game.core.limits import Limit

Hex = Annotated[str, Limit(pattern=r"[0-9]{4}", says="four digits, column then row")]


class Period(Enum):
    PEACETIME = "peacetime"
    THREATENED = "threatened"


@frozen(kw_only=True)
class Need:
    by: str
    cite: str
    term: int = 0


@frozen(kw_only=True)
class Article:
    title: str
    needs: Mapping[str, Need] = field(factory=dict)
    cite: str
    also: "Article | None" = None


@frozen(kw_only=True)
class Unit:
    id: str
    hex: Hex
    strength: Annotated[int, Limit(ge=0, le=9)] = 4
    tags: tuple[str, ...] = ()
    period: Period | None = None
    from_: str = ""
    assumption: str = ""
    cite: str = ""


@frozen(kw_only=True)
class Numbers:
    __marked__: ClassVar[bool] = True

    sitting: int
    chance: float = 0.5
    table: tuple[int, ...] = ()
    spread: tuple[int, int] = (0, 0)
    on: bool = False
    edition: int = field(default=1, metadata={"marked": False})


@frozen(kw_only=True)
class Small:
    title: str
    summary: str = ""
    kind: Literal["exercise", "campaign"] = "exercise"
    start: datetime.date = datetime.date(2021, 9, 10)
    name: str | Mapping[str, str] = ""
    unit: tuple[Unit, ...] = ()
    articles: Mapping[str, Article] = field(factory=dict)
    bodies: Mapping[str, tuple[str, ...]] = field(factory=dict)
    numbers: Numbers | None = None
    words: frozenset[str] = frozenset()
