"""`zapad rights`: the matrix and the difference of two laws, as an instructor reads them."""

import json

from tests.cli.calling import refused, said, too_wide


def flat(text: str) -> str:
    """Text without its wrapping."""
    return " ".join(text.split())


def test_the_matrix_fits_and_names_decider_votes_and_rule() -> None:
    output = said("rights")
    assert not too_wide(output)
    assert (
        "| deploy the Regional Group of   | peacetime         | no: only if the period is        | R02, R03 |"
        in output
    )
    assert "the Supreme State Council, when" in output
    assert "both must agree" in output


def test_full_says_every_condition_and_every_citation() -> None:
    output = said("rights", "--full")
    assert not too_wide(output)
    assert "- this has happened: an attack on the Union" in output
    assert "[R02, R04, R10, R14, R32, X03, X45, P19, P22, P26]" in flat(output)
    assert "modern equipment on preferential terms" in output


def test_one_period_alone() -> None:
    output = said("rights", "--period", "peacetime")
    assert "once deployed" not in output
    assert "no: no legal basis" in flat(output)


def test_the_difference_says_who_lost_what_to_whom_and_why() -> None:
    output = said("rights", "--against", "armenia-model")
    assert not too_wide(output)
    text = flat(output)
    assert (
        "1. the joint group is assigned to the district, whose commander leads it [C02, R66, R67, P34]"
        in text
    )
    assert "armenia-model.toml:" in text
    assert (
        "commander of the Regional Group of Forces: from the Chief of the General Staff of Polesye → to the"
        " commander of the Federation's western district (1)" in text
    )


def test_automatic_activation_takes_the_vote_away() -> None:
    text = flat(said("rights", "--against", "automatic-activation"))
    assert "to the law itself: without a vote, as soon as this has happened: an attack on the Union" in text


def test_a_doctrine_changes_no_right() -> None:
    assert "No decision right changes" in said("rights", "--against", "council-refuses")


def test_a_law_against_itself() -> None:
    assert "No decision right changes" in said("rights", "--against", "zapad-2021")


def test_several_side_by_side() -> None:
    output = said("rights", "zapad-2021", "armenia-model", "automatic-activation")
    assert max(map(len, output.splitlines())) <= 150
    text = flat(output)
    assert "**Decisions**" in text and "=" in text
    found = json.loads(said("rights", "zapad-2021", "armenia-model", "--json"))
    assert found["scenarios"] == ["zapad-2021", "armenia-model"]
    post = next(row for row in found["rights"] if row["id"] == "post.rgf_commander")
    assert post["same"] == {"zapad-2021": True, "armenia-model": False}


def test_several_have_no_period_of_their_own() -> None:
    assert "side by side" in refused("rights", "zapad-2021", "armenia-model", "--period", "peacetime")


def test_json() -> None:
    found = json.loads(said("rights", "--json", "--period", "threatened"))
    rights = {right["id"]: right for right in found["rights"]}
    assert set(rights["matter.deploy_rgf"]["answers"]) == {"threatened", "deployed"}
    assert rights["matter.deploy_rgf"]["answers"]["threatened"]["offices"] == [
        "head_of_state.by",
        "head_of_state.ru",
    ]
    found = json.loads(said("rights", "--json", "--against", "armenia-model"))
    post = next(item for item in found["differences"] if item["id"] == "post.rgf_commander")
    assert (post["before"]["offices"], post["after"]["offices"]) == (["cgs.by"], ["commander.wmd"])
    assert post["because"][0]["cite"] == "C02, R66, R67, P34"


def test_bad_input() -> None:
    assert "did you mean 'armenia-model'?" in refused("rights", "--against", "armenia-modell")
    assert "'tuesday' is not one of" in refused("rights", "--period", "tuesday")
