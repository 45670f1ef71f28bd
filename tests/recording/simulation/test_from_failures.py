"""Data of an evaluation's failed episodes: the same starts, the policy's way there not imitated, a good end."""

import json
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from test_schedule import run

from hcvla.api.outcomes import Outcome
from hcvla.cli.main import main
from hcvla.datasets.dataset import Dataset
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.failure_attribution import Cause
from hcvla.recording.simulation.failed import FailedEpisode, FailedEpisodes, NoFailuresError, read_failed
from hcvla.recording.simulation.failure_schedule import ATTEMPTS, FailureSchedule
from hcvla.resources import resource
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.library import OracleLibrary

GOOD = EpisodeResult(
    task="pick", seed=50_000, sentence="", outcome=Outcome.DONE, message="", goal_holds=True, subtasks=1
)
MISSED = replace(GOOD, seed=50_001, goal_holds=False, outcome=Outcome.NOT_GRASPED, cause=Cause.SKILL)
SECOND = replace(MISSED, task="place", subtasks=2, outcome=Outcome.TIMED_OUT, cause=Cause.TIME)
UNSEEN = replace(MISSED, task="place", seed=50_007, subtasks=2, outcome=Outcome.DONE)


class Clumsy(OracleLibrary):
    """Scripts with pads that stop far above what they are to grasp."""

    def __init__(self):
        super().__init__(OracleConfig(table_clearance_m=0.12))


CLUMSY = f"{__name__}:{Clumsy.__name__}"


@pytest.fixture
def evaluation(tmp_path):
    def write(*results, **settings):
        folder = tmp_path / "eval"
        folder.mkdir()
        known = {"planner": "oracle", "skills": "diffusion", "perception": "privileged", "split": None, "seed": 50_000}
        (folder / "settings.json").write_text(json.dumps(known | settings))
        lines = [json.dumps(result.as_json() | {"commit": "abc"}) + "\n" for result in results]
        (folder / "episodes.jsonl").write_text("".join(lines))
        return folder

    return write


def test_the_call_that_failed_is_the_last_unless_all_were_said_to_be_done(evaluation):
    failed = read_failed(evaluation(GOOD, MISSED, SECOND, UNSEEN, perturbation="grasp_slipped"))
    assert failed.episodes == (
        FailedEpisode("pick", 50_001, 0, 1),
        FailedEpisode("place", 50_001, 1, 2),
        FailedEpisode("place", 50_007, None, 2),
    )
    assert (failed.skills, failed.perception, failed.perturbation) == ("diffusion", "privileged", "grasp_slipped")


@pytest.mark.parametrize("cause", [Cause.PLANNER, Cause.PERCEPTION, Cause.CONTROLLER, Cause.CRASH])
def test_what_no_skill_could_have_prevented_is_left_out(evaluation, cause):
    with pytest.raises(NoFailuresError, match="none of its 1 episodes failed because of a skill"):
        read_failed(evaluation(replace(MISSED, cause=cause)))


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"planner": "default"}, "programs are those of the planner 'default'"),
        ({"skills": "oracle"}, "its skills are the scripts"),
        ({"split": "pairs"}, "held out from training"),
        ({"config": {"judge": {}}}, "parts were set otherwise"),
    ],
)
def test_evaluations_that_data_must_not_come_from_are_refused(evaluation, settings, line):
    with pytest.raises(NoFailuresError, match=line):
        read_failed(evaluation(MISSED, **settings))


def test_a_task_that_is_never_trained_on_stays_out(evaluation):
    with pytest.raises(NoFailuresError, match="none of its 1 episodes"):
        read_failed(evaluation(replace(MISSED, task="stack_reversed", subtasks=3)))


def test_a_folder_without_evaluation_is_refused_by_the_verb_in_one_line(tmp_path, capsys):
    assert main(["collect", "--from-failures", str(tmp_path), "--out", str(tmp_path / "data")]) == 2
    line = capsys.readouterr().err
    assert "settings.json: No such file or directory" in line
    assert line.count("\n") == 1
    assert not (tmp_path / "data").exists()


def schedule(*episodes):
    return FailureSchedule(
        FailedEpisodes(skills="x", perception="rgbd", perturbation="arm_nudged", episodes=tuple(episodes))
    )


