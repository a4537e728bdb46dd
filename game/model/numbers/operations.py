"""Numbers of the chapter on operations: movement, rail, stacking, supply, combat."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import field, frozen, validators


@frozen(kw_only=True)
class Terrain:
    """What one kind of terrain does.

    `tracked`, `wheeled` and `foot` are movement points to enter a hex of it without a road, 0 where nobody passes;
    `shift` the columns an attack on it loses; `cover` how many per cent of strikes its defenders escape.
    """

    tracked: int
    wheeled: int
    foot: int
    shift: int
    cover: int


@frozen(kw_only=True)
class Result:
    """One outcome of a combat: steps lost by the attacker and the defender, and hexes the defender retreats."""

    title: str
    attacker: int = 0
    defender: int = 0
    retreat: int = 0


@frozen(kw_only=True)
class Column:
    """One column of the odds table.

    `percent` is the lowest ratio of attack to defence, in hundredths, that reaches it; `sums` names a result for
    each sum of two dice, 2 to 12.
    """

    title: str
    percent: int
    sums: tuple[str, ...] = field(validator=(validators.min_len(11), validators.max_len(11)))


@frozen(kw_only=True)
class OperationsNumbers:
    """Ranges in hexes, times in turns unless a half-day is named, costs in movement points, shifts in columns.

    Movement
        terrain: costs and shifts by terrain id.
        road: movement points for a step along a road, whatever the terrain; a road bridges rivers.
        river: movement points more for a hexside with a river of size 0, 1, 2, 3 and no road or railway.
        march: most half-days of marching that one turn can hold, however long the turn is.
        stacking: most ground formations of one alliance in a hex.
        ferry: most hexes between two airfields when aircraft change base in one turn.
        days_to_leave: days to leave a country after the legal basis has ended; the calendar makes turns of them.
        irregular_stage: number of the first stage (0 = the first listed) in which irregulars may cross in secret.
    Rail
        rail: hexes along the railway a half-day.
        rail_lift: divisions, or brigades of none, that one side may have on rail at once.
        rail_tension: rise of tension each turn in which a loaded division waits on the map.
    Readiness and supply
        supply_trace: steps along roads and railways from a source.
        supply_off: steps from that network to a unit.
        ready: readiness of a fresh unit.
        ready_lost: readiness lost each turn without supply.
        ready_gain: readiness regained each turn in supply without action.
        ready_fight: readiness spent by every attack.
        rearm: rounds an artillery, helicopter or strike unit in supply regains each turn.
    Combat
        odds: the columns, weakest first; the table's rows are the sums of two dice.
        results: what each name in the table means.
        ready_shift: columns by readiness 0, 1, 2, 3 of the least ready attacker.
        river_shift: columns an attack loses when every attacker crosses a river of size 0, 1, 2, 3.
        dug_in_shift: columns an attack loses against a prepared position.
        supply_shift: columns for an enemy, or against oneself, out of supply.
        support_cap: most columns that artillery and aircraft give one side in a combat.
        headquarters: how far a headquarters helps an attack of its own alliance.
        headquarters_shift: columns it gives.
        sides_needed: from how many hexes an attack must come to be concentric.
        sides_shift: columns that a concentric attack gains.
        rail_shift: columns an attack gains on troops on rail.
        friction_turns: turns in which a formation under a new foreign commander fights worse.
        friction_shift: columns that this costs it, attacking or defending.
        shift_cap: most columns that all shifts together move an attack.
        stranded: steps more that a unit loses which must retreat and cannot.
        unknown_defence: strengths assumed one after the other for a defender whom nobody has seen.
    Strikes
        strike_kill: per cent a shot, by role, for kinds that state none of their own.
        strike_shots: shots of a strike, for kinds that state none.
        strike_air_cover: per cent that an aircraft's hits fall to where an air-defence unit covers the target.
        strike_dug_in: per cent that hits on troops fall to in a prepared position.
        strike_damage: damage of one hit on a facility.
    """

    __marked__: ClassVar[bool] = True

    terrain: Mapping[str, Terrain]
    road: int
    river: tuple[int, ...]
    march: int
    stacking: int
    ferry: int
    days_to_leave: int
    irregular_stage: int
    rail: int
    rail_lift: int
    rail_tension: int
    supply_trace: int
    supply_off: int
    ready: int
    ready_lost: int
    ready_gain: int
    ready_fight: int
    rearm: int
    odds: Mapping[str, Column]
    results: Mapping[str, Result]
    ready_shift: tuple[int, ...]
    river_shift: tuple[int, ...]
    dug_in_shift: int
    supply_shift: int
    support_cap: int
    headquarters: int
    headquarters_shift: int
    sides_needed: int
    sides_shift: int
    rail_shift: int
    friction_turns: int
    friction_shift: int
    shift_cap: int
    stranded: int
    unknown_defence: tuple[int, ...]
    strike_kill: Mapping[str, int]
    strike_shots: int
    strike_air_cover: int
    strike_dug_in: int
    strike_damage: int
