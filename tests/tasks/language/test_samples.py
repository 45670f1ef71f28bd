"""What the planner is trained on."""

import random

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.goals.goal import Goal
from hcvla.perception.palette import PALETTE
from hcvla.planner.embedded.tokenizer import UNKNOWN as UNKNOWN_TOKEN
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.tasks.families import FAMILIES, TaskInstance, reference_steps
from hcvla.tasks.language.samples import AMBIGUOUS, MISSING, REFUSALS, SampleConfig, SampleSource
from hcvla.tasks.language.vocabulary import COLORS
from hcvla.tasks.language.wordings import taught
from hcvla.tasks.language.wordings.phrases import expand, fill, gerund
from hcvla.training.planner.data import IGNORED, make_training_batch, to_prompt

BOTH = SampleConfig(wording="heldout", held_out_pairs=True)


def test_no_verb_is_both_something_the_robot_does_and_something_it_refuses():
    assert not {verb for verbs in taught.VERBS.values() for verb in verbs} & set(taught.OUTSIDE_VERBS)


@pytest.mark.parametrize("kind", [*FAMILIES, *REFUSALS])
@pytest.mark.parametrize("config", [SampleConfig(), BOTH])
def test_mentions_lie_where_they_are_said_to_and_code_needs_no_unknown_token(kind, config):
    source, tokenizer = SampleSource(2, config), Tokenizer.for_api(ROBOT_API)
    for _ in range(20):
        sample = source.draw(kind)
        assert "{" not in sample.text
        assert "(" not in sample.text
        nameless = [mention for mention in sample.mentions if mention.name is None]
        assert len(nameless) == (kind in (MISSING, AMBIGUOUS))
        assert {mention.name for mention in sample.mentions} - {None} <= set(sample.listing)
        for mention in sample.mentions:
            said = sample.text[mention.start : mention.end]
            assert said == said.strip()
            assert said
        prompt, targets = to_prompt(random.Random(0), sample, tokenizer, failures=0.3)
        written = (*prompt.goal, *prompt.code)
        assert tokenizer.ids[UNKNOWN_TOKEN] not in written
        assert len(targets) == len(written)


def test_what_is_missing_is_not_in_the_listing_and_what_is_ambiguous_fits_several():
    source = SampleSource(3)
    for _ in range(50):
        missing = source.draw(MISSING)
        assert any(mention.name is None for mention in missing.mentions)
        assert not missing.steps
        vague = source.draw(AMBIGUOUS)
        (said,) = (vague.text[m.start : m.end].lower() for m in vague.mentions if m.name is None)
        word = next(word for word in said.split()[::-1] if word not in ("one", "object", "thing"))
        assert sum(word in name.split() for name in vague.listing) > 1


def test_a_task_in_words_keeps_its_program():
    source = SampleSource(4)
    for family in FAMILIES:
        sample = source.draw(family)
        if sample.instance is not None:
            assert sample.steps == tuple(reference_steps(sample.instance))


def test_targets_are_the_answers_and_the_grounding_points_at_the_mentioned_object():
    source, tokenizer = SampleSource(6, SampleConfig(invented=0.0)), Tokenizer.for_api(ROBOT_API)
    sample = source.draw("pick")
    batch, targets = make_training_batch(random.Random(0), [sample], tokenizer)
    said = targets.code[0][targets.code[0] != IGNORED].tolist()
    assert [tokenizer.tokens[token] for token in said][-2:] == ["done()", "<end>"]
    spoken = {index for index in targets.grounding[0].tolist() if 0 <= index < len(sample.listing)}
    assert spoken == {sample.listing.index(str(sample.instance.slots["object"]))}
    assert batch.object_mask.sum() == len(sample.listing)


def test_templates_are_expanded_and_filled():
    rng = random.Random(0)
    assert expand(rng, "(put|put) {a}[ ] on {b} , now", {}) == "put {a} on {b}, now"
    text, (first, second) = fill("put {a} on {b}", {}, {"a": ("the red cube", "red cube"), "b": ("it", None)})
    assert text[first.start : first.end] == "the red cube"
    assert text[second.start : second.end] == "it"
    assert [gerund(verb) for verb in ("put it", "place", "swap", "lift")] == [
        "putting it",
        "placing",
        "swapping",
        "lifting",
    ]


def test_a_swap_reads_where_both_were_before_anything_moves():
    first = reference_steps(TaskInstance("swap", {"a": "red cube", "b": "blue cube"}))[0]
    assert first.count("get_pose") == 2
    assert first.endswith("pick(get_actor('red cube'))")


def test_the_colors_of_training_are_those_that_perception_names():
    """In an order of their own: the first six are the most frequent."""
    assert sorted(COLORS) == sorted(PALETTE)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_goal_of_a_sample_is_about_objects_of_its_listing(family):
    source = SampleSource(5)
    for _ in range(10):
        sample = source.draw(family)
        assert set(Goal.parse(sample.goal, sample.listing).names) <= set(sample.listing)
