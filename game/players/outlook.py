"""What is decided and owed, as a seat sees it now, and as it would be after a package or a measure."""

from collections.abc import Mapping

from attrs import field, frozen

from game.core.records import evolve
from game.engine.view import View
from game.law.setting import Setting
from game.model.terms import LeaseStatus, Period, PromiseStatus


@frozen(kw_only=True, eq=False)
class Outlook:
    """What is decided and owed, as a seat sees it or as it would be after a package.

    `promised` are open promises as (matter, who owes). What packages would make of it is found once.
    """

    view: View
    mandates: frozenset[str]
    posts: Mapping[str, str]
    period: Period
    leases: Mapping[str, LeaseStatus | None]
    tracks: Mapping[str, int]
    promised: tuple[tuple[str, str], ...]
    _after: dict[tuple[str, ...], "Outlook"] = field(factory=dict, init=False, repr=False)

    def after(self, setting: Setting, matters: tuple[str, ...]) -> "Outlook":
        """The outlook with matters adopted, one after the other; what none of them touches is the very same object."""
        if not matters:
            return self
        found = self._after.get(matters)
        if found is None:
            found = self._after[matters] = self.after(setting, matters[:-1])._adopted(setting, matters[-1])
        return found

    def _adopted(self, setting: Setting, name: str) -> "Outlook":
        matter = setting.law.matters.get(name)
        if matter is None:
            return self
        makes, period = matter.makes, self.period
        mandates = (self.mandates | {name}).difference(makes.ends)
        if makes.period and makes.period is not period:
            kept = (m for m in mandates if m == name or _survives(setting, m, period, makes.period))
            mandates, period = frozenset(kept), makes.period
        return Outlook(
            view=self.view,
            mandates=mandates,
            posts={**self.posts, **makes.posts} if makes.posts else self.posts,
            period=period,
            leases={**self.leases, **makes.leases} if makes.leases else self.leases,
            tracks=moved(self.tracks, makes.tracks),
            promised=(*self.promised, (name, matter.owes)) if matter.owes else self.promised,
        )

    def drifted(self, tracks: Mapping[str, int]) -> "Outlook":
        """The outlook with tracks moved by so much."""
        return evolve(self, tracks=moved(self.tracks, tracks))


def moved(tracks: Mapping[str, int], by: Mapping[str, int]) -> Mapping[str, int]:
    """Tracks moved, each within 0 to 100; those that are not seen stay out of it."""
    if not by:
        return tracks
    found = dict(tracks)
    for track, amount in by.items():
        if track in found:
            found[track] = within(found[track] + amount)
    return found


def within(value: int) -> int:
    """The value of a track that would move so far: from 0 to 100."""
    return 0 if value < 0 else 100 if value > 100 else value


def outlook(view: View, last: Outlook | None = None) -> Outlook:
    """The outlook of a seat now; what rests on parts of the view that were the same at its `last` one is taken over."""
    then = last.view if last else None
    if last and then and then.mandates is view.mandates and then.planned == view.planned:
        mandates = last.mandates
    else:
        mandates = frozenset(name for name, item in view.mandates.items() if item.stands(view.planned))
    if last and then and then.facilities is view.facilities:
        leases = last.leases
    else:
        leases = {name: item.lease for name, item in view.facilities.items()}
    if last and then and then.promises is view.promises:
        promised = last.promised
    else:
        promised = tuple((p.matter, p.by) for p in view.promises if p.status is PromiseStatus.OPEN)
    return Outlook(
        view=view,
        mandates=mandates,
        posts=view.posts,
        period=view.period,
        leases=leases,
        tracks=view.tracks,
        promised=promised,
    )


def _survives(setting: Setting, name: str, old: Period, new: Period) -> bool:
    """Whether a mandate outlives a change of period."""
    matter = setting.law.matters.get(name)
    if matter is None or matter.owes:
        return True
    if matter.lasts:
        return new in matter.lasts
    return not (old is Period.PEACETIME or new is Period.PEACETIME)
