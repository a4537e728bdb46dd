"""`zapad shots`: make the pictures of the window again, without a display."""

from pathlib import Path

import click

PICTURES = Path("assets/pictures")
HELP = """Drive the window without a display and write a PNG of each scene: the pictures of the README.

\b
Examples
  zapad shots                                  all scenes into assets/pictures
  zapad shots refusal chamber --to /tmp        some of them, elsewhere
  zapad shots --size 1024x640 --scale 200      as they look at the back of a classroom"""


@click.command("shots", help=HELP)
@click.argument("scenes", nargs=-1)
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("assets/pictures"),
    show_default=True,
)
@click.option("--size", default="1600x900", show_default=True, metavar="WxH", help="The window, in pixels.")
@click.option(
    "--scale", default=100, show_default=True, type=click.IntRange(100, 200), help="UI scale in per cent."
)
@click.option("--scenario", default="zapad-2021", show_default=True)
def command(scenes: tuple[str, ...], to: Path, size: str, scale: int, scenario: str) -> None:
    """Take the pictures."""
    import os
    from difflib import get_close_matches

    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.cli.play_command import size_of
    from game.scenario.load import load
    from game.ui.shots import SCENES, save, taken

    for name in scenes:
        if name not in SCENES:
            near = get_close_matches(name, SCENES, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"they are {', '.join(SCENES)}."
            raise click.BadParameter(f"there is no scene '{name}'; {hint}")
    context = click.get_current_context()
    wanted = size_of(context, context.command.params[2], size)
    to.mkdir(parents=True, exist_ok=True)
    for name, picture in taken(load(scenario), scenes or tuple(SCENES), wanted, scale):
        save(picture, to / f"{name}.png")
        click.echo(f"{to / name}.png")
