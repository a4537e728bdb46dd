"""A campaign at the terminal: how aims stand, what promises ask, what waits until when, and what was refused why."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from game.cli.choices import Choices
from game.cli.looks import Looks
from game.cli.terminal import Quit, TerminalPlayer
from game.core.records import evolve
from game.engine.questions.length import nearly_over, whole
from game.engine.session import Session
from game.engine.view import view
from game.law.plain import plain_needs
from game.model.moves import TakeMeasure
from game.players.player import play_out
from game.players.spoken import outspoken, remarks
from game.players.table import players_for
from game.scenario.load import load
from tests.cli.calling import said

SEED = 3
START = ("choose swallow",)
"""What the first turn asks Minsk before anything else can be done."""


def campaign(lines: Mapping[str, list[str]]) -> str:
    """What the humans of a campaign are shown, each with its own lines to type, in the order in which they play."""
    loaded, shown = load("reluctant-allies"), list[str]()
    session = Session(loaded.setting, SEED, loaded.opening)
    others = {seat: "doctrine" for seat in ("minsk", "moscow", "west") if seat not in lines}
    minds = outspoken(players_for(loaded.setting, SEED, others))

    def human(seat: str, queue: Iterator[str]) -> TerminalPlayer:
        def ask(mark: str) -> str:
            line = next(queue, "quit")
            shown.append(f"{mark}> {line}")
            return line

        return TerminalPlayer(session, seat, ask, shown.append, remarks=lambda one: remarks(minds, one))

    humans = {seat: human(seat, iter(typed)) for seat, typed in lines.items()}
    with pytest.raises(Quit):
        play_out(session, {**minds, **humans})
    return "\n".join(shown)


def flat(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def opened(scenario: str) -> Session:
    """A game whose first seat has to move."""
    loaded = load(scenario)
    session = Session(loaded.setting, SEED, loaded.opening)
    session.settle()
    return session


def test_every_aim_says_how_it_stands() -> None:
    text = flat(campaign({"minsk": [*START, "aims"]}).split("> aims")[1])
    assert (
        "0 of 2 The leadership stands firm Hold of the leadership on Belarus is at least 45 (now 42)" in text
    )
    assert "This has happened: the beginning of the joint exercise (not so far)" in text
    assert "is not decided (so far it is not)" in text
    assert "As things stand: 14 points (your own 10, secret card 4)" in text


def test_broken_promises_stand_in_the_total() -> None:
    opening = opened("reluctant-allies")
    setting, state = opening.setting, evolve(opening.state, tally={"breach.minsk": 4, "breach.moscow": -1})
    text = flat("\n".join(Looks(setting, view(state, setting, "minsk")).aims()))
    assert "Broken promises: −4. Each of your own costs 4, each of your partner's brings 1." in text
    assert "broken promises −4)" in text
    partners = flat("\n".join(Looks(setting, view(state, setting, "moscow")).aims()))
    assert "Broken promises: +1." in partners


@pytest.mark.parametrize("scenario", ["reluctant-allies", "zapad-2021"])
@pytest.mark.parametrize("columns", [80, 100, 120])
def test_the_table_of_units_fits_and_cuts_nothing(
    scenario: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    session = opened(scenario)
    for seat in (name for name, found in session.setting.world.seats.items() if found.sides):
        shown = session.view(seat)
        lines = "\n".join(Looks(session.setting, shown).units()).splitlines()
        assert max(map(len, lines)) <= columns
        for unit in shown.own:
            for word in session.setting.world.units[unit].title.split():
                assert any(word in line for line in lines)


def test_a_promise_is_read_before_it_is_signed() -> None:
    lines = [*START, "? debt_relief", "matters", "propose debt_relief", "done"]
    text = flat(campaign({"minsk": lines, "moscow": ["done", "quit"]}))
    terms = (
        "debt_relief: a promise of Moscow: part of the energy debt is written off. Kept if the number of "
        "instalments of debt written off is at least 1 (so far 0); tested at the end of turn 4 "
        "(December 2020), if it is signed now. A breach costs Moscow 4 points; its partner gains 1."
    )
    assert text.count(terms) == 2, "help of the matter, catalogue"
    prompt = text.split("Package of the President of Belarus:")[1]
    assert terms.partition(". ")[2] in prompt, "the prompt of the reply"
    assert "tested at the end of every turn until the game ends" in text
    assert "Broken at once by “send all visiting forces home”" in text


def test_what_waits_is_told_with_its_date() -> None:
    lines = [
        *START,
        "measure ask-for-aid",
        "propose debt_relief",
        "done",
        "reply no",
        "done",
        "?",
        "? debt_relief",
    ]
    text = flat(campaign({"minsk": lines}).split("Turn 2:")[1])
    assert "measures that wait: ask-for-aid from turn 6 (February 2021)" in text
    again = "the same package may be put again from turn 3 (November 2020), another one at once"
    assert f" refused: debt_relief; {again} " in text
    assert "not to be put yet: spp_centre from turn 7 (March 2021)" in text
    assert f"Refused: debt_relief; {again}." in text
    assert "measure crack-down" in text and "then again from turn" in text


def test_the_same_matter_put_twice_is_told_at_each_reply() -> None:
    lines = {
        "minsk": [*START, "propose debt_relief", "done", "reply aye", "done"],
        "moscow": ["propose debt_relief", "done", "reply aye", "done"],
    }
    text = flat(campaign(lines))
    assert text.count("The same matters as your own package.") == 2
    assert "debt_relief: the same matters as above" in text
    assert "Put twice, and decided once" in text


def test_the_length_of_the_game_is_told() -> None:
    text = flat(campaign({"minsk": [*START, "status"]}))
    ends = "The game ends after turn 20 (week of 26 September 2021), unless something ends it before."
    assert text.count(ends) == 1
    briefing = list[str]()
    TerminalPlayer(opened("reluctant-allies"), "minsk", lambda mark: "quit", briefing.append).brief()
    assert ends in flat(" ".join(briefing))
    assert "[September 2020 · turn 1 of 20 ·" in text


def test_a_last_turn_that_is_drawn_in_secret_stays_secret() -> None:
    setting = opened("zapad-2021").setting
    assert whole(setting) == "The game ends after turn 15 (17 September 2021, morning) at the latest."
    told = [line for turn in range(1, 14) for line in nearly_over(setting.world, turn)]
    assert not told
    assert list(nearly_over(setting.world, 14)) == ["If there is a next turn, it is the last."]


def test_nothing_is_promised_for_a_turn_after_the_last() -> None:
    opening = opened("reluctant-allies")
    setting = opening.setting
    latest = setting.world.latest
    taken = evolve(opening.state.politics, measures={"minsk/crack-down": latest - 1})
    state = evolve(opening.state, turn=latest, politics=taken)
    shown = view(state, setting, "minsk")
    assert [
        line
        for line in Choices(Looks(setting, shown)).barred([])
        if "crack-down not again in this game" in flat(line)
    ]
    assert "then not again in this game" in Looks(setting, shown).measure("crack-down")
    verdict = shown.verdict(TakeMeasure("minsk", "crack-down"))
    assert "the same measure may not be taken again in this game" in [
        finding.text for finding in verdict.objections
    ]
    assert list(nearly_over(setting.world, latest)) == ["This is the last turn of the game."]


def test_silence_on_a_package_is_asked_about_once() -> None:
    lines = {
        "minsk": [*START, "propose debt_relief", "done", "done", "done"],
        "moscow": ["done", "done", "?", "done", "done"],
    }
    text = flat(campaign(lines))
    asked = (
        "The package of the President of Belarus, for the President of Russia (debt_relief) waits for your answer; "
        "saying nothing refuses. Type done again to say nothing."
    )
    assert text.count(asked) == 1
    assert "Turn 2" in text.partition(asked)[2]


def test_silence_on_a_counter_is_asked_about_once() -> None:
    lines = {
        "minsk": [*START, "propose debt_relief", "done", "done", "done"],
        "moscow": ["done", "reply counter debt_relief + presence_obligation", "done", "quit"],
    }
    text = flat(campaign(lines))
    asked = "The counter of the President of Russia, for the President of Belarus (debt_relief + presence_obligation)"
    assert text.count(f"{asked} waits for your answer; saying nothing refuses.") == 1
    after = text.partition("Type done again to say nothing.")[2]
    assert "Refused under" not in after and "Turn 2" in after


def test_a_plain_refusal_is_followed_by_its_concern() -> None:
    lines = [*START, "done", "done", "propose arms_supply", "done", "done", "done"]
    text = flat(campaign({"minsk": lines}))
    _, _, after = text.partition("the President of Russia voted no")
    assert after, "the game is another: choose another package"
    assert after.split(" - ")[1].startswith("The President of Russia lets it be known that Moscow ")


def test_a_crisis_does_not_tell_of_tracks_that_the_seat_does_not_see() -> None:
    text = campaign({"minsk": ["?"]})
    assert "choose swallow" in text and "Russian discontent" not in text


def test_the_debrief_tells_what_concessions_were_worth(tmp_path: Path) -> None:
    stopped = said("run", "reluctant-allies", "--quiet", "--turns", "1", "--save", str(tmp_path / "one.save"))
    whole = said("run", "reluctant-allies", "--quiet", "--save", str(tmp_path / "two.save"))
    assert "drawn in secret" in whole and "promised by" in whole
    assert "drawn in secret" not in stopped


def test_a_promise_that_a_count_would_keep_says_so() -> None:
    lines = ["choose swallow", "done", "measure deliver-arms", "? arms_supply", "quit"]
    text = flat(campaign({"minsk": [*START, "done", "done"], "moscow": lines}))
    assert (
        "Kept if the number of deliveries of arms is at least 1 (so far 1, which is enough); tested" in text
    )


def test_posts_go_to_an_office_and_several_leases_are() -> None:
    text = flat(campaign({"minsk": ["done", "choose swallow", "? deputy_commander", "matters", "quit"]}))
    post = "the post of deputy commander of the Regional Group of Forces goes to"
    assert f"{post} the Ministry of Defence of Russia".lower() in text.lower()
    setting = load("reluctant-allies").setting
    aims = setting.stakes.objectives.values()
    found = [text for item in aims for text in plain_needs(item.needs, setting) if "leases of" in text]
    assert found and all(" are " in text for text in found)


def test_a_card_tells_of_what_holds_as_it_stands_and_of_who_must_vote() -> None:
    lines = ["choose swallow", "done", "? debt_relief", "why propose debt_relief + arms_supply", "quit"]
    text = flat(campaign({"minsk": [*START, "done", "done"], "moscow": lines}))
    assert "✓ It is not decided yet: part of the energy debt is written off" in text
    assert "must not be decided already" not in text
    assert (
        "both must have a vote in the body that decides, the two heads of state (the same holds for 1 more)"
        in text
    )
