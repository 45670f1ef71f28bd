import pytest

from hcvla.api.outcomes import HcvlaError, Outcome
from hcvla.evaluation.oracle import EpisodeResult, Summary, evaluate_oracle


@pytest.mark.parametrize("task", ["stack3", "swap", "rotate", "restore"])
def test_the_oracle_reaches_the_goal_of_a_task(task):
    summary = evaluate_oracle(task, [0], "privileged")
    (episode,) = summary.episodes
    assert episode.success, episode
    assert summary.success_rate == 1.0


@pytest.mark.slow
@pytest.mark.parametrize("task", ["pick", "place", "stack3", "sort", "swap", "rotate", "restore"])
def test_the_oracle_with_perception_reaches_the_goal_in_97_of_100_seeds(task):
    summary = evaluate_oracle(task, range(100), "rgbd")
    assert summary.success_rate >= 0.97, summary.failures


def test_success_needs_both_the_verdicts_and_the_truth():
    def episode(outcome: Outcome, holds: bool) -> EpisodeResult:
        return EpisodeResult("pick", 0, "", outcome, "", holds, float(holds), 3.0, 1.0, 2)

    episodes = (
        episode(Outcome.DONE, True),
        episode(Outcome.DONE, False),
        episode(Outcome.NOT_GRASPED, True),
        episode(Outcome.DONE, True),
    )
    summary = Summary("pick", episodes)
    assert summary.success_rate == 0.5
    assert summary.failures == episodes[1:3]
    # 4 x 3 s over 4 x 2 subtasks.
    assert summary.seconds_per_subtask == 1.5


def test_an_unknown_task_is_named_with_those_that_exist():
    with pytest.raises(HcvlaError, match="no task .juggle.; there are .*pick"):
        evaluate_oracle("juggle", [0])
