"""Run as a program: kill a process that writes a save at random instants; print what was found as JSON.

Arguments: the folder, the number of kills. Each child opens the save (or creates it), appends records and
says each acknowledged one on a pipe. A record or a group may be in flight; any other that is missing is lost.
"""

import json
import os
import signal
import sys
import time
from collections import Counter

from saving import HEADER, dice, move

from game.store import create, open_for_play, read

MANY = 5


def record(number: int) -> dict[str, object]:
    """A record of up to 3,000 letters, some of them of 200,000."""
    return move(number, 200_000 if number % 40 == 39 else dice("length", number) % 3000)


def write(path: str, pipe: int) -> None:
    """The child: append until it is killed."""
    save = open_for_play(path) if os.path.exists(path) else create(path, HEADER)
    number = len(save.loaded.records)
    while True:
        if number % 7 == 6:
            save.append_many([record(number + i) for i in range(MANY)])
            number += MANY
        else:
            save.append(record(number))
            number += 1
        os.write(pipe, f"{number}\n".encode())


def kill_one(path: str, delay: float) -> int | None:
    """The number of acknowledged records before the kill, None when nothing was acknowledged."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write(path, say)
        finally:
            os._exit(1)
    os.close(say)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer stopped by itself"
    with os.fdopen(hear) as pipe:
        heard = pipe.read().split()
    return int(heard[-1]) if heard else None


def main(folder: str, kills: int) -> None:
    found: Counter[str] = Counter()
    path, kept = os.path.join(folder, "0.zapad"), 0
    for kill in range(kills):
        acknowledged = kill_one(path, dice("delay", kill) % 15_000 / 1_000_000)
        if not os.path.exists(path):
            found["no save yet" if acknowledged is None else "SAVE GONE"] += 1
            continue
        records = read(path).records
        floor = kept if acknowledged is None else acknowledged
        if records != tuple(record(number) for number in range(len(records))):
            found["WRONG RECORDS"] += 1
        extra, limit = len(records) - floor, MANY if floor % 7 == 6 else 1
        found["LOST" if extra < 0 else "INVENTED" if extra > limit else "right"] += 1
        found["in flight"] += extra > 0
        kept = len(records)
        if kept > 400:
            path, kept = os.path.join(folder, f"{kill + 1}.zapad"), 0
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