def test_each_failure_is_replayed_until_it_ends_well_once():
    plan = schedule(FailedEpisode("pick", 1, 0, 1), FailedEpisode("place", 2, 1, 2))
    done = run(plan, lambda job: job.task == "place" or job.moment.steps > 60)
    assert [job.task for job in done].count("place") == 1
    assert {job.disturbance for job in done} == {"arm_nudged"}
    assert {job.moment.call for job in done if job.task == "place"} == {1}
    assert (plan.wanted, plan.good) == (2, 2)


def test_moments_differ_from_attempt_to_attempt_and_are_the_same_each_time():
    first, again = (
        [job.moment for job in run(schedule(FailedEpisode("pick", 1, 0, 1)), lambda _: False)] for _ in "ab"
    )
    assert first == again
    assert len(set(first)) == len(first) == ATTEMPTS


def test_a_failure_that_no_script_can_save_is_given_up_and_named():
    plan = schedule(FailedEpisode("pick", 1, 0, 1), FailedEpisode("pick", 2, 0, 1))
    assert len(run(plan, lambda job: job.seed == 2)) == ATTEMPTS + 1
    assert plan.short == {"pick": 1}


def test_without_a_known_call_each_may_be_the_one():
    jobs = [job for seed in range(30) for job in run(schedule(FailedEpisode("place", seed, None, 2)), lambda _: True)]
    assert {job.moment.call for job in jobs} == {0, 1}


def test_what_an_earlier_run_has_tried_is_not_tried_again():
    plan = schedule(FailedEpisode("pick", 1, 0, 1), FailedEpisode("pick", 2, 0, 1), FailedEpisode("pick", 3, 0, 1))
    plan.skip_known({("pick", 1)}, {("pick", 2)})
    assert [job.seed for job in run(plan, lambda _: True)] == [3]
    assert plan.good == 2


def test_a_failed_pick_is_begun_by_the_failing_skills_and_ended_by_scripts(evaluation, tmp_path, capsys):
    folder = evaluation(MISSED, skills=CLUMSY)
    data = tmp_path / "data"
    assert main(["collect", "--from-failures", str(folder), "--out", str(data), "--pixels", "32"]) == 0
    assert "1 of 1 episodes" in capsys.readouterr().out
    (row,) = Dataset(data).episodes
    assert (row.own("task"), row.own("seed"), row.own("success")) == ("pick", 50_001, True)
    (table,) = (data / "data").rglob("*.parquet")
    disturbed = pq.read_table(table).column("privileged.disturbance").to_pylist()
    theirs = disturbed.index("")
    assert theirs > 0
    assert set(disturbed[:theirs]) == {"arm_sent_aside"}, "never imitated"
    assert set(disturbed[theirs:]) == {""}, "the script's own"


def hcvla(*words):
    assert main([str(word) for word in words]) == 0, words


@pytest.mark.slow
def test_from_failure_to_data_to_a_policy_that_does_it_on_new_seeds(tmp_path):
    before, data, trained, after = (tmp_path / name for name in ("before", "data", "trained", "after"))
    what = ["--suite", "pick", "--perception", "privileged", "--episodes", "2", "--no-video"]
    hcvla("eval", "--skills", CLUMSY, *what, "--seed", "300000", "--out", before)
    hcvla("collect", "--from-failures", before, "--out", data, "--pixels", "32")
    assert {row.own("seed") for row in Dataset(data).episodes} == {300_000, 300_001}
    ours = resource("models/policy")
    hcvla("train", "policy", "--data", data, "--start", ours, "--steps", "20", "--batch", "32", "--out", trained)
    hcvla("eval", "--skills", trained / "policy", *what, "--seed", "50000", "--out", after)
    rates = [json.loads((folder / "results.json").read_text())["all"]["successes"] for folder in (before, after)]
    assert rates == [0, 2]
    hcvla("report", f"before={before}", f"after={after}", "--out", tmp_path / "report")
    text = (tmp_path / "report" / "report.md").read_text()
    assert "| before | simulator | 0.0 % (0.0 to 65.8; 0 of 2)" in text
    assert "| after | simulator | 100.0 % (34.2 to 100.0; 2 of 2)" in text
