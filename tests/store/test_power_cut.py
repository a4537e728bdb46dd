"""A power cut at every step of a game loses nothing that was acknowledged; a store that forgets is caught."""

from copy import deepcopy

import pytest
from saving import HEADER, PowerlessFiles, dice, move

from game.store import SaveError, create, open_for_play, read
from game.store.save import SaveFile

SAVE = "saves/game.zapad"


class Killed(Exception):
    """The process ends here."""


class Forgetful(PowerlessFiles):
    """The disk of a store that never waits for it."""

    def sync(self, fd: int) -> None:
        self.hook("no sync")


class NoFolder(PowerlessFiles):
    """The disk of a store that does not wait for the names in the folder."""

    def sync_all(self, fd: int) -> None:
        if self.opened[fd] is not None:
            self.sync(fd)


class Trial:
    """One game on a disk that may lose power at each step; `faults` are the losses that were found."""

    def __init__(self, files: PowerlessFiles, seed: int, samples: int):
        self.files, self.seed, self.samples = files, seed, samples
        self.issued = self.acknowledged = self.steps = self.states = 0
        self.promised = False
        self.faults: list[str] = []
        self.killed_at = -1
        files.hook = self.look

    def look(self, step: str) -> None:
        self.steps += 1
        if self.steps == self.killed_at:
            self.files.hook = lambda step: None
            self.files = deepcopy(self.files)  # what the dying process still tidies up reaches no disk
            raise Killed
        for disk in self.files.after_power_cut((self.seed, self.steps), self.samples):
            self.states += 1
            why = self.loss(disk)
            if why:
                self.faults.append(f"step {self.steps} ({step}): {why}")

    def loss(self, disk: dict[str, bytes]) -> str | None:
        """What this disk lost that was acknowledged, or why it is no save."""
        if SAVE not in disk:
            return "the file is gone" if self.promised else None
        after = PowerlessFiles(disk)
        try:
            numbers = [record["n"] for record in read(SAVE, files=after).records if record["kind"] == "move"]
        except SaveError as error:
            return error.sentence if self.promised else None
        if numbers != list(range(len(numbers))):
            return "the records are not those that were written"
        if not self.acknowledged <= len(numbers) <= self.issued:
            return f"{len(numbers)} records, but {self.acknowledged} were acknowledged, {self.issued} written"
        if self.states % 5 == 0:
            with open_for_play(SAVE, files=after) as save:
                save.append(move(len(numbers)))
            if len(read(SAVE, files=after).records) <= len(numbers):
                return "the save could not be played on"
        return None

    def play(self, save: SaveFile, turns: int) -> None:
        for turn in range(turns):
            many = 1 + dice(self.seed, turn, "many") % 12 if turn % 4 == 3 else 1
            records = [move(self.issued + i, dice(self.seed, turn, i) % 1500) for i in range(many)]
            self.issued += many
            if many == 1:
                save.append(records[0])
            else:
                save.append_many(records)
            self.acknowledged = self.issued
            if turn % 5 == 4:
                save.snapshot({"kind": "snapshot", "state": "s" * 900})

    def create_and_play(self, turns: int) -> None:
        save = create(SAVE, HEADER, files=self.files)
        self.promised = True
        self.play(save, turns)
        save.close()

    def create_and_die(self, turns: int, at: int) -> None:
        """Play until step `at` without looking at the disk, and kill the process."""
        samples, self.samples, self.killed_at = self.samples, 0, at
        try:
            self.create_and_play(turns)
        except Killed:
            self.files.kill()
            self.files.hook = self.look
        self.samples, self.killed_at = samples, -1

    def go_on(self) -> None:
        """Another process opens the save and plays three turns."""
        with open_for_play(SAVE, files=self.files) as save:
            kept = sum(record["kind"] == "move" for record in save.loaded.records)
            assert self.acknowledged <= kept <= self.issued
            self.promised = True
            self.issued = self.acknowledged = kept
            self.play(save, 3)


def whole_game(seed: int, samples: int, turns: int) -> Trial:
    trial = Trial(PowerlessFiles(), seed, samples)
    trial.create_and_play(turns)
    return trial


def killed_game(seed: int, samples: int, at: int) -> Trial:
    trial = Trial(PowerlessFiles(), seed, samples)
    trial.create_and_die(5, at)
    if SAVE in trial.files.names:
        trial.go_on()
    return trial


def game_with_lost_sync(seed: int, samples: int, turns: int) -> Trial:
    """The disk reports a fault and forgets what it had to write; the save is opened again."""
    trial = Trial(PowerlessFiles(), seed, samples)
    trial.files.lost_sync = 2 + dice(seed, "lost") % turns
    with pytest.raises(SaveError):
        trial.create_and_play(turns)
    trial.files.kill()
    trial.go_on()
    return trial


def game_on_full_disk(seed: int, samples: int, turns: int) -> Trial:
    """The disk fills in the writing of a record, then in the wait for one; each time play goes on."""
    trial = Trial(PowerlessFiles(), seed, samples)
    trial.create_and_play(turns)
    with open_for_play(SAVE, files=trial.files) as save:
        for in_the_write in (True, False):
            trial.files.room = 700 if in_the_write else 1 << 30
            trial.files.full_sync = 0 if in_the_write else trial.files.syncs + 1
            trial.issued += 1
            with pytest.raises(SaveError, match="the disk is full"):
                save.append(move(trial.issued - 1, 900))
            trial.issued -= 1
            trial.files.room, trial.files.full_sync = 1 << 30, 0
            trial.play(save, 4)
    return trial


def faults(played: list[Trial]) -> list[str]:
    return [fault for trial in played for fault in trial.faults]


def all_games(seeds: int, samples: int, turns: int) -> list[Trial]:
    kinds = (whole_game, game_with_lost_sync, game_on_full_disk)
    return [kind(seed, samples, turns) for seed in range(seeds) for kind in kinds]


def test_a_power_cut_at_every_step_loses_nothing_acknowledged() -> None:
    played = all_games(seeds=4, samples=6, turns=6)
    assert faults(played) == []
    assert sum(trial.states for trial in played) > 2000


def test_a_power_cut_after_a_kill_loses_nothing_acknowledged() -> None:
    steps = whole_game(0, 0, 5).steps
    assert faults([killed_game(0, 25, at) for at in range(1, steps)]) == []


@pytest.mark.slow
def test_many_power_cuts_lose_nothing_acknowledged() -> None:
    played = all_games(seeds=12, samples=20, turns=20)
    assert faults(played) == []
    assert sum(trial.states for trial in played) > 50_000
    for seed in range(1, 5):
        assert faults([killed_game(seed, 20, at) for at in range(1, 30)]) == []


@pytest.mark.parametrize("wrong", [Forgetful, NoFolder])
def test_a_store_that_does_not_wait_for_the_disk_is_caught(wrong: type[PowerlessFiles]) -> None:
    trial = Trial(wrong(), seed=1, samples=8)
    trial.create_and_play(4)
    assert trial.faults
