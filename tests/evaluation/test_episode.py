from dataclasses import replace

import av
import pytest

from hcvla.api.outcomes import Outcome
from hcvla.evaluation.episode import _last_words, run_episode
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.suite import suite
from hcvla.planner.planner import PlanAnswer


def task(name):
    return suite(name)[0]


@pytest.mark.parametrize("name", ["stack3", "swap", "rotate", "restore"])
def test_the_oracle_reaches_the_goal_of_a_task(name):
    episode = run_episode(task(name), 0, "privileged")
    assert episode.success, episode
    assert episode.cause is None
    # At 20 Hz; the stack also waits between subtasks.
    assert 0 < episode.control_steps <= 20 * episode.simulated_seconds
    assert episode.program.strip() == task(name).program(0).strip()


def test_a_planner_gets_the_sentence_and_answers_for_its_program():
    asked = []

    class GoesHome:
        def plan(self, request):
            asked.append(request.task)
            return PlanAnswer(done=True) if request.past else PlanAnswer("go_home()")

    episode = run_episode(task("pick"), 0, "privileged", planner=GoesHome())
    assert asked == [task("pick").sentence(0)] * 2
    assert (episode.outcome, episode.goal_holds, episode.planner_calls) == (Outcome.DONE_UNVERIFIED, False, 2)
    assert episode.cause is Cause.PLANNER


def test_filming_changes_nothing_and_shows_all_of_it(tmp_path):
    film = tmp_path / "film.mp4"
    plain, filmed = (run_episode(task("pick"), 0, "privileged", film=path) for path in (None, film))
    assert replace(filmed, wall_seconds=0.0) == replace(plain, wall_seconds=0.0)
    with av.open(str(film)) as played:
        frames = sum(1 for _ in played.decode(video=0))
    # 10 a second of simulated time, the time in which the goal is tested, and 20 at the end.
    assert 10 * plain.simulated_seconds + 20 <= frames <= 10 * (plain.simulated_seconds + 2.0) + 20
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pick", "place", "stack3", "sort", "swap", "rotate", "restore"])
def test_the_oracle_with_perception_reaches_the_goal_in_97_of_100_seeds(name):
    failures = [e for seed in range(100) if not (e := run_episode(task(name), seed, "rgbd")).success]
    assert len(failures) <= 3, failures


@pytest.mark.parametrize(
    ("cause", "outcome", "words"),
    [
        (None, Outcome.DONE, "said to be done; the goal holds in the simulator's truth"),
        (None, Outcome.DONE_UNVERIFIED, "done, but not verified; the goal holds in the simulator's truth"),
        (
            Cause.SKILL,
            Outcome.DONE,
            "said to be done; in the simulator's truth the goal does NOT hold; cause: skill",
        ),
        (
            Cause.PLANNER,
            Outcome.DONE_UNVERIFIED,
            "done, but not verified; in the simulator's truth the goal does NOT hold; cause: planner",
        ),
        (Cause.SKILL, Outcome.DROPPED, "dropped (cause: skill): it slipped"),
    ],
)
def test_a_film_ends_with_what_was_claimed_and_what_is_true(cause, outcome, words):
    assert _last_words(cause, outcome, "it slipped") == words
