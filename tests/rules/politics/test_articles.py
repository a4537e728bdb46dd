"""What the law asks of whoever sends guests home is asked when it is decided, whichever body decides."""

from attrs import evolve

from game.law.articles import Article
from game.law.clauses import Needs
from game.law.clauses.politics import PeriodIs
from game.model.moves import Decree
from game.model.terms import Period
from game.rules.council import decree
from tests.rules.politics.small import at, make_setting, opening
from tests.rules.politics.small_law import BY

IN_PEACE = Article(
    title="sending guests home",
    needs=Needs(period=PeriodIs(one_of=(Period.PEACETIME,), cite="R48, P42")),
    cite="R48, P42",
)


def test_expulsion_asks_the_article_on_expulsion() -> None:
    setting = make_setting(articles={"expel": IN_PEACE})
    state, move = at(opening(setting), "table"), Decree(office=BY, matter="expel")
    peace = decree.DECREE.verdict(state, setting, move).findings
    assert [one.holds for one in peace if one.cite == "R48, P42" and one.name == "period"] == [True]
    other = decree.DECREE.verdict(evolve(state, period=Period.THREATENED), setting, move)
    assert [one.cite for one in other.findings if one.name == "period" and not one.holds] == ["R48, P42"]
    assert not other.allowed


def test_other_decisions_of_the_host_do_not() -> None:
    setting = make_setting(articles={"expel": IN_PEACE})
    state = evolve(opening(setting), period=Period.THREATENED)
    found = decree.DECREE.verdict(state, setting, Decree(office=BY, matter="close_base"))
    assert not [finding for finding in found.findings if finding.name == "period"]
