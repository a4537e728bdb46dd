"""Facilities on a map picture: a small sign for each target and each leased site, with its damage."""

from html import escape
from typing import Final

from attrs import frozen

from game.engine.view import View
from game.law.setting import Setting
from game.report.map_style import BLOOD, INK

GLYPHS: Final = {
    "power": "M1-4.6L-2.6.6H0L-1 4.6 2.8-1H.2z",
    "depot": "M-4 3.6V-1L0-3.8 4-1v4.6zM-1.4 3.6V.8h2.8v2.8",
    "bridge": "M-4.6-2.6q2 2.6 0 5.2M4.6-2.6q-2 2.6 0 5.2M-3.6-1h7.2M-3.6 1.2h7.2",
    "junction": "M-4.4-3L4.4 3M-4.4 3L4.4-3M-4.6 0h9.2",
    "radar": "M-4-3.2q.4 6 6.8 6.4M-.8.2L2.8-3.6M-2 4.2h5",
    "comms": "M0 4.6V-1.4M-3 4.6L0-1.4 3 4.6M-3.4-4q-1.6 2 0 4M3.4-4q1.6 2 0 4",
    "airfield": "M0-4.6V4.4M-4.6 1.4L0-1.6 4.6 1.4M-1.8 4.4L0 3 1.8 4.4",
    "base": "M0-4.6V4.4M-4.6 1.4L0-1.6 4.6 1.4M-1.8 4.4L0 3 1.8 4.4",
}
"""What a kind of facility is drawn with; a dot for any other."""

FILLED: Final = frozenset({"power"})
TINTS: Final = {"whole": "#fffdf4", "damaged": "#f4b72f", "destroyed": "#3a332e"}
SPREAD: Final = {1: (0,), 2: (-7.5, 7.5), 3: (-15, 0, 15)}


@frozen
class Site:
    """A facility as the picture shows it: its kind, how it is ("whole", "damaged", "destroyed"), leased or not."""

    kind: str
    condition: str
    leased: bool
    title: str


def sites_at(setting: Setting, view: View) -> dict[int, tuple[Site, ...]]:
    """The facilities that the picture shows, by place: targets, leased sites, and whatever is damaged."""
    world = setting.world
    found: dict[int, tuple[Site, ...]] = {}
    for name, place in world.facility_place.items():
        item = world.facilities[name]
        now = view.facilities.get(name)
        damage = now.damage if now else 0
        lease = now.lease if now else item.lease
        if item.target or lease is not None or damage:
            condition = "whole" if not damage else "damaged" if damage < item.strength else "destroyed"
            site = Site(item.kind, condition, lease is not None, item.title)
            found[place] = (*found.get(place, ()), site)
    return found


def site_sign(site: Site, x: float, y: float) -> str:
    """The sign of a facility around a point, thirteen pixels wide, with its name for whoever points at it."""
    ink = "#f3ead6" if site.condition == "destroyed" else INK
    glyph = GLYPHS.get(site.kind, "M-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0z")
    fill = ink if site.kind in FILLED or site.kind not in GLYPHS else "none"
    shape = (
        f'<circle r="7.6" fill="{TINTS[site.condition]}" stroke="{INK}" stroke-width="1.2"/>'
        if site.leased
        else f'<rect x="-6.7" y="-6.7" width="13.4" height="13.4" rx="2.4" fill="{TINTS[site.condition]}" '
        f'stroke="{INK}" stroke-width="1.2"/>'
    )
    mark = {"whole": "", "damaged": "M-7.5 7.5l15-15", "destroyed": "M-7.5 7.5l15-15M-7.5-7.5l15 15"}
    hurt = mark[site.condition]
    cut = f'<path d="{hurt}" stroke="{BLOOD}" stroke-width="2.6" stroke-linecap="round"/>' if hurt else ""
    return (
        f'<g transform="translate({x:g} {y:g})"><title>{escape(site.title)}</title>{shape}'
        f'<path d="{glyph}" fill="{fill}" stroke="{ink}" stroke-width="1.1" stroke-linejoin="round"/>{cut}</g>'
    )


def site_row(sites: tuple[Site, ...], x: float, y: float) -> str:
    """The signs of one hex, side by side below its middle; the hurt ones first, three at most."""
    order = {"destroyed": 0, "damaged": 1, "whole": 2}
    shown = sorted(sites, key=lambda site: order[site.condition])[:3]
    return "".join(site_sign(site, x + dx, y) for site, dx in zip(shown, SPREAD[len(shown)]))
