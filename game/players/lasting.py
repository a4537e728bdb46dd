"""What a mind weighed before and what still holds: a weight is found anew only when something that it rests on changed.

A weight rests on parts of an outlook (`READS` of touch.py). From one turn to the next a few tracks move and a count
or two rises; most packages are worth to the last hundredth what they were worth before. What changes seldom (posts,
the period, who holds what ground) makes everything be weighed anew.
"""

from collections.abc import Iterator

from attrs import define, field

from game.law.setting import Setting
from game.players.outlook import Outlook
from game.players.touch import LEFT, Part, Touch, Touched, owing

Weights = dict[tuple[str, ...], tuple[Touched, int]]
"""Each package with what it touches, and its weight in hundredths of a point."""


@define
class Lasting:
    """The weights that one seat found in one game, as far as they hold in the outlook `now`; new ones are entered.

    `promises` are what each promise by itself brings or costs, with its reason.
    """

    touch: Touch
    now: Outlook | None = field(default=None, init=False)
    left: int = field(default=0, init=False)
    weights: Weights = field(factory=dict, init=False)
    _resting: dict[frozenset[Part], list[tuple[str, ...]]] = field(factory=dict, init=False)
    promises: dict[str, tuple[str, int]] = field(factory=dict, init=False)

    def enter(self, matters: tuple[str, ...], weighed: tuple[Touched, int]) -> None:
        """Keep the weight of a package for as long as it holds."""
        self.weights[matters] = weighed
        self._resting.setdefault(weighed[0].reads, []).append(matters)

    def turn_to(self, now: Outlook, left: int) -> None:
        """Forget what does not hold in another outlook, or with another number of turns left."""
        changed = None if self.now is None else changes(self.touch, self.now, now)
        if changed is None:
            self.weights.clear()
            self._resting.clear()
            self.promises.clear()
        else:
            changed |= {LEFT} if left != self.left else set()
            if not changed.isdisjoint(self.touch.looks):
                for reads in [reads for reads in self._resting if not reads.isdisjoint(changed)]:
                    for name in self._resting.pop(reads):
                        del self.weights[name]
        self.now, self.left = now, left


def changes(touch: Touch, old: Outlook, new: Outlook) -> set[Part] | None:
    """The parts that anything looks at in which two outlooks differ; None where no weight can be kept."""
    before, after = old.view, new.view
    if not (
        old.period is new.period
        and (old.posts is new.posts or old.posts == new.posts)
        and before.surcharge == after.surcharge
        and (before.control is after.control or before.control == after.control)
        and old.tracks.keys() == new.tracks.keys()
    ):
        return None
    found = {("mandate", name) for name in old.mandates ^ new.mandates}
    if before.promises is not after.promises:
        found.update(_promising(touch.setting, old, new))
    pairs = (
        ("lease", old.leases, new.leases),
        ("track", old.tracks, new.tracks),
        ("tally", before.tally, after.tally),
        ("happened", before.happened, after.happened),
    )
    for kind, then, now in pairs:
        if then is not now:
            found.update((kind, name) for name in touch.named[kind] if then.get(name) != now.get(name))
    return found


def _promising(setting: Setting, old: Outlook, new: Outlook) -> Iterator[Part]:
    """What another list of promises touches: those that came, those that went, and those that were kept or broken."""
    for name, _ in {*old.promised} ^ {*new.promised}:
        yield from owing(setting.law.matters[name])
    for promise in {*old.view.promises} ^ {*new.view.promises}:
        yield from owing(setting.law.matters[promise.matter])
