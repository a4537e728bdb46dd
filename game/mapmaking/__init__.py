"""The map's own generator: from packages of public registries and data kept by hand to the two files of a board.

It makes `theatre.toml`, the rules' board, and `theatre.npz`, the base layer of the drawn map (its format stands in
`base_layer`). Both are part of the project; nobody needs the generator to play, and only it needs the packages of the
`map` extra. What is read from where stands in assets/map/sources.toml, what was set by hand in assets/map/hand.
"""
