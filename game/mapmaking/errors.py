"""What can go wrong when a map is made."""


class MapMakingError(ValueError):
    """The map cannot be made; the message says why, in a sentence or a line for each fault."""
