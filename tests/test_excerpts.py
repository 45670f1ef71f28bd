"""No message repeats more than 200 characters of what someone sent, whichever door it came in by."""

import pytest

from hcvla.api.errors import HcvlaError, unknown
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.configuration.settings import with_values
from hcvla.executor.request import TaskRequest
from hcvla.goals.goal import Goal
from hcvla.memory.journal import answer_record
from hcvla.memory.store import MemoryStore
from hcvla.nodes.bringup.arguments import check_arguments
from hcvla.nodes.bringup.namespace import check_namespace
from hcvla.planner.load import check_planner
from hcvla.robots.limits import SIM_LIMITS
from hcvla.sandbox.check import check_program
from hcvla.sim.scene_file import parse_scene
from hcvla.skills.load import check_skills
from hcvla.world.lookup import find_object

LONG = "x" * 5000
CUBE = NamedObject("red cube", "red", "cube", Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04))
SCENE = "objects: [{{color: red, shape: cube, x: 0.5, y: 0, {}: {}}}]"

DOORS = {
    "task": lambda: TaskRequest(task=LONG).checked(2000),
    "resume": lambda: TaskRequest(resume=LONG).checked(2000),
    "task with a control character": lambda: TaskRequest(task="\0" + LONG).checked(9000),
    "goal that does not parse": lambda: Goal.parse(f"on({LONG}"),
    "goal of another word": lambda: Goal.parse(f"{LONG}('a', 'b')"),
    "goal with a long name": lambda: Goal.parse(f"on('{LONG}', '{LONG}')"),
    "goal that is no condition": lambda: Goal.parse(f"'{LONG}'"),
    "object": lambda: find_object(LONG, [CUBE]),
    "function": lambda: ROBOT_API[LONG],
    "argument's name": lambda: ROBOT_API["pick"].bind(**{LONG: 1}),
    "argument": lambda: ROBOT_API["move_to"].bind(LONG),
    "program's variable": lambda: check_program(LONG, ROBOT_API, ["red cube"]),
    "program's object": lambda: check_program(f"pick(get_actor('{LONG}'))", ROBOT_API, ["red cube"]),
    "program's import": lambda: check_program(f"import {LONG}", ROBOT_API, ["red cube"]),
    "program's function": lambda: check_program(f"{LONG}()", ROBOT_API, ["red cube"]),
    "program's memory": lambda: check_program(f"place(pose_dict['{LONG}'])", ROBOT_API, ["red cube"], remembered=[]),
    "program's syntax": lambda: check_program(f"pick('{LONG}'", ROBOT_API, ["red cube"]),
    "memory's task": lambda: MemoryStore().read_poses(LONG),
    "scene's key": lambda: parse_scene(f"{LONG}: 1\nobjects: [1]"),
    "scene's value": lambda: parse_scene(SCENE.format("yaw_deg", LONG)),
    "scene's name": lambda: parse_scene(SCENE.format("name", LONG)),
    "scene's color": lambda: parse_scene(SCENE.format("z", 1).replace("red", LONG)),
    "parameter": lambda: with_values(SIM_LIMITS, {LONG: 1.0}, "guard"),
    "parameter's value": lambda: with_values(SIM_LIMITS, {"watchdog_sec": LONG}, "guard"),
    "bring-up's argument": lambda: check_arguments({LONG: "1"}),
    "bring-up's value": lambda: check_arguments({"clock": LONG}),
    "namespace": lambda: check_namespace(LONG),
    "planner": lambda: check_planner(LONG),
    "skills": lambda: check_skills(LONG),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_message_repeats_at_most_200_characters(door):
    with pytest.raises(HcvlaError) as caught:
        DOORS[door]()
    message = str(caught.value)
    assert "x" * 201 not in message, message[:300]
    assert len(message) < 1500


def test_what_memory_answers_repeats_no_more():
    with MemoryStore() as store:
        assert "x" * 201 not in answer_record(store, LONG)
        assert "x" * 201 not in answer_record(store, f'{{"kind": "{LONG}"}}')


def test_an_unknown_word_is_cut_too():
    assert len(unknown("key", LONG, ["a"], "scene")) < 300
