"""The report of an evaluation: what was run, how to run it again, every failure, and nothing that was not measured."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.report import Report, explanation, video_name
from hcvla.evaluation.request import EvaluationRequest

GOOD = EpisodeResult(
    task="pick",
    seed=5,
    sentence="lift it",
    outcome=Outcome.DONE,
    message="",
    goal_holds=True,
    progress=1.0,
    control_steps=40,
)
SLOW = replace(GOOD, seed=6, control_steps=80)
MISSED = replace(
    GOOD, seed=7, outcome=Outcome.NOT_GRASPED, message="empty | hand", goal_holds=False, progress=0.5, cause=Cause.SKILL
)


def report(*results, out=Path("out"), notes=(), commits=("abc",), **changes):
    request = EvaluationRequest(
        out=out, **({"suite": "pick", "episodes": 3, "seed": 5, "perception": "privileged"} | changes)
    )
    return Report(request, results, commits, notes)


def row(text, name):
    line = next(line for line in text.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_row_has_rate_interval_progress_and_steps():
    cells = row(report(GOOD, SLOW, MISSED).as_markdown(), "pick")
    # 2 of 3: Wilson 20.8 to 93.9 %; progress (1 + 1 + 0.5) / 3; steps 40 and 80
    assert cells[:9] == ["pick", "L0", "direct", "2 of 3", "66.7 %", "20.8 to 93.9 %", "83 %", "60", "80"]


def test_a_failure_is_charged_in_its_column_and_explained_in_a_line():
    text = report(GOOD, SLOW, MISSED).as_markdown()
    head = row(text, "task | level")
    cells = row(text, "pick")
    assert cells[head.index("skill")] == "1"
    assert cells[head.index("planner")] == ""
    assert "crash" not in head, "no crash, no column"
    assert "| pick | 7 | skill | not grasped: empty \\| hand |" in text


def test_a_crash_has_a_column_and_its_message():
    crash = replace(MISSED, cause=Cause.CRASH, message="its process ended with exit code -9")
    text = report(GOOD, crash).as_markdown()
    assert "| crash |" in text
    assert "| pick | 7 | crash | its process ended with exit code -9 |" in text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "not grasped: empty | hand"),
        ({"outcome": Outcome.DONE}, "said to be done, and the goal does not hold"),
        ({"outcome": Outcome.DONE_UNVERIFIED}, "done, but not verified, and the goal does not hold"),
        ({"outcome": Outcome.GOAL_NOT_MET, "message": "it is elsewhere"}, "goal not met: it is elsewhere"),
        ({"evidence": ("'red cube' is 40 mm off",)}, "not grasped: empty | hand; 'red cube' is 40 mm off"),
    ],
)
def test_how_an_episode_failed_in_one_line(changes, text):
    assert explanation(replace(MISSED, **changes)) == text


def test_what_was_not_run_is_counted_and_makes_it_incomplete():
    found = report(GOOD)
    assert found.missing == 2
    assert found.as_json()["complete"] is False
    assert report(GOOD, SLOW, MISSED).as_json()["complete"] is True


def test_without_an_episode_there_are_dashes_instead_of_figures():
    cells = row(report().as_markdown(), "pick")
    assert cells[3:9] == ["0 of 0", "-", "-", "-", "-", "-"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Skills: scripted. Object poses: from the simulator (privileged: no cameras)."),
        ({"perception": "rgbd"}, "from camera images (RGB-D)"),
        ({"planner": "default"}, "Programs: the planner `default`"),
        ({"skills": "out/policy"}, "Skills: out/policy."),
        ({"split": "wordings"}, "the split `wordings`"),
        (
            {"perturbation": "grasp_slipped"},
            "Each episode is disturbed, where that can happen in it: grasp slipped.",
        ),
    ],
)
def test_the_reader_learns_what_was_run(changes, words):
    text = report(GOOD, **changes).as_markdown()
    assert words in text
    assert ("disturbed" in text) == ("perturbation" in changes)


def test_how_to_run_it_again_names_command_seeds_and_version():
    text = report(GOOD, commits=("abc+changes, source tree def",)).as_markdown()
    assert "    hcvla eval --planner oracle" in text
    assert "Seeds: 5 to 7 of each task. Code: git commit `abc+changes, source tree def`;" in text
    assert "more than one version" in report(GOOD, commits=("abc", "def")).as_markdown()
    assert "git commit unknown" in report(commits=()).as_markdown()


def test_only_films_of_this_evaluation_are_listed_with_how_they_end(tmp_path):
    (tmp_path / "videos").mkdir()
    for name in (video_name("pick", 5), video_name("pick", 7), "pick-99.mp4", "pick-5.part.mp4", "place-5.mp4"):
        (tmp_path / "videos" / name).touch()
    text = report(GOOD, MISSED, out=tmp_path).as_markdown()
    assert [line for line in text.splitlines() if line.startswith("- [")] == [
        "- [pick-5](videos/pick-5.mp4): success",
        "- [pick-7](videos/pick-7.mp4): failure",
    ]
    assert "None." in report(GOOD, out=tmp_path / "other").as_markdown()


def test_both_files_are_written_and_say_the_same(tmp_path):
    report(GOOD, MISSED, out=tmp_path, notes=("Interrupted.",)).write()
    data = json.loads((tmp_path / "results.json").read_text())
    assert data["tasks"]["pick"]["successes"] == data["all"]["successes"] == 1
    assert data["tasks"]["pick"]["failed_seeds"] == {"7": "skill"}
    assert data["notes"] == ["Interrupted."]
    assert "**Interrupted.**" in (tmp_path / "report.md").read_text()
