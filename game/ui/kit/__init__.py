"""The window's toolkit: a tree of elements says what a panel holds, and is laid out to fit at any size and scale.

A screen builds its trees anew when what they show has changed, hands them to `Layers.show`, and gets back the actions
of controls that were used. Widths and heights are given in pixels at 100 %. Why our own: the libraries tried have no
layout that fits text at 200 %, no keyboard focus on buttons, and take 20 ms for a line of a log.
"""

from game.ui.kit.boxes import REST, Card, Column, Fill, Grid, Row, Scroll
from game.ui.kit.controls import Button, Field, Pick, Slider, choices
from game.ui.kit.elements import Canvas, Gauge, History, Icon, Rule, Space, Text
from game.ui.kit.icons import icon
from game.ui.kit.ink import Ink, Span
from game.ui.kit.keys import is_hotkey
from game.ui.kit.layers import Layers
from game.ui.kit.layout import Action, Element
from game.ui.kit.panel import Panel

__all__ = [
    "REST",
    "Action",
    "Button",
    "Canvas",
    "Card",
    "Column",
    "Element",
    "Field",
    "Fill",
    "Gauge",
    "Grid",
    "History",
    "Icon",
    "Ink",
    "Layers",
    "Panel",
    "Pick",
    "Row",
    "Rule",
    "Scroll",
    "Slider",
    "Space",
    "Span",
    "Text",
    "choices",
    "icon",
    "is_hotkey",
]
