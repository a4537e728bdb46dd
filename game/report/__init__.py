"""English: accounts, refusals, scoring, rights."""
