"""On the running stack the policy may think at a server: calls stop when they must, and say so when the server goes."""

import subprocess
import sys
import threading

import pytest

from domains import reserve_domain
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.skills.diffusion.checkpoint import load_policy
from hcvla.skills.load import DIFFUSION, skills_folder
from hcvla.skills.remote.own_policy import PolicyService
from hcvla.skills.remote.server import PolicyServer
from running import RAN, outcome, running_stack, wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

LEFT, RIGHT = "move_to(Pose(0.5, 0.25, 0.3))", "move_to(Pose(0.5, -0.25, 0.3))"
REST_RAD_S = 0.02


class Served:
    """The policy that ships behind a server that can be held up, ended and started again at its port."""

    def __init__(self):
        self.service = PolicyService(load_policy(skills_folder(DIFFUSION), ROBOT_API))
        self.service.warm_up()
        self.go_on = threading.Event()
        self.go_on.set()
        self.asked = 0
        self.start(0)

    def start(self, port):
        self.server = PolicyServer(self.answer, self.service.metadata, port=port).__enter__()
        self.port = self.server.port

    def end(self):
        self.server.__exit__(None, None, None)

    def answer(self, message):
        self.asked += 1
        assert self.go_on.wait(60.0)
        return self.service.answer(message)


@pytest.fixture(scope="module")
def served():
    server = Served()
    yield server
    server.go_on.set()
    server.end()


@pytest.fixture(scope="module")
def stack(served, tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setenv("ROS_DOMAIN_ID", str(reserve_domain()))
    with running_stack(tmp_path_factory.mktemp("stack"), skills=f"ws://127.0.0.1:{served.port}") as running:
        yield running
    patch.undo()


def test_a_pick_is_thought_at_the_server_and_judged_here(stack, served):
    before = served.asked
    assert outcome(stack.run("pick(get_actor('red cube'))\nplace(free_space(get_actor('red cube')))")) is RAN
    assert served.asked > before + 10


def test_a_cancel_does_not_wait_for_the_server(stack, served):
    assert outcome(stack.run(RIGHT)) is RAN
    pending = stack.send(LEFT)
    assert stack.moved.wait(20.0)
    served.go_on.clear()
    result = pending.cancel()
    served.go_on.set()
    assert outcome(result) is Outcome.STOPPED
    wait_until(lambda: stack.speed() < REST_RAD_S, 0.3, "rest")


def test_a_server_that_says_nothing_ends_the_call_with_the_arm_at_rest(stack, served):
    assert outcome(stack.run(RIGHT)) is RAN
    pending = stack.send(LEFT)
    assert stack.moved.wait(20.0)
    served.go_on.clear()
    result = pending.wait(30.0)
    assert outcome(result) is Outcome.NODE_LOST
    assert f"policy server ws://127.0.0.1:{served.port} gave no answer in 2 s" in result.outcome.message
    assert stack.speed() < REST_RAD_S
    served.go_on.set()
    assert outcome(stack.run(LEFT)) is RAN


def test_a_server_that_is_gone_is_named_and_one_that_came_back_is_asked_again(stack, served):
    served.end()
    result = stack.run(RIGHT)
    assert outcome(result) is Outcome.NODE_LOST
    assert "cannot be reached (connection refused); is it running there?" in result.outcome.message
    served.start(served.port)
    assert outcome(stack.run(RIGHT)) is RAN


def test_no_server_at_the_start_ends_the_node_with_one_line(monkeypatch):
    monkeypatch.setenv("ROS_DOMAIN_ID", str(reserve_domain()))
    command = [sys.executable, "-m", "hcvla.nodes.skill_server", "--ros-args", "-p", "skills:=ws://127.0.0.1:9"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60.0, check=False)
    said = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert "policy server ws://127.0.0.1:9 cannot be reached (connection refused); is it running there?" in said
    assert "Traceback" not in said
