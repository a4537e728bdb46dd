"""A changed copy of a frozen record, at a quarter of the price of going through its constructor."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrs import evolve  # the type checker knows its rules: names and types of what is changed
else:
    from collections.abc import Callable

    import attrs

    Put = Callable[[object, object], None]
    Slots = tuple[Callable[[Any], Any], dict[str, Put]]
    _known: dict[type, Slots | None] = {}

    def evolve(record: Any, /, **changes: Any) -> Any:
        """As `attrs.evolve`: a copy of a record with some fields changed; TypeError for a field it does not have.

        A plain record (slots, and nothing to convert, check or work out when it is made) is copied slot by slot;
        any other goes through its constructor.

        >>> from game.core.calendar import StepLength, Stretch
        >>> evolve(Stretch(step=StepLength.DAY, turns=3), turns=4).turns
        4
        """
        kind = type(record)
        try:
            slots = _known[kind]
        except KeyError:
            slots = _known[kind] = _slots(kind)
        if slots is None:
            return attrs.evolve(record, **changes)
        copied, puts = slots
        copy = copied(record)
        try:
            for name, value in changes.items():
                puts[name](copy, value)
        except KeyError as missing:
            raise TypeError(f"{kind.__name__} has no field {missing}") from None
        return copy

    def _slots(kind: type) -> Slots | None:
        """How the fields of a plain record are read and written; None for a record that is not plain."""
        fields = attrs.fields(kind)
        plain = all(item.init and item.converter is None and item.validator is None for item in fields)
        special = any(hasattr(kind, name) for name in ("__attrs_pre_init__", "__attrs_post_init__"))
        members = {item.name: getattr(kind, item.name, None) for item in fields}
        if not plain or special or len(fields) < 2 or not all(map(_is_slot, members.values())):
            return None
        puts = {name: member.__set__ for name, member in members.items()}
        return _copier(kind, puts), puts

    def _copier(kind: type, puts: dict[str, Put]) -> Callable[[Any], Any]:
        """What copies a record of a kind: a line a slot, written out as attrs writes out an `__init__`, for a loop over
        the slots would take twice as long."""
        lines = "".join(f"    put_{name}(copy, record.{name})\n" for name in puts)
        source = f"def copied(record):\n    copy = new(kind)\n{lines}    return copy\n"
        names = {"new": object.__new__, "kind": kind, **{f"put_{name}": put for name, put in puts.items()}}
        exec(source, names)
        return names["copied"]

    def _is_slot(member: object) -> bool:
        return type(member).__name__ == "member_descriptor"


__all__ = ["evolve"]
