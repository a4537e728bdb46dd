"""Frozen records: terms, board, world, state, moves, events."""
