"""Games played by nobody in particular, with everything that must always hold looked at after every move."""
