"""Every call to the system fails in turn: nothing acknowledged is lost, nothing is written twice."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from saving import HEADER, FailingFiles, SmallDisk, is_one_sentence, move

from game.store import SaveError, SaveFile, create, open_for_play, read, seal
from game.store.files import Files

ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES)
WAYS = ("before", "after", "short", "onwards")
FAULTS = [(code, how) for code in ERRORS for how in WAYS] + [(errno.EINTR, how) for how in WAYS[::2]]


class Player:
    """Somebody who plays with a disk that fails once, and tries again as the sentences advise."""

    def __init__(self, path: Path, files: Files):
        self.path, self.files = path, files
        self.acknowledged: list[int] = []
        self.sentences: list[str] = []
        self.save: SaveFile | None = None

    def play(self) -> None:
        self.attempt(self.start)
        for number in range(3):
            self.record([number])
        self.record([3, 4, 5])
        if self.save:
            self.save.snapshot({"kind": "snapshot", "state": "x" * 300})
        self.record([6])
        if self.save:
            self.save.close()
            self.save = None
        self.attempt(self.start)
        self.record([7])
        if self.save:
            self.attempt(self.save.seal)
            self.save.close()

    def start(self) -> None:
        if self.save:
            self.save.close()
            self.save = None
        if self.path.exists():
            self.save = open_for_play(self.path, files=self.files)
        else:
            self.save = create(self.path, HEADER, files=self.files)

    def attempt(self, act: Callable[[], None]) -> bool:
        """Act, and once more if it was refused."""
        for _ in range(2):
            try:
                act()
                return True
            except SaveError as error:
                self.sentences.append(error.sentence)
        return False

    def record(self, numbers: list[int]) -> None:
        """Save the records; after a refusal try again, then open the save again and try a last time."""

        def append() -> None:
            assert self.save is not None
            if len(numbers) == 1:
                self.save.append(move(numbers[0]))
            else:
                self.save.append_many([move(number) for number in numbers])

        if self.save and self.attempt(append):
            self.acknowledged += numbers
        elif self.attempt(self.start) and self.save:
            there = [record["n"] for record in self.save.loaded.records if record["kind"] == "move"]
            if numbers[0] in there or self.attempt(append):
                self.acknowledged += numbers

    def assert_nothing_lost(self) -> None:
        assert all(is_one_sentence(sentence) for sentence in self.sentences), self.sentences
        if not self.path.exists():
            assert self.acknowledged == []
            return
        kept = [record["n"] for record in read(self.path).records if record["kind"] == "move"]
        assert sorted(set(kept)) == kept, "a record stands twice"
        assert set(self.acknowledged) <= set(kept)
        assert len(set(kept) - set(self.acknowledged)) <= 3, "more than the move in flight"


def calls_of_a_game(folder: Path) -> list[str]:
    files = FailingFiles()
    player = Player(folder / "counted.zapad", files)
    player.play()
    assert player.acknowledged == list(range(8)) and player.sentences == []
    return files.made


def play_with_fault(path: Path, at: int, code: int, how: str) -> Player:
    player = Player(path, FailingFiles(at, code, how))
    player.play()
    player.assert_nothing_lost()
    if code == errno.EINTR and how == "before":
        assert player.acknowledged == list(range(8)) and player.sentences == []
    return player


@pytest.mark.parametrize(("code", "how"), FAULTS)
def test_a_fault_in_any_call_loses_nothing(tmp_path: Path, code: int, how: str) -> None:
    for at in range(1, len(calls_of_a_game(tmp_path)) + 1):
        player = play_with_fault(tmp_path / f"{at}.zapad", at, code, how)
        if how != "onwards":
            assert player.acknowledged == list(range(8)), f"call {at} should hinder one attempt only"


@pytest.mark.slow
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_two_faults_in_any_two_calls_lose_nothing(tmp_path: Path, code: int) -> None:
    count = len(calls_of_a_game(tmp_path))
    for first in range(1, count + 1):
        for second in range(first + 1, min(first + 30, count + 1)):
            files = FailingFiles(second, code, inner=FailingFiles(first, code))
            player = Player(tmp_path / f"{first}-{second}.zapad", files)
            player.play()
            player.assert_nothing_lost()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_a_full_disk_loses_nothing_and_play_goes_on_when_there_is_room(tmp_path: Path, code: int) -> None:
    path, files = tmp_path / "game.zapad", SmallDisk(3000, code)
    with create(path, HEADER, files=files) as save:
        number = 0
        with pytest.raises(SaveError) as refused:
            while True:
                save.append(move(number, 150))
                number += 1
        assert number > 3 and is_one_sentence(refused.value.sentence)
        assert "all that was saved before is safe" in refused.value.sentence
        assert [record["n"] for record in read(path).records] == list(range(number))
        files.room = 100_000
        save.append(move(number, 150))
    assert [record["n"] for record in read(path).records] == list(range(number + 1))


def test_a_full_disk_makes_no_half_save(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="it was not created: the disk is full"):
        create(tmp_path / "game.zapad", HEADER, files=SmallDisk(100))
    assert list(tmp_path.iterdir()) == []


def test_a_snapshot_that_does_not_fit_is_left_out_and_nothing_is_doubled(tmp_path: Path) -> None:
    path, files = tmp_path / "game.zapad", SmallDisk(3000)
    with create(path, HEADER, files=files) as save:
        save.append(move(0))
        assert save.snapshot({"kind": "snapshot", "state": "x" * 5000}) is False
        save.append(move(1))
    assert read(path).records == (move(0), move(1))


LIMITED = """
import resource, sys
from saving import HEADER, move
from game.store import SaveError, create
save = create(sys.argv[1], HEADER)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
number = 0
try:
    while True:
        save.append(move(number, 500))
        number += 1
