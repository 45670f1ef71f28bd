"""What a general model is shown at a key step."""

from dataclasses import replace

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.planner import PastStep, PlanRequest
from hcvla.planner.prompt import instructions, situation

CUBE = NamedObject("red cube", "red", "cube", Pose(0.512, -0.104, 0.02), (0.04, 0.04, 0.0404))
REQUEST = PlanRequest("lift it", None, [CUBE])


def test_the_first_key_step_shows_task_objects_and_an_empty_gripper():
    assert situation(REQUEST).splitlines() == [
        "Task: lift it",
        "Objects (x, y of the centre, and height, in metres):",
        "- red cube (0.51, -0.10), 0.040 high",
        "In the gripper: nothing",
        "Program so far: nothing yet",
        "Next lines:",
    ]


def test_what_is_only_remembered_is_marked():
    gone = replace(CUBE, visible=False)
    assert "- red cube (0.51, -0.10, remembered), 0.040 high" in situation(replace(REQUEST, objects=[gone]))


def test_where_things_stood_when_the_task_was_given_is_shown_of_those_that_moved():
    tray = replace(CUBE, name="green tray")
    moved = replace(CUBE, pose=CUBE.pose.moved(dx=-0.2))
    shown = situation(replace(REQUEST, objects=[moved, tray], start=[CUBE, tray])).splitlines()
    assert shown[2:7] == [
        "- red cube (0.31, -0.10), 0.040 high",
        "- green tray (0.51, -0.10), 0.040 high",
        "In the gripper: nothing",
        "Stood elsewhere when the task was given (x, y):",
        "- red cube (0.51, -0.10)",
    ]
    assert "elsewhere" not in situation(replace(REQUEST, start=[CUBE]))


def test_later_key_steps_show_the_lines_that_were_run_and_what_came_of_them():
    past = (
        PastStep("pick(get_actor('red cube'))", Verdict(Outcome.NOT_GRASPED, "it slipped")),
        PastStep("pick(get_actor('red cube'))", Verdict(Outcome.DONE, "held")),
    )
    shown = situation(replace(REQUEST, past=past, held="red cube", memory={"red cube": CUBE.pose}))
    assert "In the gripper: red cube" in shown
    assert "Keys of pose_dict: 'red cube'" in shown
    # Why something worked is of no use to the next line.
    assert shown.splitlines()[-5:] == [
        "pick(get_actor('red cube'))",
        f"# {Outcome.NOT_GRASPED.label}: it slipped",
        "pick(get_actor('red cube'))",
        f"# {Outcome.DONE.label}",
        "Next lines:",
    ]


def test_errors_of_an_answer_are_shown_to_whoever_repairs_it():
    shown = situation(replace(REQUEST, errors=("line 1: no function 'fly'",))).splitlines()
    assert shown[-3:] == ["Your last answer was wrong; correct it:", "line 1: no function 'fly'", "Next lines:"]


def test_the_instructions_name_every_function_and_every_refusal():
    told = instructions(ROBOT_API)
    assert all(f"{name}(" in told for name in ROBOT_API)
    assert "refuse('not there')" in told
    assert "done()" in told
