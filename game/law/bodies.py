"""Who acts under the law: bodies that decide, posts, joint groups of forces, and matters put to a body."""

from collections.abc import Mapping

from attrs import field, frozen, validators

from game.law.clauses import Needs
from game.model.terms import LeaseStatus, Period, Voting


@frozen(kw_only=True)
class Body:
    """Who decides together, and how their votes are counted. A body that `sits` must be convened first (R07)."""

    title: str
    voters: tuple[str, ...] = field(validator=validators.min_len(1))
    voting: Voting
    sits: bool = False
    cite: str

    def carries(self, ayes: frozenset[str]) -> bool:
        """Whether these ayes carry a matter in this body.

        >>> ssc = Body(title="SSC", voters=("by", "ru"), voting=Voting.CONSENSUS, cite="P22")
        >>> ssc.carries(frozenset({"ru"})), ssc.carries(frozenset({"ru", "by"}))
        (False, True)
        """
        needed = {
            Voting.CONSENSUS: len(self.voters),
            Voting.MAJORITY: len(self.voters) // 2 + 1,
            Voting.SOLE: 1,
        }
        return sum(voter in ayes for voter in self.voters) >= needed[self.voting]


@frozen(kw_only=True)
class Post:
    """A command post of the joint forces: who holds it, and whether anybody chooses (R11, R27)."""

    title: str
    holder: str
    ex_officio: bool = False
    cite: str


@frozen(kw_only=True)
class Group:
    """A joint component: the armies allocated to it and its region (R16, R23, R33).

    `joins` names another group whose forces become part of this one in the periods given (R32).
    """

    title: str
    armies: tuple[str, ...]
    region: tuple[str, ...]
    joins: Mapping[str, tuple[Period, ...]] = field(factory=dict)
    cite: str


@frozen(kw_only=True)
class Makes:
    """What the adoption of a matter changes at once, besides its mandate.

    `later` are tracks that move only when the notice of an expulsion (`expels`) has run, so that an expulsion too
    late to be obeyed gains nothing.
    """

    period: Period | None = None
    ends: tuple[str, ...] = ()
    reinforces: Mapping[str, tuple[str, ...]] = field(factory=dict)
    posts: Mapping[str, str] = field(factory=dict)
    leases: Mapping[str, LeaseStatus] = field(factory=dict)
    founds: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    tracks: Mapping[str, int] = field(factory=dict)
    later: Mapping[str, int] = field(factory=dict)
    expels: tuple[str, ...] = ()
    event: str = ""


@frozen(kw_only=True)
class Matter:
    """Something a body votes on (or one office decrees).

    `needs` are judged when the matter is put, in the state that the earlier matters of its package would make.
    `term` is how many turns its mandate lasts (0: until ended), `uses` how often it serves (-1: any). A concession
    has `owes`: the seat that owes it, with the `test` that must hold `due` turns later, or at the end (due 0).
    `price` is paid in capital by the seats named, after consent.

    A mandate ends when the period in which it was given ends: one given in peacetime with peace, one given in a
    threatened period or in wartime when peace returns. With `lasts` it survives into exactly the periods named
    instead. A concession's mandate ends only with its promise. With `throughout` a promise is broken as soon as its
    test fails, with `broken_by` as soon as one of these matters is decided without the seat that it is owed to.
    """

    title: str
    body: str
    needs: Needs = Needs()
    makes: Makes = Makes()
    term: int = 0
    uses: int = -1
    lasts: tuple[Period, ...] = ()
    owes: str = ""
    due: int = 0
    test: Needs | None = None
    throughout: bool = False
    broken_by: tuple[str, ...] = ()
    price: Mapping[str, int] = field(factory=dict)
    ask: str = ""
    assumption: str = ""
    cite: str
