"""Whole evaluations with real episodes, on privileged poses."""

import json
from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.evaluation.episode import EpisodeResult, run_episode
from hcvla.evaluation.evaluate import evaluate
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.request import BadRequestError, EvaluationRequest
from hcvla.evaluation.suite import suite
from hcvla.planner.planner import PlannerError


def request(out, **changes):
    return replace(
        EvaluationRequest(out=out, perception="privileged", suite="pick", episodes=2, video=False), **changes
    )


def lines_of(asked):
    return [json.loads(line) for line in asked.episodes_file.read_text().splitlines()]


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """Return the report of pick and place, two episodes each, by two workers, with films."""
    asked = request(tmp_path_factory.mktemp("eval"), suite="pick,place", seed=3, workers=2, video=True)
    heard = []
    return evaluate(asked, heard.append), heard


def test_every_episode_is_run_once_kept_and_reported(done):
    report, heard = done
    keys = sorted((result.task, result.seed) for result in report.results)
    assert keys == [("pick", 3), ("pick", 4), ("place", 3), ("place", 4)]
    assert sorted((result.task, result.seed) for result in heard) == keys
    assert sorted((line["task"], line["seed"]) for line in lines_of(report.request)) == keys


def test_workers_give_what_one_process_gives(done):
    report, _ = done
    for result in report.results:
        here = run_episode(suite(result.task)[0], result.seed, "privileged")
        assert replace(here, wall_seconds=0.0) == replace(result, wall_seconds=0.0)


def test_results_json_says_everything_was_requested_of_a_task(done):
    report, _ = done
    written = json.loads((report.request.out / "results.json").read_text())
    assert written["complete"] is True
    assert (written["seed"], written["perception"], written["planner"]) == (3, "privileged", "oracle")
    assert list(written["tasks"]) == ["pick", "place"]
    for task in written["tasks"].values():
        assert (task["episodes"], task["successes"]) == (2, 2)
        # 2 of 2: 2 / (2 + 3.841459) and 1.
        assert task["wilson_95"] == [pytest.approx(0.342380, abs=1e-6), 1.0]
        assert 0 < task["control_steps"]["median"] <= task["control_steps"]["p95"]
        assert set(task["failures"]) == {cause.value for cause in Cause}
        assert sum(task["failures"].values()) == 0


def test_the_first_episode_of_each_task_is_filmed(done):
    report, _ = done
    assert sorted(path.name for path in (report.request.out / "videos").iterdir()) == ["pick-3.mp4", "place-3.mp4"]
    assert json.loads((report.request.out / "results.json").read_text())["tasks"]["pick"]["videos"] == [
        "videos/pick-3.mp4"
    ]


def test_the_report_says_how_to_get_it_again(done):
    report, _ = done
    text = (report.request.out / "report.md").read_text()
    assert report.request.command in text
    assert "Seeds: 3 to 4" in text
    (commit,) = report.commits
    assert commit in text
    row = next(line for line in text.splitlines() if line.startswith("| place |"))
    assert "| 2 of 2 | 100.0 % | 34.2 to 100.0 % | 100 % |" in row


def test_a_failed_episode_is_filmed_too_once_all_are_over(tmp_path):
    # Of two seeds that need different numbers of control steps this limit fails just one.
    steps = [run_episode(suite("pick")[0], seed, "privileged").control_steps for seed in range(8)]
    begin = next(seed for seed in range(7) if steps[seed] != steps[seed + 1])
    first, late = sorted((begin, begin + 1), key=lambda seed: steps[seed])
    report = evaluate(request(tmp_path, seed=begin, max_steps=steps[first], video=True))
    causes = {result.seed: result.cause for result in report.results}
    assert causes == {first: None, late: Cause.TIME}
    assert sorted(path.name for path in (tmp_path / "videos").iterdir()) == sorted(
        {f"pick-{begin}.mp4", f"pick-{late}.mp4"}
    )
    assert report.notes == ()
    text = (tmp_path / "report.md").read_text()
    assert f"| pick | {late} | time | budget exceeded" in text
    assert f"[pick-{late}](videos/pick-{late}.mp4): failure" in text


def test_resuming_runs_only_what_is_missing(tmp_path):
    evaluate(request(tmp_path, episodes=1))
    kept = (tmp_path / "episodes.jsonl").read_text()
    heard = []
    report = evaluate(request(tmp_path, episodes=2, resume=True), heard.append)
    assert [result.seed for result in heard] == [1]
    assert (tmp_path / "episodes.jsonl").read_text().startswith(kept)
    assert [result.seed for result in report.results] == [0, 1]


def test_resuming_runs_crashed_episodes_again(tmp_path):
    asked = request(tmp_path, episodes=1)
    crash = EpisodeResult(
        task="pick", seed=0, sentence="", outcome=Outcome.NODE_LOST, message="", goal_holds=False, cause=Cause.CRASH
    )
    asked.begin()
    asked.episodes_file.write_text(json.dumps(crash.as_json() | {"commit": "abc"}) + "\n")
    report = evaluate(replace(asked, resume=True))
    assert [result.success for result in report.results] == [True]


@pytest.mark.parametrize("changes", [{"seed": 1}, {"perception": "rgbd"}, {"max_steps": 7}, {"split": "wordings"}])
def test_episodes_of_different_settings_are_not_mixed(tmp_path, changes):
    request(tmp_path).begin()
    (tmp_path / "episodes.jsonl").touch()
    with pytest.raises(BadRequestError, match=rf"was started with {next(iter(changes)).replace('_', '-')} "):
        request(tmp_path, resume=True, **changes).begin()


def test_an_evaluation_is_not_written_over(tmp_path):
    request(tmp_path).begin()
    (tmp_path / "episodes.jsonl").touch()
    with pytest.raises(BadRequestError, match="holds an evaluation; --resume"):
        request(tmp_path).begin()
    request(tmp_path, resume=True).begin()


def test_the_command_of_a_report_leads_to_the_same_request(tmp_path):
    asked = request(tmp_path, split="wordings", max_steps=9)
    assert asked.command == (
        "hcvla eval --planner oracle --skills oracle --perception privileged --suite pick --episodes 2 --seed 0 "
        f"--workers 1 --out {tmp_path} --split wordings --max-steps 9 --no-video"
    )


def test_a_planner_that_cannot_be_loaded_is_refused_before_anything_starts(tmp_path):
    with pytest.raises(PlannerError, match="no folder"):
        request(tmp_path / "new", planner=str(tmp_path / "nowhere")).begin()
    assert not (tmp_path / "new").exists()
