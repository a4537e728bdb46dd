"""A turn's drift of the tracks, half-day by half-day; reckoned anew only where a track has moved.

In each half-day every influence reads the values with which it began, and each track moves by the sum. As long as no
track moves by a point, every half-day is like the one before: a track only gathers parts of a point, and the half-day
in which it will move next is known beforehand. When it moves, the influences that look at it are judged again.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from game.law.clauses.course import TrackIs

LOW, HIGH, MIDDLE = 0, 100, 50
PARTS = 100 * MIDDLE
"""Parts of a point: an influence moves by hundredths, a scaled one by fiftieths of those."""


class Standing(NamedTuple):
    """An influence that may act this turn, by its name, with what it needs of tracks, and the tracks it looks at."""

    name: str
    to: str
    of: str
    per_100: int
    bounds: tuple[TrackIs, ...]
    looks: tuple[str, ...]


class Influences:
    """The influences that act together in a turn, in their order, and the numbers of those that look at each track."""

    __slots__ = ("all", "looking")

    def __init__(self, influences: Iterable[Standing]) -> None:
        self.all = tuple(influences)
        self.looking: dict[str, list[int]] = {}
        for number, item in enumerate(self.all):
            for track in item.looks:
                self.looking.setdefault(track, []).append(number)


class Drift:
    """Tracks under influences. `carried` is what each has gathered of its next point; `pushes` tells of each track by
    how many parts each influence has moved it, in the order in which they began to act.
    """

    __slots__ = (
        "_acts",
        "_begun",
        "_due",
        "_influences",
        "_parts",
        "_since",
        "_sums",
        "carried",
        "pushes",
        "tracks",
    )

    def __init__(self, tracks: Mapping[str, int], carried: Mapping[str, int], influences: Influences) -> None:
        self.tracks, self.carried = dict(tracks), dict(carried)
        self.pushes: dict[str, dict[str, int]] = {}
        self._influences = influences
        self._parts: list[int | None] = [None] * len(influences.all)
        """By how many parts a half-day each influence moves its track now; None while it does not act."""
        self._begun = [0] * len(influences.all)
        """The half-day after which it began to do so: up to it, its parts are in `pushes`."""
        self._acts: dict[str, int] = {}
        """How many influences act on a track, and in `_sums` by how many parts they move it together."""
        self._sums: dict[str, int] = {}
        self._since: dict[str, int] = {}
        """The half-day up to which a track's parts are in `carried`."""
        self._due: dict[str, int] = {}
        """The half-day in which a track that is moved at all will move next."""

    def go_on(self, half_days: int) -> None:
        """Let so many half-days pass, from the first."""
        if half_days > 0:
            self._begin()
        while self._due and (now := min(self._due.values())) <= half_days:
            due = [track for track, when in self._due.items() if when == now]
            moved = [track for track in due if self._move(track, now)]
            if now == half_days:
                break
            looking = [number for track in moved for number in self._influences.looking.get(track, ())]
            self._judge(sorted(dict.fromkeys(looking)) if len(moved) > 1 else looking, now)
        for track in self._sums:
            self._gather(track, half_days)
        for item, parts, begun in zip(self._influences.all, self._parts, self._begun):
            if parts:
                self.pushes[item.to][item.name] += parts * (half_days - begun)

    def _strength(self, item: Standing) -> int | None:
        """By how many parts a half-day an influence moves its track now; None where it does not act."""
        _, _, of, per_100, bounds, _ = item
        if bounds and not all(clause.within(self.tracks) for clause in bounds):
            return None
        return per_100 * (self.tracks[of] - MIDDLE if of else MIDDLE)

    def _begin(self) -> None:
        """Enter what every influence does from the first half-day on."""
        sums, acts = self._sums, self._acts
        for number, item in enumerate(self._influences.all):
            parts, track = self._strength(item), item.to
            if parts is not None:
                if track not in sums:
                    sums[track] = acts[track] = 0
                    self.pushes[track] = {}
                    self.carried.setdefault(track, 0)
                self._parts[number] = parts
                self.pushes[track][item.name] = 0
                sums[track] += parts
                acts[track] += 1
        for track in sums:
            self._since[track] = 0
            self._plan(track)

    def _judge(self, numbers: Iterable[int], now: int) -> None:
        """Enter what some influences do from now on."""
        changed: dict[str, None] = {}
        for number in numbers:
            item = self._influences.all[number]
            parts, track = self._strength(item), item.to
            if parts != self._parts[number]:
                if track not in changed:
                    self._gather(track, now)
                    changed[track] = None
                self._turn(number, item, parts, now)
        for track in changed:
            self._plan(track)

    def _turn(self, number: int, item: Standing, parts: int | None, now: int) -> None:
        """Enter that an influence moves its track otherwise from now on, or begins to act, or ends."""
        track, was = item.to, self._parts[number]
        if was:
            self.pushes[track][item.name] += was * (now - self._begun[number])
        elif was is None:
            self.pushes.setdefault(track, {}).setdefault(item.name, 0)
            self.carried.setdefault(track, 0)
        self._parts[number], self._begun[number] = parts, now
        self._sums[track] = self._sums.get(track, 0) + (parts or 0) - (was or 0)
        self._acts[track] = self._acts.get(track, 0) + (parts is not None) - (was is not None)

    def _gather(self, track: str, now: int) -> None:
        """Enter half-days in which nothing but the parts carried over changes."""
        span, amount = now - self._since.get(track, now), self._sums.get(track, 0)
        self._since[track] = now
        if span and amount:
            value = self.tracks[track]
            if LOW < value < HIGH or not _pressed(value, self.carried[track], amount):
                self.carried[track] += span * amount

    def _move(self, track: str, now: int) -> bool:
        """Enter the half-day in which a track moves, within its bounds; whether it has moved by a point."""
        self._gather(track, now - 1)
        self._since[track] = now
        was, total = self.tracks[track], self.carried[track] + self._sums[track]
        points = abs(total) // PARTS * (1 if total > 0 else -1)
        value, rest = was + points, total - points * PARTS
        if value >= HIGH:
            value, rest = HIGH, min(rest, 0) if value == HIGH else 0
        elif value <= LOW:
            value, rest = LOW, max(rest, 0) if value == LOW else 0
        self.tracks[track], self.carried[track] = value, rest
        self._plan(track)
        return value != was

    def _plan(self, track: str) -> None:
        """Reckon the half-day in which a track will move next, or meet its end."""
        quiet, value, rest, amount = None, self.tracks[track], self.carried[track], self._sums[track]
        if amount and LOW < value < HIGH:
            quiet = _gathering(rest, amount)
        elif self._acts[track]:
            quiet = _quiet(value, rest, amount)
        if quiet is None:
            self._due.pop(track, None)
        else:
            self._due[track] = self._since[track] + quiet + 1


def _quiet(value: int, rest: int, amount: int) -> int | None:
    """How many half-days a movement only gathers parts at an end; None where it never does anything else."""
    if (value == HIGH and rest > 0) or (value == LOW and rest < 0):
        return 0
    if not amount or _pressed(value, rest, amount):
        return None
    if value in (LOW, HIGH) and (value == HIGH) is (amount > 0):
        return 0
    return _gathering(rest, amount)


def _gathering(rest: int, amount: int) -> int:
    """How many half-days a movement gathers parts before they make a point."""
    return max(0, (PARTS - 1 - rest) // amount if amount > 0 else (PARTS - 1 + rest) // -amount)


def _pressed(value: int, rest: int, amount: int) -> bool:
    """Whether a track stands at its end and is pushed against it, with nothing carried over: it stays as it is."""
    return not rest and ((value == HIGH and amount > 0) or (value == LOW and amount < 0))
