"""What a check of scenario files found: every fault with its place, or one line of counts for a file that is sound."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from game.scenario.faults import Fault
from game.scenario.load import Loaded


@frozen
class Checked:
    """One file that was checked: its name, its faults, and what it holds when it has none."""

    name: str
    faults: tuple[Fault, ...] = ()
    counts: Mapping[str, int] | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.faults


def counts_of(loaded: Loaded) -> Mapping[str, int]:
    """What a scenario holds, and on what its numbers rest."""
    law, world, stakes = loaded.setting.law, loaded.setting.world, loaded.setting.stakes
    grounds = [mark.kind for mark in loaded.built.bare_marks]
    amended = {
        (id(change.document), change.at[:2]) for change in loaded.reading.changes if change.kind != "own"
    }
    return {
        "amendments": len(amended),
        "units": len(world.units),
        "matters": len(law.matters),
        "articles": len(law.articles),
        "objectives": len(stakes.objectives),
        "assumptions": grounds.count("assumption"),
        "cited numbers": grounds.count("cite"),
        "amended numbers": grounds.count("amendment"),
    }


def check_lines(checked: Iterable[Checked]) -> Iterator[str]:
    """Every fault once, with its source line and caret; one line for each sound file; then the sum."""
    files = tuple(checked)
    said: set[Fault] = set()
    for file in files:
        if file.is_sound:
            yield f"ok  {file.name}: {counts_text(file.counts or {})}"
    for file in files:
        for fault in file.faults:
            if fault not in said:
                said.add(fault)
                yield fault.render()
    if said:
        bad = sum(not file.is_sound for file in files)
        where = f"in {bad} of {len(files)} files" if len(files) > 1 else f"in {files[0].name}"
        yield f"{len(said)} {'fault' if len(said) == 1 else 'faults'} {where}"


def counts_text(counts: Mapping[str, int]) -> str:
    """The counts in one line, those of nothing left out.

    >>> counts_text({"amendments": 1, "units": 61, "matters": 0})
    '1 amendment, 61 units'
    """
    return ", ".join(
        f"{number} {word.removesuffix('s') if number == 1 else word}"
        for word, number in counts.items()
        if number
    )


def check_json(checked: Iterable[Checked]) -> dict[str, object]:
    """The outcome of a check as plain values."""
    files = tuple(checked)
    return {
        "ok": all(file.is_sound for file in files),
        "files": [
            {
                "file": file.name,
                "ok": file.is_sound,
                "counts": file.counts,
                "faults": [fault.as_json() for fault in file.faults],
            }
            for file in files
        ],
    }
