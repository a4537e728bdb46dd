"""One page that needs no network: every what-if with its tables and pictures, from a template in assets."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.report.whatif.plots import distribution, reach, whisker
from game.report.whatif.words import interval, number, pairs, pays, verdict
from game.scenario.places import data_folder
from game.study.whatif import Row, Study

TEMPLATE = "whatif.html.j2"


def study_page(study: Study) -> str:
    """The page; the same bytes for the same study."""
    found = Environment(
        loader=FileSystemLoader(data_folder() / "assets" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    widest = {
        (item.name, share): max((reach(row) for row in item.rows if row.share is share), default=0.0)
        for item in study.comparisons
        for share in (True, False)
    }
    return found.get_template(TEMPLATE).render(
        study=study,
        number=number,
        interval=interval,
        pairs=pairs,
        pays=pays,
        verdict=verdict,
        plot=lambda row: Markup(distribution(row)),
        whisker=lambda item, row: Markup(whisker(row, _own_reach(row, widest[item.name, row.share]))),
    )


def _own_reach(row: Row, widest: float) -> float:
    """Shares are drawn on one scale, other yardsticks each on its own, for their units differ."""
    return widest if row.share else reach(row)
