"""How fast the game is: benchmarks, kept out of the ordinary suite. One command prints the table:

    .venv/bin/pytest tests/bench --benchmark-only --benchmark-columns=min,median,max,rounds

`tests/bench/budgets.py` holds the budgets; each is checked against the median that was measured, and a benchmark
over its budget fails. Compile first (`python -m compileall game`), and leave the machine alone meanwhile: on a shared
machine times swing by two thirds.
"""
