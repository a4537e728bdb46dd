"""A tabletop wargame and scenario engine on the alliance of Belarus and Russia."""

__version__ = "0.1.0"
