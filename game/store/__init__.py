"""Saves: what was acknowledged is never lost, and what was changed is noticed."""

from game.store.chain import Record
from game.store.errors import SaveError
from game.store.header import commitment, host_header, text_digest
from game.store.mail import read_seat_file, write_seat_file
from game.store.save import Loaded, SaveFile, copy_intact, create, open_for_play, read
from game.store.seal import seal, verify_seal
from game.store.upgrade import upgrade_copy

__all__ = [
    "Loaded",
    "Record",
    "SaveError",
    "SaveFile",
    "commitment",
    "copy_intact",
    "create",
    "host_header",
    "open_for_play",
    "read",
    "read_seat_file",
    "seal",
    "text_digest",
    "upgrade_copy",
    "verify_seal",
    "write_seat_file",
]
