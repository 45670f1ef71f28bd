import json

import pytest
from typer.testing import CliRunner

from hcvla.cli.main import load
from hcvla.cli.tasks import UnknownTaskError, tasks
from hcvla.sim.predicates import Goal
from hcvla.sim.relations import PREDICATES
from hcvla.sim.scene_file import parse_scene
from hcvla.sim.tasks import TASKS


def output(*arguments):
    result = CliRunner().invoke(load("tasks"), list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_every_registered_task_is_listed():
    listed = json.loads(output("--json"))
    assert [task["name"] for task in listed] == list(TASKS)
    for name in TASKS:
        assert name in output()


def test_one_task_is_told_in_full_and_means_what_it_says():
    told = json.loads(output("swap", "--seed", "3", "--json"))
    assert told["sentence"] == TASKS["swap"].sentence(3)
    assert told["program"] == TASKS["swap"].program(3)
    scene = parse_scene(told["scene"])
    assert set(scene.names) == set(TASKS["swap"].scene(3).names)
    Goal.parse(told["goal"], scene.names)
    assert told["sentence"] in output("swap", "--seed", "3")


def test_the_language_of_goals_tells_every_predicate():
    told = output("--goals")
    assert all(f"{name}(" in told for name in PREDICATES)


def test_an_unknown_task_lists_those_there_are():
    with pytest.raises(UnknownTaskError, match="there is no task 'dance'; there are pick, place"):
        tasks("dance")
