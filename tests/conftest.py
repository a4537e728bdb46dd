"""What holds for all tests."""

import gc

gc.set_threshold(100_000, 20, 100)
"""Tests make millions of records and hardly a ring of them: looking for rings as often as usual takes long."""
