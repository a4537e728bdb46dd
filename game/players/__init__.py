"""Who chooses: random, doctrine."""
