"""What a mind weighed before and what still holds: a weight is found anew only when something that it rests on changed.

A weight rests on parts of an outlook (`READS` of touch.py). From one turn to the next a few tracks move and a count
or two rises; most packages are worth to the last hundredth what they were worth before. What changes seldom (posts,
the period, who holds what ground) makes everything be weighed anew.
"""

from collections.abc import Iterator, Mapping

from attrs import define, field

from game.law.setting import Setting
from game.players.outlook import Outlook
from game.players.touch import LEASES, LEFT, Part, owing

Weights = dict[tuple[str, ...], tuple[frozenset[Part], int]]
"""Each package with the parts on which its weight rests, and the weight in hundredths of a point."""


@define
class Lasting:
    """The weights that one seat found in one game, as far as they hold for the outlook that was asked about last."""

    setting: Setting
    _now: Outlook | None = field(default=None, init=False)
    _left: int = field(default=0, init=False)
    _weights: Weights = field(factory=dict, init=False)

    def weights(self, now: Outlook, left: int) -> Weights:
        """Those that hold in an outlook, with so many turns left; new ones are entered into it."""
        if now is not self._now:
            changed = None if self._now is None else changes(self.setting, self._now, now)
            if changed is None:
                self._weights = {}
            elif left != self._left or changed:
                changed |= {LEFT} if left != self._left else set()
                kept = self._weights.items()
                self._weights = {name: item for name, item in kept if item[0].isdisjoint(changed)}
            self._now, self._left = now, left
        return self._weights


def changes(setting: Setting, old: Outlook, new: Outlook) -> set[Part] | None:
    """The parts in which two outlooks differ; None where so much differs that no weight is kept."""
    before, after = old.view, new.view
    if not (
        old.period is new.period
        and old.posts == new.posts
        and before.control == after.control
        and old.tracks.keys() == new.tracks.keys()
    ):
        return None
    found = {("mandate", name) for name in old.mandates ^ new.mandates}
    if old.promised != new.promised or before.promises != after.promises:
        found.update(_promising(setting, old, new))
    if old.leases != new.leases:
        names = old.leases.keys() | new.leases.keys()
        found.update(("lease", name) for name in names if old.leases.get(name) != new.leases.get(name))
        found.add(LEASES)
    found.update(_differing("track", old.tracks, new.tracks))
    found.update(_differing("tally", before.tally, after.tally))
    found.update(_differing("happened", before.happened, after.happened))
    return found


def _promising(setting: Setting, old: Outlook, new: Outlook) -> Iterator[Part]:
    """What another list of promises touches: those that came, those that went, and those that were kept or broken."""
    for name, _ in {*old.promised} ^ {*new.promised}:
        yield from owing(setting.law.matters[name])
    for promise in {*old.view.promises} ^ {*new.view.promises}:
        yield from owing(setting.law.matters[promise.matter])


def _differing(kind: str, old: Mapping[str, int], new: Mapping[str, int]) -> list[Part]:
    """Entries that are not in both, or not the same in both."""
    if old is new:
        return []
    found = [(kind, name) for name, value in new.items() if old.get(name) != value]
    return found + [(kind, name) for name in old if name not in new]
