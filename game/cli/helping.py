"""The help of the terminal: the words that only look, and how each order is written and what it does."""

from collections.abc import Iterator
from difflib import get_close_matches

from game.cli.givers import absent, givers
from game.cli.orders import VERBS
from game.cli.screen import lines
from game.law.setting import Setting

LOOKS = (
    ("?", "?", "what you may do now, and what you may do again from when"),
    ("?", "? UNIT", "one unit, and what it may do"),
    ("?", "? MATTER", "what a matter does, asks and promises, and by whom it is decided"),
    ("?", "? MEASURE", "what a measure costs and moves, and what it needs"),
    ("aims", "aims", "what you play for, and how it stands"),
    ("status", "status", "period, tracks, decisions, promises"),
    ("units", "units", "your formations, enemies"),
    ("matters", "matters", "what may be decided, by whom, and what it does"),
    ("why", "why ORDER", "judge an order without giving it, and show the odds of an attack"),
    ("undo", "undo", "take back a last order that has shown you nothing new"),
    ("done", "done", "finish this step"),
    ("help", "help", "how orders are written; help WORD tells of one"),
    ("quit", "quit", "stop; the game is saved"),
)
"""Each word that gives no order, how it is written, and what it shows."""
HELP = "Type an order, or:\n" + "\n".join(f"  {usage:<12} {says}" for _, usage, says in LOOKS)
DOES = {
    "done": "finish this step; a package or a counter that still waits for your answer is refused by silence",
    "convene": "call the Council together, for what only a sitting Council decides",
    "propose": "put matters of one body to it in one package, once a turn; ? MATTER tells what a matter does",
    "decree": "decide what one of your offices decides alone",
    "reply": "answer the package that waits first, or the counter to your own; a counter offers a changed package",
    "measure": "take a political measure: it costs capital and needs no vote",
    "offer": "make a secret offer to a seat",
    "answer": "accept or reject the secret offer that waits for you",
    "choose": "answer the crisis that waits for you by one of its two ways out",
    "posture": "choose what your side does this turn; a salvo names its targets",
    "roe": "set your rule of engagement for a kind of aircraft or missile",
    "key": "agree that a unit acts against a track in the air",
    "withhold": "refuse your agreement that a unit acts against a track in the air",
    "engage": "let a unit use its weapons against a track in the air",
    "move": "march to a place within reach this turn",
    "rail": "load a unit at a station, take it along the railway, or unload it",
    "attack": "attack a place beside the units; why attack … shows the odds",
    "dig": "let a unit dig in where it stands",
    "strike": "fire at a place, or bomb it",
    "standing": "give a unit an order that it follows turn by turn until it gets another",
}
"""What each order does."""
WHY = (
    "Write an order behind why, to judge it without giving it: why propose MATTER, why measure MEASURE, "
    "why move UNIT PLACE. It names every condition, held or not, with its source."
)


def helped(word: str, setting: Setting, seat: str) -> Iterator[str]:
    """The help of one word, or all of it where there is none: the orders that the seat can ever give here."""
    if not word:
        yield HELP
        yield from (f"  {usage}" for verb, (usage, _) in VERBS.items() if seat in givers(setting, verb))
        return
    found = [(usage, says) for name, usage, says in LOOKS if name == word and word not in VERBS]
    found += [(VERBS[word][0], DOES[word])] if word in VERBS else []
    yield from (lines(f"{usage}: {says}.", hanging="  ") for usage, says in found)
    if word in VERBS and seat not in givers(setting, word):
        yield lines(absent(setting, word) or "It is no order of yours in this scenario.")
    if not found:
        near = get_close_matches(word, (*VERBS, *(name for name, _, _ in LOOKS)), 1)
        hint = f"did you mean “{near[0]}”?" if near else "help alone shows all words."
        yield f"There is no word “{word}”; {hint}"
