"""Saves of earlier formats: numbered steps, each from one format to the next, applied to a copy.

`STEPS[n]` makes records of format n + 1 from records of format n, header first. The old file stays as it
is. The copy's header says what it was made from; its history is shown, but only an equal rules digest lets
it be verified.
"""

import os
from collections.abc import Callable, Mapping

from game.store.chain import Record
from game.store.errors import SaveError
from game.store.files import FILES, Files
from game.store.header import FORMAT
from game.store.save import Loaded, Path, create, read, read_any_format

Step = Callable[[tuple[Record, ...]], tuple[Record, ...]]

STEPS: Mapping[int, Step] = {}


def upgrade_copy(
    path: Path, target: Path, *, steps: Mapping[int, Step] = STEPS, files: Files = FILES
) -> Loaded:
    """Write the save in today's format to a new file and read it back. Raises SaveError."""
    old = read_any_format(path, files=files)
    number = old.header.get("format")
    if not isinstance(number, int) or not 0 <= number < FORMAT:
        raise SaveError(path, "it has no earlier format, so there is nothing to upgrade.", 1)
    records = (old.header, *(record for record in old.records if record["kind"] != "seal"))
    for step in range(number, FORMAT):
        if step not in steps:
            raise SaveError(path, f"this version of the game can no longer upgrade format {step}.", 1)
        records = steps[step](records)
    header = records[0] | {"format": FORMAT, "upgraded_from": {"format": number, "head": old.head}}
    with create(target, header, files=files) as save:
        save.append_many(records[1:])
    return read(os.fspath(target), files=files)
