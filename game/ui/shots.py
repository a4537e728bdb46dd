"""Pictures of the window, made by driving it without a display: for the README, and for whoever changes a screen.

Each shot is a scene: a game brought to a moment by the players themselves, then a few acts of a human's hand.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pygame
from attrs import frozen

from game.engine.questions.orders import order_for_click
from game.engine.view import View
from game.model.moves import Move
from game.scenario.load import Loaded
from game.ui.app import App
from game.ui.kit.ink import Ink
from game.ui.screen import Desk, Screen
from game.ui.screens.board import Board
from game.ui.screens.browser import Browser
from game.ui.screens.result import Result
from game.ui.screens.title import Title
from game.ui.settings import Settings
from game.ui.table import HUMAN, Table

SIZE: Final = (1600, 900)
FRAMES: Final = 1_500
"""More frames than any screen moves for."""
FRAME: Final = 40

Ready = Callable[[View], bool]


@frozen
class Studio:
    """Where pictures are taken: the scenario, a folder for saves, the size and the scale of the window."""

    scenario: Loaded
    saves: Path
    size: tuple[int, int] = SIZE
    scale: int = 100

    def desk(self) -> Desk:
        """A desk with settings of its own: no guide, no motion."""
        settings = Settings(scale=self.scale, guided=False, speed=0)
        return Desk(Ink(settings.theme()), self.size, settings, self.saves)

    def app(self, screen: Screen) -> App:
        """A window that shows a screen, at rest."""
        found = App(self.desk(), [screen], pygame.display.set_mode(self.size))
        screen.open(found.desk)
        return rested(found)

    def table(self, seat: str, seed: int, ready: Ready) -> Table:
        """A game that AIs have played until it is a seat's turn and the moment has come; from there a human plays it.

        Raises:
            LookupError: the moment never came.
        """
        world = self.scenario.setting.world
        seats = {name: "doctrine" for name, item in world.seats.items() if item.sides}
        table = Table.begin(self.saves, self.scenario, seed, seats)
        while not table.ended:
            if table.to_move() == seat and ready(table.view(seat)):
                table.seats = {**seats, seat: HUMAN}
                table.minds = {name: mind for name, mind in table.minds.items() if name != seat}
                return table
            table.think(0)
        raise LookupError(f"with seed {seed} the moment never comes for {seat}")

    def first(self, seat: str, ready: Ready, seeds: range = range(1, 60)) -> Table:
        """The game of the first seed in which the moment comes."""
        for seed in seeds:
            try:
                return self.table(seat, seed, ready)
            except LookupError:
                continue
        raise LookupError(f"the moment never comes for {seat} with these seeds")


def rested(app: App) -> App:
    """Let frames pass until nothing moves."""
    for _ in range(FRAMES):
        app.frame(FRAME)
        if not app.moving:
            break
    app.frame(FRAME)
    return app


# -- the scenes ------------------------------------------------------------------------------------------------------
def board(app: App) -> Board:
    """The board that a window shows."""
    assert isinstance(app.screen, Board)
    return app.screen


def title(studio: Studio) -> App:
    """The title screen."""
    return studio.app(Title())


def browser(studio: Studio) -> App:
    """The scenario browser."""
    return studio.app(Browser())


def opening(studio: Studio) -> App:
    """The smaller ally's first operations: a brigade is selected, and its reach is shown."""
    seat = council_seats(studio)[0]
    table = studio.table(seat, 7, lambda view: view.step == "operations")
    app = studio.app(Board(table))
    bench = board(app).bench
    able = [name for name, unit in bench.view.own.items() if unit.mine and len(bench.view.legal(name)) > 12]
    bench.show(bench.view.own[able[0]].state.place, able[0])
    bench.open("orders")
    return rested(app)


def refusal(studio: Studio) -> App:
    """The larger ally orders a division of its capital onto its ally's ground, in peace: refused, and why."""
    seat = council_seats(studio)[1]
    table = studio.table(seat, 7, lambda view: view.step == "operations")
    app = studio.app(Board(table))
    bench = board(app).bench
    move = barred(bench.view, studio)
    bench.select(str(getattr(move, "unit", "")))
    bench.play(move)
    return rested(app)


def barred(view: View, studio: Studio) -> Move:
    """The order that a click on the ally's nearest town means, for the first division in a box that is barred there.

    Raises:
        LookupError: every unit in a box may go there.
    """
    world = studio.scenario.setting.world
    ally = world.seats[council_seats(studio)[0]].sides[0]
    towns = [place for place, town in enumerate(world.board.town) if town and world.ground_of(place) == ally]
    for name, unit in view.own.items():
        if unit.mine and unit.state.place < 0 and world.kind_of[name].attack:
            for place in towns:
                move, verdict = order_for_click(view, name, place)
                if move is not None and len(verdict.objections) > 1 and not verdict.allowed:
                    return move
    raise LookupError("every unit in a box may enter the ally's ground")


def chamber(studio: Studio) -> App:
    """A reply is due in the Council: the other's package lies on the table."""
    seat = council_seats(studio)[0]
    table = studio.first(
        seat, lambda view: view.step == "reply" and any(len(p.matters) > 1 for p in view.packages)
    )
    app = studio.app(Board(table))
    bench = board(app).bench
    bench.open("council")
    bench.dialog = "chamber"
    bench.touch()
    return rested(app)


def duty(studio: Studio) -> App:
    """The duty room with a track in the air and two keys to be turned."""
    seat = council_seats(studio)[0]
    table = studio.first(seat, lambda view: view.step == "duty" and bool(view.air))
    app = studio.app(Board(table))
    bench = board(app).bench
    track = bench.view.air[0]
    bench.show(track.path[track.at])
    bench.open("duty")
    return rested(app)


def war(studio: Studio) -> App:
    """The middle of the war, with the tracks beside the map."""
    seat = council_seats(studio)[0]
    table = studio.first(
        seat, lambda view: view.step == "operations" and view.joint_command and "invasion" in view.happened
    )
    app = studio.app(Board(table))
    board(app).bench.open("tracks")
    return rested(app)


def result(studio: Studio) -> App:
    """The result, explained."""
    world = studio.scenario.setting.world
    seats = {name: "doctrine" for name, item in world.seats.items() if item.sides}
    table = Table.begin(studio.saves, studio.scenario, 4, seats)
    while table.think(1_000):
        pass
    table.seats = {**seats, council_seats(studio)[0]: HUMAN}
    return studio.app(Result(table))


def council_seats(studio: Studio) -> tuple[str, ...]:
    """The seats that vote, in the scenario's order."""
    return tuple(name for name, item in studio.scenario.setting.world.seats.items() if item.council)


SCENES: Final[Mapping[str, Callable[[Studio], App]]] = {
    "title": title,
    "browser": browser,
    "orders": opening,
    "refusal": refusal,
    "chamber": chamber,
    "duty": duty,
    "war": war,
    "result": result,
}
"""Every scene by the name of its picture."""


def taken(
    scenario: Loaded, names: tuple[str, ...], size: tuple[int, int], scale: int
) -> Iterator[tuple[str, pygame.Surface]]:
    """The pictures of these scenes, one after the other. Needs no display."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    for name in names:
        with TemporaryDirectory(prefix="zapad-") as folder:
            app = SCENES[name](Studio(scenario, Path(folder), size, scale))
            yield name, app.window.copy()
            app.close()


def save(picture: pygame.Surface, path: Path) -> None:
    """Write a picture as PNG."""
    pygame.image.save(picture, path)
