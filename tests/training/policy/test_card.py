"""The model card says what was measured, and nothing where nothing was."""

from hcvla.training.policy.card import model_card

RESULTS = {
    "commit": "abc123",
    "device": "cpu",
    "cores": 2,
    "learned_after_sec": 61.4,
    "frames": 12345,
    "calls": {"pick": 40, "place": 30},
    "corrected_calls": 7,
    "steps": 500,
    "training": {"batch": 64},
    "reproduction": {"policy": {"observation": {"text": True, "images": False}}},
}
EVALUATION = {
    "pick": {"successes": 19, "episodes": 20, "interval": [0.7639, 0.9911], "failures": ["7: dropped"]},
    "all": {"successes": 30, "episodes": 40, "interval": [0.5981, 0.8581], "failures": []},
}


def rows(card):
    return [line for line in card.splitlines() if line.startswith("|")]


def test_a_card_says_what_the_policy_was_made_from():
    found = rows(model_card(RESULTS))
    assert "| commit | abc123 |" in found
    assert "| machine | cpu, 2 cores |" in found
    assert "| wall-clock time until trained | 61 s |" in found
    assert "| frames collected | 12345 |" in found
    assert "| successful calls | pick 40, place 30 |" in found
    assert "| training steps, batch | 500, 64 |" in found


def test_a_card_has_a_row_of_results_for_each_task_and_for_all():
    found = rows(model_card({**RESULTS, "evaluation": EVALUATION}))
    assert "| pick | 19/20 | 76-99 % |" in found
    assert "| all | 30/40 | 60-86 % |" in found


def test_a_policy_that_was_not_evaluated_claims_no_results():
    for evaluation in ({}, None):
        card = model_card({**RESULTS, "evaluation": evaluation})
        assert "## Results" not in card
        assert "## Limits" in card


def test_a_card_begins_with_the_hub_s_metadata():
    front = model_card(RESULTS).split("---\n")
    assert front[0] == ""
    assert "library_name: hcvla" in front[1].splitlines()


def test_a_card_says_what_the_policy_sees():
    seeing = {"policy": {"observation": {"text": False, "images": True}}}
    plain, other = model_card(RESULTS), model_card({**RESULTS, "reproduction": seeing})
    assert "and its text in words" in plain
    assert "the policy sees no images" in plain
    assert "and its text in words" not in other
    assert "which both cameras help to correct" in other
