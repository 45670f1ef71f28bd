"""What an evaluation refuses before anything starts, and with what a resumed one may not be mixed."""

import json
from dataclasses import replace

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.evaluation.request import BadRequestError, EvaluationRequest, write_text


@pytest.fixture
def asked(tmp_path):
    return EvaluationRequest(out=tmp_path / "out", suite="pick", episodes=2, perception="privileged", video=False)


def test_a_request_claims_its_folder_and_writes_its_settings_first(asked):
    asked.begin()
    settings = json.loads((asked.out / "settings.json").read_text())
    assert settings == {
        "planner": "oracle",
        "skills": "oracle",
        "perception": "privileged",
        "split": None,
        "seed": 0,
        "max_steps": 0,
    }
    assert not (asked.out / "videos").exists()
    replace(asked, video=True).begin()
    assert (asked.out / "videos").is_dir()


def test_more_episodes_and_other_tasks_may_be_added_and_workers_do_not_matter(asked):
    asked.begin()
    asked.episodes_file.touch()
    replace(asked, resume=True, episodes=9, suite="pick,place", workers=2).begin()


@pytest.mark.parametrize("content", ["", "[1]", "7", "{", "null"])
def test_settings_that_cannot_be_read_are_one_line(asked, content):
    asked.begin()
    asked.episodes_file.touch()
    (asked.out / "settings.json").write_text(content)
    with pytest.raises(BadRequestError, match=r"settings\.json cannot be read .*choose another folder") as refused:
        replace(asked, resume=True).begin()
    assert "\n" not in str(refused.value)


def test_a_folder_that_was_never_begun_may_be_resumed_into(asked):
    replace(asked, resume=True).begin()
    assert (asked.out / "settings.json").exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"perception": "lidar"}, "perception is 'lidar'; expected rgbd or privileged"),
        (
            {"perturbation": "earthquake"},
            "no disturbance 'earthquake'; there are object_moved, grasp_slipped, arm_nudged, support_moved, ",
        ),
        ({"memory": "some"}, "memory is 'some', expected full, code, none"),
        ({"max_steps": -1}, "max-steps is -1, expected 0 or more"),
        ({"suite": ""}, "no task or suite ''"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_no_folder_is_made(asked, changes, message):
    with pytest.raises(HcvlaError, match=message):
        replace(asked, **changes).begin()
    assert not asked.out.exists()


def test_seeds_count_on_from_the_first(asked):
    assert list(replace(asked, seed=30, episodes=3).seeds) == [30, 31, 32]


def test_the_command_quotes_what_a_shell_would_take_apart(asked, tmp_path):
    command = replace(
        asked, out=tmp_path / "my runs", perturbation="arm_nudged", memory="code", config_file="lab.yaml"
    ).command
    assert f"--out '{tmp_path}/my runs'" in command
    assert command.endswith("--perturbation arm_nudged --memory code --config lab.yaml --no-video")


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(BadRequestError, match=r"report\.md cannot be written: No such file or directory"):
        write_text(tmp_path / "gone" / "report.md", "text")
