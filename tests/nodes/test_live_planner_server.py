"""A running stack whose planner is someone's server: what it answers badly moves nothing and ends no node."""

import subprocess
import sys

import pytest

from chat_server import ChatServer, breaks_off
from hcvla.api.outcomes import Outcome
from running import outcome, planning

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300), pytest.mark.usefixtures("home_again")]

HOLDS, PICK = "held('green cube')", "pick(get_actor('green cube'))"
DRAFT = "<think>\nFirst I thought of\n```python\npick(get_actor('red cube'))\n```\nbut no.\n</think>\n"


@pytest.fixture(scope="module")
def server(stack, tmp_path_factory):
    """Return the server that the stack's planner uses."""
    with ChatServer() as server, planning(stack, tmp_path_factory.mktemp("planner"), f"{server.url}#big-vlm"):
        yield server


@pytest.fixture
def run(stack, server):
    """Return what has a green cube picked by a server's answers: lines, goal, further lines."""

    def run(*answers):
        server.answers[:] = answers
        return stack.run(task="pick up the green cube")

    stack.reset_scene()
    return run


def labels(result):
    return [event.label for event in result.trace]


def test_answers_that_break_off_end_the_task_with_the_server_s_address_no_node_and_no_grasp(stack, server, run):
    result = run(PICK, HOLDS, *[breaks_off] * 3)
    assert outcome(result) is Outcome.PLANNER_FAILED
    assert f"the planner server {server.url}/v1 cannot be asked" in result.outcome.message
    stack.ready()
    server.answers[:] = ["done()", HOLDS]
    assert outcome(stack.run(task="pick up the green cube")) is Outcome.DONE


def test_of_a_draft_in_a_thought_and_an_answer_the_answer_is_carried_out(run):
    result = run(f"{DRAFT}```python\n{PICK}\n```", HOLDS, "done()")
    assert outcome(result) is Outcome.DONE, result.outcome.message
    assert labels(result) == ["pick(actor=get_actor('green cube'))"]


def test_lines_that_come_with_done_are_carried_out_before_it_is_believed(run):
    result = run(f"go_home()\n{PICK}\ndone()", HOLDS, "done()")
    assert outcome(result) is Outcome.DONE, result.outcome.message
    assert labels(result) == ["go_home()", "pick(actor=get_actor('green cube'))"]


def test_done_without_a_line_is_no_success_and_moves_nothing(stack, run):
    result = run("done()", HOLDS, *["done()"] * 4)
    assert outcome(result) is Outcome.GOAL_NOT_MET
    assert result.outcome.message
    assert not stack.moved.is_set()


@pytest.mark.parametrize(("typed", "status", "last"), [("y\n", 0, "done"), ("n\n", 1, "stopped"), ("", 1, "stopped")])
@pytest.mark.usefixtures("run")
def test_a_task_to_be_confirmed_moves_only_after_a_yes(stack, server, typed, status, last):
    server.answers[:] = [PICK, HOLDS, "done()"]
    stack.moved.clear()
    command = [sys.executable, "-m", "hcvla.cli.main", "task", "pick up the green cube", "--confirm"]
    ended = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == status, ended.stdout
    assert "goal: the gripper holds the green cube" in ended.stdout
    assert f"] {last}: " in ended.stdout.splitlines()[-1]
    assert stack.moved.is_set() is (status == 0)


@pytest.mark.parametrize(
    ("answers", "status", "words"),
    [
        ((PICK, HOLDS, "done()"), 0, "done: the planner says done after 1 subtask, and the goal is seen to hold"),
        (("go_home()", HOLDS, *["done()"] * 2), 1, "goal not met"),
        (("go_home()", "none()", "done()"), 1, "done unverified"),
    ],
    ids=["done", "not met", "unverified"],
)
@pytest.mark.usefixtures("run")
def test_the_command_line_s_status_is_0_only_for_a_goal_that_is_seen_to_hold(server, answers, status, words):
    server.answers[:] = answers
    command = [sys.executable, "-m", "hcvla.cli.main", "task", "pick up the green cube"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == status, ended.stdout
    assert words in ended.stdout.splitlines()[-1]
    assert "Traceback" not in ended.stderr
