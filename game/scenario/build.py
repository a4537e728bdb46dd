"""From the records of a scenario file to the Setting and the opening State."""

from attrs import evolve

from game.law.setting import Setting
from game.model.board import Board
from game.model.state import Air, Council, FacilityState, Mandate, Politics, State, UnitState
from game.model.world import Seat, World
from game.scenario.root import ScenarioFile


def setting_of(scenario: str, file: ScenarioFile, board: Board) -> Setting:
    """Everything that never changes during a game of this scenario."""
    world = World(
        id=scenario,
        title=file.title,
        clock=file.clock,
        board=board,
        sides=file.side,
        seats={name: briefed(seat) for name, seat in file.seat.items()},
        offices=file.office,
        kinds=file.kind,
        units=file.unit,
        facilities=file.facility,
        ground=ground_of(file, board),
        intent=file.intent,
        intents=tuple(file.intents.items()),
        horizon=tuple((int(turn), weight) for turn, weight in file.horizon.items()),
        names=file.names,
    )
    return Setting(
        world=world, law=file.law, stakes=file.stakes, numbers=file.rulebook, doctrines=file.doctrine
    )


def briefed(seat: Seat) -> Seat:
    """The seat with its news in its briefing: before the last paragraph, which says what to do first."""
    if not seat.news:
        return seat
    *told, first = seat.briefing.strip().split("\n\n")
    return evolve(
        seat, briefing="\n\n".join((*told, *(text.strip() for text in seat.news), first)) + "\n", news=()
    )


def ground_of(file: ScenarioFile, board: Board) -> tuple[str, ...]:
    """The side that holds each place: an oblast named goes before its country named."""
    owner = {area: side for side, areas in file.ground.items() for area in areas}
    return tuple(
        owner.get(oblast) or owner.get(country, "") for country, oblast in zip(board.country, board.oblast)
    )


def opening_of(file: ScenarioFile, setting: Setting) -> State:
    """The State before the first turn: every unit that has no later arrival stands at its place."""
    world, opening = setting.world, file.opening
    units = {
        name: UnitState(
            place=world.board.parse_place(unit.place),
            steps=unit.steps or world.kind_of[name].steps,
            magazine=world.kind_of[name].magazine,
            arrives=unit.arrives if unit.arrives > 1 else 0,
        )
        for name, unit in world.units.items()
    }
    return State(
        period=opening.period,
        stage=opening.stage or next(iter(setting.stakes.stages), ""),
        units=units,
        facilities={
            name: FacilityState(lease=item.lease, founded=name not in opening.unfounded)
            for name, item in world.facilities.items()
        },
        tracks={name: track.start for name, track in setting.stakes.tracks.items()},
        council=Council(
            sits_from=1 if opening.sits_until else 0,
            sits_until=opening.sits_until,
            mandates={
                name: Mandate(matter=name, turn=0, uses=setting.law.matters[name].uses)
                for name in opening.mandates
            },
            posts={},
        ),
        politics=Politics(
            escalation=setting.numbers.politics.escalation,
            missiles=setting.numbers.politics.missiles,
        ),
        air=Air(roe=opening.roe),
        happened=dict.fromkeys(opening.happened, 0),
        tally=dict(opening.tallies),
    )
