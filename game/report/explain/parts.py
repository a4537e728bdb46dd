"""What an explanation is made of, and how it is printed."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from game.report.text import wrapped


@frozen
class Block:
    """A heading with its lines, which are wrapped when printed; without a heading the lines stay as they are."""

    heading: str
    lines: tuple[str, ...]


@frozen
class Card:
    """The explanation of one thing: what sort it is, its id, its title, and the blocks that have something to say."""

    kind: str
    id: str
    title: str
    blocks: tuple[Block, ...]


def card(kind: str, name: str, title: str, blocks: Iterable[Block]) -> Card:
    """A card without its empty blocks."""
    return Card(kind, name, title, tuple(block for block in blocks if block.lines))


def card_lines(shown: Card) -> Iterator[str]:
    """A card as plain text of 100 columns."""
    yield from wrapped(f"{shown.title} ({shown.kind} {shown.id})" if shown.id else shown.title)
    for block in shown.blocks:
        yield ""
        if not block.heading:  # laid out already
            yield from block.lines
            continue
        yield block.heading
        for line in block.lines:
            yield from wrapped(line, "  ", "    ")


def card_json(shown: Card) -> dict[str, object]:
    """A card as plain values."""
    blocks = {block.heading: list(block.lines) for block in shown.blocks}
    return {"kind": shown.kind, "id": shown.id, "title": shown.title, "says": blocks}
