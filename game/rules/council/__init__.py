"""The Council and every other body that decides: convening, packages, votes, decrees, adoption."""

from game.rules.council.adopt import adopt, automatic
from game.rules.council.convene import CONVENE
from game.rules.council.count import count_votes
from game.rules.council.decree import DECREE
from game.rules.council.enact import enter_period, in_force, use
from game.rules.council.packages import decided_by, judge_matter, judge_package
from game.rules.council.propose import PROPOSE
from game.rules.council.reply import REPLY
from game.rules.council.steps import (
    final_order,
    open_table,
    reply_order,
    reveal,
    reveal_counters,
    table_order,
)

__all__ = [
    "CONVENE",
    "DECREE",
    "PROPOSE",
    "REPLY",
    "adopt",
    "automatic",
    "count_votes",
    "decided_by",
    "enter_period",
    "final_order",
    "in_force",
    "judge_matter",
    "judge_package",
    "open_table",
    "reply_order",
    "reveal",
    "reveal_counters",
    "table_order",
    "use",
]
