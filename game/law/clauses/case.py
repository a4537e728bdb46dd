"""What a clause is judged on: a state under its setting, and who asks for what, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from game.model.state import State

if TYPE_CHECKING:
    from game.law.setting import Setting


@frozen
class Case:
    """A question to the law. Fields that a question does not need stay empty; `place` None means no place.

    `target` is the hex attacked or the track engaged; `tracks` below are ids of the air picture.
    """

    state: State
    setting: Setting
    unit: str = ""
    place: int | None = None
    office: str = ""
    matter: str = ""
    facility: str = ""
    seat: str = ""
    target: str = ""
