import pytest

from hcvla.api.outcomes import Outcome
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.summary import Summary, summarize


def episode(seed: int, cause: Cause | None = None, steps: int = 50, task: str = "pick") -> EpisodeResult:
    outcome = Outcome.DONE if cause is None else Outcome.NOT_GRASPED
    progress = float(cause is None)
    return EpisodeResult(
        task=task,
        seed=seed,
        sentence="",
        outcome=outcome,
        message="",
        goal_holds=cause is None,
        progress=progress,
        cause=cause,
        control_steps=steps,
        simulated_seconds=3.0,
        subtasks=2,
    )


def test_success_needs_both_the_verdicts_and_the_truth():
    def ended(outcome: Outcome, holds: bool) -> bool:
        return EpisodeResult(task="pick", seed=0, sentence="", outcome=outcome, message="", goal_holds=holds).success

    assert ended(Outcome.DONE, True)
    assert not ended(Outcome.DONE, False)
    assert not ended(Outcome.NOT_GRASPED, True)


def test_rates_and_causes_are_counted():
    episodes = (episode(0), episode(1, Cause.SKILL), episode(2, Cause.TIME), episode(3))
    summary = Summary("pick", episodes)
    assert (summary.successes, summary.success_rate, summary.progress) == (2, 0.5, 0.5)
    assert summary.failures == episodes[1:3]
    assert {cause: count for cause, count in summary.causes.items() if count} == {Cause.SKILL: 1, Cause.TIME: 1}
    told = summary.as_json()
    assert told["failed_seeds"] == {"1": "skill", "2": "time"}
    assert sum(told["failures"].values()) == told["episodes"] - told["successes"]


def test_steps_are_those_of_successes():
    # 1 to 20 succeed: the median is 10.5, and 19 steps suffice for 95 % of them. The failure's 999 do not count.
    episodes = [episode(n, steps=n) for n in range(1, 21)] + [episode(30, Cause.SKILL, 999)]
    assert Summary("pick", tuple(episodes)).control_steps == (10.5, 19)
    assert Summary("pick", (episode(0, Cause.SKILL),)).control_steps is None


def test_tasks_are_summarized_apart_and_in_the_order_of_seeds():
    results = [episode(1), episode(0, task="swap"), episode(0)]
    first, second = summarize(results, ["swap", "pick"])
    assert [(e.task, e.seed) for e in first.episodes + second.episodes] == [("swap", 0), ("pick", 0), ("pick", 1)]


def test_no_episodes_are_no_success():
    empty = Summary("pick", ())
    assert (empty.success_rate, empty.interval) == (0.0, (0.0, 1.0))
    assert empty.as_json()["control_steps"] is None


@pytest.mark.parametrize("cause", [None, *Cause])
def test_a_result_survives_the_way_through_json(cause):
    result = episode(7, cause)
    assert EpisodeResult.from_json(result.as_json()) == result
