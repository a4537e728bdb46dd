"""Who plays the games of a study: this process, several on this machine, or a Dask cluster.

Work goes out in small batches and comes back in any order; whoever asks sorts by seed. A worker that dies loses its
batch only, which is given out again.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Protocol

from attrs import frozen

from game.study.ensemble import Game, play_games

BATCH = 5
DEATHS = 5
"""How often a batch may be lost with its worker before the study is given up."""


class WorkerError(Exception):
    """The games cannot be played by these workers; the text says why."""


@frozen
class Task:
    """Games to be played: of one scenario, by these players, from these seeds."""

    name: str
    players: tuple[tuple[str, str], ...]
    seeds: tuple[int, ...]

    def play(self) -> list[Game]:
        """Play them, one after the other."""
        return play_games(self.name, dict(self.players), self.seeds)


class Workers(Protocol):
    """Whoever plays tasks."""

    def play(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[Game]]]:
        """Each task with its games, as they are done."""


def tasks_of(name: str, players: Mapping[str, str], seeds: Sequence[int]) -> Iterator[Task]:
    """The seeds in batches."""
    rest = iter(seeds)
    while batch := tuple(islice(rest, BATCH)):
        yield Task(name, tuple(sorted(players.items())), batch)


def played(task: Task) -> list[Game]:
    """A task's games, in whatever process this runs."""
    return task.play()


@frozen
class Here:
    """This process alone."""

    def play(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[Game]]]:
        """One task after the other."""
        for task in tasks:
            yield task, task.play()


@frozen
class Processes:
    """So many processes on this machine."""

    jobs: int

    def play(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[Game]]]:
        """Tasks as they are done; those lost with a process are played again by new ones."""
        left = list(tasks)
        for _ in range(DEATHS):
            done: set[Task] = set()
            try:
                for task, games in self._pool(left):
                    done.add(task)
                    yield task, games
            except BrokenProcessPool:
                left = [task for task in left if task not in done]
                continue
            return
        raise WorkerError(f"processes died {DEATHS} times in a row; what is done is kept, so start it again.")

    def _pool(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[Game]]]:
        with ProcessPoolExecutor(self.jobs) as pool:
            running: dict[Future[list[Game]], Task] = {}
            for task in tasks:
                running[pool.submit(played, task)] = task
                if len(running) >= 4 * self.jobs:
                    yield from _finished(running)
            while running:
                yield from _finished(running)


def _finished(running: dict[Future[list[Game]], Task]) -> Iterator[tuple[Task, list[Game]]]:
    """Take out what is done, waiting for at least one."""
    for future in wait(running, return_when=FIRST_COMPLETED).done:
        yield running.pop(future), future.result()


@frozen
class Cluster:
    """A Dask cluster by its scheduler's address; the address is trusted, for Dask runs what it is sent."""

    address: str

    def play(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[Game]]]:
        """Tasks as the cluster's workers finish them; Dask gives a dead worker's tasks to another.

        Raises:
            WorkerError: Dask is missing, the scheduler does not answer, or workers have other code.
        """
        try:
            from dask.distributed import Client, as_completed
        except ImportError:
            raise WorkerError(
                "a cluster needs Dask: install the extra with pip install 'zapad-2021[cluster]'."
            ) from None
        try:
            client = Client(self.address, timeout="10s")
        except (OSError, ValueError) as error:
            raise WorkerError(f"no scheduler answers at {self.address}: {error}.") from None
        with client:
            self._same_code(client)
            running: dict[Any, Task] = {
                client.submit(played, task, key=f"{task.name}/{task.seeds[0]}", pure=False): task
                for task in tasks
            }
            for future in as_completed(list(running)):
                yield running[future], future.result()

    def _same_code(self, client: Any) -> None:
        from game.engine.digest import rules_digest

        others = {
            worker: digest for worker, digest in client.run(rules_digest).items() if digest != rules_digest()
        }
        if others:
            raise WorkerError(
                f"these workers have other rules than this machine: {', '.join(sorted(others))}."
            )