except SaveError as error:
    print(number, error)
"""


def test_the_limit_of_the_system_itself_loses_nothing(tmp_path: Path) -> None:
    path, here = tmp_path / "game.zapad", Path(__file__).parent
    place = {**os.environ, "PYTHONPATH": f"{here.parents[1]}{os.pathsep}{here}"}
    said = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], env=place, capture_output=True, text=True, check=True
    )
    number, sentence = said.stdout.strip().split(" ", 1)
    assert "greatest size that the system allows" in sentence and is_one_sentence(sentence)
    assert len(read(path).records) == int(number) > 10


def test_a_disk_fault_asks_to_open_the_save_again(tmp_path: Path) -> None:
    path, files = tmp_path / "game.zapad", FailingFiles()
    with create(path, HEADER, files=files) as save:
        files.at, files.how = len(files.made) + 2, "before"  # the sync of the next record
        with pytest.raises(SaveError, match="the disk reports a fault"):
            save.append(move(0))
        with pytest.raises(SaveError, match="open the save again"):
            save.append(move(0))
    with open_for_play(path) as save:
        save.append(move(0))
    assert read(path).records == (move(0),)


def test_an_interrupt_from_the_keyboard_leaves_whole_records_only(tmp_path: Path) -> None:
    class Interrupted(Files):
        def write(self, fd: int, data: bytes) -> int:
            super().write(fd, data[:50])
            raise KeyboardInterrupt

    path = tmp_path / "game.zapad"
    with create(path, HEADER) as save:
        save.append(move(0))
        save._files = Interrupted()
        with pytest.raises(KeyboardInterrupt):
            save.append(move(1))
        save._files = Files()
        with pytest.raises(SaveError, match="interrupted; open the save again"):
            save.append(move(1))
    assert (read(path).records, read(path).warning) == ((move(0),), None)


def test_a_disk_without_hard_links_still_never_overwrites(tmp_path: Path) -> None:
    class Plain(Files):
        def link(self, old: str, new: str) -> None:
            raise PermissionError(errno.EPERM, "no links")

    path = tmp_path / "game.zapad"
    with create(path, HEADER, files=Plain()) as save:
        save.append(move(0))
    assert read(path).records == (move(0),)
    with pytest.raises(SaveError, match="exists already"):
        create(path, HEADER, files=Plain())
    seal(path)
    assert [file.name for file in tmp_path.iterdir()] == ["game.zapad"]
    assert read(path).sealed
