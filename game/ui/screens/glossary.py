"""What the help says: keys that work everywhere, the order of a turn, the words of the game in plain English."""

from typing import Final

ANYWHERE: Final = (
    ("F1", "this help"),
    ("Esc", "go back, close what is open, or open the menu"),
    ("Tab, Shift+Tab", "move to the next control, or to the one before"),
    ("Arrows", "move between entries and choices"),
    ("Enter, Space", "use the control that has the focus"),
    ("PgUp, PgDn, Home, End", "scroll"),
)
"""Keys and what they do on every screen."""

TURN: Final = (
    "Situation: what the date, the law and chance bring; permits and leases lapse.",
    "Council: measures and proposals are put in secret, answered, and the votes are opened.",
    "Air: the Westerns choose what to do; tracks cross the sky, and the duty officers turn their keys or do not.",
    "Operations: formations move, deploy by rail, fire and fight, as far as law and orders allow.",
    "Recovery: supply, losses, promises that were kept or broken; then the next turn begins.",
)
"""The phases of a turn, in their order."""

WORDS: Final = (
    ("Side", "A state or bloc with forces, ground and tracks of its own."),
    ("Seat", "What one player holds: the offices of one or more sides. Control is the instructor's seat."),
    (
        "Office",
        "A holder of the right to decide: a president, a duty officer, the Chief of the General Staff.",
    ),
    (
        "Body",
        "Who decides a matter and how votes count: two presidents by consensus, two duty officers "
        "with two keys, one office alone.",
    ),
    (
        "Article",
        "A rule of a treaty: what it governs, and the conditions that must all hold. Each condition "
        "names its source.",
    ),
    (
        "Matter",
        "What a body votes on: deploy the joint group, declare aggression, open the threatened "
        "period, found a base.",
    ),
    (
        "Proposal, package",
        "A matter that is put to its body; a package is several matters that are adopted together or "
        "not at all.",
    ),
    ("Mandate", "A matter that was adopted. Articles ask for mandates; votes make them."),
    ("Period", "Peacetime, threatened period or wartime. Many rights exist only in one of them."),
    (
        "Legal basis",
        "Why a foreign unit may be where it is: a lease, a duty plan, an exercise, a deployment. "
        "Without one it may not enter; when it ends, the unit has a time to leave.",
    ),
    (
        "Joint group",
        "The Regional Group of Forces of the two allies. Both presidents deploy it; then one officer "
        "commands all of it inside its region.",
    ),
    (
        "Joint air defence",
        "The single air-defence system of the two allies. It works in peace; to take off over the "
        "partner two keys are needed.",
    ),
    ("Two keys", "A fighter of one ally flies over the other only when the duty officers of both agree."),
    (
        "Superior",
        "The office whose seat may give a unit its orders. It follows from law and period, and may "
        "change in play.",
    ),
    (
        "Threatened period",
        "The time before a war in which the group may deploy. Both presidents open it and close it. "
        "In a campaign the calendar goes by days while it lasts.",
    ),
    (
        "Track",
        "A number from 0 to 100 that politics moves: autonomy, dependence, tension, the hold of a "
        "leadership.",
    ),
    ("Measure", "A political act that a seat takes without a vote: rhetoric, sanctions, aid."),
    ("Political capital", "What measures and promises are paid with."),
    ("Promise", "A word given in a package, with a date. To break it costs more than it gained."),
    ("Secret card", "A wish of one seat that nobody else knows of. It scores at the end."),
    (
        "Par",
        "The points that a seat usually reaches. A result is measured against its own par, never "
        "against another seat.",
    ),
    ("Step", "A part of a formation's strength. Losses take steps away; with none left it is destroyed."),
    (
        "Refusal",
        "An order that may not be given is shown with the rule, every condition that failed, its "
        "source, and the nearest legal way.",
    ),
    ("What-if", "A scenario in which a few lines of law or situation were changed, each with its reason."),
    (
        "Seed",
        "The number that all luck of a game follows from. The same seed and the same moves make the "
        "same game.",
    ),
)
"""Words of the game with what they mean, the general ones first."""
