"""What a learned skill believes of its calls is counted and compared with what their judges say."""

from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.evaluation.episode import EpisodeResult, run_episode
from hcvla.evaluation.heads import HeadCounts, head_words
from hcvla.evaluation.suite import suite
from hcvla.evaluation.summary import Summary
from hcvla.skills.diffusion.config import ModelConfig, ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.library import DiffusionLibrary
from hcvla.skills.diffusion.policy import blank_policy

TINY = PolicyConfig(
    observation=ObservationConfig(text=False),
    model=ModelConfig(encoder_width=32, object_width=8, width=32, hidden=48, blocks=1),
)


def verdict(outcome: Outcome, end: float, fail: float) -> Verdict:
    return Verdict(outcome, measures={"end_head": end, "fail_head": fail})


CALLS = (
    verdict(Outcome.DONE, 0.9, 0.1),
    verdict(Outcome.DONE, 0.8, 0.6),
    verdict(Outcome.DONE, 0.2, 0.1),
    verdict(Outcome.TIMED_OUT, 0.7, 0.2),
    verdict(Outcome.NOT_GRASPED, 0.1, 0.9),
)


def test_precision_and_recall_are_of_what_was_said_as_the_calls_ended():
    """Of three done calls the end head said two, and one of two others; the fail head one of two, and one wrongly."""
    figures = HeadCounts.sum(map(HeadCounts.of, CALLS)).as_figures()
    shares = {
        (head, name): (share["count"], share["of"]) for head, found in figures.items() for name, share in found.items()
    }
    assert shares == {
        ("end", "precision"): (2, 3),
        ("end", "recall"): (2, 3),
        ("fail", "precision"): (1, 2),
        ("fail", "recall"): (1, 2),
    }
    assert figures["end"]["recall"]["rate"] == pytest.approx(2 / 3)
    low, high = figures["end"]["recall"]["wilson_95"]
    assert 0.2 < low < 2 / 3 < high < 0.95


def test_a_head_that_had_nothing_to_find_has_no_rate():
    figures = HeadCounts.of(CALLS[0]).as_figures()
    assert figures["fail"]["recall"]["rate"] is None
    assert figures["end"]["precision"]["rate"] == 1.0


def test_skills_without_heads_are_not_counted():
    scripted = HeadCounts.of(Verdict(Outcome.DONE))
    assert scripted == HeadCounts()
    assert scripted.as_figures() == {}
    assert head_words(scripted) == ""


def test_the_words_name_counts():
    words = head_words(HeadCounts.sum(map(HeadCounts.of, CALLS)))
    assert words == "end head: precision 2 of 3, recall 2 of 3; fail head: precision 1 of 2, recall 1 of 2"


def test_a_learned_skill_s_calls_are_counted_in_its_episode_and_kept():
    """An untrained policy cannot pick: its one call fails."""
    skills = DiffusionLibrary(blank_policy(TINY))
    episode = run_episode(suite("pick")[0], 0, "privileged", skills=skills, max_steps=2000)
    assert (episode.heads.done, episode.heads.failed) == (0, 1)
    assert EpisodeResult.from_json(episode.as_json()) == episode
    summary = Summary("pick", (episode, episode)).as_json()
    assert summary["heads"]["fail"]["recall"]["of"] == 2


def test_results_from_before_there_were_heads_can_be_read():
    result = EpisodeResult(task="a", seed=0, sentence="", outcome=Outcome.DONE, message="", goal_holds=True)
    data = result.as_json()
    del data["heads"]
    assert EpisodeResult.from_json(data) == result
    assert "heads" not in Summary("a", (replace(result, seed=1),)).as_json()
