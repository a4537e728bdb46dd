"""Many games: balance and paired studies."""
