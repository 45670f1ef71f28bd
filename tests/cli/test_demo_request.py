"""A demo's request is completed and checked before a node starts."""

import pytest

from hcvla.cli import demo
from hcvla.cli.demo import DEFAULT_TASK, DemoRequest, prepare
from hcvla.cli.main import main
from hcvla.sim.scene_file import scene_text
from hcvla.sim.standard import standard_scene
from hcvla.tasks.registry import TASKS

pytestmark = pytest.mark.ros


def test_a_sentence_is_about_the_standard_table_and_has_no_goal_of_its_own():
    plan = prepare(DemoRequest(task="lift the red cube", seed=4))
    assert (plan.sentence, plan.goal, plan.program) == ("lift the red cube", "", "")
    assert plan.scene == standard_scene(4)


def test_without_a_sentence_the_default_one_is_sent_but_not_with_a_program_which_may_do_something_else():
    assert prepare(DemoRequest()).sentence == DEFAULT_TASK
    assert prepare(DemoRequest(program="go_home()")).sentence == ""
    assert prepare(DemoRequest(task="go home", program="go_home()")).sentence == "go home"


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
        ({"task": "stak2"}, "there is no task 'stak2'; did you mean 'stack2'?"),
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


def no_file(path):
    return f"hcvla: no file '{path}'; expected a program, such as OUT/program.py of hcvla demo\n"


def test_a_sentence_may_stand_alone_as_with_the_other_verbs_and_counts_before_the_environment(monkeypatch):
    requests = []
    monkeypatch.setenv("TASK", "go home")
    monkeypatch.setattr(demo, "run_demo", lambda request: requests.append(request) or 0)
    assert main(["demo", "pick up the red cube", "--seed", "3"]) == 0
    assert main(["demo"]) == 0
    assert [(request.task, request.seed) for request in requests] == [("pick up the red cube", 3), ("go home", 0)]


def test_a_program_that_is_not_there_is_named(tmp_path, capfd):
    assert main(["demo", "--out", str(tmp_path / "out"), "--program", str(tmp_path / "gone.py")]) == 1
    assert capfd.readouterr().err == no_file(tmp_path / "gone.py")
    assert not (tmp_path / "out").exists()


def test_a_program_that_is_not_there_is_named_for_a_running_stack_too(tmp_path, capfd):
    assert main(["task", "--program", str(tmp_path / "gone.py")]) == 1
    assert capfd.readouterr().err == no_file(tmp_path / "gone.py")
