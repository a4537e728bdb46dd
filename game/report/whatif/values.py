"""The comparison as plain values: JSON for programs, CSV with one line a game."""

import csv
import io
from typing import Any

from attrs import asdict

from game.study.statistics import Interval, Paired
from game.study.whatif import Row, Study

DIGITS = 6


def _interval(found: Interval) -> list[float]:
    return [round(found.value, DIGITS), round(found.low, DIGITS), round(found.high, DIGITS)]


def _paired(found: Paired) -> dict[str, Any]:
    return {
        "base": _interval(found.base),
        "what_if": _interval(found.other),
        "difference": _interval(found.difference),
        "effect": round(found.effect, DIGITS),
        "pairs": [found.higher, found.same, found.lower],
        "variance_ratio": round(found.pays, DIGITS),
    }


def _row(row: Row) -> dict[str, Any]:
    expected = asdict(row.expected) if row.expected else None
    return {
        "title": row.title,
        "cite": row.cite,
        "share": row.share,
        "expected": expected,
        **_paired(row.found),
    }


def study_values(study: Study) -> dict[str, Any]:
    """The study for JSON; intervals are [value, low, high]."""
    plan = study.plan
    return {
        "base": plan.base,
        "games": plan.games,
        "first": plan.first,
        "players": dict(plan.players),
        "what_ifs": {
            item.name: {
                "title": item.title,
                "question": item.question,
                "rows": {row.name: _row(row) for row in item.rows},
                "used": asdict(item.used),
            }
            for item in study.comparisons
        },
        "used": asdict(study.used),
    }


def study_csv(study: Study) -> str:
    """One line a game: scenario, seed, and every yardstick."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [row.name for row in study.comparisons[0].rows] if study.comparisons else []
    writer.writerow(("scenario", "seed", *names))
    columns: dict[str, dict[str, tuple[int, ...]]] = {}
    for item in study.comparisons:
        columns.setdefault(study.plan.base, {}).update({row.name: row.base for row in item.rows})
        columns[item.name] = {row.name: row.other for row in item.rows}
    for scenario, found in columns.items():
        for place, seed in enumerate(study.plan.seeds):
            writer.writerow(
                (scenario, seed, *(found[name][place] if name in found else "" for name in names))
            )
    return text.getvalue()
