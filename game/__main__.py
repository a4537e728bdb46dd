"""`python -m game` is the `zapad` command."""

from game.cli.main import main

if __name__ == "__main__":
    main()
