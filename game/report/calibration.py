"""Calibration as text: each target with its band, how often it was reached, and whether that is enough."""

from collections.abc import Iterator

from game.law.setting import Setting
from game.report.text import counted
from game.study.calibration import EVERY, Calibration, Reached


def calibration_text(found: Calibration, setting: Setting) -> str:
    """The whole report in Markdown, the same bytes for the same games."""
    return "\n".join((*_head(found, setting), *_table(found, setting), *_foot(found, setting), ""))


def _head(found: Calibration, setting: Setting) -> Iterator[str]:
    last = found.first + found.games - 1
    yield f"# Calibration of {found.scenario}"
    yield ""
    yield (
        f"Made by `zapad calibrate {found.scenario} --games {found.games} --first {found.first}`: seeds {found.first} to "
        f"{last}, AI seats in all places, each by its doctrine. A target is met when the lower end of the share's 95 % "
        "interval (Wilson) reaches its band; one that must always hold, when it held in every game and at the end of "
        "every turn."
    )
    yield ""
    ends = ", ".join(
        f"{_ending(name, setting)} {count}"
        for name, count in sorted(found.endings.items(), key=lambda e: -e[1])
    )
    yield f"How the games ended: {ends}."


def _ending(name: str, setting: Setting) -> str:
    ending = setting.stakes.endings.get(name)
    return f"{ending.title}:" if ending else "after the last turn:"


def _table(found: Calibration, setting: Setting) -> Iterator[str]:
    yield from (
        "",
        "| target | what must show | band | reached | 95 % interval | met |",
        "|---|---|---|---|---|---|",
    )
    for row in found.reached:
        item = setting.stakes.targets[row.target]
        yield f"| {row.target.upper()} | {item.title} | {band(row)} | {_share(row)} | {_interval(row)} | {_met(row)} |"


def band(row: Reached) -> str:
    """The band as a reader says it."""
    if not row.counted:
        return "not counted"
    return "always" if row.share >= EVERY else f"{row.share} %"


def _share(row: Reached) -> str:
    return f"{100 * row.interval.value:.1f} %" if row.counted else "–"


def _interval(row: Reached) -> str:
    return f"{100 * row.interval.low:.1f} to {100 * row.interval.high:.1f}" if row.counted else "–"


def _met(row: Reached) -> str:
    return "–" if not row.counted else "yes" if row.met else "**no**"


def _foot(found: Calibration, setting: Setting) -> Iterator[str]:
    rows = [row for row in found.reached if row.counted]
    yield ""
    yield f"{sum(row.met for row in rows)} of {counted(len(rows), 'target')} met."
    for row in found.reached:
        item = setting.stakes.targets[row.target]
        if item.says:
            yield ""
            yield f"{row.target.upper()}: {item.says} [{item.cite}]."
