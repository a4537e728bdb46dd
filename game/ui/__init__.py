"""The window: a map, a board and a Council chamber in pygame. It gets views and gives back moves."""
