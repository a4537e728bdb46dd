"""Tests of the spine: secrecy of views, undo, luck, digests."""
