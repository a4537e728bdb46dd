"""A changed copy of a frozen record, at half the price of going through its constructor."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrs import evolve  # the type checker knows its rules: names and types of what is changed
else:
    from collections.abc import Callable
    from operator import attrgetter

    import attrs

    Put = Callable[[object, object], None]
    Slots = tuple[Callable[[object], tuple[Any, ...]], tuple[Put, ...], dict[str, Put]]
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
        read, puts, by_name = slots
        copy = object.__new__(kind)
        for put, value in zip(puts, read(record)):
            put(copy, value)
        try:
            for name, value in changes.items():
                by_name[name](copy, value)
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
        return attrgetter(*puts), tuple(puts.values()), puts

    def _is_slot(member: object) -> bool:
        return type(member).__name__ == "member_descriptor"


__all__ = ["evolve"]
