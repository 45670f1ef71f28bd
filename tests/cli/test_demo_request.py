"""A demo's request is completed and checked before a node starts; what the demo says in the end."""

import io
import json

import pytest
from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import SubtaskEvent
from rich.console import Console

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.cli.demo import DemoRequest, _conclude, prepare, result_json
from hcvla.cli.main import main
from hcvla.nodes.messages.conversions import outcome_to_msg
from hcvla.sim.scene_file import scene_text
from hcvla.sim.standard import standard_scene
from hcvla.tasks.registry import TASKS

pytestmark = pytest.mark.ros


def test_a_sentence_is_about_the_standard_table_and_has_no_goal_of_its_own():
    plan = prepare(DemoRequest(task="lift the red cube", seed=4))
    assert (plan.sentence, plan.goal, plan.program) == ("lift the red cube", "", "")
    assert plan.scene == standard_scene(4)


def test_the_name_of_a_task_stands_for_its_scene_its_plainest_words_and_its_goal():
    plan, episode = prepare(DemoRequest(task="swap", seed=2)), TASKS["swap"].episode(2, "all")
    assert (plan.sentence, plan.scene, plan.goal) == (episode.sentence, episode.scene, episode.goal)


def test_a_goal_that_is_given_replaces_the_task_s_own():
    names = prepare(DemoRequest(task="pick")).scene.names
    goal = f"on({names[0]!r}, {names[-1]!r})"
    assert prepare(DemoRequest(task="pick", goal=goal)).goal == goal


def test_a_scene_file_replaces_the_table(tmp_path):
    scene = TASKS["push"].scene(1)
    file = tmp_path / "scene.yaml"
    file.write_text(scene_text(scene))
    assert prepare(DemoRequest(task="lift it", scene=str(file))).scene.names == scene.names


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"task": "lift it", "goal": "held('pink elephant')"}, "'pink elephant'"),
        ({"task": "lift it", "goal": "on('red cube'"}, "goal"),
        ({"task": "lift it", "scene": "no/such.yaml"}, "no/such.yaml"),
    ],
)
def test_a_bad_goal_or_scene_ends_in_one_line_before_anything_is_written(
    tmp_path, capfd, monkeypatch, request_, message
):
    for name in ("TASK", "SEED", "SCENE", "GOAL", "OUT", "PLANNER", "CONFIG", "SKILLS"):
        monkeypatch.delenv(name, raising=False)
    options = [word for name, value in request_.items() for word in (f"--{name}", value)]
    assert main(["demo", "--out", str(tmp_path / "out"), *options]) == 1
    error = capfd.readouterr().err
    assert error.startswith("hcvla: ")
    assert error.count("\n") == 1
    assert message in error
    assert not (tmp_path / "out").exists()


def test_a_program_that_is_not_there_is_named(tmp_path, capfd):
    assert main(["demo", "--out", str(tmp_path / "out"), "--program", str(tmp_path / "gone.py")]) == 1
    assert capfd.readouterr().err == f"hcvla: no file '{tmp_path / 'gone.py'}'\n"
    assert not (tmp_path / "out").exists()


def result(outcome="DONE", holds=True, goal="held('red cube')", known=""):
    message = ExecuteTask.Result(
        program="pick(get_actor('red cube'))", goal=goal, wall_seconds=12.3456, robot_seconds=8.0
    )
    message.outcome = outcome_to_msg(Verdict(Outcome[outcome], "as it is"))
    event = SubtaskEvent(label="pick(actor=get_actor('red cube'))", line=1, duration=7.1234)
    event.outcome = outcome_to_msg(Verdict(Outcome.DONE))
    message.trace = [event]
    plan = prepare(DemoRequest(task="lift the red cube", goal=known))
    return result_json(plan, 3, message, holds)


@pytest.mark.parametrize(
    ("outcome", "holds", "success"),
    [
        ("DONE", True, True),
        ("DONE", None, True),  # no one knows a goal: the verdict stands
        ("DONE", False, False),  # it was seen to hold and does not
        ("DONE_UNVERIFIED", True, False),
        ("GOAL_NOT_MET", True, False),
    ],
)
def test_success_needs_the_verdict_and_where_it_is_known_the_truth(outcome, holds, success):
    assert result(outcome, holds)["success"] is success


def test_a_result_holds_every_subtask_with_its_verdict_and_times_to_the_millisecond():
    found = result()
    assert found["subtasks"] == [
        {
            "call": "pick(actor=get_actor('red cube'))",
            "line": 1,
            "verdict": "done",
            "message": "",
            "seconds": 7.123,
        }
    ]
    assert (found["wall_seconds"], found["simulated_seconds"], found["seed"]) == (12.346, 8.0, 3)


def test_the_goal_of_a_result_is_the_one_that_was_tested():
    known = "held('red cube')"
    assert result(goal="on('red cube', 'green tray')", known=known)["goal"].startswith("on(")
    assert result(goal="", known=known)["goal"] == known
    assert result(goal="")["goal"] is None


@pytest.mark.parametrize(("outcome", "status", "words"), [("DONE", 0, "success; "), ("GOAL_NOT_MET", 1, "failure; ")])
def test_a_demo_ends_with_its_files_and_the_status_of_its_success(tmp_path, outcome, status, words):
    shown = Console(file=io.StringIO(), width=200, highlight=False)
    found = result(outcome, status == 0)
    assert _conclude(found, tmp_path, shown) == status
    assert json.loads((tmp_path / "result.json").read_text()) == found
    assert (tmp_path / "program.py").read_text() == "pick(get_actor('red cube'))\n"
    seen, truth, last = shown.file.getvalue().splitlines()
    assert seen.startswith("goal, as it is seen: held('red cube'): ")
    assert truth.endswith("holds" if status == 0 else "does NOT hold")
    assert last.startswith(words)
