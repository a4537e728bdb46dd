"""Whatever is asked, a verdict answers in sentences with sources, and what it allows can be done."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.moves import Convene, Decree, GiveReply, Propose, TakeMeasure
from game.model.terms import Answer, Period
from game.rules.council import count_votes
from game.rules.promises import settle
from tests.rules.politics.small import RULES, SETTING, at, opening, tabled
from tests.rules.politics.small_law import BODIES, BY, MATTERS, RU, STAKES

OFFICES = st.sampled_from([*SETTING.world.offices, "", "nobody", "head_of_state.bu"])
IDS = st.sampled_from([*MATTERS, "", "nonsense", "open_perod", *BODIES])
LISTS = st.lists(IDS, max_size=6).map(tuple)
PACKAGES = st.sampled_from(["3/polesye", "3/federation", f"3/polesye/{RU}", f"3/federation/{BY}", "", "9/x"])
MOVES = st.one_of(
    st.builds(Convene, OFFICES),
    st.builds(Propose, OFFICES, LISTS),
    st.builds(GiveReply, OFFICES, PACKAGES, st.sampled_from(Answer), LISTS),
    st.builds(Decree, OFFICES, IDS),
    st.builds(
        TakeMeasure,
        st.sampled_from(["polesye", "federation", "westerns", "x"]),
        st.sampled_from([*STAKES.measures, "x"]),
    ),
)


@settings(max_examples=200, deadline=None)
@given(
    moves=st.lists(MOVES, max_size=8),
    period=st.sampled_from(Period),
    step=st.sampled_from(["table", "reply", "final", "plan"]),
    seat=st.sampled_from(["polesye", "federation", "westerns"]),
    sitting=st.booleans(),
    replying=st.booleans(),
)
def test_random_moves_are_judged_and_the_allowed_ones_work(moves, period, step, seat, sitting, replying):
    state = evolve(opening(sitting=sitting), period=period)
    if replying and sitting:
        state = tabled(state, (BY, ("appoint_ru", "aid")), (RU, ("reinforce",)))
        seat_of_counter = evolve(at(state, "reply"), waiting=("federation",))
        counter = GiveReply(RU, "3/polesye", Answer.COUNTER, ("appoint_ru",))
        state = RULES[GiveReply].effect(seat_of_counter, SETTING, counter).state
    state = at(state, step, seat)
    for move in moves:
        verdict = RULES[type(move)].verdict(state, SETTING, move)
        assert all(finding.text and finding.cite for finding in verdict.findings)
        if verdict.allowed:
            outcome = RULES[type(move)].effect(state, SETTING, move)
            assert all(event.text for event in outcome.events)
            state = outcome.state
    counted = count_votes(state, SETTING)
    assert min(counted.state.politics.capital.values()) >= 0
    settled = settle(counted.state, SETTING)
    assert all(0 <= value <= 100 for value in settled.state.tracks.values())
    assert all(event.text for event in counted.events + settled.events)
