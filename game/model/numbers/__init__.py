"""The rulebook's numbers, every one of them from TOML, marked with its source or as an assumption."""

from attrs import frozen

from game.model.numbers.air import AirNumbers
from game.model.numbers.operations import OperationsNumbers
from game.model.numbers.politics import PoliticsNumbers


@frozen(kw_only=True)
class Numbers:
    """All numbers of the rulebook, by chapter."""

    operations: OperationsNumbers
    air: AirNumbers
    politics: PoliticsNumbers
