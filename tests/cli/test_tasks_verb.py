import json

import cv2
import pytest
from typer.testing import CliRunner

from hcvla.cli.main import load
from hcvla.cli.tasks import JsonFileError, tasks
from hcvla.goals.goal import Goal
from hcvla.goals.language import PREDICATES
from hcvla.sim.scene_file import parse_scene
from hcvla.tasks.gallery import TILE
from hcvla.tasks.registry import TASKS, UnknownTaskError


def output(*arguments):
    result = CliRunner().invoke(load("tasks"), list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_every_registered_task_is_listed():
    listed = json.loads(output("--json", "-"))
    assert [task["name"] for task in listed] == list(TASKS)
    assert all(task["needs_memory"] == bool(task["memory"]) for task in listed)
    for name in TASKS:
        assert name in output()


def test_one_task_is_reported_in_full_and_means_what_it_says():
    told = json.loads(output("swap", "--seed", "3", "--json", "-"))
    assert told["sentence"] == TASKS["swap"].sentence(3)
    assert told["program"] == TASKS["swap"].program(3)
    scene = parse_scene(told["scene"])
    assert set(scene.names) == set(TASKS["swap"].scene(3).names)
    Goal.parse(told["goal"], scene.names)
    assert told["sentence"] in output("swap", "--seed", "3")


def test_the_language_of_goals_says_every_predicate():
    told = output("--goals")
    assert all(f"{name}(" in told for name in PREDICATES)


def test_an_unknown_task_lists_those_there_are():
    with pytest.raises(UnknownTaskError, match=r"there is no task 'juggle'; there are .*pick"):
        tasks("juggle")


def test_the_list_goes_to_a_file(tmp_path):
    file = tmp_path / "tasks.json"
    output("--json", str(file))
    assert [task["name"] for task in json.loads(file.read_text())] == list(TASKS)


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(JsonFileError, match=r"cannot be written to .*no_folder"):
        tasks("pick", as_json=tmp_path / "no_folder" / "tasks.json")


def test_the_gallery_shows_a_task_as_the_camera_sees_it(tmp_path):
    file = tmp_path / "pictures" / "gallery.png"
    output("pick", "--gallery", str(file))
    image = cv2.imread(str(file))
    assert image.shape[:2] == (TILE[1] + 92, TILE[0])
    # A scene above, and dark letters on white below.
    assert image[: TILE[1]].std() > 20
    assert image[TILE[1] :].min() < 100
    assert image[TILE[1] :].mean() > 200
