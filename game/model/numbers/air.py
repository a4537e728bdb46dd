"""Numbers of the chapter on the air: impulses, radar, interception, missiles."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import frozen

from game.model.terms import Fire, Roe


@frozen(kw_only=True)
class AirNumbers:
    """Ranges in hexes, times in impulses of ten minutes, chances in per cent.

    Kinds of track: missile, strike, intruder, airliner, balloon. Clock: `impulses` a turn; `decisions` a seat
    may take by hand in a turn; `choices` units that a duty officer is asked about for one track.

    Raids: `salvo` missiles are shared among the targets of one raid and fly `missile_speed` hexes an impulse;
    each that arrives does `leak_damage` steps; the leased warning radar sees them `warning` impulses earlier.

    Take-off: `takeoff` impulses after the last key, one more for each readiness step missing, `off_duty` more
    for a unit that is not on duty (also before a missile unit may fire). A unit flies `sorties` a turn, each
    costs it `tiring` readiness, recovery gives `rest` back. `sent`: fighter units sent by standing rule against
    a kind of track.

    Kill: the unit's own per cent, less `unready` a readiness step missing and `unseen` where no other radar
    helps, plus `fused` where at least `fused_radars` do, less `saturation` for each weapon of a raid above
    `saturated_from`, plus `against` the kind of track; never under `kill_floor` or over `kill_ceiling`.
    At most `per_target` rounds at each weapon or aircraft in one engagement. `reload`: rounds a turn by role.

    `meeting`: weights of what a kind of track does when fighters come up to it. `consequences`: political
    tracks moved by a result, named "kind.result"; a track's name without its side means the side concerned.
    `weapons`: by side whose ground lies below (or "sea") and kind of track, when weapons may be used (R45).
    `roe`: the rule of engagement for a kind of track until a seat gives its own.
    """

    __marked__: ClassVar[bool] = True

    impulses: int
    decisions: int
    choices: int
    salvo: int
    missile_speed: int
    leak_damage: int
    warning: int
    takeoff: int
    off_duty: int
    sorties: int
    tiring: int
    rest: int
    unready: int
    unseen: int
    fused: int
    fused_radars: int
    per_target: int
    saturated_from: int
    saturation: int
    kill_floor: int
    kill_ceiling: int
    sent: Mapping[str, int]
    against: Mapping[str, int]
    reload: Mapping[str, int]
    meeting: Mapping[str, Mapping[str, int]]
    consequences: Mapping[str, Mapping[str, int]]
    weapons: Mapping[str, Mapping[str, Fire]]
    roe: Mapping[str, Roe]
